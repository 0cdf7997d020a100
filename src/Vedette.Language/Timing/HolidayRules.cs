namespace Vedette.Language;

/// <summary>
/// Feast days. Those on a fixed day, those reckoned from western Easter, and those of the United States that news in English names without saying where have a value;
/// those that differ from land to land (Independence Day) or follow a moon that somebody must see are found without one.
/// </summary>
internal static class HolidayRules
{
    private enum Kind { Fixed, Easter, Nth, Unknown }

    /// <summary>Fixed: month and day. Easter: days after it. Nth: month, weekday, which one of the month, days after.</summary>
    private sealed record Feast(string[] Words, Kind Kind, int A = 0, int B = 0, int C = 0, int D = 0);

    // The longer of two names with the same beginning stands first.
    private static readonly Feast[] Feasts =
    [
        new(["christmas", "eve"], Kind.Fixed, 12, 24), new(["christmas", "day"], Kind.Fixed, 12, 25), new(["christmas"], Kind.Fixed, 12, 25),
        new(["orthodox", "christmas"], Kind.Fixed, 1, 7), new(["boxing", "day"], Kind.Fixed, 12, 26),
        new(["new", "year", "s", "eve"], Kind.Fixed, 12, 31), new(["new", "year", "eve"], Kind.Fixed, 12, 31), new(["new", "year", "s", "day"], Kind.Fixed, 1, 1), new(["new", "year", "s"], Kind.Fixed, 1, 1),
        new(["lunar", "new", "year"], Kind.Unknown), new(["halloween"], Kind.Fixed, 10, 31), new(["valentine", "s", "day"], Kind.Fixed, 2, 14), new(["juneteenth"], Kind.Fixed, 6, 19),
        new(["bastille", "day"], Kind.Fixed, 7, 14), new(["armistice", "day"], Kind.Fixed, 11, 11), new(["veterans", "day"], Kind.Fixed, 11, 11), new(["may", "day"], Kind.Fixed, 5, 1),
        new(["international", "workers", "day"], Kind.Fixed, 5, 1), new(["international", "women", "s", "day"], Kind.Fixed, 3, 8), new(["saint", "patrick", "s", "day"], Kind.Fixed, 3, 17),
        new(["patrick", "s", "day"], Kind.Fixed, 3, 17),
        new(["easter", "sunday"], Kind.Easter), new(["easter", "monday"], Kind.Easter, 1), new(["easter"], Kind.Easter), new(["good", "friday"], Kind.Easter, -2), new(["palm", "sunday"], Kind.Easter, -7),
        new(["ash", "wednesday"], Kind.Easter, -46), new(["pentecost"], Kind.Easter, 49),
        new(["thanksgiving", "day"], Kind.Nth, 11, 4, 4), new(["thanksgiving"], Kind.Nth, 11, 4, 4), new(["black", "friday"], Kind.Nth, 11, 4, 4, 1), new(["martin", "luther", "king", "day"], Kind.Nth, 1, 1, 3),
        new(["memorial", "day"], Kind.Unknown), new(["labor", "day"], Kind.Nth, 9, 1, 1), new(["labour", "day"], Kind.Unknown), new(["independence", "day"], Kind.Unknown),
        new(["ramadan"], Kind.Unknown), new(["eid", "al", "fitr"], Kind.Unknown), new(["eid", "al", "adha"], Kind.Unknown),
    ];

    public static bool TryHoliday(TimeWindow w, int at, out Point point)
    {
        point = default;
        int name = w[at].Word is TimeWord.Last or TimeWord.Next or TimeWord.This ? at + 1 : at;
        if (w[name].Word != TimeWord.Holiday && !(w.Is(name, "may") && w.Is(name + 1, "day"))) return false;
        if (!w.IsCapital(name) && !w.IsAny(name, "christmas", "easter", "thanksgiving", "halloween", "ramadan", "black", "independence", "new", "international", "eid")) return false;
        foreach (var feast in Feasts)
        {
            if (!TryWords(w, name, feast.Words, out int end)) continue;
            int year = w.Is(end, "of") || w.IsMark(end, ',') ? end + 1 : end;
            if (NumberRules.TryYear(w, year, out int yearEnd, out int told)) point = new(at, yearEnd, In(feast, told));
            else
            {
                var direction = name == at ? w.TenseAt(at, end) : w[at].Value < 0 ? Tense.Past : w[at].Value > 0 ? Tense.Future : Tense.Unknown;
                point = new(at, end, w.Reference is { } today ? Written.Nearest(Enumerable.Range(today.Year - 1, 3).Select(y => In(feast, y)), today, direction) : default);
            }
            return true;
        }
        return false;
    }

    private static bool TryWords(TimeWindow w, int at, string[] words, out int end)
    {
        end = at;
        foreach (string word in words)
        {
            if (word == "s" && w.IsApostrophe(end)) end++;
            if (w.IsDash(end)) end++;
            if (!w.Is(end, word)) return false;
            end++;
            if (word == "workers" && w.IsApostrophe(end)) end++;
        }
        return true;
    }

    private static Stretch In(Feast feast, int year)
    {
        if (year is < 2 or > 9980 || feast.Kind == Kind.Unknown) return default;
        switch (feast.Kind)
        {
            case Kind.Fixed: return Stretch.Day(year, feast.A, feast.B);
            case Kind.Easter: return year < 1583 ? default : Stretch.Day(Easter(year).AddDays(feast.A));
            default:
                var first = new DateOnly(year, feast.A, 1);
                return Stretch.Day(first.AddDays((feast.B - Stretch.Number(first) + 7) % 7 + 7 * (feast.C - 1) + feast.D));
        }
    }

    /// <summary>Western Easter Sunday: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, chapter 8).</summary>
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        return new(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    }
}
