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

    /// <summary>Function words may stand this far before the first word that tells a time ("no later than or at about …").</summary>
    private const int LongestLead = 6;

    /// <summary>The expressions in order, never overlapping. Values follow <see cref="TimeExpression.Value"/>.</summary>
    /// <param name="reference">
    /// When the document was written. Null when unknown: then a date that has one of the first lines to itself is it; where there is none, what must be reckoned from it ("yesterday", a date without a year) is found with a null value.
    /// </param>
    [SuppressMessage("Performance", "CA1822", Justification = "A layer of the engine like the others, made once and handed around.")]
    public ImmutableArray<TimeExpression> Find(string text, DateTime? reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = ImmutableArray.CreateBuilder<TimeExpression>();
        var window = new TimeWindow(text, reference is null ? Dateline.Of(text) : reference is { Year: >= FirstYear and <= LastYear } moment ? DateOnly.FromDateTime(moment) : null);
        var scanner = new TimeScanner(text);
        while (scanner.Next())
        {
            window.Show(scanner.Buffer, scanner.Count);
            string? day = null;
            for (int at = 0; at < window.Count;)
            {
                if (day is not null && window.IsSentenceEnd(at)) day = null;
                if (!CanBegin(window, at) || !TryRead(window, at, out int end, out var kind, out string? value))
                {
                    at++;
                    continue;
                }
                // A time of day is of the day that its sentence named last: "on Tuesday … at 18:00 UTC".
                if (kind == TimeKind.Time && value is ['T', ..] && day is not null) value = day + value;
                else if (kind is TimeKind.Date or TimeKind.Time && value is { Length: >= 10 } && value[4] == '-' && value[7] == '-') day = value[..10];
                found.Add(new(new(window[at].Start, window[end - 1].End), kind, value));
                at = end;
            }
        }
        return found.DrainToImmutable();
    }

    /// <summary>Most tokens begin nothing, and cost no more than this.</summary>
    private static bool CanBegin(TimeWindow w, int at) => w[at].Word switch
    {
        TimeWord.Other or TimeWord.Future or TimeWord.Past or TimeWord.Meridiem => false,
        TimeWord.Mark => w.IsApostrophe(at),
        TimeWord.Inner => w.Is(at, "as") ? w.IsAny(at + 1, "early", "late", "soon", "recently") && w.Is(at + 2, "as") : w.Is(at, "to") && w.Is(at + 1, "date"),
        _ => true,
    };

    /// <summary>The longest reading at a token; of two as long the one named first here.</summary>
    private static bool TryRead(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        var best = new Reading(at, TimeKind.None, null);
        if (w[at].Word == TimeWord.Function && !w.IsNear(at, LongestLead) && !w.IsAny(at + 1, "date", "now")) return TryVague(w, at, out end, out kind, out value);
        if (RangeRules.TryRange(w, at, out var range)) best = best.Or(new(range.End, TimeKind.Interval, range.Iso));
        if (OpenRules.TryOpen(w, at, out int reached, out var told, out string? meant)) best = best.Or(new(reached, told, meant));
        if (OpenRules.TryOnward(w, at, out reached, out meant)) best = best.Or(new(reached, TimeKind.Interval, meant));
        if (PointRules.TryPoint(w, at, PointRules.Depth, out var point)) best = best.Or(new(point.End, point.Kind, point.Iso));
        if (TimedRules.TryTimed(w, at, out reached, out told, out meant)) best = best.OrAsLong(new(reached, told, meant));
        if (RepeatRules.TryRepeat(w, at, out reached, out meant)) best = best.Or(new(reached, TimeKind.Repeating, meant));
        bool lasts = w.Is(at, "for");
        if (DurationRules.TryLength(w, lasts ? at + 1 : at, out var length))
        {
            if (!lasts) best = best.Or(new(length.End, TimeKind.Duration, length.Bound == 0 || !length.IsVague ? length.Length.Iso : null));
            if (DurationRules.TryLasting(w, at, length, out reached, out told, out meant)) best = best.Or(new(reached, told, meant));
        }
        if (DurationRules.TryUncounted(w, at, out reached, out var uncounted)) best = best.Or(new(reached, TimeKind.Duration, uncounted.Iso));
        if (VagueRules.TryVague(w, at, out reached, out told, out meant)) best = best.Or(new(reached, told, meant));
        (end, kind, value) = best;
        return end > at;
    }

    private static bool TryVague(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        if (VagueRules.TryVague(w, at, out end, out kind, out value)) return true;
        (end, kind) = (at, TimeKind.None);
        return false;
    }

    private readonly record struct Reading(int End, TimeKind Kind, string? Value)
    {
        public Reading Or(Reading other) => other.End > End ? other : this;
        public Reading OrAsLong(Reading other) => other.End >= End ? other : this;
    }
}
