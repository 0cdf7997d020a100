using System.CommandLine;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Weigh;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Tables;

namespace Vedette.Cli;

/// <summary>What all verbs that weigh share: which problem, over which sources, as of which day.</summary>
internal sealed class WeighOptions
{
    public Argument<string[]> Paths { get; } = new("paths") { Description = "Files or folders to weigh.", Arity = ArgumentArity.ZeroOrMore, HelpName = "PATH" };
    public Option<string?> Problem { get; } = new("--problem") { Description = "The warning problem. Default: problem.yaml in a folder that is given, else in the current one.", HelpName = "FILE.yaml" };
    public Option<string?> Store { get; } = new("--store") { Description = "Weigh what this store keeps; paths are read beside it and not kept.", HelpName = "FILE" };
    public Option<DateOnly?> AsOf { get; } = new("--as-of") { Description = "The information cut-off: what was told later does not count. Default: the latest day that the sources state.", HelpName = "DATE", CustomParser = Days.Parse };
    public Option<string?> Register { get; } = RegisterOption.Create();
    public Option<Tlp?> Ceiling { get; } = TlpOption.Ceiling();
    public Option<bool> Json { get; } = StoreVerb.JsonOption();

    public Command On(Command command)
    {
        command.Add(Paths);
        foreach (var option in new Option[] { Problem, Register, Store, AsOf, Ceiling, Json }) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Paths) is not { Length: > 0 } && result.GetValue(Store) is null) result.AddError("Give files or folders to weigh, or a store with --store.");
        });
        return command;
    }

    public async Task<Weighing> WeighAsync(ParseResult parse, CancellationToken cancel)
    {
        string[] paths = parse.GetValue(Paths) ?? [];
        string? store = parse.GetValue(Store);
        // The problem first: its faults should not wait for the reading of a thousand pages.
        var problem = await ProblemText.ReadAsync(ProblemText.Find(parse.GetValue(Problem), paths), cancel).ConfigureAwait(false);
        var picture = await Workbench.PictureAsync(paths, store, cancel).ConfigureAwait(false);
        picture = await Workbench.ReleaseAsync(picture, store, parse.GetValue(Ceiling), cancel).ConfigureAwait(false);
        return await WeighAsync(problem, picture, store, parse.GetValue(AsOf), cancel, RegisterOption.Find(parse.GetValue(Register), paths, store)).ConfigureAwait(false);
    }

    /// <param name="asOf">Null: the latest day that the sources state.</param>
    public static async Task<Weighing> WeighAsync(WarningProblem problem, Picture picture, string? store, DateOnly? asOf, CancellationToken cancel, SourceRegister? register = null) =>
        Weighing.Of(problem, picture, asOf ?? Weighing.CutOff(picture, Days.Today), await ChoicesAsync(store, problem.Key, cancel).ConfigureAwait(false), register);

    private static async Task<IEnumerable<CellChoice>> ChoicesAsync(string? store, string problem, CancellationToken cancel)
    {
        if (store is null) return [];
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        return [.. TableChoices.Of(await opened.DecisionsAsync(cancel).ConfigureAwait(false), problem)];
    }
}
