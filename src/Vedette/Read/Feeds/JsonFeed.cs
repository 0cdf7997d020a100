using System.Text.Json;
using Vedette.Model;

namespace Vedette.Read.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), with the faults of the world: numbers for ids, a list without its shell, other names for the usual fields.</summary>
internal static class JsonFeed
{
    public static Feed Read(string text, string address, List<Fault> faults)
    {
        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
        }
        catch (JsonException bad)
        {
            faults.Add(new Fault("W123", $"{address} is no sound JSON at line {bad.LineNumber + 1}: nothing of it was read.", (int)(bad.BytePositionInLine ?? 0)));
            return FeedReader.Nothing(address, []);
        }
        using (parsed)
        {
            var root = parsed.RootElement;
            var items = root.ValueKind is JsonValueKind.Array ? root : root.TryGetProperty("items", out var listed) || root.TryGetProperty("entries", out listed) ? listed : default;
            if (items.ValueKind is not JsonValueKind.Array)
            {
                faults.Add(new Fault("W120", $"{address} is no feed: it is JSON without a list of items.", 0));
                return FeedReader.Nothing(address, []);
            }
            if (root.ValueKind is JsonValueKind.Array) root = default;
            string? language = Text(root, "language");
            var feed = new Feed
            {
                Kind = "JSON Feed",
                Address = address,
                Title = Text(root, "title"),
                Site = FeedWords.Link(Text(root, "home_page_url"), address),
                Self = FeedWords.Link(Text(root, "feed_url"), address),
                Next = FeedWords.Link(Text(root, "next_url"), address),
                Language = language,
            };
            feed = feed with { Items = [.. items.EnumerateArray().Take(FeedReader.MostItems).Select(item => Item(item, root, feed)).OfType<FeedItem>()] };
            if (feed.Items.IsEmpty) faults.Add(new Fault("W122", $"{address} has no items.", 0));
            return feed;
        }
    }

    private static FeedItem? Item(JsonElement item, JsonElement root, Feed feed)
    {
        if (item.ValueKind is not JsonValueKind.Object) return null;
        string around = feed.Site ?? feed.Address;
        string? link = FeedWords.Link(Text(item, "url", "link"), around), title = FeedWords.Plain(Text(item, "title"));
        string? html = FeedWords.Longest([Text(item, "content_html"), System.Net.WebUtility.HtmlEncode(Text(item, "content_text")), System.Net.WebUtility.HtmlEncode(Text(item, "summary"))]);
        if (link is null && title is null && string.IsNullOrWhiteSpace(html)) return null;
        return new FeedItem
        {
            Id = Text(item, "id") ?? link ?? title ?? html!,
            Link = link,
            Title = title,
            Authors = FeedWords.Authors(Names(item).DefaultIfEmpty().SelectMany(n => n is null ? Names(root) : [n])),
            Published = FeedDate.Read(Text(item, "date_published", "published"), feed.Language),
            Modified = FeedDate.Read(Text(item, "date_modified", "updated"), feed.Language),
            Html = string.IsNullOrWhiteSpace(html) ? null : html,
            Language = Text(item, "language") ?? feed.Language,
            Publisher = new FeedParty(feed.Title, feed.Site),
            Transport = new FeedParty(feed.Title, feed.Address),
            Origin = FeedWords.Link(Text(item, "external_url"), around) is { } origin ? new FeedParty(null, origin) : null,
        };
    }

    /// <summary>Version 1.1 has a list of authors, 1.0 had one.</summary>
    private static IEnumerable<string?> Names(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object) yield break;
        if (element.TryGetProperty("authors", out var authors) && authors.ValueKind is JsonValueKind.Array)
            foreach (var author in authors.EnumerateArray()) yield return Text(author, "name");
        else if (element.TryGetProperty("author", out var one)) yield return one.ValueKind is JsonValueKind.String ? one.GetString() : Text(one, "name");
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind is not JsonValueKind.Object) return null;
        foreach (string name in names)
            if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text) return text;
        return null;
    }
}
