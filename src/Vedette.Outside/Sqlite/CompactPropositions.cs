using System.Text.Json;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Propositions in the form of <see cref="Compact"/>; a claim of an older reading has none.</summary>
internal static class CompactPropositions
{
    private const string Name = "proposition";

    public static void Proposition(this Utf8JsonWriter json, Proposition? proposition)
    {
        if (proposition is null) return;
        json.WriteStartObject(Name);
        json.WriteString("relation", proposition.Relation);
        json.Spans("words", proposition.RelationWords);
        if (proposition.Polarity is not Polarity.Positive) json.WriteString("polarity", Codes.Word(proposition.Polarity));
        if (proposition.Modality is not Modality.Actual) json.WriteString("modality", Codes.Word(proposition.Modality));
        json.Spans("marks", proposition.Marks);
        if (!proposition.Arguments.IsEmpty)
        {
            json.WriteStartArray("arguments");
            foreach (var argument in proposition.Arguments) Write(json, argument);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    public static Proposition? Proposition(this JsonElement json, TextPool texts) => !json.TryGetProperty(Name, out var found) ? null : new()
    {
        Relation = texts.One(found.GetProperty("relation").GetString()!),
        RelationWords = found.Spans("words"),
        Polarity = found.TryGetProperty("polarity", out var polarity) ? Codes.Value<Polarity>(polarity.GetString()!) : default,
        Modality = found.TryGetProperty("modality", out var modality) ? Codes.Value<Modality>(modality.GetString()!) : default,
        Marks = found.Spans("marks"),
        Arguments = found.Items("arguments", e => Argument(e, texts)),
    };

    private static void Write(Utf8JsonWriter json, Argument argument)
    {
        json.WriteStartObject();
        json.WriteString("role", Codes.Word(argument.Role));
        json.Spans("span", [argument.Span]);
        if (argument.Head.Length > 0) json.WriteString("head", argument.Head);
        if (argument.Entity is { } entity) json.WriteString("entity", entity.ToString());
        if (argument.Country is { } country) json.WriteString("country", country);
        if (argument.Preposition is { } preposition) json.WriteString("preposition", preposition);
        json.Strings("qualities", argument.Qualities);
        json.Proposition(argument.Inner);
        json.WriteEndObject();
    }

    private static Argument Argument(JsonElement json, TextPool texts)
    {
        string? Word(string name) => json.TryGetProperty(name, out var value) ? texts.One(value.GetString()) : null;
        return new(Codes.Value<ArgumentRole>(json.GetProperty("role").GetString()!), Word("head") ?? "",
            Word("entity") is { } entity ? new EntityId(ContentHash.Parse(entity)) : null, Word("country"), json.Strings("qualities", texts), Word("preposition"),
            json.MaybeSpan("span")!.Value, json.Proposition(texts));
    }
}
