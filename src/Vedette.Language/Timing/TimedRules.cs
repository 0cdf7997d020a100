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
        bool led = w.IsAny(at, "from", "between");
        int first = led ? at + 1 : at;
        if (!led && TryBound(w, at, out end, out kind, out value)) return true;
        kind = TimeKind.Time;
        bool found = TryMoment(w, first, out var moment, IsClockLed(w, first));
        if (HoursRules.TryHours(w, at, first, led, found ? moment : default, out end, out value) || HoursRules.TryFor(w, led, found ? moment : default, out end, out value))
        {
            kind = TimeKind.Interval;
            return true;
        }
        if (led || !found) return IsBareNight(w, at, out end);
        if (TryBehind(w, ref moment, out var told, out string? bound))
        {
            (end, kind, value) = (moment.End, told, bound);
            return true;
        }
        if (!moment.IsTimed) return false;
        if (!moment.HasDay && !moment.HasPart && !IsClockLed(w, at) && w[moment.End - 1].Word is not (TimeWord.Clock or TimeWord.Meridiem) && w[at + 1] is { Word: TimeWord.Mark, Value: ':' } && moment.Clock.Zone is null && w.IsCapital(at - 1)) return false;
        (end, value) = (moment.End, moment.Iso);
        if (w.Is(end, "or") && w.IsAny(end + 1, "later", "earlier", "after", "before") && w.ClosesClause(end + 2))
            (end, kind, value) = (end + 2, TimeKind.Interval, value is null ? null : w.IsAny(end + 1, "later", "after") ? value + "/.." : "../" + value);
        return true;
    }

    private static bool IsBareNight(TimeWindow w, int at, out int end)
    {
        end = at + 2;
        return w.Is(at, "at") && w.IsAny(at + 1, "night", "dawn", "dusk", "daybreak", "nightfall", "sunrise", "sunset", "lunchtime");
    }

    private static bool IsClockLed(TimeWindow w, int at) => w.IsAny(at - 1, "at", "by", "until", "from", "before", "after", "around", "about", "since", "till", "between");

    /// <summary>A single day, known or not: no month, week or span.</summary>
    private static bool IsDay(TimeWindow w, Point point) =>
        point.Stretch.Grain == Grain.Day || !point.Stretch.IsKnown && CalendarRules.IsNumeric(w, point) || !point.Stretch.IsKnown && point.Told is null && (point.Written.Day != 0 || point.Written.Weekday != 0 || w[point.End - 1].Word is TimeWord.Weekday or TimeWord.RelativeDay or TimeWord.DayPart);

    /// <summary>The longest of a day with its time, a time with its day, and a part of the day.</summary>
    public static bool TryMoment(TimeWindow w, int at, out Moment moment, bool led)
    {
        moment = default;
        if (w[at].Length == 0) return false;
        if (PointRules.TryPoint(w, at, PointRules.Depth, out var day) && IsDay(w, day)) moment = WithTime(w, new(day.End, day, default, true, false, w[day.End - 1].Word == TimeWord.DayPart || w.IsAny(day.End - 1, "tonight", "tonite")));
        if (ClockRules.TryClock(w, at, out int end, out var clock, led))
        {
            var timed = WithDay(w, new(end, default, clock, false, true, false));
            if (timed.End > moment.End) moment = timed;
        }
        if (TryPart(w, at, out var part) && part.End > moment.End) moment = part;
        return moment.End > at;
    }

    /// <summary>A part of the day with the day or the hour it is of: "early Tuesday morning" is read elsewhere; here "the early morning of 5 May", "in the afternoon on Friday", "in the morning at 7".</summary>
    private static bool TryPart(TimeWindow w, int at, out Moment moment)
    {
        moment = default;
        int part = w.Is(at, "in") && w.Is(at + 1, "the") ? at + 2 : w.Is(at, "the") ? at + 1 : at;
        if (!TryDayPart(w, part, out int end)) return false;
        bool placed = part == at + 2;
        bool portion = w[part].Word == TimeWord.Portion;
        int day = w.IsAny(end, "of", "on") || w.IsMark(end, ',') ? end + 1 : end;
        if ((placed || portion || w.Is(end, "of")) && PointRules.TryPoint(w, day, 1, out var point) && IsDay(w, point) && (day > end || placed))
        {
            moment = new(point.End, point, default, true, false, true);
            return true;
        }
        if (part == at + 1 || placed && w.Is(end, "of")) return false;
        moment = new(end, default, default, false, false, true);
        int hour = w.IsAny(end, "at", "around") ? end + 1 : end;
        if (!placed && !portion && !ClockRules.TryClock(w, hour, out _, out _, hour > end)) return false;
        if (ClockRules.TryClock(w, hour, out int after, out var clock, hour > end) || hour > end && ClockRules.TryHourAlone(w, hour, out after, out clock) && w.ClosesClause(after)) moment = moment with { End = after, HasClock = true, Clock = clock };
        return true;
    }

    /// <summary>"Morning", "early morning", "late-night", "night-time".</summary>
    private static bool TryDayPart(TimeWindow w, int at, out int end)
    {
        int part = w[at].Word == TimeWord.Portion ? w.IsDash(at + 1) ? at + 2 : at + 1 : at;
        end = part + 1;
        if (w[part] is not { Word: TimeWord.DayPart, IsPlural: false }) return false;
        if (w.IsDash(end) && w.IsGlued(end) && w.Is(end + 1, "time")) end += 2;
        return true;
    }

    /// <summary>A day with what tells the time behind it.</summary>
    private static Moment WithTime(TimeWindow w, Moment m)
    {
        int end = m.End;
        if (!m.HasPart)
        {
            int part = w.IsMark(end, ',') && w.Is(end + 1, "in") ? end + 1 : end;
            if (w.Is(part, "in") && w.Is(part + 1, "the")) part += 2;
            if (TryDayPart(w, part, out int after) && !w.Is(after, "of")) m = m with { End = end = after, HasPart = true };
            else if (w[end].Word == TimeWord.Meridiem && w[end].Length == 2 && (!w.Is(end, "am") || w.IsCapital(end) || w.ClosesClause(end + 1))) m = m with { End = end = end + 1, HasPart = true };
        }
        int next = w.IsMark(end, ',') ? end + 1 : end;
        if (w.Is(next, "T") && w.IsGlued(next) || w.IsAny(next, "at", "around", "by", "for")) next++;
        if (w.IsAny(next, "around", "about")) next++;
        bool led = w.IsAny(next - 1, "at", "around", "about");
        if (ClockRules.TryClock(w, next, out int behind, out var clock, led))
        {
            m = m with { End = behind, Clock = clock, HasClock = true };
            if (clock.Zone is null && TryOffset(w, behind, clock, out int after, out string? zone)) m = m with { End = after, Clock = clock with { Zone = zone ?? clock.Zone } };
            if (!m.HasPart && w.Is(m.End, "in") && w.Is(m.End + 1, "the") && w[m.End + 2] is { Word: TimeWord.DayPart, IsPlural: false }) m = m with { End = m.End + 3 };
        }
        else if (led && ClockRules.TryHourAlone(w, next, out behind, out clock) && clock.Hour <= 12 && w.ClosesClause(behind) && !(w.IsGlued(behind) && w.IsGlued(behind + 1)))
            m = m with { End = behind, Clock = clock, HasClock = true };
        return m;
    }

    /// <summary>A numeric offset behind a time: "+08:00", " +0800". No zone when it is no offset of this world.</summary>
    private static bool TryOffset(TimeWindow w, int at, Clock clock, out int end, out string? zone)
    {
        (end, zone) = (at + 2, null);
        if (w[at] is not { Word: TimeWord.Mark, Value: '+' or '-' } || !w.IsGlued(at + 1) || w[at + 1].Word != TimeWord.Digits || w.IsMark(at, '-') && !w.IsGlued(at) && clock.Second < 0) return false;
        var digits = w.Word(at + 1);
        string hours, minutes;
        if (digits.Length == 4) (hours, minutes) = (digits[..2].ToString(), digits[2..].ToString());
        else if (digits.Length == 2 && w.IsMark(end, ':') && w.IsGlued(end) && w[end + 1] is { Word: TimeWord.Digits, Length: 2 } && w.IsGlued(end + 1)) (hours, minutes, end) = (digits.ToString(), w.Word(end + 1).ToString(), end + 2);
        else return false;
        // "10:30 AM-11:30" are two times.
        if (w[at - 1].Word == TimeWord.Meridiem || ClockRules.TryMeridiem(w, end, out _, out _) || string.CompareOrdinal(hours, "14") > 0 || string.CompareOrdinal(minutes, "59") > 0) return false;
        zone = $"{(char)w[at].Value}{hours}:{minutes}";
        return true;
    }

    /// <summary>A time with the day behind it: "3 p.m. on Tuesday", "8am this morning", "18:00 UTC, 5 May", "5 to 6pm of 4 May".</summary>
    public static Moment WithDay(TimeWindow w, Moment m)
    {
        int next = w.IsAny(m.End, "on", "of") || w.IsMark(m.End, ',') ? m.End + 1 : m.End;
        if (!PointRules.TryPoint(w, next, 1, out var day) || !IsDay(w, day)) return m;
        int end = w[day.End].Word == TimeWord.DayPart && !w[day.End].IsPlural ? day.End + 1 : day.End;
        return m with { End = end, Day = day, HasDay = true };
    }

    /// <summary>A bound behind a day: "Tuesday before 5 p.m.", "1 May no later than 6:00".</summary>
    private static bool TryBehind(TimeWindow w, ref Moment m, out TimeKind kind, out string? value)
    {
        (kind, value) = (TimeKind.None, null);
        int next = w.IsMark(m.End, ',') ? m.End + 1 : m.End;
        if (!m.HasDay || m.HasClock || !TryLead(w, next, out int clocked, out int direction) || direction == 0 || !ClockRules.TryClock(w, clocked, out int end, out var limit, led: true)) return false;
        m = m with { End = end, Clock = limit, HasClock = true };
        (kind, value) = (TimeKind.Interval, m.Day.Stretch.IsKnown && limit.Sure ? direction < 0 ? "../" + m.Iso : m.Iso + "/.." : null);
        return true;
    }

    /// <summary>Words that bound a time: -1 up to it, 1 from it on, 0 about it.</summary>
    private static bool TryLead(TimeWindow w, int at, out int end, out int direction)
    {
        (end, direction) = (at + 1, 0);
        if (w.IsAny(at, "before", "until", "till", "by")) direction = -1;
        else if (w.IsAny(at, "after", "since")) direction = 1;
        else if (w.Is(at, "no") && w.IsAny(end, "later", "earlier") && w.Is(end + 1, "than")) (direction, end) = (w.Is(end, "later") ? -1 : 1, at + 3);
        else if (w.Is(at, "prior") && w.Is(end, "to")) (direction, end) = (-1, at + 2);
        else if (w.IsAny(at, "earlier", "later") && w.Is(end, "than")) (direction, end) = (w.Is(at, "earlier") ? -1 : 1, at + 2);
        else if (w.Is(at, "as") && w.IsAny(end, "early", "late") && w.Is(end + 1, "as")) (direction, end) = (w.Is(end, "late") ? -1 : 1, at + 3);
        else if (!w.Is(at, "around")) return false;
        if (direction != 0 && w.IsAny(end, "around", "about")) end++;
        return true;
    }

    /// <summary>A bound before a time of day: "before 4 p.m. tomorrow", "after about 15:30", "around 1 p.m.".</summary>
    private static bool TryBound(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        (end, kind, value) = (at, TimeKind.Interval, null);
        if (w[at].Word is not (TimeWord.Function or TimeWord.Inner) || !TryLead(w, at, out int next, out int direction) || w.Is(at, "by") || !TryMoment(w, next, out var moment, led: true) || !moment.HasClock && !(moment.HasPart && w[next].Word == TimeWord.DayPart)) return false;
        (end, value) = (moment.End, moment.Iso);
        if (direction == 0) kind = TimeKind.Time;
        else value = value is null || !moment.Clock.Sure ? null : direction < 0 ? "../" + value : value + "/..";
        return true;
    }
}
