namespace Vedette.Language;

/// <summary>Spans of hours and of moments: "5 to 6pm", "Tuesday from 7 to 7:30", "from 4pm today to 5pm tomorrow", "from 10 am for 3 hours".</summary>
internal static class HoursRules
{
    /// <summary>
    /// Hours and moments with two ends: "5 to 6pm", "from 10 am to 2 pm", "between 14:00 and 15:30", "Tuesday from 7 to 7:30", "from 4pm today to 5pm tomorrow", "between 3 and 8 yesterday".
    /// The half of the day, and the day, told once count for both ends. Bare hours need a day beside them and "from" or "between" before.
    /// </summary>
    public static bool TryHours(TimeWindow w, int at, int first, bool led, Moment left, out int end, out string? value)
    {
        (end, value) = (at, null);
        if (TryEnds(w, first, led, w.Is(at, "between"), left, out var start, out var close, out end))
        {
            value = Between(start, close);
            return true;
        }
        // A day before its hours.
        if (led || !left.HasDay || left.HasClock) return false;
        int next = w.IsMark(left.End, ',') || w.IsAny(left.End, "at") ? left.End + 1 : left.End;
        bool leads = w.IsAny(next, "from", "between");
        bool between = w.Is(next, "between");
        if (leads) next++;
        if (!TryEnds(w, next, led: leads, between, TimedRules.TryMoment(w, next, out var opening, leads || next > left.End) ? opening : default, out start, out close, out end, dated: true)) return false;
        if (!start.HasDay && !close.HasDay) (start, close) = (start with { Day = left.Day, HasDay = true }, close with { Day = left.Day, HasDay = true });
        value = Between(start, close);
        return true;
    }

    private static bool TryEnds(TimeWindow w, int first, bool led, bool between, Moment left, out Moment start, out Moment close, out int end, bool dated = false)
    {
        (start, close, end) = (left, default, first);
        if (w[first].Word is TimeWord.Other or TimeWord.Mark) return false;
        if (!left.HasClock && TryTwin(w, first, led, out var one, out var other, out end))
        {
            (start, close) = (new(end, default, one, false, true, false), new(end, default, other, false, true, false));
        }
        else if (!Joins(w, first, led, between, left, ref start, out close, out end, dated)) return false;
        if (!close.HasDay && !start.HasDay)
        {
            var behind = dated ? close : TimedRules.WithDay(w, close with { End = end });
            if (behind.HasDay) (start, close, end) = (start with { Day = behind.Day, HasDay = true }, behind, behind.End);
        }
        else if (!close.HasDay) close = close with { Day = start.Day, HasDay = true };
        else if (!start.HasDay) start = start with { Day = close.Day, HasDay = true };
        return true;
    }

    private static bool Joins(TimeWindow w, int first, bool led, bool between, Moment left, ref Moment start, out Moment close, out int end, bool dated)
    {
        (close, end) = (default, first);
        bool bare = !left.HasClock;
        if (bare)
        {
            if (!ClockRules.TryHourAlone(w, first, out int middle, out var hour)) return false;
            start = new(middle, default, hour, false, true, false);
        }
        int join = start.End;
        if (!w.IsDash(join) && !w.IsAny(join, "to", "until", "till", "til", "through") && !(between && w.Is(join, "and"))) return false;
        bool told = TimedRules.TryMoment(w, join + 1, out close, led: true) && close.HasClock;
        if (!told)
        {
            // "From 11 am to 3": the hour after the first, as long as nothing is counted with it.
            if (!ClockRules.TryHourAlone(w, join + 1, out int last, out var hour) || w[last].Word is TimeWord.Unit or TimeWord.Month) return false;
            close = new(last, default, hour, false, true, false);
            var behind = dated ? close : TimedRules.WithDay(w, close);
            bool beside = dated || behind.HasDay || start.HasDay;
            if (bare ? !led || !beside : !(w.ClosesClause(last) || beside)) return false;
            if (w.IsGlued(join + 1) && w.IsGlued(join) && bare && w[join - 1].Length > 2) return false;
            close = behind;
            if (start.Clock.Sure && !hour.Sure) close = close with { Clock = hour with { Hour = hour.Hour % 12 + (hour.Hour % 12 > start.Clock.Hour ? 0 : start.Clock.Hour < 12 || hour.Hour % 12 + 12 > start.Clock.Hour ? 12 : 0), Sure = true } };
        }
        else if (bare && !(IsMeridiemEnd(w, close.End) || close.HasDay || led && w[join + 2] is { Word: TimeWord.Mark, Value: ':' })) return false;
        if (!start.Clock.Sure && close.Clock.Sure && start.Clock.Hour is >= 1 and <= 12)
        {
            int hour = start.Clock.Hour % 12 + (close.Clock.Hour >= 12 ? 12 : 0);
            bool after = hour > close.Clock.Hour || hour == close.Clock.Hour && start.Clock.Minute > close.Clock.Minute;
            start = start with { Clock = start.Clock with { Hour = after ? start.Clock.Hour % 12 : hour, Sure = true } };
        }
        if (start.Clock.Zone is null && close.Clock.Zone is not null) start = start with { Clock = start.Clock with { Zone = close.Clock.Zone } };
        end = close.End;
        return true;
    }

    /// <summary>"0730-0930" behind "from" or "between"; one of the two begins with a zero, or they would be years.</summary>
    private static bool TryTwin(TimeWindow w, int at, bool led, out Clock one, out Clock other, out int end)
    {
        (one, other, end) = (default, default, at + 3);
        if (!led || w[at] is not { Word: TimeWord.Digits, Length: 4 } left || w[at + 2] is not { Word: TimeWord.Digits, Length: 4 } right || !w.IsDash(at + 1) && !w.IsAny(at + 1, "to", "and", "until")) return false;
        if (w.Text[left.Start] != '0' && w.Text[right.Start] != '0' || left.Value >= 2400 || right.Value >= 2400 || left.Value % 100 > 59 || right.Value % 100 > 59) return false;
        (one, other) = (new(left.Value / 100, left.Value % 100), new(right.Value / 100, right.Value % 100));
        return true;
    }

    /// <summary>On a day, hours that run backwards end on the next.</summary>
    private static string? Between(Moment start, Moment close)
    {
        if (!start.Clock.Sure || !close.Clock.Sure) return start.HasDay && close.HasDay && start.Day.Stretch == close.Day.Stretch ? start.Day.Stretch.Iso : null;
        if (!start.HasDay || !close.HasDay) return $"{start.Clock.Iso}/{close.Clock.Iso}";
        if (start.Iso is null || close.Iso is null) return null;
        if (start.Day.Stretch != close.Day.Stretch) return start.Day.Stretch.First < close.Day.Stretch.First ? $"{start.Iso}/{close.Iso}" : null;
        bool overnight = close.Clock.Minutes.CompareTo(start.Clock.Minutes) < 0;
        return overnight ? $"{start.Iso}/{Stretch.At(close.Day.Stretch.End, Grain.Day)}{close.Clock.Iso}" : $"{start.Iso}/{close.Iso}";
    }

    /// <summary>A beginning and how long from there: "from 10 am for 3 hours".</summary>
    public static bool TryFor(TimeWindow w, bool led, Moment start, out int end, out string? value)
    {
        (end, value) = (0, null);
        if (!led || !start.HasClock || !w.Is(start.End, "for") || !DurationRules.TryLength(w, start.End + 1, out var length)) return false;
        (end, value) = (length.End, Lasting(start, length));
        return true;
    }

    /// <summary>The hour that a length is counted from, and what lies between: the "10 am" of "for 3 hours from 10 am".</summary>
    public static bool TryFrom(TimeWindow w, int at, DurationRules.Found length, out int end, out string? value)
    {
        (end, value) = (at, null);
        if (!TimedRules.TryMoment(w, at, out var start, led: true) || !start.HasClock) return false;
        (end, value) = (start.End, Lasting(start, length));
        return true;
    }

    /// <summary>Hours and minutes within the day; anything else is null.</summary>
    private static string? Lasting(Moment start, DurationRules.Found length)
    {
        var told = length.Length;
        double minutes = 60 * told.Hours + told.Minutes;
        if (!start.Clock.Sure || length.IsVague || length.Bound != 0 || minutes % 1 != 0 || minutes >= 24 * 60 || told != new Length(Hours: told.Hours, Minutes: told.Minutes)) return null;
        int last = 60 * start.Clock.Hour + start.Clock.Minute + (int)minutes;
        return last < 24 * 60 ? Between(start, start with { Clock = start.Clock with { Hour = last / 60, Minute = last % 60 } }) : null;
    }

    private static bool IsMeridiemEnd(TimeWindow w, int end) => w[end - 1].Word is TimeWord.Meridiem or TimeWord.Clock or TimeWord.DayPart || w.Is(end - 1, "m") || w.Is(end - 1, "p") || w.IsMark(end - 1, '.') && w.Is(end - 2, "m");
}
