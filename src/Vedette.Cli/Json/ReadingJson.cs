using System.Collections.Immutable;
using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Cli.Json;

/// <summary>What <c>vedette extract</c> prints beyond the document: claims, events, names, times, quantities.</summary>
internal static class ReadingJson
{
    public static void WriteParts(Utf8JsonWriter json, Reading reading)
    {
        string text = reading.Document.Text;
        Array(json, "claims", reading.Claims, claim => Write(json, claim, text));
        Array(json, "events", reading.Events, e => Write(json, e));
        Array(json, "names", reading.Names, name =>
        {
            Offsets(json, name.Span);
            json.WriteString("type", name.Kind.Code());
            json.WriteString("entity", name.Entity.ToString());
            json.WriteString("canonical", name.Canonical);
            json.WriteString("country", name.Country);
        });
        Array(json, "times", reading.Times, time =>
        {
            Offsets(json, time.Span);
            json.WriteString("kind", Lower(time.Kind));
            json.WriteString("value", time.Value);
        });
        Array(json, "quantities", reading.Quantities, quantity =>
        {
            Offsets(json, quantity.Span);
            json.WriteNumber("value", quantity.Value);
            json.WriteString("unit", quantity.Unit);
            json.WriteBoolean("approximate", quantity.Approximate);
        });
    }

    public static void Write(Utf8JsonWriter json, Claim claim, string text)
    {
        json.WriteString("id", claim.Id.ToString());
        Spans(json, "source", claim.Source);
        Spans(json, "cue", claim.Cue);
        Spans(json, "content", claim.Content);
        json.WriteString("speaker", claim.Speaker);
        json.WriteString("speaker_type", SpeakerTypeCode(claim.SpeakerType));
        Strings(json, "relay", claim.Relay);
        json.WriteString("kind", Lower(claim.Kind));
        json.WriteBoolean("direct", claim.Direct);
        json.WriteString("polarity", claim.Polarity is Polarity.Positive ? "+" : "-");
        json.WriteString("certainty", Lower(claim.Certainty));
        Spans(json, "certainty_words", claim.CertaintyWords);
        json.WriteString("condition", claim.Condition?.Of(text));
        json.WriteString("said", claim.Said.Iso);
        json.WriteString("venue", claim.Venue);
        json.WriteString("answers", claim.Answers?.ToString());
        json.WriteString("made_by", claim.MadeBy.ToString());
    }

    public static void Write(Utf8JsonWriter json, Event e)
    {
        json.WriteString("id", e.Id.ToString());
        WriteCode(json, e);
        json.WriteString("date", e.When.Iso);
        json.WriteString("place", e.Place);
        Offsets(json, e.Span);
        json.WriteString("claim", e.Claim?.ToString());
    }

    /// <summary>The parts of an event that the coder alone decides: what <c>vedette events</c> prints too.</summary>
    public static void WriteCode(Utf8JsonWriter json, Event e)
    {
        Strings(json, "actor", e.Actors);
        Strings(json, "recipient", e.Recipients);
        json.WriteString("type", e.Type.ToString().ToUpperInvariant());
        json.WriteString("mode", e.Mode);
        Strings(json, "context", e.Contexts);
        json.WriteString("status", Lower(e.Status));
    }

    public static string SpeakerTypeCode(SpeakerType type) => type is SpeakerType.UnnamedOfficial ? "unnamed_official" : Lower(type);
    public static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static void Offsets(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    public static void Spans(Utf8JsonWriter json, string name, ImmutableArray<TextSpan> spans) => Array(json, name, spans, span => Offsets(json, span));

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> body)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            body(value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
