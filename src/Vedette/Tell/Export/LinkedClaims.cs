using System.Text.Json;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>
/// Claims as schema.org/Claim in JSON-LD: who says what, and where it appeared. No review and no rating. A question, a refusal and a request put nothing forward and are left out.
/// Claims of one act of speech keep their own entries and share the first appearance.
/// </summary>
internal static class LinkedClaims
{
    private const string Why = "are questions, refusals or requests: they claim nothing";

    public static Exported Write(Stream output, Picture picture, CancellationToken cancel)
    {
        var documents = picture.Readings.Select(r => r.Document).DistinctBy(d => d.Id).ToDictionary(d => d.Id);
        var first = FirstAppearances(picture);
        using var lines = new JsonOutput(output);
        var json = lines.Json;
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteStartArray("@graph");
        long written = 0, left = 0;
        foreach (var record in Records.Claims(picture))
        {
            cancel.ThrowIfCancellationRequested();
            if (record.Claim.Kind is ClaimKind.Question or ClaimKind.Refusal or ClaimKind.Request)
            {
                left++;
                continue;
            }
            Claim(json, record.Claim, record.Document, documents[first.GetValueOrDefault(record.Claim.Id, record.Document.Id)]);
            written++;
            lines.Pass();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        lines.EndLine();
        return new(written, left, left > 0 ? Why : null);
    }

    private static void Claim(Utf8JsonWriter json, Claim claim, Document document, Document first)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Claim");
        json.WriteString("@id", Links.Urn(claim.Id.Hash));
        json.WriteString("identifier", claim.Id.ToString());
        json.WriteString("text", TextOf(claim, document));
        json.WriteString("abstract", Plain(Wording.Line(claim, document, 0).Told));
        Known(json, "inLanguage", document.Language);
        // A date of schema.org is a day, a month or a year of ISO 8601; an interval or a week is none.
        if (claim.Said is { Iso: { } said, First: not null } && !said.AsSpan().ContainsAny('/', 'W', 'Q')) json.WriteString("dateCreated", said);
        Author(json, claim, document);
        Appearance(json, "appearance", document);
        Appearance(json, "firstAppearance", first);
        json.WriteEndObject();
    }

    /// <summary>The document's words. What is denied must not read as if the one who denies it said so.</summary>
    private static string TextOf(Claim claim, Document document)
    {
        string words = Wording.Words(claim, document.Text);
        return claim.Kind is ClaimKind.Denial ? $"{Wording.Capital(Wording.Speaker(claim, document))} denies: {words}" : words;
    }

    private static void Author(Utf8JsonWriter json, Claim claim, Document document)
    {
        string[] names = claim.IsAuthors ? [.. document.Authors] : claim is { Speaker: { } speaker, SpeakerType: SpeakerType.Named or SpeakerType.Organisation } ? [speaker] : [];
        if (names.Length == 0) return;
        json.WriteStartArray("author");
        foreach (string name in names)
        {
            json.WriteStartObject();
            json.WriteString("@type", claim.SpeakerType is SpeakerType.Organisation ? "Organization" : "Person");
            json.WriteString("name", name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Appearance(Utf8JsonWriter json, string name, Document document)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", "CreativeWork");
        json.WriteString("@id", Links.Urn(document.Id.Hash));
        json.WriteString("name", document.Title ?? document.Name);
        Known(json, "url", Links.Of(document));
        Known(json, "datePublished", document.Published.First is null ? null : document.Published.Iso);
        if (document.Outlet is { } outlet)
        {
            json.WriteStartObject("publisher");
            json.WriteString("@type", "Organization");
            json.WriteString("name", outlet);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Known(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    /// <summary>Without the number of the document, which has a meaning in a briefing only.</summary>
    private static string Plain(Sentence sentence) => string.Concat(sentence.Runs.Where(run => run.Role is not Role.Reference).Select(run => run.Text));

    /// <summary>For a claim that was told again as the same: the earliest dated document that tells it within its act of speech.</summary>
    private static Dictionary<ClaimId, DocumentId> FirstAppearances(Picture picture)
    {
        // An undated telling may be older than the earliest dated one: it keeps its own.
        var dated = Records.Claims(picture).Where(r => r.Origin is not null && r.Document.Published.First is not null).DistinctBy(r => r.Claim.Id).ToDictionary(r => r.Claim.Id);
        var found = new Dictionary<ClaimId, DocumentId>();
        foreach (var same in picture.Same)
            foreach (var told in same.Claims.Where(dated.ContainsKey).Select(claim => dated[claim]).GroupBy(r => r.Origin!.Id))
            {
                var earliest = told.MinBy(r => r.Document.Published.First)!.Document.Id;
                foreach (var record in told) found[record.Claim.Id] = earliest;
            }
        return found;
    }
}
