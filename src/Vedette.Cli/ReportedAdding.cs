using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;

namespace Vedette.Cli;

/// <summary>
/// Tables of other coders' feeds (GDELT 2.0) into a store: files, those of a folder, links, or the feed's own list of its latest. Each table is one transaction;
/// the same command goes on where it was stopped, since what is kept already is passed over.
/// </summary>
internal sealed class ReportedAdding(SqliteStore store, DownloadLimits limits, Answers? answers, ProgressLine progress)
{
    private const int ShownFaults = 10, PrintedFaults = 1000;

    /// <summary>As reports are looked for: nothing hidden, and no links, which may lead back.</summary>
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    /// <summary>Which of the paths are tables of a feed, and which are to be read as reports. A folder may hold both.</summary>
    public static (List<string> Tables, List<string> Reports) Split(IEnumerable<string> paths)
    {
        List<string> tables = [], reports = [];
        foreach (string path in paths)
        {
            if (Download.IsWeb(path)) (FeedList.IsNamed(NameOf(path)) || ReportedTable.IsNamed(NameOf(path)) ? tables : reports).Add(path);
            else if (Directory.Exists(path))
            {
                tables.AddRange(Directory.EnumerateFiles(path, "*", Below).Where(ReportedTable.IsNamed).Order(StringComparer.Ordinal));
                reports.Add(path);
            }
            else (ReportedTable.IsNamed(path) || (IsTableLike(path) && ReportedTable.IsOne(path)) ? tables : reports).Add(path);
        }
        return (tables, reports);
    }

    public async Task AddAsync(IEnumerable<string> tables, CancellationToken cancel)
    {
        foreach (string table in tables)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                if (!Download.IsWeb(table)) await AddFileAsync(table, table, cancel).ConfigureAwait(false);
                else if (!FeedList.IsNamed(NameOf(table))) await AddLinkAsync(table, cancel).ConfigureAwait(false);
                else foreach (string link in await FeedList.TablesAsync(table, limits, cancel).ConfigureAwait(false)) await AddLinkAsync(link, cancel).ConfigureAwait(false);
            }
            catch (VedetteException e) when (e.Code is ['W', '1' or '2', ..])
            {
                // A table that cannot be had or read is told, and the next one is read; what is wrong with the store itself ends the run.
                await FailedAsync(table, new(e.Code, e.Message)).ConfigureAwait(false);
            }
        }
    }

    private async Task AddLinkAsync(string link, CancellationToken cancel)
    {
        string path = await Download.ToFileAsync(link, limits, count => progress.Show($"{count / 1e6:F1} MB of {link}"), cancel).ConfigureAwait(false);
        try
        {
            await AddFileAsync(path, link, cancel).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task AddFileAsync(string path, string address, CancellationToken cancel)
    {
        var table = ReportedTable.Open(path, address);
        var added = await table.AddToAsync(store, DateTimeOffset.UtcNow, share => progress.Show($"{share:P0} of {address}"), cancel).ConfigureAwait(false);
        progress.Clear();
        var faults = await store.ReportedFaultsAsync(table.File.Id, PrintedFaults, CancellationToken.None).ConfigureAwait(false);
        await Console.Error.WriteLineAsync(added.IsNew
            ? $"added  {Terminal.Plain(address)}  {added.Events:N0} events and {added.Mentions:N0} mentions by {table.File.Transport}; {added.Known:N0} known already, {added.Unread:N0} lines could not be read"
            : $"known  {Terminal.Plain(address)}").ConfigureAwait(false);
        if (added.IsNew)
        {
            foreach (var fault in faults.Take(ShownFaults)) await Console.Error.WriteLineAsync($"        {fault.Fault.Code}: line {fault.Line}: {Terminal.Plain(fault.Fault.Message)}").ConfigureAwait(false);
            if (added.Faults > ShownFaults) await Console.Error.WriteLineAsync($"        {added.Faults - ShownFaults:N0} more; --json shows {PrintedFaults:N0}, the store keeps all with their lines").ConfigureAwait(false);
        }
        answers?.Write(json => Line(json, table.File, added, faults));
    }

    private async Task FailedAsync(string table, Fault fault)
    {
        progress.Clear();
        await Console.Error.WriteLineAsync($"failed  {Terminal.Plain(table)}\n        {fault.Code}: {Terminal.Plain(fault.Message)}").ConfigureAwait(false);
        answers?.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("file", table);
            json.WriteBoolean("added", false);
            JsonParts.Faults(json, [fault]);
            json.WriteEndObject();
        });
    }

    private static void Line(Utf8JsonWriter json, ReportedFile file, ReportedAdded added, IReadOnlyList<ReportedFault> faults)
    {
        json.WriteStartObject();
        json.WriteString("file", file.Address);
        json.WriteString("id", ContentHash.Print(file.Id));
        json.WriteString("transport", file.Transport);
        json.WriteBoolean("added", added.IsNew);
        json.WriteNumber("lines", added.Lines);
        json.WriteNumber("events", added.Events);
        json.WriteNumber("mentions", added.Mentions);
        json.WriteNumber("known", added.Known);
        json.WriteNumber("unread", added.Unread);
        json.WriteNumber("fault_count", added.IsNew ? added.Faults : faults.Count);
        json.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Fault.Code);
            json.WriteString("message", fault.Fault.Message);
            json.WriteNumber("line", fault.Line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(string link) => Uri.UnescapeDataString(new Uri(link).AbsolutePath);

    private static bool IsTableLike(string path) => Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".ZIP" or ".GZ" && File.Exists(path);
}
