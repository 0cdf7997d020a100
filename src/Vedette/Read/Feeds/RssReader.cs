namespace Vedette.Read.Feeds;

/// <summary>Reads RSS of all versions, whether its items stand in the channel (0.9x, 2.0) or beside it (0.90, 1.0).</summary>
internal static class RssReader
{
    public static Feed Read(FeedElement root, string kind, string text, string address)
    {
        var channel = FeedReader.Find(root, "channel") ?? root;
        string? site = FeedWords.Link(channel.Text("link"), address) ?? channel.All("atom:link").Where(l => l.Attribute("rel") is "alternate" or null).Select(l => FeedWords.Link(l.Attribute("href"), address)).FirstOrDefault();
        string? language = channel.Text("language", "dc:language") ?? FeedReader.Find(root, "rss")?.Attribute("xml:lang");
        var feed = new Feed
        {
            Kind = kind,
            Address = address,
            Title = FeedWords.Title(channel, text, "title"),
            Site = site,
            Self = Related(channel, "self", address),
            Next = Related(channel, "next", address),
            Language = language,
            Updated = FeedDate.Read(channel.Text("lastbuilddate", "pubdate", "dc:date"), language),
        };
        return feed with { Items = [.. FeedReader.Within(root, 4).Where(e => e.Name == "item").Select(item => Item(item, feed, text)).OfType<FeedItem>()] };
    }

    private static string? Related(FeedElement channel, string relation, string address) =>
        channel.All("atom:link").Where(l => l.Attribute("rel") == relation).Select(l => FeedWords.Link(l.Attribute("href"), address)).FirstOrDefault();

    /// <summary>Null for an item that says nothing.</summary>
    private static FeedItem? Item(FeedElement item, Feed feed, string text)
    {
        string? around = feed.Site ?? feed.Address;
        var guid = item.All("guid").FirstOrDefault();
        string? link = FeedWords.Link(item.Text("link"), around)
            ?? item.All("link", "atom:link").Where(l => l.Attribute("rel") is null or "alternate").Select(l => FeedWords.Link(l.Attribute("href"), around)).FirstOrDefault(l => l is not null)
            ?? (guid?.Attribute("ispermalink") is "false" ? null : guid?.Words.Trim() is ['h', ..] permanent ? FeedWords.Link(permanent, around) : null)
            ?? FeedWords.Link(item.Attribute("rdf:about"), around);
        string? title = FeedWords.Title(item, text, "title", "media:title", "dc:title");
        string? html = FeedWords.Longest(item.All("content:encoded", "description", "summary", "content", "body", "fullitem", "media:description").Select(e => FeedWords.Html(e, text)));
        if (link is null && title is null && html is null) return null;
        string? original = FeedWords.Link(item.Text("feedburner:origlink"), around);
        return new FeedItem
        {
            Id = guid?.Words.Trim() is { Length: > 0 } id ? id : link ?? title ?? html!,
            Link = original ?? link,
            Title = title,
            Authors = FeedWords.Authors(item.All("dc:creator").Concat(item.All("author")).Concat(item.All("itunes:author")).Select(a => a.Words.Trim() is { Length: > 0 } words ? words : a.Text("name"))),
            Published = FeedDate.Read(item.Text("pubdate", "dc:date", "published", "dcterms:issued", "dcterms:created", "date"), feed.Language),
            Modified = FeedDate.Read(item.Text("atom:updated", "updated", "dcterms:modified"), feed.Language),
            Html = html,
            Language = item.Text("dc:language", "language") ?? feed.Language,
            Publisher = SourceOf(item, around) ?? new FeedParty(feed.Title, feed.Site),
            Transport = new FeedParty(feed.Title, feed.Address),
            Origin = OriginOf(item, around),
        };
    }

    /// <summary>RSS 2.0: "the RSS channel that the item came from".</summary>
    private static FeedParty? SourceOf(FeedElement item, string? around) =>
        item.All("source").Select(s => new FeedParty(FeedWords.Plain(s.Words), FeedWords.Link(s.Attribute("url"), around))).FirstOrDefault(p => (p.Name ?? p.Url) is not null)
        ?? (FeedWords.Plain(item.Text("dc:publisher")) is { } publisher ? new FeedParty(publisher, null) : null);

    private static FeedParty? OriginOf(FeedElement item, string? around) =>
        item.Text("dc:source") is { } source ? FeedWords.Link(source, null) is { } link ? new FeedParty(null, link) : new FeedParty(FeedWords.Plain(source), null)
        : item.All("atom:link", "link").Where(l => l.Attribute("rel") is "via").Select(l => new FeedParty(FeedWords.Plain(l.Attribute("title")), FeedWords.Link(l.Attribute("href"), around))).FirstOrDefault();
}
