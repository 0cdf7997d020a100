using Vedette.Language;

namespace Vedette.Extract;

/// <summary>Whether a proposition is put forward as not so.</summary>
internal static class Negation
{
    /// <summary>"we don't see why they wouldn't", "I see no reason why he would refuse": two negations that make it likely; the words from the verb to its question, or null.</summary>
    public static TextSpan? SeesNoReason(Tree tree, int head)
    {
        if (head < 0 || !tree.IsAny(head, "see", "sees", "saw", "know", "understand")) return null;
        for (int why = head + 1; why < Math.Min(tree.Count - 1, head + 4); why++)
        {
            if (!tree.Is(why, "why") || tree[why].Head is not (> 0 and var clause) || !(IsNegated(tree, clause) || tree.IsAny(clause, "refuse", "decline", "object", "hesitate"))) continue;
            return IsNegated(tree, head) || tree.Is(head + 1, "no") ? new TextSpan(tree[head].Start, tree[why].End) : null;
        }
        return null;
    }

    /// <summary>"not", "never", "no" at the main word. "Not rule out" and "not impossible" affirm.</summary>
    public static bool Bears(Tree tree, int head)
    {
        if (SeesNoReason(tree, head) is not null) return false;
        bool negative = IsNegated(tree, head);
        if (tree.IsAny(head, "rule", "ruled", "exclude", "excluded")) return false;
        if (tree.IsAny(head, "unlikely", "impossible", "false", "baseless", "untrue", "groundless", "fabricated")) negative ^= true;
        return negative;
    }

    /// <summary>A word of negation at the word itself, whatever the word means.</summary>
    public static bool IsNegated(Tree tree, int head)
    {
        bool negative = false;
        foreach (int child in tree.Children(head))
        {
            if (tree[child].Relation is Relation.Advmod or Relation.Aux && tree.IsAny(child, "not", "n't", "n’t", "never", "hardly", "scarcely")) negative ^= true;
            if (tree[child].Relation is Relation.Det && tree.Is(child, "no")) negative ^= true;
            if (tree[child].Relation is Relation.Obj or Relation.Nsubj or Relation.Nsubj_pass && tree.Child(child, Relation.Det) is >= 0 and var article && tree.IsAny(article, "no", "neither")) negative ^= true;
            if (tree[child].Relation is Relation.Nsubj or Relation.Nsubj_pass or Relation.Obj && tree.IsAny(child, "nobody", "none", "nothing", "neither")) negative ^= true;
        }
        return negative;
    }
}
