using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>Archives that keep pages of others under addresses of their own.</summary>
internal static partial class PageArchives
{
    private static readonly string[] Hosts = ["web.archive.org", "archive.ph", "archive.today", "archive.is", "archive.li", "archive.md", "webcache.googleusercontent.com", "webarchive.nationalarchives.gov.uk", "arquivo.pt", "perma.cc"];

    /// <summary>The host of a link into such an archive; null for any other.</summary>
    public static string? HostOf(string? link) =>
        link is not null && link.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(link, UriKind.Absolute, out var uri) && Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase) ? uri.Host : null;

    /// <summary>The day of capture that the address of an archived page names; null where it names none.</summary>
    public static DateOnly? CapturedOn(string address) =>
        HostOf(address) is not null && Stamp().Match(address) is { Success: true } stamp && DateOnly.TryParseExact(stamp.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year < 9998 ? day : null;

    /// <summary>What was captured on a day was published on it or before.</summary>
    public static When NoLaterThan(DateOnly captured) => When.Parse($"../{captured.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    [GeneratedRegex(@"/(?<day>(?:19|20)\d{6})\d{6}[a-z_]*/", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
