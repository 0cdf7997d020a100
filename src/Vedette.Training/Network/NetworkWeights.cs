using Vedette.Language;

namespace Vedette.Training.Network;

/// <summary>All that the network learns, as matrices in rows. In the file a number is eight bits wide: <see cref="SentenceWeights"/> reads it.</summary>
internal sealed class NetworkWeights
{
    public readonly float[] Words, Parts, ArcDependent, ArcDependentBias, ArcHead, ArcHeadBias, ArcPair, ArcPrior, ArcRoot;
    public readonly float[] LabelDependent, LabelHead, LabelBias, LabelRoot, LabelOut, LabelOutBias, TagOut, TagOutBias;
    public readonly float[][] Layer, LayerBias, LayerPeep;

    /// <param name="withTables">Whether to lay out the tables of words and parts.</param>
    public NetworkWeights(NetworkShape shape, bool withTables = true)
    {
        Shape = shape;
        int width = shape.Width;
        float[][] Each(Func<int, int> size) => [.. Enumerable.Range(0, shape.Layers).Select(l => Zero(size(l)))];
        Words = withTables ? Zero(shape.Words * shape.WordWidth) : [];
        Parts = withTables ? Zero(shape.Parts * shape.PartWidth) : [];
        (Layer, LayerBias, LayerPeep) = (Each(l => shape.InputOf(l) * shape.GatesOf(l)), Each(_ => 2 * width), Each(_ => 2 * width));
        (ArcDependent, ArcDependentBias, ArcHead, ArcHeadBias) = (Zero(width * shape.Arc), Zero(shape.Arc), Zero(width * shape.Arc), Zero(shape.Arc));
        (ArcPair, ArcPrior, ArcRoot) = (Zero(shape.Arc * shape.Arc), Zero(shape.Arc), Zero(shape.Arc));
        (LabelDependent, LabelHead, LabelBias, LabelRoot) = (Zero(width * shape.Label), Zero(width * shape.Label), Zero(shape.Label), Zero(shape.Label));
        (LabelOut, LabelOutBias) = (Zero(shape.Label * shape.Relations), Zero(shape.Relations));
        (TagOut, TagOutBias) = (Zero(width * shape.Tags), Zero(shape.Tags));
    }

    public NetworkShape Shape { get; }

    /// <summary>All but the two tables.</summary>
    public IEnumerable<float[]> Dense => [.. Layer, .. LayerBias, .. LayerPeep, ArcDependent, ArcDependentBias, ArcHead, ArcHeadBias, ArcPair, ArcPrior, ArcRoot, LabelDependent, LabelHead, LabelBias, LabelRoot, LabelOut, LabelOutBias, TagOut, TagOutBias];

    /// <summary>The order is that of <see cref="SentenceWeights.Read"/>.</summary>
    public void Write(WeightsWriter writer)
    {
        Shape.Write(writer);
        foreach (var (values, width) in ((float[], int)[])[(Words, Shape.WordWidth), (Parts, Shape.PartWidth)]) WriteTable(writer, values, width);
        foreach (var (values, width) in Matrices()) WriteMatrix(writer, values, width);
        foreach (var values in Vectors()) writer.Write<float>(values);
    }

    /// <summary>Kept in one place, so that a pointer to it stays good.</summary>
    private static float[] Zero(int count) => GC.AllocateArray<float>(count, pinned: true);

    private IEnumerable<(float[] Values, int Width)> Matrices() =>
    [
        .. Layer.Select((values, l) => (values, Shape.GatesOf(l))),
        (ArcDependent, Shape.Arc), (ArcHead, Shape.Arc), (ArcPair, Shape.Arc), (LabelDependent, Shape.Label), (LabelHead, Shape.Label), (LabelOut, Shape.Relations), (TagOut, Shape.Tags),
    ];

    private IEnumerable<float[]> Vectors() => [.. LayerBias, .. LayerPeep, ArcDependentBias, ArcHeadBias, ArcPrior, ArcRoot, LabelBias, LabelRoot, LabelOutBias, TagOutBias];

    private static void WriteTable(WeightsWriter writer, float[] values, int width)
    {
        var scales = new float[values.Length / width];
        var steps = new sbyte[values.Length];
        for (int row = 0; row < scales.Length; row++)
        {
            var from = values.AsSpan(row * width, width);
            float scale = scales[row] = Largest(from) / sbyte.MaxValue;
            for (int i = 0; i < width; i++) steps[(row * width) + i] = Step(from[i], scale);
        }
        writer.Write<float>(scales);
        writer.Write<sbyte>(steps);
    }

    private static void WriteMatrix(WeightsWriter writer, float[] values, int width)
    {
        var scales = new float[width];
        var steps = new sbyte[values.Length];
        for (int i = 0; i < values.Length; i++) scales[i % width] = MathF.Max(scales[i % width], MathF.Abs(values[i]) / sbyte.MaxValue);
        for (int i = 0; i < values.Length; i++) steps[i] = Step(values[i], scales[i % width]);
        writer.Write<float>(scales);
        writer.Write<sbyte>(steps);
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values) largest = MathF.Max(largest, MathF.Abs(value));
        return largest;
    }

    private static sbyte Step(float value, float scale) => scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(value / scale), -sbyte.MaxValue, sbyte.MaxValue);
}
