using System.Collections.Immutable;
using System.Net;
using System.Text;
using Vedette.Model;

namespace Vedette.Read.Feeds;

/// <summary>A feed that somebody follows.</summary>
/// <param name="Folder">The names of the folders it is filed under, outermost first.</param>
public sealed record Subscription(string Feed, string? Title, string? Site, ImmutableArray<string> Folder);

/// <summary>Lists of feeds as readers exchange them (OPML 1.0 and 2.0), in and out.</summary>
public static class Outline
{
    /// <summary>Whether an input is such a list.</summary>
    public static bool Is(Fetched input) => input.Fault is null && MediaSniffer.Of(input.Bytes.Span, input.Address, input.MediaType) is Media.Outline;

    /// <summary>The feeds in the order of the list, each once. Nothing for what is no outline.</summary>
    public static ImmutableArray<Subscription> Read(string text)
    {
        var (root, _) = FeedMarkup.Read(text);
        List<Subscription> found = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<(FeedElement Element, ImmutableArray<string> Folder)>([(FeedReader.Find(root, "body") ?? root, [])]);
        while (stack.TryPop(out var next))
        {
            var folder = next.Folder;
            if (next.Element.Name == "outline")
            {
                string? title = Words.Clean(next.Element.Attribute("title") ?? next.Element.Attribute("text"));
                if (next.Element.Attribute("xmlUrl") is { } feed && seen.Add(feed)) found.Add(new Subscription(feed, title, next.Element.Attribute("htmlUrl"), folder));
                else if (title is not null) folder = folder.Add(title);
            }
            for (int i = next.Element.Children.Count - 1; i >= 0; i--) stack.Push((next.Element.Children[i], folder));
        }
        return [.. found];
    }

    /// <summary>Of a list without feeds.</summary>
    public static Fault Empty(string address) => new("W125", $"{address} names no feed. Check that it is OPML.", 0);

    /// <summary>OPML 2.0; what is read from it is what was written.</summary>
    public static string Write(IEnumerable<Subscription> subscriptions, string title)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>").Append(WebUtility.HtmlEncode(title)).Append("</title></head>\n<body>\n");
        ImmutableArray<string> open = [];
        foreach (var subscription in subscriptions)
        {
            int same = 0;
            while (same < open.Length && same < subscription.Folder.Length && open[same] == subscription.Folder[same]) same++;
            for (int i = open.Length; i > same; i--) text.Append("</outline>\n");
            foreach (string folder in subscription.Folder.Skip(same)) text.Append("<outline").Append(Attribute("text", folder)).Append(">\n");
            open = subscription.Folder;
            text.Append("<outline type=\"rss\"").Append(Attribute("text", subscription.Title ?? subscription.Feed)).Append(Attribute("title", subscription.Title)).Append(Attribute("xmlUrl", subscription.Feed)).Append(Attribute("htmlUrl", subscription.Site)).Append("/>\n");
        }
        for (int i = open.Length; i > 0; i--) text.Append("</outline>\n");
        return text.Append("</body>\n</opml>\n").ToString();
    }

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{WebUtility.HtmlEncode(value)}\"";
}
