using System.Text.Json;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Outside.Json;

/// <summary>What changed between two versions of one item.</summary>
public static class DiffJson
{
    public static void Write(Utf8JsonWriter json, Reading before, Reading after, VersionDiff diff)
    {
        json.WriteStartObject();
        json.WriteString("from", before.Document.Id.ToString());
        json.WriteString("to", after.Document.Id.ToString());
        JsonParts.Array(json, "pieces", diff.Pieces, piece =>
        {
            json.WriteString("kind", Codes.Word(piece.Kind));
            json.WriteString("text", piece.Text);
        });
        Claims("vanished", diff.Vanished, before);
        Claims("told_new", diff.ToldNew, after);
        json.WriteEndObject();

        void Claims(string name, IEnumerable<Claim> claims, Reading reading) => JsonParts.Array(json, name, claims, claim =>
        {
            json.WriteString("id", claim.Id.ToString());
            json.WriteString("speaker", claim.Speaker);
            json.WriteString("kind", Codes.Word(claim.Kind));
            json.WriteString("certainty", Codes.Word(claim.Certainty));
            json.WriteString("words", claim.Words(reading.Document.Text));
        });
    }
}
