using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>Cues that are no single verb or noun: idioms ("left open", "stopped short of"), adjectives ("is convinced that"), "in the view of", and verbs that only a quotation makes a cue.</summary>
internal sealed class SpeechPhrases(CueLexicon lexicon, Tree tree, QuotedWords quoted, SpeechSources sources, SpeechCues cues, int index)
{
    /// <summary>"wanted to know who", "ruled out a tax": what follows the idiom is the content, or a quotation beside it.</summary>
    public Utterance? OfIdiom(int verb, int more, Cue cue)
    {
        int source = sources.SourceOf(verb);
        if (source < 0 || !sources.CanSpeak(source)) return null;
        int last = verb + more;
        // "declined to comment on": the refusal is the act.
        bool refused = tree[verb].Relation is Relation.Xcomp && tree[verb].Head >= 0 && lexicon.Verb(tree.Word(tree[verb].Head)) is { Act: SpeechAct.Refuse };
        bool quotes = cue.Frames.HasFlag(Frames.Quotation) && quoted.All.Any(q => quoted.IsSaid(q) && !q.Overlaps(tree[verb].Span));
        ImmutableArray<TextSpan> content;
        if (quotes) content = [.. quoted.All.Where(q => quoted.IsSaid(q) && !q.Overlaps(tree[verb].Span))];
        else
        {
            int end = Math.Max(last + 1, tree.Reach(verb).End);
            while (end < tree.Count && tree[end].Tag is not PartOfSpeech.Punct) end++;
            int start = last + 1 < tree.Count && tree.Is(last + 1, "that") ? last + 2 : last + 1;
            content = start < end ? tree.Spans(new(start, end)) : [];
            if (cue.Frames is Frames.Quotation) return null;
        }
        if (content.IsEmpty) return null;
        var words = cues.CueWords(verb);
        return new Utterance(sources.SourceSpans(source, verb), [new(tree[refused ? tree[verb].Head : words.Start].Start, tree[last].End)], content)
        {
            Act = refused ? SpeechAct.Refuse : cue.Act,
            Strength = cue.Strength,
            Direct = quotes,
            Negated = cues.IsNegated(verb),
            Nominal = !quotes && ContentHasNoVerb(last + 1, content[^1].End),
            Sentence = index,
            CueToken = verb,
            SourceToken = source,
        };
    }

    private bool ContentHasNoVerb(int from, int end)
    {
        for (int i = from; i < tree.Count && tree[i].Start < end; i++) if (tree[i].Tag is PartOfSpeech.Verb or PartOfSpeech.Aux) return false;
        return true;
    }

    /// <summary>"is convinced that", "remains worried about", "is ready to".</summary>
    public Utterance? OfAdjective(int adjective, Cue cue)
    {
        int subject = tree.Subject(adjective);
        if (tree[adjective].Relation is Relation.Xcomp && subject < 0 && tree[adjective].Head is >= 0 and var copular) subject = tree.Subject(copular);
        if (subject < 0 || tree.Is(subject, "it") || !sources.CanSpeak(subject) || subject > adjective) return null;
        foreach (int child in tree.Children(adjective))
        {
            if (child < adjective) continue;
            var reach = tree.Reach(child);
            bool fits = tree[child].Relation switch
            {
                Relation.Ccomp => cue.Frames.HasFlag(Frames.Clause),
                Relation.Advcl => cue.Frames.HasFlag(Frames.Clause) && tree.Is(reach.Start, "that"),
                Relation.Xcomp => cue.Frames.HasFlag(Frames.Infinitive),
                Relation.Obl => tree.IsAny(reach.Start, cue.Prepositions),
                _ => false,
            };
            if (!fits) continue;
            bool isObject = tree[child].Relation is Relation.Obl;
            int start = tree.Is(reach.Start, "that") || isObject ? reach.Start + 1 : reach.Start;
            var words = cues.CueWords(adjective);
            return new Utterance(sources.SourceSpans(subject, adjective), [new(tree[words.Start].Start, tree[isObject ? reach.Start : adjective].End)], tree.Spans(new(start, reach.End)))
            {
                Act = isObject || tree[child].Relation is Relation.Xcomp ? SpeechAct.Hold : cue.Act,
                Strength = cue.Strength,
                Negated = cues.IsNegated(adjective),
                Nominal = isObject,
                Sentence = index,
                CueToken = adjective,
                SourceToken = subject,
            };
        }
        return null;
    }

    /// <summary>"weighed in about the pier", "knew all about it": what somebody does about a thing is said or thought.</summary>
    public Utterance? OfAbout(int verb)
    {
        bool adjective = tree[verb].Tag is PartOfSpeech.Adj;
        int source = adjective ? tree.Subject(verb) : sources.SourceOf(verb);
        if (source < 0 || !sources.CanSpeak(source) || tree[verb].Relation is Relation.Acl_relcl or Relation.Amod or Relation.Compound || (adjective ? tree.Child(verb, Relation.Cop) < 0 : !cues.IsTold(verb))) return null;
        foreach (int child in tree.Children(verb))
        {
            if (child < verb || tree[child].Relation is not (Relation.Obl or Relation.Advcl) || tree.Child(child, Relation.Case, Relation.Mark) is not (> 0 and var about) || !tree.Is(about, "about") || about - verb > 4) continue;
            var words = cues.CueWords(verb);
            return new Utterance(sources.SourceSpans(source, verb), [new(tree[words.Start].Start, tree[about].End)], tree.Spans(new(about + 1, tree.Reach(child).End)))
            {
                Act = SpeechAct.Hold,
                Negated = cues.IsNegated(verb),
                Nominal = true,
                Sentence = index,
                CueToken = verb,
                SourceToken = source,
            };
        }
        return null;
    }

    /// <summary>"It is clear that", "it was unclear whether": nobody is named to whom.</summary>
    public Utterance? OfClarity(int adjective)
    {
        int it = tree.Child(adjective, Relation.Expl, Relation.Nsubj), told = tree.Child(adjective, Relation.Csubj, Relation.Ccomp);
        if (it < 0 || !tree.Is(it, "it") || it > adjective || adjective - it > 5 || told <= adjective) return null;
        var reach = tree.Reach(told);
        int start = tree.Is(reach.Start, "that") ? reach.Start + 1 : reach.Start;
        return new Utterance([], [new(tree[it].Start, tree[adjective].End)], tree.Spans(new(start, reach.End))) { Act = SpeechAct.Hold, Sentence = index, CueToken = adjective };
    }

    /// <summary>"the pier seems to hold": nobody is named to whom it seems.</summary>
    public Utterance? OfSeeming(int verb)
    {
        int subject = tree.Subject(verb), seen = tree.Child(verb, Relation.Xcomp);
        if (subject < 0 || seen < verb || subject > verb) return null;
        var words = cues.CueWords(verb);
        return new Utterance([], [new(tree[words.Start].Start, tree[verb].End)], tree.Spans(new(tree.Reach(subject).Start, tree.Reach(seen).End), words)) { Act = SpeechAct.Hold, Sentence = index, CueToken = verb };
    }

    /// <summary>"In the view of Orsk, the treaty protects nobody", "in the words of the mayor, “…”" at the front of a sentence.</summary>
    public Utterance? OfView()
    {
        if (tree.Count < 9 || !tree.Is(0, "in") || !tree.Is(1, "the") || !tree.Is(3, "of") || !tree.IsAny(2, "view", "opinion", "eyes", "words", "judgment", "judgement", "estimation", "assessment")) return null;
        int comma = 4;
        while (comma < tree.Count && !tree.Is(comma, ",")) comma++;
        if (comma >= tree.Count - 2 || comma > 14) return null;
        int source = 4;
        for (int i = 4; i < comma; i++) if (tree[i].Head < 4 || tree[i].Head >= comma) source = i;
        if (!sources.CanSpeak(source)) return null;
        bool words = tree.Is(2, "words");
        var quotation = quoted.All.FirstOrDefault(q => quoted.Words(q) >= QuotedWords.Shortest);
        bool direct = words && !quotation.IsEmpty;
        return new Utterance(tree.Spans(new(4, comma)), [new(tree[0].Start, tree[3].End)], direct ? [quotation] : tree.Spans(new(comma + 1, tree.Count)))
        {
            Act = words ? SpeechAct.Say : SpeechAct.Assess,
            Strength = words ? CueStrength.Unmarked : CueStrength.Probable,
            Direct = direct,
            Sentence = index,
            CueToken = 2,
            SourceToken = source,
        };
    }

    /// <summary>"“Nobody won,” shrugged Orsk": any verb is a cue when a quotation that ends in a comma leads up to it or to its subject.</summary>
    public Utterance? OfQuoted(int verb)
    {
        if (tree[verb].Fine is not (FineTag.VBD or FineTag.VBZ or FineTag.VBN) || quoted.StandsInQuotation(verb)) return null;
        foreach (var quotation in quoted.All)
        {
            if (quotation.End > tree[verb].Start || tree.Text[quotation.End - 1] is not (',' or '?' or '!') || !quoted.IsSaid(quotation)) continue;
            int after = tree.TokenAt(quotation.End);
            if (after < 0) continue;
            int next = quoted.IsMark(after) ? after + 1 : after;
            int source = sources.SourceOf(verb);
            if (verb == next && (source < 0 || source < verb)) source = tree.Child(verb, Relation.Obj, Relation.Nsubj);
            if (source < 0 || !sources.CanSpeak(source)) continue;
            var named = sources.SourceRange(source, verb);
            if (next != verb && !(named.Start == next && named.End <= verb && verb - named.End < 2)) continue;
            if (next == verb && named.Start != verb + 1) continue;
            return new Utterance(sources.SourceSpans(source, verb), cues.CueSpans(verb), [.. quoted.All.Where(quoted.IsSaid)])
            {
                Direct = true,
                Sentence = index,
                CueToken = verb,
                SourceToken = source,
            };
        }
        return null;
    }

    /// <summary>"As reported by the Herald, the mill burned down", "as Orsk said on Friday, …" at the front of a sentence.</summary>
    public Utterance? OfAs()
    {
        if (tree.Count < 8 || !tree.Is(0, "as") || tree[1].Fine is not FineTag.VBN || !tree.Is(2, "by") || lexicon.Verb(tree.Word(1)) is not { } cue) return null;
        int comma = 3;
        while (comma < tree.Count && !tree.Is(comma, ",")) comma++;
        if (comma >= tree.Count - 3 || comma > 14) return null;
        int source = comma - 1;
        for (int i = 3; i < comma; i++) if (tree[i].Head < 3 || tree[i].Head >= comma) source = i;
        return new Utterance(tree.Spans(new(3, comma)), [new(tree[1].Start, tree[2].End)], tree.Spans(new(comma + 1, tree.Count))) { Act = cue.Act, Strength = cue.Strength, Sentence = index, CueToken = 1, SourceToken = source };
    }
}
