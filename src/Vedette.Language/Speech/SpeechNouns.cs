using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>Nouns of saying as cues: "Orsk's claim that", "the view of the board is that", "made a promise to", "questions about".</summary>
internal sealed class SpeechNouns(CueLexicon lexicon, Tree tree, SpeechSources sources, SpeechCues cues, int index)
{
    public Utterance? OfNoun(int noun, Cue cue)
    {
        int source = OwnerOf(noun, cue);
        // "reiterated his argument that": the verb tells it, and names him.
        if (source >= 0 && tree[source].Tag is PartOfSpeech.Pron && tree[noun].Relation is Relation.Obj && tree[noun].Head is >= 0 and var telling && lexicon.Verb(tree.Word(telling)) is { Act: SpeechAct.Say or SpeechAct.Report }) return null;
        // "Orsk's view is that …".
        for (int i = noun + 1; source >= 0 && i < Math.Min(tree.Count - 3, noun + 10); i++)
            if (tree.IsAny(i, "is", "was", "remains") && tree.Is(i + 1, "that")) return Of(noun, cue, source, tree.Spans(new(i + 2, tree.Count)), nominal: false, new(noun, noun + 1));
        // "made the claim that": the verb lends its subject and its words.
        int light = source < 0 ? LightVerb(noun) : -1;
        if (light >= 0) source = sources.SourceOf(light);
        int content = tree.Children(noun).FirstOrDefault(c => c > noun && (tree[c].Relation is Relation.Acl or Relation.Ccomp or Relation.Acl_relcl) && That(c) >= 0 && (tree.IsFinite(c) || cue.Act is SpeechAct.Request), -1);
        bool nominal = false;
        if (content < 0 && source >= 0 && cue.Act is not SpeechAct.Hold && cue.Frames.HasFlag(Frames.Infinitive))
            content = tree.Children(noun).FirstOrDefault(c => c > noun && tree[c].Relation is Relation.Acl && tree.Child(c, Relation.Mark) is >= 0 and var to && tree.Is(to, "to"), -1);
        if (content < 0 && source >= 0)
        {
            content = tree.Children(noun).FirstOrDefault(c => c > noun && tree[c].Relation is Relation.Nmod or Relation.Acl && tree.Child(c, Relation.Case, Relation.Mark) is >= 0 and var p && tree.IsAny(p, cue.Prepositions), -1);
            // "accusations from Arnor of hiding wrecks": what follows the owner may hang elsewhere.
            if (content < 0 && source > noun && tree.Reach(source).End is var next && next + 1 < tree.Count && tree.IsAny(next, cue.Prepositions) && tree[next].Relation is Relation.Case or Relation.Mark && tree[next].Head > next) content = tree[next].Head;
            nominal = content >= 0;
        }
        if (content < 0)
        {
            if (source >= 0 && cue.Frames.HasFlag(Frames.Colon) && tree.IndexOf(":") is > 0 and var colon && colon > noun && tree.Count - colon > 4)
                return Of(noun, cue, source, tree.Spans(new(colon + 1, tree.Count)), nominal: false, new(noun, noun + 1));
            return OfAbout(noun);
        }
        if (source < 0 && nominal) return null;
        var range = tree.Reach(content);
        int start = That(content) is >= 0 and var that && that < content ? that + 1 : nominal && tree.Child(content, Relation.Case, Relation.Mark) is >= 0 and var preposition && preposition < content ? preposition + 1 : range.Start;
        int end = nominal && start == noun + 2 ? start : noun + 1;
        return Of(noun, cue, source, tree.Spans(new(start, range.End)), nominal, new(light >= 0 ? cues.CueWords(light).Start : noun, end));
    }

    /// <summary>"is a staunch opponent of the pier": a person whose stance the noun is.</summary>
    public Utterance? OfStance(int noun)
    {
        if (!tree.IsAny(noun, "opponent", "opponents", "supporter", "supporters", "proponent", "proponents", "advocate", "advocates", "critic", "critics", "champion", "champions", "defender", "defenders", "fan", "fans", "backer", "backers", "believer", "believers")) return null;
        if (tree.Child(noun, Relation.Cop) is not (>= 0 and var copula) || copula > noun || noun + 1 >= tree.Count || !tree.IsAny(noun + 1, "of", "for", "in") || tree.Subject(noun) is not (>= 0 and var subject) || !sources.CanSpeak(subject)) return null;
        int content = tree[noun + 1].Head;
        if (content <= noun + 1) return null;
        while (copula > 0 && tree[copula - 1].Tag is PartOfSpeech.Aux or PartOfSpeech.Part && tree[copula - 1].Head == noun) copula--;
        return Of(noun, null, subject, tree.Spans(new(noun + 2, tree.Reach(content).End)), nominal: true, new(copula, noun + 2));
    }

    /// <summary>"expressed misgivings about the pier", "had a debate about it": what is about a thing is said or thought.</summary>
    public Utterance? OfAbout(int noun)
    {
        if (noun + 1 >= tree.Count || !tree.Is(noun + 1, "about")) return null;
        int content = tree[noun + 1].Head;
        if (content <= noun + 1 || tree[noun + 1].Relation is not (Relation.Case or Relation.Mark)) return null;
        int light = LightVerb(noun);
        return light < 0 ? null : Of(noun, null, sources.SourceOf(light), tree.Spans(new(noun + 2, tree.Reach(content).End)), nominal: true, new(cues.CueWords(light).Start, noun + 2));
    }

    /// <summary>Whose saying it is: a possessor, a name or "media" before the noun, "by" or "from" or, of a judgement, "of" somebody; -1 when nobody owns it.</summary>
    private int OwnerOf(int noun, Cue cue)
    {
        int source = tree.Child(noun, Relation.Nmod_poss);
        if (source >= 0) return source;
        foreach (int c in tree.Children(noun))
            if ((tree[c].Relation is Relation.Amod or Relation.Compound or Relation.Nmod_desc && (tree[c].Tag is PartOfSpeech.Propn || tree.Is(c, "media"))) || (tree[c].Relation is Relation.Amod && char.IsUpper(tree.Word(c)[0]))) return c;
        foreach (int c in tree.Children(noun))
            if (tree[c].Relation is Relation.Nmod && tree.Child(c, Relation.Case) is >= 0 and var p && sources.CanSpeak(c) && (tree.IsAny(p, "from", "by") || (cue.Act is SpeechAct.Assess && tree.Is(p, "of")))) return c;
        return -1;
    }

    /// <summary>"made", "issued", "gave": the verb that has the noun for its object and somebody for its subject, and is no cue of its own; -1 when there is none.</summary>
    private int LightVerb(int noun)
    {
        int verb = tree[noun].Head;
        if (tree[noun].Relation is not Relation.Obj || verb < 0 || verb > noun || tree[verb].Tag is not PartOfSpeech.Verb || lexicon.Verb(tree.Word(verb)) is not null || !cues.IsTold(verb)) return -1;
        return sources.SourceOf(verb) is >= 0 and var subject && sources.CanSpeak(subject) ? verb : -1;
    }

    private Utterance Of(int cueToken, Cue? cue, int source, ImmutableArray<TextSpan> content, bool nominal, TokenRange words) => new(sources.SourceSpans(source), [new(tree[words.Start].Start, tree[words.End - 1].End)], content)
    {
        Act = cue?.Act ?? SpeechAct.Hold,
        Strength = cue?.Strength ?? CueStrength.Unmarked,
        Nominal = nominal,
        Sentence = index,
        CueToken = cueToken,
        SourceToken = source,
    };

    /// <summary>The "that" of a content clause; also one that the parser took for a relative pronoun although the clause has its subject and its object.</summary>
    private int That(int clause)
    {
        if (tree.Child(clause, Relation.Mark) is >= 0 and var mark && tree.Is(mark, "that")) return mark;
        int relative = tree.Child(clause, Relation.Obj);
        return relative >= 0 && relative < clause && tree.Is(relative, "that") && tree.Subject(clause) is >= 0 and var subject && subject > relative && subject < clause && sources.ObjectOf(clause) > clause ? relative : -1;
    }
}
