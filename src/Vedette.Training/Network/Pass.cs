using System.Numerics;
using Vedette.Language;

namespace Vedette.Training.Network;

/// <summary>How much is left out at random while learning.</summary>
internal sealed record Dropping(float Word, float Part, float Input, float Layer, float Hidden);

/// <summary>
/// One way forward through the network for some sentences at once, and one back with the gradients. Simple recurrent units in both directions (Lei et al. 2018),
/// a bilinear score for each pair of dependent and head (Dozat and Manning 2017), relations from the sum of both, tags from the same encoding.
/// One thread each; the memory is kept from batch to batch.
/// </summary>
internal sealed unsafe class Pass(NetworkShape shape, NetworkWeights model)
{
    private const float Leak = SentenceNetwork.Leak;
    private float[] memory = GC.AllocateArray<float>(1 << 25, pinned: true);
    private int taken;
    private Random random = new(0);
    private Dropping dropping = new(0, 0, 0, 0, 0);
    private int[] starts = [];
    private int[] keptWords = [], keptParts = [];
    private int total;

    // Laid out anew for each batch.
    private float*[] inputs = [], dropped = [], masks = [], gates = [], cells = [];
    private float* arcDependent, arcHead, arcPaired, labelDependent, labelHead, arcMask1, arcMask2, tagScores;
    private float*[] arcScores = [];

    /// <summary>The gradients of the dense part, added up over calls.</summary>
    public NetworkWeights Gradients { get; } = new(shape, withTables: false);

    /// <summary>The gradient of each word's input after <see cref="Learn"/>: word row, part rows (-1: left out), then the numbers.</summary>
    public float* InputGradient { get; private set; }
    public ReadOnlySpan<int> Words => keptWords.AsSpan(0, total);
    public ReadOnlySpan<int> Parts => keptParts.AsSpan(0, total * WordRows.Parts);
    public int Total => total;

    public double Loss { get; private set; }

    private float* Take(int count)
    {
        count = (count + 31) & ~31;
        if (taken + count > memory.Length) throw new InvalidOperationException("The batch is larger than the memory laid out for it.");
        fixed (float* start = memory)
        {
            float* at = start + taken;
            taken += count;
            new Span<float>(at, count).Clear();
            return at;
        }
    }

    private static float* At(float[] pinned)
    {
        fixed (float* at = pinned) return at;
    }

    private static void Multiply(int rows, int input, int output, float* x, float[] weights, float* y) =>
        MatrixProduct.Add(rows, output, input, x, input, 1, At(weights), output, y, output);

    /// <summary>The gradients of a product: of the weights, and of the input when it is wanted.</summary>
    private void Back(int rows, int input, int output, float* x, float* dy, float[] weights, float[] gradient, float* dx)
    {
        MatrixProduct.Add(input, output, rows, x, 1, input, dy, output, At(gradient), output);
        if (dx == null) return;
        int before = taken;
        float* turned = Take(input * output);
        for (int i = 0; i < input; i++) for (int o = 0; o < output; o++) turned[(o * input) + i] = weights[(i * output) + o];
        MatrixProduct.Add(rows, input, output, dy, output, 1, turned, input, dx, input);
        taken = before;
    }

    private float* Mask(int count, float share)
    {
        float* mask = Take(count);
        float kept = 1f / (1f - share);
        for (int i = 0; i < count; i++) mask[i] = share > 0 && random.NextSingle() < share ? 0f : kept;
        return mask;
    }

    private static void Times(float* x, float* mask, int count)
    {
        for (int i = 0; i < count; i++) x[i] *= mask[i];
    }

    public void Forward(IReadOnlyList<Example> batch, Dropping dropping, Random random)
    {
        (this.random, this.dropping) = (random, dropping);
        taken = 0;
        starts = new int[batch.Count + 1];
        for (int s = 0; s < batch.Count; s++) starts[s + 1] = starts[s] + batch[s].Count;
        total = starts[^1];
        Embed(batch);
        int layers = shape.Layers, width = shape.Width;
        gates = new float*[layers];
        cells = new float*[layers];
        dropped = new float*[layers];
        masks = new float*[layers];
        for (int l = 0; l < layers; l++)
        {
            int input = shape.InputOf(l);
            masks[l] = SentenceMask(input, l == 0 ? dropping.Input : dropping.Layer);
            dropped[l] = Take(total * input);
            for (int i = 0; i < total * input; i++) dropped[l][i] = inputs[l][i] * masks[l][i];
            gates[l] = Take(total * shape.GatesOf(l));
            cells[l] = Take(total * width);
            inputs[l + 1] = Take(total * width);
            Multiply(total, input, shape.GatesOf(l), dropped[l], model.Layer[l], gates[l]);
            Recur(l);
        }
        float* top = inputs[layers];
        masks = [.. masks, SentenceMask(width, dropping.Layer)];
        float* seen = Take(total * width);
        for (int i = 0; i < total * width; i++) seen[i] = top[i] * masks[layers][i];
        dropped = [.. dropped, seen];
        arcDependent = Bent(seen, model.ArcDependent, model.ArcDependentBias, shape.Arc, out arcMask1);
        arcHead = Bent(seen, model.ArcHead, model.ArcHeadBias, shape.Arc, out arcMask2);
        labelDependent = Linear(seen, model.LabelDependent, model.LabelBias, shape.Label);
        labelHead = Linear(seen, model.LabelHead, null, shape.Label);
        arcPaired = Take(total * shape.Arc);
        Multiply(total, shape.Arc, shape.Arc, arcDependent, model.ArcPair, arcPaired);
        for (int t = 0; t < total; t++) for (int a = 0; a < shape.Arc; a++) arcPaired[(t * shape.Arc) + a] += model.ArcPrior[a];
        arcScores = new float*[batch.Count];
        for (int s = 0; s < batch.Count; s++)
        {
            int count = batch[s].Count, start = starts[s];
            float* scores = arcScores[s] = Take(count * (count + 1));
            for (int d = 0; d < count; d++)
            {
                float* paired = arcPaired + ((start + d) * shape.Arc);
                for (int h = 0; h <= count; h++) scores[(d * (count + 1)) + h] = h == d + 1 ? -1e9f : Dot(paired, HeadOf(start, h), shape.Arc);
            }
        }
        tagScores = Linear(seen, model.TagOut, model.TagOutBias, shape.Tags);
    }

    private float* HeadOf(int start, int head) => head == 0 ? At(model.ArcRoot) : arcHead + ((start + head - 1) * shape.Arc);

    private static float Dot(float* x, float* y, int count)
    {
        var sum = Vector<float>.Zero;
        for (int i = 0; i < count; i += Vector<float>.Count) sum += Vector.Load(x + i) * Vector.Load(y + i);
        return Vector.Sum(sum);
    }

    private void Embed(IReadOnlyList<Example> batch)
    {
        int wordWidth = shape.WordWidth, partWidth = shape.PartWidth, input = shape.Input;
        inputs = new float*[shape.Layers + 1];
        float* x = inputs[0] = Take(total * input);
        if (keptWords.Length < total) (keptWords, keptParts) = (new int[total * 2], new int[total * 2 * WordRows.Parts]);
        int t = 0;
        foreach (var sentence in batch)
        {
            for (int i = 0; i < sentence.Count; i++, t++)
            {
                int word = dropping.Word > 0 && random.NextSingle() < dropping.Word ? 0 : sentence.Words[i];
                keptWords[t] = word;
                model.Words.AsSpan(word * wordWidth, wordWidth).CopyTo(new Span<float>(x + (t * input), wordWidth));
                for (int p = 0; p < WordRows.Parts; p++)
                {
                    int part = sentence.Parts[(i * WordRows.Parts) + p];
                    if (part >= 0 && dropping.Part > 0 && random.NextSingle() < dropping.Part) part = -1;
                    keptParts[(t * WordRows.Parts) + p] = part;
                    if (part < 0) continue;
                    float* to = x + (t * input) + wordWidth, from = At(model.Parts) + (part * partWidth);
                    for (int k = 0; k < partWidth; k++) to[k] += from[k];
                }
            }
        }
    }

    /// <summary>The same numbers are left out at every word of a sentence (Gal and Ghahramani 2016).</summary>
    private float* SentenceMask(int width, float share)
    {
        float* mask = Take(total * width);
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            if (starts[s] == starts[s + 1]) continue;
            float* first = mask + (starts[s] * width);
            float kept = 1f / (1f - share);
            for (int i = 0; i < width; i++) first[i] = share > 0 && random.NextSingle() < share ? 0f : kept;
            for (int t = starts[s] + 1; t < starts[s + 1]; t++) new Span<float>(first, width).CopyTo(new Span<float>(mask + (t * width), width));
        }
        return mask;
    }

    private float* Linear(float* x, float[] weights, float[]? bias, int width)
    {
        float* values = Take(total * width);
        Multiply(total, shape.Width, width, x, weights, values);
        if (bias is not null) for (int t = 0; t < total; t++) for (int i = 0; i < width; i++) values[(t * width) + i] += bias[i];
        return values;
    }

    /// <param name="mask">Receives the slope of each number: nothing where it is left out, less below zero.</param>
    private float* Bent(float* x, float[] weights, float[] bias, int width, out float* mask)
    {
        float* values = Linear(x, weights, bias, width);
        mask = Mask(total * width, dropping.Hidden);
        for (int i = 0; i < total * width; i++)
        {
            if (values[i] < 0) mask[i] *= Leak;
            values[i] *= mask[i];
        }
        return values;
    }

    private void Recur(int layer)
    {
        int hidden = shape.Hidden;
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            for (int t = starts[s]; t < starts[s + 1]; t++) Step(layer, t, t == starts[s] ? -1 : t - 1, 0);
            for (int t = starts[s + 1] - 1; t >= starts[s]; t--) Step(layer, t, t == starts[s + 1] - 1 ? -1 : t + 1, hidden);
        }
    }

    private void Step(int layer, int t, int before, int offset)
    {
        int width = shape.Width, hidden = shape.Hidden, gateWidth = shape.GatesOf(layer);
        float* gate = gates[layer] + (t * gateWidth) + offset, cell = cells[layer] + (t * width) + offset, output = inputs[layer + 1] + (t * width) + offset;
        float* last = before < 0 ? null : cells[layer] + (before * width) + offset;
        float* skip = layer == 0 ? gate + (3 * width) : inputs[layer] + (t * width) + offset;
        float* bias = At(model.LayerBias[layer]) + offset, peep = At(model.LayerPeep[layer]) + offset;
        RecurrentUnit.Step(hidden, width, gate, last, cell, skip, bias, peep, output);
    }

    /// <summary>The scores of the relations for a word under a head.</summary>
    private void LabelScores(int sentence, int dependent, int head, Span<float> hiddenSum, Span<float> scores)
    {
        int label = shape.Label, start = starts[sentence];
        float* d = labelDependent + ((start + dependent) * label), h = head == 0 ? At(model.LabelRoot) : labelHead + ((start + head - 1) * label);
        model.LabelOutBias.CopyTo(scores);
        for (int i = 0; i < label; i++)
        {
            float value = d[i] + h[i];
            hiddenSum[i] = value = value < 0 ? value * Leak : value;
            for (int r = 0; r < scores.Length; r++) scores[r] += value * model.LabelOut[(i * shape.Relations) + r];
        }
    }

    /// <summary>The loss of a batch that went forward, and its gradients.</summary>
    /// <param name="weight">What one word counts.</param>
    public void Learn(IReadOnlyList<Example> batch, float weight, float tagShare)
    {
        Loss = 0;
        int width = shape.Width, layers = shape.Layers, arc = shape.Arc, label = shape.Label;
        float* dSeen = Take(total * width), dPaired = Take(total * arc), dHead = Take(total * arc), dLabelD = Take(total * label), dLabelH = Take(total * label), dTags = Take(total * shape.Tags);
        float* hiddenAll = Take(total * label), dLabelScores = Take(total * shape.Relations), dRootArc = At(Gradients.ArcRoot), dRootLabel = At(Gradients.LabelRoot);
        var sum = new float[label];
        var relationScores = new float[shape.Relations];
        for (int s = 0; s < batch.Count; s++)
        {
            var gold = batch[s];
            int count = gold.Count, start = starts[s];
            for (int d = 0; d < count; d++)
            {
                float* scores = arcScores[s] + (d * (count + 1));
                Softmax(scores, count + 1);
                Loss -= Math.Log(Math.Max(1e-9, scores[gold.Heads[d]]));
                float* dp = dPaired + ((start + d) * arc), paired = arcPaired + ((start + d) * arc);
                for (int h = 0; h <= count; h++)
                {
                    float g = (scores[h] - (h == gold.Heads[d] ? 1 : 0)) * weight;
                    if (MathF.Abs(g) < 1e-9f * weight) continue;
                    float* head = HeadOf(start, h), dh = h == 0 ? dRootArc : dHead + ((start + h - 1) * arc);
                    var scale = new Vector<float>(g);
                    for (int i = 0; i < arc; i += Vector<float>.Count)
                    {
                        (Vector.Load(dp + i) + (scale * Vector.Load(head + i))).Store(dp + i);
                        (Vector.Load(dh + i) + (scale * Vector.Load(paired + i))).Store(dh + i);
                    }
                }
                LabelScores(s, d, gold.Heads[d], sum, relationScores);
                float* row = dLabelScores + ((start + d) * shape.Relations);
                relationScores.CopyTo(new Span<float>(row, shape.Relations));
                Softmax(row, shape.Relations);
                Loss -= Math.Log(Math.Max(1e-9, row[gold.Relations[d]]));
                for (int r = 0; r < shape.Relations; r++) row[r] = (row[r] - (r == gold.Relations[d] ? 1 : 0)) * weight;
                sum.CopyTo(new Span<float>(hiddenAll + ((start + d) * label), label));
                float* tags = dTags + ((start + d) * shape.Tags);
                new Span<float>(tagScores + ((start + d) * shape.Tags), shape.Tags).CopyTo(new Span<float>(tags, shape.Tags));
                Softmax(tags, shape.Tags);
                Loss -= Math.Log(Math.Max(1e-9, tags[gold.Tags[d]]));
                for (int g = 0; g < shape.Tags; g++) tags[g] = (tags[g] - (g == gold.Tags[d] ? 1 : 0)) * weight * tagShare;
            }
        }
        float* seen = dropped[layers];
        Bias(dTags, shape.Tags, Gradients.TagOutBias);
        Back(total, width, shape.Tags, seen, dTags, model.TagOut, Gradients.TagOut, dSeen);
        Bias(dLabelScores, shape.Relations, Gradients.LabelOutBias);
        float* dHidden = Take(total * label);
        Back(total, label, shape.Relations, hiddenAll, dLabelScores, model.LabelOut, Gradients.LabelOut, dHidden);
        for (int s = 0; s < batch.Count; s++)
        {
            for (int d = 0; d < batch[s].Count; d++)
            {
                int t = starts[s] + d, head = batch[s].Heads[d];
                float* to = head == 0 ? dRootLabel : dLabelH + ((starts[s] + head - 1) * label);
                for (int i = 0; i < label; i++)
                {
                    float g = dHidden[(t * label) + i] * (hiddenAll[(t * label) + i] < 0 ? Leak : 1);
                    dLabelD[(t * label) + i] += g;
                    to[i] += g;
                }
            }
        }
        Bias(dLabelD, label, Gradients.LabelBias);
        Back(total, width, label, seen, dLabelD, model.LabelDependent, Gradients.LabelDependent, dSeen);
        Back(total, width, label, seen, dLabelH, model.LabelHead, Gradients.LabelHead, dSeen);
        Bias(dPaired, arc, Gradients.ArcPrior);
        float* dDependent = Take(total * arc);
        Back(total, arc, arc, arcDependent, dPaired, model.ArcPair, Gradients.ArcPair, dDependent);
        Times(dDependent, arcMask1, total * arc);
        Times(dHead, arcMask2, total * arc);
        Bias(dDependent, arc, Gradients.ArcDependentBias);
        Bias(dHead, arc, Gradients.ArcHeadBias);
        Back(total, width, arc, seen, dDependent, model.ArcDependent, Gradients.ArcDependent, dSeen);
        Back(total, width, arc, seen, dHead, model.ArcHead, Gradients.ArcHead, dSeen);
        Times(dSeen, masks[layers], total * width);
        float* dOutput = dSeen;
        for (int l = layers - 1; l >= 0; l--)
        {
            int input = shape.InputOf(l), gateWidth = shape.GatesOf(l);
            float* dGates = Take(total * gateWidth), dSkip = l == 0 ? null : Take(total * width), dInput = Take(total * input);
            RecurBack(l, dOutput, dGates, dSkip);
            Back(total, input, gateWidth, dropped[l], dGates, model.Layer[l], Gradients.Layer[l], dInput);
            Times(dInput, masks[l], total * input);
            if (dSkip != null) for (int i = 0; i < total * width; i++) dInput[i] += dSkip[i];
            dOutput = dInput;
        }
        InputGradient = dOutput;
    }

    private void Bias(float* gradient, int width, float[] to)
    {
        for (int t = 0; t < total; t++) for (int i = 0; i < width; i++) to[i] += gradient[(t * width) + i];
    }

    private void RecurBack(int layer, float* dOutput, float* dGates, float* dSkip)
    {
        int hidden = shape.Hidden, width = shape.Width;
        float* carried = Take(width);
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            new Span<float>(carried, width).Clear();
            for (int t = starts[s + 1] - 1; t >= starts[s]; t--) StepBack(layer, t, t == starts[s] ? -1 : t - 1, 0, dOutput, dGates, dSkip, carried);
            for (int t = starts[s]; t < starts[s + 1]; t++) StepBack(layer, t, t == starts[s + 1] - 1 ? -1 : t + 1, hidden, dOutput, dGates, dSkip, carried);
        }
    }

    private void StepBack(int layer, int t, int before, int offset, float* dOutput, float* dGates, float* dSkip, float* carried)
    {
        int width = shape.Width, hidden = shape.Hidden, gateWidth = shape.GatesOf(layer);
        float* gate = gates[layer] + (t * gateWidth) + offset, cell = cells[layer] + (t * width) + offset, dGate = dGates + (t * gateWidth) + offset;
        float* last = before < 0 ? null : cells[layer] + (before * width) + offset;
        float* skip = layer == 0 ? gate + (3 * width) : inputs[layer] + (t * width) + offset;
        float* dx = layer == 0 ? dGate + (3 * width) : dSkip + (t * width) + offset;
        float* peep = At(model.LayerPeep[layer]) + offset, dPeep = At(Gradients.LayerPeep[layer]) + offset, dBias = At(Gradients.LayerBias[layer]) + offset;
        float* dh = dOutput + (t * width) + offset, carry = carried + offset;
        for (int i = 0; i < hidden; i += Vector<float>.Count)
        {
            var c0 = last == null ? Vector<float>.Zero : Vector.Load(last + i);
            var (content, forget, reset) = (Vector.Load(gate + i), Vector.Load(gate + width + i), Vector.Load(gate + (2 * width) + i));
            var (c, x, dOut) = (Vector.Load(cell + i), Vector.Load(skip + i), Vector.Load(dh + i));
            var dc = Vector.Load(carry + i) + (dOut * reset);
            var dr = dOut * (c - x) * reset * (Vector<float>.One - reset);
            (dOut * (Vector<float>.One - reset)).Store(dx + i);
            var df = dc * (c0 - content) * forget * (Vector<float>.One - forget);
            (dc * (Vector<float>.One - forget)).Store(dGate + i);
            df.Store(dGate + width + i);
            dr.Store(dGate + (2 * width) + i);
            (Vector.Load(dBias + i) + df).Store(dBias + i);
            (Vector.Load(dBias + width + i) + dr).Store(dBias + width + i);
            (Vector.Load(dPeep + i) + (df * c0)).Store(dPeep + i);
            (Vector.Load(dPeep + width + i) + (dr * c0)).Store(dPeep + width + i);
            ((dc * forget) + (df * Vector.Load(peep + i)) + (dr * Vector.Load(peep + width + i))).Store(carry + i);
        }
    }

    /// <summary>Turns scores into shares that sum to one.</summary>
    private static void Softmax(float* scores, int count)
    {
        float top = float.NegativeInfinity, sum = 0;
        for (int i = 0; i < count; i++) top = MathF.Max(top, scores[i]);
        for (int i = 0; i < count; i++) sum += scores[i] = MathF.Exp(scores[i] - top);
        for (int i = 0; i < count; i++) scores[i] /= sum;
    }
}
