using Vedette.Model;

namespace Vedette.Watching;

/// <summary>How often an address may be asked at most and is asked at least.</summary>
public sealed record PaceBounds(TimeSpan Least, TimeSpan Most)
{
    public static PaceBounds Usual { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(24));

    public TimeSpan Within(TimeSpan wait) => wait < Least ? Least : wait > Most ? Most : wait;
}

/// <summary>
/// When to ask again. One that often has news is asked often, one that has none ever more rarely; one that fails is left alone twice as long each time, and as long as it says
/// itself. Pure: time and chance are handed in.
/// </summary>
public static class Pacing
{
    public const int MostGaps = 20;

    private const double Slower = 1.25, Jitter = 0.2;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(30), LongestRetryAfter = TimeSpan.FromDays(7);

    /// <param name="fresh">How many new items it told.</param>
    /// <param name="chance">At least 0, below 1: spreads those that were added together.</param>
    public static Watched AfterAnswer(this Watched watched, int fresh, DateTimeOffset at, PaceBounds bounds, double chance)
    {
        ArgumentNullException.ThrowIfNull(watched);
        ArgumentNullException.ThrowIfNull(bounds);
        var gaps = fresh > 0 && watched.News is { } last && at > last ? watched.Gaps.Add((at - last) / fresh) : watched.Gaps;
        if (gaps.Length > MostGaps) gaps = gaps.RemoveAt(0);
        var after = watched with { Gaps = gaps, Asked = at, Good = at, Failures = 0, Fault = null, Told = watched.Told + fresh, News = fresh > 0 ? at : watched.News };
        var pace = watched.Good is null ? First : fresh == 0 ? watched.Pace * Slower : Min(watched.Pace / 2, after.MedianGap / 2 ?? TimeSpan.MaxValue);
        pace = bounds.Within(pace);
        return after with { Pace = pace, Due = at + pace * (1 + (Jitter * chance)) };
    }

    /// <param name="retryAfter">How long the server asks to be left alone; null when it does not say.</param>
    public static Watched AfterFailure(this Watched watched, Fault fault, DateTimeOffset at, TimeSpan? retryAfter, PaceBounds bounds, double chance)
    {
        ArgumentNullException.ThrowIfNull(watched);
        ArgumentNullException.ThrowIfNull(bounds);
        var wait = BackOff(watched.Pace, watched.Failures, bounds) * (1 + (Jitter * chance));
        if (retryAfter is { } asked && asked > wait) wait = Min(asked, LongestRetryAfter);
        return watched with { Asked = at, Failures = watched.Failures + 1, Fault = fault, Due = at + wait };
    }

    /// <summary>How long to leave something alone that failed so often before.</summary>
    public static TimeSpan BackOff(TimeSpan pace, int failures, PaceBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return bounds.Within(bounds.Within(pace) * Math.Pow(2, Math.Clamp(failures, 0, 20)));
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
