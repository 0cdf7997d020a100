using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Tell;
using Vedette.Tell.Export;

namespace Vedette.Cli;

/// <summary>Which of the events that a store keeps are asked for; a part that is null asks for all.</summary>
/// <param name="Party">The beginning of a code on either side: <c>RUS</c>, <c>USAMIL</c>.</param>
internal sealed record EventChoice(EventType? Type, string? Party, DateOnly? Since, DateOnly? Until)
{
    public bool Takes(Event told) => Takes(told.Type, told.Actors.Concat(told.Recipients), told.When);

    public bool Takes(ReportedEvent told) => Takes(told.Type, ((ReportedActor?[])[told.Actor, told.Recipient]).OfType<ReportedActor>().Select(side => side.Shown), told.When);

    private bool Takes(EventType? type, IEnumerable<string> parties, When when) =>
        (Type is null || type == Type) && (Party is null || parties.Any(code => code.StartsWith(Party, StringComparison.OrdinalIgnoreCase)))
        && (Since is not { } since || when.End > since) && (Until is not { } until || when.First <= until);
}

/// <summary>The events that a store keeps: those that we read in reports, and those that other coders' feeds report, each with the way it came.</summary>
internal static class KeptEvents
{
    /// <summary>Rows of the table; a program asks for all with --json.</summary>
    private const int Most = 200;

    public static async Task<int> ShowAsync(string path, EventChoice choice, bool isJson, CancellationToken cancel)
    {
        var picture = await Workbench.KeptAsync(path, cancel).ConfigureAwait(false);
        picture = picture with { Readings = [.. picture.Readings.Select(r => r with { Events = [.. r.Events.Where(choice.Takes)] })] };
        var reported = Workbench.Reported(path, cancel).Where(kept => choice.Takes(kept.Event));
        if (isJson)
        {
            using var output = Console.OpenStandardOutput();
            Exports.Write(new(picture, Reported: reported), ExportKind.Events, ExportFormat.Jsonl, output, cancel);
            return 0;
        }
        var table = Terminal.Table("When", "What", "Status", "Came by", "Where");
        long more = 0;
        void Add(When when, string what, string status, string by, string? where)
        {
            if (table.Rows.Count == Most) more++;
            else table.AddRow(Terminal.Cell(when.ToString()), Terminal.Cell(what), Terminal.Cell(status), Terminal.Cell(by), Terminal.Cell(where));
        }
        foreach (var reading in picture.Readings)
            foreach (var told in reading.Events) Add(told.When, Words(told), Codes.Word(told.Status), "read", $"{reading.Document.Name}:{told.Span.Start}");
        foreach (var (told, links) in reported) Add(told.When, ReportedTimeline.Text(told), "", $"{told.Transport}, {links} link{(links == 1 ? "" : "s")}", told.Url);
        Terminal.Print(table, "No events.");
        if (more > 0) await Console.Error.WriteLineAsync($"{more:N0} more: choose with --party, --type, --since and --until, or print all with --json.").ConfigureAwait(false);
        return 0;
    }

    private static string Words(Event told) =>
        $"{Side(told.Actors)}{(told.Recipients.IsEmpty ? "" : $" → {Side(told.Recipients)}")}: {told.Type.ToString().ToUpperInvariant()}{(told.Mode is { } mode ? $", {mode}" : "")}";

    private static string Side(IReadOnlyCollection<string> codes) => codes.Count == 0 ? "---" : string.Join(" + ", codes);
}
