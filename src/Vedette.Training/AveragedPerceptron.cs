using Vedette.Language;

namespace Vedette.Training;

/// <summary>
/// The averaged perceptron (Freund and Schapire 1999; averaging as Daumé's thesis, figure 2.3): weights are moved only on a mistake, and the mean over all steps is kept.
/// Deterministic: no chance is drawn here.
/// </summary>
public sealed class AveragedPerceptron(int labelCount)
{
    private readonly Dictionary<ulong, Row> rows = [];
    private long step = 1;

    public int LabelCount { get; } = labelCount;

    /// <summary>Adds the current (not averaged) weights of the features to the scores.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        foreach (ulong feature in features)
        {
            if (!rows.TryGetValue(feature, out var row)) continue;
            for (int i = 0; i < row.Count; i++) scores[row.Labels[i]] += row.Now[i];
        }
    }

    /// <summary>Call once a decision, right or wrong: the mean is over decisions.</summary>
    public void Tick() => step++;

    public void Update(ReadOnlySpan<ulong> features, int right, int wrong)
    {
        if (right == wrong) return;
        foreach (ulong feature in features)
        {
            if (!rows.TryGetValue(feature, out var row)) rows[feature] = row = new Row();
            row.Moves++;
            row.Add(right, 1, step);
            row.Add(wrong, -1, step);
        }
    }

    /// <summary>
    /// The averaged weights as integers. Features that were moved fewer than <paramref name="fewest"/> times and entries whose mean lies below
    /// <paramref name="threshold"/> are dropped: they fit single sentences and fill the file.
    /// </summary>
    public LinearModel ToModel(float threshold = 0.01f, int fewest = 1)
    {
        float largest = 1e-6f;
        foreach (var row in rows.Values)
            for (int i = 0; i < row.Count; i++) largest = MathF.Max(largest, MathF.Abs(row.Mean(i, step)));
        float scale = Math.Min(2000f, 32000f / largest);
        List<ulong> keys = [];
        List<int> starts = [0];
        List<byte> labels = [];
        List<short> weights = [];
        foreach (var (feature, row) in rows.OrderBy(r => r.Key))
        {
            if (row.Moves < fewest) continue;
            int before = labels.Count;
            foreach (int i in Enumerable.Range(0, row.Count).OrderBy(i => row.Labels[i]))
            {
                float mean = row.Mean(i, step);
                if (MathF.Abs(mean) < threshold) continue;
                labels.Add(row.Labels[i]);
                weights.Add((short)MathF.Round(mean * scale));
            }
            if (labels.Count == before) continue;
            keys.Add(feature);
            starts.Add(labels.Count);
        }
        return new LinearModel(LabelCount, [.. keys], [.. starts], [.. labels], [.. weights]);
    }

    private sealed class Row
    {
        private double[] sums = new double[2];
        private long[] since = new long[2];

        public byte[] Labels { get; private set; } = new byte[2];
        public float[] Now { get; private set; } = new float[2];
        public int Count { get; private set; }
        public int Moves { get; set; }

        public void Add(int label, float amount, long step)
        {
            int i = 0;
            while (i < Count && Labels[i] != label) i++;
            if (i == Count) Grow(label, step);
            sums[i] += (double)Now[i] * (step - since[i]);
            since[i] = step;
            Now[i] += amount;
        }

        public float Mean(int i, long step) => (float)((sums[i] + ((double)Now[i] * (step - since[i]))) / step);

        private void Grow(int label, long step)
        {
            if (Count == Labels.Length)
            {
                int size = Count * 2;
                Labels = Resized(Labels, size);
                Now = Resized(Now, size);
                Array.Resize(ref sums, size);
                Array.Resize(ref since, size);
            }
            Labels[Count] = (byte)label;
            since[Count] = step;
            Count++;
        }

        private static T[] Resized<T>(T[] array, int size)
        {
            Array.Resize(ref array, size);
            return array;
        }
    }
}
