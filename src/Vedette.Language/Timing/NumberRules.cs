using System.Globalization;

namespace Vedette.Language;

/// <summary>Numbers as they count units and name days and years: in digits and in words. Each rule reads at an index and tells where it ended.</summary>
internal static class NumberRules
{
    public const int FirstYear = 1900, LastYear = 2099;

    /// <summary>A whole number: 12, twelve, twenty-five, a hundred and ten is left to nobody.</summary>
    public static bool TryWhole(TimeWindow w, int at, out int end, out int value)
    {
        (end, value) = (at, 0);
        switch (w[at].Word)
        {
            case TimeWord.Digits when w.IsPlainNumber(at):
                (end, value) = (at + 1, w[at].Value);
                return true;
            case TimeWord.Small:
                (end, value) = (at + 1, w[at].Value);
                break;
            case TimeWord.Tens:
                (end, value) = (at + 1, w[at].Value);
                int unit = w.IsDash(end) && w.IsGlued(end) && w.IsGlued(end + 1) ? end + 1 : end;
                if (w[unit] is { Word: TimeWord.Small, Value: >= 1 and <= 9 }) (end, value) = (unit + 1, value + w[unit].Value);
                break;
            default: return false;
        }
        if (w[end].Word == TimeWord.Hundred && value is >= 1 and <= 9) (end, value) = (end + 1, value * 100);
        return true;
    }

    /// <summary>A number of units, which may be broken: 3.5, two and a half, one and a half, half a.</summary>
    public static bool TryAmount(TimeWindow w, int at, out int end, out double value)
    {
        value = 0;
        if (w[at].Word == TimeWord.Digits && !(w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark)
            && w.IsMark(at + 1, '.') && w.IsGlued(at + 1) && w[at + 2].Word == TimeWord.Digits && w.IsGlued(at + 2) && !(w.IsMark(at + 3, '.') && w.IsGlued(at + 4) && w[at + 4].Word == TimeWord.Digits))
        {
            end = at + 3;
            return w[at + 2].End - w[at].Start <= 9 && double.TryParse(w.Text.AsSpan(w[at].Start, w[at + 2].End - w[at].Start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
        }
        if (w.Is(at, "half"))
        {
            end = w.IsAny(at + 1, "a", "an") ? at + 2 : at + 1;
            value = .5;
            return w[end].Unit is TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Day or TimeUnit.Year or TimeUnit.Decade or TimeUnit.Century or TimeUnit.Month;
        }
        if (!TryWhole(w, at, out end, out int whole)) return false;
        value = whole;
        if (w.Is(end, "and") && (w.Is(end + 1, "a") && w.Is(end + 2, "half") || w.Is(end + 1, "half")))
        {
            value += .5;
            end += w.Is(end + 1, "half") ? 2 : 3;
        }
        else if (w.Is(end, "and") && w.Is(end + 1, "a") && w.Is(end + 2, "quarter") && w[end + 3].Word == TimeWord.Unit)
        {
            value += .25;
            end += 3;
        }
        return true;
    }

    /// <summary>The day of a month: 17, 17th, seventeenth, twenty-third; 1 to 31.</summary>
    public static bool TryDay(TimeWindow w, int at, out int end, out int day)
    {
        (end, day) = (at + 1, w[at].Value);
        if (w[at].Word == TimeWord.Ordinal) return day is >= 1 and <= 31;
        if (w[at] is { Word: TimeWord.Tens, Value: 20 or 30 })
        {
            int unit = w.IsDash(end) && w.IsGlued(end) && w.IsGlued(end + 1) ? end + 1 : end;
            if (w[unit] is { Word: TimeWord.Ordinal, Value: >= 1 and <= 9 })
            {
                (end, day) = (unit + 1, day + w[unit].Value);
                return day <= 31;
            }
        }
        return TryWhole(w, at, out end, out day) && day is >= 1 and <= 31 && w[at].Length <= 9 && (w[at].Word != TimeWord.Digits || w[at].Length <= 2);
    }

    /// <summary>A day that is written as an ordinal: the 18th, seventeenth.</summary>
    public static bool TryOrdinalDay(TimeWindow w, int at, out int end, out int day) => TryDay(w, at, out end, out day) && w[end - 1].Word == TimeWord.Ordinal;

    /// <summary>Four digits, or words (nineteen eighty six, two thousand and fifteen), that beside a month can only be a year.</summary>
    public static bool TryYear(TimeWindow w, int at, out int end, out int year)
    {
        (end, year) = (at + 1, w[at].Value);
        if (w[at].Word == TimeWord.Digits) return w[at].Length == 4 && year is >= 1000 and <= 2999 && w.IsPlainNumber(at);
        if (w[at] is { Word: TimeWord.Small, Value: >= 15 and <= 19 } or { Word: TimeWord.Tens, Value: 20 })
        {
            int century = w[at].Value * 100;
            int rest = w[end].Word == TimeWord.Hundred ? end + 1 : end;
            if (TryWhole(w, rest, out int after, out int inside) && inside is >= 10 and <= 99 && w[rest].Word != TimeWord.Digits)
            {
                (end, year) = (after, century + inside);
                return true;
            }
        }
        if (w[at] is { Word: TimeWord.Small, Value: 2 } && w[end].Word == TimeWord.Thousand)
        {
            int rest = w.Is(end + 1, "and") ? end + 2 : end + 1;
            (end, year) = (end + 1, 2000);
            if (TryWhole(w, rest, out int after, out int inside) && inside is >= 1 and <= 99 && w[rest].Word != TimeWord.Digits) (end, year) = (after, 2000 + inside);
            return true;
        }
        return false;
    }
}
