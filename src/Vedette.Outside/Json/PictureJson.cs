using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside.Json;

/// <summary>The one object that <c>vedette relate</c> prints. A document goes by its name, a claim by <c>name#claim</c>; names that several documents have are numbered.</summary>
public sealed class PictureJson
{
    private readonly Picture picture;
    private readonly List<Reading> readings;
    private readonly Dictionary<DocumentId, string> names = [];
    private readonly Dictionary<ClaimId, string> claims = [];

    /// <param name="order">The readings in the order in which they were asked for.</param>
    public PictureJson(Picture picture, IEnumerable<Reading> order)
    {
        this.picture = picture;
        readings = [.. order.DistinctBy(r => r.Document.Id)];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reading in readings)
        {
            string name = reading.Document.Name;
            for (int n = 2; !taken.Add(name); n++) name = $"{reading.Document.Name}-{n}";
            names[reading.Document.Id] = name;
            foreach (var claim in reading.Claims) claims[claim.Id] = $"{name}#{claim.Id}";
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        JsonParts.Array(json, "documents", readings, reading => Document(json, reading));
        JsonParts.Array(json, "stories", picture.Stories, story =>
        {
            json.WriteString("id", story.Id.ToString());
            json.WriteString("title", story.Title);
            JsonParts.Strings(json, "documents", story.Documents.Select(d => names[d]));
        });
        JsonParts.Array(json, "origins", picture.Origins, origin => Origin(json, origin));
        json.WriteStartArray("same");
        foreach (var same in picture.Same)
        {
            json.WriteStartArray();
            foreach (var claim in same.Claims) json.WriteStringValue(claims[claim]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        JsonParts.Array(json, "contradictions", picture.Contradictions, c =>
        {
            json.WriteString("kind", Codes.Word(c.Kind));
            json.WriteString("a", claims[c.A]);
            json.WriteString("b", claims[c.B]);
            Reasons(json, c.Reasons);
        });
        JsonParts.Array(json, "drift", picture.Drifts, d =>
        {
            json.WriteString("kind", Codes.Word(d.Kind));
            json.WriteString("from", claims[d.From]);
            json.WriteString("to", claims[d.To]);
            json.WriteString("before", d.Before);
            json.WriteString("after", d.After);
            Reasons(json, d.Reasons);
        });
        JsonParts.Array(json, "independent_origins", picture.Support, s =>
        {
            json.WriteString("proposition", s.Proposition);
            json.WriteNumber("count", s.Origins.Length);
            JsonParts.Strings(json, "origins", s.Origins.Select(o => o.ToString()));
            json.WriteNumber("documents", s.Documents);
            JsonParts.Strings(json, "claims", s.Claims.Select(c => claims[c]));
        });
        JsonParts.Array(json, "entities", picture.Entities, e =>
        {
            json.WriteString("id", e.Id.ToString());
            json.WriteString("canonical", e.Canonical);
            json.WriteString("type", e.Kind.Code());
            json.WriteString("country", e.Country);
            JsonParts.Strings(json, "aliases", e.Aliases);
        });
        JsonParts.Array(json, "timeline", picture.Timeline, m =>
        {
            json.WriteString("when", m.When.Iso);
            json.WriteString("text", m.Text);
            json.WriteString("claim", m.Claim is { } claim ? claims.GetValueOrDefault(claim) : null);
            json.WriteString("event", m.Event?.ToString());
            Place(json, m.Where);
        });
        json.WriteEndObject();
    }

    private void Document(Utf8JsonWriter json, Reading reading)
    {
        var id = reading.Document.Id;
        json.WriteString("id", names[id]);
        json.WriteString("story", picture.Stories.First(s => s.Documents.Contains(id)).Id.ToString());
        JsonParts.Array(json, "derived_from", picture.Lineage.Where(e => e.To == id), edge =>
        {
            json.WriteString("id", names[edge.From]);
            json.WriteNumber("confidence", edge.Confidence);
            Reasons(json, edge.Reasons);
        });
        DocumentJson.WriteFaults(json, reading.Document.Faults);
    }

    private void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.WriteString("id", origin.Id.ToString());
        json.WriteString("speaker", origin.Speaker);
        json.WriteString("speaker_type", Codes.Word(origin.SpeakerType));
        json.WriteString("occasion", origin.Occasion.Iso);
        json.WriteString("venue", origin.Venue);
        JsonParts.Strings(json, "claims", origin.Claims.Select(c => claims[c]));
        JsonParts.Strings(json, "documents", origin.Documents.Select(d => names[d]));
        Reasons(json, origin.Reasons);
    }

    private void Reasons(Utf8JsonWriter json, IEnumerable<Reason> reasons) => JsonParts.Array(json, "reasons", reasons, reason =>
    {
        json.WriteString("kind", reason.Kind);
        json.WriteString("text", reason.Text);
        if (reason.Where is { } where) Place(json, where);
    });

    private void Place(Utf8JsonWriter json, Quote where)
    {
        json.WriteString("document", names.GetValueOrDefault(where.Document));
        json.WriteNumber("start", where.Span.Start);
        json.WriteNumber("end", where.Span.End);
    }
}
