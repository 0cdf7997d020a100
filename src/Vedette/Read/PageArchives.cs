namespace Vedette.Read;

/// <summary>Archives that keep pages of others under addresses of their own.</summary>
internal static class PageArchives
{
    private static readonly string[] Hosts = ["web.archive.org", "archive.ph", "archive.today", "archive.is", "archive.li", "archive.md", "webcache.googleusercontent.com", "webarchive.nationalarchives.gov.uk", "arquivo.pt", "perma.cc"];

    /// <summary>The host of a link into such an archive; null for any other.</summary>
    public static string? HostOf(string? link) =>
        link is not null && link.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(link, UriKind.Absolute, out var uri) && Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase) ? uri.Host : null;
}
