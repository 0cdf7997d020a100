using System.Globalization;
using System.Net;
using System.Text;

namespace Vedette.Tests.Watching;

/// <summary>
/// Made feeds whose items grow over time, and pages that change: what stands where at a moment follows from the seed alone, so that a test knows what must be kept.
/// </summary>
/// <param name="every">The mean time from one item of a feed to its next.</param>
/// <param name="hosts">Beginnings of links, <c>http://127.0.1.1:80</c>; the feeds are spread over them.</param>
internal sealed class MadeSite(int seed, int feeds, int pages, DateTimeOffset start, TimeSpan every, string[] hosts)
{
    private static readonly string[] Words = ["harbour", "convoy", "minister", "said", "the", "of", "strait", "exercise", "ships", "left", "port", "after", "talks", "in", "capital", "envoy", "denied", "reports", "that", "fleet"];

    public int Feeds => feeds;
    public int Pages => pages;

    public string FeedAt(int feed) => $"{Host(feed)}/feed/{feed}";
    public string ItemAt(int feed, int item) => $"{Host(feed)}/item/{feed}/{item}";
    public string PageAt(int page) => $"{Host(page)}/page/{page}";

    /// <summary>How many items a feed has published.</summary>
    public int Published(int feed, DateTimeOffset at)
    {
        int count = 0;
        while (PublishedAt(feed, count) <= at) count++;
        return count;
    }

    /// <summary>Every fifth item is changed once, some time after it was published.</summary>
    public int ItemVersion(int feed, int item, DateTimeOffset at) => item % 5 == 2 && at >= PublishedAt(feed, item) + 2 * every ? 2 : 1;

    /// <summary>Every seventh item has no page that can be had: the feed's own words are all there is.</summary>
    public static bool IsWithoutPage(int item) => item % 7 == 3;

    public int PageVersion(int page, DateTimeOffset at) => 1 + Math.Max(0, (int)((at - start) / (4 * every * (1 + (page % 3)))));

    public string Feed(int feed, DateTimeOffset at)
    {
        var text = new StringBuilder($"<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed {feed}</title><id>feed{feed}</id>");
        for (int item = Published(feed, at) - 1; item >= 0; item--)
        {
            int version = ItemVersion(feed, item, at);
            text.Append(CultureInfo.InvariantCulture, $"<entry><id>{feed}-{item}</id><title>{Title($"item {feed} {item}")}</title><link href=\"{WebUtility.HtmlEncode(ItemAt(feed, item))}\"/><published>{PublishedAt(feed, item):yyyy-MM-ddTHH:mm:ssZ}</published>");
            text.Append(CultureInfo.InvariantCulture, $"<updated>{PublishedAt(feed, item) + (version - 1) * 2 * every:yyyy-MM-ddTHH:mm:ssZ}</updated><content type=\"html\">&lt;p&gt;Told by the feed: {Sentence($"told {feed} {item}", 40)}&lt;/p&gt;</content></entry>");
        }
        return text.Append("</feed>").ToString();
    }

    public string Item(int feed, int item, DateTimeOffset at) => Html(Title($"item {feed} {item}"), $"item {feed} {item} {ItemVersion(feed, item, at)}");

    public string Page(int page, DateTimeOffset at) => Html($"Page {page}", $"page {page} {PageVersion(page, at)}");

    /// <summary>What the feed, item or page at a path is: its letter, and its numbers.</summary>
    public static (string Kind, int A, int B) Parts(string path) => path.Trim('/').Split('/') switch
    {
        ["feed", var feed] => ("feed", int.Parse(feed, CultureInfo.InvariantCulture), 0),
        ["item", var feed, var item] => ("item", int.Parse(feed, CultureInfo.InvariantCulture), int.Parse(item, CultureInfo.InvariantCulture)),
        ["page", var page] => ("page", int.Parse(page, CultureInfo.InvariantCulture), 0),
        _ => ("none", 0, 0),
    };

    private string Host(int of) => hosts[of % hosts.Length];

    private DateTimeOffset PublishedAt(int feed, int item) => start + (item - 1 + Chance(seed, feed, item)) * every * (0.5 + Chance(seed, feed, -1));

    private static string Html(string title, string seed) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>{title}</h1>{string.Concat(Enumerable.Range(0, 4).Select(p => $"<p>{Sentence($"{seed} {p}", 45)}</p>"))}</article></body></html>";

    private static string Title(string seed) => $"{Sentence(seed, 5).TrimEnd('.')} {seed}";

    private static string Sentence(string seed, int words)
    {
        var random = new Random(Hash(seed));
        string text = string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}, {seed}.";
    }

    private static double Chance(int seed, int a, int b) => new Random(unchecked((seed * 31 + a) * 1_000_003 + b * 7919)).NextDouble();

    /// <summary>The same in every process.</summary>
    private static int Hash(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c));
}
