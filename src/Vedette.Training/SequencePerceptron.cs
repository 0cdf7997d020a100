using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Vedette.Language;

namespace Vedette.Training;

/// <summary>A sentence with its features as numbers of rows; features that come but once or twice are left out.</summary>
/// <param name="Words">Rows of all words; word i has [Starts[i], Starts[i + 1]), of which those from <paramref name="Tags"/>[i] tell of tags.</param>
/// <param name="Pairs">Rows of a word behind a state: <c>[((word × states) + state) × pairs + n]</c>, -1 for none.</param>
internal sealed record EncodedSentence(byte[] Labels, int[] Words, int[] Starts, int[] Tags, int[] Pairs)
{
    public static (ulong[] Index, EncodedSentence[] Sentences) Encode(NamedSentence[] sentences)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var sentence in sentences) Walk(sentence, feature => CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++);
        ulong[] index = [.. counts.Where(c => c.Value > 2).Select(c => c.Key).Order()];
        var rows = index.Select((feature, row) => (feature, row)).ToDictionary(p => p.feature, p => p.row);
        return (index, Array.ConvertAll(sentences, sentence => Of(sentence, rows)));
    }

    private static void Walk(NamedSentence sentence, Action<ulong> each)
    {
        ulong[] features = new ulong[NameFeatures.Words];
        for (int i = 0; i < sentence.Labels.Length; i++)
        {
            int count = NameFeatures.FillWord(features, sentence.Seen, sentence.Memory, i);
            foreach (ulong feature in features.AsSpan(0, count)) each(feature);
            int state = i == 0 ? NameLabels.Edge : NameLabels.State(sentence.Labels[i - 1]);
            count = NameFeatures.FillPair(features, sentence.Seen, i, state);
            foreach (ulong feature in features.AsSpan(0, count)) each(feature);
        }
    }

    private static EncodedSentence Of(NamedSentence sentence, Dictionary<ulong, int> rows)
    {
        int n = sentence.Labels.Length;
        var words = new List<int>(n * 32);
        int[] starts = new int[n + 1], tags = new int[n], pairs = new int[n * NameLabels.States * NameFeatures.Pairs];
        Array.Fill(pairs, -1);
        ulong[] features = new ulong[NameFeatures.Words];
        for (int i = 0; i < n; i++)
        {
            int count = NameFeatures.FillWord(features, sentence.Seen, sentence.Memory, i);
            tags[i] = -1;
            for (int k = 0; k < count; k++)
            {
                if (k == count - NameFeatures.OfTags && sentence.Seen.Tags[i] != 0) tags[i] = words.Count;
                if (rows.TryGetValue(features[k], out int row)) words.Add(row);
            }
            if (tags[i] < 0) tags[i] = words.Count;
            starts[i + 1] = words.Count;
            for (int state = i == 0 ? NameLabels.Edge : 0; state < (i == 0 ? NameLabels.States : NameLabels.Edge); state++)
            {
                count = NameFeatures.FillPair(features, sentence.Seen, i, state);
                for (int k = 0; k < count; k++)
                    if (rows.TryGetValue(features[k], out int row)) pairs[(((i * NameLabels.States) + state) * NameFeatures.Pairs) + k] = row;
            }
        }
        return new(sentence.Labels, [.. words], starts, tags, pairs);
    }
}

/// <summary>
/// The structured perceptron (Collins 2002) with averaged weights: decode, then move the weights towards the gold labels and away from those given.
/// While it learns, every wrong label is given a lead, so that the right one must win by a margin, and losing a name costs more than finding one too many.
/// Weights lie in rows of sixteen, one cache line a feature. Deterministic.
/// </summary>
internal sealed class SequencePerceptron
{
    private const int L = NameLabels.Count, S = NameLabels.States, P = NameFeatures.Pairs, Row = 16;

    /// <summary>The lead of a wrong label, and of "outside" over a name.</summary>
    private const float Lead = 1, LeadOfOutside = 4;

    /// <summary>A mean below the first is dropped, and a feature none of whose means reaches the second: it fits single sentences and fills the file.</summary>
    private const float Least = 0.03f, LeastOfFeature = 0.1f;

    private readonly float[] now, sums;
    private float step = 1;

    private SequencePerceptron(int rows) => (now, sums) = (new float[rows * Row], new float[rows * Row]);

    public static NameTagger Train(ulong[] index, EncodedSentence[] sentences, int rounds)
    {
        var perceptron = new SequencePerceptron(index.Length);
        int[] order = [.. Enumerable.Range(0, sentences.Length)];
        for (int round = 0; round < rounds; round++)
        {
            Shuffle.InPlace(order, round + 1);
            // Every third sentence is read without tags: they are wrong at times, more often than on sentences that the tagger learnt from, and the finder must not lean on them.
            foreach (int s in order) perceptron.Learn(sentences[s], tagged: (s + round) % 3 != 0);
        }
        return new NameTagger(perceptron.ToModel(index));
    }

    private void Learn(EncodedSentence sentence, bool tagged)
    {
        var gold = sentence.Labels;
        int n = gold.Length, paired = tagged ? P : P - 1;
        float[] words = new float[n * L], pairs = new float[n * S * L];
        for (int i = 0; i < n; i++)
        {
            var scores = words.AsSpan(i * L, L);
            Score(sentence.Words.AsSpan(sentence.Starts[i]..(tagged ? sentence.Starts[i + 1] : sentence.Tags[i])), scores);
            for (int label = 0; label < L; label++) if (label != gold[i]) scores[label] += label == NameLabels.Outside ? LeadOfOutside : Lead;
            for (int state = i == 0 ? NameLabels.Edge : 0; state < (i == 0 ? S : NameLabels.Edge); state++)
                Score(sentence.Pairs.AsSpan(((i * S) + state) * P, paired), pairs.AsSpan(((i * S) + state) * L, L));
        }
        var best = new byte[n];
        var kept = new ushort[n];
        Array.Fill(kept, NameLabels.All);
        Viterbi.Decode<float>(words, pairs, kept, new byte[n * L], best);
        for (int i = 0; i < n; i++)
        {
            if (best[i] != gold[i])
            {
                var rows = sentence.Words.AsSpan(sentence.Starts[i]..(tagged ? sentence.Starts[i + 1] : sentence.Tags[i]));
                Move(rows, gold[i], 1);
                Move(rows, best[i], -1);
            }
            int goldState = i == 0 ? NameLabels.Edge : NameLabels.State(gold[i - 1]), bestState = i == 0 ? NameLabels.Edge : NameLabels.State(best[i - 1]);
            if (best[i] == gold[i] && goldState == bestState) continue;
            Move(sentence.Pairs.AsSpan(((i * S) + goldState) * P, paired), gold[i], 1);
            Move(sentence.Pairs.AsSpan(((i * S) + bestState) * P, paired), best[i], -1);
        }
        step++;
    }

    private void Score(ReadOnlySpan<int> rows, Span<float> scores)
    {
        Vector256<float> low = default, high = default;
        foreach (int row in rows)
        {
            if (row < 0) continue;
            low += Vector256.LoadUnsafe(ref now[row * Row]);
            high += Vector256.LoadUnsafe(ref now[(row * Row) + 8]);
        }
        Span<float> sum = stackalloc float[Row];
        low.CopyTo(sum);
        high.CopyTo(sum[8..]);
        sum[..L].CopyTo(scores);
    }

    private void Move(ReadOnlySpan<int> rows, int label, float amount)
    {
        foreach (int row in rows)
        {
            if (row < 0) continue;
            now[(row * Row) + label] += amount;
            sums[(row * Row) + label] += amount * step;
        }
    }

    /// <summary>The mean over all steps (Daumé's thesis, figure 2.3) as integers.</summary>
    private LinearModel ToModel(ulong[] index)
    {
        float Mean(int at) => now[at] - (sums[at] / step);
        float largest = 1e-6f;
        for (int at = 0; at < now.Length; at++) largest = MathF.Max(largest, MathF.Abs(Mean(at)));
        // Two decimals are enough, and pack well.
        float scale = MathF.Min(100f, 32000f / largest);
        List<ulong> keys = [];
        List<int> starts = [0];
        List<byte> labels = [];
        List<short> weights = [];
        for (int row = 0; row < index.Length; row++)
        {
            int before = labels.Count;
            float top = 0;
            for (int label = 0; label < L; label++) top = MathF.Max(top, MathF.Abs(Mean((row * Row) + label)));
            if (top < LeastOfFeature) continue;
            for (int label = 0; label < L; label++)
            {
                float mean = Mean((row * Row) + label);
                if (MathF.Abs(mean) < Least) continue;
                labels.Add((byte)label);
                weights.Add((short)MathF.Round(mean * scale));
            }
            if (labels.Count == before) continue;
            keys.Add(index[row]);
            starts.Add(labels.Count);
        }
        return new LinearModel(L, [.. keys], [.. starts], [.. labels], [.. weights]);
    }
}
