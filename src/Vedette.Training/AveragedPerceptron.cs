using Vedette.Language;

namespace Vedette.Training;

/// <summary>
/// The averaged perceptron (Freund and Schapire 1999; averaging as Daumé's thesis, figure 2.3): weights are moved only on a mistake, and the mean over all steps is kept.
/// Deterministic: no chance is drawn here.
/// </summary>
public sealed class AveragedPerceptron(int labelCount)
{
    private ulong[] keys = new ulong[1 << 16];
    private Row[] rows = new Row[1 << 16];   // beside keys; a row without entries is free
    private int count;
    private long step = 1;

    public int LabelCount { get; } = labelCount;

    /// <summary>Adds the current (not averaged) weights of the features to the scores.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        foreach (ulong feature in features)
        {
            var entries = rows[Find(feature)];
            if (entries.Items is null) continue;
            foreach (ref readonly var entry in entries.Items.AsSpan(0, entries.Count)) scores[entry.Label] += entry.Now;
        }
    }

    /// <summary>Call once a decision, right or wrong: the mean is over decisions.</summary>
    public void Tick() => step++;

    public void Update(ReadOnlySpan<ulong> features, int right, int wrong)
    {
        if (right == wrong) return;
        foreach (ulong feature in features)
        {
            ref var row = ref RowOf(feature);
            row.Updates++;
            row.Add(right, 1, step);
            row.Add(wrong, -1, step);
        }
    }

    /// <summary>
    /// Adds the means of another perceptron, trained on the same data in another order, to the means of this one: the sum of linear models is a linear model that
    /// errs less than each. After this only <see cref="ToModel"/> is of use.
    /// </summary>
    public void Add(AveragedPerceptron other)
    {
        Settle();
        other.Settle();
        for (int i = 0; i < other.rows.Length; i++)
        {
            if (other.rows[i].Items is null) continue;
            ref var row = ref RowOf(other.keys[i]);
            foreach (ref readonly var entry in other.rows[i].Entries) row.Add(entry.Label, entry.Now, step: 0);
            row.Updates += other.rows[i].Updates;
        }
    }

    /// <summary>Makes the means the weights.</summary>
    private void Settle()
    {
        foreach (ref var row in rows.AsSpan())
            foreach (ref var entry in row.Entries)
                entry = new Entry { Label = entry.Label, Now = entry.Mean(step), Since = 0 };
        step = 1;
    }

    /// <summary>The averaged weights as integers. Entries whose mean lies below <paramref name="threshold"/> are dropped.</summary>
    /// <param name="resolution">How many steps a weight of 1 is told in; fewer make a smaller file.</param>
    /// <param name="updates">A feature that took part in fewer mistakes is dropped: it is known from single places, and most features are.</param>
    public LinearModel ToModel(float threshold = 0.01f, float resolution = 2000f, int updates = 1)
    {
        float largest = 1e-6f;
        List<int> filled = [];
        for (int at = 0; at < rows.Length; at++)
        {
            if (rows[at].Items is null || rows[at].Updates < updates) continue;
            filled.Add(at);
            foreach (ref readonly var entry in rows[at].Entries) largest = MathF.Max(largest, MathF.Abs(entry.Mean(step)));
        }
        filled.Sort((a, b) => keys[a].CompareTo(keys[b]));
        float scale = Math.Min(resolution, 32000f / largest);
        List<ulong> rowKeys = [];
        List<int> starts = [0];
        List<byte> labels = [];
        List<short> weights = [];
        foreach (int at in filled)
        {
            int before = labels.Count;
            var entries = rows[at].Entries;
            entries.Sort((a, b) => a.Label.CompareTo(b.Label));
            foreach (ref readonly var entry in entries)
            {
                float mean = entry.Mean(step);
                short weight = (short)MathF.Round(mean * scale);
                if (MathF.Abs(mean) < threshold || weight == 0) continue;
                labels.Add(entry.Label);
                weights.Add(weight);
            }
            if (labels.Count == before) continue;
            rowKeys.Add(keys[at]);
            starts.Add(labels.Count);
        }
        return new LinearModel(LabelCount, [.. rowKeys], [.. starts], [.. labels], [.. weights]);
    }

    private ref Row RowOf(ulong feature)
    {
        if (count * 2 >= keys.Length) Grow();
        int at = Find(feature);
        ref var row = ref rows[at];
        if (row.Items is null)
        {
            keys[at] = feature;
            row.Items = new Entry[2];
            count++;
        }
        return ref row;
    }

    private int Find(ulong feature)
    {
        int mask = keys.Length - 1;
        int at = (int)((feature * 0x9E3779B97F4A7C15UL) >> 32) & mask;
        while (rows[at].Items is not null && keys[at] != feature) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var (oldKeys, oldRows) = (keys, rows);
        keys = new ulong[oldKeys.Length * 2];
        rows = new Row[oldKeys.Length * 2];
        for (int i = 0; i < oldRows.Length; i++)
        {
            if (oldRows[i].Items is null) continue;
            int at = Find(oldKeys[i]);
            (keys[at], rows[at]) = (oldKeys[i], oldRows[i]);
        }
    }

    private struct Row
    {
        public Entry[]? Items;
        public int Count;
        public int Updates;

        public readonly Span<Entry> Entries => Items.AsSpan(0, Count);

        public void Add(int label, float amount, long step)
        {
            int i = 0;
            while (i < Count && Items![i].Label != label) i++;
            if (i == Count)
            {
                if (Count == Items!.Length) Array.Resize(ref Items, Count * 2);
                Items[Count++] = new Entry { Label = (byte)label, Since = step };
            }
            ref var entry = ref Items![i];
            entry.Sum += (double)entry.Now * (step - entry.Since);
            entry.Since = step;
            entry.Now += amount;
        }
    }

    private struct Entry
    {
        public double Sum;
        public long Since;
        public float Now;
        public byte Label;

        public readonly float Mean(long step) => (float)((Sum + ((double)Now * (step - Since))) / step);
    }
}
