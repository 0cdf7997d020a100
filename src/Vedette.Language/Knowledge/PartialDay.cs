using System.Globalization;

namespace Vedette.Language;

/// <summary>A day as far as it is known: a year, a month or a day. It stands for every day that it may be, from <see cref="First"/> to <see cref="Last"/>, both included.</summary>
public readonly record struct PartialDay(DateOnly First, DateOnly Last)
{
    /// <summary>Reads <c>2024</c>, <c>2024-07</c> or <c>2024-07-02</c>; null for anything else.</summary>
    public static PartialDay? Parse(string iso)
    {
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(day, day);
        if (DateOnly.TryParseExact(iso, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return new(month, month.AddMonths(1).AddDays(-1));
        return DateOnly.TryParseExact(iso, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) ? new(year, year.AddYears(1).AddDays(-1)) : null;
    }

    /// <summary>As short as it is known: the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => First.ToString(First == Last ? "yyyy-MM-dd" : First.Month == Last.Month ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);
}
