using System.CommandLine;
using System.Text.Json;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary>
/// <c>vedette add PATH…</c>: reads documents into the store, one transaction each, and relates all of them once at the end.
/// Ctrl-C ends it after the document in hand: what was added stays, and the same command goes on from there.
/// </summary>
internal static class AddVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files or folders: texts, pages, feeds, lists of feeds (OPML), web archives (WARC).", Arity = ArgumentArity.OneOrMore, HelpName = "PATH" };
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("add", "Read sources into the store and relate them.") { paths, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var workbench = new Workbench();
            return AddAsync(workbench.ReadAsync(parse.GetValue(paths)!, cancel), workbench.Relate, parse.GetValue(store)!, parse.GetValue(json), cancel);
        }));
        return command;
    }

    /// <param name="readings">Read on demand: the next document is read only when the one before is kept.</param>
    internal static async Task<int> AddAsync(IAsyncEnumerable<Reading> readings, Func<IReadOnlyList<Reading>, Picture> relate, string path, bool isJson, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        using var answers = isJson ? Answers.OnStandardOutput() : null;
        int added = 0, known = 0, failed = 0;
        try
        {
            await foreach (var reading in readings.WithCancellation(cancel).ConfigureAwait(false))
            {
                var document = reading.Document;
                bool isEmpty = document.Text.Length == 0 && !document.Faults.IsEmpty;
                // The transaction itself is not cancelled: a document that was read is kept.
                bool isNew = !isEmpty && await store.AddAsync(reading, DateTimeOffset.UtcNow, CancellationToken.None).ConfigureAwait(false);
                if (isEmpty) failed++;
                else if (isNew) added++;
                else known++;
                await Console.Error.WriteLineAsync($"{(isEmpty ? "failed" : isNew ? "added" : "known")}  {Terminal.Plain(document.Address)}  {reading.Claims.Length} claims").ConfigureAwait(false);
                foreach (var fault in document.Faults) await Console.Error.WriteLineAsync($"        {fault.Code}: {Terminal.Plain(fault.Message)}").ConfigureAwait(false);
                answers?.Write(line => Line(line, reading, isNew));
                cancel.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"Stopped. {added} added are kept; not related yet. Run the same command again to go on.").ConfigureAwait(false);
            return Verb.Interrupted;
        }
        if (!await store.IsRelatedAsync(CancellationToken.None).ConfigureAwait(false))
        {
            await Console.Error.WriteLineAsync("relating").ConfigureAwait(false);
            var kept = ClaimDecisions.Edited(await store.ReadingsAsync(CancellationToken.None).ConfigureAwait(false), await store.DecisionsAsync(CancellationToken.None).ConfigureAwait(false));
            await store.RelateAsync(relate(kept), DateTimeOffset.UtcNow, CancellationToken.None).ConfigureAwait(false);
        }
        await Console.Error.WriteLineAsync($"{added} added, {known} known already, {failed} could not be read.").ConfigureAwait(false);
        return 0;
    }

    private static void Line(Utf8JsonWriter json, Reading reading, bool isNew)
    {
        json.WriteStartObject();
        json.WriteString("file", reading.Document.Address);
        json.WriteString("id", reading.Document.Id.ToString());
        json.WriteString("item", reading.Document.Item.ToString());
        json.WriteBoolean("added", isNew);
        json.WriteNumber("claims", reading.Claims.Length);
        json.WriteNumber("events", reading.Events.Length);
        JsonParts.Faults(json, reading.Document.Faults);
        json.WriteEndObject();
    }
}
