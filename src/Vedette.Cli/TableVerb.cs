using System.CommandLine;
using Spectre.Console;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Weigh.Tables;

namespace Vedette.Cli;

/// <summary><c>vedette table</c>: the evidence table, hypotheses in rows; <c>table set</c> puts a person's choice into a cell.</summary>
internal static class TableVerb
{
    public static Command Create()
    {
        var options = new WeighOptions();
        var command = options.On(new Command("table", "Weigh the hypotheses against the evidence (analysis of competing hypotheses).") { CreateSet() });
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var weighing = await options.WeighAsync(parse, cancel).ConfigureAwait(false);
            if (parse.GetValue(options.Json))
            {
                using var answers = Answers.OnStandardOutput();
                answers.Write(json => WeighingJson.Table(json, weighing.Table));
            }
            else Print(weighing.Table);
            return 0;
        }));
        return command;
    }

    private static Command CreateSet()
    {
        var evidence = new Argument<string>("evidence") { Description = "The key of an indicator, or of evidence in the problem." };
        var hypothesis = new Argument<string>("hypothesis") { Description = "The key of a hypothesis." };
        var value = new Argument<string>("consistency") { Description = "CC, C, N, I, II or NA." };
        value.AcceptOnlyFromAmong("CC", "C", "N", "I", "II", "NA");
        var problem = new Option<string?>("--problem") { Description = "The warning problem. Default: problem.yaml in the current folder.", HelpName = "FILE.yaml" };
        var store = StoreVerb.StoreOption();
        var by = Recording.ByOption();
        var reason = new Option<string?>("--reason") { Description = "Why.", HelpName = "TEXT" };
        var command = new Command("set", "Set a cell of the table. The proposal and earlier choices stay on record.") { evidence, hypothesis, value, problem, store, by, reason };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var read = await ProblemText.ReadAsync(ProblemText.Find(parse.GetValue(problem), []), cancel).ConfigureAwait(false);
            string item = parse.GetValue(evidence)!, row = parse.GetValue(hypothesis)!;
            string[] items = [.. read.Indicators.Select(i => i.Key), .. read.Evidence.Select(e => e.Key)];
            string[] rows = [.. read.Alternatives.Select(h => h.Key)];
            if (!items.Contains(item)) throw new VedetteException("W606", $"There is no evidence '{item}'. It has {string.Join(", ", items)}.");
            if (!rows.Contains(row)) throw new VedetteException("W606", $"There is no hypothesis '{row}'. It has {string.Join(", ", rows)}.");
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var choice = new CellChoice(item, row, Enum.Parse<Consistency>(parse.GetValue(value)!), parse.GetValue(by)!, TimeProvider.System.GetUtcNow(), parse.GetValue(reason));
            await opened.DecideAsync(TableChoices.Decide(read.Key, choice), cancel).ConfigureAwait(false);
            Console.Out.WriteLine($"{item} says {choice.Value} of {row}, by {choice.By}.");
            return 0;
        }));
        return command;
    }

    private static void Print(EvidenceTable table)
    {
        var grid = Terminal.Table(["Hypothesis", .. table.Evidence.Select((_, i) => $"E{i + 1}"), "Against"]);
        foreach (var standing in table.Standings)
        {
            int row = table.Hypotheses.IndexOf(standing.Hypothesis);
            grid.AddRow([Terminal.Cell(standing.Hypothesis.Key), .. table.Evidence.Select(e => Terminal.Cell(Mark(e.Cells[row]))), Terminal.Cell(FormattableString.Invariant($"{standing.Inconsistency:0.0}"))]);
        }
        Terminal.Print(grid, "No hypotheses.");
        for (int i = 0; i < table.Evidence.Length; i++)
        {
            var evidence = table.Evidence[i];
            Console.Out.WriteLine(FormattableString.Invariant($"E{i + 1} {evidence.Key} · weight {evidence.Weight:0.00} · tells apart {evidence.Diagnosticity:0.0} of 4 · {Terminal.Plain(evidence.Text)}"));
        }
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Least against it: {string.Join(", ", table.Leaders)}. The table is bookkeeping, not proof: it keeps what speaks against each hypothesis, and evidence that rests on one origin shares that origin's weight. * set by a person.");
        foreach (var left in table.LeftOut.Where(l => l.IsFlip)) Console.Out.WriteLine($"Without the {left.Kind} {Terminal.Plain(left.What)} the least is against {string.Join(", ", left.LeadersAfter)}.");
        if (table.LeftOut.Length > 0 && !table.LeftOut.Any(l => l.IsFlip)) Console.Out.WriteLine($"Leaving out any one of {table.LeftOut.Length} origins, sources and assumptions changes nothing.");
        foreach (var one in table.Discriminators.Take(3))
            Console.Out.WriteLine($"Would separate the two leaders: {Terminal.Plain(one.Indicator.Question)}{(one.Questions is [{ Collection: { } where }, ..] ? $" Look at: {Terminal.Plain(where)}" : "")}");
    }

    private static string Mark(Cell cell) => cell.Choice is null ? cell.Value.ToString() : $"{cell.Value}*";
}
