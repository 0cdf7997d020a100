using Vedette.Weigh.Networks;

namespace Vedette.Tests.Weigh.Networks;

/// <summary>A plain second way to exact posteriors, one node at a time: multiply the tables that mention a node, sum it out, go on (Zhang and Poole 1994).</summary>
internal static class VariableElimination
{
    private sealed record Factor(int[] Nodes, double[] Values);

    public static double[] Of(Network network, int query, IReadOnlyList<Seen> seen)
    {
        int[] states = [.. network.Nodes.Select(node => node.States.Length)];
        var factors = network.Nodes.Select((_, n) => FactorOf(network, n, states)).ToList();
        foreach (var finding in seen)
        {
            int node = network.NumberOf(finding.Node);
            factors.Add(new([node], [.. network.Nodes[node].States.Select(state => state == finding.State ? 1.0 : 0)]));
        }
        var left = Enumerable.Range(0, states.Length).Where(n => n != query).ToList();
        while (left.Count > 0)
        {
            int next = left.MinBy(n => factors.Where(f => f.Nodes.Contains(n)).SelectMany(f => f.Nodes).Distinct().Aggregate(1.0, (size, m) => size * states[m]));
            left.Remove(next);
            Factor[] touching = [.. factors.Where(f => f.Nodes.Contains(next))];
            factors.RemoveAll(f => touching.Contains(f));
            factors.Add(SumOut(touching.Aggregate((a, b) => Product(a, b, states)), next, states));
        }
        var last = factors.Aggregate((a, b) => Product(a, b, states));
        return [.. last.Values.Select(value => value / last.Values.Sum())];
    }

    private static Factor FactorOf(Network network, int node, int[] states)
    {
        int[] nodes = [.. network.Nodes[node].Parents.Select(network.NumberOf), node], all = new int[states.Length];
        double[] values = new double[nodes.Aggregate(1, (size, n) => size * states[n])];
        for (int i = 0; i < values.Length; i++)
        {
            for (int k = nodes.Length - 1, rest = i; k >= 0; rest /= states[nodes[k--]]) all[nodes[k]] = rest % states[nodes[k]];
            values[i] = Enumeration.Chance(network, node, all);
        }
        return new(nodes, values);
    }

    private static Factor Product(Factor a, Factor b, int[] states)
    {
        int[] nodes = [.. a.Nodes.Union(b.Nodes)];
        double[] values = new double[nodes.Aggregate(1, (size, n) => size * states[n])];
        int[] inA = [.. nodes.Select(n => Stride(a, n, states))], inB = [.. nodes.Select(n => Stride(b, n, states))];
        for (int i = 0; i < values.Length; i++)
        {
            int atA = 0, atB = 0;
            for (int k = nodes.Length - 1, rest = i; k >= 0; rest /= states[nodes[k--]])
            {
                int digit = rest % states[nodes[k]];
                atA += digit * inA[k];
                atB += digit * inB[k];
            }
            values[i] = a.Values[atA] * b.Values[atB];
        }
        return new(nodes, values);
    }

    /// <summary>How far apart a node's states stand in a factor; 0 when it is not in it.</summary>
    private static int Stride(Factor factor, int node, int[] states)
    {
        int at = Array.IndexOf(factor.Nodes, node);
        return at < 0 ? 0 : factor.Nodes[(at + 1)..].Aggregate(1, (size, n) => size * states[n]);
    }

    private static Factor SumOut(Factor factor, int node, int[] states)
    {
        int stride = Stride(factor, node, states);
        double[] values = new double[factor.Values.Length / states[node]];
        for (int i = 0; i < factor.Values.Length; i++) values[(i / (stride * states[node]) * stride) + (i % stride)] += factor.Values[i];
        return new([.. factor.Nodes.Where(n => n != node)], values);
    }
}
