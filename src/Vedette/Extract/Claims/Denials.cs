using Vedette.Language;

namespace Vedette.Extract;

/// <summary>Denials in words: what is said calls something false, or clears the speaker of a deed.</summary>
internal static class Denials
{
    /// <summary>"it was not true that", "that is a lie", "he had never called for war", "the drones were not ours".</summary>
    public static bool In(Tree tree, Proposition proposition, Utterance utterance)
    {
        int head = proposition.Head;
        if (head < 0) return false;
        bool negated = IsNegated(tree, head);
        if (tree.Child(head, Relation.Cop) >= 0 && !IsAsked(tree, proposition))
        {
            if (IsFalse(tree, head) || (tree[head].Tag is PartOfSpeech.Noun && tree.Child(head, Relation.Amod) is >= 0 and var quality && IsFalse(tree, quality))) return !negated;
            if (tree.IsAny(head, "true", "correct", "accurate", "so", "case")) return negated;
        }
        if (tree.Child(head, Relation.Expl) >= 0)
            for (int i = proposition.Range.Start; i + 1 < proposition.Range.End; i++) if (tree.Is(i, "no") && tree.Is(i + 1, "such")) return true;
        if (negated && tree.IsAny(head, "happened", "happen", "took", "existed", "exist", "occurred", "occur") && (!tree.Is(head, "took") || (head + 1 < tree.Count && tree.Is(head + 1, "place")))) return true;
        // Of a deed in the past: "we will not" is no denial.
        return negated && utterance.SourceToken >= 0 | utterance.Continues && IsSelf(tree, tree.Subject(head)) && IsPast(tree, head);
    }

    private static bool IsFalse(Tree tree, int word) => tree.IsAny(word, "lie", "lies", "false", "untrue", "baseless", "groundless", "unfounded", "fabricated", "fabrication", "nonsense", "fiction", "fake", "slander", "disinformation", "rubbish", "absurd");

    private static bool IsNegated(Tree tree, int head)
    {
        foreach (int child in tree.Children(head))
            if (tree[child].Relation is Relation.Advmod or Relation.Aux && tree.IsAny(child, "not", "n't", "n’t", "never")) return true;
        return false;
    }

    private static bool IsSelf(Tree tree, int subject) => subject >= 0 && tree.IsAny(subject, "I", "we", "he", "she");

    private static bool IsPast(Tree tree, int head)
    {
        if (tree[head].Tag is not PartOfSpeech.Verb) return false;
        if (tree[head].Fine is FineTag.VBD) return true;
        foreach (int child in tree.Children(head))
            if (tree[child].Relation is Relation.Aux && tree.IsAny(child, "had", "has", "have", "did", "ve", "'ve", "’ve")) return true;
        return false;
    }

    private static bool IsAsked(Tree tree, Proposition proposition) => tree.IsAny(proposition.Range.Start, "whether", "if");
}
