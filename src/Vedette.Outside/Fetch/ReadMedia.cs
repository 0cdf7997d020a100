namespace Vedette.Outside;

/// <summary>Which media types are fetched: texts, pages, feeds, lists of feeds, PDF and e-mail. What else a server gives is not asked for.</summary>
internal static class ReadMedia
{
    private static readonly HashSet<string> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "text/xml", "application/xml",
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/x-rss+xml", "text/rss+xml", "text/atom+xml", "text/rss", "text/atom",
        "application/feed+json", "application/json", "text/json", "text/x-opml", "application/opml+xml", "text/opml",
        "application/pdf", "application/x-pdf", "message/rfc822",
    };

    private static readonly string[] Named = [".html", ".htm", ".xhtml", ".txt", ".md", ".xml", ".rss", ".atom", ".rdf", ".json", ".opml", ".pdf", ".eml"];

    /// <param name="type">The header <c>Content-Type</c>, null when there is none: the bytes must tell then.</param>
    public static bool Is(Uri link, string? type)
    {
        string kind = type?.Split(';', 2)[0].Trim() ?? "";
        if (kind.Length == 0 || Read.Contains(kind)) return true;
        // Servers that do not know a kind say that it is bytes.
        return kind.EndsWith("/octet-stream", StringComparison.OrdinalIgnoreCase) && Named.Contains(Path.GetExtension(link.AbsolutePath), StringComparer.OrdinalIgnoreCase);
    }
}
