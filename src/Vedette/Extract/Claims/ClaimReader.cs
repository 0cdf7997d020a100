using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// From attributions to claims: each proposition of each content, with its speaker, relay, act, polarity, certainty, condition and occasion;
/// and what the author asserts in the text's own voice.
/// </summary>
public sealed class ClaimReader(SpeechReader speech, CueLexicon lexicon, Gazetteer gazetteer)
{
    private const int ShortestAssertion = 4;

    /// <summary>Cues for what is made known by conduct as well as by words.</summary>
    private static readonly string[] Signalling = ["signal", "signals", "signaled", "signalled", "signaling", "signalling", "hint", "hints", "hinted", "hinting", "reveal", "reveals", "revealed", "revealing", "indicate", "indicates", "indicated", "indicating"];
    private readonly CueLexicon lexicon = lexicon;
    private readonly Gazetteer gazetteer = gazetteer;
    private readonly OfficeRoles offices = new(new Offices());
    private readonly GivenNames given = new();
    private readonly HashSet<string> countries = gazetteer.Countries.Values.ToHashSet(StringComparer.Ordinal);
    private readonly CertaintyReader certainty = new();
    private readonly Maker maker = new("claims", "1");

    /// <summary>The document's claims in the order of the text.</summary>
    public ImmutableArray<Claim> Read(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times)
    {
        var utterances = speech.Read(document.Text, sentences);
        var reading = new OneDocument(this, document, sentences, names, times);
        return reading.Claims(utterances);
    }

    /// <summary>The state of reading one document: who spoke last and on what occasion.</summary>
    private sealed class OneDocument(ClaimReader reader, Document document, ImmutableArray<Sentence> sentences, ImmutableArray<Name> names, ImmutableArray<TimeExpression> times)
    {
        private readonly SpeakerResolver speakers = new(document, sentences, names, reader.lexicon, reader.gazetteer, reader.offices, reader.given);
        private readonly Occasions occasions = new(document, names, times);
        private readonly ImmutableArray<TextSpan> quotations = Quotations.Find(document.Text);
        private readonly List<Claim> claims = [];
        private readonly HashSet<ClaimId> seen = [];
        private bool isEcho;

        public ImmutableArray<Claim> Claims(ImmutableArray<Utterance> utterances)
        {
            var bySentence = utterances.Where(u => u.Act is not SpeechAct.Hold).ToLookup(u => u.Sentence);
            for (int i = 0; i < sentences.Length; i++)
            {
                if (sentences[i].Count == 0) continue;
                var tree = new Tree(document.Text, sentences[i]);
                var here = bySentence[i].OrderBy(u => u.CueToken).ToArray();
                // A headline that echoes in the text says something, though not the same thing twice; other furniture does not.
                if (document.Furniture.Any(f => f.Span.Overlaps(sentences[i].Words) && f.Kind != "headline_echo")) continue;
                isEcho = document.IsFurniture(sentences[i].Words);
                if (here.Length > 0) FromSpeech(tree, here);
                if (!document.IsFurniture(sentences[i].Words)) FromAuthor(tree, here);
                speakers.Pass(tree);
            }
            claims.Sort((a, b) => a.Content[0].CompareTo(b.Content[0]));
            return Answering.Link(document.Text, claims);
        }

        private void FromSpeech(Tree tree, Utterance[] utterances)
        {
            var spoken = utterances.Select(u => (Utterance: u, Speaker: speakers.Resolve(tree, u))).ToArray();
            foreach (var (utterance, speaker) in spoken)
            {
                var carriers = spoken.Where(o => !ReferenceEquals(o.Utterance, utterance) && Carries(tree, o.Utterance, utterance)).ToArray();
                bool carries = IsCarrier(tree, utterance, speaker);
                if (carries && spoken.Any(o => !ReferenceEquals(o.Utterance, utterance) && Carries(tree, utterance, o.Utterance) && !IsTold(tree, o.Utterance, o.Speaker))) continue;
                if (carriers.Length > 0 && IsTold(tree, utterance, speaker)) continue;
                if (carries && !utterance.Cited && spoken.Any(o => o.Utterance.Cited && o.Utterance.Content.SequenceEqual(utterance.Content))) continue;
                if (carriers.Length > 0 && IsSupposed(tree, utterance)) continue;
                if (carriers.Any(c => IsSelf(tree, c.Speaker, utterance, speaker))) continue;
                // "She added that assessments indicate that …": she says it, as sure as the document makes it.
                var named = carriers.FirstOrDefault(c => c.Speaker.Type is SpeakerType.Named);
                if (speaker.Type is SpeakerType.Document && named.Utterance is not null)
                {
                    Add(tree, utterance, named.Speaker, [], []);
                    continue;
                }
                if (spoken.Any(o => o.Speaker.Type is SpeakerType.Document && speaker.Type is SpeakerType.Named && !ReferenceEquals(o.Utterance, utterance) && Carries(tree, utterance, o.Utterance))) continue;
                var relay = ImmutableArray.CreateBuilder<string>();
                foreach (var carrier in carriers)
                    if (carrier.Speaker.Name is { } name && name != speaker.Name && !reader.countries.Contains(name) && !relay.Contains(name)) relay.Add(name);
                if (utterance.Cited && spoken.FirstOrDefault(o => !o.Utterance.Cited && o.Utterance.Content.SequenceEqual(utterance.Content)).Speaker.Name is { } citing && !relay.Contains(citing)) relay.Add(citing);
                foreach (int carrier in utterance.CarrierTokens)
                    if (OutletAt(tree, carrier) is { } outlet && !relay.Contains(outlet)) relay.Add(outlet);
                if (utterance.AddresseeToken >= 0 && OutletAt(tree, utterance.AddresseeToken) is { } hearer && !relay.Contains(hearer)) relay.Add(hearer);
                Add(tree, utterance, speaker, relay.ToImmutable(), utterances.Where(o => o.CueToken >= 0 && o.CueToken != utterance.CueToken && tree.Is(o.CueToken, "according") && utterance.Content.Any(c => c.Contains(tree[o.CueToken].Span))));
            }
        }

        /// <summary>Whether the inner utterance stands in the content of the outer one.</summary>
        private static bool Carries(Tree tree, Utterance outer, Utterance inner) =>
            inner.CueToken >= 0 && outer.Content.Any(c => c.Contains(tree[inner.CueToken].Span))
            && (outer.CueToken < 0 || !inner.Content.Any(c => c.Contains(tree[outer.CueToken].Span)) || outer.CueToken < inner.CueToken);

        /// <summary>An outlet or an "according to" that only passes on what another says.</summary>
        private bool IsCarrier(Tree tree, Utterance utterance, Speaker speaker) =>
            (utterance.SourceToken >= 0 && Outlets.NameAt(tree, utterance.SourceToken) is not null && utterance.Act is SpeechAct.Say or SpeechAct.Report) ||
            (speaker.Type is SpeakerType.Organisation && speaker.Country is null && utterance.Act is SpeechAct.Say or SpeechAct.Report && utterance.SourceToken >= 0 && reader.lexicon.Speaker(tree.Word(utterance.SourceToken)) is SpeakerSort.None or SpeakerSort.Body && tree[utterance.SourceToken].Tag is PartOfSpeech.Propn) ||
            (utterance.Act is SpeechAct.Report && (speaker.Type is SpeakerType.Organisation or SpeakerType.Document || (speaker.Type is SpeakerType.Unnamed && utterance.SourceToken >= 0 && tree[utterance.SourceToken].Tag is PartOfSpeech.Propn)))
            || (speaker.Type is SpeakerType.Organisation && utterance.SourceToken >= 0 && names.Any(n => n.Kind is EntityKind.Organisation && n.Span.Overlaps(tree[utterance.SourceToken].Span)) && speaker.Country is null);

        /// <summary>"A cable shows that Norway has asked for ships", "has signalled that it will": what a state did by saying it is what is told, and no words of its own are passed on.</summary>
        private static bool IsTold(Tree tree, Utterance inner, Speaker speaker) =>
            !inner.Direct && speaker is { Type: SpeakerType.Organisation, Country: not null } && inner.CueToken >= 0
            && (inner.Act is SpeechAct.Request or SpeechAct.Promise || tree.IsAny(inner.CueToken, Signalling));

        /// <summary>"Orsk said that Vale would tell her": Vale has said nothing yet.</summary>
        private static bool IsSupposed(Tree tree, Utterance utterance)
        {
            if (utterance.Negated) return false;
            for (int verb = utterance.CueToken, steps = 0; verb >= 0 && steps < 3; verb = tree[verb].Head, steps++)
            {
                if (tree.Children(verb).Any(c => tree[c].Relation is Relation.Aux && tree.IsAny(c, "would", "could", "might", "may", "will", "shall", "should"))) return true;
                if (tree[verb].Relation is not (Relation.Conj or Relation.Xcomp) || tree.Child(verb, Relation.Nsubj, Relation.Nsubj_pass) >= 0) return false;
            }
            return false;
        }

        /// <summary>"Officials said they believed": one saying, not two.</summary>
        private static bool IsSelf(Tree tree, Speaker outer, Utterance inner, Speaker speaker) =>
            inner.SourceToken < 0 || (outer.Name == speaker.Name && tree[inner.SourceToken].Tag is PartOfSpeech.Pron);

        /// <summary>"told CNN", "quoted by the Herald": the outlet that heard it carries it; null for a hearer of another sort.</summary>
        private string? OutletAt(Tree tree, int token)
        {
            // "the state news agency TASS".
            if (tree[token].Tag is PartOfSpeech.Noun && tree.Child(token, Relation.Appos, Relation.Flat) is >= 0 and var called && tree[called].Tag is PartOfSpeech.Propn) token = called;
            var name = names.FirstOrDefault(n => n.Span.Overlaps(tree[token].Span));
            if (name is { Kind: EntityKind.Organisation } && reader.gazetteer.Find(name.Canonical)?.Sort is null or OrganisationSort.Agency or OrganisationSort.Outlet) return name.Canonical;
            return Outlets.NameAt(tree, token);
        }

        private static IEnumerable<TextSpan> Less(TextSpan content, TextSpan hole)
        {
            if (!content.Overlaps(hole)) return [content];
            return new[] { new TextSpan(content.Start, Math.Max(content.Start, hole.Start)), new TextSpan(Math.Min(content.End, hole.End), content.End) }.Where(part => part.Length > 1);
        }

        private void Add(Tree tree, Utterance utterance, Speaker speaker, ImmutableArray<string> relay, IEnumerable<Utterance> within)
        {
            // "said that, according to the ledger, …": who carried it is no part of what is said.
            foreach (var inner in within)
                utterance = utterance with { Content = [.. utterance.Content.SelectMany(c => Less(c, inner.Cue[0].Cover(inner.Source.IsEmpty ? inner.Cue[0] : inner.Source[^1])))] };
            var occasion = occasions.Of(tree, utterance, speaker.Name);
            var first = default(Hedged);
            foreach (var proposition in ContentSplitter.Split(tree, utterance.Content, utterance.Direct))
            {
                if (utterance.Nominal && utterance.Act is not (SpeechAct.Deny or SpeechAct.Request) && (IsBareName(proposition.Spans) || IsOneWord(proposition.Spans))) continue;
                var hedged = reader.certainty.Read(tree, proposition, utterance.Nominal);
                // "could offer fuel and send troops": a coordinated verb without a subject of its own shares the modal.
                if (!hedged.IsMarked && first.IsMarked && proposition.Head >= 0 && tree[proposition.Head].Relation is Relation.Conj && tree.Child(proposition.Head, Relation.Nsubj, Relation.Nsubj_pass) < 0) hedged = first;
                if (first.Words.IsDefault) first = hedged;
                var (sure, words, likelihood) = CertaintyOf(tree, utterance, proposition, hedged);
                bool direct = utterance.Direct || QuotesMainWord(tree, proposition);
                var kind = ActOf(tree, utterance, proposition, sure, direct);
                if (kind is ClaimKind.Question) (sure, words, likelihood) = (Certainty.Unknown, [], null);
                Keep(new Claim
                {
                    Id = default,
                    Document = document.Id,
                    Source = utterance.Source,
                    Cue = utterance.Cue,
                    Content = proposition.Spans,
                    Speaker = speaker.Name,
                    SpeakerCountry = speaker.Country,
                    SpeakerType = speaker.Type,
                    Relay = relay,
                    Kind = kind,
                    Direct = direct,
                    Polarity = IsNegative(tree, utterance, proposition, sure, words) ? Polarity.Negative : Polarity.Positive,
                    Certainty = sure,
                    CertaintyWords = words,
                    Likelihood = likelihood,
                    Condition = Without(proposition.Condition, utterance) ?? ConditionOf(tree, utterance),
                    Said = occasion.Said,
                    Venue = occasion.Venue,
                    Reasons = [new Reason("cue", utterance.Cue.IsEmpty ? "goes on with the speaker before" : utterance.Cue[0].Of(document.Text), utterance.Cue.IsEmpty ? null : new Quote(document.Id, utterance.Cue[0])), .. speaker.Grounds],
                    MadeBy = reader.maker,
                });
            }
        }

        /// <summary>A condition at the end of what is said must not swallow the words that say who said it.</summary>
        private TextSpan? Without(TextSpan? condition, Utterance utterance)
        {
            if (condition is not { } span) return null;
            foreach (var words in utterance.Source.Concat(utterance.Cue))
                if (span.Overlaps(words)) span = words.Start > span.Start ? new TextSpan(span.Start, words.Start) : span;
            int end = span.End;
            while (end > span.Start && document.Text[end - 1] is ' ' or ',' or '\n') end--;
            return end > span.Start ? new(span.Start, end) : null;
        }

        private bool IsOneWord(ImmutableArray<TextSpan> content) => content.Length == 1 && content[0].In(document.Text).IndexOf(' ') < 0;

        /// <summary>"told President Holm": a person alone is nothing said.</summary>
        private bool IsBareName(ImmutableArray<TextSpan> content) =>
            content.Length == 1 && names.Any(n => n.Kind is EntityKind.Person && content[0].Contains(n.Span) && content[0].Length < n.Span.Length + 20);

        private static TextSpan? ConditionOf(Tree tree, Utterance utterance) =>
            utterance.CueToken >= 0 && Conditions.Of(tree, utterance.CueToken, new(0, tree.Count)) is { } range && tree.Spans(range) is [var span, ..] ? span : null;

        /// <summary>"said the talks were “a waste of paper”": the speaker's own words carry the proposition, also where they are but a part of it. A doubted name for a thing does not.</summary>
        private bool QuotesMainWord(Tree tree, Proposition proposition)
        {
            if (proposition.Head < 0) return false;
            var head = tree[proposition.Head].Span;
            foreach (var quotation in quotations)
            {
                if (quotation.Start > head.Start) break;
                if (quotation.Contains(head)) return quotation.In(document.Text).Trim().IndexOf(' ') > 0;
            }
            return false;
        }

        private static Hedged CertaintyOf(Tree tree, Utterance utterance, Proposition proposition, Hedged hedged)
        {
            // "did not deny", "did not rule out": left open. "does not believe": held unlikely.
            if (utterance.Negated && utterance.Act is SpeechAct.Deny) return new(Certainty.Possible, utterance.Cue);
            if (utterance.Negated && IsBelief(utterance)) return new(Certainty.Unlikely, utterance.Cue);
            if (utterance.Act is SpeechAct.Refuse) return new(Certainty.Unknown, []);
            if (utterance.Act is SpeechAct.Ask) return new(Certainty.Unknown, []);
            if (utterance.Negated) return new(Certainty.Unknown, utterance.Cue);
            if (hedged.IsMarked && !Yields(tree, utterance, hedged)) return hedged;
            if (SupposedBy(tree, utterance, proposition) is { } would) return new(Certainty.Probable, [would]);
            if (Negation.SeesNoReason(tree, proposition.Head) is { } reason) return new(Certainty.Probable, [reason]);
            return utterance.Strength switch
            {
                CueStrength.Unlikely => new(Certainty.Unlikely, utterance.Cue),
                CueStrength.Possible => new(Certainty.Possible, utterance.Cue),
                CueStrength.Probable => new(Certainty.Probable, utterance.Cue),
                CueStrength.Certain => new(Certainty.Certain, utterance.Cue),
                _ => new(Certainty.Certain, []),
            };
        }

        /// <summary>"believes that it will hold", "doubts that it will": a bare "will" is no surer than the cue. "ordered them to be ready to sail" leaves nothing open.</summary>
        private static bool Yields(Tree tree, Utterance utterance, Hedged hedged)
        {
            var words = tree.Text.AsSpan(hedged.Words[0].Start, hedged.Words[0].Length);
            return utterance.Strength is CueStrength.Unlikely or CueStrength.Possible or CueStrength.Probable
                ? words.Equals("will", StringComparison.OrdinalIgnoreCase)
                : utterance.Act is SpeechAct.Request && words.Equals("ready to", StringComparison.OrdinalIgnoreCase);
        }

        /// <summary>"According to the service, the help would be deep": a "would" that no past tense of the cue calls for supposes; with a condition it follows from that.</summary>
        private static TextSpan? SupposedBy(Tree tree, Utterance utterance, Proposition proposition)
        {
            if (proposition.Head < 0 || proposition.Condition is not null || utterance.CueToken < 0 || utterance.Act is not (SpeechAct.Say or SpeechAct.Report)) return null;
            bool without = tree.Is(proposition.Range.Start, "without");
            if (!without && !utterance.Direct && tree[utterance.CueToken].Fine is FineTag.VBD or FineTag.VBN or FineTag.VBG && !tree.Is(utterance.CueToken, "according")) return null;
            foreach (int child in tree.Children(proposition.Head))
                if (tree[child].Relation is Relation.Aux && tree.IsAny(child, "would", "'d", "’d") && tree[child].Fine is FineTag.MD) return tree[child].Span;
            return null;
        }

        /// <summary>The cue tells of a state of mind: "does not believe" is a judgement, "did not say" a silence.</summary>
        private static bool IsBelief(Utterance utterance) => utterance.Act is SpeechAct.Assess && utterance.Strength is CueStrength.Probable or CueStrength.Certain;

        private ClaimKind ActOf(Tree tree, Utterance utterance, Proposition proposition, Certainty sure, bool direct)
        {
            if (utterance.Negated)
                switch (utterance.Act)
                {
                    case SpeechAct.Deny: return ClaimKind.Assessment;
                    case SpeechAct.Say or SpeechAct.Report: return ClaimKind.Refusal;
                }
            var kind = KindOf(utterance, sure, direct);
            if (kind is ClaimKind.Assertion or ClaimKind.Quote or ClaimKind.Assessment && utterance.Act is SpeechAct.Say or SpeechAct.Report or SpeechAct.Refuse or SpeechAct.Assess && Denials.In(tree, proposition, utterance)) return ClaimKind.Denial;
            return kind is ClaimKind.Quote && proposition.Spans[^1].End is var end && end < document.Text.Length && document.Text[end] == '?' ? ClaimKind.Question : kind;
        }

        private static ClaimKind KindOf(Utterance utterance, Certainty sure, bool direct) => utterance.Act switch
        {
            SpeechAct.Warn => ClaimKind.Warning,
            SpeechAct.Deny => ClaimKind.Denial,
            SpeechAct.Ask => ClaimKind.Question,
            SpeechAct.Refuse => ClaimKind.Refusal,
            SpeechAct.Promise => ClaimKind.Promise,
            SpeechAct.Request => ClaimKind.Request,
            _ when direct => ClaimKind.Quote,
            SpeechAct.Assess => ClaimKind.Assessment,
            _ => sure is Certainty.Certain or Certainty.Unknown ? ClaimKind.Assertion : ClaimKind.Assessment,
        };

        private static bool IsNegative(Tree tree, Utterance utterance, Proposition proposition, Certainty sure, ImmutableArray<TextSpan> sureWords) =>
            utterance.Act is SpeechAct.Deny ? !utterance.Negated
            : utterance.Act is SpeechAct.Refuse || utterance.Negated || sure is Certainty.Unlikely
            || (proposition.Head >= 0 && !IsHedge(tree, proposition.Head, sureWords) && (Negation.Bears(tree, proposition.Head) || Denials.In(tree, proposition, utterance)));

        /// <summary>"is unlikely to", "is not impossible": what the word does to the polarity is told by the certainty.</summary>
        private static bool IsHedge(Tree tree, int head, ImmutableArray<TextSpan> words) => tree[head].Tag is PartOfSpeech.Adj && words.Any(w => w.Overlaps(tree[head].Span));

        // ---- the author's own voice ----

        private void FromAuthor(Tree tree, Utterance[] told)
        {
            TokenRange? aside = null;
            if (told.Length > 0 && (aside = AsideOf(tree, told)) is null) return;
            int root = tree.Sentence.Root;
            if (root < 0 || tree.Count < ShortestAssertion) return;
            bool asks = tree.Is(tree.Count - 1, "?");
            if (!asks && !Asserts(tree, root)) return;
            var range = new TokenRange(0, tree.Count);
            foreach (var proposition in ContentSplitter.Split(tree, aside is { } hole ? tree.Spans(range, hole) : tree.Spans(range), direct: false, finite: true))
            {
                int head = proposition.Head;
                if (head < 0 || proposition.Range.End - proposition.Range.Start < ShortestAssertion || (!asks && head != root && tree.Subject(head) < 0 && tree[head].Relation is not Relation.Conj)) continue;
                // "It's a valid point", "which serve to": they say nothing of anything named.
                if (!asks && tree.Subject(head) is >= 0 and var about && tree.IsAny(about, "it", "this", "that", "there", "which", "who", "we", "you", "I") && (tree.IsAny(about, "which", "who") || !names.Any(n => proposition.Spans.Any(s => s.Contains(n.Span))))) continue;
                var hedged = reader.certainty.Read(tree, proposition, nominal: false);
                Keep(new Claim
                {
                    Id = default,
                    Document = document.Id,
                    Content = proposition.Spans,
                    SpeakerType = SpeakerType.Author,
                    Kind = asks ? ClaimKind.Question : hedged.Certainty is Certainty.Certain ? ClaimKind.Assertion : ClaimKind.Assessment,
                    Polarity = Negation.Bears(tree, head) ? Polarity.Negative : Polarity.Positive,
                    Certainty = asks ? Certainty.Unknown : hedged.Certainty,
                    CertaintyWords = hedged.Words,
                    Likelihood = asks ? null : hedged.Likelihood,
                    Condition = proposition.Condition,
                    Reasons = [new Reason("own_voice", "no source is named: the text speaks for itself")],
                    MadeBy = reader.maker,
                });
            }
        }

        /// <summary>"Crane, who said that the vote was bought, left the chamber": the relative clause that holds all that is said; null when speech is more of the sentence.</summary>
        private static TokenRange? AsideOf(Tree tree, Utterance[] told)
        {
            int root = tree.Sentence.Root;
            if (root < 0 || tree.Subject(root) is not (>= 0 and var subject)) return null;
            foreach (int child in tree.Children(subject))
            {
                var range = tree.Reach(child);
                if (tree[child].Relation is Relation.Acl_relcl && range.End < root && told.All(u => u.CueToken >= 0 && range.Contains(u.CueToken) && u.Content.All(c => c.End <= tree[range.End - 1].End))) return range;
            }
            return null;
        }

        /// <summary>A full sentence about something that it names; not a heading, an order or a rhetorical turn.</summary>
        private bool Asserts(Tree tree, int root)
        {
            int subject = tree.Subject(root);
            // A tagger may take "arrived" for a participle.
            bool finite = tree.IsFinite(root) || (tree[root].Fine is FineTag.VBN or FineTag.VB && subject < root);
            if (subject < 0 || !finite || tree.IsAny(subject, "I", "we", "you", "let")) return false;
            var words = tree.Sentence.Words;
            bool ends = document.Text[words.End - 1] is '.' or '!' or '?' or '"' or '”' or ')' or '…' or ';';
            return ends && (tree[subject].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn || tree.IsAny(subject, "he", "she", "they") || names.Any(n => words.Contains(n.Span)));
        }

        private void Keep(Claim claim)
        {
            if (isEcho && claims.Exists(c => c.Speaker == claim.Speaker && c.Words(document.Text) == claim.Words(document.Text))) return;
            var id = new ClaimId(ContentHash.Of(document.Id.ToString(), claim.Speaker, claim.Kind.ToString(), string.Join(',', claim.Content), string.Join(',', claim.Cue)));
            if (seen.Add(id)) claims.Add(claim with { Id = id });
        }
    }
}
