using Vedette.Model;
using Vedette.Web.State;
using static Vedette.Web.Parts.Shown;

namespace Vedette.Web.Figures;

/// <summary>One mark of the timeline.</summary>
/// <param name="Lane"><see cref="TimelineFigure.Said"/>, <see cref="TimelineFigure.Meant"/> or <see cref="TimelineFigure.Happened"/>.</param>
/// <param name="Status">How real the text makes an event; null for what is none.</param>
internal sealed record TimelineMark(string Lane, string? Status, Moment Moment, string Address);

/// <summary>The timeline in three lanes: when something was said, which days texts speak of, and when events happened or are to happen.</summary>
internal static class TimelineFigure
{
    public const string Said = "said", Meant = "meant", Happened = "happened";

    /// <summary>The most marks in one figure.</summary>
    public const int Most = 1000;

    /// <param name="from">The first day; null: no bound.</param>
    /// <param name="to">The last day on which a mark may begin.</param>
    /// <param name="lane">One lane alone; null: all.</param>
    public static IReadOnlyList<Moment> Of(Snapshot now, DateOnly? from, DateOnly? to, string? lane) =>
        [.. now.Picture.Timeline.Where(m => (from is null || m.When.First >= from) && (to is null || m.When.First <= to)).Where(m => string.IsNullOrEmpty(lane) || LaneOf(m) == lane)];

    public static TimelineMark Mark(Snapshot now, Moment moment)
    {
        var status = moment.Event is { } id ? now.Reading(moment.Where.Document)?.Events.FirstOrDefault(e => e.Id == id)?.Status : null;
        return new(LaneOf(moment), status is { } known ? Words(known) : null, moment, moment.Claim is { } claim && now.Claim(claim) is var (_, spoken) ? ClaimLink(spoken) : ReportLink(moment.Where.Document));
    }

    private static string LaneOf(Moment moment) => moment.Event is not null ? Happened : moment.Claim is not null ? Said : Meant;
}
