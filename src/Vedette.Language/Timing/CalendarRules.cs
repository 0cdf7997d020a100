namespace Vedette.Language;

/// <summary>Dates as the calendar writes them: in all orders, with names or numbers, with or without a weekday, down to a bare month or year.</summary>
internal static class CalendarRules
{
    public static bool TryDate(TimeWindow w, int at, out Point point)
    {
        point = default;
        int start = at;
        Written written = default;
        bool known = true;
        int end;
        if (w[at] is { Word: TimeWord.Weekday, IsPlural: false } && IsWeekday(w, at))
        {
            int dated = at + 1;
            if (w[at].IsShort && w.IsMark(dated, '.')) dated++;
            end = dated;
            written = new(Weekday: w[at].Value);
            if (TryBesideWeekday(w, dated, out int datedEnd, out var date, out known)) (end, written) = (datedEnd, date with { Weekday = written.Weekday });
        }
        else if (!TryNumeric(w, at, out end, out written, out known) && !TryNamed(w, at, out end, out written) && !TryListedDay(w, at, out end, out written) && !TryDayAlone(w, at, out end, out written) && !TryBare(w, at, out end, out written)) return false;
        point = new(start, end, known ? written.Resolve(w.Reference, w.TenseAt(start, end)) : default, known ? written : default);
        return true;
    }

    /// <summary>What may follow a weekday: ", 5 December 2025", " (March 14)", " the 5th", "-Jun-15".</summary>
    private static bool TryBesideWeekday(TimeWindow w, int at, out int end, out Written date, out bool known)
    {
        known = true;
        if (w.IsMark(at, '(') && (TryNamed(w, at + 1, out end, out date) || TryNumeric(w, at + 1, out end, out date, out known)) && (date.Day != 0 || !known) && w.IsMark(end, ')'))
        {
            end++;
            return true;
        }
        bool comma = w.IsMark(at, ',');
        if (comma || w.IsDash(at) && w.IsGlued(at)) at++;
        if ((TryNumeric(w, at, out end, out date, out known) || TryNamed(w, at, out end, out date)) && (date.Day != 0 || !known)) return true;
        known = true;
        int number = w.Is(at, "the") ? at + 1 : at;
        date = default;
        // "Tuesday the first of many" names no day.
        if (!comma && number > at && NumberRules.TryOrdinalDay(w, number, out end, out int spelled) && w.ClosesClause(end))
        {
            date = new(Day: spelled);
            return true;
        }
        if (comma || !NumberRules.TryDay(w, number, out end, out int day) || w[number] is not ({ Word: TimeWord.Ordinal } or { Word: TimeWord.Digits }) || !char.IsAsciiDigit(w.Text[w[number].Start])
            || w[number].Word == TimeWord.Digits && (number > at || !w.ClosesClause(end) || w.IsMark(end, ':'))) return false;
        date = new(Day: day);
        return true;
    }

    public static bool IsWeekday(TimeWindow w, int at)
    {
        if (w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark) return false;
        var token = w[at];
        if (w.IsAny(at + 1, "Times", "Mirror", "Telegraph", "Express", "Mail", "Herald", "Post", "School") && w.IsCapital(at + 1)) return false;
        if (w.IsAny(at - 1, "Bloody", "Black", "Ruby", "Cyber", "Super")) return false;
        if (!token.IsShort) return true;
        if (w.IsMark(at + 1, ',') && (w[at + 2].Word == TimeWord.Digits || w[at + 2].Word == TimeWord.Month)) return true;
        if (w[at + 1].Word is TimeWord.Digits or TimeWord.Ordinal || w.Is(at + 1, "the") && w[at + 2].Word == TimeWord.Ordinal || w[at + 1].Word == TimeWord.Month && w[at + 2].Word is TimeWord.Digits or TimeWord.Ordinal) return w.IsCapital(at) || !token.IsAlsoAWord;
        if (w[at - 1].Word is TimeWord.Last or TimeWord.Next or TimeWord.This or TimeWord.Each) return w.IsCapital(at) || !token.IsAlsoAWord;
        if (w.IsMark(at - 1, ',') && w[at - 2].Word == TimeWord.Weekday) return w.IsCapital(at);
        if (!token.IsAlsoAWord && w.Is(at - 1, "on")) return true;
        return w.IsCapital(at) && (!token.IsAlsoAWord || w.IsAny(at - 1, "on", "by", "since", "until", "from"));
    }

    /// <summary>
    /// Day, month and year around names: "17 December 2025", "December 17, 2025", "17th of December", "Dec. 17", "05-Aug-2016", "2017 April", "June of 1992".
    /// At least two of the three are there.
    /// </summary>
    public static bool TryNamed(TimeWindow w, int at, out int end, out Written date)
    {
        date = default;
        end = at;
        int start = w.Is(at, "the") ? at + 1 : at;
        if (NumberRules.TryDay(w, start, out int dayEnd, out int day) && !(w[start].Word == TimeWord.Digits && w.IsGlued(start) && w.IsMark(start - 1, ':')))
        {
            int month = dayEnd;
            if (w[month].Unit == TimeUnit.Day && w[dayEnd - 1].Word == TimeWord.Ordinal) month++;
            if (w.Is(month, "of")) month++;
            else if (IsJoint(w, month)) month++;
            if (w[month].Word == TimeWord.Month && IsMonthByNumber(w, month))
            {
                end = AfterMonth(w, month);
                date = new(0, w[month].Value, day);
                end = WithYear(w, end, ref date);
                return true;
            }
        }
        if (NumberRules.TryYear(w, at, out int yearEnd, out int year))
        {
            int month = IsJoint(w, yearEnd) || w.IsMark(yearEnd, ',') ? yearEnd + 1 : yearEnd;
            if (w[month].Word == TimeWord.Month && IsMonthByNumber(w, month) && !(w[month].IsAlsoAWord && !w.IsGlued(month) && w[month + 1] is { Word: TimeWord.Other, Length: > 0 })
                && !(w[month + 1].Word == TimeWord.Digits && !IsJoint(w, month + 1) && w[at].Word == TimeWord.Digits && !w.IsGlued(month)))
            {
                end = AfterMonth(w, month);
                date = new(year, w[month].Value);
                int named = IsJoint(w, end) ? end + 1 : end;
                if (named > end && NumberRules.TryDay(w, named, out int after, out day)) (end, date) = (after, date with { Day = day });
                return true;
            }
        }
        if (w[at].Word != TimeWord.Month || w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark || !(w.IsCapital(at) || IsMonthByNumber(w, at))) return false;
        int next = AfterMonth(w, at);
        date = new(0, w[at].Value);
        int number = IsJoint(w, next) || w.Is(next, "the") || w.IsMark(next, ',') && w[next + 1].Word == TimeWord.Ordinal ? next + 1 : next;
        if (NumberRules.TryDay(w, number, out dayEnd, out day) && IsDayBehindMonth(w, at, number, dayEnd))
        {
            end = dayEnd;
            date = date with { Day = day };
            end = WithYear(w, end, ref date);
            return true;
        }
        end = WithYear(w, next, ref date);
        return date.Year != 0;
    }

    /// <summary>May, march, mar beside a number need a capital, or the number cannot tell a date from a verb: "we march 20 miles".</summary>
    private static bool IsMonthByNumber(TimeWindow w, int at) => w.IsCapital(at) || !w[at].IsAlsoAWord || w[at].Value is 4 or 6 or 8 || w[at - 1].Word is TimeWord.Weekday or TimeWord.Ordinal || w.Is(at - 1, "of");

    private static bool IsDayBehindMonth(TimeWindow w, int month, int number, int end)
    {
        if (w.IsGlued(number) && w[number].Word == TimeWord.Digits && w[number - 1].Word == TimeWord.Month) return !(w.IsGlued(end) && w[end].Word != TimeWord.Mark);
        if (w[number].Word is TimeWord.Ordinal || w[end - 1].Word is TimeWord.Ordinal) return w.IsCapital(month) || !w[month].IsAlsoAWord || w[month].Value is 4 or 6 or 8 || w[month - 1].Word == TimeWord.Weekday;
        if (w[number].Word != TimeWord.Digits) return (!w[month].IsAlsoAWord || w[month - 1].Word == TimeWord.Weekday) && w[end].Word != TimeWord.Hundred && !IsPluralNoun(w, end) && w[end].Word != TimeWord.Unit || NumberRules.TryYear(w, end, out _, out _);
        return !(w.IsMark(end, ':') && w.IsGlued(end) && w.IsGlued(end + 1)) && !w.IsMark(end, '%') && !(w.IsGlued(end) && w[end].Word == TimeWord.Other) && w[end].Word != TimeWord.Meridiem
            && (w.IsCapital(month) || !w[month].IsAlsoAWord || w[month - 1].Word == TimeWord.Weekday);
    }

    private static int AfterMonth(TimeWindow w, int month) => w[month].IsShort && w.IsMark(month + 1, '.') && (w[month + 2].Word != TimeWord.Other || !w.IsCapital(month + 2)) && month + 2 < w.Count ? month + 2 : month + 1;

    private static bool IsJoint(TimeWindow w, int at) => w[at] is { Word: TimeWord.Mark, Value: '-' or '/' or '.' } && w.IsGlued(at) && w.IsGlued(at + 1);

    /// <summary>Reads a year behind a month or day: "2025", ", 2025", " of 2025", "-2025".</summary>
    private static int WithYear(TimeWindow w, int at, ref Written date)
    {
        int year = w.IsMark(at, ',') || w.IsAny(at, "of", "in") || IsJoint(w, at) ? at + 1 : at;
        if (year > at && w.IsAny(at, "in") && date.Day == 0 && !w.IsPlainNumber(year)) return at;
        if (!NumberRules.TryYear(w, year, out int end, out int value)) return at;
        if (w.IsMark(end, ':') && w.IsGlued(end) && w.IsGlued(end + 1) || w.IsMark(end, '%')) return at;
        if (w[year].Word == TimeWord.Digits && value is < 1500 or > 2199 || w.Is(at, "in") && value is < NumberRules.FirstYear or > NumberRules.LastYear) return at;
        date = date with { Year = value };
        return end;
    }

    /// <summary>A month or a year alone, where the words around make it one.</summary>
    private static bool TryBare(TimeWindow w, int at, out int end, out Written date)
    {
        (end, date) = (at + 1, default);
        if (w[at].Word == TimeWord.Month && IsBareMonth(w, at))
        {
            date = new(0, w[at].Value);
            return true;
        }
        if (w[at].Word == TimeWord.Digits && IsBareYear(w, at))
        {
            date = new(w[at].Value);
            return true;
        }
        return NumberRules.TryYear(w, at, out end, out int spelled) && w[at].Word is TimeWord.Small or TimeWord.Tens && spelled is >= NumberRules.FirstYear and <= NumberRules.LastYear && w[end].Word != TimeWord.Unit
            && w.IsAny(at - 1, "in", "since", "by", "until", "from", "of", "year") && !IsPluralNoun(w, end) && (date = new(spelled)) != default;
    }

    private static bool IsBareMonth(TimeWindow w, int at)
    {
        var token = w[at];
        if (w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark || w.IsGlued(at) && w.IsMark(at - 1, '$') || w.IsDash(at + 1) && w.IsGlued(at + 1) && w[at + 2].Word == TimeWord.Other && w.IsGlued(at + 2) && token.IsAlsoAWord) return false;
        if (token.Value is 3 or 5 && !w.IsCapital(at)) return false;
        bool namesMore = w[at + 1].Word == TimeWord.Other && w.IsCapital(at + 1) && !w.IsGlued(at + 1);
        bool led = w[at - 1].Word is TimeWord.Portion or TimeWord.Last or TimeWord.This or TimeWord.Next or TimeWord.Each
            || w.IsAny(at - 1, "in", "since", "until", "till", "during", "through", "before", "after", "between", "of", "by", "from", "for", "to", "the", "a", "and", "or")
            || w.IsDash(at - 1) && w[at - 2].Word is TimeWord.Portion or TimeWord.Month
            || w[at + 2].Word == TimeWord.Month && w.IsCapital(at) && w.IsCapital(at + 2) && (w.IsDash(at + 1) || w.IsAny(at + 1, "to", "through", "until", "and"));
        if (led) return !(namesMore && token.IsAlsoAWord) && !(w.IsAny(at - 1, "and", "or", "to", "for", "by") && token.IsAlsoAWord && !token.IsShort && w[at - 2].Word != TimeWord.Month && !w.ClosesClause(at + 1))
            && !(token.Value is 3 && w.IsAny(at - 1, "the", "a", "and") && w.IsAny(at + 1, "on", "for", "of", "to", "against", "in"));
        return !token.IsAlsoAWord && !token.IsShort && w.IsCapital(at) && !namesMore;
    }

    /// <summary>"On the 18th", "by the 5th of next month": a day of a month that the context tells.</summary>
    private static bool TryDayAlone(TimeWindow w, int at, out int end, out Written date)
    {
        date = default;
        int number = w.Is(at, "the") ? at + 1 : at;
        end = number + 1;
        if (number == at && !w.IsAny(at - 1, "on", "by") || w[number].Word != TimeWord.Ordinal || !char.IsAsciiDigit(w.Text[w[number].Start]) || w[number].Value is < 1 or > 31 || !w.ClosesClause(end) && !(w.IsAny(end, "at", "around") && w[end + 1].Word is TimeWord.Digits or TimeWord.Small or TimeWord.Clock) || !w.IsAny(at - 1, "on", "by", "since", "until", "before", "after", "for", "around", "till")) return false;
        date = new(Day: w[number].Value);
        return true;
    }

    /// <summary>Further days of a month named once: "July 17, 18 and 19", "the 22nd, 23rd or 31st of March".</summary>
    private static bool TryListedDay(TimeWindow w, int at, out int end, out Written date)
    {
        (end, date) = (at + 1, default);
        int number = w.Is(at, "the") ? at + 1 : at;
        bool ordinal = w[number].Word == TimeWord.Ordinal;
        if (!ordinal && !(w[number] is { Word: TimeWord.Digits, Length: <= 2 } && IsListMark(w, number - 1)) || !char.IsAsciiDigit(w.Text[w[number].Start]) || w[number].Value is < 1 or > 31) return false;
        end = number + 1;
        const int Reach = 12;
        if (ordinal)
        {
            int ahead = end;
            while (ahead < end + Reach && (IsListMark(w, ahead) || w.Is(ahead, "the") || w[ahead].Word == TimeWord.Ordinal)) ahead++;
            if (ahead > end && w[ahead - 1].Word == TimeWord.Ordinal && TryNamed(w, ahead - 1, out _, out date) && date.Month != 0 && date.Day != 0)
            {
                date = date with { Day = w[number].Value };
                return true;
            }
        }
        if (w.IsMark(end, ':') || !w.ClosesClause(end) && !IsListMark(w, end) && !w.IsAny(end, "in", "at", "to", "for", "with", "during", "after", "before", "by", "when", "as")) return false;
        int behind = number - 1;
        while (behind > number - Reach && (IsListMark(w, behind) || w.Is(behind, "the") || w[behind] is { Word: TimeWord.Ordinal } or { Word: TimeWord.Digits, Length: <= 2 } || w.IsMark(behind, '.'))) behind--;
        if (w[behind].Word != TimeWord.Month || w[behind + 1].Word == TimeWord.Mark && !w.IsMark(behind + 1, '.') || !TryNamed(w, behind, out int first, out date) || first >= number || date.Day == 0) return false;
        date = date with { Day = w[number].Value };
        if (date.Year == 0) end = WithYear(w, end, ref date);
        return true;
    }

    private static bool IsListMark(TimeWindow w, int at) => w.IsMark(at, ',') || w.IsAny(at, "and", "or");

    /// <summary>Whether a day was read from numbers alone, known or not.</summary>
    public static bool IsNumeric(TimeWindow w, Point point) => point.End > point.Start + 2 && w[point.Start].Word == TimeWord.Digits && w[point.Start + 1] is { Word: TimeWord.Mark, Value: '/' or '-' or '.' } && w[point.Start + 2].Word == TimeWord.Digits
        && (point.End > point.Start + 4 || w[point.Start].Length <= 2 && w[point.Start + 2].Length <= 2);

    /// <summary>
    /// Newspapers write 2,000 for a count, so four plain digits are a year unless something beside them says otherwise: a sign, a letter, a numbered thing before ("Flight 2024"), counted things behind ("2000 soldiers").
    /// </summary>
    public static bool IsBareYear(TimeWindow w, int at)
    {
        if (w[at] is not { Length: 4, Word: TimeWord.Digits, Value: >= NumberRules.FirstYear and <= NumberRules.LastYear } token || !w.IsPlainNumber(at)) return false;
        if (w.IsGlued(at) && w[at - 1] is { Word: TimeWord.Mark, Value: not ('(' or '[' or '"' or '“' or '\'' or '’' or '‘' or '=' or '–' or '—' or '~') } && !(w.IsDash(at - 1) && w[at - 2].Word is TimeWord.Portion or TimeWord.Other && w.IsAny(at - 2, "mid", "early", "late", "post", "pre"))) return false;
        if (w.IsGlued(at + 1) && w[at + 1].Word != TimeWord.Mark) return false;
        if (w.IsGlued(at + 1) && (w[at + 1] is { Word: TimeWord.Mark, Value: '%' or '°' or '$' or '€' or '£' or '@' or '_' or '+' } || w[at + 1] is { Word: TimeWord.Mark, Value: '-' or '/' or ':' or '.' or ',' } && w.IsGlued(at + 2) && (w[at + 2].Word == TimeWord.Digits || w.IsMark(at + 1, '/') || w.IsMark(at + 1, '-') && w.IsCapital(at + 2)))) return false;
        if (w[at + 1].Word is TimeWord.Meridiem or TimeWord.Hundred or TimeWord.Thousand || w[at + 1].Unit is not (TimeUnit.None or TimeUnit.Weekend or TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Season)) return false;
        if (w.IsAny(at - 1, "flight", "room", "number", "no", "route", "highway", "page", "chapter", "version", "gate", "suite", "box", "model", "unit", "article", "resolution", "section", "hull", "channel", "bus", "train", "apartment", "extension", "ext", "boeing",
                "airbus", "than", "about", "nearly", "almost", "some", "roughly", "approximately", "over", "least", "most", "another", "additional", "these", "those", "all", "other", "exceed", "exceeded", "total", "totalling", "totaling", "tel", "phone", "order", "id")
            && !(w.Is(at - 1, "than") && w.IsAny(at - 2, "later", "earlier")) || w.IsMark(at - 1, '.') && w.IsAny(at - 2, "no", "tel")) return false;
        if (w.IsAny(at + 1, "people", "troops", "men", "women", "children", "percent", "km", "kilometers", "kilometres", "miles", "meters", "metres", "feet", "tons", "tonnes", "dollars", "euros", "yuan", "rubles", "roubles", "points", "kg", "mph", "knots", "hp", "megawatts", "times")) return w.IsAny(at - 1, "in", "since") && !w.IsAny(at + 1, "km", "percent", "kg", "mph", "hp");
        if (w.IsCapital(at + 1) && w.IsAny(at + 1, "North", "South", "East", "West") && !w.IsAny(at - 1, "in", "since", "by", "the", "of")) return false;
        if (!IsPluralNoun(w, at + 1)) return true;
        return w.IsAny(at - 1, "in", "since", "by", "until", "during", "before", "after") || token.Value % 100 != 0 && (w.IsAny(at - 1, "the", "s", "its", "their", "his", "her", "our", "of", "a", "and", "early", "late", "mid") || w.IsDash(at - 1) || w[at - 1].Word is TimeWord.Other && w.IsCapital(at - 1));
    }

    private static bool IsPluralNoun(TimeWindow w, int at)
    {
        var word = w.Word(at);
        return w[at].Word is TimeWord.Other && word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && char.IsLower(word[0]) && !w.IsAny(at, "this", "does", "says", "sees", "plus", "always", "perhaps", "onwards", "afterwards", "towards");
    }

    /// <summary>
    /// Dates in numbers. A year in front is year, month, day; dots are day, month, year (no land that puts the month first writes dots); else the order is what is possible, then what the document proves.
    /// Two-digit years are the nearest to the reference. <paramref name="known"/> is false where nothing decides.
    /// </summary>
    private static bool TryNumeric(TimeWindow w, int at, out int end, out Written date, out bool known)
    {
        (end, date, known) = (at, default, true);
        if (w[at] is not { Word: TimeWord.Digits, Length: <= 8 }) return false;
        if (w.IsGlued(at) && (w[at - 1].Word != TimeWord.Mark || w[at - 1] is { Value: '/' or '.' or ':' or ',' or '$' or '#' or '_' or '+' or '=' or '&' } && w.IsGlued(at - 1) || w.IsDash(at - 1) && w[at - 2].Word == TimeWord.Digits && w.IsGlued(at - 1) && !IsSlashed(w, at))) return false;
        if (w[at].Length == 8 && !w.IsGlued(at + 2))
        {
            int value = w[at].Value;
            end = at + 1;
            date = new(value / 10000, value / 100 % 100, value % 100);
            return date.Year is >= NumberRules.FirstYear and <= NumberRules.LastYear && date.Resolve(null, Tense.Unknown).IsKnown;
        }
        if (w[at + 1] is not { Word: TimeWord.Mark, Value: '/' or '-' or '.' } mark || w[at + 2].Word != TimeWord.Digits || !w.IsGlued(at + 1) || !w.IsGlued(at + 2) || w[at].Length > 4 || w[at + 2].Length > 4) return false;
        int one = w[at].Value, other = w[at + 2].Value;
        if (w.IsMark(at + 3, (char)mark.Value) && w[at + 4].Word == TimeWord.Digits && w.IsGlued(at + 3) && w.IsGlued(at + 4))
        {
            end = at + 5;
            var last = w[at + 4];
            if (RunsOn(w, end, (char)mark.Value)) return false;
            if (w[at].Length == 4 && w[at + 2].Length <= 2 && last.Length <= 2) date = new(one, other, last.Value);
            else if (w[at].Length <= 2 && w[at + 2].Length <= 2 && last.Length is 2 or 4)
            {
                if (last.Length == 2 && mark.Value == '.' && !(w[at].Length == 2 && w[at + 2].Length == 2)) return false;
                known = TryOrder(w, one, other, mark.Value == '.' ? DayOrder.DayFirst : w.Order, out int day, out int month);
                if (!known && (one > 31 || other > 31 || one == 0 || other == 0 || one > 12 && other > 12)) return false;
                int year = last.Length == 4 ? last.Value : Century(w.Reference, last.Value);
                known &= year != 0;
                date = known ? new(year, month, day) : default;
            }
            else return false;
            return !known || date.Year is >= 1500 and <= 2199 && date.Month is >= 1 and <= 12 && date.Day is >= 1 and <= 31;
        }
        end = at + 3;
        if (mark.Value == '.' || RunsOn(w, end, (char)mark.Value)) return false;
        if (w[at].Length == 4 && w[at + 2].Length <= 2 || w[at].Length <= 2 && w[at + 2].Length == 4)
        {
            var (year, month) = w[at].Length == 4 ? (one, other) : (other, one);
            if (year is < NumberRules.FirstYear or > NumberRules.LastYear || month is < 1 or > 12) return false;
            // 2010-11 may be a month or a season over two years.
            known = w[at].Length != 4 || mark.Value == '/' || (year + 1) % 100 != month;
            date = known ? new(year, month) : default;
            return true;
        }
        if (w[at].Length > 2 || w[at + 2].Length > 2 || mark.Value != '/' || !IsDayAndMonth(w, at) && !HasYear(w, end) || one == 9 && other == 11) return false;
        known = TryOrder(w, one, other, w.Order, out int d, out int m);
        if (known) date = new(0, m, d);
        // "5/7, 2020"
        if (HasYear(w, end))
        {
            if (known) date = date with { Year = w[end + 1].Value };
            end += 2;
        }
        return known || one is >= 1 and <= 12 && other is >= 1 and <= 12;
    }

    private static bool IsSlashed(TimeWindow w, int at) => w.IsMark(at + 1, '/') && w[at - 2].Word == TimeWord.Digits && w.IsMark(at - 3, '/');

    private static bool RunsOn(TimeWindow w, int at, char mark) =>
        w.IsGlued(at) && (w[at].Word != TimeWord.Mark && !w.Is(at, "T") || w[at] is { Value: '/' or '%' or '_' } || w[at] is { Value: '.' or ',' or '-' or ':' } && w.IsGlued(at + 1) && w[at + 1].Word is TimeWord.Digits && !(w.IsMark(at, '-') && mark == '/'));

    /// <summary>3/4 alone is a fraction or a score unless a preposition or weekday makes it a date. (And 9/11 is no date any more but the name of one attack.)</summary>
    private static bool IsDayAndMonth(TimeWindow w, int at) =>
        w.IsMark(at - 1, '.') && w[at - 2] is { Word: TimeWord.Weekday, IsShort: true } || w[at - 1].Word is TimeWord.Weekday or TimeWord.This or TimeWord.Last or TimeWord.Next || IsListed(w, at) || IsJoined(w, at + 3) || IsPadded(w, at) || w.IsAny(at - 1, "on", "by", "since", "until", "till", "before", "after", "from", "between") || w.IsDash(at - 1) && IsSlashed(w, at) || w.Is(at - 1, "to") && w.IsMark(at - 3, '/');

    private static bool HasYear(TimeWindow w, int at) => w.IsMark(at, ',') && w[at + 1] is { Length: 4, Word: TimeWord.Digits, Value: >= NumberRules.FirstYear and <= NumberRules.LastYear } && (!w.IsGlued(at + 2) || w.ClosesClause(at + 2) && w.IsPlainNumber(at + 1));

    /// <summary>One of several: the second of "on 11/20, 11/22 or 11/25".</summary>
    private static bool IsListed(TimeWindow w, int at)
    {
        int comma = w.IsAny(at - 1, "or", "and") ? at - 2 : at - 1;
        if (w.IsMark(comma, ',')) comma--;
        return comma < at - 1 && w[comma].Word == TimeWord.Digits && w.IsMark(comma - 1, '/') && (w.IsAny(comma - 3, "on", "by", "since", "until", "before", "after", "from", "between") || w.IsMark(comma - 3, ',') || w[comma - 3].Word == TimeWord.Weekday);
    }

    /// <summary>The first of two dates of which the second has the year: "10/1-11/2/2017", "5/1-5/7, 2020".</summary>
    private static bool IsJoined(TimeWindow w, int at) =>
        w.IsDash(at) && w[at + 1] is { Word: TimeWord.Digits, Length: <= 2 } && w.IsMark(at + 2, '/') && w[at + 3] is { Word: TimeWord.Digits, Length: <= 2 } && (w.IsMark(at + 4, '/') || w.IsMark(at + 4, ',')) && w[at + 5] is { Word: TimeWord.Digits, Length: 4 };

    /// <summary>22/04: nobody writes a fraction or a score with a zero before it.</summary>
    private static bool IsPadded(TimeWindow w, int at) => w[at].Length == 2 && w[at + 2].Length == 2 && (w.Text[w[at].Start] == '0' && w[at + 2].Value is > 12 and <= 31 || w.Text[w[at + 2].Start] == '0' && w[at].Value is > 12 and <= 31);

    private static bool TryOrder(TimeWindow w, int one, int other, DayOrder order, out int day, out int month)
    {
        (day, month) = (0, 0);
        if (one is < 1 or > 31 || other is < 1 or > 31 || one > 12 && other > 12) return false;
        if (one > 12 || one == other) order = DayOrder.DayFirst;
        else if (other > 12) order = DayOrder.MonthFirst;
        (day, month) = order == DayOrder.DayFirst ? (one, other) : (other, one);
        return order != DayOrder.Unknown;
    }

    /// <summary>The year of a two-digit year nearest to the reference; 0 without one.</summary>
    private static int Century(DateOnly? reference, int year)
    {
        if (reference is not { } today) return 0;
        int candidate = today.Year / 100 * 100 + year;
        return candidate - today.Year > 50 ? candidate - 100 : today.Year - candidate > 50 ? candidate + 100 : candidate;
    }
}
