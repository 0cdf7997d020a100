using System.Diagnostics;
using Vedette.Tests.Weigh.Simulations;
using Vedette.Weigh.Simulations;
using Vedette.Weigh.Written;

namespace Vedette.Benchmarks;

/// <summary>Speed of a simulation on one core: all sets with their analysis, the engine alone, and the engine as a ratio to one plain run after the other.</summary>
internal static class SimulationBenchmark
{
    private const int PlainRuns = 500;

    public static int Run(string path, int runs)
    {
        var faults = new Faults();
        if (SimulationSection.Parse(File.ReadAllText(path), faults) is not { } model)
        {
            foreach (var fault in faults.InOrder) Console.Error.WriteLine(fault.Message);
            return 1;
        }
        var variants = Choices.Variants(model, [], [], faults);
        var experiment = new Experiment(model, variants, Choices.Outcomes(model, [], faults));
        var cold = Stopwatch.StartNew();
        experiment.Run(1, runs);
        Console.WriteLine($"first time, with compiling: {cold.Elapsed.TotalSeconds:F2} s, {Environment.WorkingSet / 1e6:F0} MB");
        double whole = Best(3, () => experiment.Run(1, runs));
        Console.WriteLine($"{runs} runs of {model.Weeks} weeks in each of {variants.Length} sets, with bands, sensitivities, flips and signposts: {whole:F2} s of one core");

        var draws = new Draws(model.Parameters, 1, runs);
        double drawing = Best(1, () => new Draws(model.Parameters, 1, runs).Columns(variants[0]));
        var values = draws.Columns(variants[^1]);
        var engine = new Engine(model, variants[^1], values, []);
        var tracks = new Tracks([], 0, model.Weeks, draws.Padded);
        var room = engine.NewRoom();
        double many = Best(3, () =>
        {
            for (int block = 0; block < draws.Padded / Engine.Width; block++) engine.Run(block, room, tracks);
        });
        Console.WriteLine($"  engine alone: {many:F2} s a set, {runs * (double)model.Weeks / many / 1e6:F1} million weeks/s; drawing {model.Parameters.Length} parameters: {drawing:F2} s");
        double plain = Best(2, () =>
        {
            for (int run = 0; run < PlainRuns; run++)
            {
                int at = run;
                var one = new PlainRun(model, variants[^1].Switches, p => values[p][at]);
                for (int week = 1; week <= model.Weeks; week++) one.Step(week);
            }
        });
        Console.WriteLine($"  ratio: a plain run costs {plain / PlainRuns / (many / runs):F0} times a run of the engine");
        return 0;
    }

    /// <summary>Seconds of the processor: the fastest of several after a warm-up; the machine's other work counts little.</summary>
    private static double Best(int times, Action work)
    {
        work();
        double best = double.MaxValue;
        using var process = Process.GetCurrentProcess();
        for (int i = 0; i < times; i++)
        {
            GC.Collect();
            process.Refresh();
            var before = process.TotalProcessorTime;
            work();
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - before).TotalSeconds);
        }
        return best;
    }
}
