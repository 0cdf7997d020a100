namespace Vedette.Language;

/// <summary>The widths of the network; all but the first two and the number of layers are multiples of 32.</summary>
/// <param name="Words">Rows of the table of words; row 0 stands for a word that was seen too rarely.</param>
/// <param name="Parts">Rows of the table of word parts (beginnings, endings, shape, what a dictionary says), found by hash; at most 65,536.</param>
/// <param name="WordWidth">Numbers a word.</param>
/// <param name="PartWidth">Numbers a part; the parts of a word are added up.</param>
/// <param name="Hidden">Numbers a direction of a layer.</param>
/// <param name="Layers">Layers of recurrent units.</param>
/// <param name="Arc">Numbers by which a dependent and a head are compared.</param>
/// <param name="Label">Numbers from which the relation is told.</param>
/// <param name="Tags">Scores of tags, some of no use.</param>
/// <param name="Relations">Scores of relations, by the number of <see cref="Relation"/>, some of no use.</param>
internal readonly record struct NetworkShape(int Words, int Parts, int WordWidth, int PartWidth, int Hidden, int Layers, int Arc, int Label, int Tags, int Relations)
{
    public int Input => WordWidth + PartWidth;

    /// <summary>Numbers a word after a layer: both directions.</summary>
    public int Width => 2 * Hidden;

    /// <summary>Numbers that reach a layer.</summary>
    public int InputOf(int layer) => layer == 0 ? Input : Width;

    /// <summary>Numbers that a layer works out of its input: content, forget, reset; in the first layer, whose input has another width, also what is let through.</summary>
    public int GatesOf(int layer) => (layer == 0 ? 4 : 3) * Width;

    /// <exception cref="WeightsException">The widths are none that a network could have.</exception>
    public static NetworkShape Read(WeightsReader reader)
    {
        var shape = new NetworkShape(reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt());
        int[] wide = [shape.WordWidth, shape.PartWidth, shape.Hidden, shape.Arc, shape.Label, shape.Tags, shape.Relations];
        return shape.Words is > 0 and < 1 << 20 && shape.Parts is > 0 and <= 1 << 16 && shape.Layers is > 0 and < 16 && wide.All(w => w is > 0 and <= 1024 && w % 32 == 0)
            ? shape
            : throw new WeightsException("The widths of the network in the weights file cannot be. Install the file again.");
    }

    public void Write(WeightsWriter writer)
    {
        foreach (int value in (int[])[Words, Parts, WordWidth, PartWidth, Hidden, Layers, Arc, Label, Tags, Relations]) writer.Write(value);
    }
}
