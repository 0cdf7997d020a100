using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Vedette.Extract.Places;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>
/// Events of other coders' feeds in the forms in which our own go out, each with the way it came. What such a feed does not tell (a document, words, how real a text makes it) is unknown.
/// </summary>
internal static class ReportedEvents
{
    private const string NoType = "are statements, appeals or without a code, which PLOVER has no type for";

    /// <summary>The names are those of <see cref="PictureColumns.Events"/>, in their order.</summary>
    public static ImmutableArray<Column<KeptReported>> Columns { get; } =
    [
        new("id", r => Cell.Id(r.Event.Id)),
        new("document", _ => default),
        new("file", _ => default),
        new("url", r => Cell.Text(r.Event.Url)),
        new("outlet", _ => default),
        new("published", _ => default),
        new("actor", r => Parties(r.Event.Actor)),
        new("recipient", r => Parties(r.Event.Recipient)),
        new("type", r => Cell.Text(r.Event.Type is { } type ? Plover.Type(type) : null)),
        new("mode", r => Cell.Text(r.Event.Mode)),
        new("context", _ => Cell.Texts([])),
        new("status", _ => default),
        new("date", r => Cell.Text(r.Event.When.Iso)),
        new("place", r => Cell.Text(r.Event.Place?.Name)),
        new("latitude", r => Cell.Number(PlaceOf(r)?.Latitude)),
        new("longitude", r => Cell.Number(PlaceOf(r)?.Longitude)),
        new("words", _ => default),
        new("start", _ => default),
        new("end", _ => default),
        new("claim", _ => default),
        new("made_by", r => Cell.Text(r.Event.Transport)),
        new("transport", r => Cell.Text(r.Event.Transport)),
        new("code", r => Cell.Text(r.Event.Code)),
        new("links", r => Cell.Whole(r.Links)),
    ];

    /// <summary>Where the feed puts it; null when it has no position.</summary>
    public static Place? PlaceOf(KeptReported kept) => kept.Event.Place is { Latitude: { } latitude, Longitude: { } longitude } place
        ? new(place.Name, place.IsCountry ? PlaceKind.Country : place.IsSpot ? PlaceKind.City : PlaceKind.Area, null, latitude, longitude, null) : null;

    public static Exported ToPlover(Stream output, IEnumerable<KeptReported> reported)
    {
        using var lines = new JsonOutput(output);
        long written = 0, left = 0;
        foreach (var (told, _) in reported)
        {
            if (told.Type is not { } type)
            {
                left++;
                continue;
            }
            Line(lines.Json, told, type);
            lines.EndLine();
            written++;
        }
        return new(written, left, left > 0 ? NoType : null);
    }

    /// <summary>The rows as they stood.</summary>
    public static Exported ToGdelt(Stream output, IEnumerable<KeptReported> reported) => Lines(output, reported, told => told.Row.Split('\t'));

    /// <summary>As PETRARCH2 writes events, with the feed's own codes; in place of document and sentence stand the feed and its number.</summary>
    public static Exported ToPhoenix(Stream output, IEnumerable<KeptReported> reported) => Lines(output, reported, told =>
    [
        told.When is { First: { } day, End: { } end } && end == day.AddDays(1) ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : null,
        Side(told.Actor),
        Side(told.Recipient),
        told.Code,
        null,
        told.Url,
        $"{told.Transport}_{told.Number.ToString(CultureInfo.InvariantCulture)}",
        null,
    ]);

    private static Exported Lines(Stream output, IEnumerable<KeptReported> reported, Func<ReportedEvent, string?[]> cellsOf)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        long written = 0;
        foreach (var (told, _) in reported)
        {
            text.WriteLine(string.Join('\t', cellsOf(told).Select(cell => Escaping.Line(cell ?? ""))));
            written++;
        }
        return new(written);
    }

    /// <summary>A role of no country stands behind three hyphens, as PETRARCH2 writes it.</summary>
    private static string Side(ReportedActor? actor) => actor switch { null => "---", { Party: ['-', ..] } => "---" + actor.Told, _ => actor.Told };

    private static Cell Parties(ReportedActor? actor) => Cell.Texts(actor is null ? [] : [actor.Shown]);

    private static void Line(Utf8JsonWriter json, ReportedEvent told, EventType type)
    {
        json.WriteStartObject();
        json.WriteString("id", told.Id.ToString());
        json.WriteString("date", told.When.First?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (told.When is { First: { } first, End: { } end } && end != first.AddDays(1)) json.WriteString("enddate", end.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Entity(json, "actor", told.Actor);
        Entity(json, "recipient", told.Recipient);
        Words(json, "event", Plover.Type(type));
        Words(json, "mode", told.Mode);
        Words(json, "context", null);
        json.WriteNumber("quad_code", Plover.Quad(type));
        if (told.Place is { } place)
        {
            json.WriteStartObject("event_loc");
            json.WriteString("text", place.Name);
            if (place is { Latitude: { } latitude, Longitude: { } longitude })
            {
                json.WriteNumber("lat", latitude);
                json.WriteNumber("lon", longitude);
            }
            json.WriteEndObject();
        }
        json.WriteString("link", told.Url);
        json.WriteStartObject("text_info");
        json.WriteString("transport", told.Transport);
        json.WriteNumber("number", told.Number);
        json.WriteString("cameo", told.Code);
        json.WriteEndObject();
        json.WriteString("coder", told.Transport);
        json.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter json, string name, ReportedActor? actor)
    {
        json.WriteStartArray(name);
        if (actor is not null)
        {
            json.WriteStartObject();
            if (actor.Party is { } party)
            {
                var (country, sector) = Plover.Parts(party);
                if (country != "---") json.WriteString("code", country);
                if (sector.Length > 0) json.WriteString("sector", sector);
            }
            json.WriteString("entity_text", actor.Name);
            json.WriteString("cameo", actor.Told);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Words(Utf8JsonWriter json, string name, string? word)
    {
        json.WriteStartArray(name);
        if (word is not null) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
