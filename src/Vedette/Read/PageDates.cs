using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>Where on a page a day was told; in the order of trust when equally many places tell different days.</summary>
internal enum DayMark
{
    /// <summary>JSON-LD of an article.</summary>
    Linked,

    /// <summary>A meta element for the time of publication.</summary>
    Published,

    /// <summary>JSON-LD of a page that is no article. Systems write it for timeless pages, too: believed only where the page prints it.</summary>
    LinkedPage,

    /// <summary>Microdata.</summary>
    Item,

    /// <summary>A meta element for a date, whatever happened then.</summary>
    Dated,

    /// <summary>Words behind a label: "Published on", "Erschienen am".</summary>
    Label,

    /// <summary>The beginning or the end of the page's title.</summary>
    Title,
    Url,
    Time,

    /// <summary>An element that is named as a date.</summary>
    Named,

    /// <summary>A short line near the heading.</summary>
    Line,

    /// <summary>The beginning of a paragraph near the heading.</summary>
    Lead,

    /// <summary>JSON-LD for the creation of the article or its video.</summary>
    Created,
}

/// <summary>
/// When a page was published and last changed. Every place that tells a day of publication has a vote, and the day with the most votes is taken with the time of the most
/// trusted place that tells it. Words for a change, for an event or for a list of other reports have no vote; where nothing else is told the date stays unknown.
/// </summary>
internal static partial class PageDates
{
    private static double Votes(DayMark mark) => mark switch { DayMark.Url => 2, DayMark.Named => 1.2, DayMark.Lead => 0.6, DayMark.Created => 0.5, _ => 1 };

    private static readonly string[] PublishedNames =
        ["article:published_time", "datePublished", "og:article:published_time", "og:pubdate", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publication_date", "pubdate", "article.published", "published-date", "cXenseParse:recs:publishtime", "cXenseParse:publishtime", "rnews:datePublished"];

    private static readonly string[] DatedNames = ["date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "dcterms.issued", "citation_publication_date", "last-modified-date"];

    private static readonly string[] ModifiedNames = ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified"];

    /// <summary>Lines and paragraphs this far behind the heading may still tell the date.</summary>
    private const int LinesAfter = 25, LeadsAfter = 40;

    /// <summary>How far into a paragraph a date at its beginning may reach.</summary>
    private const int LongestLead = 60;

    /// <summary>Longer blocks are paragraphs; what looks like a label in them is none.</summary>
    private const int LongestLabelled = 300;

    /// <summary>A page whose paragraphs begin with more different days than this lists reports or events.</summary>
    private const int MostLeads = 2;

    public static When Published(PageMarks marks, Page page)
    {
        var told = Told(marks, page);
        if (told.TryGetValue(DayMark.LinkedPage, out string? unsure) && !told.Any(t => t.Key != DayMark.LinkedPage && Day(t.Value) == Day(unsure)))
        {
            told.Remove(DayMark.LinkedPage);
            if (!told.ContainsKey(DayMark.Published)) return When.Unknown;
        }
        if (told.Count == 0) return Beside(marks);
        var days = told.GroupBy(t => Day(t.Value).ToString(), StringComparer.Ordinal).Select(g => (Sum: g.Sum(t => Votes(t.Key)), Best: g.MinBy(t => t.Key)));
        return When.Parse(days.MinBy(d => (-d.Sum, d.Best.Key)).Best.Value);
    }

    public static When Modified(PageMarks marks, Page page) =>
        When.Parse(Read([marks.Linked.Text("dateModified"), .. marks.Metas(ModifiedNames)], marks)
            ?? Read([.. marks.NamedDays.Where(d => !d.IsBeside && Change().IsMatch(d.Words)).Select(d => d.Words), .. page.LinesNear(page.Heading(marks.PageTitle), LinesAfter).Where(l => Change().IsMatch(l))], marks));

    private static ReadOnlySpan<char> Day(string iso) => iso.AsSpan(0, 10);

    /// <summary>The first day that each kind of place tells.</summary>
    private static Dictionary<DayMark, string> Told(PageMarks marks, Page page)
    {
        int heading = page.Heading(marks.PageTitle);
        string title = marks.PageTitle ?? "";
        Dictionary<DayMark, string> told = [];
        Add(DayMark.Linked, [marks.Linked.Text("datePublished", LinkedData.Article)]);
        if (told.Count == 0) Add(DayMark.LinkedPage, [marks.Linked.Text("datePublished")]);
        Add(DayMark.Published, marks.Metas(PublishedNames));
        if (marks.Meta("og:type") is not "product") Add(DayMark.Item, marks.MarkedDays.Where(d => !d.IsBeside).Select(d => d.Words));
        Add(DayMark.Dated, marks.Metas(DatedNames));
        Add(DayMark.Label, page.Blocks.Where(b => b.Text.Length < LongestLabelled && b.Text.AsSpan().ContainsAnyInRange('0', '9')).SelectMany(b => Label().Matches(b.Text)).Select(m => m.Groups["date"].Value));
        if (title.Length > 20) Add(DayMark.Title, [title[..20], title[^20..]]);
        Add(DayMark.Url, [UrlDay().Match(marks.Url ?? "") is { Success: true } url ? url.Value.Trim('/').Replace('/', '-') : null]);
        Add(DayMark.Time, Printed(marks.Times));
        Add(DayMark.Named, Printed(marks.NamedDays));
        Add(DayMark.Line, page.LinesNear(heading, LinesAfter).Where(IsDate));
        string[] leads = [.. page.Blocks.Skip(heading).Take(LeadsAfter).Where(b => !b.Main && b.Text.AsSpan(0, Math.Min(b.Text.Length, LongestLead)).ContainsAnyInRange('0', '9')).Select(b => Lead().Match(b.Text)).Where(m => m.Success && IsDate(m.Value)).Select(m => m.Value)];
        if (leads.Distinct(StringComparer.Ordinal).Count() <= MostLeads) Add(DayMark.Lead, leads);
        Add(DayMark.Created, [marks.Linked.Text("dateCreated"), marks.Linked.Text("uploadDate")]);
        return told;

        void Add(DayMark mark, IEnumerable<string?> words)
        {
            if (Read(words, marks) is { } iso) told.Add(mark, iso);
        }
    }

    private static IEnumerable<string> Printed(IEnumerable<Marked> days) => days.Where(d => !d.IsBeside && IsDate(d.Words)).Select(d => d.Words);

    /// <summary>Dates in parts beside the report tell its day only when all of one kind agree: a list of other reports has many.</summary>
    private static When Beside(PageMarks marks)
    {
        foreach (var days in (ReadOnlySpan<List<Marked>>)[marks.MarkedDays, marks.Times, marks.NamedDays])
        {
            string[] read = [.. days.Where(d => d.IsBeside && IsDate(d.Words)).Select(d => PageDate.Read(d.Words, marks.RegionalTag)).OfType<string>()];
            if (read.Select(iso => iso[..10]).Distinct(StringComparer.Ordinal).Count() == 1) return When.Parse(read[0]);
        }
        return When.Unknown;
    }

    private static string? Read(IEnumerable<string?> words, PageMarks marks)
    {
        foreach (string? value in words)
            if (value is { Length: > 5 } && PageDate.Read(value, marks.RegionalTag) is { } iso) return iso;
        return null;
    }

    private static bool IsDate(string words) => !Event().IsMatch(words) && !Change().IsMatch(words);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Words for a change with the first date of the text behind them.</summary>
    [GeneratedRegex(@"^[^\d]*(?:änder\w*|geändert|aktualisiert\w*|updated?|modified|edited|changed|bearbeitet|mis à jour|mise à jour|actualiz\w*|aggiornat\w*)\W*(?:\w+\W+){0,2}\d", Options)]
    private static partial Regex Change();

    [GeneratedRegex(@"\b(?:aktuelle[sr]? (?:zeit|datum)|termin|deadline|registriert|anmeldedatum|erscheinungsdatum|release|geteilt von|kundenbewertung|abgerufen|retrieved|accessed|joined|member since|dabei seit|join date|nächste|next)\b|\d{1,2}[:.]\d\d(?: Uhr)?\s*[-–]\s*\d{1,2}[:.]\d\d|\d{1,2}\.?\s*(?:[-–]|bis)\s*\d{1,2}\.", Options)]
    private static partial Regex Event();

    [GeneratedRegex(@"(?:erschienen|erstellt|veröffentlicht|eingestellt|gepostet|publiziert|published|posted|publié|mise? en ligne|publicado|pubblicato|pressemitteilung vom|meldung vom|artikel vom|datum|date|fecha|notizia del)\s*(?:am|on|le|el|il|:|at)?:?\s*(?<date>(?:\p{L}+,?\s*(?:the\s+)?)?\d.{5,28}|\p{L}{3,10} \d{1,2}, \d{4})", Options)]
    private static partial Regex Label();

    /// <summary>"Berlin, 25.01.2022 – …", "(21. November 2022) …".</summary>
    [GeneratedRegex(@"^(?:[\p{L} /-]{2,30}[,.:]?\s*)?[(\[]?\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}{3,9})\s?\d{4}[)\]]?", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"/(?:19|20)\d\d/\d{1,2}/\d{1,2}/", RegexOptions.CultureInvariant)]
    private static partial Regex UrlDay();
}
