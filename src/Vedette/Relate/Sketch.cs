using System.Runtime.InteropServices;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>
/// MinHash over runs of five words (Broder 1997): the share of equal slots estimates how much of two texts is the same.
/// Bands of four slots find the pairs above a likeness of about one half without comparing all.
/// </summary>
public readonly struct Sketch
{
    private const int Slots = 64, Band = 4, Run = 5;
    private readonly ulong[]? slots;

    private Sketch(ulong[] slots) => this.slots = slots;

    public static Sketch Of(List<Word> words)
    {
        if (words.Count < Run * 4) return default;
        var slots = new ulong[Slots];
        Array.Fill(slots, ulong.MaxValue);
        for (int i = 0; i + Run <= words.Count; i++)
        {
            ulong run = Profile.Hash(words, i, Run);
            for (int s = 0; s < Slots; s++) slots[s] = Math.Min(slots[s], FeatureHash.Join((ulong)s + 1, run));
        }
        return new(slots);
    }

    /// <summary>0 to 1; 0 when either text is too short to tell.</summary>
    public double Likeness(Sketch other)
    {
        if (slots is null || other.slots is null) return 0;
        int equal = 0;
        for (int s = 0; s < Slots; s++) if (slots[s] == other.slots[s]) equal++;
        return (double)equal / Slots;
    }

    /// <summary>Keys under which near-duplicates meet.</summary>
    public IEnumerable<ulong> Bands()
    {
        if (slots is null) yield break;
        for (int b = 0; b < Slots; b += Band) yield return FeatureHash.Join(FeatureHash.Join((ulong)b + 1, slots[b], slots[b + 1]), slots[b + 2], slots[b + 3]);
    }

    /// <summary>Pairs that share a band, each once, first member smaller. In a crowded band each member meets the first few only: that keeps them connected.</summary>
    internal static IEnumerable<(int A, int B)> Pairs(IReadOnlyList<Sketch> sketches, int crowd)
    {
        var bands = new Dictionary<ulong, List<int>>();
        for (int d = 0; d < sketches.Count; d++)
            foreach (ulong key in sketches[d].Bands())
                (CollectionsMarshal.GetValueRefOrAddDefault(bands, key, out _) ??= []).Add(d);
        return Posting.Pairs(bands.Values, crowd).Distinct();
    }
}

/// <summary>Pairs of members that stand under one key.</summary>
internal static class Posting
{
    /// <summary>All pairs of each list; of a list longer than <paramref name="crowd"/> only the pairs with its first few members.</summary>
    public static IEnumerable<(int A, int B)> Pairs(IEnumerable<List<int>> postings, int crowd)
    {
        foreach (var posting in postings)
            for (int i = 0; i < (posting.Count <= crowd ? posting.Count : 3); i++)
                for (int j = i + 1; j < posting.Count; j++)
                    if (posting[i] != posting[j]) yield return (Math.Min(posting[i], posting[j]), Math.Max(posting[i], posting[j]));
    }
}
