using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Vedette.Language;

namespace Vedette.Read;

/// <summary>
/// Finds the report on a page. The box that holds most of the page's running text is the report's; boxes named as menus, comments or notices do not count, unless nearly all
/// text stands in them, since names mislead. Within the report lists of links and boxes named as something else are left out.
/// </summary>
internal static partial class PageText
{
    /// <summary>How many blocks may stand between a headline and its report: byline, date, share buttons, a picture.</summary>
    private const int FarthestHeadline = 40;

    /// <summary>A box named as something beside the report holds less than this share of the running text, or the name misleads.</summary>
    private const double MostBeside = 0.45;

    /// <summary>A report with less running text than this may be what pruning left of one; in characters.</summary>
    private const int SuspiciouslyShort = 250;

    /// <summary>So many times the report's running text must stand elsewhere before all of the page is taken for it.</summary>
    private const double FarMore = 4;

    /// <summary>A shorter caption is a label, a longer one a report of its own.</summary>
    private const int ShortestCaption = 40, LongestCaption = 600;

    /// <returns>The text, and the captions in it, which belong to pictures that the text does not hold.</returns>
    /// <param name="description">How the page sums itself up: a paragraph before the report that says the same is its lead.</param>
    /// <param name="told">The report's text as the page tells it to machines; taken when the page itself shows far less.</param>
    public static (string Text, ImmutableArray<TextSpan> Captions) Of(Page page, string? description = null, string? told = null)
    {
        var kept = Select(page, Lines.Fold(description));
        double running = kept.Sum(i => page.Blocks[i].Mass);
        if (told is not null && running < told.Length / FarMore) return (told, []);
        var text = new StringBuilder();
        var captions = ImmutableArray.CreateBuilder<TextSpan>();
        BlockKind last = default;
        foreach (int index in kept)
        {
            var block = page.Blocks[index];
            if (text.Length > 0) text.Append(block.Kind == last && block.Kind is BlockKind.Item or BlockKind.Row ? "\n" : "\n\n");
            if (block.Kind is BlockKind.Caption) captions.Add(new(text.Length, text.Length + block.Text.Length));
            text.Append(block.Text);
            last = block.Kind;
        }
        return (text.ToString(), captions.ToImmutable());
    }

    /// <summary>The blocks of the report, in order.</summary>
    private static List<int> Select(Page page, string description)
    {
        var (blocks, boxes) = (page.Blocks, page.Boxes);
        if (blocks.Count == 0) return [];
        var all = new double[blocks.Count];
        for (int i = 0; i < all.Length; i++) all[i] = blocks[i].Mass;
        bool[] beside = Beside(page, Sums(all));
        // A block is beside the report when any box around it is.
        var mass = new double[blocks.Count];
        for (int i = 0; i < mass.Length; i++) mass[i] = beside[blocks[i].Box] ? 0 : all[i];
        double[] sums = Sums(mass);
        int report = ReportBox(boxes, beside, sums);
        var box = boxes[report];
        List<int> kept = [.. Lead(page, box.First, description)];
        for (int i = box.First; i < box.End; i++)
            if (!beside[blocks[i].Box] && (IsReport(blocks[i]) || IsCaption(blocks[i]))) kept.Add(i);
        Tail(blocks, kept);
        if (sums[box.End] - sums[box.First] >= SuspiciouslyShort || all.Sum() < FarMore * SuspiciouslyShort) return kept;
        // Next to nothing is left of a page with much text: whatever hid it, readers see it.
        double left = kept.Sum(i => all[i]);
        List<int> whole = [.. Enumerable.Range(0, blocks.Count).Where(i => IsReport(blocks[i]) && !Outside(page, blocks[i].Box))];
        return whole.Sum(i => all[i]) > FarMore * Math.Max(left, 1) ? whole : kept;
    }

    private static double[] Sums(double[] mass)
    {
        var sums = new double[mass.Length + 1];
        for (int i = 0; i < mass.Length; i++) sums[i + 1] = sums[i] + mass[i];
        return sums;
    }

    /// <summary>For each box whether it stands beside the report: named so, mostly links, or inside one that does.</summary>
    private static bool[] Beside(Page page, double[] sums)
    {
        var (blocks, boxes) = (page.Blocks, page.Boxes);
        var letters = Sums([.. blocks.Select(b => (double)b.Text.Length)]);
        var links = Sums([.. blocks.Select(b => (double)b.LinkLength)]);
        var beside = new bool[boxes.Count];
        double Of(int i) => sums[boxes[i].End] - sums[boxes[i].First];
        double total = sums[^1];
        // First what is surely outside, then the rest by its share of what is left: a long thread of comments must not make the report look small.
        double left = total;
        var core = Core(boxes, sums);
        for (int i = 1; i < boxes.Count; i++)
        {
            bool outside = boxes[i].Role is Role.Comments || (boxes[i].Role is Role.Outside && core[i] < Math.Max(Of(i) * 0.5, total * 0.15));
            beside[i] = beside[boxes[i].Parent] || (outside && Of(i) < total * 0.85);
            if (beside[i] && !beside[boxes[i].Parent]) left -= Of(i);
        }
        for (int i = 1; i < boxes.Count; i++)
        {
            var box = boxes[i];
            double length = letters[box.End] - letters[box.First], linked = links[box.End] - links[box.First];
            beside[i] |= beside[box.Parent]
                || (box.Role is Role.Furniture or Role.Beside && Of(i) < left * MostBeside && core[i] < Math.Max(Of(i) * 0.5, left * 0.15))
                || (box.Count > 1 && Of(i) < left * 0.3 && linked > length * 0.6);
        }
        return beside;
    }

    /// <summary>For each box the most running text that one box named as a report holds below it.</summary>
    private static double[] Core(IReadOnlyList<Box> boxes, double[] sums)
    {
        var core = new double[boxes.Count];
        // Boxes stand in the order of the page, so that children come after their parents.
        for (int i = boxes.Count - 1; i > 0; i--)
        {
            bool named = boxes[i].Role is Role.Marked or Role.Body || (boxes[i].Role is Role.Report && boxes[i].Element.LocalName is "article" or "main");
            double held = named ? Math.Max(core[i], sums[boxes[i].End] - sums[boxes[i].First]) : core[i];
            core[boxes[i].Parent] = Math.Max(core[boxes[i].Parent], held);
        }
        return core;
    }

    private static int ReportBox(IReadOnlyList<Box> boxes, bool[] beside, double[] sums)
    {
        double total = sums[^1];
        if (total == 0) return 0;
        double Of(int i) => sums[boxes[i].End] - sums[boxes[i].First];
        // A box named as the report's text is believed when it holds a fair share of the page's text: the largest, and of equals the innermost.
        int marked = -1, named = -1, report = -1;
        for (int i = 1; i < boxes.Count; i++)
        {
            if (beside[i]) continue;
            if (boxes[i].Role is Role.Marked) Better(ref marked, i);
            else if (boxes[i].Role is Role.Body) Better(ref named, i);
            else if (boxes[i].Role is Role.Report) Better(ref report, i);
        }
        if (marked >= 0 && Of(marked) >= total * 0.2) return marked;
        if (named >= 0 && Of(named) >= total * 0.3) return named;

        void Better(ref int best, int i)
        {
            if (best < 0 || Of(i) > Of(best) || (Of(i) >= Of(best) * 0.9 && IsWithin(boxes, i, best))) best = i;
        }

        // Else the innermost box that holds most of the text.
        int chosen = 0;
        for (int i = 1; i < boxes.Count; i++)
            if (!beside[i] && boxes[i].Parent == chosen && boxes[i].Count > 1 && Of(i) >= Of(chosen) * 0.7) chosen = i;
        if (report >= 0 && Of(report) >= Of(chosen) * 0.7 && Of(report) >= total * 0.4 && IsWithin(boxes, report, chosen)) return report;
        return chosen;
    }

    private static bool IsWithin(IReadOnlyList<Box> boxes, int inner, int outer)
    {
        for (int up = inner; up >= 0; up = boxes[up].Parent) if (up == outer) return true;
        return false;
    }

    /// <summary>The headline before the report's box, and the paragraphs between the two: the report's lead.</summary>
    private static IEnumerable<int> Lead(Page page, int first, string description)
    {
        var blocks = page.Blocks;
        int headline = first - 1;
        while (headline >= 0 && first - headline < FarthestHeadline && !blocks[headline].Main) headline--;
        if (headline < 0 || !blocks[headline].Main) yield break;
        yield return headline;
        for (int i = headline + 1; i < first; i++)
            if (blocks[i].LinkShare < 0.3 && (IsSummary(blocks[i], description) || (!Outside(page, blocks[i].Box) && (blocks[i].Mass > 60 || (blocks[i].Kind is BlockKind.Heading && blocks[i].Text.Length > 60))))) yield return i;
    }

    /// <summary>Whether a block says what the page says of itself.</summary>
    private static bool IsSummary(PageBlock block, string description)
    {
        if (block.Text.Length < 20 || description.Length < 20) return false;
        string folded = Lines.Fold(block.Text);
        return folded.StartsWith(description, StringComparison.Ordinal) || description.StartsWith(folded, StringComparison.Ordinal);
    }

    /// <summary>A lead often stands in boxes named "header" or "teaser", which elsewhere hold no report: only what is surely something else is left out.</summary>
    private static bool Outside(Page page, int box)
    {
        for (int up = box; up >= 0; up = page.Boxes[up].Parent) if (page.Boxes[up].Role is Role.Outside or Role.Comments or Role.Furniture || page.Boxes[up].Element.LocalName is "aside" or "form" or "noscript" or "figure") return true;
        return false;
    }

    /// <summary>A caption that is a sentence says something and stays with the text, marked; names and labels below a picture do not.</summary>
    private static bool IsCaption(PageBlock block) => block.Kind is BlockKind.Caption && block.Text.Length is > ShortestCaption and <= LongestCaption && block.LinkShare < 0.5
        && block.Text.AsSpan().TrimEnd(")”\"’»") is [.., '.' or '!' or '?'];

    private static bool IsReport(PageBlock block) => block.Kind switch
    {
        BlockKind.Caption => false,
        _ when FurnitureFinder.LeadsAway(block.Text) => false,
        BlockKind.Heading => block.LinkShare < 0.8,
        _ => block.LinkShare < 0.6 || (block.Text.Length > 250 && block.LinkShare < 0.9),
    };

    /// <summary>What follows the report's last paragraph: headings with nothing below them, scraps.</summary>
    private static void Tail(IReadOnlyList<PageBlock> blocks, List<int> kept)
    {
        while (kept.Count > 1 && blocks[kept[^1]].Kind is BlockKind.Heading or BlockKind.Caption) kept.RemoveAt(kept.Count - 1);
    }
}
