using System.Text;

namespace Vedette.Read;

/// <summary>What an input is, as its bytes, its address and the outside tell it.</summary>
internal enum Media : byte { Text, Page, Feed, Outline, WebArchive }

internal static class MediaSniffer
{
    /// <summary>How far into the input its kind and its charset are looked for.</summary>
    private const int Head = 4096;

    /// <summary>Archives and content systems write scripts before a page's own head, so that its charset may stand far behind the 1,024 bytes of the standard.</summary>
    private const int CharsetHead = 65_536;

    private static readonly string[] FeedRoots = ["<rss", "<feed", "<atom:feed", "<a:feed", "<rdf:RDF", "<channel", "<urlset", "<sitemapindex"];
    private static readonly string[] FeedTypes = ["rss+xml", "atom+xml", "rdf+xml", "feed+json"];

    public static Media Of(ReadOnlySpan<byte> bytes, string address, string? mediaType)
    {
        string head = HeadOf(bytes, Head);
        if (head.StartsWith("WARC/", StringComparison.Ordinal)) return Media.WebArchive;
        // A file named as text is text, whatever it holds: its offsets must hold in the file.
        if (Ends(address, ".txt") || Ends(address, ".md")) return Media.Text;
        if (Starts(head, "<") && !Starts(head, "<!doctype html") && !Starts(head, "<html"))
        {
            if (Has(head, "<opml")) return Media.Outline;
            if (FeedRoots.Any(root => Has(head, root))) return Media.Feed;
        }
        if (Starts(head, "{") && Has(head, "jsonfeed.org")) return Media.Feed;
        // Behind the feeds: servers send them as text, too.
        if (mediaType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) ?? false) return Media.Text;
        if (mediaType is not null && FeedTypes.Any(type => mediaType.Contains(type, StringComparison.OrdinalIgnoreCase))) return Media.Feed;
        if (mediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) ?? false) return Media.Page;
        if (Ends(address, ".html") || Ends(address, ".htm") || Ends(address, ".xhtml")) return Media.Page;
        if (Starts(head, "<!doctype html") || Starts(head, "<html") || Starts(head, "<head") || Starts(head, "<body") || (Starts(head, "<") && (Has(head, "<html") || Has(head, "<body")))) return Media.Page;
        return Media.Text;

        static bool Ends(string address, string extension) => address.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
        static bool Starts(string head, string mark) => head.AsSpan().TrimStart().StartsWith(mark, StringComparison.OrdinalIgnoreCase);
        static bool Has(string head, string mark) => head.Contains(mark, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The charset that the outside or the page names, or null.</summary>
    public static string? CharsetOf(ReadOnlySpan<byte> bytes, string? mediaType) => After(mediaType ?? "", "charset=") ?? MetaCharset(HeadOf(bytes, CharsetHead)) ?? XmlEncoding(HeadOf(bytes, Head));

    /// <summary>Scripts and links name charsets, too, which are not the page's.</summary>
    private static string? MetaCharset(string head)
    {
        for (int at = 0; (at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            int end = head.IndexOf('>', at);
            if (After(end < 0 ? head[at..] : head[at..end], "charset=") is { } charset) return charset;
        }
        return null;
    }

    private static string? XmlEncoding(string head) => head.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal) ? After(head[..Math.Min(head.Length, 200)], "encoding=") : null;

    private static string? After(string text, string mark)
    {
        int at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = text.AsSpan(at + mark.Length).TrimStart("\"' ");
        int end = rest.IndexOfAny("\"' />;,\r\n");
        if (end < 0) end = rest.Length;
        return end is > 0 and < 60 ? rest[..end].ToString() : null;
    }

    private static string HeadOf(ReadOnlySpan<byte> bytes, int length)
    {
        var head = bytes[..Math.Min(bytes.Length, length)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        // UTF-16 read as Latin-1 has a zero byte in each character; without them the marks can be seen.
        return Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00FF', '\u00FE');
    }
}
