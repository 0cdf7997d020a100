namespace Vedette.Language;

/// <summary>Times reckoned from the reference: "yesterday", "last week", "next Monday", "the past two weeks", "this morning"; and those reckoned from the story ("the following day"), which tell no date.</summary>
internal static class ShiftRules
{
    public static bool TryShift(TimeWindow w, int at, out Point point)
    {
        point = default;
        // USA Today, Russia Today
        if (w[at].Word == TimeWord.RelativeDay && w.IsCapital(at) && !w.OpensSentence(at) && w[at - 1].Word == TimeWord.Other && w.IsCapital(at - 1)) return false;
        if (w[at].Word == TimeWord.RelativeDay) return Reach(out point, at, at + 1, Stretch.Unit(TimeUnit.Day, w, w[at].Value));
        if (w[at] is { Word: TimeWord.Weekday, IsPlural: false }) return TryWeekday(w, at, out point) || TryWeekdayAway(w, at, out point);
        if (w.Is(at, "the") || w.Is(at, "that")) return TryNarrated(w, at, out point);
        if (w[at].Word is TimeWord.Last or TimeWord.This or TimeWord.Next) return TryDirected(w, at, out point);
        // "the 3 next weeks"
        if (NumberRules.TryWhole(w, at, out int shift, out int count) && w[shift].Word is TimeWord.Last or TimeWord.Next && w[shift + 1].Word == TimeWord.Unit && w[shift + 1].IsPlural)
            return Reach(out point, at, shift + 2, Rolling(w, w[shift + 1].Unit, w[shift].Value * count));
        return false;
    }

    private static bool Reach(out Point point, int start, int end, Stretch stretch, Written written = default)
    {
        point = new(start, end, stretch, written) { IsVague = !stretch.IsKnown };
        return true;
    }

    /// <summary>"The past few weeks": somewhere before now, or after it.</summary>
    private static bool ReachVague(TimeWindow w, int start, int end, int by, out Point point)
    {
        point = new(start, end, default) { IsVague = true, Told = by == 0 || w.Is(start, "following") || w[start + 1].Word == TimeWord.Unit && w.Is(start, "last") ? null : VagueRules.Open(w, by < 0 ? Tense.Past : Tense.Future) };
        return true;
    }

    /// <summary>Day-before-yesterday forms, and those whose anchor is a day of the story: found, without a value.</summary>
    private static bool TryNarrated(TimeWindow w, int at, out Point point)
    {
        point = default;
        bool that = w.Is(at, "that");
        int word = at + 1;
        // Decades keep their article: "the past two decades".
        if (!that && w[word].Word is TimeWord.Last or TimeWord.Next && TryDirected(w, word, out point) && w[point.End - 1].Unit is TimeUnit.Decade or TimeUnit.Century)
        {
            point = point with { Start = at };
            return true;
        }
        if (!that && w[word].Unit is var unit and (TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year) && !w[word].IsPlural)
        {
            bool before = w.Is(word + 1, "before");
            if (!before && !w.Is(word + 1, "after")) return false;
            int by = before ? -2 : 2;
            if (unit == TimeUnit.Day && w[word + 2] is { Word: TimeWord.RelativeDay } day && day.Value == by / 2) return Reach(out point, at, word + 3, Stretch.Unit(TimeUnit.Day, w, by));
            if (before ? w.Is(word + 2, "last") : w.Is(word + 2, "next")) return Reach(out point, at, word + 3, Stretch.Unit(unit, w, by));
            return unit == TimeUnit.Day && Reach(out point, at, word + 2, default);
        }
        if (that) return w[word] is { Word: TimeWord.Unit, IsPlural: false } && w[word].Unit is TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year && Reach(out point, at, word + 1, default);
        bool story = w.IsAny(word, "following", "previous", "preceding", "same") || w.Is(word, "next") && !w.IsAny(at - 1, "in", "over", "during", "within", "for");
        if (!story || w[word + 1] is not { Word: TimeWord.Unit or TimeWord.DayPart, IsPlural: false } || w[word + 1].Unit is TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Decade or TimeUnit.Century or TimeUnit.Minute or TimeUnit.Hour) return false;
        return Reach(out point, at, word + 2, default);
    }

    private static bool TryDirected(TimeWindow w, int at, out Point point)
    {
        point = default;
        int by = w[at].Value, word = at + 1;
        var reference = w.Reference;
        if (w.IsDash(word) || w.Is(at, "last") && (w[at - 1].Word == TimeWord.Future || w.IsAny(at - 1, "to", "can", "may", "not"))) return false;
        if (NumberRules.TryWhole(w, word, out int counted, out int count) && w[counted].Word == TimeWord.Unit && by != 0 && count > 0 && !w.Is(at, "current"))
            return TryCompound(w, at, word, counted, by, out point) || Reach(out point, at, counted + 1, w[counted].Unit < TimeUnit.Day ? default : Rolling(w, w[counted].Unit, by * count));
        // "Next 5/12"
        if (w[word].Word == TimeWord.Digits && w.IsMark(word + 1, '/')) return CalendarRules.TryDate(w, word, out var slashed) && slashed.Written.Year == 0 && Reach(out point, at, slashed.End, slashed.Written.IsEmpty ? default : slashed.Written.Resolve(w.Reference, by < 0 ? Tense.Past : Tense.Future), slashed.Written);
        // "This past weekend", "this coming Friday"
        if (w.Is(at, "this") && w[word].Word is TimeWord.Last or TimeWord.Next && TryDirected(w, word, out point))
        {
            point = point with { Start = at };
            return true;
        }
        if (w[word].Word == TimeWord.Some || w[word].Word == TimeWord.This)
        {
            int units = w.Is(word + 1, "of") ? word + 2 : word + 1;
            return w[units].Word == TimeWord.Unit && ReachVague(w, at, units + 1, by, out point);
        }
        if (w.IsAny(word, "fiscal", "school", "financial", "academic", "tax") && w[word + 1] is { Word: TimeWord.Unit, IsPlural: false } && w[word + 1].Unit is TimeUnit.Year or TimeUnit.Quarter) return Reach(out point, at, word + 2, default);
        var token = w[word];
        switch (token.Word)
        {
            case TimeWord.Unit when token.IsPlural:
                return by != 0 && token.Unit >= TimeUnit.Day && ReachVague(w, at, word + 1, by, out point);
            case TimeWord.Unit when token.Unit < TimeUnit.Day:
                return by < 0 && !w.IsGlued(word) && w.ClosesClause(word + 1) && Reach(out point, at, word + 1, default);
            case TimeWord.Unit when w.Is(at, "same"):
                return Reach(out point, at, word + 1, default);
            case TimeWord.Unit when token.Unit == TimeUnit.Week && w[word + 1] is { Word: TimeWord.Weekday, IsPlural: false } weekday && CalendarRules.TryDate(w, word + 1, out var inWeek) && inWeek.End == word + 2:
                return Reach(out point, at, word + 2, OfWeek(w, by, weekday.Value));
            // "Next week from Wednesday to Friday"
            case TimeWord.Unit when token.Unit == TimeUnit.Week && w.IsAny(word + 1, "from", "between") && w[word + 2] is { Word: TimeWord.Weekday, IsPlural: false } first && (w.IsDash(word + 3) || w.IsAny(word + 3, "to", "and", "until", "through"))
                && w[word + 4] is { Word: TimeWord.Weekday, IsPlural: false } last && last.Value > first.Value:
                var (monday, friday) = (OfWeek(w, by, first.Value), OfWeek(w, by, last.Value));
                return Reach(out point, at, word + 5, monday.IsKnown && friday.IsKnown ? Stretch.Between(monday.First, friday.End) : default);
            case TimeWord.Unit:
                bool rolling = (by < 0 && (w.Is(at, "past") || w.Is(at - 1, "the") && w.Is(at, "last")) || by > 0 && w.Is(at - 1, "the")) && token.Unit is not (TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Weekend or TimeUnit.Century)
                    && !(by > 0 && token.Unit == TimeUnit.Decade);
                return Reach(out point, at, word + 1, rolling || token.Unit == TimeUnit.Fortnight ? Rolling(w, token.Unit, by) : Stretch.Unit(token.Unit, w, by));
            case TimeWord.Weekday when CalendarRules.TryDate(w, word, out var dated):
                if (dated.Written is { Month: not 0 } or { Day: not 0 } || dated.Written.IsEmpty) return Reach(out point, at, dated.End, dated.Stretch, dated.Written);
                // "This past Monday", "this coming Friday" are the nearest.
                if (w.IsAny(at, "past", "coming", "upcoming")) return Reach(out point, at, dated.End, Nearest(w, by, token.Value));
                if (w.IsAny(at, "same", "current") || dated.End > word + 1 && !token.IsShort) return false;
                return Reach(out point, at, dated.End, OfWeek(w, by, token.Value));
            case TimeWord.Month when !(token.IsAlsoAWord && !w.IsCapital(word) && token.Value is 3 or 5):
                if (w.Is(at, "same") || w[word + 1].Word is TimeWord.Ordinal or TimeWord.Digits && CalendarRules.TryNamed(w, word, out _, out _)) return false;
                return Reach(out point, at, w[word].IsShort && w.IsMark(word + 1, '.') && !w.IsCapital(word + 2) ? word + 2 : word + 1,
                    reference is { } now ? Stretch.Month(now.Year + (by < 0 && token.Value >= now.Month ? -1 : by > 0 && token.Value <= now.Month ? 1 : 0), token.Value) : default);
            case TimeWord.Season:
                return Reach(out point, at, word + 1, default);
            case TimeWord.DayPart when !token.IsPlural && !w.IsAny(at, "past", "same", "current", "coming"):
                return Reach(out point, at, word + 1, Stretch.Unit(TimeUnit.Day, w, by));
            default: return false;
        }
    }

    /// <summary>"The last 3 months, 2 weeks and 2 days".</summary>
    private static bool TryCompound(TimeWindow w, int at, int number, int counted, int by, out Point point)
    {
        point = default;
        if (!DurationRules.TryLength(w, number, out var length) || length.End <= counted + 1 || length.Hyphenated || length.IsVague) return false;
        var far = length.Length.From(w.Reference, Math.Sign(by));
        return Reach(out point, at, length.End, by < 0 ? Stretch.Between(far, w.Reference) : Stretch.Between(Stretch.Shift(w.Reference, TimeUnit.Day, 1), Stretch.Shift(far, TimeUnit.Day, 1)));
    }

    /// <summary>"Monday two weeks from now", "Friday three weeks ago": the weekday of the week that is so far away.</summary>
    private static bool TryWeekdayAway(TimeWindow w, int at, out Point point)
    {
        point = default;
        int next = w.IsMark(at + 1, ',') ? at + 2 : at + 1;
        if (!CalendarRules.IsWeekday(w, at) || w[next].Word is not (TimeWord.Digits or TimeWord.Small or TimeWord.Tens or TimeWord.Function) || !DurationRules.TryLength(w, next, out var length) || length.Bound != 0 || length.Hyphenated) return false;
        bool ago = w.Is(length.End, "ago");
        if (!ago && !(w.Is(length.End, "from") && w.IsAny(length.End + 1, "now", "today"))) return false;
        return Reach(out point, at, length.End + (ago ? 1 : 2), length.Length.From(w.Reference, ago ? -1 : 1) is { } day ? WeekdayNear(day, w[at].Value) : default);
    }

    /// <summary>The weekday of the week that holds a day.</summary>
    public static Stretch WeekdayNear(DateOnly day, int weekday) => Stretch.Shift(Stretch.Monday(day), TimeUnit.Day, weekday - 1) is { } found ? Stretch.Day(found) : default;

    private static Stretch Nearest(TimeWindow w, int by, int weekday)
    {
        if (w.Reference is not { } today) return default;
        int ahead = (weekday - Stretch.Number(today) + 7) % 7;
        return Stretch.Shift(today, TimeUnit.Day, by > 0 ? ahead == 0 ? 7 : ahead : ahead - 7) is { } day ? Stretch.Day(day) : default;
    }

    private static Stretch OfWeek(TimeWindow w, int by, int weekday) =>
        w.Reference is { } today && Stretch.Shift(Stretch.Monday(today), TimeUnit.Day, 7 * by + weekday - 1) is { } day ? Stretch.Day(day) : default;

    /// <summary>"Monday of next week", "Friday last week".</summary>
    private static bool TryWeekday(TimeWindow w, int at, out Point point)
    {
        point = default;
        int shift = w.Is(at + 1, "of") ? at + 2 : at + 1;
        return w[shift].Word is TimeWord.Last or TimeWord.This or TimeWord.Next && w[shift + 1].Unit == TimeUnit.Week && !w[shift + 1].IsPlural && Reach(out point, at, shift + 2, OfWeek(w, w[shift].Value, w[at].Value));
    }

    /// <summary>Whole units that end with the day before the reference or begin with the day after it; quarters are those of the calendar.</summary>
    public static Stretch Rolling(TimeWindow w, TimeUnit unit, int count)
    {
        if (w.Reference is not { } today) return default;
        if (unit == TimeUnit.Quarter && Stretch.Unit(TimeUnit.Quarter, w, 0) is { IsKnown: true } now)
            return count < 0 ? Stretch.Between(Stretch.Shift(now.First, unit, count), now.First) : Stretch.Between(now.End, Stretch.Shift(now.End, unit, count));
        return count < 0 ? Stretch.Between(Stretch.Shift(today, unit, count), today) : Stretch.Between(Stretch.Shift(today, TimeUnit.Day, 1), Stretch.Shift(Stretch.Shift(today, TimeUnit.Day, 1), unit, count));
    }
}
