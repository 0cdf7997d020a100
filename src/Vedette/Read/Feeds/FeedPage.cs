using System.Net;
using System.Text;
using Vedette.Model;

namespace Vedette.Read.Feeds;

/// <summary>
/// Writes an item of a feed as a page which says what the feed says of it, so that items are read as pages are. The same item gives the same bytes, and so the same document.
/// </summary>
public static class FeedPage
{
    /// <summary>What an input holds: the items of a feed, or the input itself when it is none.</summary>
    public static IEnumerable<Fetched> Unfold(Fetched input)
    {
        if (input.Fault is not null || MediaSniffer.Of(input.Bytes.Span, input.Address, input.MediaType) is not Media.Feed) return [input];
        var feed = FeedReader.Read(input);
        return [.. feed.Faults.Select(f => new Fetched(input.Address, default, Fault: f)), .. feed.Items.Select(item => Of(item, input.Address))];
    }

    public static Fetched Of(FeedItem item, string feed)
    {
        string address = item.Link ?? $"{feed}#{item.Id}";
        if (!FeedWords.HasWords(item.Html))
            return new Fetched(address, default, Fault: new Fault("W124", $"The feed {feed} gives no text of {address}. Give its page."));
        var page = new StringBuilder("<!doctype html>\n<html");
        if (item.Language is not null) page.Append(" lang=\"").Append(Encoded(item.Language)).Append('"');
        page.Append("><head><meta charset=\"utf-8\">");
        Meta("og:title", item.Title);
        Meta("og:url", item.Link);
        Meta("og:site_name", NameOf(item.Publisher));
        Meta("author", item.Authors.IsEmpty ? null : string.Join("; ", item.Authors));
        Meta("article:published_time", item.Published.Iso);
        Meta("article:modified_time", item.Modified.Iso);
        page.Append("</head><body><article>");
        if (item.Title is not null) page.Append("<h1>").Append(Encoded(item.Title)).Append("</h1>");
        page.Append("<div class=\"entry-content\">").Append(item.Html).Append("</div></article></body></html>\n");
        return new Fetched(address, Encoding.UTF8.GetBytes(page.ToString()), "text/html; charset=utf-8") { Carriage = CarriageOf(item) };

        void Meta(string name, string? value)
        {
            if (value is not null) page.Append("<meta property=\"").Append(name).Append("\" content=\"").Append(Encoded(value)).Append("\">");
        }
    }

    /// <summary>What the feed tells of how the item came, also of its own page.</summary>
    public static Carriage CarriageOf(FeedItem item) => new(NameOf(item.Transport), NameOf(item.Origin));

    private static string? NameOf(FeedParty? party) => party?.Name ?? party?.Url;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
