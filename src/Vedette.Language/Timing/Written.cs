namespace Vedette.Language;

/// <summary>A date of the calendar as far as it is written; zero for what is not. Weekday: Monday 1.</summary>
internal readonly record struct Written(int Year = 0, int Month = 0, int Day = 0, int Weekday = 0)
{
    public bool IsEmpty => this == default;

    /// <summary>What both write: parts that are missing here come from the other.</summary>
    public Written Or(Written other) => new(Year == 0 ? other.Year : Year, Month == 0 ? other.Month : Month, Day == 0 ? other.Day : Day, Weekday == 0 ? other.Weekday : Weekday);

    /// <summary>
    /// The days meant. What the writing leaves open is the nearest to the reference: back for a text about the past, onward for one about the future.
    /// A weekday beside a day and month without a year decides the year, and one beside a bare day of the month decides the month.
    /// Unknown when a part is missing and there is no reference, or when there is no such day.
    /// </summary>
    public Stretch Resolve(DateOnly? reference, Tense tense)
    {
        if (Year != 0) return Month == 0 ? Stretch.Year(Year) : Day == 0 ? Stretch.Month(Year, Month) : Stretch.Day(Year, Month, Day);
        if (reference is not { } today) return default;
        if (Month == 0 && Day == 0) return Weekday == 0 ? default : NearestWeekday(today, tense);
        var (month, day) = (Month, Day);
        var candidates = (month, day) switch
        {
            (_, 0) => Around(offset => Stretch.Month(today.Year + offset, month), 1),
            (0, _) => Around(offset => Stretch.Shift(new DateOnly(today.Year, today.Month, 1), TimeUnit.Month, offset) is { } first ? Stretch.Day(first.Year, first.Month, day) : default, Weekday == 0 ? 2 : 12),
            _ => Around(offset => Stretch.Day(today.Year + offset, month, day), month == 2 && day == 29 ? 8 : Weekday == 0 ? 1 : 6),
        };
        if (Weekday != 0)
        {
            int weekday = Weekday;
            var fitting = candidates.Where(c => Stretch.Number(c.First) == weekday).ToList();
            if (fitting.Count > 0) candidates = fitting;
        }
        return Nearest(candidates, today, tense);
    }

    private static List<Stretch> Around(Func<int, Stretch> at, int reach)
    {
        var found = new List<Stretch>(2 * reach + 1);
        for (int offset = -reach; offset <= reach; offset++) if (at(offset) is { IsKnown: true } stretch) found.Add(stretch);
        return found;
    }

    /// <summary>The last of the candidates begun by today, the first not over by today, or whichever is nearer.</summary>
    public static Stretch Nearest(IEnumerable<Stretch> candidates, DateOnly today, Tense tense)
    {
        Stretch before = default, after = default;
        foreach (var candidate in candidates)
        {
            if (!candidate.IsKnown) continue;
            if (candidate.First <= today && (!before.IsKnown || candidate.First > before.First)) before = candidate;
            if (candidate.Last >= today && (!after.IsKnown || candidate.First < after.First)) after = candidate;
        }
        return tense switch
        {
            Tense.Past when before.IsKnown => before,
            Tense.Future when after.IsKnown => after,
            _ => !before.IsKnown ? after : !after.IsKnown ? before : today.DayNumber - before.Last.DayNumber <= after.First.DayNumber - today.DayNumber ? before : after,
        };
    }

    /// <summary>News convention: the most recent one on or before the day of the report, unless the text looks ahead.</summary>
    private Stretch NearestWeekday(DateOnly today, Tense tense)
    {
        int distance = (Weekday - Stretch.Number(today) + 7) % 7;
        int days = tense == Tense.Future || distance == 0 ? distance : distance - 7;
        return Stretch.Shift(today, TimeUnit.Day, days) is { } found ? Stretch.Day(found) : default;
    }
}
