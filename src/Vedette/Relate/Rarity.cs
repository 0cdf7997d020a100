using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Vedette.Relate;

/// <summary>
/// How much a shared term tells. The count over the set is laid over a fixed background of plain English, and the size of the set does not enter:
/// a document that shares no word with the others changes no weight among them.
/// </summary>
public sealed class Rarity
{
    private static readonly (FrozenDictionary<ulong, int> Counts, int Size) Background = ReadBackground();
    private readonly Dictionary<ulong, int> counts = [];
    private readonly double share;
    private readonly bool isStepped;

    /// <param name="share">How many background stretches one member of the set counts for: the higher, the sooner a word of the set's own theme fades.</param>
    /// <param name="isStepped">Whether counts over the set are told in a few steps, so that one member more or less seldom changes what a word tells.</param>
    public Rarity(double share, bool isStepped = false) => (this.share, this.isStepped) = (share, isStepped);

    /// <param name="terms">Distinct terms of a member that joins the set.</param>
    public void Add(IEnumerable<ulong> terms)
    {
        foreach (ulong term in terms) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
    }

    /// <param name="terms">Of a member that was added, and leaves.</param>
    public void Remove(IEnumerable<ulong> terms)
    {
        foreach (ulong term in terms)
            if (--CollectionsMarshal.GetValueRefOrNullRef(counts, term) == 0) counts.Remove(term);
    }

    /// <summary>For how many members that have the term it counts.</summary>
    public int Step(ulong term)
    {
        int count = counts.GetValueOrDefault(term);
        return !isStepped || count < 3 ? count : count < 10 ? 5 : count < 40 ? 20 : 64;
    }

    /// <summary>Natural logarithm of inverse frequency, above 0.</summary>
    public double Of(ulong term) => Of(term, share * Step(term));

    /// <summary>The same, where so many stretches more than those of the background have the term, whatever was counted.</summary>
    internal static double Of(ulong term, double beside) => Math.Log(1 + (Background.Size / (0.5 + Background.Counts.GetValueOrDefault(term) + beside)));

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
