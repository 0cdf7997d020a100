using System.Text.Json;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Outside.Json;

/// <summary>The one object that <c>vedette relate</c> prints. A document goes by its name, a claim by <c>name#claim</c>; names that several documents have are numbered.</summary>
public sealed class PictureJson
{
    private readonly Picture picture;
    private readonly List<Reading> readings;
    private readonly Dictionary<DocumentId, string> names = [];
    private readonly Dictionary<ClaimId, string> claims = [];
    private readonly PictureParts parts;
    private readonly SupportBounds bounds;
    private readonly Dictionary<DocumentId, StoryId> stories;
    private readonly ILookup<DocumentId, LineageEdge> sources;

    /// <param name="order">The readings in the order in which they were asked for.</param>
    public PictureJson(Picture picture, IEnumerable<Reading> order)
    {
        this.picture = picture;
        bounds = new(picture);
        stories = picture.Stories.SelectMany(s => s.Documents.Select(d => (d, s.Id))).DistinctBy(s => s.d).ToDictionary(s => s.d, s => s.Id);
        sources = picture.Lineage.ToLookup(e => e.To);
        parts = new(id => names.GetValueOrDefault(id), id => claims.GetValueOrDefault(id));
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
        JsonParts.Array(json, "stories", picture.Stories, story => parts.Story(json, story));
        JsonParts.Array(json, "origins", picture.Origins, origin => parts.Origin(json, origin));
        json.WriteStartArray("same");
        foreach (var same in picture.Same)
        {
            json.WriteStartArray();
            foreach (var claim in same.Claims) json.WriteStringValue(claims[claim]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        // Beside "same", group for group.
        json.WriteStartArray("same_reasons");
        foreach (var same in picture.Same)
        {
            json.WriteStartObject();
            parts.Reasons(json, same.Reasons);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        JsonParts.Array(json, "contradictions", picture.Contradictions, one => parts.Contradiction(json, one));
        JsonParts.Array(json, "answers", TypedAnswers.Of(picture), one => parts.Answer(json, one));
        JsonParts.Array(json, "drift", picture.Drifts, one => parts.Drift(json, one));
        JsonParts.Array(json, "independent_origins", picture.Support, s =>
        {
            json.WriteString("proposition", s.Proposition);
            var within = bounds.Of(s);
            json.WriteNumber("count", s.Origins.Length);
            json.WriteNumber("least", within.Least);
            json.WriteNumber("most", within.Most);
            JsonParts.Array(json, "open", within.Open, open =>
            {
                json.WriteString("origin", open.Origin.ToString());
                json.WriteString("claim", claims[open.Claim]);
                json.WriteString("question", open.Question);
            });
            JsonParts.Strings(json, "origins", s.Origins.Select(o => o.ToString()));
            json.WriteNumber("documents", s.Documents);
            JsonParts.Strings(json, "claims", s.Claims.Select(c => claims[c]));
        });
        JsonParts.Array(json, "events", Happenings.Of(picture).All, one => parts.Happening(json, one));
        JsonParts.Array(json, "entities", picture.Entities, one => parts.Entity(json, one));
        JsonParts.Array(json, "timeline", picture.Timeline, one => parts.Moment(json, one));
        json.WriteEndObject();
    }

    private void Document(Utf8JsonWriter json, Reading reading)
    {
        var id = reading.Document.Id;
        json.WriteString("id", names[id]);
        json.WriteString("story", stories[id].ToString());
        JsonParts.Array(json, "derived_from", sources[id], source =>
        {
            json.WriteString("id", names[source.From]);
            if (source.Kind is { } kind) json.WriteString("kind", Codes.Word(kind));
            json.WriteNumber("confidence", source.Confidence);
            parts.Reasons(json, source.Reasons);
        });
        DocumentJson.WriteFaults(json, reading.Document.Faults);
    }
}
