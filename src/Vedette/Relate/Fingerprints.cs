using System.Buffers;
using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>
/// The fingerprints of a text: of every few runs of words the one with the smallest hash (winnowing: Schleimer, Wilkerson and Aiken 2003). Any run of
/// <see cref="SureRun"/> words that two texts share gives both one fingerprint, wherever it stands and whatever else they hold, so trimmed and merged texts are found as well as
/// whole copies; MinHash with bands finds those only that are alike as a whole.
/// </summary>
public static class Fingerprints
{
    private const int Run = 6, Window = 8;

    /// <summary>Words in a shared run that is never missed.</summary>
    public const int SureRun = Run + Window - 1;

    /// <summary>Distinct fingerprints, ordered.</summary>
    public static ImmutableArray<uint> Of(IReadOnlyList<Word> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        int runs = words.Count - Run + 1;
        if (runs <= 0) return [];
        uint[] hashes = ArrayPool<uint>.Shared.Rent(runs);
        uint[] chosen = ArrayPool<uint>.Shared.Rent(runs);
        int count = 0;
        for (int i = 0; i < runs; i++)
        {
            ulong hash = Run;
            for (int w = i; w < i + Run; w++) hash = FeatureHash.Join(hash, words[w].Surface);
            hashes[i] = (uint)(hash >> 32);
        }
        int least = -1;
        for (int last = 0; last < runs; last++)
        {
            if (last < Window - 1 && last < runs - 1) continue;
            int first = Math.Max(0, last - Window + 1);
            if (least >= first && hashes[last] > hashes[least]) continue;
            if (least >= first) least = last;
            else
            {
                least = first;
                for (int i = first + 1; i <= last; i++)
                    if (hashes[i] <= hashes[least]) least = i;
            }
            chosen[count++] = hashes[least];
        }
        var own = chosen.AsSpan(0, count);
        own.Sort();
        var distinct = ImmutableArray.CreateBuilder<uint>(count);
        foreach (uint print in own)
            if (distinct.Count == 0 || distinct[^1] != print) distinct.Add(print);
        ArrayPool<uint>.Shared.Return(hashes);
        ArrayPool<uint>.Shared.Return(chosen);
        return distinct.ToImmutable();
    }
}
