using System.CommandLine;
using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Read.Archives;

namespace Vedette.Cli;

/// <summary><c>vedette captures</c>: what servers answered, as it is kept; listed, or written out as a web archive.</summary>
internal static class CapturesVerb
{
    public static Command Create(TimeProvider clock)
    {
        var addresses = new Argument<string[]>("addresses") { Description = "Only of these addresses.", Arity = ArgumentArity.ZeroOrMore, HelpName = "ADDRESS" };
        var export = new Option<string?>("--export") { Description = "Write them to this web archive (WARC 1.1) instead of listing them.", HelpName = "FILE.warc.gz" };
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("captures", "List what servers answered, or write it to a web archive.") { addresses, export, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var notes = NotesAsync(opened, parse.GetValue(addresses)!, cancel);
            if (parse.GetValue(export) is { } path)
            {
                int written = OutputFile.Write(path, stream => Export(opened, notes, stream, clock.GetUtcNow(), cancel));
                await Console.Error.WriteLineAsync($"{written} captures written to {path}").ConfigureAwait(false);
            }
            else if (parse.GetValue(json)) await PrintJsonAsync(notes).ConfigureAwait(false);
            else await PrintTableAsync(notes).ConfigureAwait(false);
            return 0;
        }));
        return command;
    }

    private static IAsyncEnumerable<CaptureNote> NotesAsync(SqliteStore store, string[] addresses, CancellationToken cancel) =>
        addresses.Length == 0 ? store.CapturesAsync(null, cancel) : addresses.Distinct().ToAsyncEnumerable().SelectMany(a => store.CapturesAsync(ItemId.Of(a), cancel));

    /// <summary>One body in memory at a time.</summary>
    private static int Export(SqliteStore store, IAsyncEnumerable<CaptureNote> notes, Stream stream, DateTimeOffset now, CancellationToken cancel)
    {
        var writer = new WarcWriter(stream);
        writer.WriteInfo("vedette", now);
        int written = 0;
        foreach (var note in notes.ToBlockingEnumerable(cancel))
            if (store.CaptureAsync(note.Id, cancel).GetAwaiter().GetResult() is { } capture)
            {
                writer.Write(capture.Undone());
                written++;
            }
        return written;
    }

    private static async Task PrintTableAsync(IAsyncEnumerable<CaptureNote> notes)
    {
        var table = Terminal.Table("Time", "Status", "Bytes", "Address", "From", "Version");
        await foreach (var note in notes.ConfigureAwait(false))
            table.AddRow(Terminal.Cell(note.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'")), Terminal.Cell($"{note.Status}"), Terminal.Cell($"{note.Length:N0}"), Terminal.Cell(note.Target),
                Terminal.Cell(note.ToldBy is { } feed ? $"told by {feed}" : note.Link ?? ""), Terminal.Cell(note.Document.ToString()[..8]));
        Terminal.Print(table, "No capture is kept: nothing was read from the web or from a web archive.");
    }

    private static async Task PrintJsonAsync(IAsyncEnumerable<CaptureNote> notes)
    {
        using var answers = Answers.OnStandardOutput();
        await foreach (var note in notes.ConfigureAwait(false))
            answers.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("id", ContentHash.Print(note.Id));
                json.WriteString("address", note.Target);
                json.WriteString("link", note.Link);
                json.WriteString("time", note.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
                json.WriteNumber("status", note.Status);
                json.WriteNumber("bytes", note.Length);
                json.WriteString("sha256", note.Body);
                json.WriteString("told_by", note.ToldBy);
                json.WriteString("document", note.Document.ToString());
                json.WriteEndObject();
            });
    }
}
