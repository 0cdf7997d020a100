using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Weigh.Sources;

namespace Vedette.Cli;

/// <summary><c>vedette sources</c>: who the sources are, whose they are, how persons graded them, and what they carry.</summary>
internal static class SourcesVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files or folders to read instead of the store.", Arity = ArgumentArity.ZeroOrMore, HelpName = "PATH" };
        var register = RegisterOption.Create();
        var all = new Option<bool>("--all") { Description = "Also list speakers and carriers that stand in no register and no table." };
        var diagonal = new Option<bool>("--diagonal") { Description = "Show how often a person's two grades fall on A1, B2, C3, D4, E5: your own, or those of --by." };
        var by = Recording.ByOption();
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("sources", "List the sources behind the reports, with their families and the grades that persons gave them.") { paths, all, diagonal, by, register, store, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(by) is { Implicit: false } && !result.GetValue(diagonal)) result.AddError("--by says whose grades --diagonal looks at; give both.");
        });
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string[] reports = parse.GetValue(paths)!;
            string file = RegisterOption.Path(parse.GetValue(register), reports, parse.GetValue(store)!);
            var read = RegisterOption.Read(file, parse.GetValue(register) is not null);
            if (parse.GetValue(diagonal))
            {
                PrintDiagonal(Diagonal.Of(read, parse.GetValue(by)!), parse.GetValue(json));
                return 0;
            }
            var picture = await Workbench.PictureAsync(reports, reports.Length > 0 ? null : parse.GetValue(store), cancel).ConfigureAwait(false);
            var lines = SourceList.Of(picture, read.Kinship);
            SourceLine[] shown = [.. lines.Where(l => parse.GetValue(all) || IsShown(l, read))];
            if (parse.GetValue(json)) PrintJson(shown, read);
            else PrintTable(shown, read, lines.Length - shown.Length);
            return 0;
        }));
        command.Add(SourcesShowVerb.Create());
        command.Add(SourcesGradeVerb.Create());
        command.Add(SourcesCredibilityVerb.Create());
        return command;
    }

    /// <summary>Speakers and carriers without an entry are told by their number: many are no names at all ("officials", "a message").</summary>
    private static bool IsShown(SourceLine line, SourceRegister register) => (line.Roles & (SourceRoles.Publishes | SourceRoles.IsCredited)) != 0 || line.Source is not null || register.Kinship.FamilyOf(line.Name) is not null;

    private static Standing StandingOf(SourceLine line, SourceRegister register) => line.Source is { } source ? register.ReliabilityOn(source, Days.Today) : new(null);

    private static void PrintTable(SourceLine[] lines, SourceRegister register, int unlisted)
    {
        var table = Terminal.Table("Source", "Kind", "Country", "Family", "Reliability", "Does", "Documents", "Claims", "Origins", "Attribution lost");
        foreach (var line in lines)
            table.AddRow(Terminal.Cell(line.Name), Terminal.Cell(line.Source is { Kind: not SourceKind.Unknown } source ? source.Kind.Told() : ""), Terminal.Cell(line.Source?.Country),
                Terminal.Cell(register.Kinship.FamilyOf(line.Name) ?? "not known"), Terminal.Cell(StandingOf(line, register).ToString()), Terminal.Cell(string.Join(", ", SourceJson.Told(line.Roles))),
                Terminal.Cell(line.Documents.Length.ToString()), Terminal.Cell(line.Claims.ToString()), Terminal.Cell(line.Origins.ToString()),
                Terminal.Cell(line.LostShare is null ? "" : $"{line.LostClaims} of {line.OwnClaims}"));
        Terminal.Print(table, "No source is named.");
        if (unlisted > 0) Console.Out.WriteLine(unlisted == 1 ? "One more speaker or carrier stands in no register and no table; --all lists it." : $"{unlisted} more speakers and carriers stand in no register and no table; --all lists them.");
    }

    private static void PrintJson(SourceLine[] lines, SourceRegister register)
    {
        using var answers = Answers.OnStandardOutput();
        foreach (var line in lines)
            answers.Write(json =>
            {
                json.WriteStartObject();
                SourceJson.Parts(json, line, register, Days.Today);
                json.WriteEndObject();
            });
    }

    private static void PrintDiagonal(Diagonal diagonal, bool asJson)
    {
        if (!asJson)
        {
            Console.Out.WriteLine(diagonal.Sentence);
            if (diagonal.LeftOut > 0) Console.Out.WriteLine($"Left out: {diagonal.LeftOut} without a grade of the source, or with F or 6; unknown has no place on a diagonal.");
            return;
        }
        using var answers = Answers.OnStandardOutput();
        answers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("by", diagonal.By);
            json.WriteNumber("pairs", diagonal.Pairs);
            json.WriteNumber("on_diagonal", diagonal.OnDiagonal);
            json.WriteNumber("expected", diagonal.Expected);
            json.WriteNumber("left_out", diagonal.LeftOut);
            json.WriteBoolean("enough", diagonal.IsEnough);
            json.WriteString("sentence", diagonal.Sentence);
            json.WriteEndObject();
        });
    }
}
