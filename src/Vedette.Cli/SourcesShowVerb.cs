using System.CommandLine;
using Spectre.Console;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Weigh.Sources;

namespace Vedette.Cli;

/// <summary><c>vedette sources show NAME</c>: all that is stated of one source, its grades from the first on, and its documents.</summary>
internal static class SourcesShowVerb
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Its name, alias, key, host or link.", HelpName = "NAME" };
        var register = RegisterOption.Create();
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("show", "Show one source: whose it is, what it copies, all its grades, its documents in the store.") { name, register, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string file = parse.GetValue(store)!, asked = parse.GetValue(name)!;
            var read = RegisterOption.Read(RegisterOption.Path(parse.GetValue(register), [], file), parse.GetValue(register) is not null);
            // A register can be looked at before there is a store.
            var picture = File.Exists(file) || parse.GetResult(store) is { Implicit: false } ? await Workbench.KeptAsync(file, cancel).ConfigureAwait(false) : null;
            var source = read.Find(asked);
            var line = picture is null ? null : SourceList.Of(picture, read.Kinship).FirstOrDefault(l => source is not null ? l.Source?.Key == source.Key : SourceNames.Fold(l.Name) == SourceNames.Fold(asked));
            if (source is null && line is null && read.Kinship.FamilyOf(asked) is null)
                throw new VedetteException("W686", $"No source is called '{asked}': not in the register, the table of outlets or the store. Check the name; 'vedette sources --all' lists those of the store.");
            Document[] documents = line is null || picture is null ? [] : [.. picture.Readings.Select(r => r.Document).Where(d => line.Documents.Contains(d.Id))];
            if (parse.GetValue(json)) PrintJson(source?.Name ?? asked, source, line, documents, read);
            else Print(source?.Name ?? asked, source, line, documents, read);
            return 0;
        }));
        return command;
    }

    private static void Print(string name, Source? source, SourceLine? line, Document[] documents, SourceRegister register)
    {
        void Tell(string what, string? value)
        {
            if (!string.IsNullOrEmpty(value)) Console.Out.WriteLine($"{what,-14}{Terminal.Plain(value)}");
        }
        Tell("Source", name);
        Tell("Kind", source is { Kind: not SourceKind.Unknown } ? source.Kind.Told() : "not known");
        Tell("Country", source?.Country ?? "not known");
        Tell("Family", register.Kinship.FamilyOf(name) ?? "not known");
        Tell("State", source is { StateTie: not StateTie.Unknown } ? source.StateTie.Told() + (source.StateTieShownAt is { } link ? $" ({link})" : "") : "not known");
        Tell("Also", source is null ? null : string.Join("; ", source.Aliases));
        Tell("Domains", source is null ? null : string.Join("; ", source.Domains));
        Tell("Copies", source is null ? null : string.Join("; ", source.Copies));
        Tell("Reliability", (source is null ? new Standing(null) : register.ReliabilityOn(source, Days.Today)).ToString());
        if (line is not null) Tell("Here", $"{string.Join(", ", SourceJson.Told(line.Roles))}: {line.Claims} claims, {line.Origins} origins{(line.LostShare is null ? "" : $"; attribution lost in {line.LostClaims} of {line.OwnClaims}")}");
        if (source is not null && register.History(source) is { IsEmpty: false } history)
        {
            var table = Terminal.Table("On", "Reliability", "By", "Reason");
            foreach (var grade in history) table.AddRow(Terminal.Cell(grade.On.ToString("yyyy-MM-dd")), Terminal.Cell($"{grade.Reliability} {grade.Reliability.Words}"), Terminal.Cell(grade.By), Terminal.Cell(grade.Reason));
            Terminal.Print(table, "");
        }
        if (documents.Length == 0) return;
        var texts = Terminal.Table("Document", "Published", "Title");
        foreach (var document in documents) texts.AddRow(Terminal.Cell(document.Name), Terminal.Cell(document.Published.ToString()), Terminal.Cell(document.Title));
        Terminal.Print(texts, "");
    }

    private static void PrintJson(string name, Source? source, SourceLine? line, Document[] documents, SourceRegister register)
    {
        using var answers = Answers.OnStandardOutput();
        answers.Write(json =>
        {
            json.WriteStartObject();
            SourceJson.Who(json, name, source, register, Days.Today);
            json.WriteString("state_tie_shown_at", source?.StateTieShownAt);
            JsonParts.Strings(json, "aliases", source?.Aliases ?? []);
            JsonParts.Strings(json, "domains", source?.Domains ?? []);
            JsonParts.Strings(json, "copies", source?.Copies ?? []);
            JsonParts.Array(json, "grades", source is null ? [] : register.History(source).AsEnumerable(), grade =>
            {
                json.WriteString("on", grade.On.ToString("yyyy-MM-dd"));
                json.WriteString("reliability", grade.Reliability.ToString());
                json.WriteString("by", grade.By);
                json.WriteString("reason", grade.Reason);
            });
            json.WriteNumber("claims", line?.Claims ?? 0);
            json.WriteNumber("origins", line?.Origins ?? 0);
            JsonParts.Array(json, "documents", documents, document =>
            {
                json.WriteString("id", document.Id.ToString());
                json.WriteString("name", document.Name);
                json.WriteString("published", document.Published.Iso);
                json.WriteString("title", document.Title);
            });
            json.WriteEndObject();
        });
    }
}
