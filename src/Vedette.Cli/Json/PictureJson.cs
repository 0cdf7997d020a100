using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Cli;

/// <summary>The one object that <c>vedette relate</c> prints. A document goes by its name, a claim by <c>name#claim</c>; names that several documents have are numbered.</summary>
internal sealed class PictureJson
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
        Array(json, "documents", readings, Document);
        Array(json, "stories", picture.Stories, (w, story) =>
        {
            w.WriteString("id", story.Id.ToString());
            w.WriteString("title", story.Title);
            Strings(w, "documents", story.Documents.Select(d => names[d]));
        });
        Array(json, "origins", picture.Origins, Origin);
        json.WriteStartArray("same");
        foreach (var same in picture.Same)
        {
            json.WriteStartArray();
            foreach (var claim in same.Claims) json.WriteStringValue(claims[claim]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        Array(json, "contradictions", picture.Contradictions, (w, c) =>
        {
            w.WriteString("kind", Code(c.Kind.ToString()));
            w.WriteString("a", claims[c.A]);
            w.WriteString("b", claims[c.B]);
            Reasons(w, c.Reasons);
        });
        Array(json, "drift", picture.Drifts, (w, d) =>
        {
            w.WriteString("kind", Code(d.Kind.ToString()));
            w.WriteString("from", claims[d.From]);
            w.WriteString("to", claims[d.To]);
            w.WriteString("before", d.Before);
            w.WriteString("after", d.After);
            Reasons(w, d.Reasons);
        });
        Array(json, "independent_origins", picture.Support, (w, s) =>
        {
            w.WriteString("proposition", s.Proposition);
            w.WriteNumber("count", s.Origins.Length);
            Strings(w, "origins", s.Origins.Select(o => o.ToString()));
            w.WriteNumber("documents", s.Documents);
            Strings(w, "claims", s.Claims.Select(c => claims[c]));
        });
        Array(json, "entities", picture.Entities, (w, e) =>
        {
            w.WriteString("id", e.Id.ToString());
            w.WriteString("canonical", e.Canonical);
            w.WriteString("type", e.Kind.Code());
            w.WriteString("country", e.Country);
            Strings(w, "aliases", e.Aliases);
        });
        Array(json, "timeline", picture.Timeline, (w, m) =>
        {
            w.WriteString("when", m.When.Iso);
            w.WriteString("text", m.Text);
            w.WriteString("claim", m.Claim is { } claim ? claims.GetValueOrDefault(claim) : null);
            w.WriteString("event", m.Event?.ToString());
            Place(w, m.Where);
        });
        json.WriteEndObject();
    }

    private void Document(Utf8JsonWriter json, Reading reading)
    {
        var id = reading.Document.Id;
        json.WriteString("id", names[id]);
        json.WriteString("story", picture.Stories.First(s => s.Documents.Contains(id)).Id.ToString());
        Array(json, "derived_from", picture.Lineage.Where(e => e.To == id), (w, edge) =>
        {
            w.WriteString("id", names[edge.From]);
            w.WriteNumber("confidence", edge.Confidence);
            Reasons(w, edge.Reasons);
        });
        if (!reading.Document.Faults.IsEmpty)
            Array(json, "faults", reading.Document.Faults, (w, fault) =>
            {
                w.WriteString("code", fault.Code);
                w.WriteString("message", fault.Message);
                w.WriteNumber("offset", fault.Offset);
            });
    }

    private void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.WriteString("id", origin.Id.ToString());
        json.WriteString("speaker", origin.Speaker);
        json.WriteString("speaker_type", Code(origin.SpeakerType.ToString()));
        json.WriteString("occasion", origin.Occasion.Iso);
        json.WriteString("venue", origin.Venue);
        Strings(json, "claims", origin.Claims.Select(c => claims[c]));
        Strings(json, "documents", origin.Documents.Select(d => names[d]));
        Reasons(json, origin.Reasons);
    }

    private void Reasons(Utf8JsonWriter json, IEnumerable<Reason> reasons) => Array(json, "reasons", reasons, (w, reason) =>
    {
        w.WriteString("kind", reason.Kind);
        w.WriteString("text", reason.Text);
        if (reason.Where is { } where) Place(w, where);
    });

    private void Place(Utf8JsonWriter json, Quote where)
    {
        json.WriteString("document", names.GetValueOrDefault(where.Document));
        json.WriteNumber("start", where.Span.Start);
        json.WriteNumber("end", where.Span.End);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> body)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            body(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (string item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }

    /// <summary>The name of an enum value as the contract prints it: lower case with underscores.</summary>
    private static string Code(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
