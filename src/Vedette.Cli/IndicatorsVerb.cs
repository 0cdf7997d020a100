using System.CommandLine;
using Spectre.Console;
using Vedette.Outside.Json;
using Vedette.Outside;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;

namespace Vedette.Cli;

/// <summary><c>vedette indicators</c>: the state of every indicator of a warning problem, with the signs it rests on.</summary>
internal static class IndicatorsVerb
{
    public static Command Create()
    {
        var options = new WeighOptions();
        var only = new Option<string?>("--of") { Description = "Only this indicator, with all its signs, changes and reasons.", HelpName = "KEY" };
        var validator = new Option<bool>("--diagnosticity") { Description = "How well each indicator tells the scenarios apart (Indicators Validator)." };
        var command = options.On(new Command("indicators", "Show the state of every indicator: what fired it, how many independent origins, what is stale, what was never looked at.") { only, validator });
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var weighing = await options.WeighAsync(parse, cancel).ConfigureAwait(false);
            string? key = parse.GetValue(only);
            if (key is not null && weighing.Indicators.All(i => i.Indicator.Key != key))
                throw new Model.VedetteException("W606", $"There is no indicator '{key}'. It has {string.Join(", ", weighing.Indicators.Select(i => i.Indicator.Key))}.");
            if (parse.GetValue(options.Json)) WriteJson(weighing, key);
            else if (parse.GetValue(validator)) PrintDiagnosticity(weighing);
            else if (key is not null) PrintOne(weighing, weighing.Indicators.First(i => i.Indicator.Key == key));
            else PrintAll(weighing);
            return 0;
        }));
        return command;
    }

    private static void WriteJson(Weighing weighing, string? key)
    {
        using var answers = Answers.OnStandardOutput();
        foreach (var reading in weighing.Indicators.Where(i => key is null || i.Indicator.Key == key))
            answers.Write(json => WeighingJson.Indicator(json, weighing, reading));
    }

    private static void PrintAll(Weighing weighing)
    {
        var table = Terminal.Table("Indicator", "Channel", "State", "Origins", "Why");
        foreach (var reading in weighing.Indicators)
            table.AddRow(Terminal.Cell(reading.Indicator.Key), Terminal.Cell(reading.Indicator.Channel), Terminal.Cell(InWords.State(reading)), Terminal.Cell(InWords.Origins(reading)),
                Terminal.Cell(reading.Reasons.FirstOrDefault()?.Text));
        Terminal.Print(table, "No indicators.");
        Console.Out.WriteLine($"As of {(weighing.AsOf is { } day ? $"{day:yyyy-MM-dd}" : "an unknown day: no source states one")}. One origin counts once, however often it was printed; authors' own voices are no origins.");
    }

    private static void PrintOne(Weighing weighing, IndicatorReading reading)
    {
        Console.Out.WriteLine($"{reading.Indicator.Key}: {InWords.State(reading)}");
        Console.Out.WriteLine(Terminal.Plain(reading.Indicator.Question));
        if (reading.Indicator.LeadTime is { } lead) Console.Out.WriteLine($"  Lead time: {lead} days.");
        if (reading.Indicator.ExpectedBy is { } due) Console.Out.WriteLine($"  Expected by {due:yyyy-MM-dd}.");
        foreach (var change in reading.Changes) Console.Out.WriteLine($"  {change.On}: {InWords.Of(change.From)} → {InWords.Of(change.To)} ({Terminal.Plain(change.Why)})");
        foreach (var reason in reading.Reasons) Console.Out.WriteLine($"  {Terminal.Plain(reason.Text)}");
        var texts = weighing.Picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document);
        foreach (var sign in reading.Signs)
            foreach (var statement in sign.Statements)
                if (texts.TryGetValue(statement.Where.Document, out var document))
                    Console.Out.WriteLine($"    {Codes.Word(sign.Kind)} · {document.Name}:{statement.Where.Span.Start} · {Terminal.Plain(statement.Where.Span.Of(document.Text).ToString())}");
    }

    private static void PrintDiagnosticity(Weighing weighing)
    {
        var table = Terminal.Table("Indicator", "At home in", "Tells scenarios apart");
        foreach (var one in weighing.Diagnosticities) table.AddRow(Terminal.Cell(one.Indicator.Key), Terminal.Cell(one.Home ?? "none"), Terminal.Cell($"{one.Score} of {one.Most}"));
        Terminal.Print(table, "No indicator is rated for two scenarios or more.");
    }
}
