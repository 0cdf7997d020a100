using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

public enum PieceKind : byte { Same, Removed, Added }

/// <summary>A stretch of words that two versions share, or that one of them alone has.</summary>
public readonly record struct DiffPiece(PieceKind Kind, string Text);

/// <summary>What changed between two versions of one item: words, and what is claimed.</summary>
/// <param name="Pieces">Same and removed pieces together are the earlier text, same and added ones the later.</param>
/// <param name="Vanished">Claims that the later version does not make so any more.</param>
/// <param name="ToldNew">Claims that the earlier version did not make so.</param>
public sealed record VersionDiff(ImmutableArray<DiffPiece> Pieces, ImmutableArray<Claim> Vanished, ImmutableArray<Claim> ToldNew)
{
    /// <summary>Words that may be removed and added before two texts count as having nothing in common: it bounds time and memory.</summary>
    private const int MostChanges = 2000;

    public int WordsRemoved => Count(PieceKind.Removed);
    public int WordsAdded => Count(PieceKind.Added);

    /// <summary>In a line: <c>12 words removed, 30 added; 1 claim vanished, 2 told new</c>.</summary>
    public string Summary => $"{WordsRemoved} {(WordsRemoved == 1 ? "word" : "words")} removed, {WordsAdded} added; {Vanished.Length} {(Vanished.Length == 1 ? "claim" : "claims")} vanished, {ToldNew.Length} told new";

    private int Count(PieceKind kind) => Pieces.Where(p => p.Kind == kind).Sum(p => p.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    /// <summary>Pure. Words are compared with their white space (Myers 1986, An O(ND) Difference Algorithm and Its Variations).</summary>
    public static VersionDiff Of(Reading before, Reading after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (before.Claims.Select(c => Key(c, before)).ToHashSet(), after.Claims.Select(c => Key(c, after)).ToHashSet());
        return new(Words(before.Document.Text, after.Document.Text), [.. before.Claims.Where(c => !now.Contains(Key(c, before)))], [.. after.Claims.Where(c => !old.Contains(Key(c, after)))]);
    }

    /// <summary>Who says what, how: a claim's id belongs to one version, so it cannot tell.</summary>
    private static (string?, ClaimKind, Polarity, Certainty, string) Key(Claim claim, Reading reading) => (claim.Speaker, claim.Kind, claim.Polarity, claim.Certainty, string.Join(' ', claim.Words(reading.Document.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static ImmutableArray<DiffPiece> Words(string before, string after)
    {
        string[] a = Cut(before), b = Cut(after);
        int start = 0, end = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var pieces = new Builder();
        pieces.Add(PieceKind.Same, a.AsSpan(0, start));
        Middle(a[start..^end], b[start..^end], pieces);
        pieces.Add(PieceKind.Same, a.AsSpan(a.Length - end));
        return pieces.ToImmutable();
    }

    private static void Middle(string[] a, string[] b, Builder pieces)
    {
        var trace = Trace(a, b);
        if (trace is null)
        {
            pieces.Add(PieceKind.Removed, a);
            pieces.Add(PieceKind.Added, b);
            return;
        }
        var steps = new Stack<(PieceKind Kind, string Word)>();
        int x = a.Length, y = b.Length;
        for (int d = trace.Count - 1; d >= 0; d--)
        {
            int k = x - y;
            bool isDown = IsDown(trace[d], d + 1, k, d);
            int fromX = trace[d][d + 1 + (isDown ? k + 1 : k - 1)], fromY = fromX - (isDown ? k + 1 : k - 1);
            for (; x > fromX && y > fromY; y--) steps.Push((PieceKind.Same, a[--x]));
            if (d > 0) steps.Push(isDown ? (PieceKind.Added, b[fromY]) : (PieceKind.Removed, a[fromX]));
            (x, y) = (fromX, fromY);
        }
        foreach (var (kind, word) in steps) pieces.Add(kind, [word]);
    }

    /// <summary>For each number of changes d how far the paths with d - 1 changes came: the x of diagonal k stands at d + 1 + k. Null when there are too many changes.</summary>
    private static List<int[]>? Trace(string[] a, string[] b)
    {
        int most = Math.Min(a.Length + b.Length, MostChanges), middle = most + 1;
        int[] far = new int[2 * most + 3];
        var trace = new List<int[]>();
        for (int d = 0; d <= most; d++)
        {
            trace.Add(far[(middle - d - 1)..(middle + d + 2)]);
            for (int k = -d; k <= d; k += 2)
            {
                int x = IsDown(far, middle, k, d) ? far[middle + k + 1] : far[middle + k - 1] + 1, y = x - k;
                while (x < a.Length && y < b.Length && a[x] == b[y]) (x, y) = (x + 1, y + 1);
                far[middle + k] = x;
                if (x >= a.Length && y >= b.Length) return trace;
            }
        }
        return null;
    }

    /// <summary>Whether diagonal k is best reached by an added word, not by a removed one.</summary>
    private static bool IsDown(int[] far, int middle, int k, int d) => k == -d || (k != d && far[middle + k - 1] < far[middle + k + 1]);

    /// <summary>Words, each with the white space after it.</summary>
    private static string[] Cut(string text)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]))
            {
                words.Add(text[start..i]);
                start = i;
            }
        if (start < text.Length) words.Add(text[start..]);
        return [.. words];
    }

    /// <summary>Joins neighbours of one kind.</summary>
    private sealed class Builder
    {
        private readonly List<(PieceKind Kind, System.Text.StringBuilder Text)> pieces = [];

        public void Add(PieceKind kind, ReadOnlySpan<string> words)
        {
            if (words.IsEmpty) return;
            if (pieces.Count == 0 || pieces[^1].Kind != kind) pieces.Add((kind, new()));
            foreach (string word in words) pieces[^1].Text.Append(word);
        }

        public ImmutableArray<DiffPiece> ToImmutable() => [.. pieces.Select(p => new DiffPiece(p.Kind, p.Text.ToString()))];
    }
}
