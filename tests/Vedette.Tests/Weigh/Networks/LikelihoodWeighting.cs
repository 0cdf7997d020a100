using Vedette.Weigh.Networks;

namespace Vedette.Tests.Weigh.Networks;

/// <summary>A third way, by chance: nodes are drawn given their parents, seen nodes are set and weigh the sample by their probability (Fung and Chang 1989; Shachter and Peot 1989).</summary>
internal static class LikelihoodWeighting
{
    public static (double[][] Share, double[][] StandardError) Of(Network network, IReadOnlyList<Seen> seen, int samples, Random random)
    {
        int count = network.Nodes.Length;
        int[] order = network.Graph.Order().ShouldNotBeNull(), fixedTo = new int[count], states = new int[count];
        Array.Fill(fixedTo, -1);
        foreach (var finding in seen) fixedTo[network.NumberOf(finding.Node)] = network.StateOf(network.NumberOf(finding.Node), finding.State);
        double[][] sum = [.. network.Nodes.Select(n => new double[n.States.Length])], squares = [.. network.Nodes.Select(n => new double[n.States.Length])];
        double weights = 0, weightSquares = 0;
        for (int i = 0; i < samples; i++)
        {
            double weight = 1;
            foreach (int n in order)
            {
                int row = network.Graph.Parents[n].Aggregate(0, (at, p) => (at * network.Graph.States[p]) + states[p]);
                var chances = network.Tables[n].AsSpan(row * network.Graph.States[n], network.Graph.States[n]);
                if (fixedTo[n] >= 0) weight *= chances[states[n] = fixedTo[n]];
                else states[n] = Draw(chances, random.NextDouble());
            }
            weights += weight;
            weightSquares += weight * weight;
            for (int n = 0; n < count; n++)
            {
                sum[n][states[n]] += weight;
                squares[n][states[n]] += weight * weight;
            }
        }
        double[][] share = [.. sum.Select(of => of.Select(s => s / weights).ToArray())];
        // Of a ratio of weighted sums (Owen 2013, Monte Carlo theory, 9.2): Σ w² (x - share)² / (Σ w)², with x 0 or 1; never below that of one sample.
        double[][] error = [.. share.Select((of, n) => of.Select((p, s) => Math.Sqrt(Math.Max(((squares[n][s] * (1 - p) * (1 - p)) + ((weightSquares - squares[n][s]) * p * p)) / (weights * weights), 1.0 / samples / samples))).ToArray())];
        return (share, error);
    }

    private static int Draw(ReadOnlySpan<double> chances, double u)
    {
        for (int s = 0; s < chances.Length - 1; s++)
            if ((u -= chances[s]) < 0) return s;
        return chances.Length - 1;
    }
}
