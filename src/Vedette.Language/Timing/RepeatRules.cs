namespace Vedette.Language;

/// <summary>What comes again: "every week", "annually", "each Monday", "once a week", "on Sundays", "15 a year". The value tells the period where it is one.</summary>
internal static class RepeatRules
{
    /// <summary>With the time of day if one stands beside it: "every day at 4 p.m.", "3 p.m. each Monday".</summary>
    public static bool TryRepeat(TimeWindow w, int at, out int end, out string? value)
    {
        if (ClockRules.TryClock(w, at, out int each, out _))
        {
            if (w[each].Word == TimeWord.Each) return TryEach(w, each + 1, out end, out value);
            int again = w.Is(each, "on") ? each + 1 : each;
            if (w[again] is { Word: TimeWord.Weekday, IsPlural: true } or { Word: TimeWord.Often } || w.Is(again, "everyday")) return TryPlain(w, again, out end, out value);
        }
        if (!TryPlain(w, at, out end, out value)) return false;
        int clock = w.Is(end, "at") ? end + 1 : end;
        if (ClockRules.TryClock(w, clock, out int timed, out _, clock > end) || clock > end && ClockRules.TryHourAlone(w, clock, out timed, out _) && w.ClosesClause(timed)) end = timed;
        return true;
    }

    private static bool TryPlain(TimeWindow w, int at, out int end, out string? value)
    {
        (end, value) = (at + 1, null);
        var token = w[at];
        switch (token.Word)
        {
            case TimeWord.Often when !w.IsCapital(at) || w.OpensSentence(at) && !w.IsCapital(at + 1):
                value = Every(token.Value == 0 ? default : Length.Of((TimeUnit)token.Value, 1));
                return !w.IsGlued(at) || !w.IsMark(at - 1, '/');
            case TimeWord.Weekday or TimeWord.DayPart when token.IsPlural && !w.IsApostrophe(end):
                value = Every(Length.Of(token.Word == TimeWord.Weekday ? TimeUnit.Week : TimeUnit.Day, 1));
                return token.Word == TimeWord.Weekday || w[at - 1].Word is not (TimeWord.Digits or TimeWord.Small or TimeWord.Some or TimeWord.Tens or TimeWord.Last or TimeWord.Next or TimeWord.Ordinal) && w.ClosesClause(end) && token.Value is 1 or 2 && w[at - 1].Word == TimeWord.Other;
            // "On the 19th of every month"
            case TimeWord.Ordinal when w.Is(end, "of") && w[end + 1].Word == TimeWord.Each && w[end + 2].Unit == TimeUnit.Month:
                return TryEach(w, end + 2, out end, out value);
            case TimeWord.Unit when token.IsPlural && token.Unit == TimeUnit.Weekend:
                value = Every(Length.Of(TimeUnit.Week, 1));
                return w.IsAny(at - 1, "on", "at") || w.ClosesClause(end) && w[at - 1].Word is TimeWord.Other or TimeWord.Past or TimeWord.Future or TimeWord.Often;
            case TimeWord.Function when w.Is(at, "everyday"):
                value = Every(Length.Of(TimeUnit.Day, 1));
                return w.ClosesClause(end) || w[at - 1].Word == TimeWord.Meridiem;
            case TimeWord.Function when w.Is(at, "weekdays"):
                return w.Is(at - 1, "on") || w.ClosesClause(end);
            // "In the mornings"
            case TimeWord.Function when w.IsAny(at, "in", "on") && w[w.Is(end, "the") ? end + 1 : end] is { Word: TimeWord.DayPart, IsPlural: true }:
                end = w.Is(end, "the") ? end + 2 : end + 1;
                value = Every(Length.Of(TimeUnit.Day, 1));
                return !w.Is(end, "of");
            case TimeWord.Weekday when w[end] is { Word: TimeWord.DayPart, IsPlural: true }:
                (end, value) = (end + 1, Every(Length.Of(TimeUnit.Week, 1)));
                return true;
            case TimeWord.Each: return TryEach(w, end, out end, out value);
            case TimeWord.Function when w.IsAny(at, "once", "twice") && w.IsAny(end, "a", "an", "every", "each", "per") && w[end + 1] is { Word: TimeWord.Unit, IsPlural: false } unit:
                value = w.Is(at, "once") ? Every(Length.Of(unit.Unit, 1)) : null;
                end += 2;
                return true;
            case TimeWord.Function when w.IsAny(at, "a", "an") && w[end] is { Word: TimeWord.Unit, IsPlural: false } rate && rate.Unit is TimeUnit.Hour or TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year:
                bool counted = w[at - 1].Word is TimeWord.Digits or TimeWord.Small && w[at - 1].Value != 1 || w.IsAny(at - 1, "million", "billion", "trillion", "times", "barrels", "dollars", "percent", "tons", "tonnes") || w.IsMark(at - 1, '%')
                    || w[at - 1].Word == TimeWord.Other && w[at - 2].Word is TimeWord.Digits or TimeWord.Small or TimeWord.Tens or TimeWord.Hundred or TimeWord.Thousand && w.Word(at - 1) is [.., 's'];
                if (w.IsAny(end + 1, "ago", "later", "earlier", "after", "before", "from")) return false;
                (end, value) = (end + 1, Every(Length.Of(rate.Unit, 1)));
                return counted;
            default:
                if (!w.IsAny(at, "semi", "bi") || !w.IsDash(end) || w[end + 1].Word != TimeWord.Often) return false;
                value = w.Is(at, "semi") && w[end + 1].Value == (int)TimeUnit.Year ? Every(Length.Of(TimeUnit.Half, 1)) : null;
                end += 2;
                return true;
        }
    }

    private static string? Every(Length length) => length.Iso is { } iso ? "R/" + iso : null;

    private static bool TryEach(TimeWindow w, int at, out int end, out string? value)
    {
        value = null;
        int multiple = 1;
        if (w.Is(at, "other")) (at, multiple) = (at + 1, 2);
        else if (NumberRules.TryWhole(w, at, out int counted, out int count) && w[counted] is { Word: TimeWord.Unit, IsPlural: true }) (at, multiple) = (counted, count);
        else if (w[at].Word == TimeWord.Ordinal && w[at + 1].Word is TimeWord.Unit or TimeWord.Weekday) (at, multiple) = (at + 1, w[at].Value);
        end = at + 1;
        var token = w[at];
        if (token.Word == TimeWord.Unit && token.Unit is not (TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Weekend) || token is { Word: TimeWord.Unit } && token.Unit is TimeUnit.Quarter && multiple == 1) value = Every(Length.Of(token.Unit, multiple));
        else if (token is { Word: TimeWord.Unit } && token.Unit is TimeUnit.Weekend) value = Every(Length.Of(TimeUnit.Week, multiple));
        else if (token.Word == TimeWord.Weekday)
        {
            value = Every(Length.Of(TimeUnit.Week, multiple));
            if (w[end].Word == TimeWord.DayPart) end++;
        }
        else if (token.Word == TimeWord.DayPart) value = Every(Length.Of(TimeUnit.Day, multiple));
        else if (token.Word is TimeWord.Month or TimeWord.Season && (w.IsCapital(at) || !token.IsAlsoAWord)) value = Every(Length.Of(TimeUnit.Year, multiple));
        else return w.Is(at, "weekday");
        return multiple > 0;
    }
}
