using System.CommandLine;
using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary><c>vedette reread [ADDRESS…]</c>: reads kept captures again with the reader and the extractor of today, and relates.</summary>
internal static class RereadVerb
{
    public static Command Create(TimeProvider clock)
    {
        var addresses = new Argument<string[]>("addresses") { Description = "Only these addresses; all that have captures when left out.", Arity = ArgumentArity.ZeroOrMore, HelpName = "ADDRESS" };
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var actors = ActorsOption.Create();
        var command = new Command("reread", "Read kept captures again as this vedette reads, and tell what came and what went.") { addresses, store, json, actors };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            string[] asked = [.. parse.GetValue(addresses)!.Distinct()];
            int code = await TellMissingAsync(opened, asked, cancel).ConfigureAwait(false);
            using var progress = new ProgressLine();
            int read = 0;
            var rereading = new Rereading(opened, new Workbench(parse.GetValue(actors)).Extract, new Relater(), clock);
            var result = await rereading.RunAsync(asked.Length == 0 ? null : [.. asked.Select(ItemId.Of)], (reading, _) => progress.Show($"{++read} read again: {reading.Document.Name}"), cancel).ConfigureAwait(false);
            progress.Clear();
            if (parse.GetValue(json)) PrintJson(result);
            else Print(result);
            if (asked.Length == 0) await TellFilesAsync(opened, cancel).ConfigureAwait(false);
            return code;
        }));
        return command;
    }

    private static async Task<int> TellMissingAsync(SqliteStore store, string[] addresses, CancellationToken cancel)
    {
        int code = 0;
        foreach (string address in addresses)
        {
            if (await store.CapturesAsync(ItemId.Of(address), cancel).AnyAsync(cancel).ConfigureAwait(false)) continue;
            code = Verb.Failed;
            bool isKept = (await store.VersionsAsync(ItemId.Of(address), cancel).ConfigureAwait(false)).Count > 0;
            await Console.Error.WriteLineAsync($"W377: {Terminal.Plain(address)} {(isKept ? "came from a file and has no capture. Add the file again." : "is not kept. 'vedette captures' lists what has captures.")}").ConfigureAwait(false);
        }
        return code;
    }

    private static async Task TellFilesAsync(SqliteStore store, CancellationToken cancel)
    {
        var captured = await store.CapturesAsync(null, cancel).Select(n => n.Item).ToHashSetAsync(cancellationToken: cancel).ConfigureAwait(false);
        long files = (await store.StateAsync(cancel).ConfigureAwait(false)).Items - captured.Count;
        if (files > 0) await Console.Error.WriteLineAsync($"{files} documents came from files and have no capture; add their files again to read them anew.").ConfigureAwait(false);
    }

    private static void Print(Reread result)
    {
        foreach (var version in result.Changed)
        {
            var (before, after) = (version.Before.Document, version.After.Document);
            Console.Out.WriteLine(Terminal.Plain($"changed  {after.Address}  {version.Came.Length} claims came, {version.Went.Length} went{(before.Text == after.Text ? "" : ", its text is another")}"));
            foreach (var claim in version.Went) Console.Out.WriteLine(Terminal.Plain($"    - {claim.Speaker ?? "?"}: {claim.Words(before.Text)}"));
            foreach (var claim in version.Came) Console.Out.WriteLine(Terminal.Plain($"    + {claim.Speaker ?? "?"}: {claim.Words(after.Text)}"));
        }
        foreach (var (claim, decisions) in result.Decided)
            Console.Out.WriteLine(Terminal.Plain($"decided  {claim.Claim.ToString()[..8]} is no longer found, and {decisions[^1].By} held it {decisions[^1].State.Split(' ')[0]}: {claim.Speaker ?? "?"}: {claim.Words}. The decision stays on record."));
        Console.Out.WriteLine($"{result.Read} versions read again, {result.Changed.Count} changed, {result.Changed.Sum(c => c.Came.Length)} claims came, {result.Changed.Sum(c => c.Went.Length)} went.");
    }

    private static void PrintJson(Reread result)
    {
        using var answers = Answers.OnStandardOutput();
        foreach (var version in result.Changed)
            answers.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("address", version.After.Document.Address);
                json.WriteString("document", version.After.Document.Id.ToString());
                Ids(json, "came", version.Came);
                Ids(json, "went", version.Went);
                json.WriteBoolean("text_changed", version.Before.Document.Text != version.After.Document.Text);
                json.WriteEndObject();
            });
        foreach (var (claim, decisions) in result.Decided)
            answers.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("decided", claim.Claim.ToString());
                json.WriteString("document", claim.Document.ToString());
                json.WriteString("state", decisions[^1].State.Split(' ')[0]);
                json.WriteString("by", decisions[^1].By);
                json.WriteString("speaker", claim.Speaker);
                json.WriteString("words", claim.Words);
                json.WriteEndObject();
            });
    }

    private static void Ids(Utf8JsonWriter json, string name, IEnumerable<Claim> claims)
    {
        json.WriteStartArray(name);
        foreach (var claim in claims) json.WriteStringValue(claim.Id.ToString());
        json.WriteEndArray();
    }
}
