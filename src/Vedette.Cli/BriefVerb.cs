using System.CommandLine;
using System.Text;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary><c>vedette brief PATH…</c>: the one job. Reads, relates and tells, in the terminal or as HTML, Markdown or JSON.</summary>
internal static class BriefVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files or folders; none when --store is given.", Arity = ArgumentArity.ZeroOrMore, HelpName = "PATH" };
        var html = new Option<string?>("--html") { Description = "Write one self-contained page.", HelpName = "FILE" };
        var markdown = new Option<bool>("--md") { Description = "Print Markdown." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var since = new Option<DateOnly?>("--since") { Description = "What counts as new: said or published from this day on.", HelpName = "DATE" };
        var title = new Option<string>("--title") { Description = "The briefing's title.", DefaultValueFactory = _ => "Briefing" };
        var store = new Option<string?>("--store") { Description = "Brief what a store holds instead of files.", HelpName = "FILE" };
        var command = new Command("brief", "Read sources and tell a briefing: who claims what, how surely, from how many independent origins.") { paths, html, markdown, json, since, title, store };
        command.Validators.Add(result =>
        {
            bool given = result.GetValue(paths) is { Length: > 0 };
            if (given == (result.GetValue(store) is not null)) result.AddError("Give paths, or a store with --store.");
        });
        command.SetAction((parse, cancel) => StoreVerb.RunAsync(async () =>
        {
            var picture = parse.GetValue(store) is { } file ? await FromStore(file, cancel).ConfigureAwait(false) : await FromPaths(parse.GetValue(paths)!, cancel).ConfigureAwait(false);
            var briefing = BriefingWriter.Write(picture, parse.GetValue(title)!, DateTimeOffset.UtcNow, parse.GetValue(since));
            foreach (var fault in picture.Readings.SelectMany(r => r.Document.Faults)) await Console.Error.WriteLineAsync($"{fault.Code}: {Terminal.Plain(fault.Message)}").ConfigureAwait(false);
            if (parse.GetValue(html) is { } page)
            {
                WriteWhole(page, HtmlBrief.Render(briefing));
                await Console.Error.WriteLineAsync($"Wrote {page}").ConfigureAwait(false);
            }
            if (parse.GetValue(json)) await Print(JsonBrief.Render(briefing)).ConfigureAwait(false);
            else if (parse.GetValue(markdown)) await Print(MarkdownBrief.Render(briefing)).ConfigureAwait(false);
            else if (parse.GetValue(html) is null) BriefScreen.Print(briefing);
            return 0;
        }));
        return command;
    }

    private static async Task<Picture> FromStore(string path, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        return await store.PictureAsync(cancel).ConfigureAwait(false) ?? throw new VedetteException("W310", $"Nothing in {path} was related yet. Run vedette add first.");
    }

    private static async Task<Picture> FromPaths(string[] paths, CancellationToken cancel)
    {
        List<Reading> readings = [];
        using var progress = new Progress();
        var workbench = new Workbench();
        await foreach (var reading in workbench.ReadAsync(paths, cancel).ConfigureAwait(false))
        {
            readings.Add(reading);
            progress.Show($"read {readings.Count}: {reading.Document.Name}");
            cancel.ThrowIfCancellationRequested();
        }
        progress.Show($"relating {readings.Count} documents");
        return workbench.Relate(readings);
    }

    private static async Task Print(string text)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        await output.WriteAsync(text).ConfigureAwait(false);
        if (!text.EndsWith('\n')) await output.WriteAsync('\n').ConfigureAwait(false);
    }

    /// <summary>A reader sees the old file or the new one, never half of one.</summary>
    private static void WriteWhole(string path, string content)
    {
        string draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(draft, content, new UTF8Encoding(false));
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new VedetteException("W501", $"{path} could not be written: {failure.Message}. Nothing was changed there; give another path or free some space.", failure);
        }
    }
}
