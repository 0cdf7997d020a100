using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// The line below a headline that sums the report up: what the page names so, else a heading right below the headline. What a page tells of itself for lists and machines
/// ("description") is none, since it mostly repeats the first paragraph.
/// </summary>
internal static class PageSubtitle
{
    public const int Longest = 400;
    private const int Shortest = 20;

    /// <summary>A longer line that ends a sentence is a paragraph.</summary>
    private const int LongestLabel = 60;

    /// <summary>How many lines of the text may stand before it: headline, kicker, byline.</summary>
    private const int Farthest = 6;

    public static (string? Subtitle, TextSpan? Span) Of(PageMarks marks, Page page, Document read)
    {
        string title = Lines.Fold(read.Title);
        var head = Head(read.Text);
        string description = Lines.Fold(marks.Meta("og:description") ?? marks.Meta("description"));
        foreach (string told in Candidates(marks, page).Where(t => t.Length is >= Shortest and <= Longest && !FurnitureFinder.IsPage(t, new(0, t.Length))))
        {
            string folded = Lines.Fold(told);
            if (folded.Length < Shortest / 2 || (title.Length > 0 && (folded.Contains(title, StringComparison.Ordinal) || title.Contains(folded, StringComparison.Ordinal)))) continue;
            TextSpan? span = head.Where(l => l.Length <= Longest + 50 && Lines.Fold(l.In(read.Text)) == folded).Select(l => (TextSpan?)l).FirstOrDefault();
            // What does not stand at the head of the report is believed where the page says the same of itself elsewhere.
            if (span is not null || (description.Length > Shortest && folded.StartsWith(description[..Math.Min(description.Length, folded.Length)], StringComparison.Ordinal))) return (told, span);
        }
        return (null, null);
    }

    /// <summary>The lines up to the first paragraph of the report, which is the last of them.</summary>
    private static List<TextSpan> Head(string text)
    {
        var lines = Lines.Of(text, new(0, Math.Min(text.Length, 4 * Longest)));
        int first = lines.FindIndex(Math.Min(1, lines.Count), l => l.Length > LongestLabel && text[l.End - 1] is '.' or '!' or '?' or '”' or '"');
        return lines[..Math.Min(lines.Count, first < 0 ? Farthest : Math.Min(first + 1, Farthest))];
    }

    private static IEnumerable<string> Candidates(PageMarks marks, Page page)
    {
        foreach (string named in marks.Subtitles.Take(1)) yield return named;
        foreach (string alternative in marks.Linked.Values("alternativeHeadline", LinkedData.Article).Take(1)) yield return alternative;
        int headline = page.Heading(null);
        if (headline + 2 < page.Blocks.Count && page.Blocks[headline].Main && page.Blocks[headline + 1] is { Kind: BlockKind.Heading, Main: false, LinkShare: < 0.5, Text.Length: > 40 } below && page.Blocks[headline + 2].Kind is not BlockKind.Heading) yield return below.Text;
    }
}
