using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside.Json;

/// <summary>The pieces that all printed objects are made of.</summary>
public static class JsonParts
{
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

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string?> values)
    {
        json.WriteStartArray(name);
        foreach (string? value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Spans(Utf8JsonWriter json, string name, IEnumerable<TextSpan> spans) => Array(json, name, spans, span => Offsets(json, span));

    public static void Offsets(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    public static void Faults(Utf8JsonWriter json, IEnumerable<Fault> faults) => Array(json, "faults", faults, fault =>
    {
        json.WriteString("code", fault.Code);
        json.WriteString("message", fault.Message);
        json.WriteNumber("offset", fault.Offset);
    });
}
