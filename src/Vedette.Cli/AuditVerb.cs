using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette audit</c>: who did what; <c>audit check</c>: whether the log is what was written.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var since = new Option<DateOnly?>("--since") { Description = "Only from this day on, in UTC.", HelpName = "DATE", CustomParser = Days.Parse };
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("audit", "Show who did what, in the order of being written.") { since, store, json, Head(), Check() };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var log = await LogAsync(parse.GetValue(store)!, cancel).ConfigureAwait(false);
            var first = parse.GetValue(since);
            var shown = log.Where(e => first is not { } day || DateOnly.FromDateTime(e.Deed.At.UtcDateTime) >= day);
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var entry in shown) answers.Write(line => Write(line, entry));
                return 0;
            }
            var table = Terminal.Table("#", "When (UTC)", "Who", "What", "On", "");
            foreach (var (number, deed, _, _) in shown)
                table.AddRow(Terminal.Cell($"{number}"), Terminal.Cell($"{deed.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}"), Terminal.Cell(deed.By), Terminal.Cell(deed.What), Terminal.Cell(deed.On), Terminal.Cell(deed.Detail));
            Terminal.Print(table, "Nothing is in the log.");
            return 0;
        }));
        return command;
    }

    private static Command Head()
    {
        var store = StoreVerb.StoreOption();
        var command = new Command("head", "Print how far the log has come. Kept elsewhere, it lets 'audit check' find a log that was cut or written anew.") { store };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            Console.Out.WriteLine(AuditHead.Of(await LogAsync(parse.GetValue(store)!, cancel).ConfigureAwait(false)));
            return 0;
        }));
        return command;
    }

    private static Command Check()
    {
        var head = new Option<string?>("--head") { Description = "What 'audit head' printed at an earlier time.", HelpName = "HASH" };
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("check", "Check that no entry was changed, removed, inserted or moved; exit code 1 when one was.") { head, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string? given = parse.GetValue(head);
            var exported = given is null ? null : AuditHead.Parse(given) ?? throw new VedetteException("W765", "This is no head of an audit log. Give what 'vedette audit head' printed: a count, a colon and 64 letters of hex.");
            var log = await LogAsync(parse.GetValue(store)!, cancel).ConfigureAwait(false);
            var findings = AuditCheck.Of(log, exported);
            if (parse.GetValue(json)) WriteJson(log, findings);
            else
            {
                foreach (var finding in findings) Console.Out.WriteLine(finding.Text);
                if (findings.IsEmpty) Console.Out.WriteLine($"{log.Count} entries, each following the one before. {(exported is null ? "Whether the end is whole only an earlier head can tell: keep this one elsewhere." : "The exported head is among them.")} Head: {AuditHead.Of(log)}");
            }
            return findings.IsEmpty ? 0 : throw new VedetteException("W764", "The audit log is not what was written. Keep the file as it is, and put back a copy from before.");
        }));
        return command;
    }

    private static async Task<IReadOnlyList<AuditEntry>> LogAsync(string path, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        return await store.AuditAsync(cancel).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        json.WriteString("at", entry.Deed.At);
        json.WriteString("by", entry.Deed.By);
        json.WriteString("what", entry.Deed.What);
        json.WriteString("on", entry.Deed.On);
        json.WriteString("detail", entry.Deed.Detail);
        json.WriteString("previous", entry.Previous);
        json.WriteString("hash", entry.Hash);
        json.WriteEndObject();
    }

    private static void WriteJson(IReadOnlyList<AuditEntry> log, ImmutableArray<AuditFinding> findings)
    {
        using var answers = Answers.OnStandardOutput();
        answers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("entries", log.Count);
            json.WriteString("head", AuditHead.Of(log).ToString());
            json.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("kind", Codes.Word(finding.Kind));
                json.WriteNumber("number", finding.Number);
                json.WriteString("text", finding.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
