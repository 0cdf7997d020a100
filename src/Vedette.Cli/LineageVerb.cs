using System.CommandLine;
using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette lineage</c>: which document was made from which, and why we think so.</summary>
internal static class LineageVerb
{
    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("lineage", "Show which document was made from which, with the reasons.") { store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var picture = await StoreVerb.PictureAsync(opened, cancel).ConfigureAwait(false);
            if (parse.GetValue(json)) PrintJson(picture);
            else PrintTable(picture);
            return 0;
        }));
        return command;
    }

    private static void PrintTable(Picture picture)
    {
        var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name);
        string NameOf(DocumentId id) => names.GetValueOrDefault(id, "(a text that is not kept)");
        var table = Terminal.Table("Document", "Made from", "How", "Confidence", "Because");
        foreach (var edge in picture.Lineage)
            table.AddRow(Terminal.Cell(NameOf(edge.To)), Terminal.Cell(NameOf(edge.From)), Terminal.Cell(edge.Kind is { } kind ? Codes.Word(kind) : "not told"), Terminal.Cell(edge.Confidence.ToString("0.00")),
                Terminal.Cell(string.Join("; ", edge.Reasons.Select(r => r.Text))));
        Terminal.Print(table, "No document was found to be made from another.");
    }

    private static void PrintJson(Picture picture)
    {
        using var answers = Answers.OnStandardOutput();
        foreach (var edge in picture.Lineage)
            answers.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("id", edge.To.ToString());
                json.WriteString("derived_from", edge.From.ToString());
                if (edge.Kind is { } kind) json.WriteString("kind", Codes.Word(kind));
                json.WriteNumber("confidence", edge.Confidence);
                json.WriteStartArray("reasons");
                foreach (var reason in edge.Reasons)
                {
                    json.WriteStartObject();
                    json.WriteString("kind", reason.Kind);
                    json.WriteString("text", reason.Text);
                    if (reason.Where is { } where)
                    {
                        json.WriteString("document", where.Document.ToString());
                        json.WriteNumber("start", where.Span.Start);
                        json.WriteNumber("end", where.Span.End);
                    }
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            });
    }
}
