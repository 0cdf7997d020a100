using System.Text.Json;
using Spectre.Console;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>What feeds of other coders have for the days of a timeline, taken as the days pass.</summary>
internal sealed class ReportedBeside(IEnumerable<ReportedMoment> inOrder) : IDisposable
{
    /// <summary>Of one day, in a table.</summary>
    private const int MostOfDay = 12;

    private readonly IEnumerator<ReportedMoment> moments = inOrder.GetEnumerator();
    private bool? isAtMoment;
    private DateOnly? day;
    private int ofDay;

    /// <summary>Those of earlier days than one of ours; none where ours tells no day.</summary>
    public IEnumerable<ReportedMoment> Before(When when)
    {
        for (isAtMoment ??= moments.MoveNext(); isAtMoment == true && moments.Current.When.First < when.First; isAtMoment = moments.MoveNext()) yield return moments.Current;
    }

    /// <summary>Those that are left.</summary>
    public IEnumerable<ReportedMoment> Rest()
    {
        for (isAtMoment ??= moments.MoveNext(); isAtMoment == true; isAtMoment = moments.MoveNext()) yield return moments.Current;
    }

    public static void Line(Utf8JsonWriter line, ReportedMoment moment)
    {
        line.WriteStartObject();
        line.WriteString("date", moment.When.Iso);
        line.WriteString("text", moment.Text);
        foreach (string name in (ReadOnlySpan<string>)["claim", "event", "document", "start", "end"]) line.WriteNull(name);
        line.WriteString("transport", moment.Transport);
        line.WriteNumber("rows", moment.Rows);
        line.WriteNumber("links", moment.Links);
        line.WriteEndObject();
    }

    /// <summary>Adds rows to a table of when, what, by whom and where; of a day that has many the fullest.</summary>
    public void AddTo(Table table, IEnumerable<ReportedMoment> those)
    {
        foreach (var moment in those)
        {
            (day, ofDay) = (moment.When.First, moment.When.First == day ? ofDay + 1 : 1);
            if (ofDay <= MostOfDay) table.AddRow(Terminal.Cell(moment.When.ToString()), Terminal.Cell(moment.Text), Terminal.Cell(Words(moment)), Terminal.Cell(""));
            else if (ofDay == MostOfDay + 1) table.AddRow(Terminal.Cell(moment.When.ToString()), Terminal.Cell("… more of this day: --json prints all"), Terminal.Cell(moment.Transport), Terminal.Cell(""));
        }
    }

    private static string Words(ReportedMoment moment) => $"{moment.Transport}: {moment.Rows:N0} row{(moment.Rows == 1 ? "" : "s")}, {moment.Links:N0} link{(moment.Links == 1 ? "" : "s")}, origins not known";

    public void Dispose() => moments.Dispose();
}
