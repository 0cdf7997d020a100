using System.Collections.Immutable;
using System.Text.Json;
using Vedette.Extract.Places;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>
/// Events and claims that tell a place, as a feature collection (RFC 7946): points, longitude first; a sea, a strait or an area has its bounds as well.
/// What tells no place, or one without a known position, is no feature.
/// </summary>
internal static class GeoJson
{
    private const string Why = "tell no place whose position is known";

    public static Exported Events(Stream output, IEnumerable<EventRecord> records, IEnumerable<KeptReported> reported, PlaceTable table) => Collection(output, lines =>
        Features(lines, PictureColumns.Events, records, r => NamedPlaces.Of(r.Event, table) is { } place ? [place] : [], r => r.Event.Id.ToString())
        + Features(lines, ReportedEvents.Columns, reported, r => ReportedEvents.PlaceOf(r) is { } place ? [place] : [], r => r.Event.Id.ToString()));

    public static Exported Claims(Stream output, IEnumerable<ClaimRecord> records, PlaceTable table) =>
        Collection(output, lines => Features(lines, PictureColumns.Claims, records, r => NamedPlaces.Of(r.Claim, r.Reading, table), r => r.Claim.Id.ToString()));

    private static Exported Collection(Stream output, Func<JsonOutput, Exported> features)
    {
        using var lines = new JsonOutput(output);
        lines.Json.WriteStartObject();
        lines.Json.WriteString("type", "FeatureCollection");
        lines.Json.WriteStartArray("features");
        var written = features(lines);
        lines.Json.WriteEndArray();
        lines.Json.WriteEndObject();
        lines.EndLine();
        return written;
    }

    private static Exported Features<T>(JsonOutput lines, ImmutableArray<Column<T>> columns, IEnumerable<T> records, Func<T, IEnumerable<Place>> placesOf, Func<T, string> idOf)
    {
        long written = 0, without = 0;
        foreach (var record in records)
        {
            int places = 0;
            foreach (var place in placesOf(record))
            {
                // One claim may stand at several places; ids are those of features.
                Feature(lines.Json, columns, record, place, places == 0 ? idOf(record) : $"{idOf(record)}-{places + 1}");
                places++;
            }
            written += places;
            if (places == 0) without++;
            lines.Pass();
        }
        return new(written, without, without > 0 ? Why : null);
    }

    private static void Feature<T>(Utf8JsonWriter json, ImmutableArray<Column<T>> columns, T record, Place place, string id)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", id);
        if (place.Extent is { } extent)
        {
            json.WriteStartArray("bbox");
            foreach (double side in (ReadOnlySpan<double>)[extent.West, extent.South, extent.East, extent.North]) json.WriteNumberValue(side);
            json.WriteEndArray();
        }
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(place.Longitude);
        json.WriteNumberValue(place.Latitude);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("position_of", place.Name);
        json.WriteString("position_kind", Names.Of(place.Kind));
        json.WriteString("position_country", place.Country);
        json.WriteBoolean("position_is_spot", place.IsSpot);
        RecordLines.Write(json, columns, record);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
