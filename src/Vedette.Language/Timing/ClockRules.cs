namespace Vedette.Language;

/// <summary>A time of day. Without "Sure" the half of the day is open (7:30), and so is the value.</summary>
internal readonly record struct Clock(int Hour, int Minute, int Second = -1, bool Sure = true, bool Universal = false)
{
    public string Iso => $"T{Hour:D2}:{Minute:D2}{(Second >= 0 ? $":{Second:D2}" : "")}{(Universal ? "Z" : "")}";
}

/// <summary>Times of day: "3 p.m.", "18:00 UTC", "8.30pm", "noon", "4 o'clock", "7 in the morning".</summary>
internal static class ClockRules
{
    public static bool TryClock(TimeWindow w, int at, out int end, out Clock clock)
    {
        (end, clock) = (at + 1, default);
        if (w[at] is { Word: TimeWord.Digits, Value: 12 } && w[end].Word == TimeWord.Clock) at = end++;
        if (w[at].Word == TimeWord.Clock)
        {
            clock = new(w[at].Value, 0);
            return true;
        }
        int hour, minute = 0, second = -1;
        bool colon = false;
        if (w[at].Word == TimeWord.Digits)
        {
            if (w[at].Length > 2 || w.IsGlued(at) && (w[at - 1].Word != TimeWord.Mark && !w.Is(at - 1, "T") || w[at - 1] is { Word: TimeWord.Mark, Value: '.' or ',' or '$' or ':' or '/' or '#' or '£' or '€' })) return false;
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
        else if (w[at].Word == TimeWord.Small && w[at].Value is >= 1 and <= 12) hour = w[at].Value;
        else return false;
        if (hour > 24 || hour == 24 && minute > 0) return false;
        if (TryMeridiem(w, end, out int after, out int half))
        {
            if (hour is < 1 or > 12) return false;
            clock = new(hour % 12 + half, minute, second);
            end = after;
        }
        else if (w.Is(end, "o") && w.IsApostrophe(end + 1) && w.Is(end + 2, "clock")) (end, clock) = (end + 3, new(hour, minute, second, Sure: false));
        else if (!w.Is(end, "in") && !colon) return false;
        else clock = new(hour == 24 ? 0 : hour, minute, second, Sure: hour is 0 or > 12 || second >= 0 || colon && w[at].Length == 2 && w[at].Value < 10);
        if (w.Is(end, "in") && w.Is(end + 1, "the") && w[end + 2] is { Word: TimeWord.DayPart, IsPlural: false } part && clock.Hour <= 12)
        {
            (end, clock) = (end + 3, clock with { Sure = true, Hour = part.Value == 1 ? clock.Hour % 12 : clock.Hour % 12 + 12 });
            return true;
        }
        if (!colon && clock == default && hour != 0 || !colon && !clock.Sure && !w.Is(end - 1, "clock")) return false;
        if (w.IsAny(end, "UTC", "GMT") && !w.IsMark(end + 1, '+')) (end, clock) = (end + 1, clock with { Universal = true, Sure = true });
        else if (colon && w.Is(end, "Z") && w.IsGlued(end)) (end, clock) = (end + 1, clock with { Universal = true, Sure = true });
        return true;
    }

    public static bool TryMeridiem(TimeWindow w, int at, out int end, out int half)
    {
        (end, half) = (at + 1, w[at].Value);
        if (w[at].Word == TimeWord.Meridiem) return true;
        if (!w.IsAny(at, "a", "p")) return false;
        half = w.Is(at, "p") ? 12 : 0;
        if (!w.IsMark(at + 1, '.') || !w.Is(at + 2, "m")) return false;
        end = w.IsMark(at + 3, '.') ? at + 4 : at + 3;
        return true;
    }
}
