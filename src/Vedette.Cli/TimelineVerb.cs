using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary><c>vedette timeline</c>: what is told of each day, in the order of the days; behind it what feeds of other coders have for the day.</summary>
internal static class TimelineVerb
{
    /// <summary>Of one day, in the table.</summary>
    private const int MostReported = 12;

    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("timeline", "Show what is told of each day.") { store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var picture = await StoreVerb.PictureAsync(opened, cancel).ConfigureAwait(false);
            var reported = ReportedTimeline.Of(opened.ReportedAsync(cancel).ToBlockingEnumerable(cancel));
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var (told, other) in ByDay(picture.Timeline, reported))
                {
                    if (other is not null) answers.Write(line => Line(line, other));
                    if (told is { } moment) answers.Write(line =>
                    {
                        line.WriteStartObject();
                        line.WriteString("date", moment.When.Iso);
                        line.WriteString("text", moment.Text);
                        line.WriteString("claim", moment.Claim?.ToString());
                        line.WriteString("event", moment.Event?.ToString());
                        line.WriteString("document", moment.Where.Document.ToString());
                        line.WriteNumber("start", moment.Where.Span.Start);
                        line.WriteNumber("end", moment.Where.Span.End);
                        line.WriteNull("transport");
                        line.WriteEndObject();
                    });
                }
                return 0;
            }
            var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name);
            var table = Terminal.Table("When", "What is told", "Where");
            int ofDay = 0;
            When last = default;
            foreach (var (moment, other) in ByDay(picture.Timeline, reported))
            {
                if (other is not null)
                {
                    ofDay = other.When.First == last.First ? ofDay + 1 : 1;
                    last = other.When;
                    if (ofDay <= MostReported) table.AddRow(Terminal.Cell(other.When.ToString()), Terminal.Cell(other.Text), Terminal.Cell(WhereOf(other)));
                    if (ofDay == MostReported + 1) table.AddRow(Terminal.Cell(other.When.ToString()), Terminal.Cell("… more of this day: --json prints all"), Terminal.Cell(other.Transport));
                }
                if (moment is not null) table.AddRow(Terminal.Cell(moment.When.ToString()), Terminal.Cell(moment.Text),
                    Terminal.Cell($"{names.GetValueOrDefault(moment.Where.Document, moment.Where.Document.ToString())}:{moment.Where.Span.Start}"));
            }
            Terminal.Print(table, "Nothing on the timeline.");
            return 0;
        }));
        return command;
    }

    private static string WhereOf(ReportedMoment other) => $"{other.Transport}: {other.Rows:N0} row{(other.Rows == 1 ? "" : "s")}, {other.Links:N0} link{(other.Links == 1 ? "" : "s")}, origins not known";

    private static void Line(Utf8JsonWriter line, ReportedMoment other)
    {
        line.WriteStartObject();
        line.WriteString("date", other.When.Iso);
        line.WriteString("text", other.Text);
        foreach (string name in (ReadOnlySpan<string>)["claim", "event", "document", "start", "end"]) line.WriteNull(name);
        line.WriteString("transport", other.Transport);
        line.WriteNumber("rows", other.Rows);
        line.WriteNumber("links", other.Links);
        line.WriteEndObject();
    }

    /// <summary>Both in one order of days, ours first; of each pair one is null.</summary>
    private static IEnumerable<(Moment? Told, ReportedMoment? Other)> ByDay(IReadOnlyList<Moment> told, IEnumerable<ReportedMoment> others)
    {
        int next = 0;
        foreach (var other in others)
        {
            while (next < told.Count && (told[next].When.First ?? DateOnly.MinValue) <= other.When.First) yield return (told[next++], null);
            yield return (null, other);
        }
        while (next < told.Count) yield return (told[next++], null);
    }
}
