namespace Vedette.Language;

/// <summary>Reads the one date of a dateline, a byline or a field of a page: "March 16, 2022", "Wed, 17 Dec 2025 08:00:00 GMT", "17.12.2025", "2025-12-17T08:00:00+08:00".</summary>
public static class DateReader
{
    /// <summary>A field longer than this holds more than a date; what follows is not read.</summary>
    private const int LongestField = 400;

    /// <summary>
    /// The first date in the text that names year, month and day: <c>2025-12-17</c>, with the time and zone behind it where the text tells them (<c>2025-12-17T08:00:00Z</c>).
    /// Null when there is none, when there is no such day, or when day and month could change places and nothing else in the text decides.
    /// </summary>
    public static string? ToIso(ReadOnlySpan<char> text)
    {
        string field = text[..Math.Min(text.Length, LongestField)].ToString();
        var window = new TimeWindow(field, null);
        var scanner = new TimeScanner(field);
        while (scanner.Next())
        {
            window.Show(scanner.Buffer, scanner.Count);
            for (int at = 0; at < window.Count; at++)
            {
                if (!PointRules.TryPoint(window, at, 0, out var point)) continue;
                if (point.Stretch.Grain == Grain.Day)
                    return TimedRules.TryTimed(window, at, out int end, out var kind, out string? value) && end > point.End && kind == TimeKind.Time ? value : point.Stretch.Iso;
                at = point.End - 1;
            }
        }
        return null;
    }

    /// <summary>The day of <see cref="ToIso"/>.</summary>
    public static DateOnly? ToDate(ReadOnlySpan<char> text) => ToIso(text) is { } iso ? DateOnly.ParseExact(iso.AsSpan(0, 10), "yyyy-MM-dd") : null;
}
