using Vedette.Model;
using Vedette.Web.State;
using static Vedette.Web.Parts.Shown;

namespace Vedette.Web.Figures;

/// <summary>One mark of the timeline.</summary>
/// <param name="Lane"><see cref="TimelineFigure.Said"/>, <see cref="TimelineFigure.Meant"/> or <see cref="TimelineFigure.Happened"/>.</param>
/// <param name="Happening">The event, with all that tell of it; null for what is none.</param>
internal sealed record TimelineMark(string Lane, Happening? Happening, Moment Moment, string Address)
{
    /// <summary>How real the texts make an event; null for what is none.</summary>
    public string? Status => Happening is { } one ? Words(one.Status) : null;

    /// <summary>How many independent origins tell of an event; null for what is none.</summary>
    public string? Told => Happening is { } one ? $"{Count(one.Voices.Length, "origin")}{(one.IsDisputed ? ", denied by some" : "")}" : null;
}

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
        [.. now.Happenings.Fold(now.Picture.Timeline).Select(m => m.Moment).Where(m => (from is null || m.When.First >= from) && (to is null || m.When.First <= to)).Where(m => string.IsNullOrEmpty(lane) || LaneOf(m) == lane)];

    public static TimelineMark Mark(Snapshot now, Moment moment)
    {
        var happening = moment.Event is { } id ? now.Happenings.Of(id) : null;
        return new(LaneOf(moment), happening, moment, moment.Claim is { } claim && now.Claim(claim) is var (_, spoken) ? ClaimLink(spoken) : ReportLink(moment.Where.Document));
    }

    private static string LaneOf(Moment moment) => moment.Event is not null ? Happened : moment.Claim is not null ? Said : Meant;
}
