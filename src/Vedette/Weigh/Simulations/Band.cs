using System.Numerics;

namespace Vedette.Weigh.Simulations;

/// <summary>The values under which 5, 25, 50, 75 and 95 per cent of the runs of a set lie. It tells how wide the assumptions are, not how likely a value is.</summary>
public readonly record struct Band(float P5, float P25, float P50, float P75, float P95)
{
    private static ReadOnlySpan<double> Shares => [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>The exact quantiles with linear interpolation between order statistics (type 7 of Hyndman and Fan, The American Statistician 50, 1996).</summary>
    /// <param name="values">At least one; no NaN. Left as it is.</param>
    /// <param name="work">As long as the values.</param>
    public static Band Of(ReadOnlySpan<float> values, Span<float> work)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        Span<float> quantiles = stackalloc float[5];
        var sorter = new Selection(values, work[..values.Length]);
        for (int i = 0; i < quantiles.Length; i++)
        {
            double place = Shares[i] * (values.Length - 1);
            int below = (int)place;
            float low = sorter.At(below), high = below + 1 < values.Length ? sorter.At(below + 1) : low;
            quantiles[i] = low == high ? low : (float)(low + (place - below) * (high - low));
        }
        return new(quantiles[0], quantiles[1], quantiles[2], quantiles[3], quantiles[4]);
    }

    /// <summary>Order statistics without a full sort: values go into even bins between least and greatest, and only bins that are asked for are sorted.</summary>
    private ref struct Selection
    {
        private const int Bins = 1024;

        private readonly Span<float> sorted;
        private readonly int[] first;
        private readonly ulong[] isSorted;

        public Selection(ReadOnlySpan<float> values, Span<float> work)
        {
            sorted = work;
            first = new int[Bins + 1];
            isSorted = new ulong[Bins / 64];
            var (least, most) = Ends(values);
            float scale = (Bins - 1) / (most - least);
            // Values too near for a bin of their own, or too far apart for their difference: one bin.
            if (!float.IsFinite(scale) || !float.IsFinite(most - least)) scale = least = 0;
            foreach (float value in values) first[(int)((value - least) * scale) + 1]++;
            for (int b = 0; b < Bins; b++) first[b + 1] += first[b];
            Span<int> next = stackalloc int[Bins];
            first.AsSpan(0, Bins).CopyTo(next);
            foreach (float value in values) work[next[(int)((value - least) * scale)]++] = value;
        }

        private static (float Least, float Most) Ends(ReadOnlySpan<float> values)
        {
            var (least, most) = (new Vector<float>(values[0]), new Vector<float>(values[0]));
            int i = 0;
            for (; i + Vector<float>.Count <= values.Length; i += Vector<float>.Count)
            {
                var next = new Vector<float>(values[i..]);
                (least, most) = (Vector.Min(least, next), Vector.Max(most, next));
            }
            var (low, high) = (values[0], values[0]);
            for (int lane = 0; lane < Vector<float>.Count; lane++) (low, high) = (Math.Min(low, least[lane]), Math.Max(high, most[lane]));
            foreach (float value in values[i..]) (low, high) = (Math.Min(low, value), Math.Max(high, value));
            return (low, high);
        }

        public readonly float At(int rank)
        {
            int bin = first.AsSpan(0, Bins).BinarySearch(rank);
            // Empty bins begin at the same rank: the last of them holds it.
            if (bin < 0) bin = ~bin - 1;
            while (first[bin + 1] <= rank) bin++;
            if ((isSorted[bin / 64] >> (bin % 64) & 1) == 0)
            {
                sorted[first[bin]..first[bin + 1]].Sort();
                isSorted[bin / 64] |= 1UL << (bin % 64);
            }
            return sorted[rank];
        }
    }
}
