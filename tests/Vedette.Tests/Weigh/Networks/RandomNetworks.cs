using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Networks;

/// <summary>Small random networks with evidence: up to 7 nodes of 2 or 3 states, tables with zeros, noisy-or, hard and soft findings.</summary>
internal sealed record RandomCase(Network Network, Finding[] Findings, int Seed)
{
    public override string ToString() => $"seed {Seed}: {string.Join("; ", Network.Nodes.Select(n => $"{n.Name} | {string.Join(' ', n.Parents)}"))} given {string.Join(", ", Findings.Select(f => f.Words))}";

    public static Arbitrary<RandomCase> Any { get; } = Gen.Choose(0, int.MaxValue).Select(seed => Of(seed, isGeneric: false)).ToArbitrary();

    /// <summary>Without zeros and without noisy-or: what is independent in these is so by their structure.</summary>
    public static Arbitrary<RandomCase> Generic { get; } = Gen.Choose(0, int.MaxValue).Select(seed => Of(seed, isGeneric: true)).ToArbitrary();

    /// <summary>From a seed, so that a failing case can be run again.</summary>
    public static RandomCase Of(int seed, bool isGeneric)
    {
        var random = new Random(seed);
        int count = random.Next(1, 8);
        var nodes = new List<NodeSpec>();
        for (int n = 0; n < count; n++)
        {
            var parents = nodes.OrderBy(_ => random.Next()).Take(Math.Min(n, random.Next(0, 4))).ToArray();
            int states = random.Next(2, 4);
            string[] names = [.. Enumerable.Range(0, states).Select(s => $"s{s}")];
            Chances chances = parents.Length == 0 ? new Prior([.. Row(random, states, zeros: false)])
                : !isGeneric && states == 2 && random.Next(3) == 0 ? new NoisyOr([.. parents.Select(p => new Cause(p.Name, [.. p.States.Select(_ => random.NextDouble())]))], random.NextDouble() / 10)
                : new Table([.. Combinations(parents).Select(when => new TableRow([.. when], [.. Row(random, states, zeros: !isGeneric && random.Next(3) == 0)]))]);
            nodes.Add(new($"n{n}", [.. names], [.. parents.Select(p => p.Name)], chances));
        }
        // Written in any order: children may come before their parents.
        var network = Network.Check(new([.. nodes.OrderBy(_ => random.Next())]), new Faults()).ShouldNotBeNull();
        return new(network, [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => RandomFinding(random, nodes[random.Next(count)], isGeneric))], seed);
    }

    /// <summary>Every node that can has this many parents among those before it.</summary>
    public static Network Large(Random random, int count, int parents, int states)
    {
        var nodes = new List<NodeSpec>();
        string[] names = [.. Enumerable.Range(0, states).Select(s => $"s{s}")];
        for (int n = 0; n < count; n++)
        {
            NodeSpec[] above = [.. nodes.TakeLast(parents + 2).OrderBy(_ => random.Next()).Take(parents)];
            nodes.Add(new($"n{n}", [.. names], [.. above.Select(p => p.Name)],
                n == 0 ? new Prior([.. Row(random, states, zeros: false)]) : new Table([.. Combinations(above).Select(when => new TableRow([.. when], [.. Row(random, states, zeros: false)]))])));
        }
        return Network.Check(new([.. nodes]), new Faults()).ShouldNotBeNull();
    }

    private static Finding RandomFinding(Random random, NodeSpec node, bool isGeneric) => random.Next(3) switch
    {
        0 => new Seen(node.Name, node.States[random.Next(node.States.Length)]),
        1 when node.States.Length == 2 => new Weighed(node.Name, new Weight((random.NextDouble() * 8) - 4)),
        _ => new Likely(node.Name, [.. node.States.Select((_, s) => !isGeneric && s > 0 && random.Next(5) == 0 ? 0 : 0.01 + random.NextDouble())]),
    };

    private static double[] Row(Random random, int states, bool zeros)
    {
        double[] row = [.. Enumerable.Range(0, states).Select(s => zeros && s != states - 1 && random.Next(2) == 0 ? 0 : 0.01 + random.NextDouble())];
        double sum = row.Sum();
        return [.. row.Select(p => p / sum)];
    }

    private static IEnumerable<string[]> Combinations(NodeSpec[] parents) =>
        parents.Aggregate<NodeSpec, IEnumerable<string[]>>([[]], (rows, parent) => rows.SelectMany(row => parent.States.Select(state => (string[])[.. row, state])));
}
