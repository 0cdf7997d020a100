using System.Numerics;

namespace Vedette.Language;

/// <summary>
/// A multi-class linear model over hashed features: each feature is a 64-bit hash, each row holds only the labels that have a weight.
/// Weights are 16-bit integers with one scale, so sums are exact and the same on every machine. Scoring allocates nothing.
/// Two features meet only when 32 bits of their hashes and their place in the table meet; absent features score zero.
/// </summary>
public sealed class LinearModel
{
    private readonly uint[] keys;      // open addressing; 0 = free
    private readonly int[] rowOf;      // slot → row
    private readonly int[] starts;     // row → first entry; one longer than the number of rows
    private readonly byte[] labels;
    private readonly short[] weights;
    private readonly int shift;

    /// <param name="rowKeys">A 64-bit hash a row.</param>
    /// <param name="starts">Where each row's entries begin; one longer than <paramref name="rowKeys"/>.</param>
    public LinearModel(int labelCount, ulong[] rowKeys, int[] starts, byte[] labels, short[] weights)
    {
        LabelCount = labelCount;
        (this.starts, this.labels, this.weights, RowKeys) = (starts, labels, weights, rowKeys);
        int bits = Math.Max(4, 33 - BitOperations.LeadingZeroCount((uint)rowKeys.Length));
        shift = 64 - bits;
        keys = new uint[1 << bits];
        rowOf = new int[1 << bits];
        int mask = keys.Length - 1;
        for (int row = 0; row < rowKeys.Length; row++)
        {
            int slot = Slot(rowKeys[row]);
            while (keys[slot] != 0) slot = (slot + 1) & mask;
            keys[slot] = Key(rowKeys[row]);
            rowOf[slot] = row;
        }
    }

    public int LabelCount { get; }
    internal ulong[] RowKeys { get; }
    public int RowCount => RowKeys.Length;

    /// <summary>Adds the weights of the features to <paramref name="scores"/>, which the caller clears first.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        int mask = keys.Length - 1;
        foreach (ulong feature in features)
        {
            uint key = Key(feature);
            for (int slot = Slot(feature); keys[slot] != 0; slot = (slot + 1) & mask)
            {
                if (keys[slot] != key) continue;
                int row = rowOf[slot];
                for (int i = starts[row], end = starts[row + 1]; i < end; i++) scores[labels[i]] += weights[i];
                break;
            }
        }
    }

    public static LinearModel Read(WeightsReader reader) =>
        new(reader.ReadInt(), reader.ReadArray<ulong>(), reader.ReadArray<int>(), reader.ReadArray<byte>(), reader.ReadArray<short>());

    public void Write(WeightsWriter writer)
    {
        writer.Write(LabelCount);
        writer.Write<ulong>(RowKeys);
        writer.Write<int>(starts);
        writer.Write<byte>(labels);
        writer.Write<short>(weights);
    }

    private int Slot(ulong feature) => (int)((feature * 0x9E3779B97F4A7C15UL) >> shift);
    private static uint Key(ulong feature) => (uint)(feature >> 32) | 1;
}
