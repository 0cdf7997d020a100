using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>The words that say that something is said, and what sort of telling their form makes it.</summary>
internal sealed class SpeechCues(CueLexicon lexicon, Tree tree)
{
    /// <summary>"said it fell and added that": a second cue of the same speaker begins.</summary>
    public bool IsSharedCue(int conjunction, int verb)
    {
        if (tree[conjunction].Tag is not PartOfSpeech.Cconj) return false;
        int next = conjunction + 1;
        while (next < tree.Count && tree[next].Tag is PartOfSpeech.Adv or PartOfSpeech.Aux) next++;
        bool isSameForm = next < tree.Count && (tree[next].Fine == tree[verb].Fine || (tree[next].Fine is FineTag.VBN && tree[next - 1].Tag is PartOfSpeech.Cconj && tree[verb].Fine is FineTag.VBD));
        return isSameForm && tree[next].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBN && lexicon.Verb(tree.Word(next)) is not null;
    }

    /// <summary>The verb with its auxiliaries, its negation and the adverbs among them: "has long said", "did not say", "pointed out".</summary>
    public TokenRange CueWords(int verb)
    {
        int start = verb;
        while (start > 0 && tree[start - 1].Tag is PartOfSpeech.Aux or PartOfSpeech.Part or PartOfSpeech.Adv && tree[start - 1].Head == verb && !tree.Is(start - 1, "to")) start--;
        // "continued to insist", "went on to explain", "appeared to suggest": one cue.
        if (tree[verb].Relation is Relation.Xcomp or Relation.Advcl && start > 1 && tree.Is(start - 1, "to") && tree[verb].Head is >= 0 and var above && above < start && start - above <= 3
            && tree.IsAny(above, "continued", "continues", "continue", "continuing", "went", "goes", "go", "going", "appeared", "appears", "appear", "seemed", "seems", "seem", "began", "begins", "started", "came", "refused", "refuses", "declined", "declines"))
            start = CueWords(above).Start;
        if (start > 2 && tree.Is(start - 1, "to") && tree.Is(start - 2, "yet") && tree.IsAny(start - 3, "has", "have", "had")) start -= 3;
        // "pointed out that", "spoke up": the particle is the verb's.
        int end = verb + 1;
        while (end < tree.Count && tree[end].Relation is Relation.Compound_prt && tree[end].Head == verb) end++;
        // "said repeatedly", "said in a statement": how and wherein it was said.
        if (end < tree.Count && tree[end].Tag is PartOfSpeech.Adv && tree[end].Head == verb && (end + 1 >= tree.Count || tree[end + 1].Tag is PartOfSpeech.Punct || tree.Is(end + 1, "that")) && tree.IsAny(end, "repeatedly", "recently", "then", "again", "earlier", "later", "bluntly", "flatly", "simply", "sarcastically", "jokingly", "publicly")) end++;
        return new(start, Medium(end));
    }

    /// <summary>"in a statement", "in a recent interview" from a token on: the end of the phrase, or the token itself when there is none.</summary>
    private int Medium(int from)
    {
        if (from + 2 >= tree.Count || !tree.Is(from, "in") || !tree.IsAny(from + 1, "a", "an", "the", "his", "her", "its", "their")) return from;
        for (int i = from + 2; i < Math.Min(tree.Count, from + 5); i++)
        {
            if (tree.IsAny(i, "statement", "interview", "email", "e-mail", "letter", "speech", "tweet", "post", "column", "memo", "message", "release", "op-ed", "editorial", "report", "article", "filing", "testimony", "address")) return i + 1 < tree.Count && tree[i + 1].Tag is PartOfSpeech.Noun ? from : i + 1;
            if (tree[i].Tag is not (PartOfSpeech.Adj or PartOfSpeech.Noun or PartOfSpeech.Propn)) return from;
        }
        return from;
    }

    public ImmutableArray<TextSpan> CueSpans(int verb) => CueWords(verb) is var range ? [new(tree[range.Start].Start, tree[range.End - 1].End)] : [];

    public bool IsNegated(int verb) => tree.Children(verb).Any(c => tree[c].Relation is Relation.Advmod && tree.IsAny(c, "not", "n't", "n’t", "never"));

    /// <summary>"issued a statement saying", "sent a letter urging": the verb that has for its object what the participle's words stand in; -1 when there is none.</summary>
    public int IssuerOf(int participle)
    {
        if (tree[participle].Fine is not FineTag.VBG) return -1;
        int paper = tree[participle].Relation is Relation.Acl && tree[participle].Head == participle - 1 ? tree[participle].Head : participle - 1;
        if (paper < 1 || !tree.IsAny(paper, "statement", "letter", "message", "note", "memo", "email", "tweet", "post", "report", "video", "resolution")) return -1;
        int verb = tree[paper].Relation is Relation.Obj ? tree[paper].Head : -1;
        return verb >= 0 && verb < paper && paper - verb <= 4 && tree[verb].Tag is PartOfSpeech.Verb ? verb : -1;
    }

    /// <summary>"neither confirmed nor denied": the "neither" of the second verb; -1 when there is none.</summary>
    public int NeitherOf(int verb)
    {
        if (verb < 3 || !tree.Is(verb - 1, "nor")) return -1;
        for (int i = verb - 2; i >= Math.Max(0, verb - 5); i--) if (tree.Is(i, "neither")) return i;
        return -1;
    }

    public bool IsFreeParticiple(int verb) => tree[verb].Fine is FineTag.VBG && tree[verb].Relation is Relation.Advcl or Relation.Acl or Relation.Parataxis;

    /// <summary>"to note that", "asked to describe": nothing is said yet. "went on to say", "declined to say" tell of an act.</summary>
    public bool IsPurpose(int verb)
    {
        if (tree[verb].Fine is not FineTag.VB || tree.Child(verb, Relation.Mark) is not (>= 0 and var to) || !tree.Is(to, "to") || tree[verb].Head < 0) return false;
        int head = tree[verb].Head;
        if (tree.Children(verb).Any(c => tree[c].Relation is Relation.Ccomp && c > verb)) return false;
        return tree[verb].Relation is Relation.Advcl or Relation.Acl || (tree[verb].Relation is Relation.Xcomp && !tree.IsAny(head, "went", "goes", "go", "going", "continued", "continues", "appeared", "seemed", "came", "come", "began", "yet") && lexicon.Verb(tree.Word(head)) is not { Act: SpeechAct.Refuse });
    }

    /// <summary>A form that tells of a deed: with a tense, or an auxiliary. "promoting the plan", "to support it" only name one.</summary>
    public bool IsTold(int verb) => tree[verb].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBP || tree.Child(verb, Relation.Aux, Relation.Aux_pass) >= 0;

    /// <summary>"the reported losses", "a leading": a verb form that only describes.</summary>
    public bool IsAttributive(int verb) => tree[verb].Relation is Relation.Amod or Relation.Compound or Relation.Case or Relation.Mark or Relation.Fixed;
}
