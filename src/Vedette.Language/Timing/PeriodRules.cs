namespace Vedette.Language;

/// <summary>Periods longer than a day and parts of them: quarters, halves, decades, "the last week of July", "early 2009", "the end of next month", "later this year".</summary>
internal static class PeriodRules
{
    public static bool TryPeriod(TimeWindow w, int at, int depth, out Point point)
    {
        point = default;
        return w[at].Word switch
        {
            TimeWord.Portion => TryPortion(w, at, depth, out point),
            TimeWord.Digits => DecadeRules.TryDecade(w, at, at, out point) || QuarterRules.TryYearThenQuarter(w, at, out point) || QuarterRules.TryShortQuarter(w, at, out point) || QuarterRules.TryYearThenFiscal(w, at, out point),
            TimeWord.Small => DecadeRules.TrySpelledDecade(w, at, at, out point),
            TimeWord.Season => TrySeason(w, at, at, out point),
            TimeWord.Mark when w.IsApostrophe(at) => DecadeRules.TryDecade(w, at, at + 1, out point),
            TimeWord.Unit => TryNumberedWeek(w, at, out point) || w[at].Unit == TimeUnit.Weekend && TryWeekOf(w, at, depth, out point) || TryToDate(w, at, out point) || TryMonthOf(w, at, at, depth, out point),
            TimeWord.Ordinal or TimeWord.Last or TimeWord.Tens => TryPartOf(w, at, at, depth, out point) || DecadeRules.TrySpelledDecade(w, at, at, out point),
            TimeWord.Function when w.IsAny(at, "later", "earlier") => TryLater(w, at, out point),
            TimeWord.Function when w.IsAny(at, "rest", "remainder") => TryRest(w, at, depth, out point),
            TimeWord.Function when w.IsAny(at, "eom", "eoy") && w.IsAny(at - 1, "the", "by", "at", "until", "before") => TryEndOf(w, at, out point),
            TimeWord.Function when w.Is(at, "the") => DecadeRules.TryDecade(w, at, w.IsApostrophe(at + 1) ? at + 2 : at + 1, out point) || TryPartOf(w, at, at + 1, depth, out point) || TrySeason(w, at, at + 1, out point) || DecadeRules.TrySpelledDecade(w, at, at + 1, out point)
                || TryWeekOf(w, at, depth, out point) || TryMonthOf(w, at, at + 1, depth, out point) || TryWeekend(w, at, out point),
            TimeWord.Function => QuarterRules.TryQuarter(w, at, out point) || QuarterRules.TryFiscal(w, at, out point),
            _ => false,
        };
    }

    public static bool Reach(out Point point, int start, int end, Stretch stretch, Written written = default)
    {
        point = new(start, end, stretch, written) { IsVague = !stretch.IsKnown };
        return true;
    }

    /// <summary>The named calendar period that the words at an index give, or the current one for "the year".</summary>
    public static bool TryWhole(TimeWindow w, int at, int depth, out int end, out Stretch whole)
    {
        int word = w.Is(at, "the") ? at + 1 : at;
        if (word > at && w[word] is { Word: TimeWord.Unit, IsPlural: false } && w[word].Unit is TimeUnit.Week or TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year or TimeUnit.Decade or TimeUnit.Century or TimeUnit.Day && w[word + 1].Word != TimeWord.Digits
            && !w.IsAny(word + 1, "before", "after"))
        {
            (end, whole) = (word + 1, Stretch.Unit(w[word].Unit, w, 0));
            return true;
        }
        if (depth > 0 && (PointRules.TryPoint(w, at, depth - 1, out var point) || word > at && PointRules.TryPoint(w, word, depth - 1, out point)))
        {
            (end, whole) = (point.End, point.Stretch);
            return true;
        }
        (end, whole) = (at, default);
        return false;
    }

    /// <summary>Thirds: early, mid and late, with the beginning, middle and end of longer periods.</summary>
    private static bool TryPortion(TimeWindow w, int at, int depth, out Point point)
    {
        point = default;
        bool noun = w.IsAny(at, "beginning", "start", "middle", "end");
        int next = at + 1;
        if (w.IsGlued(at) && w.IsDash(at - 1)) return false;
        if (w.IsDash(next) && w.IsGlued(next) && w.IsGlued(next + 1)) next++;
        else if (w.Is(next, "of")) next++;
        else if (noun) return false;
        else if (w.IsAny(next, "in", "on") && !w.Is(at, "mid")) next++;
        if (noun && w.Is(at, "end") && w[next] is { Word: TimeWord.Unit, IsPlural: false } && w[next].Unit is TimeUnit.Year or TimeUnit.Month or TimeUnit.Week)
            return Reach(out point, at, next + 1, Stretch.Unit(w[next].Unit, w, 0).Part(3, 3));
        if (!TryWhole(w, next, depth, out int end, out var whole)) return false;
        if (whole.Grain == Grain.Day) return Reach(out point, at, end, whole);
        int length = whole.End.DayNumber - whole.First.DayNumber;
        return Reach(out point, at, end, length < 7 ? whole : whole.Part(w[at].Value, 3));
    }

    /// <summary>What is left or gone of a current period: "later this year" runs from the reference to its end.</summary>
    private static bool TryLater(TimeWindow w, int at, out Point point)
    {
        point = default;
        int next = w.IsAny(at + 1, "in", "on") ? at + 2 : at + 1;
        bool later = w.Is(at, "later");
        Stretch whole;
        int end;
        if (w.Is(next, "the") && w[next + 1] is { Word: TimeWord.Unit or TimeWord.DayPart, IsPlural: false }) (end, whole) = (next + 2, w[next + 1].Word == TimeWord.Unit ? Stretch.Unit(w[next + 1].Unit, w, 0) : default);
        else if (w[next].Word is TimeWord.This or TimeWord.RelativeDay or TimeWord.Weekday or TimeWord.Month or TimeWord.Last or TimeWord.Next && PointRules.TryPoint(w, next, 0, out var inner)) (end, whole) = (inner.End, inner.Stretch);
        else if (next == at + 2 && w.Is(at + 1, "in") && CalendarRules.IsBareYear(w, next)) (end, whole) = (next + 1, Stretch.Year(w[next].Value));
        else return false;
        if (whole.Grain is Grain.Day or Grain.Unknown) return Reach(out point, at, end, whole);
        bool current = w.Reference is { } now && whole.First <= now && now < whole.End;
        return Reach(out point, at, end, !current ? default : later ? Stretch.Between(w.Reference, whole.End) : Stretch.Between(whole.First, w.Reference));
    }

    /// <summary>"The second half of this year", "third quarter", "first week of 2021", "the last four months of 2021", "the 9th month of next year", "the 21st century".</summary>
    private static bool TryPartOf(TimeWindow w, int start, int at, int depth, out Point point)
    {
        point = default;
        bool last = w.Is(at, "last");
        int index = 0, unit;
        if (last) unit = at + 1;
        else if (NumberRules.TryOrdinalDay(w, at, out unit, out index)) { }
        else return false;
        if (w[unit] is { Word: TimeWord.Weekday, IsPlural: false }) return TryWeekdayOf(w, start, unit, depth, last ? 0 : index, out point);
        if (!last && TryDayOf(w, start, at, unit, depth, index, out point)) return true;
        if (w.IsDash(unit) && w[unit + 1].Word == TimeWord.Unit) unit++;
        int count = NumberRules.TryWhole(w, unit, out int counted, out int many) && w[counted].Word == TimeWord.Unit ? many : 1;
        if (count != 1 || counted > unit && w[unit].Word is TimeWord.Small or TimeWord.Digits) unit = counted;
        if (w[unit].Word != TimeWord.Unit) return false;
        var kind = w[unit].Unit;
        int next = unit + 1;
        if (kind == TimeUnit.Century && !last) return Reach(out point, start, next, index is >= 1 and <= 30 ? Stretch.Years(Math.Max(1, 100 * (index - 1)), index == 1 ? 99 : 100) : default);
        bool of = w.Is(next, "of");
        bool partOfYear = kind is TimeUnit.Quarter or TimeUnit.Half;
        bool direct = w[next].Word is TimeWord.This or TimeWord.Last or TimeWord.Next && (partOfYear || w[next + 1].Unit is TimeUnit.Year or TimeUnit.Month && !w[next + 1].IsPlural) || partOfYear && w[next].Word is TimeWord.Digits;
        if (of || direct)
        {
            if (TryWhole(w, of ? next + 1 : next, depth, out int end, out var whole) && (!partOfYear || !whole.IsKnown || whole.Grain is Grain.Year or Grain.Month or Grain.Days)) return Reach(out point, start, end, Part(whole, kind, last, index, count));
            // "half of the army" is no time.
            return false;
        }
        if (kind != TimeUnit.Quarter || last || index > 4 || !w.Is(start, "the") && start != at || count != 1) return false;
        if (w.Reference is not { } today) return Reach(out point, start, next, default);
        return Reach(out point, start, next, Written.Nearest([Stretch.Quarter(today.Year - 1, index), Stretch.Quarter(today.Year, index), Stretch.Quarter(today.Year + 1, index)], today, w.TenseAt(start, next)));
    }

    /// <summary>"The second Monday of next month", "the last Friday of March 2024". Index 0 is the last.</summary>
    private static bool TryWeekdayOf(TimeWindow w, int start, int at, int depth, int index, out Point point)
    {
        point = default;
        int period = w.IsAny(at + 1, "of", "in") ? at + 2 : at + 1;
        if (period == at + 1 && w[period].Word is not (TimeWord.This or TimeWord.Last or TimeWord.Next) || index > 5 || !TryWhole(w, period, depth, out int end, out var month) || w.IsApostrophe(end)) return false;
        if (month.IsKnown ? month.Grain != Grain.Month : w[end - 1].Unit != TimeUnit.Month && w[end - 1].Word != TimeWord.Month) return false;
        if (!month.IsKnown) return Reach(out point, start, end, default);
        var edge = index == 0 ? month.Last : month.First;
        int away = (w[at].Value - Stretch.Number(edge) + 7) % 7;
        var day = index == 0 ? edge.AddDays(away == 0 ? 0 : away - 7) : edge.AddDays(away + 7 * (index - 1));
        return Reach(out point, start, end, day >= month.First && day < month.End ? Stretch.Day(day) : default);
    }

    /// <summary>"The 20th of next month", "the 21st this month", "the first of the month".</summary>
    private static bool TryDayOf(TimeWindow w, int start, int at, int next, int depth, int day, out Point point)
    {
        point = default;
        int period = w.Is(next, "of") ? next + 1 : next;
        bool named = w[period].Word is TimeWord.This or TimeWord.Last or TimeWord.Next && w[period + 1] is { Word: TimeWord.Unit, IsPlural: false } && w[period + 1].Unit == TimeUnit.Month;
        if (!named && !(period > next && w.Is(period, "the") && w[period + 1] is { Word: TimeWord.Unit, IsPlural: false } && w[period + 1].Unit == TimeUnit.Month)) return false;
        if (period == next && !char.IsAsciiDigit(w.Text[w[at].Start]) || !TryWhole(w, period, Math.Max(depth, 1), out int end, out var month) || w.IsApostrophe(end)) return false;
        return Reach(out point, start, end, month.Grain == Grain.Month ? Stretch.Day(month.First.Year, month.First.Month, day) : default);
    }

    /// <summary>What is left of a period that runs: "the rest of the year", "the remainder of this month".</summary>
    private static bool TryRest(TimeWindow w, int at, int depth, out Point point)
    {
        point = default;
        int next = w.Is(at + 1, "of") ? at + 2 : at + 1;
        if (next == at + 1 && w[next].Word is not (TimeWord.This or TimeWord.Function)) return false;
        int end;
        Stretch whole;
        if (w[next].Unit is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year && !w[next].IsPlural && next == at + 2) (end, whole) = (next + 1, Stretch.Unit(w[next].Unit, w, 0));
        else if (!TryWhole(w, next, depth, out end, out whole)) return false;
        return Reach(out point, at, end, w.Reference is { } today && whole.First <= today && today < whole.End ? Stretch.Between(today, whole.End) : default);
    }

    /// <summary>The desk's "EOY": the end of the year, as the same in words.</summary>
    private static bool TryEndOf(TimeWindow w, int at, out Point point)
    {
        return Reach(out point, at, at + 1, Stretch.Unit(w.Is(at, "eom") ? TimeUnit.Month : TimeUnit.Year, w, 0).Part(3, 3));
    }

    /// <summary>"Year to date", "month-to-date".</summary>
    private static bool TryToDate(TimeWindow w, int at, out Point point)
    {
        point = default;
        int to = w.IsDash(at + 1) ? at + 2 : at + 1, date = w.IsDash(to + 1) ? to + 2 : to + 1;
        if (w[at].Unit is not (TimeUnit.Year or TimeUnit.Quarter or TimeUnit.Month) || !w.Is(to, "to") || !w.Is(date, "date")) return false;
        return Reach(out point, at, date + 1, Stretch.Between(Stretch.Unit(w[at].Unit, w, 0) is { IsKnown: true } whole ? whole.First : null, w.Reference));
    }

    public static Stretch Part(Stretch whole, TimeUnit kind, bool last, int index, int count)
    {
        if (!whole.IsKnown || count < 1 || index > 366) return default;
        switch (kind)
        {
            case TimeUnit.Quarter: return whole.Grain == Grain.Year && (last || index <= 4) ? Stretch.Quarter(whole.First.Year, last ? 4 : index) : default;
            case TimeUnit.Half: return whole.Part(last ? 2 : index, 2);
            case TimeUnit.Week when count == 1:
                // A week belongs to the period that holds its Thursday, as in ISO 8601.
                var first = Stretch.Monday(whole.First.AddDays(3));
                var week = last ? Stretch.Week(whole.End.AddDays(-4)) : Stretch.Shift(first, TimeUnit.Week, index - 1) is { } monday ? Stretch.Week(monday) : default;
                return week.IsKnown && week.First < whole.End ? week : default;
            case TimeUnit.Month when count == 1 && !last:
                var month = Stretch.Unit(TimeUnit.Month, whole.First, index - 1);
                return month.IsKnown && month.First < whole.End ? month : default;
            case TimeUnit.Day when count == 1:
                var day = last ? whole.Last : whole.First.AddDays(index - 1);
                return day < whole.End ? Stretch.Day(day) : default;
            case TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year:
                if (last) return Stretch.Between(Stretch.Shift(whole.End, kind, -count), whole.End);
                return index == 1 ? Stretch.Between(whole.First, Stretch.Shift(whole.First, kind, count)) : default;
            default: return default;
        }
    }

    /// <summary>Seasons are found but tell no days: they differ with the hemisphere and the custom.</summary>
    private static bool TrySeason(TimeWindow w, int start, int at, out Point point)
    {
        point = default;
        if (w[at].Word != TimeWord.Season) return false;
        int of = w.Is(at + 1, "of") ? at + 2 : at + 1;
        if (NumberRules.TryYear(w, of, out int end, out int year) && year is >= NumberRules.FirstYear and <= NumberRules.LastYear) return Reach(out point, start, end, default);
        if (w[at].IsAlsoAWord && !(w.Is(at - 1, "in") || w.Is(at - 1, "the") && w.IsAny(at - 2, "in", "by", "during", "until", "since") && !w.Is(at + 1, "of"))) return false;
        if (w.IsCapital(at) && !w.OpensSentence(start) && w.IsCapital(at + 1)) return false;
        if (w[at + 1].Word == TimeWord.Digits && w.IsGlued(at + 1) || w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark) return false;
        return Reach(out point, start, at + 1, default);
    }

    private static bool TryNumberedWeek(TimeWindow w, int at, out Point point)
    {
        point = default;
        if (w[at].Unit != TimeUnit.Week || w[at].IsPlural || !w.IsPlainNumber(at + 1) || w[at + 1] is not { Length: <= 2, Value: >= 1 and <= 53 } || w[at + 2].Word == TimeWord.Unit) return false;
        int end = at + 2, year = w.Reference?.Year ?? 0;
        if (w.Is(end, "of") && NumberRules.TryYear(w, end + 1, out int yearEnd, out int told)) (end, year) = (yearEnd, told);
        if (year is < 1 or > 9990 || w[at + 1].Value > System.Globalization.ISOWeek.GetWeeksInYear(year)) return Reach(out point, at, end, default);
        return Reach(out point, at, end, Stretch.Week(DateOnly.FromDateTime(System.Globalization.ISOWeek.ToDateTime(year, w[at + 1].Value, DayOfWeek.Monday))));
    }

    /// <summary>"The week of the 18th", "the week starting on February 4".</summary>
    private static bool TryWeekOf(TimeWindow w, int at, int depth, out Point point)
    {
        point = default;
        int noun = w.Is(at, "the") ? at + 1 : at;
        bool weekend = w[noun].Unit == TimeUnit.Weekend;
        if (w[noun].Unit != TimeUnit.Week && !weekend || w[noun].IsPlural || depth == 0) return false;
        int next = noun + 1;
        if (w.IsAny(next, "starting", "beginning", "ending")) next = w.Is(next + 1, "on") ? next + 2 : next + 1;
        else if (w.Is(next, "of")) next++;
        else return false;
        int day = w.Is(next, "the") ? next + 1 : next;
        if (!PointRules.TryPoint(w, next, depth - 1, out var inner) && !(day > next && PointRules.TryPoint(w, day, depth - 1, out inner)))
        {
            if (!NumberRules.TryOrdinalDay(w, day, out int end, out int number)) return false;
            inner = new(next, end, new Written(Day: number).Resolve(w.Reference, w.TenseAt(at, end)));
        }
        if (inner.Stretch.Grain is not (Grain.Day or Grain.Unknown)) return false;
        if (!inner.Stretch.IsKnown) return Reach(out point, at, inner.End, default);
        return Reach(out point, at, inner.End, weekend ? Stretch.WeekendNear(inner.Stretch.First) : Stretch.Week(inner.Stretch.First));
    }

    private static bool TryMonthOf(TimeWindow w, int start, int at, int depth, out Point point)
    {
        point = default;
        if (w[at].Unit != TimeUnit.Month || w[at].IsPlural || !w.Is(at + 1, "of") || w[at + 2].Word != TimeWord.Month || depth == 0 || !PointRules.TryPoint(w, at + 2, 0, out var inner)) return false;
        return inner.Stretch.Grain is Grain.Month or Grain.Unknown && Reach(out point, start, inner.End, inner.Stretch, inner.Written);
    }

    private static bool TryWeekend(TimeWindow w, int at, out Point point)
    {
        point = default;
        if (w[at + 1].Unit != TimeUnit.Weekend || w[at + 1].IsPlural || w.Is(at + 2, "of")) return false;
        int by = w.Reference is { } today && Stretch.Number(today) < 6 && w.TenseAt(at, at + 2) == Tense.Past ? -1 : 0;
        return Reach(out point, at, at + 2, Stretch.Unit(TimeUnit.Weekend, w, by));
    }
}
