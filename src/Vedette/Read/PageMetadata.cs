using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Dom;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>What a page tells of itself in JSON-LD, OpenGraph, meta and time elements. What it does not tell stays unknown.</summary>
internal sealed class PageMetadata
{
    private readonly IDocument page;
    private readonly List<JsonElement> linked = [];

    public PageMetadata(IDocument page)
    {
        this.page = page;
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']")) Collect(script.TextContent);
    }

    public string? Url => Meta("og:url") ?? page.QuerySelector("link[rel='canonical']")?.GetAttribute("href");
    public string? Outlet => Meta("og:site_name") ?? Linked("publisher", "name") ?? Meta("application-name");
    public string? Language => (page.DocumentElement?.GetAttribute("lang") ?? Meta("og:locale")) is { Length: >= 2 } tag ? tag[..2].ToLowerInvariant() : null;

    public string? Title
    {
        get
        {
            string? title = Linked("headline") ?? Meta("og:title") ?? Meta("twitter:title") ?? Clean(page.QuerySelector("h1")?.TextContent) ?? Clean(page.Title);
            return title is null ? null : WithoutSite(title);
        }
    }

    public When Published => First(Linked("datePublished"), Meta("article:published_time"), Meta("datePublished"), Meta("date"), Meta("pubdate"), Meta("DC.date.issued"), Meta("dc.date"), Meta("parsely-pub-date"), Meta("sailthru.date"), Meta("publish-date"),
        page.QuerySelector("time[itemprop='datePublished'], time[pubdate], article time[datetime], time[datetime]")?.GetAttribute("datetime"),
        page.QuerySelector("[itemprop='datePublished']")?.GetAttribute("content"),
        Clean(page.QuerySelector(".published, .post-date, .entry-date, .date, .dateline, .article-date, .publish-date, .timestamp")?.TextContent));

    public When Modified => First(Linked("dateModified"), Meta("article:modified_time"), Meta("og:updated_time"), Meta("last-modified"));

    public ImmutableArray<string> Authors
    {
        get
        {
            string? one = Linked("author", "name") ?? Meta("author") ?? Meta("article:author") ?? Meta("byl") ?? Meta("parsely-author")
                ?? Clean(page.QuerySelector("[rel='author'], [itemprop='author'], .author-name, .byline a, .byline, .author")?.TextContent);
            if (one is null || one.StartsWith("http", StringComparison.OrdinalIgnoreCase) || one.Length > 120) return [];
            if (one.StartsWith("by ", StringComparison.OrdinalIgnoreCase)) one = one[3..];
            return [.. one.Split([" and ", ", ", " & ", ";"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(a => a.Length is > 2 and < 60 && !a.Any(char.IsDigit)).Distinct(StringComparer.Ordinal)];
        }
    }

    private static When First(params ReadOnlySpan<string?> values)
    {
        foreach (string? value in values)
            if (value is { Length: > 5 } && DateReader.ToIso(value) is { } iso) return When.Parse(iso);
        return When.Unknown;
    }

    /// <summary>"Headline | Outlet", "Headline - Outlet": the outlet's part goes.</summary>
    private string WithoutSite(string title)
    {
        foreach (string mark in (ReadOnlySpan<string>)[" | ", " – ", " — ", " - ", " » ", " :: "])
        {
            int at = title.LastIndexOf(mark, StringComparison.Ordinal);
            if (at < 12) continue;
            string tail = title[(at + mark.Length)..];
            if (mark == " | " || (Outlet is { } outlet && (tail.Contains(outlet, StringComparison.OrdinalIgnoreCase) || outlet.Contains(tail, StringComparison.OrdinalIgnoreCase)))) return title[..at].Trim();
        }
        return title;
    }

    private string? Meta(string name)
    {
        foreach (string attribute in (ReadOnlySpan<string>)["property", "name", "itemprop"])
            if (page.QuerySelector($"meta[{attribute}='{name}' i]")?.GetAttribute("content") is { } content && Clean(content) is { } value) return value;
        return null;
    }

    private void Collect(string json)
    {
        try
        {
            // Depth is bounded by the reader; a page's broken JSON tells nothing and harms nothing.
            var root = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 48 }).RootElement;
            var queue = new Queue<JsonElement>([root]);
            while (queue.TryDequeue(out var element))
            {
                if (element.ValueKind is JsonValueKind.Array) foreach (var item in element.EnumerateArray()) queue.Enqueue(item);
                if (element.ValueKind is not JsonValueKind.Object) continue;
                if (element.TryGetProperty("@graph", out var graph)) queue.Enqueue(graph);
                if (TypeOf(element) is { } type && (type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "Report" or "WebPage")) linked.Add(element);
            }
        }
        catch (JsonException)
        {
            // Not well-formed: the page's other marks still speak.
        }
    }

    private static string? TypeOf(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type)) return null;
        if (type.ValueKind is JsonValueKind.Array) type = type.EnumerateArray().FirstOrDefault();
        return type.ValueKind is JsonValueKind.String ? type.GetString() : null;
    }

    private string? Linked(string property, string? inner = null)
    {
        foreach (var element in linked.OrderBy(e => TypeOf(e) is "WebPage"))
        {
            if (!element.TryGetProperty(property, out var value)) continue;
            if (value.ValueKind is JsonValueKind.Array)
            {
                var all = value.EnumerateArray().Select(v => TextOf(v, inner)).Where(v => v is not null).ToArray();
                if (all.Length > 0) return string.Join(", ", all);
            }
            if (TextOf(value, inner) is { } text) return text;
        }
        return null;
    }

    private static string? TextOf(JsonElement value, string? inner)
    {
        if (value.ValueKind is JsonValueKind.String) return Clean(value.GetString());
        return inner is not null && value.ValueKind is JsonValueKind.Object && value.TryGetProperty(inner, out var named) && named.ValueKind is JsonValueKind.String ? Clean(named.GetString()) : null;
    }

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        string clean = string.Join(' ', System.Net.WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 ? null : clean;
    }
}
