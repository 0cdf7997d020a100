namespace Vedette.Language;

/// <summary>
/// What the network learned, as <see cref="SentenceNetwork"/> uses it: tables of words and their parts, one matrix for each step, vectors of biases.
/// In the file a number of a table or a matrix is eight bits wide, with one scale for each row of a table and each column of a matrix.
/// </summary>
internal sealed class SentenceWeights
{
    private SentenceWeights(WeightsReader reader)
    {
        Shape = NetworkShape.Read(reader);
        var (width, arc, label) = (Shape.Width, Shape.Arc, Shape.Label);
        Words = Table(reader, Shape.Words, Shape.WordWidth);
        Parts = Table(reader, Shape.Parts, Shape.PartWidth);
        Layer = [.. Enumerable.Range(0, Shape.Layers).Select(l => Matrix(reader, Shape.InputOf(l), Shape.GatesOf(l)))];
        (ArcDependent, ArcHead, ArcPair) = (Matrix(reader, width, arc), Matrix(reader, width, arc), Matrix(reader, arc, arc));
        (LabelDependent, LabelHead, LabelOut) = (Matrix(reader, width, label), Matrix(reader, width, label), Matrix(reader, label, Shape.Relations));
        TagOut = Matrix(reader, width, Shape.Tags);
        LayerBias = [.. Enumerable.Range(0, Shape.Layers).Select(_ => Vector(reader, 2 * width))];
        LayerPeep = [.. Enumerable.Range(0, Shape.Layers).Select(_ => Vector(reader, 2 * width))];
        (ArcDependentBias, ArcHeadBias, ArcPrior, ArcRoot) = (Vector(reader, arc), Vector(reader, arc), Vector(reader, arc), Vector(reader, arc));
        (LabelBias, LabelRoot, LabelOutBias, TagOutBias) = (Vector(reader, label), Vector(reader, label), Vector(reader, Shape.Relations), Vector(reader, Shape.Tags));
    }

    public NetworkShape Shape { get; }
    public ByteTable Words { get; }
    public ByteTable Parts { get; }
    public PackedMatrix[] Layer { get; }
    public PackedMatrix ArcDependent { get; }
    public PackedMatrix ArcHead { get; }
    public PackedMatrix ArcPair { get; }
    public PackedMatrix LabelDependent { get; }
    public PackedMatrix LabelHead { get; }
    public PackedMatrix LabelOut { get; }
    public PackedMatrix TagOut { get; }
    public float[][] LayerBias { get; }

    /// <summary>How far the memory opens the gates, number by number.</summary>
    public float[][] LayerPeep { get; }
    public float[] ArcDependentBias { get; }
    public float[] ArcHeadBias { get; }
    public float[] ArcPrior { get; }

    /// <summary>The root as a head.</summary>
    public float[] ArcRoot { get; }
    public float[] LabelBias { get; }
    public float[] LabelRoot { get; }
    public float[] LabelOutBias { get; }
    public float[] TagOutBias { get; }

    /// <exception cref="WeightsException">The tables end early or do not fit together.</exception>
    public static SentenceWeights Read(WeightsReader reader) => new(reader);

    private static ByteTable Table(WeightsReader reader, int rows, int width)
    {
        var (scales, steps) = (reader.ReadArray<float>(), reader.ReadArray<sbyte>());
        return scales.Length == rows ? new(steps, scales, width) : throw Misfit();
    }

    private static PackedMatrix Matrix(WeightsReader reader, int input, int output)
    {
        var (scales, steps) = (reader.ReadArray<float>(), reader.ReadArray<sbyte>());
        return scales.Length == output && steps.Length == input * output ? new(steps, scales) : throw Misfit();
    }

    private static float[] Vector(WeightsReader reader, int width)
    {
        var values = reader.ReadArray<float>();
        if (values.Length != width) throw Misfit();
        var kept = Pinned(width);
        values.CopyTo(kept, 0);
        return kept;
    }

    /// <summary>Kept in one place, so that a pointer to it stays good.</summary>
    private static float[] Pinned(int count) => GC.AllocateUninitializedArray<float>(count, pinned: true);

    private static WeightsException Misfit() => new("The matrices of the network in the weights file do not fit its widths. Install the file again.");
}
