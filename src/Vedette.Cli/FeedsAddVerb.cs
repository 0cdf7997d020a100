using System.Collections.Immutable;
using System.CommandLine;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Watching;

namespace Vedette.Cli;

/// <summary><c>vedette feeds add ADDRESS…</c>: watches feeds, sitemaps for news, the feeds of a list, the feed that a page declares, or a page itself.</summary>
internal static class FeedsAddVerb
{
    public static Command Create(TimeProvider clock)
    {
        var addresses = new Argument<string[]>("addresses") { Description = "Feeds, sitemaps for news, lists of feeds (OPML: links and files), or pages that declare a feed.", Arity = ArgumentArity.OneOrMore, HelpName = "ADDRESS" };
        var store = StoreVerb.StoreOption();
        var kind = new Option<string?>("--as") { Description = "Take the address for a feed, or for a page that is itself watched for changes, without asking it now.", HelpName = "feed|page" };
        kind.AcceptOnlyFromAmong("feed", "page");
        var folder = new Option<string?>("--folder") { Description = "File them under this name.", HelpName = "NAME" };
        var isPrivate = Inputs.AllowPrivate();
        var command = new Command("add", "Watch feeds and pages.") { addresses, kind, folder, store, isPrivate };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            using var web = WebFetch.Usual(parse.GetValue(isPrivate));
            var finding = new FeedFinding(new InputFetch(new FileFetch(), web), clock);
            bool isWhole = true;
            foreach (string address in parse.GetValue(addresses)!)
            {
                var found = parse.GetValue(kind) is { } word ? finding.As(address, Codes.Value<WatchedKind>(word)) : await finding.FindAsync(address, cancel).ConfigureAwait(false);
                foreach (var one in found.Found) await KeepAsync(opened, parse.GetValue(folder) is { } name ? one with { Folder = [name] } : one, cancel).ConfigureAwait(false);
                foreach (var fault in found.Faults) await Console.Error.WriteLineAsync($"{fault.Code}: {Terminal.Plain(fault.Message)}").ConfigureAwait(false);
                foreach (var other in found.Others) await Console.Error.WriteLineAsync($"        not added: {Terminal.Plain(other.Url)}  {Terminal.Plain(other.Title ?? "")}").ConfigureAwait(false);
                isWhole &= found.Faults.Count == 0;
            }
            return isWhole ? 0 : Verb.Failed;
        }));
        return command;
    }

    private static async Task KeepAsync(SqliteStore store, Watched watched, CancellationToken cancel)
    {
        bool isNew = false;
        await store.ChangeWatchedAsync(watched.Address, before => (isNew = before is null) ? watched : before, cancel).ConfigureAwait(false);
        await Console.Error.WriteLineAsync($"{(isNew ? "added" : "known")}  {Terminal.Plain(watched.Address)}  {Terminal.Plain(watched.Title ?? "")}").ConfigureAwait(false);
    }
}
