using System.Globalization;

namespace Vedette.Language;

/// <summary>Whether a document writes 3/4/2025 for the third of April or for the fourth of March.</summary>
internal enum DayOrder : byte { Unknown, DayFirst, MonthFirst }

internal static class DayOrders
{
    /// <summary>
    /// The order that a document's own numeric dates prove: one part above twelve must be the day. When none proves it, a date that is the reference day under one order only does.
    /// Dates that prove opposite orders prove nothing. One pass over the text.
    /// </summary>
    public static DayOrder Of(ReadOnlySpan<char> text, DateOnly? reference)
    {
        bool dayFirst = false, monthFirst = false, dayFirstToday = false, monthFirstToday = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            int start = i;
            bool found = TryRead(text, ref i, out int one, out int other, out int year);
            if (i == start) while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) i++;
            if (!found) continue;
            if (one > 12 && other is >= 1 and <= 12) dayFirst = true;
            else if (other > 12 && one is >= 1 and <= 12) monthFirst = true;
            else if (reference is { } today && one != other && year == today.Year)
            {
                dayFirstToday |= one == today.Day && other == today.Month;
                monthFirstToday |= one == today.Month && other == today.Day;
            }
        }
        return (dayFirst, monthFirst) switch
        {
            (true, false) => DayOrder.DayFirst,
            (false, true) => DayOrder.MonthFirst,
            (true, true) => DayOrder.Unknown,
            _ => dayFirstToday == monthFirstToday ? DayOrder.Unknown : dayFirstToday ? DayOrder.DayFirst : DayOrder.MonthFirst,
        };
    }

    /// <summary>Reads N/N/YYYY, with dashes too, at a digit; moves <paramref name="at"/> to its last digit.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, ref int at, out int one, out int other, out int year)
    {
        (one, other, year) = (0, 0, 0);
        int i = at;
        if (!Number(text, ref i, 2, out one) || i >= text.Length || text[i] is not ('/' or '-')) return false;
        char mark = text[i++];
        if (!Number(text, ref i, 2, out other) || i >= text.Length || text[i] != mark) return false;
        i++;
        if (!Number(text, ref i, 4, out year) || year < 1000) return false;
        if (one > 31 || other > 31) return false;
        at = i - 1;
        return true;
    }

    private static bool Number(ReadOnlySpan<char> text, ref int at, int longest, out int value)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        value = 0;
        return at > start && at - start <= longest && int.TryParse(text[start..at], NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
