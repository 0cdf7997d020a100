using System.CommandLine;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Weigh.Simulations;
using Vedette.Weigh.Written;

namespace Vedette.Cli;

/// <summary><c>vedette simulate</c>: what follows from the assumptions of a file, set beside set.</summary>
internal static class SimulateVerb
{
    public static Command Create()
    {
        var file = Inputs.File("A simulation, or a problem file with a simulation section");
        var sets = Names("--set", "NAME", "An assumption set or an excursion of the file. Default: all sets.");
        var outcomes = Names("--outcome", "NAME", "An outcome of the file. Default: all.");
        var changes = Names("--with", "KEY=VALUE", "A change to every set: a switch on or off, or a parameter's value.");
        var runs = new Option<int>("--runs") { Description = "Runs of each set.", HelpName = "N", DefaultValueFactory = _ => Experiment.DefaultRuns };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the draws. The same seed gives the same bytes.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var json = StoreVerb.JsonOption();
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--runs takes a number of at least 1.");
        });
        var command = new Command("simulate", "Run a simulation: what follows from its assumptions. No statement on what will be.") { file, sets, runs, seed, changes, outcomes, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var faults = new Faults();
            if (SimulationSection.Parse(await ProblemText.TextAsync(parse.GetValue(file)!, cancel).ConfigureAwait(false), faults) is not { } model) return Refuse(faults.InOrder);
            var variants = Choices.Variants(model, parse.GetValue(sets) ?? [], parse.GetValue(changes) ?? [], faults);
            var asked = Choices.Outcomes(model, parse.GetValue(outcomes) ?? [], faults);
            if (faults.Any) return Refuse(faults.InOrder);
            var experiment = new Experiment(model, variants, asked, Environment.ProcessorCount);
            if (experiment.Bound(parse.GetValue(runs)) is { } bound) return Refuse([bound]);
            Findings findings;
            using (var line = new ProgressLine()) findings = experiment.Run(parse.GetValue(seed), parse.GetValue(runs), new Tenths(line), cancel);
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                answers.Write(writer => SimulationJson.Write(writer, model, findings));
            }
            else SimulationScreen.Print(model, findings);
            return 0;
        }));
        return command;
    }

    private static Option<string[]> Names(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static int Refuse(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults) Console.Error.WriteLine($"vedette: {fault.Code}: {fault.Message}");
        return Verb.Failed;
    }

    /// <summary>Tells how far long work has come, whenever another tenth is done.</summary>
    private sealed class Tenths(ProgressLine line) : IProgress<double>
    {
        private readonly Lock gate = new();
        private int told;

        public void Report(double value)
        {
            lock (gate)
            {
                if ((int)(value * 10) <= told) return;
                told = (int)(value * 10);
                line.Show($"simulating: {told} of 10 parts");
            }
        }
    }
}
