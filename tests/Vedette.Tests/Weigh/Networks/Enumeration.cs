using Vedette.Weigh.Networks;

namespace Vedette.Tests.Weigh.Networks;

/// <summary>The plain twin: the joint table written out, every combination of all states in turn.</summary>
internal static class Enumeration
{
    /// <summary>For each node the probabilities of its states, or null when the evidence has probability 0.</summary>
    public static double[][]? Marginals(Network network, IReadOnlyList<Finding> findings)
    {
        int[] states = [.. network.Nodes.Select(_ => 0)];
        int[][] families = [.. network.Nodes.Select((node, n) => (int[])[.. node.Parents.Select(network.NumberOf), n])];
        Dictionary<int, double>[] known = [.. network.Nodes.Select(_ => new Dictionary<int, double>())];
        double[][] sums = [.. network.Nodes.Select(node => new double[node.States.Length])];
        double total = 0;
        do
        {
            double joint = 1;
            for (int n = 0; n < states.Length && joint > 0; n++)
            {
                int row = 0;
                foreach (int member in families[n]) row = (row * 64) + states[member];
                if (!known[n].TryGetValue(row, out double chance)) known[n][row] = chance = Chance(network, n, states);
                joint *= chance;
            }
            foreach (var finding in findings) joint *= Likelihood(network, finding, states);
            total += joint;
            for (int n = 0; n < states.Length; n++) sums[n][states[n]] += joint;
        }
        while (Next(network, states));
        return total == 0 ? null : [.. sums.Select(sum => sum.Select(p => p / total).ToArray())];
    }

    /// <summary>Read from the written rows, not from the tables that the check made.</summary>
    public static double Chance(Network network, int node, int[] states)
    {
        var spec = network.Nodes[node];
        string[] when = [.. spec.Parents.Select(parent => network.Nodes[network.NumberOf(parent)].States[states[network.NumberOf(parent)]])];
        switch (spec.Chances)
        {
            case Prior prior: return prior.Values[states[node]] / prior.Values.Sum();
            case Table table:
                var row = table.Rows.Single(r => r.When.Zip(when).All(pair => pair.First == pair.Second || pair.First == TableRow.Any));
                return row.Values[states[node]] / row.Values.Sum();
            case NoisyOr noisy:
                double none = 1 - noisy.Leak;
                foreach (var cause in noisy.Causes) none *= 1 - cause.Strengths[states[network.NumberOf(cause.Parent)]];
                return states[node] == 0 ? 1 - none : none;
            default: throw new NotSupportedException();
        }
    }

    private static double Likelihood(Network network, Finding finding, int[] states)
    {
        int node = network.NumberOf(finding.Node), state = states[node];
        return finding switch
        {
            Seen seen => network.Nodes[node].States[state] == seen.State ? 1 : 0,
            Likely likely => likely.Values[state],
            Weighed weighed => state == 0 ? Math.Exp(weighed.Weight.Nats) : 1,
            _ => throw new NotSupportedException(),
        };
    }

    private static bool Next(Network network, int[] states)
    {
        for (int n = 0; n < states.Length; n++)
        {
            if (++states[n] < network.Nodes[n].States.Length) return true;
            states[n] = 0;
        }
        return false;
    }
}
