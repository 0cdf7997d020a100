using System.Collections.Immutable;

namespace Vedette.Relate;

/// <summary>The heaviest chain of anchors that two texts tell in one order (longest common subsequence: Wagner and Fischer 1974).</summary>
/// <param name="Weight">Of the anchors in the chain, of each pair the lesser.</param>
internal readonly record struct AnchorOrder(ImmutableArray<(Anchor Source, Anchor Copy)> Pairs, double Weight)
{
    public delegate bool Sameness(in Anchor source, in Anchor copy);

    public static AnchorOrder Of(ImmutableArray<Anchor> source, ImmutableArray<Anchor> copy, Sameness areOne)
    {
        int width = copy.Length + 1;
        var best = new double[(source.Length + 1) * width];
        for (int i = source.Length - 1; i >= 0; i--)
            for (int j = copy.Length - 1; j >= 0; j--)
            {
                double skip = Math.Max(best[((i + 1) * width) + j], best[(i * width) + j + 1]);
                best[(i * width) + j] = areOne(source[i], copy[j]) ? Math.Max(skip, best[((i + 1) * width) + j + 1] + Math.Min(source[i].Weight, copy[j].Weight)) : skip;
            }
        var pairs = ImmutableArray.CreateBuilder<(Anchor, Anchor)>();
        for (int i = 0, j = 0; i < source.Length && j < copy.Length;)
        {
            double here = best[(i * width) + j];
            if (here == best[((i + 1) * width) + j]) i++;
            else if (here == best[(i * width) + j + 1]) j++;
            else pairs.Add((source[i++], copy[j++]));
        }
        return new(pairs.ToImmutable(), best[0]);
    }
}
