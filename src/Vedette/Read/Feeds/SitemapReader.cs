namespace Vedette.Read.Feeds;

/// <summary>Reads sitemaps with the extension for news, and indexes of sitemaps, whose items are the sitemaps they name.</summary>
internal static class SitemapReader
{
    public static Feed Read(FeedElement root, string kind, string address)
    {
        var feed = new Feed { Kind = kind, Address = address };
        return feed with { Items = [.. FeedReader.Within(root, 2).Where(e => e.Name is "url" or "sitemap").Select(e => Item(e, address)).OfType<FeedItem>()] };
    }

    private static FeedItem? Item(FeedElement url, string address)
    {
        if (FeedWords.Link(url.Text("loc"), address) is not { } link) return null;
        var news = url.All("news:news").FirstOrDefault();
        var publication = news?.All("news:publication").FirstOrDefault();
        string? language = publication?.Text("news:language");
        return new FeedItem
        {
            Id = link,
            Link = link,
            Title = FeedWords.Plain(news?.Text("news:title")),
            Published = FeedDate.Read(news?.Text("news:publication_date"), language),
            Modified = FeedDate.Read(url.Text("lastmod"), language),
            Language = language,
            Publisher = FeedWords.Plain(publication?.Text("news:name")) is { } name ? new FeedParty(name, null) : null,
            Transport = new FeedParty(null, address),
        };
    }
}
