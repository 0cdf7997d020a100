using System.Globalization;
using System.Text;

namespace Vedette.Language;

/// <summary>How long something takes: amounts of units, largest first in print. Fortnights count as weeks, quarters as months, decades and centuries as years.</summary>
internal readonly record struct Length(double Years = 0, double Months = 0, double Weeks = 0, double Days = 0, double Hours = 0, double Minutes = 0, double Seconds = 0)
{
    public static Length Of(TimeUnit unit, double n) => unit switch
    {
        TimeUnit.Second => new(Seconds: n),
        TimeUnit.Minute => new(Minutes: n),
        TimeUnit.Hour => new(Hours: n),
        TimeUnit.Day => new(Days: n),
        TimeUnit.Week => new(Weeks: n),
        TimeUnit.Fortnight => new(Weeks: 2 * n),
        TimeUnit.Month => new(Months: n),
        TimeUnit.Quarter => new(Months: 3 * n),
        TimeUnit.Half => new(Months: 6 * n),
        TimeUnit.Year => new(Years: n),
        TimeUnit.Decade => new(Years: 10 * n),
        TimeUnit.Century => new(Years: 100 * n),
        _ => default,
    };

    public static Length operator +(Length a, Length b) => new(a.Years + b.Years, a.Months + b.Months, a.Weeks + b.Weeks, a.Days + b.Days, a.Hours + b.Hours, a.Minutes + b.Minutes, a.Seconds + b.Seconds);

    /// <summary>ISO 8601, null for no length at all. Weeks stand alone in it, so beside other units they are days.</summary>
    public string? Iso
    {
        get
        {
            if (this == default) return null;
            var iso = new StringBuilder("P");
            bool alone = this == new Length(Weeks: Weeks);
            Append(iso, Years, 'Y');
            Append(iso, Months, 'M');
            Append(iso, alone ? Weeks : 0, 'W');
            Append(iso, alone ? Days : Days + 7 * Weeks, 'D');
            if (Hours + Minutes + Seconds > 0) iso.Append('T');
            Append(iso, Hours, 'H');
            Append(iso, Minutes, 'M');
            Append(iso, Seconds, 'S');
            return iso.ToString();
        }
    }

    private static void Append(StringBuilder iso, double amount, char unit)
    {
        if (amount > 0) iso.Append(amount.ToString("0.###", CultureInfo.InvariantCulture)).Append(unit);
    }

    /// <summary>The smallest unit told, as finely as a date this far away can be: three days away is a day, three years away is a year.</summary>
    public TimeUnit Finest => Seconds + Minutes + Hours > 0 ? TimeUnit.Hour : Days + Weeks > 0 ? TimeUnit.Day : Months > 0 ? TimeUnit.Month : TimeUnit.Year;

    /// <summary>The day this far from another; null when parts are broken or shorter than a day.</summary>
    public DateOnly? From(DateOnly? day, int direction)
    {
        if (Hours + Minutes + Seconds > 0 || this == default || Math.Max(Math.Max(Years, Months), Math.Max(Weeks, Days)) > 100_000) return null;
        double months = 12 * Years + Months, days = 7 * Weeks + Days;
        if (months % 1 != 0 || days % 1 != 0) return null;
        return Stretch.Shift(Stretch.Shift(day, TimeUnit.Month, direction * (int)months), TimeUnit.Day, direction * (int)days);
    }
}
