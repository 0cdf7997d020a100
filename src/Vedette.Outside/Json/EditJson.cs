using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside.Json;

/// <summary>A person's edit of a claim as the store keeps it: the names of <see cref="ReadingJson"/>, places as offsets.</summary>
public static class EditJson
{
    public static string Print(ClaimEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("speaker", edit.Speaker);
            json.WriteString("speaker_type", Codes.Word(edit.SpeakerType));
            json.WriteString("kind", Codes.Word(edit.Kind));
            json.WriteString("certainty", Codes.Word(edit.Certainty));
            json.WriteString("polarity", Codes.Word(edit.Polarity));
            JsonParts.Spans(json, "condition", edit.Condition is { } condition ? [condition] : []);
            json.WriteString("said", edit.Said.Iso);
            JsonParts.Spans(json, "content", edit.Content);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Null when the text is no edit.</summary>
    public static ClaimEdit? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var content = Spans(root.GetProperty("content"));
            return content.IsEmpty ? null : new(root.GetProperty("speaker").GetString(), Value<SpeakerType>(root, "speaker_type"), Value<ClaimKind>(root, "kind"), Value<Certainty>(root, "certainty"),
                Value<Polarity>(root, "polarity"), Spans(root.GetProperty("condition")) is [var condition, ..] ? condition : null, When.Parse(root.GetProperty("said").GetString()), content);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes <c>edited</c>: who edited the claim, when, and what stood there before; null when nobody did.</summary>
    public static void Made(Utf8JsonWriter json, Claim claim, ClaimDecisions.EditMade? made, string text)
    {
        if (claim.AsFound is not { } found || made is null)
        {
            json.WriteNull("edited");
            return;
        }
        json.WriteStartObject("edited");
        json.WriteString("by", made.By.By);
        json.WriteString("at", made.By.At);
        json.WriteString("note", made.By.Note);
        JsonParts.Array(json, "changes", ClaimDecisions.Differences(ClaimEdit.Of(found), made.Edit, text), change =>
        {
            json.WriteString("part", change.Part);
            json.WriteString("was", change.Before);
            json.WriteString("is", change.After);
        });
        json.WriteEndObject();
    }

    private static T Value<T>(JsonElement root, string name) where T : struct, Enum => Codes.Value<T>(root.GetProperty(name).GetString() ?? "");
    private static ImmutableArray<TextSpan> Spans(JsonElement spans) => [.. spans.EnumerateArray().Select(s => new TextSpan(s.GetProperty("start").GetInt32(), s.GetProperty("end").GetInt32()))];
}
