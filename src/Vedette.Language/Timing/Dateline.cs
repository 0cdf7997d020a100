namespace Vedette.Language;

/// <summary>The day that a text itself says it was written on.</summary>
internal static class Dateline
{
    /// <summary>A dateline stands under the headline: further down a line with a date of its own is a date of the story.</summary>
    private const int FirstLines = 4, LongestLine = 60;

    /// <summary>The date, with year, that is all of one of the first lines that are not empty; null when there is none or more than one such day.</summary>
    public static DateOnly? Of(string text)
    {
        DateOnly? found = null;
        int lines = 0;
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            var line = range.Trim();
            if (line.IsEmpty) continue;
            if (++lines > FirstLines) break;
            if (line.Length > LongestLine || line.IndexOfAnyInRange('0', '9') < 0 || WholeDay(line.ToString()) is not { } day) continue;
            if (found is not null && found != day) return null;
            found = day;
        }
        return found;
    }

    private static DateOnly? WholeDay(string line)
    {
        var window = new TimeWindow(line, null);
        var scanner = new TimeScanner(line);
        if (!scanner.Next()) return null;
        window.Show(scanner.Buffer, scanner.Count);
        return PointRules.TryPoint(window, 0, 0, out var point) && point.End == window.Count && point.Stretch.Grain == Grain.Day ? point.Stretch.First : null;
    }
}
