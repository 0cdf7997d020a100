namespace Vedette.Language;

/// <summary>Words that place something in time without telling when: "recent", "soon", "in recent years", "in the coming months", "over time", "for the first time". Those that look back or ahead have a value that is open on the far side; that of the others is null.</summary>
internal static class VagueRules
{
    public static bool TryVague(TimeWindow w, int at, out int end, out TimeKind kind, out string? value)
    {
        value = null;
        if (!TryWords(w, at, out end, out kind)) return false;
        var looks = Looks(w, at, end);
        if (looks == Tense.Unknown) return true;
        (kind, value) = (TimeKind.Vague, Open(w, looks));
        return true;
    }

    /// <summary>Up to the day of writing, or from it on; null when nobody knows that day.</summary>
    public static string? Open(TimeWindow w, Tense looks) => w.Reference is not { } today ? null : looks == Tense.Past ? "../" + Stretch.At(today, Grain.Day) : Stretch.At(today, Grain.Day) + "/..";

    private static Tense Looks(TimeWindow w, int at, int end)
    {
        for (int i = at; i < end; i++)
        {
            if (w.IsAny(i, "recent", "recently", "past")) return Tense.Past;
            // What "soon became clear" lies in the story's future, not in that of the day of writing.
            if (w.Is(i, "soon")) return w.TenseAt(at, end) == Tense.Future ? Tense.Future : Tense.Unknown;
            if (w.IsAny(i, "future", "coming", "upcoming")) return Tense.Future;
        }
        return Tense.Unknown;
    }

    private static bool TryWords(TimeWindow w, int at, out int end, out TimeKind kind)
    {
        (end, kind) = (at + 1, TimeKind.Date);
        if (w[at].Word == TimeWord.Vague)
        {
            if (w.Is(at, "recent") && w[end].Word == TimeWord.Unit && w[end].IsPlural) return Reach(out end, out kind, end + 1, TimeKind.Interval);
            if (w.Is(at, "now")) return w.ClosesClause(end) && !w.IsMark(end, ',');
            if (w.Is(at, "recently") && w.Is(at - 1, "as")) return false;
            return !w.Is(at, "soon") || !(w.IsDash(end) && w.IsGlued(end)) && !w.IsAny(end, "after", "as", "enough") && !w.Is(at - 1, "as") && !w.Is(at - 1, "too");
        }
        if (w.IsAny(at, "more", "most") && w.Is(end, "recently")) return Reach(out end, out kind, end + 1, TimeKind.Date);
        if (w.Is(at, "current")) return w[end].Word == TimeWord.Other && !w.Is(end, "s");
        if (w.IsAny(at, "right", "just") && w.Is(end, "now")) return w.Is(at, "right") && Reach(out end, out kind, end + 1, TimeKind.Date);
        if (w.Is(at, "at")) return (w.Is(end, "present") || w.Is(end, "the") && w.IsAny(end + 1, "moment", "present")) && Reach(out end, out kind, w.Is(end, "present") ? end + 1 : w.Is(end + 2, "time") ? end + 3 : end + 2, TimeKind.Date);
        if (w.Is(at, "over") && w.Is(end, "time") && !w.IsDash(end + 1)) return Reach(out end, out kind, end + 1, TimeKind.Date);
        if (w.Is(at, "over") && w.Is(end, "the") && w[end + 1].Word == TimeWord.Unit && w[end + 1].IsPlural) return Reach(out end, out kind, end + 2, TimeKind.Duration);
        if (w.Is(at, "for")) return w.Is(end, "the") && w[end + 1].Word == TimeWord.Ordinal && w.Is(end + 2, "time") && Reach(out end, out kind, end + 3, TimeKind.Repeating);
        if (!w.IsAny(at, "in", "over", "for")) return false;
        if (w.Is(end, "the")) end++;
        if (w.Is(end, "recent") || end > at + 1 && w[end].Word is TimeWord.Next && w.IsAny(end, "coming", "upcoming"))
        {
            if (w[end + 1].Word == TimeWord.Unit && w[end + 1].IsPlural) return w.Is(at, "in") && Reach(out end, out kind, end + 2, TimeKind.Interval);
            return false;
        }
        if (w.Is(at, "in") && (w.Is(end, "future") || end == at + 2 && w.Is(end, "past") && w[end + 1].Word is not (TimeWord.Unit or TimeWord.Some or TimeWord.Small or TimeWord.Digits or TimeWord.Tens or TimeWord.Season or TimeWord.Month) && !w.IsAny(end + 1, "season", "session", "fiscal", "financial", "academic", "school", "generation")))
            return (w.ClosesClause(end + 1) || end == at + 2 && !w.IsCapital(end + 1)) && Reach(out end, out kind, end + 1, TimeKind.Date);
        if (w.Is(at, "in") && w.IsAny(end, "near", "foreseeable", "distant", "immediate", "recent") && w.IsAny(end + 1, "future", "past")) return Reach(out end, out kind, end + 2, TimeKind.Date);
        if (w.Is(at, "in") && w.IsAny(end, "long", "short", "medium") && w.IsAny(end + 1, "run", "term") && end == at + 2) return Reach(out end, out kind, end + 2, TimeKind.Date);
        return w.Is(at, "in") && TryPeriodOfTime(w, at + 1, out end) && Reach(out end, out kind, end, TimeKind.Duration);
    }

    /// <summary>"Such a short period of time", "a short time".</summary>
    private static bool TryPeriodOfTime(TimeWindow w, int at, out int end)
    {
        end = at;
        if (w.Is(end, "such")) end++;
        if (!w.Is(end, "a")) return false;
        end++;
        bool sized = w.IsAny(end, "short", "long", "brief", "limited", "very");
        while (w.IsAny(end, "short", "long", "brief", "limited", "very") && end < at + 5) end++;
        if (w.Is(end, "period") && w.Is(end + 1, "of") && w.Is(end + 2, "time")) end += 3;
        else if (sized && w.IsAny(end, "time", "period", "while")) end++;
        else return false;
        return true;
    }

    private static bool Reach(out int end, out TimeKind kind, int reached, TimeKind told)
    {
        (end, kind) = (reached, told);
        return true;
    }
}
