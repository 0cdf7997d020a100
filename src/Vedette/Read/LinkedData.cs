using System.Text.Json;

namespace Vedette.Read;

/// <summary>What a page says of itself in JSON-LD (schema.org): its article elements, also inside <c>@graph</c>, with references followed to the elements they name.</summary>
internal sealed class LinkedData
{
    /// <summary>Beyond this many elements a page describes more than its report.</summary>
    private const int MostElements = 2000;

    /// <summary>The farthest rank of an article; elements beyond it describe a page, a video, a recipe.</summary>
    public const int Article = 1;

    private readonly List<(JsonElement Element, int Rank)> articles = [];
    private readonly Dictionary<string, JsonElement> byId = new(StringComparer.Ordinal);

    public void Add(string json)
    {
        if (json.Length is < 2 or > 2_000_000) return;
        JsonElement root;
        try
        {
            // The copy outlives the pooled buffers of the parsed document.
            using var parsed = JsonDocument.Parse(Plain(json), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 48 });
            root = parsed.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A page's broken JSON tells nothing; its other marks still speak.
            return;
        }
        var queue = new Queue<JsonElement>([root]);
        for (int seen = 0; seen < MostElements && queue.TryDequeue(out var element); seen++)
        {
            if (element.ValueKind is JsonValueKind.Array) foreach (var item in element.EnumerateArray()) queue.Enqueue(item);
            if (element.ValueKind is not JsonValueKind.Object) continue;
            if (element.TryGetProperty("@graph", out var graph)) queue.Enqueue(graph);
            if (element.TryGetProperty("mainEntity", out var main)) queue.Enqueue(main);
            if (element.TryGetProperty("@id", out var id) && id.ValueKind is JsonValueKind.String && element.EnumerateObject().Skip(1).Any()) byId.TryAdd(id.GetString()!, element);
            if (Rank(element) is { } rank) articles.Add((element, rank));
        }
        articles.Sort((a, b) => a.Rank.CompareTo(b.Rank));
    }

    public string? Text(string property, int farthest = int.MaxValue) => Values(property, farthest).FirstOrDefault();

    /// <summary>The texts of a property of the page's article: strings, or the names of the things that stand there.</summary>
    /// <param name="farthest">Elements of a higher rank are not asked.</param>
    public IEnumerable<string> Values(string property, int farthest = int.MaxValue)
    {
        foreach (var (element, rank) in articles)
        {
            if (rank > farthest) break;
            if (!element.TryGetProperty(property, out var value)) continue;
            var texts = (value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value]).Select(TextOf).OfType<string>().ToArray();
            if (texts.Length > 0) return texts;
        }
        return [];
    }

    /// <summary>The authors of the page's article as the page types them: persons, and what it calls an organisation or gives no type.</summary>
    public IEnumerable<(string Name, bool IsPerson)> Authors()
    {
        foreach (var (element, _) in articles)
        {
            if (!element.TryGetProperty("author", out var value)) continue;
            (string Name, bool IsPerson)[] authors = [.. (value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value]).Select(v => (Name: TextOf(v)!, IsPerson: !IsOrganisation(v))).Where(a => a.Name is not null)];
            if (authors.Length > 0) return authors;
        }
        return [];
    }

    /// <summary>Whether the page's article gives this very value, which may be a string or not.</summary>
    public bool Says(string property, string word) => articles.Any(a => a.Element.TryGetProperty(property, out var value) && value.ToString().Equals(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsOrganisation(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("@type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.EndsWith("Organization", StringComparison.OrdinalIgnoreCase);

    private string? TextOf(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String) return Words.Clean(value.GetString());
        if (value.ValueKind is not JsonValueKind.Object) return null;
        if (value.TryGetProperty("name", out var name))
        {
            if (name.ValueKind is JsonValueKind.Array) name = name.EnumerateArray().FirstOrDefault();
            return name.ValueKind is JsonValueKind.String ? Words.Clean(name.GetString()) : null;
        }
        return value.TryGetProperty("@id", out var id) && id.ValueKind is JsonValueKind.String && byId.TryGetValue(id.GetString()!, out var named) && named.TryGetProperty("name", out _) ? TextOf(named) : null;
    }

    /// <summary>How near the element's type comes to "the report of this page": 0 is nearest, null is none.</summary>
    private static int? Rank(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type)) return null;
        if (type.ValueKind is JsonValueKind.Array) type = type.EnumerateArray().FirstOrDefault();
        if (type.ValueKind is not JsonValueKind.String) return null;
        string name = type.GetString()!;
        if (name.EndsWith("NewsArticle", StringComparison.OrdinalIgnoreCase) || name is "Report" or "ReportageNewsArticle") return 0;
        if (name.EndsWith("Article", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Posting", StringComparison.OrdinalIgnoreCase)) return 1;
        return name.EndsWith("WebPage", StringComparison.OrdinalIgnoreCase) ? 3 : name is "CreativeWork" or "Review" or "Recipe" or "VideoObject" or "Book" ? 2 : null;
    }

    /// <summary>Without the comment and CDATA marks that pages put around scripts, and without line breaks inside strings.</summary>
    private static string Plain(string json)
    {
        string plain = json.Trim();
        foreach (string mark in (ReadOnlySpan<string>)["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["])
            if (plain.StartsWith(mark, StringComparison.Ordinal)) plain = plain[mark.Length..];
        foreach (string mark in (ReadOnlySpan<string>)["-->", "//]]>", "/*]]>*/", "]]>"])
            if (plain.EndsWith(mark, StringComparison.Ordinal)) plain = plain[..^mark.Length];
        plain = plain.Trim().TrimEnd(';');
        return plain.AsSpan().IndexOfAnyInRange('\u0000', '\u001F') < 0 ? plain : string.Create(plain.Length, plain, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++) target[i] = source[i] < ' ' ? ' ' : source[i];
        });
    }
}
