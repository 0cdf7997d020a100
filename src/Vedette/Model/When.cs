namespace Vedette.Model;

/// <summary>
/// A time as far as it is told: the ISO 8601 value of <see cref="Language.TimeExpression.Value"/>, and the days it spans when it names days.
/// The default is <see cref="Unknown"/>: a date not stated is never today.
/// </summary>
public readonly record struct When
{
    private When(string iso, DateOnly? first, DateOnly? end) => (Iso, First, End) = (iso, first, end);

    public static When Unknown => default;

    /// <summary>The value as printed, or null when unknown.</summary>
    public string? Iso { get; }

    /// <summary>The first day, null when open or when the value names no day (a duration).</summary>
    public DateOnly? First { get; }

    /// <summary>The day after the last, null when open or when the value names no day.</summary>
    public DateOnly? End { get; }

    public bool IsKnown => Iso is not null;

    /// <summary>Whether both are known in days and could be the same time. False when either is unknown.</summary>
    public bool Overlaps(When other) =>
        (First ?? End) is not null && (other.First ?? other.End) is not null
        && (First is null || other.End is null || First < other.End)
        && (other.First is null || End is null || other.First < End);

    public static When On(DateOnly day) => new(day.ToString("yyyy-MM-dd"), day, day.AddDays(1));

    /// <summary>Reads an ISO value. Null and the empty string are <see cref="Unknown"/>; a value that names no days keeps its text only.</summary>
    public static When Parse(string? iso)
    {
        if (string.IsNullOrEmpty(iso)) return Unknown;
        int slash = iso.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && !iso.StartsWith('R'))
            return new(iso, Days(iso.AsSpan(0, slash)).First, Days(iso.AsSpan(slash + 1)).First);
        var (first, end) = Days(iso);
        return new(iso, first, end);
    }

    private static (DateOnly? First, DateOnly? End) Days(ReadOnlySpan<char> iso)
    {
        int time = iso.IndexOf('T');
        if (time >= 0) iso = iso[..time];
        if (iso.Length < 4 || !int.TryParse(iso[..4], out int year) || year is < 1 or > 9998) return default;
        var newYear = new DateOnly(year, 1, 1);
        if (iso.Length == 4) return (newYear, newYear.AddYears(1));
        if (iso[4] != '-') return default;
        var rest = iso[5..];
        if (rest.Length == 2 && rest[0] == 'Q' && rest[1] is >= '1' and <= '4')
        {
            var quarter = newYear.AddMonths(3 * (rest[1] - '1'));
            return (quarter, quarter.AddMonths(3));
        }
        if (rest.Length == 3 && rest[0] == 'W' && int.TryParse(rest[1..], out int week) && week is >= 1 and <= 53)
        {
            var monday = DateOnly.FromDateTime(System.Globalization.ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
            return (monday, monday.AddDays(7));
        }
        if (rest.Length >= 2 && int.TryParse(rest[..2], out int month) && month is >= 1 and <= 12)
        {
            var begin = new DateOnly(year, month, 1);
            if (rest.Length == 2) return (begin, begin.AddMonths(1));
            if (rest.Length == 5 && rest[2] == '-' && int.TryParse(rest[3..], out int day) && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                return (begin.AddDays(day - 1), begin.AddDays(day));
        }
        return default;
    }

    public override string ToString() => Iso ?? "unknown";
}
