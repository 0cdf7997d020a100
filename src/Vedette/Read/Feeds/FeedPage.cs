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
        byte[] page = CarriedPage.Of(item.Language, item.Title, item.Html,
            ("og:title", item.Title), ("og:url", item.Link), ("og:site_name", NameOf(item.Publisher)), ("author", item.Authors.IsEmpty ? null : string.Join("; ", item.Authors)),
            ("article:published_time", item.Published.Iso), ("article:modified_time", item.Modified.Iso));
        return new Fetched(address, page, CarriedPage.MediaType) { Carriage = CarriageOf(item) };
    }

    /// <summary>What the feed tells of how the item came, also of its own page.</summary>
    public static Carriage CarriageOf(FeedItem item) => new(NameOf(item.Transport), NameOf(item.Origin)) { Published = item.Published, By = DatedBy.Feed };

    private static string? NameOf(FeedParty? party) => party?.Name ?? party?.Url;
}
