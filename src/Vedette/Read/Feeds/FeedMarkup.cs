using System.Net;
using System.Text;

namespace Vedette.Read.Feeds;

/// <summary>An element of a feed: its name with the prefix that the world knows (<c>dc:date</c>), its attributes, its words, and where its content stands in the feed.</summary>
internal sealed class FeedElement(string name, int contentStart)
{
    private readonly StringBuilder words = new();

    public string Name { get; } = name;
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<FeedElement> Children { get; } = [];
    public int ContentStart { get; } = contentStart;
    public int ContentEnd { get; set; } = -1;

    /// <summary>The words directly in the element, with references and CDATA read.</summary>
    public string Words => words.ToString();

    public void Add(ReadOnlySpan<char> part) => words.Append(part);

    public string? Attribute(string attribute) => Attributes.GetValueOrDefault(attribute) is { } value && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public IEnumerable<FeedElement> All(params string[] names) => Children.Where(c => names.Contains(c.Name, StringComparer.Ordinal));

    /// <summary>The trimmed words of the first child of the first of these names that has any.</summary>
    public string? Text(params string[] names)
    {
        foreach (string name in names)
            foreach (var child in Children)
                if (child.Name == name && child.Words.AsSpan().Trim() is { IsEmpty: false } text) return text.ToString();
        return null;
    }
}

/// <summary>
/// Reads the elements of a feed as feeds are found, not as XML has them: bare ampersands, references that only HTML knows, elements that nobody closed, prefixes that nobody
/// declared, letter case at will, a text that breaks off. Everything is read; what was mended is counted. One pass, no recursion.
/// </summary>
internal sealed class FeedMarkup
{
    /// <summary>Elements deeper than this are read as content of the one that holds them.</summary>
    private const int Deepest = 64;

    /// <summary>Elements that hold words alone: where the next begins, whoever left one open meant to close it.</summary>
    private static readonly HashSet<string> Leaves = new(StringComparer.Ordinal)
        { "title", "link", "guid", "pubdate", "id", "updated", "published", "modified", "issued", "created", "dc:date", "dc:creator", "language", "author", "category", "generator", "lastbuilddate", "ttl", "loc", "lastmod" };

    private static readonly HashSet<string> Roots = new(StringComparer.OrdinalIgnoreCase) { "feed", "rss", "urlset", "sitemapindex" };

    private static readonly HashSet<string> Items = new(StringComparer.Ordinal) { "item", "entry" };

    /// <summary>The prefixes under which namespaces are known here, whatever prefix a feed gives them.</summary>
    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http://www.w3.org/2005/Atom"] = "atom", ["http://purl.org/atom/ns#"] = "atom", ["http://purl.org/dc/elements/1.1/"] = "dc", ["http://purl.org/dc/terms/"] = "dcterms",
        ["http://purl.org/rss/1.0/modules/content/"] = "content", ["http://search.yahoo.com/mrss/"] = "media", ["http://search.yahoo.com/mrss"] = "media", ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf", ["http://purl.org/rss/1.0/"] = "", ["http://my.netscape.com/rdf/simple/0.9/"] = "", ["http://backend.userland.com/rss2"] = "",
        ["http://www.google.com/schemas/sitemap-news/0.9"] = "news", ["http://www.sitemaps.org/schemas/sitemap/0.9"] = "", ["http://rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["http://www.w3.org/1999/xhtml"] = "xhtml",
    };

    private readonly string text;
    private readonly List<FeedElement> open = [];
    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
    private int cut;

    private FeedMarkup(string text) => this.text = text;

    /// <summary>How many elements were closed for their writers.</summary>
    public int Mended { get; private set; }

    /// <summary>Where the first of them stands, -1 without.</summary>
    public int FirstMended { get; private set; } = -1;

    /// <returns>A nameless element that holds all others.</returns>
    public static (FeedElement Root, FeedMarkup Markup) Read(string text)
    {
        var markup = new FeedMarkup(text);
        var root = new FeedElement("", 0);
        markup.open.Add(root);
        markup.Run();
        return (root, markup);
    }

    private FeedElement Top => open[^1];

    private void Run()
    {
        for (int at = 0; at < text.Length;)
        {
            int tag = text.IndexOf('<', at);
            if (tag < 0) tag = text.Length;
            if (tag > at) Words(at, tag);
            if (tag >= text.Length) break;
            at = Markup(tag);
        }
        if (open.Count > 1) Mend(text.Length);
        while (open.Count > 1) Close(text.Length);
        open[0].ContentEnd = text.Length;
    }

    private void Words(int start, int end)
    {
        string part = text[start..end];
        Top.Add(part.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(part) : part);
    }

    /// <summary>Reads the markup at a <c>&lt;</c>.</summary>
    /// <returns>Where to go on.</returns>
    private int Markup(int tag)
    {
        var rest = text.AsSpan(tag);
        if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            int end = text.IndexOf("]]>", tag, StringComparison.Ordinal);
            Top.Add(text.AsSpan((tag + 9)..(end < 0 ? text.Length : end)));
            return end < 0 ? text.Length : end + 3;
        }
        if (rest.StartsWith("<!--", StringComparison.Ordinal)) return After("-->", tag);
        if (rest.StartsWith("<?", StringComparison.Ordinal)) return After("?>", tag);
        if (rest.StartsWith("<!", StringComparison.Ordinal)) return EndOfDoctype(tag);
        if (rest.Length > 2 && rest[1] == '/' && char.IsLetter(rest[2])) return End(tag);
        if (rest.Length > 1 && char.IsLetter(rest[1])) return Start(tag);
        Top.Add("<");
        return tag + 1;
    }

    private int After(string mark, int from)
    {
        int end = text.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + mark.Length;
    }

    /// <summary>A document type may declare entities in brackets; they are not read, so that none can grow.</summary>
    private int EndOfDoctype(int tag)
    {
        int end = text.IndexOf('>', tag), bracket = text.IndexOf('[', tag);
        if (end < 0) return text.Length;
        return bracket >= 0 && bracket < end && text.IndexOf("]>", bracket, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : end + 1;
    }

    private int Start(int tag)
    {
        int nameEnd = NameEnd(tag + 1);
        var attributes = new List<(string Name, string Value)>();
        int end = Attributes(nameEnd, attributes, out bool isEmpty);
        foreach (var (attribute, value) in attributes)
            if (attribute.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase)) prefixes.TryAdd(attribute.Length > 6 ? attribute[6..] : "", Namespaces.GetValueOrDefault(value.Trim(), attribute.Length > 6 ? attribute[6..] : ""));
        var written = text.AsSpan(tag + 1, nameEnd - tag - 1);
        // A feed whose own elements have a prefix: <atom:feed>.
        if (open.Count == 1 && written.IndexOf(':') is > 0 and var colon && Roots.Contains(written[(colon + 1)..].ToString())) prefixes[written[..colon].ToString()] = "";
        string name = NameOf(written);
        if (open.Count >= Deepest)
        {
            if (!isEmpty) cut++;
            return end;
        }
        Before(name, tag);
        var element = new FeedElement(name, end);
        foreach (var (attribute, value) in attributes) element.Attributes.TryAdd(attribute, value);
        Top.Children.Add(element);
        if (isEmpty) element.ContentEnd = end;
        else open.Add(element);
        return end;
    }

    /// <summary>Closes what was meant to end before this element begins: an item before the next, a title before a link.</summary>
    private void Before(string name, int tag)
    {
        if (Leaves.Contains(Top.Name) && (Leaves.Contains(name) || Items.Contains(name) || name is "description" or "summary" or "content" or "content:encoded" or "enclosure" or "source"))
        {
            Mend(tag);
            Close(tag);
        }
        if (!Items.Contains(name)) return;
        int inner = open.FindLastIndex(e => Items.Contains(e.Name));
        if (inner < 0) return;
        Mend(tag);
        while (open.Count > inner) Close(tag);
    }

    private int End(int tag)
    {
        int nameEnd = NameEnd(tag + 2), close = text.IndexOf('>', nameEnd);
        if (cut > 0)
        {
            cut--;
            return close < 0 ? text.Length : close + 1;
        }
        string name = NameOf(text.AsSpan(tag + 2, nameEnd - tag - 2));
        int at = open.FindLastIndex(e => e.Name == name);
        if (at > 0)
        {
            if (at < open.Count - 1) Mend(tag);
            while (open.Count > at) Close(tag);
        }
        return close < 0 ? text.Length : close + 1;
    }

    private void Close(int at)
    {
        Top.ContentEnd = at;
        open.RemoveAt(open.Count - 1);
    }

    private void Mend(int at)
    {
        Mended++;
        if (FirstMended < 0) FirstMended = at;
    }

    private int NameEnd(int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('>' or '/' or '<')) at++;
        return at;
    }

    /// <summary>Reads attributes up to the end of the tag.</summary>
    /// <returns>Where the content begins.</returns>
    private int Attributes(int at, List<(string, string)> attributes, out bool isEmpty)
    {
        isEmpty = false;
        while (at < text.Length)
        {
            char c = text[at];
            if (c == '>') return at + 1;
            if (c == '<') return at;
            if (c == '/' || char.IsWhiteSpace(c))
            {
                isEmpty = c == '/' || isEmpty;
                at++;
                continue;
            }
            isEmpty = false;
            int start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '/' or '<')) at++;
            string name = text[start..at];
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at >= text.Length || text[at] != '=')
            {
                if (at == start) at++;
                continue;
            }
            at++;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at >= text.Length) break;
            int value = at;
            if (text[at] is '"' or '\'')
            {
                int end = text.IndexOf(text[at], at + 1);
                if (end < 0) return text.Length;
                attributes.Add((name, WebUtility.HtmlDecode(text[(at + 1)..end])));
                at = end + 1;
                continue;
            }
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '>') at++;
            attributes.Add((name, WebUtility.HtmlDecode(text[value..at].TrimEnd('/'))));
        }
        return text.Length;
    }

    /// <summary>The name in small letters, with the prefix that the world knows for the namespace; a prefix that nobody declared stays as it is.</summary>
    private string NameOf(ReadOnlySpan<char> written)
    {
        int colon = written.IndexOf(':');
        string local = written[(colon + 1)..].ToString().ToLowerInvariant();
        if (colon < 0) return local;
        string prefix = written[..colon].ToString();
        string known = prefixes.GetValueOrDefault(prefix, prefix).ToLowerInvariant();
        return known is "" or "rss" ? local : $"{known}:{local}";
    }
}
