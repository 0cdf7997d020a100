using System.Text.Json;
using Vedette.Extract.Places;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>
/// Events as PLOVER JSON Lines (2021 manual, "Data Fields"). What is planned, supposed or denied has the manual's auxiliary mode; whether a source alone says so stands in <c>text_info</c>.
/// A scale of events is not told: it invites sums over a country.
/// </summary>
internal static class Plover
{
    public static string Type(EventType type) => type.ToString().ToUpperInvariant();

    /// <summary>The manual puts SANCTION among material conflict in its section and among verbal conflict in one table; the section holds here.</summary>
    public static int Quad(EventType type) => type switch
    {
        EventType.Agree or EventType.Consult or EventType.Support or EventType.Concede => 1,
        EventType.Cooperate or EventType.Aid or EventType.Retreat => 2,
        EventType.Request or EventType.Accuse or EventType.Reject or EventType.Threaten => 3,
        _ => 4,
    };

    /// <summary>In a mutual event all are actors and nobody receives, save where the manual asks for a recipient.</summary>
    public static IReadOnlyList<string> Recipients(Event told) =>
        told.Type is not (EventType.Cooperate or EventType.Aid or EventType.Sanction) && told.Recipients.Length > 1 && told.Recipients.ToHashSet().SetEquals(told.Actors) ? [] : told.Recipients;

    /// <summary>A code's country (alpha-3 or a body such as IGO) and its sectors, three letters each.</summary>
    public static (string Country, string Sector) Parts(string code) => code.Length > 3 ? (code[..3], code[3..]) : (code, "");

    public static Exported Write(Stream output, IEnumerable<EventRecord> records, PlaceTable table)
    {
        using var lines = new JsonOutput(output);
        long written = 0;
        foreach (var record in records)
        {
            Line(lines.Json, record, table);
            lines.EndLine();
            written++;
        }
        return new(written);
    }

    private static void Line(Utf8JsonWriter json, EventRecord record, PlaceTable table)
    {
        var (told, document) = (record.Event, record.Document);
        json.WriteStartObject();
        json.WriteString("id", told.Id.ToString());
        var (first, last) = (told.When.First, told.When.End?.AddDays(-1));
        json.WriteString("date", first is { } day ? Day(day) : null);
        if (last is { } end && end != first) json.WriteString("enddate", Day(end));
        Entities(json, "actor", told.Actors);
        Entities(json, "recipient", Recipients(told));
        Words(json, "event", [Type(told.Type)]);
        Words(json, "mode", told.Mode is { } mode ? [mode, .. Auxiliary(told.Status)] : Auxiliary(told.Status));
        Words(json, "context", told.Contexts);
        json.WriteNumber("quad_code", Quad(told.Type));
        Location(json, told, table);
        Words(json, "event_text", [told.Span.Of(document.Text)]);
        json.WriteString("link", Links.Of(document));
        json.WriteStartObject("text_info");
        json.WriteString("status", Names.Of(told.Status));
        json.WriteString("document", document.Id.ToString());
        json.WriteNumber("start", told.Span.Start);
        json.WriteNumber("end", told.Span.End);
        json.WriteString("claim", told.Claim?.ToString());
        json.WriteEndObject();
        json.WriteStartObject("cite_info");
        json.WriteString("title", document.Title);
        json.WriteString("publisher", document.Outlet);
        json.WriteString("published", document.Published.Iso);
        json.WriteEndObject();
        json.WriteString("coder", $"vedette {told.MadeBy}");
        json.WriteEndObject();
    }

    private static string[] Auxiliary(EventStatus status) => status switch
    {
        EventStatus.Planned => ["future"],
        EventStatus.Hypothetical or EventStatus.Asked => ["hypothetical"],
        EventStatus.Denied => ["negation"],
        _ => [],
    };

    private static void Entities(Utf8JsonWriter json, string name, IReadOnlyList<string> codes)
    {
        json.WriteStartArray(name);
        foreach (string code in codes)
        {
            var (country, sector) = Parts(code);
            json.WriteStartObject();
            json.WriteString("code", country);
            if (sector.Length > 0) json.WriteString("sector", sector);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The name as told; the position when it has one. GeoNames' feature codes and resolutions are not known.</summary>
    private static void Location(Utf8JsonWriter json, Event told, PlaceTable table)
    {
        if (told.Place is null) return;
        json.WriteStartObject("event_loc");
        json.WriteString("text", told.Place);
        if (NamedPlaces.Of(told, table) is { } place)
        {
            json.WriteNumber("lat", place.Latitude);
            json.WriteNumber("lon", place.Longitude);
            if (place.IsSpot) json.WriteString("city", place.Name);
            json.WriteString("country_code", place.Country);
        }
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (string word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
