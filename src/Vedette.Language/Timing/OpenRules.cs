namespace Vedette.Language;

/// <summary>Times open at one end: "since 2022", "before Christmas", "by 2027", "as early as Monday", "on or before 1 March", "from 2030 onwards", "to date".</summary>
internal static class OpenRules
{
    /// <summary>How words bound the time behind them. From takes in what they name, After does not; To ends before it, Through with it; By names the last day that will do.</summary>
    private enum Bound : byte { None, From, After, To, Through, By }

    /// <summary>"Since" and "after" have no end, "before" and "until" no beginning; by 2027 is no later than its last of December.</summary>
    public static bool TryOpen(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        (end, kind, value) = (at, TimeKind.Interval, null);
        if (TryToDate(w, at, out end, out kind, out value)) return true;
        if (!TryBound(w, at, out int next, out var bound)) return false;
        if (w.IsAny(next, "about", "around")) next++;
        int year = w.Is(next, "the") ? next + 1 : next;
        if (w[year] is { Word: TimeWord.Unit, IsPlural: false } && w[year].Unit == TimeUnit.Year && CalendarRules.IsBareYear(w, year + 1)) next = year + 1;
        kind = bound == Bound.By ? TimeKind.Date : TimeKind.Interval;
        if (!TryPoint(w, next, out var point) || point.Told is not null) return bound is not (Bound.By or Bound.From) && ClockRules.TryClock(w, next, out end, out _) && w[end - 1].Word is TimeWord.Meridiem or TimeWord.Clock;
        // "After the following day", "before last night": the words order events, they bound nothing.
        if (point.IsVague && point.Written.IsEmpty && w[next].Word is not (TimeWord.RelativeDay or TimeWord.Last or TimeWord.This or TimeWord.Next or TimeWord.Holiday or TimeWord.Season or TimeWord.Portion or TimeWord.Weekday or TimeWord.Digits or TimeWord.Ordinal) && !w.Is(next, "the")) return false;
        end = point.End;
        value = point.Stretch.IsKnown ? Value(point.Stretch, bound) : null;
        return true;
    }

    private static string Value(Stretch stretch, Bound bound) => bound switch
    {
        Bound.From => stretch.Opening + "/..",
        Bound.After => stretch.Following + "/..",
        Bound.To => "../" + stretch.Opening,
        Bound.Through => "../" + stretch.Following,
        _ => Stretch.At(stretch.Last, Grain.Day),
    };

    private static bool TryBound(TimeWindow w, int at, out int next, out Bound bound)
    {
        if (TryInclusive(w, at, out next, out bound)) return true;
        next = at + 1;
        if (w.Is(at, "since")) bound = Bound.From;
        else if (w.Is(at, "after")) bound = Bound.After;
        else if (w.IsAny(at, "before", "until", "till")) bound = Bound.To;
        else if (w.Is(at, "by")) bound = Bound.By;
        else if (w.Is(at, "as") && w.IsAny(next, "early", "late", "soon", "recently") && w.Is(at + 2, "as")) (bound, next) = (w.IsAny(next, "early", "soon") ? Bound.From : Bound.Through, at + 3);
        else if (w.IsAny(at, "starting", "beginning", "effective")) (bound, next) = (Bound.From, w.IsAny(next, "on", "in", "from") ? next + 1 : next);
        else if (w.Is(at, "prior") && w.Is(next, "to")) (bound, next) = (Bound.To, next + 1);
        else if (w.Is(at, "no") && w.Is(next, "later") && w.Is(next + 1, "than")) (bound, next) = (Bound.By, next + 2);
        else if (w.IsAny(at, "later", "earlier") && w.Is(next, "than")) (bound, next) = (w.Is(at, "later") ? Bound.After : Bound.To, next + 1);
        return bound != Bound.None;
    }

    /// <summary>Bounds that take in what they name: "on or before 1 March", "on or earlier than 1 March", "after or in 2016", "later than or in 2016".</summary>
    private static bool TryInclusive(TimeWindow w, int at, out int next, out Bound bound)
    {
        (next, bound) = (at, Bound.None);
        bool first = w.IsAny(at, "on", "in", "at") && w.Is(at + 1, "or");
        int word = first ? at + 2 : at;
        bool compares = w.IsAny(word, "earlier", "later");
        if (compares ? !w.Is(word + 1, "than") : !w.IsAny(word, "before", "after")) return false;
        next = compares ? word + 2 : word + 1;
        if (!first)
        {
            if (!w.Is(next, "or") || !w.IsAny(next + 1, "on", "in", "at")) return false;
            next += 2;
        }
        bound = w.IsAny(word, "before", "earlier") ? Bound.Through : Bound.From;
        return true;
    }

    /// <summary>"To date", "till date", "until now".</summary>
    private static bool TryToDate(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        (end, kind, value) = (at + 2, TimeKind.Vague, VagueRules.Open(w, Tense.Past));
        bool until = w.IsAny(at, "till", "until");
        if (until && w.IsAny(at + 1, "now", "date") || w.Is(at, "to") && w.Is(at + 1, "date") && w.ClosesClause(end)) return true;
        (end, kind, value) = (at, TimeKind.Interval, null);
        return false;
    }

    /// <summary>"From 2030 onwards", "2016 and after", "May 5 or later".</summary>
    public static bool TryOnward(TimeWindow w, int at, out int end, out string? value)
    {
        (end, value) = (at, null);
        if (!PointRules.TryPoint(w, w.Is(at, "from") ? at + 1 : at, PointRules.Depth, out var point) || point.Told is not null) return false;
        if (w.IsAny(point.End, "onward", "onwards")) end = point.End + 1;
        else if (w.IsAny(point.End, "and", "or") && w.IsAny(point.End + 1, "after", "later", "beyond", "onward", "onwards", "greater") && w.ClosesClause(point.End + 2)) end = point.End + 2;
        else return false;
        value = point.Stretch.IsKnown ? point.Stretch.Opening + "/.." : null;
        return true;
    }

    private static bool TryPoint(TimeWindow w, int at, out Point point) =>
        PointRules.TryPoint(w, at, PointRules.Depth, out point) || w.Is(at, "the") && PointRules.TryPoint(w, at + 1, PointRules.Depth, out point);
}
