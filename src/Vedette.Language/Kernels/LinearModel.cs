using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vedette.Language;

/// <summary>
/// A multi-class linear model over hashed features: each feature is known by the upper 32 bits of its hash, its weights stand in a row of sixteen, one a label.
/// Weights are 16-bit integers with one scale, so sums are exact and the same on every machine. Scoring allocates nothing.
/// Absent features score zero; an absent feature is taken for a present one about once in 2³² ÷ rows.
/// </summary>
public sealed class LinearModel
{
    /// <summary>The most labels that a model may have: the weights of a feature fill one vector.</summary>
    public const int MostLabels = 16;

    private const int Batch = 64;
    private readonly Slot[] slots;     // open addressing; Row 0 = free
    private readonly short[] weights;  // row by row; row 0 stays empty
    private readonly uint[] rowKeys;   // ascending
    private readonly int shift;

    /// <param name="rowKeys">A hash a row, in ascending order; of rows that share their upper 32 bits the first is kept.</param>
    /// <param name="starts">Where each row's entries begin; one longer than <paramref name="rowKeys"/>.</param>
    public LinearModel(int labelCount, ulong[] rowKeys, int[] starts, byte[] labels, short[] weights)
        : this(labelCount, Array.ConvertAll(rowKeys, Key), starts, labels, weights) { }

    private LinearModel(int labelCount, uint[] rowKeys, int[] starts, byte[] labels, short[] entries)
    {
        if (labelCount is < 1 or > MostLabels || starts.Length != rowKeys.Length + 1 || labels.Length != entries.Length || starts[0] != 0 || starts[^1] != labels.Length)
            throw new WeightsException("The tables of a linear model in the weights file do not fit together.");
        LabelCount = labelCount;
        this.rowKeys = rowKeys;
        weights = new short[(rowKeys.Length + 1) * MostLabels];
        int bits = Math.Max(4, 33 - BitOperations.LeadingZeroCount((uint)rowKeys.Length));
        shift = 32 - bits;
        slots = new Slot[1 << bits];
        Fill(starts, labels, entries);
    }

    /// <summary>Once for each file: there is no time to find out that it pays to compile it well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int[] starts, byte[] labels, short[] entries)
    {
        int mask = slots.Length - 1, labelCount = LabelCount;
        for (int row = 0; row < rowKeys.Length; row++)
        {
            int count = starts[row + 1] - starts[row];
            if (count < 1 || count > labelCount) throw new WeightsException("A row of a linear model in the weights file has a wrong length.");
            var filled = weights.AsSpan((row + 1) * MostLabels, MostLabels);
            for (int entry = starts[row]; entry < starts[row + 1]; entry++)
            {
                if (labels[entry] >= labelCount) throw new WeightsException("A linear model in the weights file names a label that it does not have.");
                filled[labels[entry]] = entries[entry];
            }
            int slot = Place(rowKeys[row]);
            while (slots[slot].Row != 0 && slots[slot].Key != rowKeys[row]) slot = (slot + 1) & mask;
            if (slots[slot].Row == 0) slots[slot] = new Slot(rowKeys[row], (uint)row + 1);
        }
    }

    public int LabelCount { get; }
    public int RowCount => rowKeys.Length;

    /// <summary>Adds the weights of the features to <paramref name="scores"/>, one a label, which the caller clears first.</summary>
    [SkipLocalsInit]
    public void Score(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        // Two passes a batch: all the rows are looked up first, so that the waits for memory overlap.
        Span<uint> found = stackalloc uint[Batch];
        Span<int> sums = stackalloc int[MostLabels];
        var (low, high) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (; !features.IsEmpty; features = features[Math.Min(Batch, features.Length)..])
        {
            int count = Find(features[..Math.Min(Batch, features.Length)], found);
            foreach (uint row in found[..count])
            {
                var (first, second) = Vector256.Widen(Vector256.LoadUnsafe(ref weights[row * MostLabels]));
                low += first;
                high += second;
            }
        }
        low.CopyTo(sums);
        high.CopyTo(sums[(MostLabels / 2)..]);
        for (int label = 0; label < scores.Length; label++) scores[label] += sums[label];
    }

    private int Find(ReadOnlySpan<ulong> features, Span<uint> found)
    {
        var table = slots;
        int mask = table.Length - 1, count = 0;
        foreach (ulong feature in features)
        {
            uint key = Key(feature);
            for (int slot = Place(key); ; slot++)
            {
                var at = table[slot & mask];
                if (at.Row == 0) break;
                if (at.Key != key) continue;
                found[count++] = at.Row;
                break;
            }
        }
        return count;
    }

    /// <exception cref="WeightsException">The tables end early or do not fit together.</exception>
    public static LinearModel Read(WeightsReader reader)
    {
        int labelCount = reader.ReadInt();
        var keys = KeyGaps.Unpack(reader.ReadArray<byte>(), reader.ReadInt());
        var lengths = reader.ReadArray<byte>();
        if (lengths.Length != keys.Length) throw new WeightsException("The tables of a linear model in the weights file do not fit together.");
        var starts = new int[lengths.Length + 1];
        for (int i = 0; i < lengths.Length; i++) starts[i + 1] = starts[i] + lengths[i];
        return new LinearModel(labelCount, keys, starts, reader.ReadArray<byte>(), reader.ReadArray<short>());
    }

    public void Write(WeightsWriter writer)
    {
        List<uint> keys = [];
        List<byte> lengths = [], labels = [];
        List<short> entries = [];
        for (int row = 0; row < rowKeys.Length; row++)
        {
            int before = labels.Count;
            for (int label = 0; label < LabelCount; label++)
            {
                if (weights[((row + 1) * MostLabels) + label] is not (not 0 and var weight)) continue;
                labels.Add((byte)label);
                entries.Add(weight);
            }
            // A row without a weight says nothing, and the file has none.
            if (labels.Count == before) continue;
            keys.Add(rowKeys[row]);
            lengths.Add((byte)(labels.Count - before));
        }
        writer.Write(LabelCount);
        writer.Write<byte>(KeyGaps.Pack([.. keys]));
        writer.Write(keys.Count);
        writer.Write<byte>([.. lengths]);
        writer.Write<byte>([.. labels]);
        writer.Write<short>([.. entries]);
    }

    private static uint Key(ulong feature) => (uint)(feature >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(uint key) => (int)((key * 0x9E3779B1U) >> shift);

    private readonly record struct Slot(uint Key, uint Row);
}
