using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Vedette.Read.Feeds;

/// <summary>What the readers of all kinds of feeds need: links made whole, titles without markup, content as HTML, names of authors.</summary>
internal static partial class FeedWords
{
    /// <summary>An absolute http link; null for what is none and cannot be made one.</summary>
    public static string? Link(string? written, string? site)
    {
        if (written is not { Length: > 0 and < 2000 }) return null;
        string link = WebUtility.HtmlDecode(written.Trim()).Replace(" ", "%20", StringComparison.Ordinal);
        if (link.StartsWith("//", StringComparison.Ordinal)) link = $"https:{link}";
        if (Uri.TryCreate(link, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https") return link;
        return Uri.TryCreate(site, UriKind.Absolute, out var around) && around.Scheme is "http" or "https" && Uri.TryCreate(around, link, out var joined) && joined.Scheme is "http" or "https" ? joined.AbsoluteUri : null;
    }

    /// <summary>A title in plain words: feeds write HTML in titles, once or twice escaped.</summary>
    public static string? Plain(string? title)
    {
        if (title is null) return null;
        string read = WebUtility.HtmlDecode(title);
        if (read.Contains('<', StringComparison.Ordinal)) read = WebUtility.HtmlDecode(Tag().Replace(read, " "));
        return Words.Clean(read);
    }

    /// <summary>The title of an element: the words of the first child of the first of these names that has any.</summary>
    public static string? Title(FeedElement element, string feed, params string[] names) =>
        names.SelectMany(name => element.All(name)).Select(t => t.Children.Count > 0 ? Plain(Html(t, feed)) : t.Attribute("type") is "text" ? Words.Clean(t.Words) : Plain(t.Words)).FirstOrDefault(t => t is not null);

    /// <summary>The content of an element as HTML: its markup where it was written bare, else its words, which are escaped HTML.</summary>
    public static string? Html(FeedElement? element, string feed, bool isPlain = false)
    {
        if (element is null) return null;
        string html = element.Children.Count > 0 && element.ContentEnd > element.ContentStart ? feed[element.ContentStart..element.ContentEnd] : isPlain ? WebUtility.HtmlEncode(element.Words) : element.Words;
        return string.IsNullOrWhiteSpace(html) ? null : html.Trim();
    }

    /// <summary>The longest of several texts of one item: many feeds give a summary and the whole.</summary>
    public static string? Longest(params IEnumerable<string?> texts) => texts.OfType<string>().MaxBy(t => t.Length);

    /// <summary>Whether HTML holds any words.</summary>
    public static bool HasWords(string? html)
    {
        if (html is null) return false;
        using var page = new HtmlParser().ParseDocument(html);
        return page.Body?.TextContent.AsSpan().Trim().IsEmpty is false;
    }

    /// <summary>"desk@example.org (Jane Doe)", "Jane Doe and Otto Lang".</summary>
    public static ImmutableArray<string> Authors(IEnumerable<string?> written) =>
        [.. written.OfType<string>().SelectMany(w => Bylines.NamesIn(Mailbox().Match(w) is { Success: true } box ? box.Groups["name"].Value : w, null, structured: true)).Distinct(StringComparer.OrdinalIgnoreCase).Take(8)];

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\s*\S+@\S+\s*\((?<name>[^)]+)\)\s*$|^\s*(?<name>[^<>]+?)\s*<\S+@\S+>\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();
}
