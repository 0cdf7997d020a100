using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Extract;

/// <summary>One proposition of a content: its words, its main word in the tree (or -1), and the range of tokens it reaches over.</summary>
internal sealed record Proposition(ImmutableArray<TextSpan> Spans, int Head, TokenRange Range, TextSpan? Condition);

/// <summary>
/// Takes a content apart into propositions that can be true or false on their own: coordinated clauses, coordinated verb phrases that share a modal,
/// and result clauses at the end ("…, potentially complicating the answer"). Conditions are lifted out.
/// </summary>
internal static class ContentSplitter
{
    /// <param name="finite">Only clauses and verb phrases with a tense of their own are propositions of their own, as in a text's own voice; else "offer fuel and send troops" are two.</param>
    public static IEnumerable<Proposition> Split(Tree tree, ImmutableArray<TextSpan> content, bool direct, bool finite = false)
    {
        var parts = content.Select(span => RangeOf(tree, span)).Where(range => !range.IsEmpty).SelectMany(range => Unbroken(tree, range)).ToArray();
        if (parts.Length == 0) yield break;
        parts = Joined(tree, parts);
        // Two quotations around a cue are two sayings; words left out of a quotation stand between two sayings too.
        bool apart = parts.Length > 1 && direct && parts.Count(part => part.End - part.Start > 3) > 1 && parts.All(part => TopOf(tree, part) is >= 0 and var top && (tree.IsPredicate(top) || part.End - part.Start > 5));
        // "It wants no war, Vale said, so aid will be measured": what goes on behind the aside is a sentence of its own.
        apart |= parts.Length > 1 && parts.All(part => TopOf(tree, part) is >= 0 and var top && tree.IsPredicate(top) && tree.Subject(top) is var subject && part.Contains(subject)) && parts.Skip(1).All(part => tree.IsAny(part.Start, "so", "but", "and", "yet"));
        foreach (var group in apart ? parts.Select(part => new[] { Bare(tree, part) }) : [parts])
            foreach (var proposition in SplitParts(tree, group, finite))
                // Quotation marks around a dash say nothing.
                if (!proposition.Spans.IsEmpty) yield return proposition;
    }

    /// <summary>A saying without the word that joins it to the one before.</summary>
    private static TokenRange Bare(Tree tree, TokenRange part) => part.End - part.Start > 3 && tree.IsAny(part.Start, "so", "but", "and", "yet") ? new(part.Start + 1, part.End) : part;

    /// <summary>A content with an ellipsis in it, at the ellipsis.</summary>
    private static IEnumerable<TokenRange> Unbroken(Tree tree, TokenRange range)
    {
        int start = range.Start;
        for (int i = range.Start; i < range.End; i++)
        {
            if (tree.Word(i) is not ("..." or "…" or "....")) continue;
            if (i - start > 2) yield return new(start, i);
            start = i + 1;
        }
        if (range.End > start) yield return new(start, range.End);
    }

    /// <summary>A short part without a verb ("… instead of open combat … they will send fuel") belongs to the part right behind it.</summary>
    private static TokenRange[] Joined(Tree tree, TokenRange[] parts)
    {
        List<TokenRange> joined = [];
        for (int i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            bool bare = part.End - part.Start <= 5 && TopOf(tree, part) is var top && (top < 0 || !tree.IsPredicate(top));
            if (bare && i + 1 < parts.Length && parts[i + 1].Start - part.End is 0 or 1 && tree[part.End - (parts[i + 1].Start == part.End ? 1 : 0)].Tag is PartOfSpeech.Punct) parts[i + 1] = new(part.Start, parts[i + 1].End);
            else joined.Add(part);
        }
        return [.. joined];
    }

    private static IEnumerable<Proposition> SplitParts(Tree tree, TokenRange[] parts, bool finite)
    {
        var whole = new TokenRange(parts[0].Start, parts[^1].End);
        int head = TopOf(tree, parts.MaxBy(part => part.End - part.Start));
        if (head < 0) return [new(SpansOf(tree, parts, []), -1, whole, null)];
        // Of clauses that the parser hung one by one on the cue, the first is the one to begin with.
        if (tree[head].Relation is Relation.Conj && tree.Child(head, Relation.Cc) is >= 0 and var cc && cc > whole.Start)
            for (int i = whole.Start; i < cc; i++)
                if ((tree[i].Head < 0 || !whole.Contains(tree[i].Head)) && tree.IsPredicate(i) && tree.Child(i, Relation.Nsubj, Relation.Nsubj_pass) >= 0)
                {
                    head = i;
                    break;
                }
        // "Should the talks fail, Cadria may recall its envoy": the parser may hang both on the cue.
        if (Conditions.Of(tree, head, whole) is { } condition && condition.Start == whole.Start && condition.Contains(head) && TopOf(tree, new(condition.End, whole.End)) is >= 0 and var main) head = main;
        return SplitNode(tree, parts, head, null, finite);
    }

    /// <param name="inherited">The condition of the proposition that this one was cut from.</param>
    private static IEnumerable<Proposition> SplitNode(Tree tree, TokenRange[] parts, int head, TextSpan? inherited, bool finite)
    {
        var whole = new TokenRange(parts[0].Start, parts[^1].End);
        List<(int Head, TokenRange Range)> split = [];
        foreach (int child in tree.Children(head))
        {
            if (child < head || !parts.Any(p => p.Contains(tree.Reach(child)))) continue;
            bool clause = tree[child].Relation switch
            {
                Relation.Conj => IsClause(tree, child, head) && (!finite || tree.IsFinite(child)),
                Relation.Advcl => !finite && IsResult(tree, child),
                Relation.Parataxis => tree.IsPredicate(child) && tree.Subject(child) >= 0 && tree.Reach(child).End - tree.Reach(child).Start > 3,
                _ => false,
            };
            if (clause) split.Add((child, tree.Reach(child)));
        }
        foreach (int astray in Astray(tree, whole, head))
            if (!split.Any(s => s.Range.Contains(astray)) && parts.Any(p => p.Contains(tree.Reach(astray)))) split.Add((astray, tree.Reach(astray)));
        var condition = Conditions.Of(tree, head, whole);
        List<TokenRange> holes = [.. split.Select(s => s.Range)];
        var text = inherited;
        if (condition is { } c)
        {
            text = tree.Spans(c).FirstOrDefault();
            // Lifted out; but "in the event of …" at the end is part of what is said.
            if (tree[c.Start].Tag is not PartOfSpeech.Adp || c.Start == whole.Start || tree.IsAny(c.Start, "as", "on")) holes.Add(c);
        }
        else
            foreach (var (partHead, partRange) in split)
                if (text is null && tree[partHead].Relation is Relation.Conj && Conditions.Of(tree, partHead, partRange) is { } shared && shared.End == partRange.End) text = tree.Spans(shared).FirstOrDefault();
        var spans = SpansOf(tree, parts, holes);
        if (!spans.IsEmpty) yield return new(spans, head, whole, text);
        foreach (var (partHead, partRange) in split)
        {
            int start = partRange.Start;
            if (tree.Child(partHead, Relation.Cc) is >= 0 and var cc && cc < partHead) start = cc + 1;
            if (start < partHead && tree.Is(start, "that") && tree[start].Relation is Relation.Mark) start++;
            foreach (var below in SplitNode(tree, [new(start, partRange.End)], partHead, text, finite)) yield return below;
        }
    }

    /// <summary>
    /// Coordinated clauses that the parser hung on a noun inside the clause before them: "sent fuel, and the cable shows that …". A finite verb goes with no noun.
    /// </summary>
    private static IEnumerable<int> Astray(Tree tree, TokenRange whole, int head)
    {
        for (int i = head + 2; i < whole.End; i++)
        {
            // Quoted clauses that the parser hung one by one on the cue: "We see …, and we know …".
            if (tree[i].Relation is Relation.Conj && tree[i].Head < whole.Start && tree.IsPredicate(i) && tree.Child(i, Relation.Nsubj, Relation.Nsubj_pass) > head && tree.Child(i, Relation.Cc) >= 0)
            {
                yield return i;
                continue;
            }
            if (tree[i].Relation is not Relation.Conj || tree[i].Head <= head || tree[tree[i].Head].Relation is not (Relation.Obj or Relation.Obl or Relation.Nmod or Relation.Compound or Relation.Appos)) continue;
            int cc = tree.Child(i, Relation.Cc);
            if (cc < 1 || cc > i || tree.Reach(i).End < whole.End - 1 || tree.Reach(i).End - cc < 5) continue;
            bool finite = tree.IsFinite(i) && (tree[i].Tag is PartOfSpeech.Verb || tree.Child(i, Relation.Cop) >= 0);
            bool tells = tree.Is(cc - 1, ",") && i + 1 < whole.End && tree.Is(i + 1, "that");
            if (finite || tells) yield return i;
        }
    }

    /// <summary>A coordinated clause: it has a subject of its own, or a verb phrase of some length that shares the subject and the modal.</summary>
    private static bool IsClause(Tree tree, int conjunct, int head)
    {
        if (!tree.IsPredicate(conjunct) || !tree.IsPredicate(head)) return false;
        // "whether it had begun, or whether …": one question. "worsen or be dragged on": neither is said by itself.
        if (tree.Children(conjunct).Any(c => c < conjunct && tree.IsAny(c, "whether", "or", "nor", "if"))) return false;
        if (tree.Child(conjunct, Relation.Nsubj, Relation.Nsubj_pass) >= 0) return true;
        return tree.Reach(conjunct).End - tree.Reach(conjunct).Start >= 4 && tree[conjunct].Tag is PartOfSpeech.Verb;
    }

    /// <summary>"…, potentially complicating the answer": a participle clause at the end, with a comma and a hedge before it.</summary>
    private static bool IsResult(Tree tree, int clause)
    {
        var range = tree.Reach(clause);
        return tree[clause].Fine is FineTag.VBG && range.Start > 0 && tree.Is(range.Start - 1, ",") is var comma && (comma || tree.Is(range.Start, ","))
            && tree.Child(clause, Relation.Mark) < 0 && range.End - range.Start >= 5;
    }

    /// <summary>The token of the range that is governed from outside it and governs most.</summary>
    public static int TopOf(Tree tree, TokenRange range)
    {
        int top = -1, reach = -1;
        for (int i = range.Start; i < range.End; i++)
        {
            if (tree[i].Tag is PartOfSpeech.Punct || (tree[i].Head >= 0 && range.Contains(tree[i].Head))) continue;
            int length = Math.Min(tree.Reach(i).End, range.End) - Math.Max(tree.Reach(i).Start, range.Start);
            if (length > reach) (top, reach) = (i, length);
        }
        return top;
    }

    public static TokenRange RangeOf(Tree tree, TextSpan span)
    {
        int start = -1, end = -1;
        for (int i = 0; i < tree.Count; i++)
        {
            if (!span.Overlaps(tree[i].Span)) continue;
            if (start < 0) start = i;
            end = i + 1;
        }
        return start < 0 ? default : new(start, end);
    }

    private static ImmutableArray<TextSpan> SpansOf(Tree tree, IReadOnlyList<TokenRange> parts, List<TokenRange> holes)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var part in parts) spans.AddRange(tree.Spans(part, [.. holes]));
        // A lone conjunction or comma word left between two holes is no content.
        for (int i = spans.Count - 1; i >= 0; i--)
            if (spans.Count > 1 && spans[i].Length < 4) spans.RemoveAt(i);
        return spans.ToImmutable();
    }
}
