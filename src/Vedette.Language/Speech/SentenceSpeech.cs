using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>The attributions of one sentence.</summary>
internal sealed class SentenceSpeech
{
    private readonly CueLexicon lexicon;
    private readonly Tree tree;
    private readonly int index;
    private readonly QuotedWords quoted;
    private readonly SpeechSources sources;
    private readonly SpeechCues cues;
    private readonly SpeechContents contents;
    private readonly Headlines headlines;
    private readonly SpeechPhrases phrases;
    private readonly SpeechNouns nouns;
    private readonly SpeechCarriers carriers;

    public SentenceSpeech(CueLexicon lexicon, Tree tree, ImmutableArray<TextSpan> quotations, int index)
    {
        (this.lexicon, this.tree, this.index) = (lexicon, tree, index);
        quoted = new(lexicon, tree, quotations);
        cues = new(lexicon, tree);
        sources = new(lexicon, tree, quoted, cues);
        contents = new(lexicon, tree, quoted, sources, cues);
        headlines = new(lexicon, tree, quoted, index);
        phrases = new(lexicon, tree, quoted, sources, cues, index);
        nouns = new(lexicon, tree, sources, cues, index);
        carriers = new(lexicon, tree, sources);
    }

    public void AddTo(ImmutableArray<Utterance>.Builder found)
    {
        if (headlines.OfHeadline() is { } headline)
        {
            found.Add(headline);
            return;
        }
        for (int i = 0; i < tree.Count; i++)
            if (tree[i].Tag is PartOfSpeech.Verb && lexicon.Verb(tree.Word(i)) is { } told && OfAside(i, told) is { } aside && aside.SourceToken < i) contents.LastAside = new(tree.Reach(i).Start, i + 1);
        if ((phrases.OfView() ?? phrases.OfAs()) is { Content.IsEmpty: false } view)
        {
            found.Add(view);
            return;
        }
        for (int i = 0; i < tree.Count; i++)
        {
            // "said in a statement that": the noun is part of the verb's cue.
            if (quoted.StandsInQuotation(i) || found.Any(f => f.Sentence == index && f.Cue.Any(c => c.Contains(tree[i].Span)))) continue;
            int more = 0;
            var utterance = tree[i].Tag switch
            {
                PartOfSpeech.Verb when lexicon.Idiom(tree, i, out more) is { } idiom => phrases.OfIdiom(i, more, idiom),
                PartOfSpeech.Adj when tree.IsAny(i, "clear", "unclear", "apparent", "obvious", "evident") && phrases.OfClarity(i) is { } clarity => clarity,
                PartOfSpeech.Adj or PartOfSpeech.Verb when lexicon.Adjective(tree.Word(i)) is { } held => phrases.OfAdjective(i, held),
                PartOfSpeech.Verb or PartOfSpeech.Adj when lexicon.Verb(tree.Word(i)) is { } cue && !cues.IsAttributive(i) && !cues.IsPurpose(i) => OfVerb(i, cue),
                // "The service assesses that": a verb that the tagger took for a noun.
                PartOfSpeech.Noun when i > 0 && i + 1 < tree.Count && tree.Is(i + 1, "that") && (tree[i - 1].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn || lexicon.Speaker(tree.Word(i - 1)) is not SpeakerSort.None) && tree.Child(tree[i + 1].Head, Relation.Nsubj, Relation.Nsubj_pass) > i + 1 && lexicon.Verb(tree.Word(i)) is { } misread => OfVerb(i, misread),
                PartOfSpeech.Noun when lexicon.Noun(tree.Word(i)) is { } cue => nouns.OfNoun(i, cue),
                PartOfSpeech.Noun => nouns.OfAbout(i) ?? nouns.OfStance(i),
                PartOfSpeech.Adv when IsHearsay(i) => OfHearsay(i),
                _ when tree.Is(i, "according") => OfAccording(i),
                PartOfSpeech.Verb when tree.IsAny(i, "seem", "seems") => phrases.OfSeeming(i),
                _ => null,
            };
            if (utterance is null or { Content.IsEmpty: true } && tree[i].Tag is PartOfSpeech.Verb or PartOfSpeech.Adj && !cues.IsAttributive(i)) utterance = phrases.OfQuoted(i) ?? phrases.OfAbout(i);
            if (utterance is null || utterance.Content.IsEmpty) continue;
            found.Add(utterance with { CarrierTokens = carriers.Of(i, utterance.SourceToken) });
            i += more;
        }
        carriers.AddCited(found);
    }

    /// <summary>The words of the main verb's subject, when it can speak and has a name or an office.</summary>
    public ImmutableArray<TextSpan> SubjectAsSource()
    {
        int root = tree.Sentence.Root;
        int subject = root < 0 ? -1 : tree.Subject(root);
        return subject >= 0 && tree[subject].Tag is PartOfSpeech.Propn or PartOfSpeech.Noun && sources.CanSpeak(subject) && lexicon.Speaker(tree.Word(subject)) is not SpeakerSort.Document ? sources.SourceSpans(subject, root) : [];
    }

    /// <summary>A sentence that only names who spoke: “Is it open?” | Senator Quill asked. Its content stands in the sentence before; null when this is none.</summary>
    public Utterance? Bare()
    {
        if (tree.Count > 24 || quoted.All.Length > 0) return null;
        for (int i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag is not PartOfSpeech.Verb || tree[i].Fine is not (FineTag.VBD or FineTag.VBZ)) continue;
            var idiom = lexicon.Idiom(tree, i, out int more);
            if ((idiom ?? lexicon.Verb(tree.Word(i))) is not { } cue || !cue.Frames.HasFlag(Frames.Quotation)) return null;
            int source = sources.SourceOf(i);
            if (source < 0 && i == 0) source = tree.Child(i, Relation.Obj, Relation.Nsubj);
            if (source < 0 || !sources.CanSpeak(source)) return null;
            // The cue begins the sentence, or its speaker does.
            if (i > 0 && sources.SourceRange(source, i).Start != 0) return null;
            var words = cues.CueWords(i);
            return new Utterance(sources.SourceSpans(source, i), [new(tree[words.Start].Start, tree[i + more].End)], [])
            {
                Act = cue.Act,
                Strength = cue.Strength,
                Direct = true,
                Sentence = index,
                CueToken = i,
                SourceToken = source,
                AddresseeToken = sources.Addressee(i),
            };
        }
        return null;
    }

    private Utterance? OfVerb(int verb, Cue cue)
    {
        if (OfAside(verb, cue) is { } aside) return aside;
        bool impersonal = sources.IsImpersonal(verb);
        int source = impersonal ? -1 : sources.SourceOf(verb);
        if (source < 0 && !impersonal && !cues.IsFreeParticiple(verb)) return OfUnnamed(verb, cue);
        if (source >= 0 && sources.IsNobody(source)) return null;
        // "Declined to say whether": one act, the refusal; its content is what was not said.
        bool refused = tree[verb].Relation is Relation.Xcomp && tree[verb].Head >= 0 && lexicon.Verb(tree.Word(tree[verb].Head)) is { Act: SpeechAct.Refuse };
        if (cue.Act is SpeechAct.Refuse && tree.Child(verb, Relation.Xcomp) is >= 0 and var below)
        {
            if (lexicon.Verb(tree.Word(below)) is not null) return null;
            // "refused to leave the harbour": told of, and nothing that somebody would not tell.
            cue = cue with { Act = SpeechAct.Hold };
        }
        // "denied the crew entry" is no answer to a claim.
        if (cue.Act is SpeechAct.Deny && tree.Child(verb, Relation.Iobj) >= 0) return null;
        if (verb > 0 && verb + 2 < tree.Count && tree.Is(verb - 1, "neither") && tree.Is(verb + 1, "nor") && lexicon.Verb(tree.Word(verb + 2)) is not null) return null;
        if (cues.NeitherOf(verb) >= 0) (refused, cue) = (true, cue with { Act = SpeechAct.Refuse });
        var (heads, nominal, spans) = contents.ContentOf(verb, cue, source);
        if (spans.IsEmpty) return null;
        if (nominal && (cue.Act is SpeechAct.Hold && !refused && !cues.IsTold(verb) || (source >= 0 && !sources.CanSpeak(source)))) return null;
        // "raised taxes", "raised the cash": only what is said can be raised.
        if (cue.Lemma == "raise" && nominal && !contents.IsSpeechNoun(heads[0]) && !tree.IsAny(heads[0], "issue", "issues", "matter", "matters", "subject", "possibility", "prospect", "spectre", "specter", "alarm", "alarms", "point", "points", "topic", "case")) return null;
        if (source >= 0 && !sources.CanSpeak(source) && cue.Act is SpeechAct.Assess && tree[source].Tag is PartOfSpeech.Noun && !heads.Any(h => tree[h].Relation is Relation.Ccomp)) return null;
        // "described a model where", "outlined a scenario in which": what is supposed is held possible.
        if (cue is { Act: SpeechAct.Say, Strength: CueStrength.Unmarked } && sources.ObjectOf(verb) is >= 0 and var supposed && tree.IsAny(supposed, "scenario", "scenarios", "model", "possibility", "possibilities", "hypothesis", "contingency")) cue = cue with { Strength = CueStrength.Possible };
        // "outlined a grim forecast: …", "issued a warning that": the noun tells the act.
        if (cue.Act is SpeechAct.Say && sources.ObjectOf(verb) is >= 0 and var named && lexicon.Noun(tree.Word(named)) is { Act: not (SpeechAct.Say or SpeechAct.Hold or SpeechAct.Report) } act && (!nominal || tree.Is(tree.Count - 1, ":"))) cue = cue with { Act = act.Act };
        bool direct = quoted.All.Any(q => spans.Any(s => q.Contains(s) || (s.Contains(q) && q.Length * 2 > s.Length)));
        int addressee = sources.Addressee(verb);
        ImmutableArray<TextSpan> cueSpans = refused ? [new(tree[cues.NeitherOf(verb) is >= 0 and var neither ? neither : tree[verb].Head].Start, tree[verb].End)] : cues.CueSpans(verb);
        // "was first reported by the Herald".
        if (source > verb && verb + 1 < tree.Count && tree.Is(verb + 1, "by") && sources.IsPassive(verb)) cueSpans = [new(cueSpans[0].Start, tree[verb + 1].End)];
        if (cues.IssuerOf(verb) is >= 0 and var issuer) cueSpans = [new(tree[cues.CueWords(issuer).Start].Start, tree[verb].End)];
        // "rejected the loan" turns an offer down; "rejected the charge" denies a claim.
        if (cue.Lemma is "reject" or "dismiss" && nominal && !contents.IsSpeechNoun(heads[0])) cue = cue with { Act = SpeechAct.Hold };
        if (cue.Lemma is "ask" or "tell" && heads is [var wanted] && tree.Child(wanted, Relation.Mark) is >= 0 and var toDo && tree.Is(toDo, "to")) cue = cue with { Act = SpeechAct.Request };
        // "called for a truce", "spoke of talks": the preposition is the cue's.
        if (verb + 2 < tree.Count && tree.IsAny(verb + 1, cue.Prepositions) && spans[0].Start >= tree[verb + 2].Start && spans[0].Start <= tree[verb + 2].End) cueSpans = [new(cueSpans[0].Start, tree[verb + 1].End)];
        else if (spans[0].Start == tree[Math.Min(verb + 1, tree.Count - 1)].Start && tree[verb + 1].Tag is PartOfSpeech.Adp or PartOfSpeech.Sconj && (nominal || tree.IsAny(verb + 1, cue.Prepositions)) && tree[verb + 1].End < spans[0].End)
        {
            cueSpans = [new(cueSpans[0].Start, tree[verb + 1].End)];
            spans = spans.SetItem(0, new(tree[verb + 2].Start, spans[0].End));
        }
        return new Utterance(sources.SourceSpans(source, verb), cueSpans, spans)
        {
            // "called on all to show restraint", "called for a truce".
            Act = refused ? SpeechAct.Refuse : cue.Lemma == "call" && nominal && heads.Exists(h => tree.Child(h, Relation.Case) is >= 0 and var to && tree.IsAny(to, "on", "for")) ? SpeechAct.Request : cue.Act,
            Strength = cue.Strength,
            Direct = direct,
            Negated = cues.IsNegated(verb),
            Nominal = nominal && !direct,
            Sentence = index,
            CueToken = verb,
            SourceToken = source,
            AddresseeToken = addressee,
        };
    }

    /// <summary>"Verrin was accused of hiding wrecks", "has been criticised for delay": nobody is named who says it.</summary>
    private Utterance? OfUnnamed(int verb, Cue cue)
    {
        if (tree.Child(verb, Relation.Aux_pass) < 0 || tree.Child(verb, Relation.Obl_agent) >= 0 || tree.Child(verb, Relation.Nsubj_pass) is not (>= 0 and var subject) || subject > verb) return null;
        if (tree[subject].Tag is PartOfSpeech.Pron && tree.IsAny(subject, "it", "which", "that", "what")) return null;
        int end = verb + 1;
        while (end < tree.Reach(verb).End && (tree[end].Tag is not PartOfSpeech.Punct || quoted.StandsInQuotation(end))) end++;
        var words = cues.CueWords(verb);
        bool of = verb + 1 < end && tree.IsAny(verb + 1, cue.Prepositions);
        var cueRange = new TokenRange(words.Start, of ? verb + 2 : words.End);
        bool accused = cue.Act is SpeechAct.Accuse && of;
        if (!accused && !cue.Frames.HasFlag(Frames.Object)) return null;
        return new Utterance([], [new(tree[cueRange.Start].Start, tree[cueRange.End - 1].End)], tree.Spans(new(tree.Reach(subject).Start, end), cueRange))
        {
            Act = accused ? SpeechAct.Report : SpeechAct.Hold,
            Sentence = index,
            CueToken = verb,
        };
    }

    /// <summary>
    /// "Fuel will be sent, the minister said on Monday." and "Fuel, it said, will be sent": a speaker and a cue behind a comma with no clause of their own.
    /// Read by the words where the parser hung the cue on its speaker or joined it to what was said.
    /// </summary>
    private Utterance? OfAside(int verb, Cue cue)
    {
        if (!cue.Frames.HasFlag(Frames.Clause) || tree[verb].Fine is not (FineTag.VBD or FineTag.VBZ or FineTag.VBN) || quoted.All.Any(q => quoted.Words(q) >= QuotedWords.Shortest)) return null;
        var (relation, head) = (tree[verb].Relation, tree[verb].Head);
        if (relation is Relation.Advcl || (relation is Relation.Parataxis && tree.IsPredicate(head))) return null;
        int comma = verb - 1;
        while (comma > 0 && verb - comma < 12 && tree[comma].Tag is not (PartOfSpeech.Punct or PartOfSpeech.Verb or PartOfSpeech.Cconj) && (tree[comma].Tag is not PartOfSpeech.Sconj || tree.Is(comma, "familiar")) && tree[comma].Fine is not (FineTag.WP or FineTag.WDT or FineTag.WRB)) comma--;
        if (comma < 3 || comma == verb - 1 || !tree.Is(comma, ",") || !tree.HasFiniteVerb(new(0, comma))) return null;
        int end = verb + 1;
        while (end < tree.Count && tree[end].Tag is not PartOfSpeech.Punct) end++;
        if (tree.HasFiniteVerb(new(verb + 1, end)) || (verb + 1 < end && tree.IsAny(verb + 1, "that", "by")) || (end < tree.Count - 1 && !tree.Is(end, ","))) return null;
        // The main verb has its speaker and what is said, but where the parser gave the speaker to the clause before.
        if (head < 0 && (tree.Subject(verb) > comma || tree.Child(verb, Relation.Ccomp) >= 0)) return null;
        // "Orsk said it fell, the Herald reported": the last words of the sentence are nobody's content.
        if (relation is Relation.Ccomp && (head > comma || end < tree.Count - 1)) return null;
        int source = comma + 1;
        for (int i = comma + 1; i < verb; i++) if (tree[i].Head <= comma || tree[i].Head >= verb) source = i;
        // "…, the network was told": the hearer is no source.
        if (tree[verb].Fine is FineTag.VBN && tree.IsAny(verb - 1, "was", "were", "is", "are", "been")) return new Utterance([], [new(tree[verb - 1].Start, tree[verb].End)], tree.Spans(new(0, comma))) { Act = SpeechAct.Report, Sentence = index, CueToken = verb };
        if (!sources.CanSpeak(source) && !tree.Is(source, "it")) return null;
        return new Utterance(tree.Spans(new(comma + 1, verb)), [tree[verb].Span], contents.Around(new(comma, end < tree.Count && tree.Is(end, ",") ? end + 1 : end)))
        {
            Act = cue.Act,
            Strength = cue.Strength,
            Sentence = index,
            CueToken = verb,
            SourceToken = source,
            AddresseeToken = sources.Addressee(verb),
        };
    }

    private Utterance? OfAccording(int token)
    {
        int head = tree[token].Relation is Relation.Case ? tree[token].Head : tree.Child(token, Relation.Obl, Relation.Nmod);
        if (head < 0 || head <= token) return null;
        // "according to plan", "according to size": a measure, and nobody speaks.
        if (head == token + 2 && tree[head].Fine is FineTag.NN && lexicon.Speaker(tree.Word(head)) is SpeakerSort.None && (head + 1 >= tree.Count || tree[head + 1].Tag is PartOfSpeech.Punct or PartOfSpeech.Cconj)) return null;
        int clause = tree[token].Relation is Relation.Case ? tree[head].Head : tree[token].Head;
        while (clause >= 0 && !(tree.IsPredicate(clause) && tree.IsFinite(clause))) clause = tree[clause].Head;
        if (clause < 0) clause = tree.Sentence.Root;
        int to = token + 1 < tree.Count && tree.Is(token + 1, "to") ? token + 1 : token;
        var range = tree.Reach(clause);
        var source = new TokenRange(to + 1, Math.Max(tree.Reach(head).End, head + 1));
        for (int i = source.Start + 1; i < source.End - 1; i++) if (tree.Is(i, ",") && tree.HasFiniteVerb(new(i + 1, source.End))) source = new(source.Start, i);
        if (!IsSaid(clause)) range = new(0, tree.Count);
        var content = tree.Spans(range, new TokenRange(Math.Min(token, source.Start), source.End));
        if ((content.IsEmpty || tree[token].Head < 0) && token < 2 && Comma(to) is > 0 and var comma)
        {
            // The parser lost its way: the source ends at the first comma, what is said follows.
            source = new(to + 1, comma);
            content = tree.Spans(new(comma + 1, tree.Count));
            head = sources.NameHead(comma - 1);
        }
        // A clause that a speaker of its own governs is his; "according to" names who carried it.
        return new Utterance(tree.Spans(source), [new(tree[token].Start, tree[to].End)], content)
        {
            Act = SpeechAct.Report,
            Direct = quoted.All.Any(q => quoted.Words(q) >= QuotedWords.Shortest && content.Any(c => c.Overlaps(q) && q.Length * 2 > c.Length)),
            Sentence = index,
            CueToken = token,
            SourceToken = head,
        };
    }

    /// <summary>Whether the clause stands below a verb of saying.</summary>
    private bool IsSaid(int clause)
    {
        for (int at = tree[clause].Head; at >= 0; at = tree[at].Head) if (tree[at].Tag is PartOfSpeech.Verb && lexicon.Verb(tree.Word(at)) is { Act: not SpeechAct.Hold }) return true;
        return false;
    }

    private bool IsHearsay(int token) => tree.IsAny(token, "reportedly", "allegedly", "purportedly", "supposedly");

    private Utterance? OfHearsay(int adverb)
    {
        int clause = tree[adverb].Head;
        if (clause < 0) return null;
        return new Utterance([], [tree[adverb].Span], tree.Spans(tree.Reach(clause), new TokenRange(adverb, adverb + 1))) { Act = SpeechAct.Report, Sentence = index, CueToken = adverb };
    }

    private int Comma(int from)
    {
        for (int i = from + 1; i < tree.Count - 3; i++) if (tree.Is(i, ",")) return AfterList(i);
        return -1;
    }

    /// <summary>"reports from the Herald, the Courier, and the Tribune, …": the comma that ends a list of names, or the one given.</summary>
    private int AfterList(int comma)
    {
        for (int i = comma + 1; i < tree.Count - 3; i++)
        {
            if (tree[i].Tag is PartOfSpeech.Cconj && i > comma + 1)
            {
                int end = i + 1;
                while (end < tree.Count && tree[end].Tag is PartOfSpeech.Propn or PartOfSpeech.Det) end++;
                return end < tree.Count && end > i + 1 && tree.Is(end, ",") ? end : comma;
            }
            if (tree[i].Tag is not (PartOfSpeech.Propn or PartOfSpeech.Det) && !tree.Is(i, ",")) return comma;
        }
        return comma;
    }
}
