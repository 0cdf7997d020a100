using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>
/// The JSON of what only travels with its row: spans are flat arrays of start and end, small values are arrays by position, what is empty is left out.
/// Half a surrogate pair becomes U+FFFD, one unit for one, so offsets hold.
/// </summary>
internal static class Compact
{
    /// <summary>The number of this form, kept beside every use of it.</summary>
    public const long Form = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Object(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static T Read<T>(string json, Func<JsonElement, T> take)
    {
        using var parsed = JsonDocument.Parse(json);
        return take(parsed.RootElement);
    }

    /// <summary>
    /// Words of a text for <c>CAST(@x AS TEXT)</c>. The provider cuts a longer string that is bound as text at its first zero byte;
    /// bytes it takes as they are, and SQLite keeps a zero byte in text that was cast.
    /// </summary>
    public static byte[]? Utf8(this string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    public static byte[] Bytes(this UInt128 id)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        return bytes;
    }

    public static UInt128 Id(byte[] bytes) => bytes.Length == 16 ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : throw new FormatException("An id has 16 bytes.");

    /// <summary>Each item as an array of its own under one name.</summary>
    public static void Items<T>(this Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> body)
    {
        if (items.IsDefaultOrEmpty) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartArray();
            body(json, item);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    public static ImmutableArray<T> Items<T>(this JsonElement json, string name, Func<JsonElement, T> take) =>
        json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(take)] : [];

    public static void Spans(this Utf8JsonWriter json, string name, ImmutableArray<TextSpan> spans)
    {
        if (spans.IsDefaultOrEmpty) return;
        json.WriteStartArray(name);
        foreach (var span in spans) json.Span(span);
        json.WriteEndArray();
    }

    public static ImmutableArray<TextSpan> Spans(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var numbers)) return [];
        var spans = ImmutableArray.CreateBuilder<TextSpan>(numbers.GetArrayLength() / 2);
        for (int i = 0; i < spans.Capacity; i++) spans.Add(numbers.Span(2 * i));
        return spans.MoveToImmutable();
    }

    public static void Span(this Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
    }

    public static TextSpan Span(this JsonElement array, int at) => new(array[at].GetInt32(), array[at + 1].GetInt32());

    public static void MaybeSpan(this Utf8JsonWriter json, string name, TextSpan? span)
    {
        if (span is { } known) json.Spans(name, [known]);
    }

    public static TextSpan? MaybeSpan(this JsonElement json, string name) => json.TryGetProperty(name, out var span) ? span.Span(0) : null;

    /// <summary>A string under its name; null is left out.</summary>
    public static void Word(this Utf8JsonWriter json, string name, string? word)
    {
        if (word is not null) json.WriteString(name, word);
    }

    public static string? Word(this JsonElement json, string name) => json.TryGetProperty(name, out var word) ? word.GetString() : null;

    public static void Strings(this Utf8JsonWriter json, string name, ImmutableArray<string> strings)
    {
        if (strings.IsDefaultOrEmpty) return;
        json.WriteStartArray(name);
        foreach (string s in strings) json.WriteStringValue(s);
        json.WriteEndArray();
    }

    public static ImmutableArray<string> Strings(this JsonElement json, string name) => json.Items(name, e => e.GetString()!);
    public static ImmutableArray<string> Strings(this JsonElement json, string name, TextPool texts) => json.Items(name, e => texts.One(e.GetString()!));

    public static void Ids<T>(this Utf8JsonWriter json, string name, ImmutableArray<T> ids) where T : struct =>
        json.Strings(name, ids.IsDefaultOrEmpty ? [] : [.. ids.Select(id => id.ToString()!)]);

    public static ImmutableArray<UInt128> Ids(this JsonElement json, string name) => json.Items(name, e => ContentHash.Parse(e.GetString()!));

    public static void Reasons(this Utf8JsonWriter json, ImmutableArray<Reason> reasons) => json.Items("reasons", reasons, (j, reason) =>
    {
        j.WriteStringValue(reason.Kind);
        j.WriteStringValue(reason.Text);
        if (reason.Where is not { } where) return;
        j.WriteStringValue(where.Document.ToString());
        j.Span(where.Span);
    });

    public static ImmutableArray<Reason> Reasons(this JsonElement json, TextPool texts) => json.Items("reasons", e => new Reason(texts.One(e[0].GetString()!), texts.One(e[1].GetString()!),
        e.GetArrayLength() > 2 ? new Quote(new(ContentHash.Parse(e[2].GetString()!)), e.Span(3)) : null));

    public static void Place(this Utf8JsonWriter json, string name, Quote? where)
    {
        if (where is not { } quote) return;
        json.WriteStartArray(name);
        json.WriteStringValue(quote.Document.ToString());
        json.Span(quote.Span);
        json.WriteEndArray();
    }

    public static Quote? Place(this JsonElement json, string name) => json.TryGetProperty(name, out var place) ? new Quote(new(ContentHash.Parse(place[0].GetString()!)), place.Span(1)) : null;

    public static void MadeBy(this Utf8JsonWriter json, Maker maker)
    {
        json.WriteStartArray("made_by");
        json.WriteStringValue(maker.Name);
        json.WriteStringValue(maker.Version);
        json.WriteEndArray();
    }

    public static Maker MadeBy(this JsonElement json, TextPool texts)
    {
        var maker = json.GetProperty("made_by");
        return new(texts.One(maker[0].GetString()!), texts.One(maker[1].GetString()!));
    }

    /// <summary>A number that may be infinite ("10^400 km"), which JSON has no number for.</summary>
    public static void Double(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(value.ToString("R"));
    }

    public static double Double(this JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? double.Parse(json.GetString()!) : json.GetDouble();
}
