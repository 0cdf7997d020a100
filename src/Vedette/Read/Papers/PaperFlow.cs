using System.Collections.Immutable;
using System.Text;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read.Papers;

/// <summary>
/// Joins the lines of a paper into paragraphs, also over the end of a column or a page; heads and page numbers follow the paragraph that they stand in, so that no sentence is cut.
/// A word that was broken at the end of a line is joined, and keeps its hyphen where the paper writes it with one elsewhere.
/// </summary>
internal sealed class PaperFlow
{
    /// <summary>A line shorter than this share of the paper's usual line ends its paragraph when its sentence ends.</summary>
    private const double Short = 0.75;

    /// <summary>A line shorter than this share is a heading or an item of a list.</summary>
    private const double VeryShort = 0.5;

    private readonly StringBuilder text = new();
    private readonly List<Furniture> furniture = [];
    private readonly List<int> starts = [];
    private readonly List<(string Line, string Kind)> waiting = [];
    private readonly HashSet<string> words;
    private readonly int usual;

    private PaperFlow(IReadOnlyList<PaperPage> pages)
    {
        string[] lines = [.. pages.SelectMany(p => p.Body).Where(l => l.Length > 0)];
        int[] lengths = [.. lines.Select(l => l.Length).Where(l => l > 20).Order()];
        usual = lengths.Length == 0 ? 0 : lengths[lengths.Length * 3 / 4];
        words = [.. lines.SelectMany(WordsOf)];
    }

    public static (string Text, ImmutableArray<Furniture> Heads, ImmutableArray<int> PageStarts) Of(IReadOnlyList<PaperPage> pages)
    {
        var flow = new PaperFlow(pages);
        string last = "";
        bool isApart = true;
        for (int page = 0; page < pages.Count; page++)
        {
            flow.waiting.AddRange(pages[page].Heads);
            bool isFirst = true;
            foreach (string line in pages[page].Body)
            {
                if (line.Length == 0) isApart = true;
                else
                {
                    bool goesOn = last.Length > 0 && (isApart || isFirst ? IsBroken(last, line) : flow.IsOneParagraph(last, line));
                    if (!goesOn) flow.EndParagraph();
                    flow.Add(last, line, goesOn, isFirst);
                    (last, isApart, isFirst) = (line, false, false);
                }
            }
            // A page without a report begins where the next one does.
            if (isFirst) flow.starts.Add(flow.text.Length);
            isApart = true;
        }
        flow.EndParagraph();
        return (flow.text.ToString().TrimEnd(), [.. flow.furniture], [.. flow.starts]);
    }

    private void Add(string last, string line, bool goesOn, bool isFirst)
    {
        if (!goesOn && text.Length > 0) text.Append("\n\n");
        else if (goesOn) Join(last, line);
        if (isFirst) starts.Add(text.Length);
        text.Append(line);
    }

    private void EndParagraph()
    {
        foreach (var (line, kind) in waiting)
        {
            if (text.Length > 0) text.Append("\n\n");
            furniture.Add(new(new TextSpan(text.Length, text.Length + line.Length), kind));
            text.Append(line);
        }
        waiting.Clear();
    }

    /// <summary>Whether a block or a page goes on with the sentence of the one before.</summary>
    private static bool IsBroken(string last, string line) => char.IsLower(line[0]) && (char.IsLetterOrDigit(last[^1]) || last[^1] is ',' or '-' or '\u2010' or '\u00AD' or '–' or '—' or ')' or '’' or '”');

    private bool IsOneParagraph(string last, string line)
    {
        if (IsItem(line)) return false;
        bool ends = last[^1] is '.' or '!' or '?' or ':' or '"' or '”' or '…' or '。';
        return ends ? last.Length >= usual * Short : last.Length >= usual * VeryShort || char.IsLower(line[0]);
    }

    private static bool IsItem(string line) => line[0] is '•' or '▪' or '■' or '●' or '◦' or '\uF0B7' || (line.Length > 2 && line[0] is '-' or '–' or '*' && line[1] == ' ');

    private void Join(string last, string line)
    {
        char end = last[^1];
        bool isHyphen = end is '-' or '\u2010' or '\u00AD' && last.Length > 1 && char.IsLetterOrDigit(last[^2]);
        if (isHyphen && (end == '\u00AD' || (char.IsLetter(last[^2]) && char.IsLower(line[0]) && !IsCompound(last, line)))) text.Length--;
        else if (!isHyphen && !(IsIdeograph(end) && IsIdeograph(line[0]))) text.Append(' ');
    }

    /// <summary>Whether the paper writes the word with its hyphen elsewhere, and nowhere in one.</summary>
    private bool IsCompound(string last, string line)
    {
        int start = last.Length - 1, end = 0;
        while (start > 0 && char.IsLetter(last[start - 1])) start--;
        while (end < line.Length && char.IsLetter(line[end])) end++;
        string before = last[start..^1], after = line[..end];
        return !words.Contains(before + after) && words.Contains($"{before}-{after}");
    }

    private static IEnumerable<string> WordsOf(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ';', ':', '(', ')', '"', '“', '”', '!', '?', '’').Replace('\u2010', '-'));

    private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u9FFF';
}
