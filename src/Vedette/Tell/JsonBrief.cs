using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vedette.Tell;

/// <summary>The briefing as one JSON object: parts, entries, sentences with the ids of their claims and documents.</summary>
public static class JsonBrief
{
    public static string Render(Briefing briefing)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(json, briefing);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Briefing briefing)
    {
        json.WriteStartObject();
        json.WriteString("title", briefing.Title);
        json.WriteString("made_at", briefing.MadeAt);
        json.WriteString("cut_off", briefing.CutOff.Iso);
        json.WriteString("cut_off_reason", briefing.CutOffReason);
        json.WriteStartArray("documents");
        foreach (var reading in briefing.Picture.Readings)
        {
            json.WriteStartObject();
            json.WriteString("id", reading.Document.Id.ToString());
            json.WriteString("name", reading.Document.Name);
            json.WriteString("address", reading.Document.Address);
            json.WriteString("title", reading.Document.Title);
            json.WriteString("outlet", reading.Document.Outlet);
            json.WriteString("published", reading.Document.Published.Iso);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("parts");
        foreach (var part in briefing.Parts)
        {
            json.WriteStartObject();
            json.WriteString("key", part.Key);
            json.WriteString("title", part.Title);
            json.WriteStartArray("entries");
            foreach (var entry in part.Entries)
            {
                json.WriteStartObject();
                Sentence(json, "head", entry.Head);
                if (entry.Beside is { } beside) Sentence(json, "beside", beside);
                json.WriteStartArray("under");
                foreach (var under in entry.Under) Sentence(json, null, under);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Sentence(Utf8JsonWriter json, string? name, Sentence sentence)
    {
        if (name is not null) json.WritePropertyName(name);
        json.WriteStartObject();
        json.WriteString("text", sentence.Text);
        json.WriteStartArray("claims");
        foreach (var claim in sentence.Claims) json.WriteStringValue(claim.ToString());
        json.WriteEndArray();
        json.WriteStartArray("documents");
        foreach (var document in sentence.Documents) json.WriteStringValue(document.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
