using Vedette.Language;

namespace Vedette.Training.Network;

/// <summary>How long and how fast to learn.</summary>
internal sealed record Schedule(int Epochs, int BatchWords, float Rate, float TagShare, int Workers, int Seed);

/// <summary>Learns by Adam (Kingma and Ba 2015) with a rate that falls along half a cosine. The workers' gradients are added in a fixed order: the same data give the same weights.</summary>
internal sealed class NetworkTrainer
{
    private const float Beta1 = 0.9f, Beta2 = 0.98f, Epsilon = 1e-8f, LongestGradient = 5f;
    private readonly NetworkShape shape;
    private readonly Schedule schedule;
    private readonly Pass[] workers;
    private readonly float[][] dense, first, second;
    private readonly float[][][] gradients;
    private readonly Table words, parts;
    private int step;

    public NetworkWeights Weights { get; }

    public NetworkTrainer(NetworkShape shape, Schedule schedule)
    {
        (this.shape, this.schedule) = (shape, schedule);
        Weights = Fresh(shape, schedule.Seed);
        workers = [.. Enumerable.Range(0, schedule.Workers).Select(_ => new Pass(shape, Weights))];
        dense = [.. Weights.Dense];
        gradients = [.. workers.Select(w => w.Gradients.Dense.ToArray())];
        first = [.. dense.Select(v => new float[v.Length])];
        second = [.. dense.Select(v => new float[v.Length])];
        words = new(Weights.Words, shape.WordWidth);
        parts = new(Weights.Parts, shape.PartWidth);
    }

    public void Train(IReadOnlyList<Example> bank, Dropping dropping, Action<int, double> afterEpoch)
    {
        var random = new Random(schedule.Seed);
        int steps = (int)((long)schedule.Epochs * bank.Sum(e => e.Count) / schedule.BatchWords) + 1;
        for (int epoch = 1; epoch <= schedule.Epochs; epoch++)
        {
            double loss = 0;
            long count = 0;
            foreach (var batch in Batches(bank, random))
            {
                loss += Step(batch, dropping, steps);
                count += batch.Sum(b => b.Sum(e => e.Count));
            }
            afterEpoch(epoch, loss / count);
        }
    }

    /// <summary>Sentences in random order, cut into batches of about the wanted number of words, each dealt to the workers.</summary>
    private IEnumerable<List<Example>[]> Batches(IReadOnlyList<Example> bank, Random random)
    {
        int[] order = [.. Enumerable.Range(0, bank.Count)];
        random.Shuffle(order);
        List<Example>[] Empty() => [.. workers.Select(_ => new List<Example>())];
        var batch = Empty();
        var held = new int[workers.Length];
        foreach (int i in order)
        {
            int worker = Array.IndexOf(held, held.Min());
            batch[worker].Add(bank[i]);
            held[worker] += bank[i].Count;
            if (held.Sum() < schedule.BatchWords) continue;
            yield return batch;
            batch = Empty();
            Array.Clear(held);
        }
        if (held.Sum() > 0) yield return batch;
    }

    /// <summary>First values: uniform, scaled by the width that goes in and out (Glorot and Bengio 2010).</summary>
    private static NetworkWeights Fresh(NetworkShape shape, int seed)
    {
        var random = new Random(seed);
        var weights = new NetworkWeights(shape);
        int width = shape.Width;
        void Fill(float[] values, double limit)
        {
            for (int i = 0; i < values.Length; i++) values[i] = (float)(((random.NextDouble() * 2) - 1) * limit);
        }
        double Limit(int input, int output) => Math.Sqrt(6.0 / (input + output));
        Fill(weights.Words, 0.1);
        Fill(weights.Parts, 0.05);
        for (int l = 0; l < shape.Layers; l++)
        {
            Fill(weights.Layer[l], Math.Sqrt(3.0 / shape.InputOf(l)));
            Fill(weights.LayerPeep[l], 0.1);
        }
        Fill(weights.ArcDependent, Limit(width, shape.Arc));
        Fill(weights.ArcHead, Limit(width, shape.Arc));
        Fill(weights.ArcPair, Limit(shape.Arc, shape.Arc) / 2);
        Fill(weights.ArcRoot, 0.3);
        Fill(weights.LabelDependent, Limit(width, shape.Label));
        Fill(weights.LabelHead, Limit(width, shape.Label));
        Fill(weights.LabelRoot, 0.3);
        Fill(weights.LabelOut, Limit(shape.Label, shape.Relations));
        Fill(weights.TagOut, Limit(width, shape.Tags));
        return weights;
    }

    private double Step(List<Example>[] batch, Dropping dropping, int steps)
    {
        step++;
        int total = batch.Sum(b => b.Sum(e => e.Count));
        Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Length }, w =>
        {
            foreach (var gradient in gradients[w]) Array.Clear(gradient);
            if (batch[w].Count == 0) return;
            workers[w].Forward(batch[w], dropping, new Random(HashCode(step, w)));
            workers[w].Learn(batch[w], 1f / total, schedule.TagShare);
        });
        var active = Enumerable.Range(0, workers.Length).Where(w => batch[w].Count > 0).ToArray();
        for (int w = 1; w < workers.Length; w++)
            for (int p = 0; p < dense.Length; p++)
                Sum(gradients[0][p], gradients[w][p]);
        Gather(active);
        float rate = schedule.Rate * MathF.Min(1f, step / 200f) * 0.5f * (1f + MathF.Cos(MathF.PI * Math.Min(1f, (float)step / steps)));
        float correct1 = 1f - MathF.Pow(Beta1, step), correct2 = 1f - MathF.Pow(Beta2, step);
        double norm = gradients[0].Sum(g => g.Sum(v => (double)v * v)) + words.Norm() + parts.Norm();
        float scale = (float)Math.Min(1.0, LongestGradient / Math.Sqrt(norm));
        for (int p = 0; p < dense.Length; p++)
            Adam(dense[p], gradients[0][p], first[p], second[p], scale, rate, correct1, correct2);
        words.Update(scale, rate, correct1, correct2);
        parts.Update(scale, rate, correct1, correct2);
        return active.Sum(w => workers[w].Loss);
    }

    private static void Sum(Span<float> to, ReadOnlySpan<float> from)
    {
        for (int i = 0; i < to.Length; i++) to[i] += from[i];
    }

    private int HashCode(int step, int worker) => (schedule.Seed * 1_000_003) + (step * 31) + worker;

    private unsafe void Gather(int[] active)
    {
        foreach (int w in active)
        {
            var pass = workers[w];
            for (int t = 0; t < pass.Total; t++)
            {
                float* gradient = pass.InputGradient + (t * shape.Input);
                words.Add(pass.Words[t], new ReadOnlySpan<float>(gradient, shape.WordWidth));
                for (int p = 0; p < WordRows.Parts; p++)
                    if (pass.Parts[(t * WordRows.Parts) + p] is >= 0 and var part)
                        parts.Add(part, new ReadOnlySpan<float>(gradient + shape.WordWidth, shape.PartWidth));
            }
        }
    }

    private static void Adam(Span<float> values, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, float scale, float rate, float correct1, float correct2)
    {
        for (int i = 0; i < values.Length; i++)
        {
            float g = gradient[i] * scale;
            first[i] = (Beta1 * first[i]) + ((1 - Beta1) * g);
            second[i] = (Beta2 * second[i]) + ((1 - Beta2) * g * g);
            values[i] -= rate * (first[i] / correct1) / (MathF.Sqrt(second[i] / correct2) + Epsilon);
        }
    }

    /// <summary>A table whose rows are updated only when they were met.</summary>
    private sealed class Table(float[] values, int width)
    {
        private readonly float[] gradient = new float[values.Length], first = new float[values.Length], second = new float[values.Length];
        private readonly bool[] isMet = new bool[values.Length / width];
        private readonly List<int> met = [];

        public void Add(int row, ReadOnlySpan<float> part)
        {
            if (!isMet[row])
            {
                isMet[row] = true;
                met.Add(row);
                gradient.AsSpan(row * width, width).Clear();
            }
            var to = gradient.AsSpan(row * width, width);
            for (int i = 0; i < part.Length; i++) to[i] += part[i];
        }

        public double Norm()
        {
            double sum = 0;
            foreach (int row in met) foreach (float v in gradient.AsSpan(row * width, width)) sum += (double)v * v;
            return sum;
        }

        public void Update(float scale, float rate, float correct1, float correct2)
        {
            foreach (int row in met)
            {
                var (from, count) = (row * width, width);
                Adam(values.AsSpan(from, count), gradient.AsSpan(from, count), first.AsSpan(from, count), second.AsSpan(from, count), scale, rate, correct1, correct2);
                isMet[row] = false;
            }
            met.Clear();
        }
    }
}
