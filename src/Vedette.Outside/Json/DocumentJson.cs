using System.Collections.Immutable;
using System.Text.Json;
using Vedette.Model;

namespace Vedette.Outside.Json;

/// <summary>What <c>vedette read</c> prints of a document.</summary>
public static class DocumentJson
{
    public static void WriteParts(Utf8JsonWriter json, Document document)
    {
        json.WriteString("file", document.Address);
        json.WriteString("id", document.Id.ToString());
        json.WriteString("url", document.Url);
        json.WriteString("title", document.Title);
        json.WriteString("subtitle", document.Subtitle);
        JsonParts.Strings(json, "author", document.Authors);
        json.WriteString("published", document.Published.Iso);
        if (document.DatedBy is not DatedBy.Item) json.WriteString("dated_by", Codes.Word(document.DatedBy));
        json.WriteString("modified", document.Modified.Iso);
        json.WriteString("outlet", document.Outlet);
        json.WriteString("transport", document.Transport);
        json.WriteString("taken_from", document.TakenFrom);
        json.WriteString("language", document.Language);
        json.WriteString("text", document.Text);
        JsonParts.Array(json, "boilerplate", document.Furniture, furniture =>
        {
            JsonParts.Offsets(json, furniture.Span);
            json.WriteString("kind", furniture.Kind);
        });
        JsonParts.Array(json, "credits", document.Credits, credit =>
        {
            json.WriteString("kind", credit.Kind);
            json.WriteString("name", credit.Name);
            JsonParts.Offsets(json, credit.Span);
        });
        WritePages(json, document.PageStarts);
        WriteFaults(json, document.Faults);
    }

    /// <summary>Where the pages of a paper begin; nothing for what has no pages.</summary>
    private static void WritePages(Utf8JsonWriter json, ImmutableArray<int> starts)
    {
        if (starts.IsEmpty) return;
        json.WriteStartArray("pages");
        foreach (int start in starts) json.WriteNumberValue(start);
        json.WriteEndArray();
    }

    /// <summary>Nothing for an input without faults: the field stands only where something is wrong.</summary>
    public static void WriteFaults(Utf8JsonWriter json, IReadOnlyCollection<Fault> faults)
    {
        if (faults.Count > 0) JsonParts.Faults(json, faults);
    }
}
