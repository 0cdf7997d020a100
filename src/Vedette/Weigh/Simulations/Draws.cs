using System.Collections.Immutable;

namespace Vedette.Weigh.Simulations;

/// <summary>
/// A Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 1979): each parameter's range is cut into as many even shares as there are runs,
/// each run gets one share and a random place in it. Which share and place depends on the seed and the parameter's key alone:
/// sets draw at the same places (common random numbers), so that what differs between them comes from the assumptions.
/// </summary>
internal sealed class Draws
{
    private readonly Dictionary<(int Parameter, Distribution Range), double[]> columns = [];
    private readonly int[]?[] shares;
    private readonly ImmutableArray<Parameter> parameters;
    private readonly ulong seed;

    public Draws(ImmutableArray<Parameter> parameters, ulong seed, int runs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        (this.parameters, this.seed, Runs) = (parameters, seed, runs);
        shares = new int[parameters.Length][];
    }

    public int Runs { get; }

    /// <summary>The runs, filled up to whole blocks of lanes.</summary>
    public int Padded => (Runs + Engine.Width - 1) / Engine.Width * Engine.Width;

    /// <summary>For each run the share of the parameter's range that it draws from, 0 to runs - 1: a permutation.</summary>
    public int[] Shares(int parameter)
    {
        if (shares[parameter] is { } made) return made;
        var order = new int[Runs];
        var chance = new Chance(seed, parameters[parameter].Key);
        for (int run = 0; run < order.Length; run++)
        {
            int other = chance.Below(run + 1);
            order[run] = order[other];
            order[other] = run;
        }
        return shares[parameter] = order;
    }

    /// <summary>The value of a parameter in each run; lanes beyond the runs have the middle of the range. Not to be called from two threads at once.</summary>
    public double[] Column(int parameter, Distribution range)
    {
        if (columns.TryGetValue((parameter, range), out var made)) return made;
        var column = new double[Padded];
        if (range.IsPoint) Array.Fill(column, range.Low);
        else
        {
            int[] order = Shares(parameter);
            var within = new Chance(seed, parameters[parameter].Key + "/within");
            double width = 1.0 / Runs;
            for (int run = 0; run < order.Length; run++) column[run] = range.At(Math.Min((order[run] + within.Unit()) * width, 1 - 1e-16));
            column.AsSpan(Runs).Fill(range.At(0.5));
        }
        columns.Add((parameter, range), column);
        return column;
    }

    public double[][] Columns(Variant variant) => [.. variant.Parameters.Select((p, i) => Column(i, p.Range))];
}
