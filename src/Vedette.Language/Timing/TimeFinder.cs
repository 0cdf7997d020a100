using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Vedette.Language;

/// <summary>
/// Finds the time expressions of an English text and tells what they mean. Rules over words with a small lexicon, after the manner of HeidelTime (Strötgen and Gertz 2010) and SUTime (Chang and Manning 2012):
/// the text is cut into tokens once; at every token that can begin an expression each rule reads as far as it can, and the longest reading stands.
/// Reckoned by the conventions of news: a bare weekday or month is the nearest one that the tense around it looks to.
/// Linear in the text, and safe on any text. No state: one finder serves any number of threads.
/// </summary>
public sealed class TimeFinder
{
    /// <summary>Documents are written in these years; a reference beyond them, where reckoning would leave the calendar, counts as none.</summary>
    private const int FirstYear = 100, LastYear = 9900;

    /// <summary>The expressions in order, never overlapping. Values follow <see cref="TimeExpression.Value"/>.</summary>
    /// <param name="reference">When the document was written. Null when unknown: then what must be reckoned from it ("yesterday", a date without a year) is found with a null value.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "A layer of the engine like the others, made once and handed around.")]
    public ImmutableArray<TimeExpression> Find(string text, DateTime? reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = ImmutableArray.CreateBuilder<TimeExpression>();
        var window = new TimeWindow(text, reference is { Year: >= FirstYear and <= LastYear } moment ? DateOnly.FromDateTime(moment) : null);
        var scanner = new TimeScanner(text);
        while (scanner.Next())
        {
            window.Show(scanner.Buffer, scanner.Count);
            for (int at = 0; at < window.Count;)
            {
                if (window[at].Word is TimeWord.Other or TimeWord.Inner or TimeWord.Future or TimeWord.Past or TimeWord.Meridiem || window[at].Word == TimeWord.Mark && !window.IsApostrophe(at) || !TryRead(window, at, out int end, out var kind, out string? value))
                {
                    at++;
                    continue;
                }
                found.Add(new(new(window[at].Start, window[end - 1].End), kind, value));
                at = end;
            }
        }
        return found.DrainToImmutable();
    }

    /// <summary>The longest reading at a token; of two as long the one named first here.</summary>
    private static bool TryRead(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        var best = new Reading(at, TimeKind.None, null);
        if (RangeRules.TryRange(w, at, out var range)) best = best.Or(new(range.End, TimeKind.Interval, range.Iso));
        if (RangeRules.TryOpen(w, at, out int reached, out var told, out string? meant)) best = best.Or(new(reached, told, meant));
        if (RangeRules.TryOnward(w, at, out reached, out meant)) best = best.Or(new(reached, TimeKind.Interval, meant));
        if (PointRules.TryPoint(w, at, PointRules.Depth, out var point)) best = best.Or(new(point.End, point.Kind, point.Iso));
        if (TimedRules.TryTimed(w, at, out reached, out told, out meant)) best = best.OrAsLong(new(reached, told, meant));
        if (RepeatRules.TryRepeat(w, at, out reached, out meant)) best = best.Or(new(reached, TimeKind.Repeating, meant));
        if (DurationRules.TryLength(w, at, out var length)) best = best.Or(new(length.End, TimeKind.Duration, length.Bound == 0 || !length.IsVague ? length.Length.Iso : null));
        if (DurationRules.TryUncounted(w, at, out reached, out var uncounted)) best = best.Or(new(reached, TimeKind.Duration, uncounted.Iso));
        if (VagueRules.TryVague(w, at, out reached, out told)) best = best.Or(new(reached, told, null));
        (end, kind, value) = best;
        return end > at;
    }

    private readonly record struct Reading(int End, TimeKind Kind, string? Value)
    {
        public Reading Or(Reading other) => other.End > End ? other : this;
        public Reading OrAsLong(Reading other) => other.End >= End ? other : this;
    }
}
