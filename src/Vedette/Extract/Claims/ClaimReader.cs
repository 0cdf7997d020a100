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
    private const int ShortestAssertion = 5;
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
                else if (!document.IsFurniture(sentences[i].Words)) FromAuthor(tree);
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
                if (spoken.Any(o => !ReferenceEquals(o.Utterance, utterance) && Carries(tree, utterance, o.Utterance) && IsCarrier(tree, utterance, speaker))) continue;
                if (carriers.Length > 0 && IsSupposed(tree, utterance)) continue;
                if (carriers.Any(c => IsSelf(tree, c.Speaker, utterance, speaker))) continue;
                // "She added that assessments indicate that …": she says it, as sure as the document makes it.
                var named = carriers.FirstOrDefault(c => c.Speaker.Type is SpeakerType.Named);
                if (speaker.Type is SpeakerType.Document && named.Utterance is not null)
                {
                    Add(tree, utterance, named.Speaker, []);
                    continue;
                }
                if (spoken.Any(o => o.Speaker.Type is SpeakerType.Document && speaker.Type is SpeakerType.Named && !ReferenceEquals(o.Utterance, utterance) && Carries(tree, utterance, o.Utterance))) continue;
                var relay = ImmutableArray.CreateBuilder<string>();
                foreach (var carrier in carriers)
                    if (carrier.Speaker.Name is { } name && name != speaker.Name && !reader.countries.Contains(name) && !relay.Contains(name)) relay.Add(name);
                if (HearerOf(tree, utterance) is { } hearer) relay.Add(hearer);
                Add(tree, utterance, speaker, relay.ToImmutable());
            }
        }

        /// <summary>Whether the inner utterance stands in the content of the outer one.</summary>
        private static bool Carries(Tree tree, Utterance outer, Utterance inner) =>
            inner.CueToken >= 0 && outer.Content.Any(c => c.Contains(tree[inner.CueToken].Span))
            && (outer.CueToken < 0 || !inner.Content.Any(c => c.Contains(tree[outer.CueToken].Span)) || outer.CueToken < inner.CueToken);

        /// <summary>An outlet or an "according to" that only passes on what another says.</summary>
        private bool IsCarrier(Tree tree, Utterance utterance, Speaker speaker) =>
            (speaker.Type is SpeakerType.Organisation && speaker.Country is null && utterance.Act is SpeechAct.Say or SpeechAct.Report && utterance.SourceToken >= 0 && reader.lexicon.Speaker(tree.Word(utterance.SourceToken)) is SpeakerSort.None or SpeakerSort.Body && tree[utterance.SourceToken].Tag is PartOfSpeech.Propn) ||
            (utterance.Act is SpeechAct.Report && speaker.Type is SpeakerType.Organisation or SpeakerType.Document)
            || (speaker.Type is SpeakerType.Organisation && utterance.SourceToken >= 0 && names.Any(n => n.Kind is EntityKind.Organisation && n.Span.Overlaps(tree[utterance.SourceToken].Span)) && speaker.Country is null);

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

        /// <summary>"told CNN": the outlet that heard it carries it.</summary>
        private string? HearerOf(Tree tree, Utterance utterance) =>
            utterance.AddresseeToken < 0 ? null : names.FirstOrDefault(n => n.Kind is EntityKind.Organisation && n.Span.Overlaps(tree[utterance.AddresseeToken].Span) && reader.gazetteer.Find(n.Canonical)?.Sort is null or OrganisationSort.Agency or OrganisationSort.Outlet)?.Canonical;

        private void Add(Tree tree, Utterance utterance, Speaker speaker, ImmutableArray<string> relay)
        {
            var occasion = occasions.Of(tree, utterance, speaker.Name);
            var first = default(Hedged);
            foreach (var proposition in ContentSplitter.Split(tree, utterance.Content, utterance.Direct))
            {
                if (utterance.Nominal && (IsBareName(proposition.Spans) || IsOneWord(proposition.Spans))) continue;
                var hedged = reader.certainty.Read(tree, proposition.Range, utterance.Nominal ? -1 : proposition.Head);
                // "could offer fuel and send troops": a coordinated verb without a subject of its own shares the modal.
                if (!hedged.IsMarked && first.IsMarked && proposition.Head >= 0 && tree[proposition.Head].Relation is Relation.Conj && tree.Child(proposition.Head, Relation.Nsubj, Relation.Nsubj_pass) < 0) hedged = first;
                if (first.Words.IsDefault) first = hedged;
                var (sure, words) = CertaintyOf(tree, utterance, proposition, hedged);
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
                    Kind = KindOf(utterance, sure),
                    Direct = utterance.Direct,
                    Polarity = IsNegative(tree, utterance, proposition) ? Polarity.Negative : Polarity.Positive,
                    Certainty = sure,
                    CertaintyWords = words,
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
            utterance.CueToken >= 0 && ContentSplitter.ConditionOf(tree, utterance.CueToken, new(0, tree.Count)) is { } range && tree.Spans(range) is [var span, ..] ? span : null;

        private static (Certainty, ImmutableArray<TextSpan>) CertaintyOf(Tree tree, Utterance utterance, Proposition proposition, Hedged hedged)
        {
            if (utterance.Act is SpeechAct.Ask or SpeechAct.Refuse && proposition.Head >= 0 && StartsWithWhether(tree, proposition)) return (Certainty.Unknown, []);
            if (utterance.Act is SpeechAct.Ask) return (Certainty.Unknown, []);
            if (utterance.Negated) return (Certainty.Unknown, utterance.Cue);
            if (hedged.IsMarked) return (hedged.Certainty, hedged.Words);
            return utterance.Strength switch
            {
                CueStrength.Unlikely => (Certainty.Unlikely, utterance.Cue),
                CueStrength.Possible => (Certainty.Possible, utterance.Cue),
                CueStrength.Probable => (Certainty.Probable, utterance.Cue),
                CueStrength.Certain => (Certainty.Certain, utterance.Cue),
                _ => (Certainty.Certain, []),
            };
        }

        private static bool StartsWithWhether(Tree tree, Proposition proposition)
        {
            for (int i = proposition.Range.Start; i < Math.Min(proposition.Range.Start + 6, proposition.Range.End); i++)
                if (tree.IsAny(i, "whether", "if", "when", "what", "how", "why", "who")) return true;
            return false;
        }

        private static ClaimKind KindOf(Utterance utterance, Certainty sure) => utterance.Act switch
        {
            SpeechAct.Warn => ClaimKind.Warning,
            SpeechAct.Deny => ClaimKind.Denial,
            SpeechAct.Ask => ClaimKind.Question,
            SpeechAct.Refuse => ClaimKind.Refusal,
            SpeechAct.Promise => ClaimKind.Promise,
            SpeechAct.Request => ClaimKind.Request,
            _ when utterance.Direct => ClaimKind.Quote,
            SpeechAct.Assess => ClaimKind.Assessment,
            _ => sure is Certainty.Certain or Certainty.Unknown ? ClaimKind.Assertion : ClaimKind.Assessment,
        };

        private static bool IsNegative(Tree tree, Utterance utterance, Proposition proposition) =>
            utterance.Act is SpeechAct.Deny or SpeechAct.Refuse || utterance.Negated || (proposition.Head >= 0 && Negation.Bears(tree, proposition.Head));

        // ---- the author's own voice ----

        private void FromAuthor(Tree tree)
        {
            int root = tree.Sentence.Root;
            if (root < 0 || tree.Count < ShortestAssertion || !Asserts(tree, root)) return;
            var range = new TokenRange(0, tree.Count);
            foreach (var proposition in ContentSplitter.Split(tree, tree.Spans(range), direct: false))
            {
                int head = proposition.Head;
                if (head < 0 || proposition.Range.End - proposition.Range.Start < ShortestAssertion || (head != root && tree.Subject(head) < 0 && tree[head].Relation is not Relation.Conj)) continue;
                var hedged = reader.certainty.Read(tree, proposition.Range, head);
                bool asks = tree.Is(tree.Count - 1, "?");
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
                    Condition = proposition.Condition,
                    Reasons = [new Reason("own_voice", "no source is named: the text speaks for itself")],
                    MadeBy = reader.maker,
                });
            }
        }

        /// <summary>A full sentence about something named, or a hedged one about what was named before; not a heading, an order or a rhetorical turn.</summary>
        private bool Asserts(Tree tree, int root)
        {
            int subject = tree.Subject(root);
            if (subject < 0 || !tree.IsFinite(root) || tree.IsAny(subject, "I", "we", "you", "let")) return false;
            var words = tree.Sentence.Words;
            bool ends = document.Text[words.End - 1] is '.' or '!' or '?' or '"' or '”' or ')' or '…' or ';';
            return ends && names.Any(n => words.Contains(n.Span));
        }

        private void Keep(Claim claim)
        {
            if (isEcho && claims.Exists(c => c.Speaker == claim.Speaker && c.Words(document.Text) == claim.Words(document.Text))) return;
            var id = new ClaimId(ContentHash.Of(document.Id.ToString(), claim.Speaker, claim.Kind.ToString(), string.Join(',', claim.Content), string.Join(',', claim.Cue)));
            if (seen.Add(id)) claims.Add(claim with { Id = id });
        }
    }
}
