using System.Diagnostics;
using Vedette.Tests.Weigh.Networks;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

/// <summary>Exact inference on the published networks: all marginals after compiling, against compiling each time and against plain variable elimination per node, in the same run.</summary>
internal static class NetworkBenchmark
{
    private static readonly (string Name, Seen[] Seen)[] Asked =
    [
        ("asia", [new("dysp", "yes"), new("xray", "yes")]),
        ("sachs", [new("erk", "high"), new("pip2", "low")]),
        ("alarm", [new("hrbp", "high"), new("pap", "low"), new("expco2", "zero"), new("bp", "low")]),
    ];

    public static int Run()
    {
        Console.WriteLine("network   largest clique   compile us   all marginals us   compiling each time   elimination per node");
        foreach (var (name, seen) in Asked)
        {
            var faults = new Faults();
            var network = NetworkSection.Read(WrittenYaml.Parse(File.ReadAllText($"corpus/networks/{name}.yaml"), faults)!, faults)!;
            var compiled = network.Compile();
            var evidence = Evidence.Of(network, seen, faults)!;
            double compiling = PerPass(() => network.Compile());
            double marginals = PerPass(() => compiled.Marginals(evidence, faults));
            double eliminating = PerPass(() => { for (int n = 0; n < network.Nodes.Length; n++) VariableElimination.Of(network, n, seen); });
            Console.WriteLine($"{name,-10}{network.LargestClique,14}{1e6 * compiling,13:F0}{1e6 * marginals,19:F1}{(compiling + marginals) / marginals,20:F0} x{eliminating / marginals,21:F0} x");
        }
        // The most nodes that a network may have, in a chain that branches.
        var chain = Network.Check(new([.. Enumerable.Range(0, 500).Select(i => new NodeSpec($"n{i}", ["yes", "no"], i == 0 ? [] : [$"n{i * 2 / 3}"], i == 0 ? new Prior([0.4, 0.6]) : new Table([new(["yes"], [0.9, 0.1]), new(["no"], [0.2, 0.8])])))]), new Faults())!;
        var tree = chain.Compile();
        double checking = PerPass(() => Network.Check(chain.Spec, new Faults())), making = PerPass(() => chain.Compile()), asking = PerPass(() => tree.Marginals(Evidence.None(chain), new Faults()));
        Console.WriteLine($"500 nodes: check {1e3 * checking:F1} ms, compile {1e3 * making:F1} ms, all marginals {1e6 * asking:F0} us");
        return 0;
    }

    /// <summary>Seconds a pass: the best of twenty stretches of 50 ms; the machine's other work only makes it slower.</summary>
    private static double PerPass(Action pass)
    {
        double best = double.MaxValue;
        for (int stretch = 0; stretch < 20; stretch++)
        {
            var watch = Stopwatch.StartNew();
            int passes = 0;
            do
            {
                pass();
                passes++;
            }
            while (watch.Elapsed.TotalSeconds < 0.05);
            best = Math.Min(best, watch.Elapsed.TotalSeconds / passes);
        }
        return best;
    }
}
