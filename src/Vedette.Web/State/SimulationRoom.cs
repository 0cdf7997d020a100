using System.Collections.Immutable;
using Vedette.Weigh.Simulations;

namespace Vedette.Web.State;

/// <summary>What is asked of the problem's simulation.</summary>
/// <param name="Runs">Of each set.</param>
internal sealed record SimulationQuestion(Simulation Model, int Runs, ulong Seed);

/// <summary>How far a question has come. It has findings, or a fault, or is still worked on.</summary>
/// <param name="Share">Of the work that is done, 0 to 1.</param>
internal sealed record SimulationState(Findings? Findings, double Share, bool HasFailed);

/// <summary>
/// Where simulations run while pages are read: one at a time, a bounded number of runs each. The same model, runs and seed give the same findings, so the last few are kept.
/// </summary>
internal sealed class SimulationRoom : IDisposable
{
    public const int UsualRuns = 2_000, MostRuns = 10_000;
    private const int MostKept = 8;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new();
    private ImmutableList<Work> works = [];

    /// <returns>Null when another question is worked on: ask again when it is done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More runs than <see cref="MostRuns"/>, or none.</exception>
    public SimulationState? Ask(SimulationQuestion question)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Runs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Runs, MostRuns);
        lock (gate)
        {
            if (works.Find(w => w.Question == question) is { } known) return known.State;
            if (works.Any(w => !w.IsOver)) return null;
            var work = new Work(question, end.Token);
            works = [.. works.TakeLast(MostKept - 1), work];
            return work.State;
        }
    }

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    private sealed class Work : IProgress<double>
    {
        private readonly Task<Findings> task;
        private double share;

        public Work(SimulationQuestion question, CancellationToken cancel)
        {
            Question = question;
            var model = question.Model;
            // One processor is left to the pages.
            var experiment = new Experiment(model, [.. model.Sets.Select(s => Variant.Of(model, s))], [.. Enumerable.Range(0, model.Outcomes.Length)], Math.Max(1, Environment.ProcessorCount - 1));
            task = Task.Run(() => experiment.Run(question.Seed, Math.Min(question.Runs, experiment.RunsThatFit), this, cancel), cancel);
        }

        public SimulationQuestion Question { get; }
        public bool IsOver => task.IsCompleted;
        public SimulationState State => new(task.IsCompletedSuccessfully ? task.Result : null, Volatile.Read(ref share), task.IsFaulted);

        public void Report(double value) => Volatile.Write(ref share, value);
    }
}
