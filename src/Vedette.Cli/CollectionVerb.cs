using System.CommandLine;
using Spectre.Console;
using Vedette.Outside.Json;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Sources;

namespace Vedette.Cli;

/// <summary><c>vedette collection</c>: what comes in and what is missing.</summary>
internal static class CollectionVerb
{
    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        var problem = new Option<string?>("--problem") { Description = "The warning problem. Default: problem.yaml beside the store, if there is one.", HelpName = "FILE.yaml" };
        var register = RegisterOption.Create();
        var json = StoreVerb.JsonOption();
        var command = new Command("collection", "Show sources and their health, key questions with what bears on each, and gaps.") { store, problem, register, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string path = parse.GetValue(store)!;
            var file = parse.GetValue(problem) ?? ProblemText.Beside([Path.GetDirectoryName(Path.GetFullPath(path))!]);
            var known = RegisterOption.Find(parse.GetValue(register), [], path);
            var watched = file is null ? null : await ProblemText.ReadAsync(file, cancel).ConfigureAwait(false);
            var picture = await Workbench.KeptAsync(path, cancel).ConfigureAwait(false);
            var weighing = watched is null ? null : await WeighOptions.WeighAsync(watched, picture, path, null, cancel, known).ConfigureAwait(false);
            var collection = CollectionReview.Of(picture, SourceList.Of(picture, known.Kinship), weighing);
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                answers.Write(line => CollectionJson.Write(line, collection));
                return 0;
            }
            Print(collection);
            return 0;
        }));
        return command;
    }

    private static void Print(CollectionReview collection)
    {
        var questions = Terminal.Table("Key question", "Origins", "What bears on it");
        foreach (var standing in collection.Questions)
            questions.AddRow(Terminal.Cell(standing.Question.Question), Terminal.Cell(standing.IsOpen ? "none yet" : $"{standing.Origins.Length}"), Terminal.Cell(string.Join("; ", standing.Indicators.Select(i => $"{i.Indicator.Key}: {InWords.State(i)}"))));
        if (!collection.Questions.IsEmpty) Terminal.Print(questions, "");
        foreach (var reading in collection.Silent) Console.Out.WriteLine($"No sourced sign: {Terminal.Plain(reading.Indicator.Key)}, {InWords.State(reading)}");
        foreach (var channel in collection.Unsourced) Console.Out.WriteLine($"No sourced report on the channel: {Terminal.Plain(channel.Name)}");
        var feeds = Terminal.Table("Source", "Last seen", "Reports", "Origins", "Retold");
        foreach (var feed in collection.Feeds)
            feeds.AddRow(Terminal.Cell(feed.Source.Name), Terminal.Cell(feed.LastSeen?.ToString("yyyy-MM-dd") ?? "not told"), Terminal.Cell($"{feed.Source.Documents.Length}"), Terminal.Cell($"{feed.Source.Origins}"), Terminal.Cell($"{feed.Retold}"));
        Terminal.Print(feeds, "No sources.");
    }
}
