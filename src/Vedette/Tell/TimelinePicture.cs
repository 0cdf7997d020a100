using System.Collections.Immutable;
using System.Text;

namespace Vedette.Tell;

/// <summary>
/// A dot for everything that is told of a day, stacked on its day. Gaps are drawn by their logarithm, so that years and days fit one line: order is exact, distance is not.
/// The table beside it tells the same in words, so the picture is hidden from screen readers.
/// </summary>
internal static class TimelinePicture
{
    private const double Width = 960, Margin = 24, Step = 9, Radius = 3.4;
    private const int Highest = 12;
    private const double LabelRoom = 96;

    public static void Append(StringBuilder page, ImmutableArray<MomentLine> timeline, DateOnly? cutOff, Func<MomentLine, string> link)
    {
        var days = timeline.Where(m => m.When.First is not null).GroupBy(m => m.When.First!.Value).OrderBy(g => g.Key).Select(g => (Day: g.Key, Moments: g.ToArray())).ToArray();
        if (days.Length < 2) return;
        double[] at = new double[days.Length];
        for (int i = 1; i < days.Length; i++) at[i] = at[i - 1] + Math.Log2(1 + days[i].Day.DayNumber - days[i - 1].Day.DayNumber) + 1;
        double scale = (Width - 2 * Margin) / at[^1];
        double X(int i) => Margin + at[i] * scale;
        int tallest = Math.Min(Highest, days.Max(d => d.Moments.Length));
        double ground = 26 + tallest * Step, height = ground + 30;
        page.Append($"<svg class=\"line\" viewBox=\"0 0 {F(Width)} {F(height)}\" width=\"{F(Width)}\" height=\"{F(height)}\" aria-hidden=\"true\" focusable=\"false\">\n<line class=\"axis\" x1=\"{F(Margin)}\" x2=\"{F(Width - Margin)}\" y1=\"{F(ground)}\" y2=\"{F(ground)}\"/>\n");
        int ahead = cutOff is { } limit ? Array.FindIndex(days, d => d.Day > limit) : -1;
        if (cutOff is { } end && (ahead != 0 || days[0].Day <= end))
        {
            double x = ahead > 0 ? (X(ahead - 1) + X(ahead)) / 2 : X(days.Length - 1) + Radius * 2.5;
            page.Append($"<line class=\"cut\" x1=\"{F(x)}\" x2=\"{F(x)}\" y1=\"14\" y2=\"{F(ground + 6)}\"/><text class=\"cut\" x=\"{F(x > Width - 90 ? x - 5 : x + 5)}\" y=\"14\" text-anchor=\"{(x > Width - 90 ? "end" : "start")}\">cut-off</text>\n");
        }
        double lastLabel = double.NegativeInfinity, lastX = X(days.Length - 1);
        for (int i = 0; i < days.Length; i++)
        {
            double x = X(i);
            for (int k = 0; k < Math.Min(days[i].Moments.Length, Highest); k++)
            {
                var moment = days[i].Moments[k];
                page.Append($"<a href=\"{link(moment)}\" tabindex=\"-1\"><circle class=\"{(moment.IsAhead ? "ahead" : moment.IsEvent ? "event" : "told")}\" cx=\"{F(x)}\" cy=\"{F(ground - Step * (k + 0.85))}\" r=\"{F(Radius)}\"><title>{Escaping.Html($"{Wording.Date(moment.When)}: {moment.Sentence.Text}")}</title></circle></a>");
            }
            if (days[i].Moments.Length > Highest) page.Append($"<text x=\"{F(x)}\" y=\"{F(ground - Step * (Highest + 0.6))}\" text-anchor=\"middle\">+{days[i].Moments.Length - Highest}</text>");
            page.Append($"<line class=\"tick\" x1=\"{F(x)}\" x2=\"{F(x)}\" y1=\"{F(ground)}\" y2=\"{F(ground + 4)}\"/>");
            bool isEnd = i == days.Length - 1;
            if (isEnd || (x - lastLabel >= LabelRoom && (lastX - x >= LabelRoom)))
            {
                page.Append($"<text x=\"{F(x)}\" y=\"{F(ground + 20)}\" text-anchor=\"{(i == 0 ? "start" : isEnd ? "end" : "middle")}\">{Escaping.Html(Wording.Date(days[i].Moments.MinBy(m => m.When.Iso!.Length)!.When))}</text>");
                lastLabel = x + (i == 0 ? LabelRoom / 2 : 0);
            }
            page.Append('\n');
        }
        page.Append("</svg>\n");
    }

    private static string F(double value) => value.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
