using System.Numerics;

namespace Vedette.Language;

/// <summary>
/// Tags and trees of some sentences at once. Simple recurrent units in both directions over the rows of the words; from the same encoding the tag of each word, a
/// bilinear score for each pair of dependent and head (Dozat and Manning 2017), the best projective tree, and the relation of each arc from the sum of both ends.
/// A sentence's reading does not depend on the sentences beside it. One thread at a time; nothing is allocated once the buffers have grown.
/// </summary>
internal sealed unsafe class SentenceNetwork(SentenceWeights weights, WordRows rows)
{
    /// <summary>A longer sentence is read in pieces of this length, each hung to the first.</summary>
    public const int LongestPiece = 400;

    /// <summary>Below zero a number counts this much.</summary>
    public const float Leak = 0.1f;

    private readonly NetworkShape shape = weights.Shape;
    private readonly ProjectiveDecoder decoder = new();
    private float[] memory = [];
    private int taken;
    private byte[] tags = [], relations = [];
    private int[] heads = [];

    /// <summary>The number of each word's tag.</summary>
    public ReadOnlySpan<byte> Tags => tags;

    /// <summary>Each word's head by its place in its own sentence; -1 for the root.</summary>
    public ReadOnlySpan<int> Heads => heads;
    public ReadOnlySpan<byte> Relations => relations;

    /// <param name="words">The words of all the sentences.</param>
    /// <param name="starts">Where each sentence begins, and where the last ends.</param>
    /// <param name="labels">What the numbers of tags stand for.</param>
    public void Read(ReadOnlySpan<WordView> words, ReadOnlySpan<int> starts, TagPair[] labels)
    {
        int total = words.Length;
        if (tags.Length < total) (tags, relations, heads) = (new byte[total * 2], new byte[total * 2], new int[total * 2]);
        Reserve(total, starts);
        float* x = Embed(words);
        for (int layer = 0; layer < shape.Layers; layer++) x = Encode(layer, x, starts, total);
        var encoded = Quantise(total, shape.Width, x);
        Tag(encoded, total, labels.Length);
        Parse(encoded, starts, total, labels);
    }

    private void Reserve(int total, ReadOnlySpan<int> starts)
    {
        int longest = 0;
        for (int s = 0; s + 1 < starts.Length; s++) longest = Math.Max(longest, Math.Min(LongestPiece, starts[s + 1] - starts[s]));
        int quantised = shape.Input + (shape.Layers * shape.Width) + shape.Arc + shape.Label;
        int words = (total + 1) * (shape.Input + (shape.Layers * (shape.Width + shape.GatesOf(0))) + shape.Tags + (3 * shape.Arc) + (2 * shape.Label) + shape.Relations + quantised + 256) + (shape.Layers * shape.Width);
        int pairs = (longest + 32) * (longest + 32 + shape.Arc + 32);
        if (memory.Length < words + pairs) memory = GC.AllocateUninitializedArray<float>((words + pairs) * 5 / 4, pinned: true);
        taken = 0;
    }

    /// <summary>A place for numbers, not cleared.</summary>
    private float* Take(int count)
    {
        count = (count + 15) & ~15;
        float* at = At(memory) + taken;
        if ((taken += count) > memory.Length) throw new InvalidOperationException("The buffers of the network were laid out too small.");
        return at;
    }

    private static float* At(float[] pinned)
    {
        fixed (float* at = pinned) return at;
    }

    /// <summary>Rows as the packed matrices want them.</summary>
    private Steps Quantise(int count, int width, float* x)
    {
        var steps = new Steps((short*)Take(count * width / 2), Take(count));
        PackedMatrix.Quantise(count, width, x, steps.Values, steps.Scales);
        return steps;
    }

    private float* Product(int count, Steps x, PackedMatrix matrix)
    {
        float* y = Take(count * matrix.Output);
        matrix.Multiply(count, x.Values, x.Scales, y);
        return y;
    }

    private float* Product(int count, Steps x, PackedMatrix matrix, float[] bias)
    {
        float* y = Product(count, x, matrix), add = At(bias);
        for (int t = 0; t < count; t++)
            for (int i = 0, at = t * matrix.Output; i < matrix.Output; i += Vector<float>.Count)
                (Vector.Load(y + at + i) + Vector.Load(add + i)).Store(y + at + i);
        return y;
    }

    private readonly struct Steps(short* values, float* scales)
    {
        public readonly short* Values = values;
        public readonly float* Scales = scales;
    }

    private float* Embed(ReadOnlySpan<WordView> words)
    {
        float* x = Take(words.Length * shape.Input);
        new Span<float>(x, words.Length * shape.Input).Clear();
        Span<ushort> parts = stackalloc ushort[WordRows.Parts];
        for (int t = 0; t < words.Length; t++)
        {
            float* to = x + (t * shape.Input);
            weights.Words.AddRow(rows.RowsOf(words[t], parts), to);
            weights.Parts.AddRows(parts, to + shape.WordWidth);
        }
        return x;
    }

    private float* Encode(int layer, float* x, ReadOnlySpan<int> starts, int total)
    {
        int width = shape.Width, hidden = shape.Hidden, gateWidth = shape.GatesOf(layer);
        float* gates = Product(total, Quantise(total, shape.InputOf(layer), x), weights.Layer[layer]), output = Take(total * width), memory = Take(width);
        float* bias = At(weights.LayerBias[layer]), peep = At(weights.LayerPeep[layer]);
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            int first = starts[s], last = starts[s + 1] - 1;
            for (int t = first; t <= last; t++)
            {
                float* skip = layer == 0 ? gates + (t * gateWidth) + (3 * width) : x + (t * width);
                RecurrentUnit.Step(hidden, width, gates + (t * gateWidth), t == first ? null : memory, memory, skip, bias, peep, output + (t * width));
            }
            for (int t = last; t >= first; t--)
            {
                float* skip = layer == 0 ? gates + (t * gateWidth) + (3 * width) : x + (t * width);
                RecurrentUnit.Step(hidden, width, gates + (t * gateWidth) + hidden, t == last ? null : memory + hidden, memory + hidden, skip + hidden, bias + hidden, peep + hidden, output + (t * width) + hidden);
            }
        }
        return output;
    }

    private void Tag(Steps x, int total, int tagCount)
    {
        float* scores = Product(total, x, weights.TagOut, weights.TagOutBias);
        for (int t = 0; t < total; t++) tags[t] = (byte)Best(new ReadOnlySpan<float>(scores + (t * shape.Tags), tagCount), 0);
    }

    private void Parse(Steps x, ReadOnlySpan<int> starts, int total, TagPair[] labels)
    {
        int arc = shape.Arc;
        float* dependents = Product(total, x, weights.ArcDependent, weights.ArcDependentBias), arcHeads = Product(total, x, weights.ArcHead, weights.ArcHeadBias);
        Bend(dependents, total * arc);
        Bend(arcHeads, total * arc);
        float* paired = Product(total, Quantise(total, arc, dependents), weights.ArcPair, weights.ArcPrior);
        int before = taken;
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            for (int from = starts[s]; from < starts[s + 1]; from += LongestPiece)
            {
                ParsePiece(from, Math.Min(LongestPiece, starts[s + 1] - from), paired, arcHeads, starts[s]);
                taken = before;
            }
        }
        Relate(x, starts, total, labels);
    }

    /// <summary>The arcs of a piece: the scores of all pairs, then the best tree.</summary>
    private void ParsePiece(int from, int count, float* paired, float* arcHeads, int sentence)
    {
        int arc = shape.Arc, columns = count + 1, padded = (columns + 15) & ~15;
        float* turned = Take(arc * padded), scores = Take(count * padded);
        for (int a = 0; a < arc; a++)
        {
            turned[a * padded] = weights.ArcRoot[a];
            for (int h = 0; h < count; h++) turned[(a * padded) + h + 1] = arcHeads[((from + h) * arc) + a];
            for (int h = columns; h < padded; h++) turned[(a * padded) + h] = 0;
        }
        new Span<float>(scores, count * padded).Clear();
        MatrixProduct.Add(count, padded, arc, paired + (from * arc), arc, 1, turned, padded, scores, padded);
        var found = heads.AsSpan(from, count);
        decoder.Decode(count, new ReadOnlySpan<float>(scores, count * padded), padded, found);
        foreach (ref int head in found) head = head > 0 ? head - 1 + from - sentence : from == sentence ? -1 : RootOf(sentence);
    }

    /// <summary>The root of the sentence's first piece, to which the roots of the others are hung.</summary>
    private int RootOf(int sentence)
    {
        int root = 0;
        while (heads[sentence + root] >= 0) root++;
        return root;
    }

    private void Relate(Steps x, ReadOnlySpan<int> starts, int total, TagPair[] labels)
    {
        int label = shape.Label;
        float* sums = Product(total, x, weights.LabelDependent, weights.LabelBias), labelHeads = Product(total, x, weights.LabelHead);
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            for (int t = starts[s]; t < starts[s + 1]; t++)
            {
                float* sum = sums + (t * label), head = heads[t] < 0 ? At(weights.LabelRoot) : labelHeads + ((starts[s] + heads[t]) * label);
                for (int i = 0; i < label; i += Vector<float>.Count) (Vector.Load(sum + i) + Vector.Load(head + i)).Store(sum + i);
            }
        }
        Bend(sums, total * label);
        float* scores = Product(total, Quantise(total, label, sums), weights.LabelOut, weights.LabelOutBias);
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            for (int t = starts[s]; t < starts[s + 1]; t++)
            {
                // The root's relation belongs to the root alone.
                var one = new Span<float>(scores + (t * shape.Relations), (int)Relation.Xcomp + 1);
                if (heads[t] >= 0 && labels[tags[starts[s] + heads[t]]].Fine is FineTag.VBD or FineTag.VBZ or FineTag.VBP)
                    foreach (var relation in OfNouns) one[(int)relation] = float.NegativeInfinity;
                relations[t] = heads[t] < 0 ? (byte)Relation.Root : (byte)Best(one, (int)Relation.Root + 1);
            }
        }
    }

    /// <summary>What hangs on a noun and never on a verb with a tense; tag and relation are told apart from each other, and need not agree.</summary>
    private static ReadOnlySpan<Relation> OfNouns =>
    [
        Relation.Acl, Relation.Acl_relcl, Relation.Amod, Relation.Appos, Relation.Case, Relation.Compound, Relation.Det, Relation.Det_predet, Relation.Fixed, Relation.Flat,
        Relation.Nmod, Relation.Nmod_desc, Relation.Nmod_poss, Relation.Nmod_unmarked, Relation.Nummod,
    ];

    private static void Bend(float* values, int count)
    {
        var leak = new Vector<float>(Leak);
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            Vector.ConditionalSelect(Vector.LessThan(value, Vector<float>.Zero), value * leak, value).Store(values + i);
        }
    }

    private static int Best(ReadOnlySpan<float> scores, int from)
    {
        int best = from;
        for (int i = from + 1; i < scores.Length; i++) if (scores[i] > scores[best]) best = i;
        return best;
    }
}
