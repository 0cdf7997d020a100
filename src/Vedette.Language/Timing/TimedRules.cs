namespace Vedette.Language;

/// <summary>
/// Days with a time of day ("Tuesday at 3 p.m.", "8am this morning", "Thursday morning", "2025-12-17T08:00:00Z"), times of day alone, and spans of hours.
/// A part of the day has no hours of its own: its value is the day.
/// </summary>
internal static class TimedRules
{
    public static bool TryTimed(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        (end, kind, value) = (at, TimeKind.Time, null);
        if (PointRules.TryPoint(w, at, PointRules.Depth, out var point) && IsDay(w, point)) return TryBehindDay(w, point, out end, ref kind, out value);
        if (TryHours(w, at, out end, out var hours))
        {
            kind = TimeKind.Interval;
            value = hours.Sure ? $"{hours.From.Iso}/{hours.To.Iso}" : null;
            if (TryDayBehind(w, end, out point)) (end, value) = (point.End, hours.Sure && point.Stretch.IsKnown ? hours.On(point.Stretch.Iso!) : point.Stretch.Iso);
            return true;
        }
        if (ClockRules.TryClock(w, at, out end, out var clock))
        {
            value = clock.Sure ? clock.Iso : null;
            if (TryDayBehind(w, end, out point)) (end, value) = (point.End, point.Stretch.Iso is { } day ? clock.Sure ? day + clock.Iso : day : null);
            else if (w[end - 1].Word is not (TimeWord.Clock or TimeWord.Meridiem) && !IsClockLed(w, at) && w[at + 1] is { Word: TimeWord.Mark, Value: ':' } && !clock.Universal && w.IsCapital(at - 1)) return false;
            return true;
        }
        if (w[at].Word == TimeWord.Portion && w[at + 1] is { Word: TimeWord.DayPart, IsPlural: false }) return TryPartOfDay(w, at, at + 1, out end, out value);
        if (w.Is(at, "the") && w[at + 1] is { Word: TimeWord.DayPart, IsPlural: false } && w.Is(at + 2, "of") && PointRules.TryPoint(w, at + 3, 1, out point) && IsDay(w, point))
        {
            (end, value) = (point.End, point.Stretch.Iso);
            return true;
        }
        if (w.Is(at, "in") && w.Is(at + 1, "the") && w[at + 2] is { Word: TimeWord.DayPart, IsPlural: false }) return TryPartOfDay(w, at, at + 2, out end, out value);
        end = at + 2;
        return w.Is(at, "at") && w.IsAny(at + 1, "night", "dawn", "dusk", "noon", "midnight", "sunrise", "sunset") && w[at + 1].Word != TimeWord.Clock;
    }

    private static bool IsClockLed(TimeWindow w, int at) => w.IsAny(at - 1, "at", "by", "until", "from", "before", "after", "around", "about", "since", "till");

    /// <summary>A single day, known or not: no month, week or span.</summary>
    private static bool IsDay(TimeWindow w, Point point) =>
        point.Stretch.Grain == Grain.Day || !point.Stretch.IsKnown && point.Told is null && (point.Written.Day != 0 || point.Written.Weekday != 0 || w[point.End - 1].Word is TimeWord.Weekday or TimeWord.RelativeDay or TimeWord.DayPart);

    private static bool TryBehindDay(TimeWindow w, Point point, out int end, ref TimeKind kind, out string? value)
    {
        (end, value) = (point.End, point.Stretch.Iso);
        bool timed = w[end - 1].Word == TimeWord.DayPart || w.IsAny(end - 1, "tonight", "tonite");
        int part = w[end].Word == TimeWord.Portion ? end + 1 : end;
        if (w[part] is { Word: TimeWord.DayPart, IsPlural: false } && !timed) (end, timed) = (part + 1, true);
        int next = w.IsMark(end, ',') ? end + 1 : end;
        if (TryHours(w, next, out int after, out var hours))
        {
            (end, kind, value) = (after, TimeKind.Interval, hours.Sure && value is not null ? hours.On(value) : value);
            return true;
        }
        if (w.Is(next, "T") && w.IsGlued(next) || w.IsAny(next, "at", "around", "by")) next++;
        if (w.IsAny(next, "around", "about")) next++;
        int bound = w.IsAny(next, "before", "until") ? -1 : w.Is(next, "after") ? 1 : 0;
        if (bound != 0 && ClockRules.TryClock(w, next + 1, out after, out var limit) && next == end)
        {
            (end, kind, value) = (after, TimeKind.Interval, value is null || !limit.Sure ? null : bound < 0 ? $"../{value}{limit.Iso}" : $"{value}{limit.Iso}/..");
            return true;
        }
        if (w.IsAny(next - 1, "at", "around") && w[next] is { Word: TimeWord.Digits or TimeWord.Small, Length: <= 6, Value: >= 1 and <= 12 } && w.ClosesClause(next + 1) && !(w.IsGlued(next + 1) && w.IsGlued(next + 2)))
        {
            end = next + 1;
            return true;
        }
        if (ClockRules.TryClock(w, next, out after, out var clock))
        {
            (end, value) = (after, value is null ? null : clock.Sure ? value + clock.Iso : value);
            if (!clock.Universal && TryZone(w, end, clock, out after, out string? zone))
            {
                if (value is not null && clock.Sure) value += zone;
                end = after;
            }
            return true;
        }
        return timed;
    }

    /// <summary>An offset behind a time: "+08:00", " +0800".</summary>
    private static bool TryZone(TimeWindow w, int at, Clock clock, out int end, out string? zone)
    {
        (end, zone) = (at + 2, null);
        if (w[at] is not { Word: TimeWord.Mark, Value: '+' or '-' } || !w.IsGlued(at + 1) || w[at + 1].Word != TimeWord.Digits || w.IsMark(at, '-') && !w.IsGlued(at) && clock.Second < 0) return false;
        var digits = w.Word(at + 1);
        string hours, minutes;
        if (digits.Length == 4) (hours, minutes) = (digits[..2].ToString(), digits[2..].ToString());
        else if (digits.Length == 2 && w.IsMark(end, ':') && w.IsGlued(end) && w[end + 1] is { Word: TimeWord.Digits, Length: 2 } && w.IsGlued(end + 1)) (hours, minutes, end) = (digits.ToString(), w.Word(end + 1).ToString(), end + 2);
        else return false;
        zone = $"{(char)w[at].Value}{hours}:{minutes}";
        return string.CompareOrdinal(hours, "14") <= 0 && string.CompareOrdinal(minutes, "59") <= 0;
    }

    /// <summary>A day behind its time: "3 p.m. on Tuesday", "8am this morning", "18:00 UTC, 5 May".</summary>
    private static bool TryDayBehind(TimeWindow w, int at, out Point point)
    {
        int next = w.IsAny(at, "on") || w.IsMark(at, ',') ? at + 1 : at;
        if (!PointRules.TryPoint(w, next, 1, out point) || !IsDay(w, point)) return false;
        if (w[point.End].Word == TimeWord.DayPart && !w[point.End].IsPlural) point = point with { End = point.End + 1 };
        return true;
    }

    private static bool TryPartOfDay(TimeWindow w, int at, int part, out int end, out string? value)
    {
        (end, value) = (part + 1, null);
        return w[part].Word == TimeWord.DayPart && !(w.Is(end, "of") && w.Is(at, "in"));
    }

    private readonly record struct Hours(Clock From, Clock To)
    {
        public bool Sure => From.Sure && To.Sure;

        /// <summary>On a day; hours that run backwards end on the next.</summary>
        public string On(string day)
        {
            bool overnight = (To.Hour, To.Minute).CompareTo((From.Hour, From.Minute)) < 0;
            string last = overnight && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date) && date < DateOnly.MaxValue ? $"{date.AddDays(1):yyyy-MM-dd}" : day;
            return $"{day}{From.Iso}/{last}{To.Iso}";
        }
    }

    /// <summary>"5 to 6pm", "from 10 am to 2 pm", "between 14:00 and 15:30": the half of the day told once counts for both.</summary>
    private static bool TryHours(TimeWindow w, int at, out int end, out Hours hours)
    {
        (end, hours) = (at, default);
        bool led = w.IsAny(at, "from", "between");
        int first = led ? at + 1 : at;
        if (w[first].Word is not (TimeWord.Digits or TimeWord.Small or TimeWord.Clock)) return false;
        bool told = ClockRules.TryClock(w, first, out int middle, out var opening);
        if (!told)
        {
            if (w[first] is not { Word: TimeWord.Digits or TimeWord.Small, Value: >= 1 and <= 12 } || w[first].Length > 6 || w.IsGlued(first) && w[first - 1].Word != TimeWord.Mark || w.IsGlued(first) && w[first - 1] is { Value: '/' or '-' or '.' or ':' or ',' or '$' }) return false;
            (middle, opening) = (first + 1, new(w[first].Value, 0, Sure: false));
        }
        if (!w.IsDash(middle) && !w.IsAny(middle, "to", "until", "till", "through") && !(w.Is(middle, "and") && w.Is(at, "between"))) return false;
        if (!ClockRules.TryClock(w, middle + 1, out end, out var closing) || !told && !IsMeridiemEnd(w, end) && !(led && w[middle + 2] is { Word: TimeWord.Mark, Value: ':' })) return false;
        if (!opening.Sure && closing.Sure && opening.Hour is >= 1 and <= 12)
        {
            int shift = closing.Hour >= 12 ? 12 : 0;
            int hour = opening.Hour % 12 + shift;
            opening = opening with { Hour = hour > closing.Hour || hour == closing.Hour && opening.Minute > closing.Minute ? opening.Hour % 12 : hour, Sure = true };
        }
        hours = new(opening, closing);
        return true;
    }

    private static bool IsMeridiemEnd(TimeWindow w, int end) => w[end - 1].Word is TimeWord.Meridiem or TimeWord.Clock || w.Is(end - 1, "m") || w.IsMark(end - 1, '.') && w.Is(end - 2, "m");
}
