namespace Vedette.Language;

/// <summary>Times with two ends: "from 3 to 5 May", "between March and June 2024", "2022-2025", "today until next Sunday", "from now until 2027".</summary>
internal static class RangeRules
{
    public static bool TryRange(TimeWindow w, int at, out Point point)
    {
        point = default;
        bool between = w.Is(at, "between"), led = between || w.Is(at, "from");
        int first = led ? w.IsAny(at + 1, "in", "the") && w[at + 2].Word != TimeWord.Ordinal ? at + 2 : at + 1 : at;
        return TryDays(w, at, led && w.Is(at + 1, "the") ? at + 2 : first, between, out point) || TryEnds(w, at, first, led, between, out point);
    }

    private static bool IsBetween(TimeWindow w, int at, bool and, out int next)
    {
        next = at + 1;
        return w.IsDash(at) || w.IsAny(at, "to", "through", "thru", "till", "til", "until") || and && w.Is(at, "and");
    }

    /// <summary>Two days of one month: "3 to 5 May 2025", "November 18-19", "April 9th through 17th", "4-23 next month".</summary>
    private static bool TryDays(TimeWindow w, int start, int at, bool and, out Point point)
    {
        point = default;
        Written month;
        int end, one, other;
        if (w[at].Word == TimeWord.Month && (w.IsCapital(at) || !w[at].IsAlsoAWord || w[at].Value is not (3 or 5) && w[at + 1].Word == TimeWord.Ordinal))
        {
            int day = w[at].IsShort && w.IsMark(at + 1, '.') ? at + 2 : at + 1;
            if (w.Is(day, "the")) day++;
            if (!NumberRules.TryDay(w, day, out int middle, out one) || !IsBetween(w, middle, and, out int next)) return false;
            if (w.Is(next, "the")) next++;
            if (!NumberRules.TryDay(w, next, out end, out other) || w[end].Word is TimeWord.Month or TimeWord.Unit or TimeWord.Meridiem || w.IsMark(end, ':') || w.IsMark(end, '/') || w.IsDash(end) && w.IsGlued(end)) return false;
            month = new(Month: w[at].Value);
            int year = w.IsMark(end, ',') || w.IsAny(end, "of", "in") ? end + 1 : end;
            if (NumberRules.TryYear(w, year, out int yearEnd, out int value)) (end, month) = (yearEnd, month with { Year = value });
        }
        else
        {
            if (!NumberRules.TryDay(w, at, out int middle, out one) || w.IsGlued(at) && w[at - 1] is { Value: '-' or '/' or '.' or ':' } || !IsBetween(w, middle, and, out int next)) return false;
            if (w.Is(next, "the")) next++;
            if (!NumberRules.TryDay(w, next, out end, out other)) return false;
            int of = w.IsAny(end, "of", "in") ? end + 1 : end;
            if (w[of].Word is TimeWord.This or TimeWord.Last or TimeWord.Next && w[of + 1].Unit == TimeUnit.Month && !w[of + 1].IsPlural)
            {
                if (w.Reference is null) return Reach(out point, start, of + 2, default);
                var whole = Stretch.Unit(TimeUnit.Month, w, w[of].Value);
                (end, month) = (of + 2, whole.IsKnown ? new(whole.First.Year, whole.First.Month) : default);
            }
            else if (w[of].Word == TimeWord.Month && CalendarRules.TryNamed(w, w[end - 1].Word is TimeWord.Digits or TimeWord.Ordinal or TimeWord.Small or TimeWord.Tens ? next : of, out end, out var named) && named.Day == other) month = named with { Day = 0 };
            else return false;
        }
        if (one >= other) return false;
        var left = (month with { Day = one }).Resolve(w.Reference, w.TenseAt(start, end));
        var right = left.IsKnown ? Stretch.Day(left.First.Year, left.First.Month, other) : default;
        return Reach(out point, start, end, right.IsKnown ? Stretch.Between(left.First, right.End) : default);
    }

    private static bool TryEnds(TimeWindow w, int start, int first, bool led, bool between, out Point point)
    {
        point = default;
        if (!TryEnd(w, first, default, out var left) || left.Told is not null || !IsBetween(w, left.End, between, out int next)) return false;
        if (w.Is(next, "the") && w[next + 1].Word is TimeWord.Portion or TimeWord.Ordinal) next++;
        if (!TryEnd(w, next, left, out var right) || right.Told is not null) return false;
        bool dash = w.IsDash(left.End);
        // "Today until next Sunday": until and through join any two days, to and dashes only written ones.
        bool joined = w.IsAny(left.End, "until", "till", "til", "through", "thru") && left.Stretch.Grain is Grain.Day or Grain.Unknown && right.Stretch.Grain is Grain.Day or Grain.Unknown
            || dash && CalendarRules.IsNumeric(w, left) && CalendarRules.IsNumeric(w, right);
        if (!led && ((left.Written.IsEmpty || right.Written.IsEmpty) && !joined || dash && !w.IsGlued(left.End) && w[left.End].Value is '—' or '–' && left.Written.Day != 0 && right.Written.Day == 0)) return false;
        bool leftYear = left.Written is { Year: not 0, Month: 0 }, rightYear = right.Written is { Year: not 0, Month: 0 };
        if (leftYear && rightYear && left.Written.Year >= right.Written.Year) return false;
        if (!led && dash && !joined && (leftYear != rightYear || (left.Written.Day == 0) != (right.Written.Day == 0))) return false;
        if (left.Written.IsEmpty || right.Written.IsEmpty || leftYear || rightYear && left.Written.Year != 0) return Reach(out point, start, right.End, Join(left.Stretch, right, w));
        // The end told in full lends the other what it lacks; a beginning later in the year than the end is of the year before.
        var whole = left.Written;
        if (whole.Year == 0 && right.Written.Year != 0)
            whole = whole with { Year = right.Written.Year - (whole.Month > right.Written.Month && right.Written.Month != 0 ? 1 : 0) };
        var tense = w.TenseAt(start, right.End);
        if (whole.Year == 0 && whole.Month != 0 && tense != Tense.Past && Running(w, whole, right) is { IsKnown: true } now) return Reach(out point, start, right.End, now);
        var range = Join(whole.Resolve(w.Reference, tense), right, w);
        if (whole is { Year: 0, Month: not 0 } && tense == Tense.Past && w.Reference is { } today && range.IsKnown && range.Last > today) range = Join((whole with { Year = range.First.Year - 1 }).Resolve(today, tense), right, w);
        return Reach(out point, start, right.End, range);
    }

    /// <summary>"From May to September", read in July, is the one that runs, unless the text looks back.</summary>
    private static Stretch Running(TimeWindow w, Written left, Point right)
    {
        if (w.Reference is not { } today) return default;
        for (int year = today.Year - 1; year <= today.Year; year++)
            if (Join((left with { Year = year }).Resolve(today, Tense.Unknown), right, w) is { IsKnown: true } whole && whole.First <= today && today < whole.End && whole.First.AddYears(1) >= whole.End) return whole;
        return default;
    }

    /// <summary>From the first day of one to the last of the other, which without a year of its own is the next such time.</summary>
    private static Stretch Join(Stretch left, Point right, TimeWindow w)
    {
        if (!left.IsKnown) return default;
        var last = right.Stretch;
        if (right.Written is { IsEmpty: false, Year: 0 }) last = (right.Written with { Weekday = right.Written.Month == 0 ? right.Written.Weekday : 0 }).Resolve(left.First, Tense.Future);
        return last.IsKnown ? Stretch.Between(left.First, last.End) : default;
    }

    /// <summary>A point, or digits that only a range makes a year: both sides of 2022-2025, and the 23 of 2022-23.</summary>
    private static bool TryEnd(TimeWindow w, int at, Point left, out Point end)
    {
        if (w[at] is { Word: TimeWord.Digits, Length: 4, Value: >= NumberRules.FirstYear and <= NumberRules.LastYear } year && !(w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark))
        {
            bool isRight = left.End > 0, glued = w.IsGlued(at) && w[at - 1] is { Word: TimeWord.Mark, Value: not ('(' or '[' or '"' or '“' or '\'') };
            bool runsOn = w.IsGlued(at + 1) && (w[at + 1].Word != TimeWord.Mark || w.IsGlued(at + 2) && w[at + 2].Word == TimeWord.Digits);
            bool dashed = w.IsDash(at + 1) && w[at + 2].Word == TimeWord.Digits;
            if (isRight ? left.Written is { Year: not 0, Month: 0 } && !runsOn : !glued && dashed && w[at + 2].Length is 2 or 4)
            {
                end = new(at, at + 1, Stretch.Year(year.Value), new(year.Value));
                return true;
            }
        }
        if (left.Written is { Year: not 0, Month: 0 } && w[left.End - 1].Word == TimeWord.Digits && w.IsDash(at - 1) && w.IsGlued(at) && w.IsGlued(at - 1) && w[at] is { Word: TimeWord.Digits, Length: 2 } rest
            && rest.Value == (left.Written.Year + 1) % 100 && !(w.IsGlued(at + 1) && (w[at + 1].Word != TimeWord.Mark || w.IsGlued(at + 2) && w[at + 2].Word == TimeWord.Digits)) && (rest.Value > 12 || rest.Value == 0))
        {
            end = new(at, at + 1, Stretch.Year(left.Written.Year + 1), new(left.Written.Year + 1));
            return true;
        }
        // "Between now and 2027", "from 2014 until now".
        if (w.Is(at, "now"))
        {
            end = new(at, at + 1, Stretch.Unit(TimeUnit.Day, w, 0));
            return true;
        }
        return PointRules.TryPoint(w, at, PointRules.Depth, out end);
    }

    private static bool Reach(out Point point, int start, int end, Stretch stretch)
    {
        point = new(start, end, stretch) { Told = stretch.IsKnown ? stretch.Iso : null, IsVague = !stretch.IsKnown };
        return true;
    }
}
