using System.Text;
using System.Text.RegularExpressions;

namespace Vedette.Read;

/// <summary>
/// Finds the report on a page. The box that holds most of the page's running text is the report's; boxes named as menus, comments or notices do not count, unless nearly all
/// text stands in them, since names mislead. Within the report lists of links and boxes named as something else are left out.
/// </summary>
internal static partial class PageText
{
    public static string Of(Page page)
    {
        var kept = Select(page);
        var text = new StringBuilder();
        BlockKind last = default;
        foreach (int index in kept)
        {
            var block = page.Blocks[index];
            if (text.Length > 0) text.Append(block.Kind == last && block.Kind is BlockKind.Item or BlockKind.Row ? "\n" : "\n\n");
            text.Append(block.Text);
            last = block.Kind;
        }
        return text.ToString();
    }

    /// <summary>The blocks of the report, in order.</summary>
    private static List<int> Select(Page page)
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
        List<int> kept = [];
        for (int i = box.First; i < box.End; i++)
            if (!beside[blocks[i].Box] && IsReport(blocks[i])) kept.Add(i);
        Tail(blocks, kept);
        return kept;
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
        double total = sums[^1];
        for (int i = 1; i < boxes.Count; i++)
        {
            var box = boxes[i];
            double share = total == 0 ? 0 : (sums[box.End] - sums[box.First]) / total;
            double length = letters[box.End] - letters[box.First], linked = links[box.End] - links[box.First];
            beside[i] = beside[box.Parent] || (box.Role is Role.Furniture && share < 0.85) || (box.Role is Role.Beside && share < 0.4)
                || (box.Count > 1 && share < 0.3 && linked > length * 0.6);
        }
        return beside;
    }

    private static int ReportBox(IReadOnlyList<Box> boxes, bool[] beside, double[] sums)
    {
        double total = sums[^1];
        if (total == 0) return 0;
        double Of(int i) => sums[boxes[i].End] - sums[boxes[i].First];
        // A box named as the report's text is believed when it holds a fair share of the page's text: the largest, and of equals the innermost.
        int named = -1, report = -1;
        for (int i = 1; i < boxes.Count; i++)
        {
            if (beside[i]) continue;
            if (boxes[i].Role is Role.Body && (named < 0 || Of(i) > Of(named) || (Of(i) >= Of(named) * 0.9 && IsWithin(boxes, i, named)))) named = i;
            if (boxes[i].Role is Role.Report && (report < 0 || Of(i) > Of(report) || (Of(i) >= Of(report) * 0.9 && IsWithin(boxes, i, report)))) report = i;
        }
        if (named >= 0 && Of(named) >= total * 0.4) return named;
        // Else the innermost box that holds most of the text.
        int chosen = 0;
        for (int i = 1; i < boxes.Count; i++)
            if (!beside[i] && boxes[i].Parent == chosen && Of(i) >= Of(chosen) * 0.7) chosen = i;
        if (report >= 0 && Of(report) >= Of(chosen) * 0.7 && Of(report) >= total * 0.4 && IsWithin(boxes, report, chosen)) return report;
        return chosen;
    }

    private static bool IsWithin(IReadOnlyList<Box> boxes, int inner, int outer)
    {
        for (int up = inner; up >= 0; up = boxes[up].Parent) if (up == outer) return true;
        return false;
    }

    private static bool IsReport(PageBlock block) => block.Kind switch
    {
        BlockKind.Heading => block.LinkShare < 0.8,
        _ => block.LinkShare < 0.6 || (block.Text.Length > 250 && block.LinkShare < 0.9),
    };

    /// <summary>What follows the report's last paragraph: headings with nothing below them, scraps.</summary>
    private static void Tail(IReadOnlyList<PageBlock> blocks, List<int> kept)
    {
        while (kept.Count > 1 && blocks[kept[^1]].Kind is BlockKind.Heading) kept.RemoveAt(kept.Count - 1);
    }
}
