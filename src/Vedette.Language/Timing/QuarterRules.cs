namespace Vedette.Language;

/// <summary>Quarters and halves of a year by number ("Q3 2024", "1H 2025", "2024-Q3", "last year's third quarter"), and years that are not the calendar's ("fiscal 2024", "FY2024-25").</summary>
internal static class QuarterRules
{
    /// <summary>"Q3", "Q1 2019", "H2 2024", "q1 of 2017".</summary>
    public static bool TryQuarter(TimeWindow w, int at, out Point point)
    {
        point = default;
        if (!IsQuarter(w, at, out bool half, out int index)) return false;
        int end = at + 2;
        int year = w.Is(end, "of") || w.IsDash(end) && w.IsGlued(end) ? end + 1 : end;
        if (NumberRules.TryYear(w, year, out int yearEnd, out int value)) return PeriodRules.Reach(out point, at, yearEnd, half ? Stretch.Half(value, index) : Stretch.Quarter(value, index));
        if (TryFiscal(w, year, out var fiscal)) return PeriodRules.Reach(out point, at, fiscal.End, default);
        if (w[year].Word is TimeWord.This or TimeWord.Last or TimeWord.Next && PeriodRules.TryWhole(w, year, 1, out yearEnd, out var whole) && whole.Grain is Grain.Year or Grain.Unknown && w[yearEnd - 1].Unit == TimeUnit.Year)
            return PeriodRules.Reach(out point, at, yearEnd, PeriodRules.Part(whole, half ? TimeUnit.Half : TimeUnit.Quarter, false, index, 1));
        if (half || w.Reference is not { } today) return !half && PeriodRules.Reach(out point, at, end, default);
        return PeriodRules.Reach(out point, at, end, Written.Nearest([Stretch.Quarter(today.Year - 1, index), Stretch.Quarter(today.Year, index), Stretch.Quarter(today.Year + 1, index)], today, w.TenseAt(at, end)));
    }

    public static bool TryYearThenQuarter(TimeWindow w, int at, out Point point)
    {
        point = default;
        if (w[at].Length != 4 || w[at].Value is < NumberRules.FirstYear or > NumberRules.LastYear || !w.IsPlainNumber(at)) return false;
        int word = w.IsDash(at + 1) && w.IsGlued(at + 1) ? at + 2 : at + 1;
        return IsQuarter(w, word, out bool half, out int index) && PeriodRules.Reach(out point, at, word + 2, half ? Stretch.Half(w[at].Value, index) : Stretch.Quarter(w[at].Value, index));
    }

    private static bool IsQuarter(TimeWindow w, int at, out bool half, out int index)
    {
        half = w.Is(at, "h");
        index = w[at + 1].Value;
        return (half || w.Is(at, "q")) && w[at + 1] is { Word: TimeWord.Digits, Length: 1, Value: >= 1 } && w.IsGlued(at + 1) && index <= (half ? 2 : 4) && !(w.IsGlued(at + 2) && w[at + 2].Word != TimeWord.Mark)
            && !(w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark && w[at - 1] is not { Word: TimeWord.Digits, Length: 4 });
    }

    /// <summary>"1H 2024", "3Q24", "2H of 2025".</summary>
    public static bool TryShortQuarter(TimeWindow w, int at, out Point point)
    {
        point = default;
        bool half = w.Is(at + 1, "h");
        if (w[at] is not { Length: 1, Value: >= 1 } || !w.IsGlued(at + 1) || !half && !w.Is(at + 1, "q") || !w.IsCapital(at + 1) || w[at].Value > (half ? 2 : 4) || w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark) return false;
        int year = w.Is(at + 2, "of") ? at + 3 : at + 2;
        int value = w[year].Value;
        if (w[year] is { Word: TimeWord.Digits, Length: 2 } && w.IsGlued(year)) value += 2000;
        else if (w[year] is not { Word: TimeWord.Digits, Length: 4 }) return false;
        return value is >= NumberRules.FirstYear and <= NumberRules.LastYear && PeriodRules.Reach(out point, at, year + 1, half ? Stretch.Half(value, w[at].Value) : Stretch.Quarter(value, w[at].Value));
    }

    /// <summary>"Fiscal 2024", "FY25", "FY2024-25", "the financial year 2024/25". Where such a year begins differs from land to land: only calendar years have a value.</summary>
    public static bool TryFiscal(TimeWindow w, int at, out Point point)
    {
        point = default;
        bool calendar = w.IsAny(at, "calendar", "cy");
        int year = IsFiscal(w, at) && w[at + 1].Unit == TimeUnit.Year ? at + 2 : w.IsAny(at, "fy", "cy", "fiscal") ? at + 1 : 0;
        if (year == 0) return false;
        bool full = w[year] is { Word: TimeWord.Digits, Length: 4 } && w[year].Value is >= NumberRules.FirstYear and <= NumberRules.LastYear;
        if (!full && !(w[year] is { Word: TimeWord.Digits, Length: 2 } && w.Is(at, "fy") && w.IsCapital(at) && w.IsGlued(year))) return false;
        int end = TryNextYear(w, year, out int both) ? both : year + 1;
        return PeriodRules.Reach(out point, at, end, calendar && full && end == year + 1 ? Stretch.Year(w[year].Value) : default);
    }

    /// <summary>"The 2024-25 fiscal year", "2023 financial year".</summary>
    public static bool TryYearThenFiscal(TimeWindow w, int at, out Point point)
    {
        point = default;
        if (w[at].Length != 4 || w[at].Value is < NumberRules.FirstYear or > NumberRules.LastYear || w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark) return false;
        int word = TryNextYear(w, at, out int end) ? end : at + 1;
        return IsFiscal(w, word) && w[word + 1] is { Word: TimeWord.Unit, IsPlural: false } && w[word + 1].Unit == TimeUnit.Year && PeriodRules.Reach(out point, at, word + 2, w.Is(word, "calendar") && word == at + 1 ? Stretch.Year(w[at].Value) : default);
    }

    private static bool IsFiscal(TimeWindow w, int at) => w.IsAny(at, "fiscal", "school", "financial", "academic", "tax", "calendar");

    /// <summary>The second half of 2024-25, 2024/25, 2024-2025.</summary>
    private static bool TryNextYear(TimeWindow w, int at, out int end)
    {
        end = at + 3;
        return (w.IsDash(at + 1) || w.IsMark(at + 1, '/')) && w.IsGlued(at + 1) && w.IsGlued(at + 2) && w[at + 2] is { Word: TimeWord.Digits, Length: 2 or 4 } next && next.Value % 100 == (w[at].Value + 1) % 100 && !(w.IsGlued(at + 3) && w[at + 3].Word != TimeWord.Mark);
    }

    /// <summary>A part of a year that owns it: "last year's third quarter", "this year's second half", "next year's Q1".</summary>
    public static bool TryPossessed(TimeWindow w, Point year, out Point point)
    {
        point = default;
        if (!w.IsApostrophe(year.End) || !w.Is(year.End + 1, "s") || !(year.Stretch.Grain == Grain.Year || !year.Stretch.IsKnown && w[year.End - 1].Unit == TimeUnit.Year)) return false;
        int at = year.End + 2;
        if (IsQuarter(w, at, out bool half, out int index)) return PeriodRules.Reach(out point, year.Start, at + 2, PeriodRules.Part(year.Stretch, half ? TimeUnit.Half : TimeUnit.Quarter, false, index, 1));
        bool last = w.IsAny(at, "last", "final");
        int unit = at + 1;
        if (!last && !NumberRules.TryOrdinalDay(w, at, out unit, out index)) return false;
        if (w.IsDash(unit)) unit++;
        if (w[unit] is not { Word: TimeWord.Unit, IsPlural: false } || w[unit].Unit is not (TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Month or TimeUnit.Week)) return false;
        return PeriodRules.Reach(out point, year.Start, unit + 1, PeriodRules.Part(year.Stretch, w[unit].Unit, last, index, 1));
    }
}
