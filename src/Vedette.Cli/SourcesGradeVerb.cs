using System.CommandLine;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Weigh.Sources;

namespace Vedette.Cli;

/// <summary><c>vedette sources grade NAME</c>: writes a person's grade into the register, of the source or of what it brought, never of both at once.</summary>
internal static class SourcesGradeVerb
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The source: its name, alias, key, host or link.", HelpName = "NAME" };
        var reliability = new Option<string?>("--reliability") { Description = "A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged.", HelpName = "LETTER" };
        var credibility = new Option<string?>("--credibility") { Description = "Of the --item: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.", HelpName = "FIGURE" };
        var item = new Option<string?>("--item") { Description = "The piece of information that --credibility grades: a claim's id, or its words.", HelpName = "TEXT" };
        var by = Recording.ByOption();
        var reason = new Option<string>("--reason") { Description = "Why.", HelpName = "TEXT", Required = true };
        var on = new Option<DateOnly?>("--on") { Description = "The day of the grade. Default: today.", HelpName = "DATE", CustomParser = Days.Parse };
        var kind = new Option<string?>("--kind") { Description = $"Enters a source that stands nowhere yet: {string.Join(", ", SourceWords.Kinds)}.", HelpName = "KIND" };
        var register = RegisterOption.Create();
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("grade", "Write a dated grade of a source, or of what it brought, into the register.") { name, reliability, credibility, item, by, reason, on, kind, register, store, json };
        command.Validators.Add(result =>
        {
            var (letter, figure) = (result.GetValue(reliability), result.GetValue(credibility));
            if ((letter is null) == (figure is null)) result.AddError("The two are asked apart: give --reliability of the source, or --credibility of an --item.");
            if ((figure is null) != (result.GetValue(item) is null)) result.AddError("--credibility and --item go together.");
            if (letter is not null && Reliability.Parse(letter) is null) result.AddError($"'{letter}' is no grade of reliability. Give one letter: A to E, or F where it cannot be judged.");
            if (figure is not null && CredibilityGrade.Parse(figure) is null) result.AddError($"'{figure}' is no grade of information. Give one figure: 1 to 5, or 6 where it cannot be judged.");
            if (result.GetValue(kind) is { } what && !SourceWords.Kinds.Contains(what)) result.AddError($"'{what}' is no kind of source. It is one of {string.Join(", ", SourceWords.Kinds)}.");
            foreach (var words in new[] { by, reason })
                if (result.GetResult(words) is not null && string.IsNullOrWhiteSpace(result.GetValue(words))) result.AddError($"{words.Name} must not be empty.");
        });
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string path = RegisterOption.Path(parse.GetValue(register), [], parse.GetValue(store)!);
            var given = new GradeGiven(parse.GetValue(name)!, parse.GetValue(kind), parse.GetValue(on) ?? Days.Today, parse.GetValue(by)!, parse.GetValue(reason)!);
            var told = parse.GetValue(reliability) is { } letter
                ? Grading.Source(path, given, Reliability.Parse(letter)!.Value, Days.Today)
                : Grading.Item(path, given, parse.GetValue(item)!, CredibilityGrade.Parse(parse.GetValue(credibility)!)!.Value, Days.Today);
            await NoteAsync(parse.GetValue(store)!, told, given, cancel).ConfigureAwait(false);
            Print(told, path, given, parse.GetValue(json));
            return 0;
        }));
        return command;
    }

    /// <summary>The register stands beside a store or alone; where there is a store, its log tells of the grade.</summary>
    private static async Task NoteAsync(string store, Graded told, GradeGiven given, CancellationToken cancel)
    {
        if (!File.Exists(store)) return;
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        await opened.NoteAsync(new(TimeProvider.System.GetUtcNow(), given.By, Done.Graded, $"source:{told.Source}", told.Grade), cancel).ConfigureAwait(false);
    }

    private static void Print(Graded told, string path, GradeGiven given, bool asJson)
    {
        if (!asJson)
        {
            Console.Out.WriteLine($"{Terminal.Plain(told.What)}: {told.Grade}, {told.Words}, on {given.On.ToString("yyyy-MM-dd")} by {Terminal.Plain(given.By)}. Written to {path}.");
            if (told.Before is { } before) Console.Out.WriteLine($"Before: {before.Reliability}, on {before.On.ToString("yyyy-MM-dd")} by {Terminal.Plain(before.By)}; it stays in the history.");
            return;
        }
        using var answers = Answers.OnStandardOutput();
        answers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("source", told.Source);
            json.WriteString("grade", told.Grade);
            json.WriteString("on", given.On.ToString("yyyy-MM-dd"));
            json.WriteString("by", given.By);
            json.WriteString("before", told.Before?.Reliability.ToString());
            json.WriteString("register", path);
            json.WriteEndObject();
        });
    }
}
