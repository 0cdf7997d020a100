using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Outside.Json;

/// <summary>What a person says of names, as the store keeps it and as lists tell it.</summary>
public static class NameRulingJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(NameRuling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            Body(json, ruling);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Null when the text is no ruling.</summary>
    public static NameRuling? Read(string text, NameVerdict verdict, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            string? Word(string name) => root.TryGetProperty(name, out var word) ? word.GetString() : null;
            var told = root.TryGetProperty("told", out _) ? new NameFacts(Word("name"), Word("kind") is { } kind ? Codes.Value<EntityKind>(kind) : null, Word("country")) : null;
            if (verdict is NameVerdict.Told != told is not null && verdict is not NameVerdict.Open) return null;
            return new(verdict, Use(root.GetProperty("a")), root.TryGetProperty("b", out var b) ? Use(b) : null, told, decision.By, decision.At, decision.Note);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes a ruling with who made it.</summary>
    public static void Write(Utf8JsonWriter json, NameRuling ruling)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(ruling);
        json.WriteString("verdict", Codes.Word(ruling.Verdict));
        Body(json, ruling);
        json.WriteString("by", ruling.By);
        json.WriteString("at", ruling.At);
        json.WriteString("note", ruling.Note);
    }

    /// <summary>Writes what a person is asked.</summary>
    public static void Write(Utf8JsonWriter json, EntityCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(candidate);
        json.WriteString("id", ContentHash.Print(candidate.Id));
        json.WriteString("kind", Codes.Word(candidate.Kind));
        json.WriteBoolean("one", candidate.AreOne);
        json.WriteNumber("strength", Math.Round(candidate.Strength, 3));
        Write(json, "a", candidate.A);
        Write(json, "b", candidate.B);
        PictureParts.ById.Reasons(json, candidate.Reasons);
    }

    private static void Write(Utf8JsonWriter json, string name, EntityName side)
    {
        json.WriteStartObject(name);
        json.WriteString("name", side.Use.Written);
        json.WriteString("entity", side.Entity.Id.ToString());
        json.WriteString("canonical", side.Entity.Canonical);
        json.WriteString("type", side.Entity.Kind.Code());
        json.WriteString("country", side.Entity.Country);
        json.WriteNumber("documents", side.Documents);
        JsonParts.Array(json, "where", side.Where, where =>
        {
            json.WriteString("document", where.Document.ToString());
            JsonParts.Offsets(json, where.Span);
        });
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, NameRuling ruling)
    {
        Write(json, "a", ruling.A);
        if (ruling.B is { } b) Write(json, "b", b);
        if (ruling.Told is not { } told) return;
        json.WriteBoolean("told", true);
        if (told.Name is not null) json.WriteString("name", told.Name);
        if (told.Kind is { } kind) json.WriteString("kind", Codes.Word(kind));
        if (told.Country is not null) json.WriteString("country", told.Country);
    }

    private static void Write(Utf8JsonWriter json, string name, NameUse use)
    {
        json.WriteStartObject(name);
        json.WriteString("key", use.Key);
        json.WriteString("written", use.Written);
        if (use.Item is { } item) json.WriteString("item", item.ToString());
        if (use.Place is { } place)
        {
            json.WriteString("document", place.Document.ToString());
            JsonParts.Offsets(json, place.Span);
        }
        json.WriteEndObject();
    }

    private static NameUse Use(JsonElement use) => new(use.GetProperty("key").GetString()!, use.GetProperty("written").GetString()!,
        use.TryGetProperty("item", out var item) ? new(ContentHash.Parse(item.GetString()!)) : null,
        use.TryGetProperty("document", out var document) ? new(new(ContentHash.Parse(document.GetString()!)), new(use.GetProperty("start").GetInt32(), use.GetProperty("end").GetInt32())) : null);
}
