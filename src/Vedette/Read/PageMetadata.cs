using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// What a page tells of itself in JSON-LD, meta elements, microdata, time elements and the names of its elements, gathered in one walk. What it does not tell stays unknown.
/// </summary>
internal sealed partial class PageMetadata
{
    private readonly Dictionary<string, string> meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedData linked = new();
    private readonly List<string> headings = [];
    private readonly List<string> lesserHeadings = [];
    private readonly List<string> times = [];
    private readonly List<string> days = [];
    private readonly List<string> people = [];
    private readonly List<string> bylines = [];
    private readonly string? pageTitle;
    private readonly string? canonical;
    private readonly string? languageTag;

    public PageMetadata(IDocument page)
    {
        languageTag = page.DocumentElement?.GetAttribute("lang");
        string? marked = null;
        foreach (var (element, beside) in Elements(page))
        {
            switch (element.LocalName)
            {
                case "title" when pageTitle is null: pageTitle = Clean(element.TextContent); break;
                case "meta": AddMeta(element); break;
                case "link" when canonical is null && Has(element, "rel", "canonical"): canonical = element.GetAttribute("href"); break;
                case "script" when element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase): linked.Add(element.TextContent); break;
                case "h1" when !beside: if (TextOf(element, 400) is { } heading) headings.Add(heading); break;
                case "h2" when !beside && lesserHeadings.Count < 12: if (TextOf(element, 300) is { Length: > 8 } lesser) lesserHeadings.Add(lesser); break;
                case "time" when !beside: times.Add(element.GetAttribute("datetime") is { Length: > 5 } stamp ? stamp : TextOf(element, 100) ?? ""); break;
            }
            if (beside) continue;
            string names = PageNames.NamesOf(element);
            string? item = element.GetAttribute("itemprop");
            if (item is not null && item.Contains("datePublished", StringComparison.OrdinalIgnoreCase) && marked is null) marked = element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? TextOf(element, 100);
            if (names.Length > 0 && days.Count < 12 && DayNames().IsMatch(names) && TextOf(element, 120) is { } day) days.Add(day);
            if (Has(element, "rel", "author") || item is not null && item.Contains("author", StringComparison.OrdinalIgnoreCase))
            {
                if ((element.LocalName == "meta" ? element.GetAttribute("content") : TextOf(element, 100)) is { } person) people.Add(person);
            }
            else if (names.Length > 0 && bylines.Count < 12 && AuthorNames().IsMatch(names) && !element.LocalName.Equals("body", StringComparison.Ordinal) && TextOf(element, 140) is { } byline) bylines.Add(byline);
        }
        if (marked is not null) meta.TryAdd("itemprop:datePublished", marked);
    }

    public string? Url => Absolute(Meta("og:url")) ?? Absolute(canonical);
    public string? Outlet => Meta("og:site_name") ?? linked.Text("publisher") ?? Meta("application-name");

    /// <summary>ISO 639-1, as the page declares it.</summary>
    public string? Language => (languageTag ?? Meta("og:locale") ?? Meta("content-language")) is { Length: >= 2 } tag && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || !char.IsAsciiLetter(tag[2])) ? tag[..2].ToLowerInvariant() : null;

    /// <summary>The headline: the page's heading where it agrees with what the page says of itself, since that is what readers saw; else what the page says.</summary>
    public string? Title
    {
        get
        {
            string[] told = [.. new[] { linked.Text("headline"), Meta("og:title"), Meta("twitter:title"), pageTitle }.OfType<string>().Select(WithoutSite)];
            foreach (string heading in headings)
            {
                // A heading may begin with a kicker, which the page does not count among the title.
                if (heading.Length > 3 && !IsSite(Lines.Fold(heading)) && told.FirstOrDefault(t => Agrees(t, heading)) is { } same)
                    return Lines.Fold(heading) is var whole && Lines.Fold(same) is var part && whole.Length > part.Length && whole.EndsWith(part, StringComparison.Ordinal) && part.Length * 2 > whole.Length ? same : heading;
            }
            foreach (string heading in lesserHeadings)
                if (told.Any(t => Lines.Fold(t).StartsWith(Lines.Fold(heading), StringComparison.Ordinal))) return heading;
            if (headings.Count == 1 && headings[0].Length is > 15 and < 250 && Outlet is not null && !IsSite(Lines.Fold(headings[0]))) return headings[0];
            string? title = Meta("og:title") ?? linked.Text("headline") ?? pageTitle ?? Meta("twitter:title") ?? headings.FirstOrDefault();
            return title is null ? null : WithoutSite(title);
        }
    }

    /// <param name="page">Its short lines tell a date and an author where nothing else on the page does.</param>
    public When PublishedOn(Page page) => Published.IsKnown ? Published : First(ShortLines(page));

    private When Published => First([linked.Text("datePublished"), .. Metas("article:published_time", "datePublished", "itemprop:datePublished", "og:article:published_time", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publication_date", "pubdate", "date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "article.published", "published-date", "cXenseParse:recs:publishtime", "rnews:datePublished", "last-modified-date"), linked.Text("dateCreated"), .. times, .. days, DayOfUrl(), linked.Text("uploadDate"), linked.Text("dateModified")]);

    public When Modified => First([linked.Text("dateModified"), .. Metas("article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified")]);

    public ImmutableArray<string> AuthorsOn(Page page)
    {
        foreach (var (source, structured) in ((IEnumerable<string>, bool)[])[(linked.Values("author"), true), (Metas("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "cXenseParse:author", "article:author_name").Take(1), true), (linked.Values("creator"), true), (people.Take(4), true), (bylines, false), (ShortLines(page).Where(Bylines.IsByline).Take(1), false)])
        {
            ImmutableArray<string> names = [.. source.SelectMany(s => Bylines.NamesIn(s, Outlet, structured)).Distinct(StringComparer.OrdinalIgnoreCase).Take(8)];
            if (!names.IsEmpty) return names;
        }
        return [];
    }

    /// <summary>The short lines around the first heading, where pages print who wrote and when.</summary>
    private static IEnumerable<string> ShortLines(Page page)
    {
        int heading = 0;
        while (heading < page.Blocks.Count && !page.Blocks[heading].Main) heading++;
        if (heading == page.Blocks.Count) heading = 0;
        for (int i = Math.Max(0, heading - 5); i < Math.Min(page.Blocks.Count, heading + 25); i++)
            if (page.Blocks[i] is { Text.Length: < 200, LinkShare: < 0.9, Main: false } block)
                foreach (string line in block.Text.Split('\n')) if (line.Length < 130) yield return line;
    }

    private string? DayOfUrl() => (Url ?? "") is { Length: > 12 } url && UrlDay().Match(url) is { Success: true } match ? match.Value.Trim('/').Replace('/', '-') : null;

    private When First(IEnumerable<string?> values)
    {
        foreach (string? value in values)
            if (value is { Length: > 5 } && PageDate.Read(value, RegionalTag) is { } iso) return When.Parse(iso);
        return When.Unknown;
    }

    private string? RegionalTag => languageTag is { Length: > 2 } ? languageTag : Meta("og:locale") ?? languageTag;

    private static bool Agrees(string told, string heading)
    {
        string a = Lines.Fold(told), b = Lines.Fold(heading);
        return b.Length > 5 && (a.StartsWith(b, StringComparison.Ordinal) || (a.Length > 15 && b.Contains(a, StringComparison.Ordinal)) || (b.Length > 15 && a.Contains(b, StringComparison.Ordinal)));
    }

    /// <summary>Whether folded words name the page's site: its outlet or its host.</summary>
    private bool IsSite(string part)
    {
        if (part.Length < 3) return false;
        return Is(Lines.Fold(Outlet)) || Is(Lines.Fold(Host(Url)));
        bool Is(string site) => site.Length > 2 && (part == site || (part.Length < site.Length * 2 && part.Contains(site, StringComparison.Ordinal)) || (part.Length > 3 && site.Contains(part, StringComparison.Ordinal)));
    }

    /// <summary>"Headline | Outlet", "Headline - Outlet": the outlet's part goes.</summary>
    private string WithoutSite(string title)
    {
        foreach (string mark in (ReadOnlySpan<string>)[" | ", " – ", " — ", " - ", " » ", " « ", " :: ", " · ", " • ", " │ ", " // ", ": "])
        {
            int at = title.LastIndexOf(mark, StringComparison.Ordinal);
            if (at < 1) continue;
            string tail = Lines.Fold(title.AsSpan(at + mark.Length));
            if (IsSite(tail) || (mark is " | " && at > 14 && tail.Length < 30)) return WithoutSite(title[..at].Trim());
            int first = title.IndexOf(mark, StringComparison.Ordinal);
            if (IsSite(Lines.Fold(title.AsSpan(0, first)))) return WithoutSite(title[(first + mark.Length)..].Trim());
        }
        return title;
    }

    /// <summary>The second level of the host's name: "example" of www.example.co.uk.</summary>
    private static string? Host(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri)) return null;
        var parts = uri.Host.Split('.');
        return parts.Length < 2 ? null : parts[^2].Length <= 3 && parts.Length > 2 ? parts[^3] : parts[^2];
    }

    private static string? Absolute(string? url) => url is null || url.Length > 2000 ? null : url.StartsWith("//", StringComparison.Ordinal) ? $"https:{url}" : url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null;

    private string? Meta(string name) => meta.GetValueOrDefault(name);
    private IEnumerable<string> Metas(params string[] names) => names.Select(Meta).OfType<string>();

    private void AddMeta(IElement element)
    {
        string? name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv");
        if (name is not null && Clean(element.GetAttribute("content")) is { } content) meta.TryAdd(name, content);
    }

    private static bool Has(IElement element, string attribute, string word) => element.GetAttribute(attribute) is { } value && value.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>All elements in the order of the page, each with whether it stands in a part that is not about the report: comments, menus, lists of other reports.</summary>
    private static IEnumerable<(IElement Element, bool Beside)> Elements(IDocument page)
    {
        var stack = new Stack<(INodeList Nodes, int Next, bool Beside)>();
        stack.Push((page.ChildNodes, 0, false));
        while (stack.TryPop(out var frame))
        {
            if (frame.Next >= frame.Nodes.Length) continue;
            var node = frame.Nodes[frame.Next];
            stack.Push(frame with { Next = frame.Next + 1 });
            if (node is not IElement element) continue;
            bool beside = frame.Beside || element.LocalName is "nav" or "footer" or "aside" || (element.ClassName is { Length: > 0 } && element.LocalName is not ("html" or "body" or "article" or "main") && OtherParts().IsMatch(PageNames.NamesOf(element)));
            yield return (element, beside);
            stack.Push((element.ChildNodes, 0, beside));
        }
    }

    /// <summary>The words of an element, null when there are none or more than asked for: then it is no byline and no date.</summary>
    internal static string? TextOf(IElement element, int most)
    {
        var words = new StringBuilder();
        var stack = new Stack<(INodeList Nodes, int Next)>();
        stack.Push((element.ChildNodes, 0));
        while (stack.TryPop(out var frame))
        {
            if (frame.Next >= frame.Nodes.Length) continue;
            var node = frame.Nodes[frame.Next];
            stack.Push((frame.Nodes, frame.Next + 1));
            if (node is IText text) words.Append(text.Data);
            else if (node is IElement inner && inner.LocalName is not ("script" or "style" or "svg" or "noscript"))
            {
                if (inner.LocalName is "br" or "div" or "p" or "li") words.Append(' ');
                stack.Push((inner.ChildNodes, 0));
            }
            if (words.Length > most * 4) return null;
        }
        return Clean(words.ToString()) is { } clean && clean.Length <= most ? clean : null;
    }

    internal static string? Clean(string? text)
    {
        if (text is null) return null;
        string clean = string.Join(' ', System.Net.WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 ? null : clean;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![a-z])(?:date|datum|fecha|published|publish(?:ed)?-?(?:date|on|at)?|pub-?date|post-?date|entry-?date|timestamp|time|posted-?on|dateline|created|meta-?date|article-?date|news-?date|datetime|data|byline|meta|entry-?meta|post-?meta|article-?meta|info|submitted)(?![a-z])", Options)]
    private static partial Regex DayNames();

    [GeneratedRegex(@"(?<![a-z])(?:author|authors|autor|autoren|auteur|byline|by-line|writer|redakteur|article-?author|post-?author|entry-?author|author-?name|creator|vcard)(?![a-z])", Options)]
    private static partial Regex AuthorNames();

    [GeneratedRegex(@"(?<![a-z])(?:comments?|commentlist|related|recommend\w*|sidebar|most-?(?:read|popular)|widget|teasers?|latest|recent|popular|trending|footer|navigation|menu|carousel|more-?(?:stories|news|posts))(?![a-z])", Options)]
    private static partial Regex OtherParts();

    [GeneratedRegex(@"/(?:19|20)\d\d/\d{1,2}/\d{1,2}/", Options)]
    private static partial Regex UrlDay();
}
