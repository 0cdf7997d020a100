using System.Globalization;

namespace Vedette.Language;

/// <summary>
/// Feast days. Those on a fixed day, those reckoned from western Easter, and those of the United States that news in English names without saying where have a value;
/// those that differ from land to land (Independence Day) or follow a moon that somebody must see are found without one.
/// </summary>
internal static class HolidayRules
{
    private enum Kind { Fixed, Easter, Nth, Lunar, Unknown }

    /// <summary>Fixed: month and day. Easter: days after it. Nth: month, weekday, which one of the month, days after. Lunar: month and day of the Chinese calendar.</summary>
    private sealed record Feast(string[] Words, Kind Kind, int A = 0, int B = 0, int C = 0, int D = 0);

    // The longer of two names with the same beginning stands first.
    private static readonly Feast[] Feasts =
    [
        new(["christmas", "eve"], Kind.Fixed, 12, 24), new(["christmas", "day"], Kind.Fixed, 12, 25), new(["christmas"], Kind.Fixed, 12, 25),
        new(["orthodox", "christmas"], Kind.Fixed, 1, 7), new(["boxing", "day"], Kind.Fixed, 12, 26),
        new(["new", "year", "s", "eve"], Kind.Fixed, 12, 31), new(["new", "year", "eve"], Kind.Fixed, 12, 31), new(["new", "year", "s", "day"], Kind.Fixed, 1, 1), new(["new", "year", "s"], Kind.Fixed, 1, 1),
        new(["new", "year"], Kind.Fixed, 1, 1),
        new(["lunar", "new", "year"], Kind.Lunar, 1, 1), new(["chinese", "new", "year"], Kind.Lunar, 1, 1), new(["spring", "festival"], Kind.Lunar, 1, 1), new(["dragon", "boat", "festival"], Kind.Lunar, 5, 5),
        new(["mid", "autumn", "festival"], Kind.Lunar, 8, 15), new(["double", "ten", "day"], Kind.Fixed, 10, 10), new(["double", "tenth", "day"], Kind.Fixed, 10, 10), new(["halloween"], Kind.Fixed, 10, 31), new(["valentine", "s", "day"], Kind.Fixed, 2, 14), new(["juneteenth"], Kind.Fixed, 6, 19),
        new(["bastille", "day"], Kind.Fixed, 7, 14), new(["armistice", "day"], Kind.Fixed, 11, 11), new(["veterans", "day"], Kind.Fixed, 11, 11), new(["may", "day"], Kind.Fixed, 5, 1),
        new(["international", "workers", "day"], Kind.Fixed, 5, 1), new(["international", "women", "s", "day"], Kind.Fixed, 3, 8), new(["saint", "patrick", "s", "day"], Kind.Fixed, 3, 17),
        new(["patrick", "s", "day"], Kind.Fixed, 3, 17), new(["saint", "patrick"], Kind.Fixed, 3, 17), new(["earth", "day"], Kind.Fixed, 4, 22), new(["women", "s", "day"], Kind.Fixed, 3, 8),
        new(["mother", "s", "day"], Kind.Unknown), new(["father", "s", "day"], Kind.Unknown), new(["victory", "day"], Kind.Unknown), new(["national", "day"], Kind.Unknown), new(["presidents", "day"], Kind.Nth, 2, 1, 3),
        new(["columbus", "day"], Kind.Nth, 10, 1, 2), new(["clean", "monday"], Kind.Unknown), new(["nowruz"], Kind.Unknown), new(["diwali"], Kind.Unknown), new(["passover"], Kind.Unknown), new(["hanukkah"], Kind.Unknown), new(["yom", "kippur"], Kind.Unknown), new(["rosh", "hashanah"], Kind.Unknown),
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
        if (w[name].Word != TimeWord.Holiday && !(w.Is(name, "may") && w.Is(name + 1, "day")) && !(w.Is(name, "spring") && w.Is(name + 1, "festival")) && !w.Is(name, "mid")) return false;
        if (!w.IsCapital(name) && !w.IsAny(name, "christmas", "easter", "thanksgiving", "halloween", "ramadan", "black", "independence", "international", "eid", "saint", "father", "mother", "clean") && !(w.Is(name, "new") && (w.IsAny(name - 1, "on", "before", "after", "until") || w.IsApostrophe(name + 2)))) return false;
        foreach (var feast in Feasts)
        {
            if (!TryWords(w, name, feast.Words, out int end)) continue;
            // "New Year celebrations" are no day; "a new year" is none either.
            if (feast.Words is ["new", "year"] && (!w.ClosesClause(end) && !w.IsAny(end, "and", "with", "in") || !w.IsAny(w.Is(at - 1, "the") ? at - 2 : at - 1, "on", "before", "after", "until", "by", "since"))) continue;
            bool weekend = w[end] is { Word: TimeWord.Unit, IsPlural: false } && w[end].Unit == TimeUnit.Weekend;
            if (weekend) end++;
            int year = w.Is(end, "of") || w.IsMark(end, ',') ? end + 1 : end;
            if (NumberRules.TryYear(w, year, out int yearEnd, out int told)) point = new(at, yearEnd, In(feast, told));
            else if (w[year].Word is TimeWord.This or TimeWord.Last or TimeWord.Next && w[year + 1] is { Word: TimeWord.Unit, IsPlural: false } && w[year + 1].Unit == TimeUnit.Year)
                point = new(at, year + 2, w.Reference is { } now ? In(feast, now.Year + w[year].Value) : default);
            else
            {
                var direction = name == at ? w.TenseAt(at, end) : w[at].Value < 0 ? Tense.Past : w[at].Value > 0 ? Tense.Future : Tense.Unknown;
                point = new(at, end, w.Reference is { } today ? Written.Nearest(Enumerable.Range(today.Year - 1, 3).Select(y => In(feast, y)), today, direction) : default);
            }
            if (weekend) point = point with { Stretch = point.Stretch.IsKnown ? Stretch.WeekendNear(point.Stretch.First) : default };
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
            case Kind.Lunar: return Lunar(year, feast.A, feast.B);
            case Kind.Easter: return year < 1583 ? default : Stretch.Day(Easter(year).AddDays(feast.A));
            default:
                var first = new DateOnly(year, feast.A, 1);
                return Stretch.Day(first.AddDays((feast.B - Stretch.Number(first) + 7) % 7 + 7 * (feast.C - 1) + feast.D));
        }
    }

    private static readonly ChineseLunisolarCalendar Moons = new();

    /// <summary>A day of the Chinese calendar; unknown before 1901 and after 2100, which the calendar of .NET does not reckon.</summary>
    private static Stretch Lunar(int year, int month, int day)
    {
        if (year is < 1902 or > 2099) return default;
        int leap = Moons.GetLeapMonth(year);
        return Stretch.Day(DateOnly.FromDateTime(Moons.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0)));
    }

    /// <summary>Western Easter Sunday: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, chapter 8).</summary>
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        return new(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    }
}
