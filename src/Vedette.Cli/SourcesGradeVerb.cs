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
            var given = new Given(parse.GetValue(name)!, parse.GetValue(kind), parse.GetValue(on) ?? Days.Today, parse.GetValue(by)!, parse.GetValue(reason)!);
            var told = parse.GetValue(reliability) is { } letter
                ? GradeSource(path, given, Reliability.Parse(letter)!.Value)
                : GradeItem(path, given, parse.GetValue(item)!, CredibilityGrade.Parse(parse.GetValue(credibility)!)!.Value);
            await NoteAsync(parse.GetValue(store)!, told, given, cancel).ConfigureAwait(false);
            Print(told, path, given, parse.GetValue(json));
            return 0;
        }));
        return command;
    }

    private sealed record Given(string Name, string? Kind, DateOnly On, string By, string Reason);

    /// <param name="Before">The grade that held before, null when there was none.</param>
    private sealed record Told(string Source, string What, string Grade, string Words, ReliabilityGrade? Before = null);

    /// <summary>The register stands beside a store or alone; where there is a store, its log tells of the grade.</summary>
    private static async Task NoteAsync(string store, Told told, Given given, CancellationToken cancel)
    {
        if (!File.Exists(store)) return;
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        await opened.NoteAsync(new(TimeProvider.System.GetUtcNow(), given.By, Done.Graded, $"source:{told.Source}", told.Grade), cancel).ConfigureAwait(false);
    }

    private static Told GradeSource(string path, Given given, Reliability reliability)
    {
        Told? told = null;
        Change(path, given, (text, register) =>
        {
            var source = Find(register, given) ?? new Source { Key = SourceNames.KeyOf(given.Name), Name = given.Name.Trim(), Kind = SourceWords.Kind(given.Kind!) };
            told = new(source.Name, source.Name, reliability.ToString(), reliability.Words, register.ReliabilityOn(source, given.On).Grade);
            return RegisterEdit.Add(text, source, new(given.On, reliability, given.By, given.Reason, 0), Days.Today);
        });
        return told!;
    }

    private static Told GradeItem(string path, Given given, string item, CredibilityGrade credibility)
    {
        Told? told = null;
        Change(path, given, (text, register) =>
        {
            var source = Find(register, given) ?? throw new VedetteException("W686", $"No source is called '{given.Name}'. Enter it first: grade its reliability with --kind.");
            told = new(source.Name, $"“{item}” of {source.Name}", credibility.ToString(), credibility.Words);
            return RegisterEdit.Add(text, new InformationGrade(given.On, source.Name, item, credibility, given.By, given.Reason, 0), Days.Today);
        });
        return told!;
    }

    private static void Change(string path, Given given, Func<string, SourceRegister, (string? Text, Fault? Fault)> change)
    {
        if (given.On > Days.Today) throw new VedetteException("W681", $"{given.On.ToString("yyyy-MM-dd")} is after today. Give the day on which the grade was made.");
        WrittenFile.Change(path, text =>
        {
            var (edited, fault) = change(text, RegisterOption.Parse(path, text));
            return edited ?? throw new VedetteException(fault!.Code, $"{path}: {fault.Message}");
        });
    }

    /// <summary>Null for a name that is new and is to be entered.</summary>
    /// <exception cref="VedetteException">W686: a name that stands nowhere, and no kind to enter it with.</exception>
    private static Source? Find(SourceRegister register, Given given) => register.Find(given.Name)
        ?? (given.Kind is null ? throw new VedetteException("W686", $"No source is called '{given.Name}': not in the register and not in the table of outlets. Correct the name, or enter it with --kind, for example --kind person.") : null);

    private static void Print(Told told, string path, Given given, bool asJson)
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
