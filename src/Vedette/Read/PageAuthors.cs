using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Vedette.Read;

/// <summary>
/// Who wrote a page's report, from the most trusted place that names somebody: JSON-LD, meta elements, microdata, bylines, the lines around the heading, labels anywhere.
/// A name that is the site's or an organisation's is taken only when no place names another.
/// </summary>
internal static partial class PageAuthors
{
    private const int Most = 8;
    private const int LinesAfter = 25;

    /// <summary>Longer blocks are paragraphs; what looks like a label in them is none.</summary>
    private const int LongestLabelled = 200;

    private static readonly string[] AuthorNames = ["author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "cXenseParse:author", "article:author_name", "shareaholic:article_author_name"];

    public static ImmutableArray<string> Of(PageMarks marks, Page page)
    {
        ImmutableArray<string> site = [];
        foreach (var (words, isStructured) in Places(marks, page))
        {
            ImmutableArray<string> names = [.. words.SelectMany(s => Bylines.NamesIn(s, marks.Outlet, isStructured)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
            if (names.IsEmpty) continue;
            if (!names.All(n => PageTitle.IsSite(Lines.Fold(n), marks))) return names;
            if (site.IsEmpty) site = names;
        }
        return site;
    }

    /// <summary>The words of each place, and whether they are surely names.</summary>
    private static IEnumerable<(IEnumerable<string> Words, bool IsStructured)> Places(PageMarks marks, Page page)
    {
        var linked = marks.Linked.Authors().ToArray();
        string[] near = [.. page.LinesNear(page.Heading(marks.PageTitle), LinesAfter)];
        yield return (linked.Where(a => a.IsPerson).Select(a => a.Name), true);
        yield return (marks.Metas(AuthorNames).Take(1), true);
        if (WrittenBy().IsMatch(marks.Meta("twitter:label1") ?? "")) yield return (marks.Metas("twitter:data1"), true);
        yield return (marks.Linked.Values("creator"), true);
        yield return (marks.People.Where(p => !p.IsBeside).Take(4).Select(p => p.Words), true);
        yield return (marks.Bylines.Where(p => !p.IsBeside).Select(p => p.Words), false);
        yield return (near.Where(Bylines.IsByline).Take(1), false);
        yield return (near.Select(Bylines.Dated).OfType<string>().Take(1), false);
        yield return (page.Blocks.Where(b => b.Text.Length < LongestLabelled && b.LinkShare < 0.9).Select(b => Bylines.Labelled(b.Text)).OfType<string>().Take(1), false);
        yield return (Agreed(marks.People), true);
        yield return (linked.Where(a => !a.IsPerson).Select(a => a.Name), true);
    }

    /// <summary>Names in parts beside the report are the author's only when there is but one.</summary>
    private static string[] Agreed(List<Marked> people)
    {
        string[] names = [.. people.Where(p => p.IsBeside).Select(p => p.Words).Distinct(StringComparer.OrdinalIgnoreCase)];
        return names.Length == 1 ? names : [];
    }

    [GeneratedRegex(@"^(?:written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|napisane przez|skriven av|skrevet av|yazan)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenBy();
}
