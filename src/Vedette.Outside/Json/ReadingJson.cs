using System.Text.Json;
using Vedette.Extract.Places;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside.Json;

/// <summary>What <c>vedette extract</c> prints beyond the document: claims, events, names, times, quantities.</summary>
public static class ReadingJson
{
    public static void WriteParts(Utf8JsonWriter json, Reading reading)
    {
        string text = reading.Document.Text;
        JsonParts.Array(json, "claims", reading.Claims, claim => Write(json, claim, text));
        JsonParts.Array(json, "events", reading.Events, e => Write(json, e));
        JsonParts.Array(json, "names", reading.Names, name =>
        {
            JsonParts.Offsets(json, name.Span);
            json.WriteString("type", name.Kind.Code());
            json.WriteString("kind", Codes.Word(name.Kind));
            json.WriteString("entity", name.Entity.ToString());
            json.WriteString("canonical", name.Canonical);
            json.WriteString("country", name.Country);
        });
        JsonParts.Array(json, "times", reading.Times, time =>
        {
            JsonParts.Offsets(json, time.Span);
            json.WriteString("kind", Codes.Word(time.Kind));
            json.WriteString("value", time.Value);
        });
        JsonParts.Array(json, "quantities", reading.Quantities, quantity =>
        {
            JsonParts.Offsets(json, quantity.Span);
            json.WriteNumber("value", quantity.Value);
            json.WriteString("unit", quantity.Unit);
            json.WriteBoolean("approximate", quantity.Approximate);
        });
    }

    public static void Write(Utf8JsonWriter json, Claim claim, string text)
    {
        json.WriteString("id", claim.Id.ToString());
        JsonParts.Spans(json, "source", claim.Source);
        JsonParts.Spans(json, "cue", claim.Cue);
        JsonParts.Spans(json, "content", claim.Content);
        json.WriteString("speaker", claim.Speaker);
        json.WriteString("speaker_type", Codes.Word(claim.SpeakerType));
        JsonParts.Strings(json, "relay", claim.Relay);
        json.WriteString("kind", Codes.Word(claim.Kind));
        json.WriteBoolean("direct", claim.Direct);
        json.WriteString("polarity", claim.Polarity is Polarity.Positive ? "+" : "-");
        json.WriteString("certainty", Codes.Word(claim.Certainty));
        JsonParts.Spans(json, "certainty_words", claim.CertaintyWords);
        json.WriteString("likelihood", claim.Likelihood?.Words);
        json.WriteString("condition", claim.Condition?.Of(text));
        json.WriteString("said", claim.Said.Iso);
        json.WriteString("venue", claim.Venue);
        json.WriteString("answers", claim.Answers?.ToString());
        json.WriteString("made_by", claim.MadeBy.ToString());
        if (claim.Proposition is not { } proposition) return;
        json.WriteStartObject("proposition");
        Write(json, proposition);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Proposition proposition)
    {
        json.WriteString("relation", proposition.Relation);
        JsonParts.Spans(json, "relation_words", proposition.RelationWords);
        json.WriteString("polarity", proposition.Polarity is Polarity.Positive ? "+" : "-");
        json.WriteString("modality", Codes.Word(proposition.Modality));
        JsonParts.Spans(json, "marks", proposition.Marks);
        JsonParts.Array(json, "arguments", proposition.Arguments, argument =>
        {
            JsonParts.Offsets(json, argument.Span);
            json.WriteString("role", Codes.Word(argument.Role));
            json.WriteString("head", argument.Head);
            json.WriteString("entity", argument.Entity?.ToString());
            json.WriteString("country", argument.Country);
            JsonParts.Strings(json, "qualities", argument.Qualities);
            json.WriteString("preposition", argument.Preposition);
            if (argument.Inner is not { } inner) return;
            json.WriteStartObject("proposition");
            Write(json, inner);
            json.WriteEndObject();
        });
    }

    public static void Write(Utf8JsonWriter json, Event e)
    {
        json.WriteString("id", e.Id.ToString());
        WriteCode(json, e);
        json.WriteString("claim", e.Claim?.ToString());
    }

    /// <summary>What <c>vedette events</c> prints too: all of an event but what it has to do with claims. The position is that of the place by the table of places, null when the table has none.</summary>
    public static void WriteCode(Utf8JsonWriter json, Event e)
    {
        JsonParts.Strings(json, "actor", e.Actors);
        JsonParts.Strings(json, "recipient", e.Recipients);
        json.WriteString("type", e.Type.ToString().ToUpperInvariant());
        json.WriteString("mode", e.Mode);
        JsonParts.Strings(json, "context", e.Contexts);
        json.WriteString("status", Codes.Word(e.Status));
        json.WriteString("date", e.When.Iso);
        json.WriteString("place", e.Place);
        var place = NamedPlaces.Of(e, PlaceTable.Own);
        Number(json, "latitude", place?.Latitude);
        Number(json, "longitude", place?.Longitude);
        JsonParts.Offsets(json, e.Span);
        JsonParts.Array(json, "reasons", e.Reasons, reason =>
        {
            json.WriteString("kind", reason.Kind);
            json.WriteString("text", reason.Text);
            if (reason.Where is { } where) JsonParts.Offsets(json, where.Span);
        });
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }
}
