using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Read.Papers;

/// <summary>A page of a paper: the lines of its report, and what stands above and below them on every page.</summary>
/// <param name="Body">Its lines in the order of reading, an empty one between two blocks.</param>
internal sealed record PaperPage(IReadOnlyList<string> Body, IReadOnlyList<(string Line, string Kind)> Heads);

/// <summary>
/// Tells running heads and page numbers from the report. A head stands at the edge of several pages with the same letters, whatever its digits; a number stands there alone and
/// goes up by one from page to page.
/// </summary>
internal static partial class PaperLayout
{
    /// <summary>How many lines at the top and at the bottom of a page may be heads.</summary>
    private const int Edge = 3;

    /// <param name="title">What the file calls itself: the title of a paper often is the running head of its other pages.</param>
    public static IReadOnlyList<PaperPage> Pages(string text, string? title)
    {
        string[][] pages = [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\f', '\n').Split('\f').Select(p => p.Split('\n').Select(l => l.Trim()).ToArray())];
        var repeated = Repeated(pages);
        var counted = Counted(pages);
        return [.. pages.Select((lines, page) => Of(lines, repeated, line => page == 0 && IsTitle(line, title), line => NumberOf(line) is { } number && counted.Contains(number - page)))];
    }

    private static PaperPage Of(string[] lines, HashSet<string> repeated, Func<string, bool> isTitle, Func<string, bool> isNumber)
    {
        var edges = Edges(lines);
        List<(string, string)> heads = [];
        List<string> body = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string? kind = !edges.Contains(i) ? null : isNumber(lines[i]) ? "page_number" : repeated.Contains(Key(lines[i])) && !isTitle(lines[i]) ? "running_head" : null;
            if (kind is not null) heads.Add((lines[i], kind));
            else body.Add(lines[i]);
        }
        return new PaperPage(body, heads);
    }

    /// <summary>The lines at the edges of at least three pages, or of both where there are but two or three.</summary>
    private static HashSet<string> Repeated(string[][] pages) =>
        [.. pages.SelectMany(lines => Edges(lines).Select(i => Key(lines[i])).Distinct(StringComparer.Ordinal)).Where(key => key.Count(char.IsLetter) > 2)
            .GroupBy(key => key, StringComparer.Ordinal).Where(g => g.Count() >= (pages.Length > 3 ? 3 : 2)).Select(g => g.Key)];

    /// <summary>How far the printed numbers of pages run ahead of their count from 0, for those that at least two pages agree on.</summary>
    private static HashSet<int> Counted(string[][] pages) =>
        [.. pages.SelectMany((lines, page) => Edges(lines).Select(i => NumberOf(lines[i])).OfType<int>().Select(number => number - page).Distinct()).GroupBy(ahead => ahead).Where(g => g.Count() > 1).Select(g => g.Key)];

    /// <summary>Without a title told, a head without digits may be one: it stays on the first page.</summary>
    private static bool IsTitle(string line, string? title) => title is null ? !line.Any(char.IsDigit) : Lines.Fold(title).Contains(Lines.Fold(line), StringComparison.Ordinal);

    private static int? NumberOf(string line) => line.Length < 24 && Number().Match(line) is { Success: true } match ? int.Parse(match.Groups["n"].ValueSpan) : null;

    private static HashSet<int> Edges(string[] lines)
    {
        int[] filled = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].Length > 0)];
        return [.. filled.Take(Edge), .. filled.TakeLast(Edge)];
    }

    private static string Key(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsDigit(c) ? '#' : char.ToLowerInvariant(c)));

    [GeneratedRegex(@"^[-–—|\[( ]*(?:page|pg\.?|p\.|seite|página|pagina)?\s*(?<n>\d{1,4})(?:\s*(?:of|/|von|de|sur|di)\s*\d{1,4})?[-–—|\]) ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
