using Vedette.Language;

namespace Vedette.Extract;

/// <summary>
/// What makes a proposition conditional: if, unless, provided that, as long as, on condition that, only if, in case of, in the event of, and the inverted "had", "were" and "should".
/// "Even if" and "as if" make nothing conditional; nor does "on condition of anonymity".
/// </summary>
internal static class Conditions
{
    public static TokenRange? Of(Tree tree, int head, TokenRange whole) =>
        AtFront(tree, whole) ?? AtEnd(tree, whole) ?? InTree(tree, head, whole);

    /// <summary>"If the dam breaks, the town …", "Had Cadria asked, Belmark would …": up to the comma behind which the main clause begins.</summary>
    private static TokenRange? AtFront(Tree tree, TokenRange whole)
    {
        int first = whole.Start;
        while (first < whole.End && tree[first].Tag is PartOfSpeech.Punct or PartOfSpeech.Cconj) first++;
        if (whole.End - first < 6) return null;
        bool inverted = tree.IsAny(first, "had", "were", "should");
        if (!inverted && !tree.IsAny(first, "if", "unless", "provided", "providing", "assuming") && !IsEvent(tree, first)) return null;
        if (inverted && (tree[first + 1].Tag is not (PartOfSpeech.Det or PartOfSpeech.Propn or PartOfSpeech.Pron or PartOfSpeech.Noun or PartOfSpeech.Adj) || tree.Is(tree.Count - 1, "?"))) return null;
        int fallback = -1;
        for (int comma = first + 2; comma < whole.End - 2; comma++)
        {
            if (!tree.Is(comma, ",") || !HasFinite(tree, new(comma + 1, whole.End))) continue;
            // Behind the comma a clause begins, and no relative one.
            int next = comma + 1;
            if (tree.Is(next, "then")) next++;
            if (tree[next].Fine is FineTag.WDT or FineTag.WP or FineTag.VBG || tree[next].Tag is PartOfSpeech.Cconj or PartOfSpeech.Adp) continue;
            if (inverted && !HasModal(tree, new(next, whole.End))) continue;
            // "Unless the loan, now overdue, is paid, …": a comma before the clause has its verb ends nothing, but a tagger may have missed the verb.
            if (inverted || tree[first].Tag is PartOfSpeech.Adp && tree.Is(first, "in") || HasFinite(tree, new(first, comma))) return new(first, comma);
            if (fallback < 0) fallback = comma;
        }
        return fallback < 0 ? null : new(first, fallback);
    }

    /// <summary>"…, provided that …", "… only if …", "… as long as …" up to the end.</summary>
    private static TokenRange? AtEnd(Tree tree, TokenRange whole)
    {
        for (int i = whole.Start + 2; i < whole.End - 2; i++)
        {
            bool opens = (tree.IsAny(i, "provided", "providing", "assuming") && tree.Is(i + 1, "that"))
                || (tree.Is(i, "only") && tree.Is(i + 1, "if"))
                || (tree.IsAny(i, "as", "so") && tree.Is(i + 1, "long") && tree.Is(i + 2, "as"))
                || (tree.Is(i, "on") && ((tree.Is(i + 1, "condition") && tree.Is(i + 2, "that")) || (tree.Is(i + 1, "the") && tree.Is(i + 2, "condition") && i + 3 < whole.End && tree.Is(i + 3, "that"))));
            if (!opens || !HasFinite(tree, new(whole.Start, i)) || !HasFinite(tree, new(i + 1, whole.End))) continue;
            int end = i + 3;
            while (end < whole.End && !tree.Is(end, ",")) end++;
            return new(i, end);
        }
        return null;
    }

    private static TokenRange? InTree(Tree tree, int head, TokenRange whole)
    {
        for (int governor = head, steps = 0; governor >= 0 && steps < 3; governor = tree[governor].Head, steps++)
        {
            foreach (int child in tree.Children(governor))
            {
                var range = tree.Reach(child);
                if (range.Contains(head)) continue;
                if (tree[child].Relation is Relation.Advcl && IsConditional(tree, child, range)) return range;
                if (tree[child].Relation is Relation.Obl or Relation.Nmod && range.End - range.Start >= 4 && IsEvent(tree, range.Start)) return range;
            }
            if (tree[governor].Relation is not (Relation.Conj or Relation.Ccomp or Relation.Xcomp or Relation.Advcl)) break;
        }
        return Misplaced(tree, head, whole);
    }

    /// <summary>A clause with "if" or "unless" at the end that the parser hung on a noun before it.</summary>
    private static TokenRange? Misplaced(Tree tree, int head, TokenRange whole)
    {
        for (int i = head + 1; i < whole.End; i++)
        {
            if (!tree.IsAny(i, "if", "unless") || IsConcession(tree, i) || tree[i].Head <= i || tree[tree[i].Head].Relation is Relation.Ccomp) continue;
            var range = tree.Reach(tree[i].Head);
            if (range.Start == i && range.End >= whole.End - 1) return new(i, Math.Min(range.End, whole.End));
        }
        return null;
    }

    private static bool IsConditional(Tree tree, int clause, TokenRange range)
    {
        int mark = tree.Child(clause, Relation.Mark);
        if (mark >= 0 && IsConcession(tree, mark)) return false;
        if (mark >= 0 && tree.IsAny(mark, "if", "unless", "provided", "providing", "assuming", "lest")) return true;
        int first = range.Start;
        while (first < range.End - 1 && tree[first].Tag is PartOfSpeech.Punct) first++;
        return tree.IsAny(first, "if", "unless", "should", "were") && first < clause;
    }

    private static bool IsConcession(Tree tree, int mark) => mark > 0 && tree.IsAny(mark - 1, "even", "as");

    private static bool IsEvent(Tree tree, int i) =>
        i + 3 < tree.Count && tree.Is(i, "in") && ((tree.Is(i + 1, "the") && tree.IsAny(i + 2, "event", "case") && tree.IsAny(i + 3, "of", "that")) || (tree.IsAny(i + 1, "case", "event") && tree.Is(i + 2, "of")));

    private static bool HasFinite(Tree tree, TokenRange range)
    {
        for (int i = range.Start; i < range.End; i++) if (tree[i].Fine is FineTag.VBD or FineTag.VBP or FineTag.VBZ or FineTag.MD) return true;
        return false;
    }

    private static bool HasModal(Tree tree, TokenRange range)
    {
        for (int i = range.Start; i < range.End; i++) if (tree[i].Fine is FineTag.MD) return true;
        return false;
    }
}
