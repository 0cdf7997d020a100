using System.Collections.Immutable;

namespace Vedette.Read.Feeds;

/// <summary>Reads Atom 1.0 (RFC 4287) and 0.3.</summary>
internal static class AtomReader
{
    public static Feed Read(FeedElement root, string text, string address)
    {
        string around = FeedWords.Link(root.Attribute("xml:base"), address) ?? address;
        string? language = root.Attribute("xml:lang");
        var feed = new Feed
        {
            Kind = "Atom",
            Address = address,
            Title = FeedWords.Title(root, text, "title"),
            Site = Link(root, around, "alternate"),
            Self = Link(root, around, "self"),
            Next = Link(root, around, "next"),
            Language = language,
            Updated = FeedDate.Read(root.Text("updated", "modified"), language),
        };
        return feed with { Items = [.. root.Children.Where(e => e.Name == "entry").Select(entry => Entry(entry, root, feed, text, around)).OfType<FeedItem>()] };
    }

    private static FeedItem? Entry(FeedElement entry, FeedElement root, Feed feed, string text, string around)
    {
        around = FeedWords.Link(entry.Attribute("xml:base"), around) ?? around;
        string? link = Link(entry, around, "alternate") ?? FeedWords.Link(entry.All("content").Select(c => c.Attribute("src")).FirstOrDefault(), around)
            ?? (entry.Text("id") is { } named && named.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? FeedWords.Link(named, around) : null);
        string? title = FeedWords.Title(entry, text, "title");
        string? html = FeedWords.Longest(entry.All("content", "summary", "content:encoded", "description", "media:description").Concat(entry.All("media:group").SelectMany(g => g.All("media:description"))).Select(e => FeedWords.Html(e, text, IsPlain(e))));
        if (link is null && title is null && html is null) return null;
        var source = entry.All("source").FirstOrDefault();
        return new FeedItem
        {
            Id = entry.Text("id") ?? link ?? title ?? html!,
            Link = link,
            Title = title,
            Authors = AuthorsOf(entry) is { IsEmpty: false } authors ? authors : source is not null && AuthorsOf(source) is { IsEmpty: false } theirs ? theirs : AuthorsOf(root),
            Published = FeedDate.Read(entry.Text("published", "issued", "created", "dc:date", "pubdate") ?? entry.Text("updated", "modified"), feed.Language),
            Modified = FeedDate.Read(entry.Text("updated", "modified"), feed.Language),
            Html = html,
            Language = entry.Attribute("xml:lang") ?? feed.Language,
            Publisher = source is not null && (FeedWords.Title(source, text, "title") ?? Link(source, around, "alternate")) is not null ? new FeedParty(FeedWords.Title(source, text, "title"), Link(source, around, "alternate") ?? FeedWords.Link(source.Text("id"), around)) : new FeedParty(feed.Title, feed.Site),
            Transport = new FeedParty(feed.Title, feed.Address),
            Origin = entry.All("link").Where(l => l.Attribute("rel") is "via").Select(l => new FeedParty(FeedWords.Plain(l.Attribute("title")), FeedWords.Link(l.Attribute("href"), around))).FirstOrDefault(),
        };
    }

    private static ImmutableArray<string> AuthorsOf(FeedElement element) =>
        FeedWords.Authors(element.All("author", "dc:creator").Select(a => a.Text("name") ?? (a.Children.Count == 0 ? a.Words.Trim() : null)));

    private static string? Link(FeedElement element, string around, string relation) =>
        element.All("link").Where(l => (l.Attribute("rel") ?? "alternate") == relation).OrderByDescending(l => l.Attribute("type") is null or "text/html")
            .Select(l => FeedWords.Link(l.Attribute("href") ?? l.Words.Trim(), around)).FirstOrDefault(l => l is not null);

    /// <summary>Atom 1.0 without a type is plain text; feeds that escape HTML all the same are taken at their tags.</summary>
    private static bool IsPlain(FeedElement content) => content.Attribute("type") is "text" or "text/plain" or null && content.Attribute("mode") is null && !content.Words.Contains("</", StringComparison.Ordinal) && !content.Words.Contains("<br", StringComparison.OrdinalIgnoreCase);
}
