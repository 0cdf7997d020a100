using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>A time of day. Without "Sure" the half of the day is open (7:30), and so is the value. <see cref="Zone"/> is an ISO 8601 offset, null where the time is local or the name of the zone stands for more than one.</summary>
internal readonly record struct Clock(int Hour, int Minute, int Second = -1, bool Sure = true, string? Zone = null)
{
    public string Iso => $"T{Hour:D2}:{Minute:D2}{(Second >= 0 ? $":{Second:D2}" : "")}{Zone}";

    public (int, int) Minutes => (Hour, Minute);
}

/// <summary>Times of day: "3 p.m.", "18:00 UTC", "1300 GMT", "8.30pm", "noon", "4 o'clock", "half past seven", "ten thirty", "7 in the morning", "10 a.m. Moscow time".</summary>
internal static class ClockRules
{
    /// <summary>Abbreviations of zones that stand for one offset. Those that stand for several (CST, IST, BST) or change with the season (ET) are read, and tell no offset.</summary>
    private static readonly FrozenDictionary<string, string> Zones = new Dictionary<string, string>
    {
        ["EST"] = "-05:00", ["EDT"] = "-04:00", ["CDT"] = "-05:00", ["MDT"] = "-06:00", ["PST"] = "-08:00", ["PDT"] = "-07:00", ["CET"] = "+01:00", ["CEST"] = "+02:00", ["EET"] = "+02:00", ["EEST"] = "+03:00",
        ["MSK"] = "+03:00", ["JST"] = "+09:00", ["KST"] = "+09:00", ["HKT"] = "+08:00", ["SGT"] = "+08:00", ["PKT"] = "+05:00", ["AEST"] = "+10:00", ["AEDT"] = "+11:00", ["ACDT"] = "+10:30", ["NZST"] = "+12:00", ["NZDT"] = "+13:00",
        ["ET"] = "", ["CT"] = "", ["MT"] = "", ["PT"] = "", ["CST"] = "", ["MST"] = "", ["IST"] = "", ["BST"] = "",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ZoneLookup = Zones.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <remarks>East of Greenwich and in universal time a zone goes with a clock of 24 hours: 12:45 JST is no midnight. American zones tell nothing of the half of the day.</remarks>
    /// <param name="led">Whether the words before ask for a time of day ("at", "from"), so that spelled hours and minutes alone are one: "at seven twenty-seven".</param>
    public static bool TryClock(TimeWindow w, int at, out int end, out Clock clock, bool led = false)
    {
        if (!TryPast(w, at, out end, out clock) && !TryNamed(w, at, out end, out clock) && !TryHour(w, at, led, out end, out clock)) return false;
        if (TryZone(w, end, out int after, out string? zone)) (end, clock) = (after, clock with { Zone = zone, Sure = clock.Sure || zone is ['Z' or '+', ..] });
        return true;
    }

    /// <summary>"Noon", "12 midnight", "noonish".</summary>
    private static bool TryNamed(TimeWindow w, int at, out int end, out Clock clock)
    {
        (end, clock) = (at + 1, default);
        if (w[at] is { Word: TimeWord.Digits, Value: 12 } && w[end].Word == TimeWord.Clock) at = end++;
        if (w[at].Word != TimeWord.Clock) return false;
        clock = new(w[at].Value, 0, Sure: !w[at].IsShort);
        return true;
    }

    /// <summary>"Half past seven", "a quarter to nine", "ten minutes past 8 p.m.": the hour's own half of the day, where it tells one.</summary>
    private static bool TryPast(TimeWindow w, int at, out int end, out Clock clock)
    {
        (end, clock) = (at, default);
        int minutes, next;
        if (w.Is(at, "half")) (minutes, next) = (30, at + 1);
        else if (w[at].Unit == TimeUnit.Quarter && !w[at].IsPlural) (minutes, next) = (15, at + 1);
        else if (w.Is(at, "a") && w[at + 1].Unit == TimeUnit.Quarter && !w[at + 1].IsPlural) (minutes, next) = (15, at + 2);
        else if (w[at].Word is TimeWord.Digits or TimeWord.Small or TimeWord.Tens && NumberRules.TryWhole(w, at, out next, out minutes)) next = w[next].Unit == TimeUnit.Minute ? next + 1 : next;
        else return false;
        bool past = w.Is(next, "past");
        if (!past && !(w.Is(next, "to") && (w[next - 1].Unit is TimeUnit.Quarter or TimeUnit.Minute)) || minutes is < 1 or > 59) return false;
        if (!TryHour(w, next + 1, led: true, out end, out clock) && !TryHourAlone(w, next + 1, out end, out clock) || clock.Minute != 0) return false;
        int hour = past ? clock.Hour : (clock.Hour + 23) % 24;
        clock = clock with { Hour = hour == 0 && !clock.Sure ? 12 : hour, Minute = past ? minutes : 60 - minutes };
        return true;
    }

    /// <summary>An hour with nothing beside it: only the words around make 4 a time. Its half of the day is open.</summary>
    public static bool TryHourAlone(TimeWindow w, int at, out int end, out Clock clock)
    {
        (end, clock) = (at + 1, default);
        if (w[at] is not { Word: TimeWord.Digits or TimeWord.Small, Value: >= 1 and <= 23, Length: <= 6 } hour || hour is { Word: TimeWord.Digits, Length: > 2 } or { Word: TimeWord.Small, Value: > 12 }) return false;
        if (w.IsGlued(at) && (w[at - 1].Word != TimeWord.Mark || w[at - 1] is { Value: '/' or '.' or ':' or ',' or '$' or '£' or '€' })) return false;
        if (w.IsGlued(end) && (w[end].Word != TimeWord.Mark || w[end] is { Value: '%' or '/' or ':' } || w[end] is { Value: '.' or ',' } && w.IsGlued(end + 1) && w[end + 1].Word == TimeWord.Digits)) return false;
        clock = new(hour.Value, 0, Sure: hour.Value > 12);
        return true;
    }

    private static bool TryHour(TimeWindow w, int at, bool led, out int end, out Clock clock)
    {
        (end, clock) = (at + 1, default);
        int hour, minute = 0, second = -1;
        bool colon = false, spelled = false;
        if (w[at].Word == TimeWord.Digits)
        {
            if (w[at].Length > 4 || w.IsGlued(at) && (w[at - 1].Word != TimeWord.Mark && !w.Is(at - 1, "T") || w[at - 1] is { Word: TimeWord.Mark, Value: '.' or ',' or '$' or ':' or '/' or '#' or '£' or '€' })) return false;
            // The 08:00 of GMT-08:00 is no time.
            if (w.IsGlued(at) && w[at - 1] is { Value: '-' or '+' or '−' } && w.IsAny(at - 2, "GMT", "UTC")) return false;
            if (w[at].Length > 2) return TryRun(w, at, out end, out clock);
            hour = w[at].Value;
            if (w[end] is { Word: TimeWord.Mark, Value: ':' or '.' } && w.IsGlued(end) && w[end + 1] is { Word: TimeWord.Digits, Length: 2, Value: < 60 } && w.IsGlued(end + 1))
            {
                colon = w.IsMark(end, ':');
                minute = w[end + 1].Value;
                end += 2;
                if (colon && w.IsMark(end, ':') && w.IsGlued(end) && w[end + 1] is { Word: TimeWord.Digits, Length: 2, Value: < 61 } && w.IsGlued(end + 1))
                {
                    second = Math.Min(59, w[end + 1].Value);
                    end += 2;
                    if (w.IsMark(end, '.') && w.IsGlued(end) && w.IsGlued(end + 1) && w[end + 1].Word == TimeWord.Digits) end += 2;
                }
                if (w.IsMark(end, ':') && w.IsGlued(end) && w[end + 1].Word == TimeWord.Digits || w.IsMark(end, '.') && w.IsGlued(end) && w[end + 1].Word == TimeWord.Digits && w.IsGlued(end + 1)) return false;
            }
        }
        else if (w[at].Word == TimeWord.Small && w[at].Value is >= 1 and <= 12 && !w.Is(at, "dozen"))
        {
            hour = w[at].Value;
            spelled = w[end] is { Word: TimeWord.Tens, IsPlural: false, Value: <= 50 } or { Word: TimeWord.Small, Value: >= 10 } && !w.Is(end, "dozen") && NumberRules.TryWhole(w, end, out int after, out minute) && minute is >= 10 and <= 59 && (end = after) > 0;
            if (!spelled) minute = 0;
        }
        else return false;
        if (hour > 24 || hour == 24 && minute > 0) return false;
        bool told = colon || spelled && led;
        if (TryMeridiem(w, end, out int behind, out int half))
        {
            if (hour is < 1 or > 12) return false;
            clock = new(hour % 12 + half, minute, second);
            end = w.Is(behind, "in") && TryHalfBehind(w, behind, true, out int part, out int same) && same == half ? part : behind;
            return true;
        }
        clock = new(hour == 24 ? 0 : hour, minute, second, Sure: hour is 0 or > 12 || second >= 0 || colon && w[at].Length == 2 && w[at].Value < 10);
        if (TryOClock(w, end, out behind))
        {
            (end, clock, told) = (behind, clock with { Sure = false }, true);
            if (hour is >= 1 and <= 12 && TryMeridiem(w, end, out behind, out half)) (end, clock) = (behind, clock with { Hour = hour % 12 + half, Sure = true });
        }
        else if (IsVague(w, end, out behind)) (end, clock, told) = (behind, clock with { Sure = false }, true);
        else if (led && w.IsAny(end, "a", "p") && w.IsGlued(end) && hour is >= 1 and <= 12 && !w.IsGlued(end + 1)) (end, clock, told) = (end + 1, new(hour % 12 + (w.Is(end, "p") ? 12 : 0), minute, second), true);
        if (hour is >= 1 and <= 12 && !clock.Sure && TryHalfBehind(w, end, told, out behind, out half)) (end, clock, told) = (behind, clock with { Sure = true, Hour = clock.Hour % 12 + half }, true);
        else if (spelled && w.Is(end, "minutes")) end++;
        else if (spelled && (w[end].Word is TimeWord.Hundred or TimeWord.Thousand or TimeWord.Unit || w.IsDash(end) && w.IsGlued(end))) return false;
        return told || IsZoned(w, at, end);
    }

    /// <summary>"11ish", "11-ish".</summary>
    private static bool IsVague(TimeWindow w, int at, out int end)
    {
        int word = w.IsDash(at) && w.IsGlued(at) ? at + 1 : at;
        end = word + 1;
        return w.Is(word, "ish") && w.IsGlued(word);
    }

    /// <summary>A whole hour in front of its zone: "14 GMT" is one, "8 PT" may be a size.</summary>
    private static bool IsZoned(TimeWindow w, int at, int end) => end == at + 1 && w[at].Length == 2 && w[at].Word == TimeWord.Digits && w.IsAny(end, "GMT", "UTC");

    /// <summary>"In the morning", "early morning" behind an hour, with what it adds to it.</summary>
    private static bool TryHalfBehind(TimeWindow w, int at, bool told, out int end, out int half)
    {
        int part = w.Is(at, "in") && w.Is(at + 1, "the") ? at + 2 : at;
        if ((part > at || told) && w[part].Word == TimeWord.Portion) part++;
        (end, half) = (part + 1, w[part].Value == 1 ? 0 : 12);
        return part > at && w[part] is { Word: TimeWord.DayPart, IsPlural: false };
    }

    /// <summary>Digits without a colon: "1140 a.m.", "1300 GMT", "at 0730 hours".</summary>
    private static bool TryRun(TimeWindow w, int at, out int end, out Clock clock)
    {
        int hour = w[at].Value / 100, minute = w[at].Value % 100;
        (end, clock) = (at + 1, new(hour, minute));
        if (hour > 23 || minute > 59 || !w.IsPlainNumber(at)) return false;
        if (TryMeridiem(w, end, out int after, out int half))
        {
            (end, clock) = (after, clock with { Hour = hour % 12 + half });
            return hour is >= 1 and <= 12;
        }
        if (w[at].Length != 4) return false;
        if (w.IsAny(end, "hours", "hrs") && w.IsAny(at - 1, "at", "by", "until", "from", "before", "after", "around", "about", "since"))
        {
            end++;
            return true;
        }
        return w.IsAny(end, "UTC", "GMT", "MSK", "CET", "local") && TryZone(w, end, out _, out _);
    }

    private static bool TryOClock(TimeWindow w, int at, out int end)
    {
        end = w.Is(at, "oclock") ? at + 1 : at + 3;
        if (!w.Is(at, "oclock") && !(w.Is(at, "o") && w.IsApostrophe(at + 1) && w.Is(at + 2, "clock"))) return false;
        return true;
    }

    public static bool TryMeridiem(TimeWindow w, int at, out int end, out int half)
    {
        (end, half) = (at + 1, w[at].Value);
        if (w[at].Word == TimeWord.Meridiem) return true;
        if (!w.IsAny(at, "a", "p")) return false;
        half = w.Is(at, "p") ? 12 : 0;
        if (w.Is(at + 1, "m"))
        {
            end = at + 2;
            return true;
        }
        if (!w.IsMark(at + 1, '.') || !w.Is(at + 2, "m")) return false;
        end = w.IsMark(at + 3, '.') ? at + 4 : at + 3;
        return true;
    }

    /// <summary>The zone behind a time of day, in brackets or not: "GMT", "UTC+8", "EST", "Moscow time", "U.S. Eastern time", "local time".</summary>
    private static bool TryZone(TimeWindow w, int at, out int end, out string? zone)
    {
        (end, zone) = (at, null);
        if (w[at].Length == 0 || w[at].Word is not (TimeWord.Other or TimeWord.Mark)) return false;
        if (w.IsMark(at, '('))
        {
            // "3 p.m. (UTC)": in brackets only names of zones.
            if (w.IsMark(at + 1, '(') || !TryZone(w, at + 1, out int inner, out zone) || !w.IsMark(inner, ')')) return false;
            end = inner + 1;
            return true;
        }
        if (w.Is(at, "Z") && w.IsGlued(at) && w[at - 1].Word == TimeWord.Digits)
        {
            (end, zone) = (at + 1, "Z");
            return true;
        }
        if (w.IsAny(at, "UTC", "GMT"))
        {
            (end, zone) = (at + 1, "Z");
            if (w[end] is not { Word: TimeWord.Mark, Value: '+' or '-' or '−' } sign || w[end + 1] is not { Word: TimeWord.Digits, Length: <= 2, Value: <= 14 } hours || !w.IsGlued(end + 1) || hours.Length == 0) return true;
            int minutes = w.IsMark(end + 2, ':') && w.IsGlued(end + 2) && w[end + 3] is { Word: TimeWord.Digits, Length: 2, Value: < 60 } && w.IsGlued(end + 3) ? w[end + 3].Value : -1;
            zone = $"{(sign.Value == '+' ? '+' : '-')}{hours.Value:D2}:{Math.Max(0, minutes):D2}";
            end += minutes < 0 ? 2 : 4;
            return true;
        }
        if (w[at].Length is >= 2 and <= 4 && w.IsCapital(at) && ZoneLookup.TryGetValue(w.Word(at), out string? offset))
        {
            (end, zone) = (at + 1, offset.Length == 0 ? null : offset);
            return true;
        }
        if (w.Is(at, "local") && w.Is(at + 1, "time"))
        {
            end = at + 2;
            return true;
        }
        if (!w.IsCapital(at)) return false;
        int last = at;
        while (last < at + 5 && w[last + 1].Length > 0 && (w.IsMark(last + 1, '.') && w.IsGlued(last + 1) || w[last + 1].Word == TimeWord.Other && w.IsCapital(last + 1))) last++;
        if (w.Is(last + 1, "time"))
        {
            end = last + 2;
            return true;
        }
        if (w.Is(last, "Time") && last > at)
        {
            end = last + 1;
            return true;
        }
        end = at + 1;
        return w.IsAny(at, "Eastern", "Pacific") && w.ClosesClause(end);
    }
}
