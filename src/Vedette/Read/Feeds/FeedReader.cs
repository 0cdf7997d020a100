using System.Collections.Immutable;
using System.Text;
using Vedette.Model;

namespace Vedette.Read.Feeds;

/// <summary>
/// Reads RSS 0.9 to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed, sitemaps for news and indexes of sitemaps. Never throws for what is in the bytes: bad input gives a feed with
/// numbered faults and all items that could be read.
/// </summary>
public static class FeedReader
{
    /// <summary>Bytes of a feed that are read.</summary>
    public const int LongestFeed = 20_000_000;

    /// <summary>Items of a feed that are read: no feed announces more at a time, and no sitemap may hold more.</summary>
    public const int MostItems = 50_000;

    public static Feed Read(Fetched fetched)
    {
        string address = fetched.Address;
        var bytes = fetched.Bytes.Span;
        List<Fault> faults = [];
        if (fetched.Fault is { } lost) return Nothing(address, [lost]);
        if (bytes.IsEmpty) return Nothing(address, [new Fault("W101", $"{address} is empty: there is nothing to read.", 0)]);
        if (bytes.Length > LongestFeed)
        {
            faults.Add(new Fault("W107", $"{address} is too long ({bytes.Length:N0} bytes): its first {LongestFeed:N0} bytes were read.", LongestFeed));
            bytes = bytes[..LongestFeed];
        }
        string text = Decoding.Decode(bytes, MediaSniffer.CharsetOf(bytes, fetched.MediaType), faults).TrimStart('\uFEFF', '\u200B', '\0', ' ', '\t', '\r', '\n');
        var feed = text is ['{' or '[', ..] ? JsonFeed.Read(text, address, faults) : FromMarkup(text, address, faults);
        return feed with { Faults = [.. faults] };
    }

    internal static Feed Nothing(string address, ImmutableArray<Fault> faults) => new() { Kind = "none", Address = address, Faults = faults };

    private static Feed FromMarkup(string text, string address, List<Fault> faults)
    {
        var (root, markup) = FeedMarkup.Read(text);
        if (markup.Mended > 0) faults.Add(new Fault("W121", $"{address} is no sound XML: {markup.Mended:N0} elements were closed for it, the first near character {markup.FirstMended:N0}. Check its last items.", markup.FirstMended));
        var feed = KindOf(root) switch
        {
            ("sitemap index" or "news sitemap") and var kind => SitemapReader.Read(root, kind, address),
            "Atom" => AtomReader.Read(Find(root, "feed") ?? root, text, address),
            { } kind => RssReader.Read(root, kind, text, address),
            null => null,
        };
        if (feed is null)
        {
            bool isPage = Find(root, "html") is not null || Find(root, "body") is not null;
            faults.Add(new Fault("W120", $"{address} is no feed{(isPage ? " but a page. Give the feed that it names" : "")}.", 0));
            return Nothing(address, []);
        }
        if (feed.Items.Length > MostItems) feed = feed with { Items = feed.Items[..MostItems] };
        if (feed.Items.IsEmpty) faults.Add(new Fault("W122", $"{address} has no items.", 0));
        return feed;
    }

    /// <summary>What the outermost element that a feed can have says; a channel or an item alone is RSS without its shell.</summary>
    private static string? KindOf(FeedElement root)
    {
        foreach (var element in Within(root, 3))
            switch (element.Name)
            {
                case "rss": return $"RSS {element.Attribute("version") ?? "2.0"}";
                case "rdf:rdf": return "RSS 1.0";
                case "feed": return "Atom";
                case "sitemapindex": return "sitemap index";
                case "urlset": return "news sitemap";
                case "html": return null;
                case "channel" or "item": return "RSS 2.0";
                case "entry": return "Atom";
            }
        return null;
    }

    internal static FeedElement? Find(FeedElement root, string name) => Within(root, 4).FirstOrDefault(e => e.Name == name);

    /// <summary>The elements below, outermost first, down to a depth.</summary>
    internal static IEnumerable<FeedElement> Within(FeedElement root, int depth)
    {
        var queue = new Queue<(FeedElement Element, int Depth)>([(root, 0)]);
        while (queue.TryDequeue(out var next))
        {
            if (next.Depth > 0) yield return next.Element;
            if (next.Depth < depth) foreach (var child in next.Element.Children) queue.Enqueue((child, next.Depth + 1));
        }
    }
}
