using AngleSharp.Dom;

namespace Vedette.Read;

/// <summary>Words that an element says are a date or a person.</summary>
/// <param name="IsBeside">It stands in a part that is not about the report: comments, menus, lists of other reports.</param>
internal readonly record struct Marked(string Words, bool IsBeside);

/// <summary>
/// What a page says of itself, gathered in one walk: meta elements, JSON-LD, microdata, time elements, and elements named as dates or as authors. Nothing is judged here.
/// </summary>
internal sealed class PageMarks
{
    /// <summary>A page that names more dates or persons than this lists them.</summary>
    private const int MostOfAKind = 12;

    private readonly Dictionary<string, string> meta = new(StringComparer.OrdinalIgnoreCase);

    private readonly PageNames pageNames;

    public PageMarks(IDocument page, PageNames pageNames)
    {
        this.pageNames = pageNames;
        LanguageTag = page.DocumentElement?.GetAttribute("lang");
        foreach (var (element, beside, names) in Elements(page)) Mark(element, beside, names);
    }

    public LinkedData Linked { get; } = new();
    public List<string> Headings { get; } = [];
    public List<string> LesserHeadings { get; } = [];

    /// <summary>Dates of microdata (<c>itemprop="datePublished"</c>).</summary>
    public List<Marked> MarkedDays { get; } = [];

    /// <summary>Dates of <c>time</c> elements.</summary>
    public List<Marked> Times { get; } = [];

    /// <summary>Words of elements that are named as dates.</summary>
    public List<Marked> NamedDays { get; } = [];

    /// <summary>Words of elements that are named as the line below the headline.</summary>
    public List<string> Subtitles { get; } = [];

    /// <summary>Authors of microdata, hCard and <c>rel="author"</c>.</summary>
    public List<Marked> People { get; } = [];

    /// <summary>Words of elements that are named as authors or bylines.</summary>
    public List<Marked> Bylines { get; } = [];
    public string? PageTitle { get; private set; }
    public string? LanguageTag { get; }
    private string? Canonical { get; set; }

    public string? Url => Absolute(Meta("og:url")) ?? Absolute(Canonical);
    public string? Outlet => Meta("og:site_name") ?? Linked.Text("publisher") ?? Meta("application-name");

    /// <summary>ISO 639-1, as the page declares it.</summary>
    public string? Language => (LanguageTag ?? Meta("og:locale") ?? Meta("content-language")) is { Length: >= 2 } tag && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || !char.IsAsciiLetter(tag[2])) ? tag[..2].ToLowerInvariant() : null;

    /// <summary>With its region where the page tells one, which decides how 3/4/2025 is read.</summary>
    public string? RegionalTag => LanguageTag is { Length: > 2 } ? LanguageTag : Meta("og:locale") ?? LanguageTag;

    public string? Meta(string name) => meta.GetValueOrDefault(name);
    public IEnumerable<string> Metas(params ReadOnlySpan<string> names)
    {
        List<string> found = [];
        foreach (string name in names) if (Meta(name) is { } value) found.Add(value);
        return found;
    }

    private void Mark(IElement element, bool beside, string names)
    {
        switch (element.LocalName)
        {
            case "title" when PageTitle is null: PageTitle = Words.Clean(element.TextContent); break;
            case "meta": AddMeta(element); break;
            case "link" when Canonical is null && Has(element, "rel", "canonical"): Canonical = element.GetAttribute("href"); break;
            case "script" when Has(element, "type", "ld+json"): Linked.Add(element.TextContent); break;
            case "h1" when !beside: if (Words.Of(element, 400) is { } heading) Headings.Add(heading); break;
            case "h2" when !beside && LesserHeadings.Count < MostOfAKind: if (Words.Of(element, 300) is { Length: > 8 } lesser) LesserHeadings.Add(lesser); break;
            case "time": Add(Times, element.GetAttribute("datetime") is { Length: > 5 } stamp ? stamp : Words.Of(element, 100)); break;
        }
        if (element.Attributes.Length == 0) return;
        string? item = element.GetAttribute("itemprop") ?? element.GetAttribute("property");
        if (item is not null && item.Contains("datePublished", StringComparison.OrdinalIgnoreCase)) Add(MarkedDays, element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? Words.Of(element, 100));
        var marks = pageNames.MarksOf(names);
        if (marks.HasFlag(NameMarks.Day)) Add(NamedDays, Words.Of(element, 120));
        if (!beside && (marks.HasFlag(NameMarks.Subtitle) || item is "alternativeHeadline") && Subtitles.Count < MostOfAKind && Words.Of(element, PageSubtitle.Longest) is { } below) Subtitles.Add(below);
        if (Has(element, "rel", "author") || (item is not null && item.Contains("author", StringComparison.OrdinalIgnoreCase)))
            Add(People, element.LocalName == "meta" ? element.GetAttribute("content") : Words.Of(element, 100));
        else if (marks.HasFlag(NameMarks.Author) && element.LocalName != "body") Add(Bylines, Words.Of(element, 140));

        void Add(List<Marked> list, string? words)
        {
            if (words is { Length: > 1 } && list.Count < MostOfAKind * (beside ? 1 : 2)) list.Add(new(words, beside));
        }
    }

    private void AddMeta(IElement element)
    {
        string? name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv");
        if (name is not null && Words.Clean(element.GetAttribute("content")) is { } content) meta.TryAdd(name, content);
    }

    private static string? Absolute(string? url) => url is null || url.Length > 2000 ? null : url.StartsWith("//", StringComparison.Ordinal) ? $"https:{url}" : url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null;

    private static bool Has(IElement element, string attribute, string word) => element.GetAttribute(attribute) is { } value && value.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>All elements in the order of the page, each with whether it stands in a part that is not about the report, and its names.</summary>
    private IEnumerable<(IElement Element, bool Beside, string Names)> Elements(IDocument page)
    {
        // Names mislead ("content-sidebar-wrap"): what holds the headline is about the report.
        var around = page.QuerySelector("h1")?.GetAncestors().OfType<IElement>().ToHashSet() ?? [];
        var stack = new Stack<(INodeList Nodes, int Next, bool Beside)>();
        stack.Push((page.ChildNodes, 0, false));
        while (stack.TryPop(out var frame))
        {
            if (frame.Next >= frame.Nodes.Length) continue;
            var node = frame.Nodes[frame.Next];
            stack.Push(frame with { Next = frame.Next + 1 });
            if (node is not IElement element) continue;
            string names = PageNames.NamesOf(element);
            bool beside = frame.Beside || (!around.Contains(element) && (element.LocalName is "nav" or "footer" or "aside" || (element.LocalName is not ("html" or "body" or "article" or "main") && pageNames.MarksOf(names).HasFlag(NameMarks.OtherPart))));
            yield return (element, beside, names);
            if (element.ChildNodes.Length > 0) stack.Push((element.ChildNodes, 0, beside));
        }
    }
}
