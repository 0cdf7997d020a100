namespace Vedette.Language;

/// <summary>How finely a stretch of days is told: what its value is printed as.</summary>
internal enum Grain : byte { Unknown, Day, Week, Month, Quarter, Year, Days }

/// <summary>Whole days from <see cref="First"/> up to, not including, <see cref="End"/>. The default is a time that the text does not tell.</summary>
internal readonly record struct Stretch(Grain Grain, DateOnly First, DateOnly End)
{
    /// <summary>Years that a value can be printed and reckoned with.</summary>
    private const int FirstYear = 1, LastYear = 9990;

    public bool IsKnown => Grain != Grain.Unknown;
    public DateOnly Last => End.AddDays(-1);

    /// <summary>The ISO 8601 value, null when unknown.</summary>
    public string? Iso => Grain switch
    {
        Grain.Unknown => null,
        Grain.Days => $"{First:yyyy-MM-dd}/{End:yyyy-MM-dd}",
        _ => Opening,
    };

    /// <summary>The value of the beginning alone, for open intervals.</summary>
    public string Opening => At(First, Grain);

    /// <summary>The value of what comes next: an interval that starts here starts when this one is over.</summary>
    public string Following => At(End, Grain);

    public static string At(DateOnly day, Grain grain) => grain switch
    {
        Grain.Year => $"{day:yyyy}",
        Grain.Quarter => $"{day:yyyy}-Q{(day.Month + 2) / 3}",
        Grain.Month => $"{day:yyyy-MM}",
        Grain.Week => $"{System.Globalization.ISOWeek.GetYear(day.ToDateTime(default)):D4}-W{System.Globalization.ISOWeek.GetWeekOfYear(day.ToDateTime(default)):D2}",
        _ => $"{day:yyyy-MM-dd}",
    };

    public static Stretch Day(DateOnly day) => Of(Grain.Day, day, 1);
    public static Stretch Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Day(new DateOnly(year, month, day)) : default;

    public static Stretch Week(DateOnly within) => Of(Grain.Week, Monday(within), 7);
    public static Stretch Weekend(DateOnly within) => Between(Shift(Monday(within), TimeUnit.Day, 5), Shift(Monday(within), TimeUnit.Day, 7));

    /// <summary>The weekend nearest to a day: before it on Mondays and Tuesdays.</summary>
    public static Stretch WeekendNear(DateOnly day) => Shift(day, TimeUnit.Day, Number(day) <= 2 ? -7 : 0) is { } within ? Weekend(within) : default;

    public static Stretch Month(int year, int month) => year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 ? new(Grain.Month, new(year, month, 1), new DateOnly(year, month, 1).AddMonths(1)) : default;
    public static Stretch Quarter(int year, int quarter) => year is >= FirstYear and <= LastYear ? new(Grain.Quarter, new(year, 3 * quarter - 2, 1), new DateOnly(year, 3 * quarter - 2, 1).AddMonths(3)) : default;
    public static Stretch Half(int year, int half) => Months(year, 6 * half - 5, 6);
    public static Stretch Year(int year) => year is >= FirstYear and <= LastYear ? new(Grain.Year, new(year, 1, 1), new(year + 1, 1, 1)) : default;
    public static Stretch Years(int year, int count) => year is >= FirstYear and <= LastYear ? Between(new(year, 1, 1), new(Math.Min(year + count, 9999), 1, 1)) : default;
    public static Stretch Months(int year, int month, int count) => year is >= FirstYear and <= LastYear ? Between(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(count)) : default;

    /// <summary>The days between; unknown when they run backwards or one end cannot be reckoned.</summary>
    public static Stretch Between(DateOnly? first, DateOnly? end) => first < end ? new(Grain.Days, first.Value, end.Value) : default;

    /// <summary>The unit of the calendar that holds the day, moved by a number of such units.</summary>
    public static Stretch Unit(TimeUnit unit, DateOnly within, int by)
    {
        if (Shift(within, unit, by) is not { } day) return default;
        return unit switch
        {
            TimeUnit.Day => Day(day),
            TimeUnit.Week => Week(day),
            TimeUnit.Weekend => Weekend(day),
            TimeUnit.Month => Month(day.Year, day.Month),
            TimeUnit.Quarter => Quarter(day.Year, (day.Month + 2) / 3),
            TimeUnit.Half => Half(day.Year, (day.Month + 5) / 6),
            TimeUnit.Year => Year(day.Year),
            TimeUnit.Decade => Years(day.Year / 10 * 10, 10),
            TimeUnit.Century => Years(day.Year / 100 * 100, 100),
            _ => default,
        };
    }

    /// <summary>The same around the reference of the document; unknown without one.</summary>
    public static Stretch Unit(TimeUnit unit, TimeWindow w, int by) => w.Reference is { } today ? Unit(unit, today, by) : default;

    /// <summary>The day moved by a number of units; null when the unit is shorter than a day or the result leaves the calendar.</summary>
    public static DateOnly? Shift(DateOnly? from, TimeUnit unit, int by)
    {
        if (from is not { } day) return null;
        long days = unit switch
        {
            TimeUnit.Day => by,
            TimeUnit.Week or TimeUnit.Weekend => 7L * by,
            TimeUnit.Fortnight => 14L * by,
            _ => 0,
        };
        long months = unit switch
        {
            TimeUnit.Month => by,
            TimeUnit.Quarter => 3L * by,
            TimeUnit.Half => 6L * by,
            TimeUnit.Year => 12L * by,
            TimeUnit.Decade => 120L * by,
            TimeUnit.Century => 1200L * by,
            _ => 0,
        };
        if (unit < TimeUnit.Day || unit == TimeUnit.Season) return null;
        long target = day.DayNumber + days + 31 * months, floor = new DateOnly(2, 1, 1).DayNumber, ceiling = new DateOnly(LastYear, 1, 1).DayNumber;
        return target < floor || target > ceiling ? null : day.AddDays((int)days).AddMonths((int)months);
    }

    public static DateOnly Monday(DateOnly day) => day.DayNumber < 7 ? day : day.AddDays(-(Number(day) - 1));

    /// <summary>Monday 1 to Sunday 7.</summary>
    public static int Number(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>The early, middle or late third; half or quarter of it would be as <paramref name="parts"/> tells. Months are cut at whole days, years at whole months.</summary>
    public Stretch Part(int index, int parts)
    {
        if (!IsKnown || index < 1 || index > parts) return default;
        int months = (End.Year - First.Year) * 12 + End.Month - First.Month;
        if (First.Day == 1 && End.Day == 1 && months % parts == 0) return Between(First.AddMonths(months / parts * (index - 1)), First.AddMonths(months / parts * index));
        // The thirds of a month are its days to the 10th, to the 20th and the rest.
        if (Grain == Grain.Month && parts == 3) return Between(First.AddDays(10 * (index - 1)), index == 3 ? End : First.AddDays(10 * index));
        int days = End.DayNumber - First.DayNumber, step = Math.Max(1, days / parts);
        return Between(First.AddDays(step * (index - 1)), index == parts ? End : First.AddDays(step * index));
    }

    private static Stretch Of(Grain grain, DateOnly first, int days) => first.DayNumber + days > DateOnly.MaxValue.DayNumber ? default : new(grain, first, first.AddDays(days));
}
