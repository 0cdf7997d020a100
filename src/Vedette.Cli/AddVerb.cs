using System.CommandLine;
using System.Text.Json;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary>
/// <c>vedette add PATH…</c>: reads documents into the store, one transaction each, and relates all of them once at the end.
/// Tables of events by other coders (GDELT) go beside them, one transaction each.
/// Ctrl-C ends it after the document in hand, or gives up the table in hand: what was added stays, and the same command goes on from there.
/// </summary>
internal static class AddVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files, folders or links: texts, pages, papers (PDF), letters and mailboxes, feeds, lists of feeds (OPML), web archives (WARC, files only), tables of GDELT 2.0 (export and mentions: plain, .zip, .gz).", Arity = ArgumentArity.OneOrMore, HelpName = "PATH" };
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var actors = ActorsOption.Create();
        var isPrivate = Inputs.AllowPrivate();
        var command = new Command("add", "Read sources into the store and relate them.") { paths, store, json, actors, isPrivate };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var workbench = new Workbench(parse.GetValue(actors), parse.GetValue(isPrivate));
            var (tables, reports) = ReportedAdding.Split(parse.GetValue(paths)!);
            if (tables.Count > 0)
            {
                int code = await AddTablesAsync(tables, parse.GetValue(store)!, parse.GetValue(json), DownloadLimits.Usual with { AllowPrivate = parse.GetValue(isPrivate) }, cancel).ConfigureAwait(false);
                if (code != 0 || reports.Count == 0) return code;
            }
            return await AddAsync(workbench.TakeAsync(reports, cancel), workbench.Relate, parse.GetValue(store)!, parse.GetValue(json), cancel).ConfigureAwait(false);
        }));
        return command;
    }

    private static async Task<int> AddTablesAsync(IReadOnlyList<string> tables, string path, bool isJson, DownloadLimits limits, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        using var answers = isJson ? Answers.OnStandardOutput() : null;
        using var progress = new ProgressLine();
        try
        {
            await new ReportedAdding(store, limits, answers, progress).AddAsync(tables, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            progress.Clear();
            await Console.Error.WriteLineAsync("Stopped. Tables that were added are kept; of the one in hand nothing is. Run the same command again to go on.").ConfigureAwait(false);
            return Verb.Interrupted;
        }
        // A store that holds no document has nothing to relate: its picture is empty, and what shows pictures can show it.
        if ((await store.StampAsync(CancellationToken.None).ConfigureAwait(false)) is { Documents: 0, Related: null })
            await store.RelateAsync(new Picture { Readings = [] }, DateTimeOffset.UtcNow, CancellationToken.None).ConfigureAwait(false);
        return 0;
    }

    /// <param name="documents">Read on demand: the next one is read only when the one before is kept.</param>
    internal static async Task<int> AddAsync(IAsyncEnumerable<Taken> documents, Func<IReadOnlyList<Reading>, NameRulings, Picture> relate, string path, bool isJson, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        using var answers = isJson ? Answers.OnStandardOutput() : null;
        int added = 0, known = 0, failed = 0;
        try
        {
            await foreach (var taken in documents.WithCancellation(cancel).ConfigureAwait(false))
            {
                var reading = taken.Reading;
                var document = reading.Document;
                bool isEmpty = document.Text.Length == 0 && !document.Faults.IsEmpty;
                // The transaction itself is not cancelled: a document that was read is kept.
                bool isNew = !isEmpty && await store.AddAsync(taken, DateTimeOffset.UtcNow, CancellationToken.None).ConfigureAwait(false);
                if (isEmpty) failed++;
                else if (isNew) added++;
                else known++;
                await Console.Error.WriteLineAsync($"{(isEmpty ? "failed" : isNew ? "added" : "known")}  {Terminal.Plain(document.Address)}  {reading.Claims.Length} claims").ConfigureAwait(false);
                if (isNew && await ChangeLine.OfAsync(store, reading, CancellationToken.None).ConfigureAwait(false) is { } change) await Console.Error.WriteLineAsync($"        {change}").ConfigureAwait(false);
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
            foreach (string line in await RelatedAnew.RelateAndTellAsync(store, relate, DateTimeOffset.UtcNow, CancellationToken.None).ConfigureAwait(false)) await Console.Error.WriteLineAsync($"        {Terminal.Plain(line)}").ConfigureAwait(false);
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
