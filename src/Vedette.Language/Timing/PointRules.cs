namespace Vedette.Language;

/// <summary>Any single time at an index: the longest that one of the rules reads, the earlier rule on a tie.</summary>
internal static class PointRules
{
    /// <summary>How deep times may stand in times: "the end of the first half of next year" is two deep. Bounds the work on junk.</summary>
    public const int Depth = 2;

    public static bool TryPoint(TimeWindow w, int at, int depth, out Point best)
    {
        best = default;
        if (w[at].Word is TimeWord.Other or TimeWord.Inner or TimeWord.Future or TimeWord.Past) return false;
        if (!w.TryRecall(at, depth, out best))
        {
            best = Read(w, at, depth);
            w.Remember(at, depth, best);
        }
        return best.End > at;
    }

    private static Point Read(TimeWindow w, int at, int depth)
    {
        Point best = default, point;
        if (CalendarRules.TryDate(w, at, out point)) best = point;
        if (ShiftRules.TryShift(w, at, out point) && point.End > best.End) best = point;
        if (PeriodRules.TryPeriod(w, at, depth, out point) && point.End > best.End) best = point;
        if (HolidayRules.TryHoliday(w, at, out point) && point.End > best.End) best = point;
        if (DurationRules.TryAnchored(w, at, depth, out point) && point.End > best.End) best = point;
        if (best.End > at && QuarterRules.TryPossessed(w, best, out point)) best = point;
        return best;
    }
}
