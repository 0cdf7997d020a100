using System.Text.Json;
using Vedette.Language;

namespace Vedette.Training;

/// <summary>What an annotator of re3d marked: half-open offsets, one of fourteen types.</summary>
internal sealed record Re3dEntity(int Start, int End, string Type);

/// <summary>A document of re3d (Dstl; its open sources only), with the entities that the annotators agreed on.</summary>
internal sealed record Re3dDocument(string Id, string Text, Re3dEntity[] Entities)
{
    /// <summary>An entity below this confidence was rejected by the annotators.</summary>
    private const double Agreed = 0.5;

    public static Re3dDocument[] Read(string path) => [.. File.ReadLines(path).Select(Parse).OrderBy(document => document.Id, StringComparer.Ordinal)];

    private static Re3dDocument Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var entities = root.GetProperty("entities").EnumerateArray().Where(e => e[3].GetDouble() >= Agreed).Select(e => new Re3dEntity(e[0].GetInt32(), e[1].GetInt32(), e[2].GetString()!));
        return new(root.GetProperty("doc").GetString()!, root.GetProperty("text").GetString()!, [.. entities]);
    }

    /// <summary>The document's sentences as words with persons, organisations and places; an article before a name is no part of it.</summary>
    public NamedWords[] Named(Grammar grammar)
    {
        return [.. grammar.Parse(Text).Select(sentence => NamedWords.Of(
            [.. sentence.Tokens.Select(token => token.In(Text).ToString())],
            Entities.Select(entity => (Range: Within(sentence, entity), entity.Type)).Where(found => found.Range.Start < found.Range.End).Select(found => (found.Range.Start, found.Range.End, TypeOf(found.Type)))))];
    }

    private (int Start, int End) Within(Sentence sentence, Re3dEntity entity)
    {
        int start = 0, end = sentence.Count;
        while (start < end && sentence[start].Start < entity.Start) start++;
        while (end > start && sentence[end - 1].End > entity.End) end--;
        while (start < end && sentence[start].In(Text) is "the" or "The" or "a" or "an" or "A" or "An") start++;
        return (start, end);
    }

    private static byte TypeOf(string type) => type switch { "Person" => 1, "Organisation" => 2, "Location" => 3, _ => 0 };
}
