using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Vedette.Read.Feeds;

/// <summary>A feed that a page names.</summary>
/// <param name="IsDeclared">The page declares it for readers; otherwise a link on the page looks like one.</param>
public readonly record struct FeedLink(string Url, string? Title, bool IsDeclared);

/// <summary>Finds the feeds of a page: first those it declares (RSS Board, "RSS Autodiscovery"), then links that look like feeds. Nothing is fetched.</summary>
public static class FeedDiscovery
{
    private const int MostLooks = 10;

    /// <param name="address">Of the page, for relative links.</param>
    public static IReadOnlyList<FeedLink> In(string html, string address)
    {
        using var page = new HtmlParser().ParseDocument(MarkupGuard.Tame(html).Html);
        string around = FeedWords.Link(page.QuerySelector("base")?.GetAttribute("href"), address) ?? address;
        List<FeedLink> found = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in page.QuerySelectorAll("link[rel][href]"))
            if (IsDeclared(link)) Add(link, link.GetAttribute("title"), true);
        if (found.Count > 0) return found;
        foreach (var link in page.QuerySelectorAll("a[href]"))
            if (found.Count < MostLooks && LooksLike(link.GetAttribute("href")!)) Add(link, Words.Of(link, 100), false);
        return found;

        void Add(IElement link, string? title, bool isDeclared)
        {
            if (FeedWords.Link(link.GetAttribute("href")?.Replace("feed://", "https://", StringComparison.OrdinalIgnoreCase), around) is { } url && seen.Add(url)) found.Add(new FeedLink(url, Words.Clean(title), isDeclared));
        }
    }

    private static bool IsDeclared(IElement link)
    {
        string relation = link.GetAttribute("rel")!.ToLowerInvariant(), type = (link.GetAttribute("type") ?? "").Trim().ToLowerInvariant();
        if (relation.Split(' ').Contains("feed", StringComparer.Ordinal)) return true;
        return relation.Contains("alternate", StringComparison.Ordinal) && type is "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" or "application/feed+json" or "text/rss+xml" or "application/x.rss+xml";
    }

    private static bool LooksLike(string href)
    {
        string path = href.Split('?', '#')[0].TrimEnd('/').ToLowerInvariant();
        return path.EndsWith("/feed", StringComparison.Ordinal) || path.EndsWith("/rss", StringComparison.Ordinal) || path.EndsWith(".rss", StringComparison.Ordinal) || path.EndsWith("rss.xml", StringComparison.Ordinal) || path.EndsWith("atom.xml", StringComparison.Ordinal) || path.EndsWith("feed.xml", StringComparison.Ordinal) || path.EndsWith("index.rdf", StringComparison.Ordinal) || path.EndsWith("feed.json", StringComparison.Ordinal) || href.StartsWith("feed:", StringComparison.OrdinalIgnoreCase);
    }
}
