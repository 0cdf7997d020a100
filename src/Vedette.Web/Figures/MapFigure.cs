using System.Collections.Immutable;
using Vedette.Extract.Places;
using Vedette.Model;
using Vedette.Web.State;
using Vedette.Web.Parts;
using static Vedette.Web.Parts.Shown;

namespace Vedette.Web.Figures;

/// <summary>One telling that names a place whose position is known.</summary>
/// <param name="Status">How real the text makes an event; null: a claim, of which the place stands in what is said.</param>
/// <param name="Kind">What kind of claim it is; null: an event that no claim tells.</param>
/// <param name="Reported">The day of the report.</param>
/// <param name="Told">Which act of speech tells it, or which report in its own voice: what counts once.</param>
internal sealed record MapMark(Place Place, EventStatus? Status, ClaimKind? Kind, When When, DateOnly? Reported, string Text, DocumentId Report, string Told, string Address)
{
    /// <summary>The day by which it is found: its own, or where the text gives none, the report's.</summary>
    public DateOnly? Day => When.First ?? Reported;

    /// <summary>The time that the text gives, or that of the report, told as such.</summary>
    public string Dated => When.IsKnown ? Shown.Told(When) : Reported is { } day ? $"reported {Shown.Day(day)}" : "not told";

    public string State => Status is { } status ? Words(status) : MapFigure.Said;

    /// <summary>How it is told, in words.</summary>
    public string InWords => Status is { } status ? $"event, {Words(status)}" : Kind is { } kind ? $"claim, {Words(kind)}" : "claim";
}

/// <summary>Where claims and events have a place. A place that only sounds like one has no position and is not drawn.</summary>
internal static class MapFigure
{
    /// <summary>The state of a mark that is a claim.</summary>
    public const string Said = "said";

    /// <summary>The most marks in one figure.</summary>
    public const int Most = 2000;

    /// <summary>Every mark, by day; those of no day last.</summary>
    public static ImmutableArray<MapMark> All(Snapshot now) =>
        [.. now.Picture.Readings.SelectMany(r => Marks(now, r)).OrderBy(m => m.Day ?? DateOnly.MaxValue).ThenBy(m => m.Address, StringComparer.Ordinal)];

    /// <param name="from">The first day; null: no bound. A mark of no day is within no bound.</param>
    /// <param name="to">The last day on which a mark may begin.</param>
    /// <param name="state"><see cref="Said"/> or the word of an event's status; null or empty: any.</param>
    /// <param name="places">Names of places; none: any.</param>
    public static IReadOnlyList<MapMark> Of(Snapshot now, DateOnly? from, DateOnly? to, string? state, string[]? places) =>
    [
        .. now.Places.Where(m => (from is null || m.Day >= from) && (to is null || m.Day <= to))
            .Where(m => string.IsNullOrEmpty(state) || m.State == state)
            .Where(m => places is null or [] || places.Contains(m.Place.Name, StringComparer.OrdinalIgnoreCase)),
    ];

    private static IEnumerable<MapMark> Marks(Snapshot now, Reading reading)
    {
        string text = reading.Document.Text;
        var table = PlaceTable.Own;
        var claims = reading.Claims.ToDictionary(c => c.Id);
        var told = new HashSet<(ClaimId, Place)>();
        foreach (var one in reading.Events)
        {
            if (NamedPlaces.Of(one, table) is not { } place) continue;
            var claim = one.Claim is { } id ? claims.GetValueOrDefault(id) : null;
            // The claim that tells an event is not a second mark beside it.
            if (claim is not null) told.Add((claim.Id, place));
            yield return new(place, one.Status, claim?.Kind, one.When, reading.Document.Published.First, Brief(one.Span.Of(text).ToString()), reading.Document.Id, Told(now, reading, claim), claim is null ? ReportLink(reading.Document.Id) : ClaimLink(claim));
        }
        foreach (var claim in reading.Claims)
            foreach (var place in NamedPlaces.Of(claim, reading, table).Where(place => !told.Contains((claim.Id, place))))
                yield return new(place, null, claim.Kind, claim.Said, reading.Document.Published.First, Brief(claim.Words(text)), reading.Document.Id, Told(now, reading, claim), ClaimLink(claim));
    }

    private static string Told(Snapshot now, Reading reading, Claim? claim) => claim is not null && now.OriginOf(claim.Id) is { } origin ? origin.Id.ToString()! : reading.Document.Id.ToString()!;
}
