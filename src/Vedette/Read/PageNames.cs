using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Vedette.Read;

/// <summary>What an element is for, as its tag and its names say.</summary>
internal enum Role : byte
{
    Neutral,

    /// <summary>Named as the page's report: an article element, "entry-content".</summary>
    Report,

    /// <summary>Named as the text of the report itself.</summary>
    Body,

    /// <summary>Marked as the text of the report for machines (schema.org articleBody).</summary>
    Marked,

    /// <summary>Named as something beside the report; names mislead, so it is believed only where most of the page's text stands elsewhere.</summary>
    Beside,

    /// <summary>Named as a menu, a notice, a column at the side: believed where it does not hold the report.</summary>
    Furniture,

    /// <summary>What its tag makes a menu or a footer: believed unless nearly all text stands in it, or it holds the report.</summary>
    Outside,

    /// <summary>What readers wrote: believed unless nearly all text stands in it.</summary>
    Comments,

    /// <summary>No text at all: scripts, styles, hidden elements.</summary>
    Nothing,
}

/// <summary>What the names of an element say about the words in it.</summary>
[Flags]
internal enum NameMarks : byte { None = 0, Day = 1, Author = 2, OtherPart = 4, Subtitle = 8 }

/// <summary>
/// Reads an element's role from its tag, class, id, role and microdata. A page repeats few names many times, so that what was read of names is kept while the page is read.
/// </summary>
internal sealed partial class PageNames
{
    private readonly Dictionary<string, Role> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameMarks> marks = new(StringComparer.Ordinal);

    public Role RoleOf(IElement element)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "template" or "svg" or "math" or "iframe" or "object" or "embed" or "canvas" or "audio" or "video" or "head" or "select" or "datalist" or "textarea" or "button" or "input" or "dialog" or "map" or "progress" or "meter" or "title":
                return Role.Nothing;
            case "html" or "body":
                return Role.Neutral;
            case "nav" or "footer" or "menu":
                return Role.Outside;
            case "noscript":
                return Role.Beside;
        }
        if (element.Attributes.Length == 0) return element.LocalName is "article" or "main" ? Role.Report : element.LocalName is "aside" or "form" or "fieldset" ? Role.Beside : Role.Neutral;
        if (IsHidden(element)) return Role.Nothing;
        if (element.GetAttribute("itemprop") is { } item && (item.Contains("articleBody", StringComparison.OrdinalIgnoreCase) || item.Equals("text", StringComparison.OrdinalIgnoreCase))) return Role.Marked;
        string names = NamesOf(element);
        if (element.LocalName is "article" or "main" || element.GetAttribute("role") is "main" or "article")
            return names.Length == 0 || PostNames().IsMatch(names) ? Role.Report : CommentNames().IsMatch(names) ? Role.Comments : BodyNames().IsMatch(names) ? Role.Body : TeaserNames().IsMatch(names) ? Role.Beside : Role.Report;
        if (element.GetAttribute("role") is "navigation" or "contentinfo" or "banner" or "search" or "dialog" or "menu" or "alert") return Role.Outside;
        if (element.GetAttribute("aria-hidden") == "true" || element.LocalName is "aside" or "form" or "fieldset" || element.GetAttribute("role") is "complementary") return Role.Beside;
        if (names.Length == 0) return Role.Neutral;
        if (roles.TryGetValue(names, out var known)) return known;
        var role = RoleOf(names);
        roles.Add(names, role);
        return role;
    }

    private static Role RoleOf(string names)
    {
        if (PostNames().IsMatch(names)) return Role.Report;
        if (CommentNames().IsMatch(names)) return Role.Comments;
        if (BodyNames().IsMatch(names)) return Role.Body;
        if (FurnitureNames().IsMatch(names)) return Role.Furniture;
        if (BesideNames().IsMatch(names)) return Role.Beside;
        return ReportNames().IsMatch(names) ? Role.Report : Role.Neutral;
    }

    public NameMarks MarksOf(string names)
    {
        if (names.Length == 0) return NameMarks.None;
        if (marks.TryGetValue(names, out var known)) return known;
        string words = Hump().Replace(names, "-");
        var found = (DayNames().IsMatch(words) ? NameMarks.Day : 0) | (AuthorNames().IsMatch(words) ? NameMarks.Author : 0) | (OtherParts().IsMatch(names) ? NameMarks.OtherPart : 0) | (SubtitleNames().IsMatch(words) ? NameMarks.Subtitle : 0);
        marks.Add(names, found);
        return found;
    }

    public static string NamesOf(IElement element)
    {
        string? names = element.GetAttribute("class"), id = element.GetAttribute("id");
        return names is null ? id ?? "" : id is null ? names : $"{names} {id}";
    }

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden")) return true;
        if (element.GetAttribute("style") is not { Length: > 8 } style) return false;
        string plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![a-z])(?:(?:article|story|post|entry|news|blog|single|detail|content|text|main|body|field-name|field-|field--name)[-_]*(?:body|content|text|copy|maintext|fulltext)|bodytext|body-copy|fulltext|itemfulltext|mw-parser-output|richtext|rich-text|rte|articlebody|storytext|[ce]-content|theme-post-content)(?![a-z])", Options)]
    private static partial Regex BodyNames();

    [GeneratedRegex(@"(?<![a-z])(?:comments?|commentlist|comment-?(?:list|form|area|section|body|content|text)|kommentare?|commentaires?|comentarios?|respond|disqus|disqus_thread|livefyre)(?![a-z])", Options)]
    private static partial Regex CommentNames();

    /// <summary>What WordPress and its like write on the element of a whole post, beside the names of its tags and categories.</summary>
    [GeneratedRegex(@"(?<![a-z-])(?:hentry|type-post|type-page|status-publish)(?![a-z])", Options)]
    private static partial Regex PostNames();

    [GeneratedRegex(@"(?<![a-z])(?:article|story|post|entry|hentry|content|main)(?![a-z])", Options)]
    private static partial Regex ReportNames();

    [GeneratedRegex(@"(?<![a-z])(?:teaser|card|related|preview|promo|recommended|snippet|listing)(?![a-z])|loop-?item", Options)]
    private static partial Regex TeaserNames();

    [GeneratedRegex(@"(?<![a-z]|with-|has-|no-|above-|below-|hide-|without-)(?:cookies?|cookie-?\w+|consent|gdpr|footer|foot|site-?footer|nav|navi|navbar|navigation|menu|submenu|breadcrumbs?|brotkrumen|pagination|pager|outbrain|taboola|newsletter|sidebar|side-bar|popup|modal|skip-?links?|advertisement|adsbygoogle|ad-?(?:slot|box|container|wrapper)|share-?(?:buttons?|bar|links|tools|this)|sharing|sharedaddy|social-?(?:share|links|media|icons|bar)|jp-relatedposts|yarpp\w*|addtoany\w*|most-?(?:read|popular|viewed)|print-?only|screen-reader-text|visually-hidden|sr-only|noprint|toolbar|paywall|regwall)(?![a-z]|-layout|-right|-left|-enabled|-open)", Options)]
    private static partial Regex FurnitureNames();

    [GeneratedRegex(@"(?<![a-z]|with-|has-|no-|above-|below-|hide-|without-|category-|tag-)(?:related|recommend\w*|share|shares|social|subscri\w*|signup|sign-up|promo\w*|ads?|advert\w*|anzeige|banner|tags?|tag-?list|tagcloud|categories|widget|trending|popular|author-?(?:bio|box|info|card|description)|about-?author|autor-?(?:box|info)|sponsor\w*|masthead|header|byline|post-?meta|entry-?meta|article-?meta|meta|read-?more|more-?(?:stories|news|articles|from|posts)|teasers?|login|register|search|rating|votes?|poll|tooltip|toc|bottom|next|prev|previous|post-?navigation|carousel|slider|gallery|caption|bildunterschrift|legende|dropdown|expander|flyout|disclaimer|copyright|credits?|donat\w*|supporters?|infobox|metadata|navbox|reflist|references|mw-editsection|noteblock|crp_related|latest|recent|similar|playlist|video-?(?:player|list)|audio-?player|feedback|contact|reading-?time|kicker|dateline|timestamp|weitere|verwandte|mehr-?zum\w*|kasten|partner)(?![a-z]|-layout|-enabled)", Options)]
    private static partial Regex BesideNames();

    /// <summary>Between the words of a name in camel case.</summary>
    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();

    [GeneratedRegex(@"(?<![a-z])(?:date|timedata|metadata|publication|authored|calendar|datum|fecha|published|publish(?:ed)?-?(?:date|on|at)?|pub-?date|post-?date|entry-?date|timestamp|time|posted-?on|dateline|created|meta-?date|article-?date|news-?date|datetime|data|byline|meta|entry-?meta|post-?meta|article-?meta|info|submitted)(?![a-z])", Options)]
    private static partial Regex DayNames();

    [GeneratedRegex(@"(?<![a-z])(?:sub-?title|sub-?headline|stand-?first|dek|deck|strap-?line|article-?(?:lead|lede|summary|standfirst|dek)|lead-?text|headline-?(?:lead|description)|untertitel|unterzeile|chapeau|chapo|entradilla|bajada|sommario|sottotitolo|ingress)(?![a-z])", Options)]
    private static partial Regex SubtitleNames();

    [GeneratedRegex(@"(?<![a-z])(?:author|authors|autor|autoren|auteur|byline|by-line|writer|redakteur|article-?author|post-?author|entry-?author|author-?name|creator|vcard)(?![a-z])", Options)]
    private static partial Regex AuthorNames();

    [GeneratedRegex(@"(?<![a-z])(?:comments?|commentlist|related|recommend\w*|sidebar|most-?(?:read|popular)|widget|teasers?|latest|recent|popular|trending|footer|navigation|menu|carousel|more-?(?:stories|news|posts))(?![a-z])", Options)]
    private static partial Regex OtherParts();
}
