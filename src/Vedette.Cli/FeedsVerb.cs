using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Read.Feeds;
using Vedette.Tell.Export;
using Vedette.Watching;

namespace Vedette.Cli;

/// <summary><c>vedette feeds</c>: the addresses that are watched, with their health; add, remove, pause, resume.</summary>
internal static class FeedsVerb
{
    public static Command Create(TimeProvider clock)
    {
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var opml = new Option<bool>("--opml") { Description = "Print the feeds as a list that other readers take (OPML)." };
        var command = new Command("feeds", "List the feeds and pages that are watched, with their health.") { store, json, opml };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var all = await opened.WatchedAsync(cancel).ConfigureAwait(false);
            if (parse.GetValue(opml)) Console.Out.Write(Outline.Write(all.Where(w => w.Kind is WatchedKind.Feed).Select(w => new Subscription(w.Address, w.Title, w.Site, w.Folder)), "Vedette"));
            else if (parse.GetValue(json)) PrintJson(all, clock.GetUtcNow());
            else PrintTable(all, await opened.AnnouncedAsync(cancel).ConfigureAwait(false), clock.GetUtcNow());
            return 0;
        }));
        command.Add(FeedsAddVerb.Create(clock));
        command.Add(Changing("remove", "Watch no longer; what was kept stays.", "removed", _ => null));
        command.Add(Changing("pause", "Leave alone until resumed.", "paused", w => w with { IsPaused = true }));
        command.Add(Changing("resume", "Watch again from now on.", "resumed", w => w with { IsPaused = false, Failures = 0, Due = clock.GetUtcNow() }));
        return command;
    }

    private static Command Changing(string name, string what, string done, Func<Watched, Watched?> change)
    {
        var addresses = new Argument<string[]>("addresses") { Description = "As 'vedette feeds' lists them.", Arity = ArgumentArity.OneOrMore, HelpName = "ADDRESS" };
        var store = StoreVerb.StoreOption();
        var command = new Command(name, what) { addresses, store };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            int code = 0;
            foreach (string address in parse.GetValue(addresses)!)
            {
                bool isWatched = false;
                await opened.ChangeWatchedAsync(address, w => (isWatched = w is not null) ? change(w!) : null, cancel).ConfigureAwait(false);
                if (!isWatched) code = Verb.Failed;
                await Console.Error.WriteLineAsync(isWatched ? $"{done}  {Terminal.Plain(address)}" : $"W376: {Terminal.Plain(address)} is not watched. 'vedette feeds' lists what is.").ConfigureAwait(false);
            }
            return code;
        }));
        return command;
    }

    private static void PrintTable(IReadOnlyList<Watched> all, AnnouncedCount items, DateTimeOffset now)
    {
        var table = Terminal.Table("Address", "Title", "State", "Told", "An item every", "Last good", "Last new", "Next");
        foreach (var w in all)
            table.AddRow(Terminal.Cell(w.Address), Terminal.Cell(w.Title), Terminal.Cell(StateOf(w, now)), Terminal.Cell($"{w.Told}"), Terminal.Cell(w.MedianGap is { } gap ? Spans.Told(gap) : ""),
                Terminal.Cell(Ago(w.Good, now)), Terminal.Cell(Ago(w.News, now)), Terminal.Cell(w.IsPaused ? "" : w.Due <= now ? "now" : $"in {Spans.Told(w.Due - now)}"));
        Terminal.Print(table, "Nothing is watched. Add a feed or a page with 'vedette feeds add ADDRESS'.");
        if (items != default) Console.Out.WriteLine($"Items: {items.Kept:N0} kept, {items.Waiting:N0} waiting, {items.GivenUp:N0} could not be had.");
    }

    private static string StateOf(Watched w, DateTimeOffset now) =>
        w.IsPaused ? w.Fault is { } why ? $"paused: {why.Code}: {why.Message}" : "paused"
        : w.Fault is { } fault ? $"failed {w.Failures} in a row: {fault.Code}: {fault.Message}"
        : w.SilentSince(now) is { } since ? $"silent since {since.UtcDateTime:yyyy-MM-dd}" : w.Good is null ? "not asked yet" : "good";

    private static string Ago(DateTimeOffset? at, DateTimeOffset now) => at is { } then ? $"{Spans.Told(now - then)} ago" : "never";

    private static void PrintJson(IReadOnlyList<Watched> all, DateTimeOffset now)
    {
        using var answers = Answers.OnStandardOutput();
        foreach (var w in all)
            answers.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("address", w.Address);
                json.WriteString("kind", Codes.Word(w.Kind));
                json.WriteString("title", w.Title);
                json.WriteString("site", w.Site);
                json.WriteStartArray("folder");
                foreach (string folder in w.Folder) json.WriteStringValue(folder);
                json.WriteEndArray();
                json.WriteBoolean("paused", w.IsPaused);
                json.WriteNumber("told", w.Told);
                json.WriteNumber("failures", w.Failures);
                json.WriteString("fault", w.Fault is { } fault ? $"{fault.Code}: {fault.Message}" : null);
                At(json, "added", w.Added);
                At(json, "asked", w.Asked);
                At(json, "good", w.Good);
                At(json, "news", w.News);
                At(json, "due", w.Due);
                At(json, "silent_since", w.SilentSince(now));
                if (w.MedianGap is { } gap) json.WriteNumber("median_gap_seconds", Math.Round(gap.TotalSeconds));
                else json.WriteNull("median_gap_seconds");
                json.WriteEndObject();
            });
    }

    private static void At(Utf8JsonWriter json, string name, DateTimeOffset? at) => json.WriteString(name, at is { } known ? Stamp.Of(known) : null);
}
