using System.Collections.Frozen;
using System.Globalization;

namespace Vedette.Relate;

/// <summary>
/// How much a shared term tells. The count over the set is laid over a fixed background of plain English, and the size of the set does not enter:
/// a document that shares no word with the others changes no weight among them.
/// </summary>
public sealed class Rarity
{
    private static readonly (FrozenDictionary<ulong, int> Counts, int Size) Background = ReadBackground();
    private readonly Dictionary<ulong, int> counts;
    private readonly double share;

    /// <param name="bags">Distinct terms of each member of the set.</param>
    /// <param name="share">How many background stretches one member of the set counts for: the higher, the sooner a word of the set's own theme fades.</param>
    public Rarity(IEnumerable<IReadOnlyList<ulong>> bags, double share)
    {
        this.share = share;
        counts = [];
        foreach (var bag in bags)
            foreach (ulong term in bag)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
    }

    /// <summary>Natural logarithm of inverse frequency, above 0.</summary>
    public double Of(ulong term) => Math.Log(1 + (Background.Size / (0.5 + Background.Counts.GetValueOrDefault(term) + (share * counts.GetValueOrDefault(term)))));

    private static (FrozenDictionary<ulong, int>, int) ReadBackground()
    {
        var counts = new Dictionary<ulong, int>();
        int size = 0;
        foreach (string line in Words.Lines("relate-background.tsv"))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            int count = int.Parse(line.AsSpan(tab + 1), NumberStyles.None, CultureInfo.InvariantCulture);
            if (line[0] == '*') size = count;
            else if (Words.TermOf(line.AsSpan(0, tab)) is var term and not 0)
                counts[term] = Math.Min(size, counts.GetValueOrDefault(term) + count);
        }
        return (counts.ToFrozenDictionary(), size);
    }
}
