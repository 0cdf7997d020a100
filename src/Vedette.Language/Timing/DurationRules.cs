namespace Vedette.Language;

/// <summary>Lengths of time ("for three days", "two-week", "an hour and a half") and the times reckoned by them ("two days ago", "three weeks from tomorrow", "in two years").</summary>
internal static class DurationRules
{
    /// <summary>A length as found; vague when it has no number ("several years").</summary>
    internal readonly record struct Found(int Start, int End, Length Length, bool Hyphenated, int Bound)
    {
        public bool IsVague => Length == default;
    }

    /// <summary>A length with the words that bound it: "more than two weeks" (Bound 1), "less than an hour" (Bound -1), "almost a year".</summary>
    public static bool TryLength(TimeWindow w, int at, out Found found)
    {
        int start = at, bound = 0;
        found = default;
        if (w.Is(at, "about") && w.IsAny(at - 1, "what", "how")) return false;
        if (w.IsAny(at, "more", "less", "fewer") && w.Is(at + 1, "than")) (bound, at) = (w.Is(at, "more") ? 1 : -1, at + 2);
        else if (w.Is(at, "at") && w.IsAny(at + 1, "least", "most")) (bound, at) = (w.Is(at + 1, "least") ? 1 : -1, at + 2);
        else if (w.IsAny(at, "almost", "nearly", "about", "around", "roughly", "approximately")) at++;
        else if (w.Is(at, "up") && w.Is(at + 1, "to")) (bound, at) = (-1, at + 2);
        else if (w.Is(at, "within")) (bound, at) = (-1, at + 1);
        if (!TryBare(w, at, out found)) return false;
        // "Within a month of the sale" counts from the sale: the month alone is the length.
        if (at != start && (found.Hyphenated || w.Is(start, "within") && w.Is(found.End, "of"))) return false;
        found = found with { Start = start, Bound = bound };
        return true;
    }

    private static bool TryBare(TimeWindow w, int at, out Found found)
    {
        found = default;
        if (!TryOne(w, at, out int end, out var length, out bool hyphenated)) return false;
        bool vague = length == default;
        // "An hour and a half", "one year and a quarter"
        if (!vague && !hyphenated && w.Is(end, "and"))
        {
            int part = w.Is(end + 1, "a") ? end + 2 : end + 1;
            if (w[part] is { Word: TimeWord.Unit, IsPlural: false } && w[part].Unit is TimeUnit.Half or TimeUnit.Quarter && w[part + 1].Word != TimeWord.Unit && (w[part].Unit == TimeUnit.Half || part > end + 1))
                (end, length) = (part + 1, length + Part(length, w[part].Unit == TimeUnit.Half ? .5 : .25));
        }
        for (int parts = 0; parts < 6 && !vague && !hyphenated; parts++)
        {
            int next = w.Is(end, "and") || w.IsMark(end, ',') && w[end + 1].Word is TimeWord.Digits or TimeWord.Small or TimeWord.Tens ? end + 1 : end;
            if (w.IsMark(end, ',') && w.Is(end + 1, "and")) next = end + 2;
            if (!TryOne(w, next, out int after, out var more, out bool joined) || joined || more == default || next < end + 1 && w[next].Word is TimeWord.Function or TimeWord.Inner || Rank(more) >= Rank(length)) break;
            (end, length) = (after, length + more);
        }
        if (w.Is(end, "old") || w.IsDash(end) && w.Is(end + 1, "old")) return false;
        found = new(at, end, length, hyphenated, 0);
        return true;
    }

    private static Length Part(Length one, double of) => one with
    {
        Years = one.Years > 0 ? of : 0, Months = one.Months > 0 ? of : 0, Weeks = one.Weeks > 0 ? of : 0, Days = one.Days > 0 ? of : 0,
        Hours = one.Hours > 0 ? of : 0, Minutes = one.Minutes > 0 ? of : 0, Seconds = 0,
    };

    /// <summary>The place of the smallest unit, so that parts only ever get smaller: "two years and three months".</summary>
    private static int Rank(Length length) => length.Seconds > 0 ? 1 : length.Minutes > 0 ? 2 : length.Hours > 0 ? 3 : length.Days > 0 ? 4 : length.Weeks > 0 ? 5 : length.Months > 0 ? 6 : 7;

    private static bool TryOne(TimeWindow w, int at, out int end, out Length length, out bool hyphenated)
    {
        (end, length, hyphenated) = (at, default, false);
        bool article = w.IsAny(at, "a", "an", "another");
        if (article && w[at + 1] is { Word: TimeWord.Unit, IsPlural: false } one && one.Unit is not (TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Weekend or TimeUnit.Season))
        {
            if (w.IsDash(at + 2) && w.IsGlued(at + 2) || w.Is(at, "a") && w[at - 1].Word is TimeWord.Digits or TimeWord.Small) return false;
            (end, length) = (at + 2, Length.Of(one.Unit, 1));
            return true;
        }
        if (w.IsAny(at, "all", "full", "whole", "entire"))
        {
            int word = w.IsDash(at + 1) ? at + 2 : at + 1;
            if (w[word] is not { Word: TimeWord.Unit, IsPlural: false } whole || whole.Unit is TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Weekend) return false;
            (end, length) = (word + 1, Length.Of(whole.Unit, 1));
            return true;
        }
        int some = article && w[at + 1].Word == TimeWord.Some ? at + 1 : at;
        if (w[some].Word == TimeWord.Some)
        {
            int units = w.Is(some + 1, "of") ? some + 2 : some + 1;
            if (w[units] is not { Word: TimeWord.Unit, IsPlural: true }) return false;
            end = units + 1;
            return true;
        }
        int number = article && w.Is(at + 1, "half") ? at + 1 : at;
        if (!NumberRules.TryAmount(w, number, out int unit, out double amount) || amount > 1_000_000) return false;
        bool dash = w.IsDash(unit) && w.IsGlued(unit) && w.IsGlued(unit + 1);
        if (dash) unit++;
        var token = w[unit];
        if (token.Word == TimeWord.Unit && w.IsGlued(unit) && !dash && w[unit - 1].Word != TimeWord.Digits) return false;
        end = unit + 1;
        if (token.Word == TimeWord.Unit)
        {
            if (token.Unit is TimeUnit.Half || token.Unit == TimeUnit.Quarter && !token.IsPlural) return false;
            if (token.Unit == TimeUnit.Quarter && w.Is(end, "of")) return false;
            if (!dash && !token.IsPlural && amount > 1 && w[number].Word == TimeWord.Digits && w[number].Value is >= NumberRules.FirstYear and <= NumberRules.LastYear) return false;
            length = Length.Of(token.Unit, amount);
            hyphenated = dash && !token.IsPlural;
            return true;
        }
        if (w.Is(unit, "second") && w[number].Word == TimeWord.Digits && dash)
        {
            (length, hyphenated) = (Length.Of(TimeUnit.Second, amount), true);
            return true;
        }
        // 2H 2024 is half a year.
        if (w.IsCapital(unit) && w[end].Word == TimeWord.Digits) return false;
        if (dash || !w.IsGlued(unit) || w[number].Word != TimeWord.Digits || w.IsGlued(end) && w[end].Word != TimeWord.Mark) return false;
        var letter = w.Is(unit, "h") ? TimeUnit.Hour : w.Is(unit, "w") ? TimeUnit.Week : w.Is(unit, "y") || w.Is(unit, "ys") ? TimeUnit.Year : TimeUnit.None;
        length = Length.Of(letter, amount);
        return letter != TimeUnit.None;
    }

    /// <summary>Plural units without a number where only a length can stand ("for weeks", "years of talks"), and compounds with "long" ("week-long", "decades-long").</summary>
    public static bool TryUncounted(TimeWindow w, int at, out int end, out Length length)
    {
        (end, length) = (at + 1, default);
        if (w[at] is not { Word: TimeWord.Unit } unit || unit.Unit is TimeUnit.Quarter or TimeUnit.Half || w.IsGlued(at) && w[at - 1].Word != TimeWord.Mark) return false;
        if (w.IsDash(end) && w.IsGlued(end) && w.Is(end + 1, "long") && w[at - 1].Word is not (TimeWord.Digits or TimeWord.Small or TimeWord.Tens) && !w.IsDash(at - 1))
        {
            length = unit.IsPlural ? default : Length.Of(unit.Unit, 1);
            end += 2;
            return true;
        }
        if (!unit.IsPlural || unit.Unit == TimeUnit.Weekend || w[at - 1].Word is TimeWord.Some) return false;
        if (w.IsAny(at - 1, "for", "in", "after") && !w.Is(end, "of")) return true;
        return w.Is(end, "of") && !w.IsAny(at - 1, "the", "s", "these", "those", "all", "dying", "opening", "closing", "final", "early", "first", "last") && unit.Unit != TimeUnit.Second && !w.IsApostrophe(at - 1) && w[at - 1].Word is not (TimeWord.Last or TimeWord.Next or TimeWord.Portion or TimeWord.Ordinal);
    }

    /// <summary>
    /// A time reckoned by a length: from the reference ("ago", "from now", "in two years") or from a told day ("two days after Christmas").
    /// "Later" and "earlier" reckon from the story and tell no date. How fine the date is follows the unit; "more than" leaves it open.
    /// </summary>
    public static bool TryAnchored(TimeWindow w, int at, int depth, out Point point)
    {
        if (!TryReckoned(w, at, depth, out point) && !TryWithin(w, at, out point)) return false;
        // "Three weeks after Christmas on Friday": the Friday of that week.
        if (point.Stretch.Grain == Grain.Day && w.Is(point.End, "on") && w[point.End + 1] is { Word: TimeWord.Weekday, IsPlural: false } weekday && w.ClosesClause(point.End + 2)) point = point with { End = point.End + 2, Stretch = ShiftRules.WeekdayNear(point.Stretch.First, weekday.Value) };
        return true;
    }

    /// <summary>"Within the next two weeks": from now to their end.</summary>
    private static bool TryWithin(TimeWindow w, int at, out Point point)
    {
        point = default;
        int next = w.Is(at + 1, "the") ? at + 2 : at + 1;
        if (!w.Is(at, "within") || w[next].Word != TimeWord.Next || w.Is(next, "following") || !ShiftRules.TryShift(w, next, out var ahead) || w[ahead.End - 1].Word != TimeWord.Unit) return false;
        int end = ahead.End;
        // "Within the next day and 5 hours": with hours in it, no day is told.
        bool more = w.Is(end, "and") && TryLength(w, end + 1, out var rest) && !rest.Hyphenated && rest.Length.Finest == TimeUnit.Hour && (end = rest.End) > 0;
        point = ahead with { Start = at, End = end, Stretch = more ? default : ahead.Stretch, IsVague = more || ahead.IsVague };
        return true;
    }

    private static bool TryReckoned(TimeWindow w, int at, int depth, out Point point)
    {
        point = default;
        if (w.Is(at, "in") && TryLength(w, at + 1, out var ahead) && !ahead.Hyphenated && !w.Is(ahead.End, "from")) return TryAhead(w, at, ahead, out point);
        Found found;
        if (TryUncounted(w, at, out int bare, out var none) && none == default && w[at].IsPlural && w.IsAny(bare, "ago", "later", "earlier")) found = new(at, bare, default, false, 0);
        else if (w[at].IsPlural && w[at].Word == TimeWord.Unit && w.IsAny(at + 1, "ago", "later", "earlier")) found = new(at, at + 1, default, false, 0);
        else if (!TryLength(w, w.Is(at, "in") ? at + 1 : at, out found) || found.Hyphenated) return false;
        int word = found.End;
        if (w.Is(word, "ago")) return Reach(w, at, word + 1, found, -1, w.Reference, out point);
        if (w.Is(word, "hence") || w.Is(word, "from") && w.Is(word + 1, "now")) return Reach(w, at, w.Is(word, "hence") ? word + 1 : word + 2, found, 1, w.Reference, out point);
        if (w.IsAny(word, "later", "earlier") && !w.IsAny(word + 1, "than", "in", "this", "on"))
        {
            point = new(at, word + 1, default) { IsVague = true };
            return true;
        }
        bool before = w.Is(word, "before");
        if (depth == 0 || !before && !w.IsAny(word, "after", "from")) return false;
        if (w.Is(at, "in") || w.Is(at, "within") && before) return false;
        int anchor = word + 1;
        if (!PointRules.TryPoint(w, anchor, depth - 1, out var told) && !(w.Is(anchor, "the") && PointRules.TryPoint(w, ++anchor, depth - 1, out told))) return false;
        if (told.Stretch.Grain is not (Grain.Day or Grain.Unknown)) return false;
        return Reach(w, at, told.End, found, before ? -1 : 1, told.Stretch.IsKnown ? told.Stretch.First : null, out point, exact: true);
    }

    /// <summary>Where the beginning stands that a length is counted from: "for three days from Monday", "a day starting Friday", "for a week, from 5 May".</summary>
    private static bool TryFrom(TimeWindow w, int at, Found length, out int next)
    {
        next = w.IsMark(length.End, ',') ? length.End + 1 : length.End;
        // "For a day starting Friday" is an interval of its own, "for three days from Friday" is one with its "for".
        bool lasts = w.Is(at, "for");
        if (length.Hyphenated || length.Bound != 0 || !(lasts ? w.Is(next, "from") : next == length.End && w.IsAny(next, "starting", "beginning"))) return false;
        next++;
        if (w.IsAny(next, "on", "at", "from")) next++;
        return true;
    }

    /// <summary>How long from a told day, or from an hour of it on: "for three days from Monday", "a day starting this Friday at 5 p.m.".</summary>
    public static bool TryLasting(TimeWindow w, int at, Found length, out int end, out TimeKind kind, out string? value)
    {
        (end, kind, value) = (at, TimeKind.Interval, null);
        if (!TryFrom(w, at, length, out int next)) return false;
        if (HoursRules.TryFrom(w, next, length, out end, out value)) return true;
        if (!PointRules.TryPoint(w, next, 1, out var start) || start.Stretch.Grain is not (Grain.Day or Grain.Unknown)) return false;
        end = start.End;
        value = start.Stretch.IsKnown && length.Length.From(start.Stretch.First, 1) is { } last ? Stretch.Between(start.Stretch.First, last).Iso : null;
        return true;
    }

    /// <summary>"In two years": ahead in a text that looks ahead, back behind a comparison ("the biggest drop in two years"), else only how long something took.</summary>
    private static bool TryAhead(TimeWindow w, int at, Found found, out Point point)
    {
        int end = w.IsApostrophe(found.End) && w.IsGlued(found.End) && w.Is(found.End + 1, "s") && w.Is(found.End + 2, "time") ? found.End + 3 : w.IsApostrophe(found.End) && w.Is(found.End + 1, "time") ? found.End + 2 : found.End;
        if (w.ComparesBefore(at))
        {
            var back = found.Bound <= 0 && w.Reference is { } today ? Stretch.Between(found.Length.From(today, -1), today) : default;
            point = new(at, end, back) { IsVague = !back.IsKnown };
            return true;
        }
        // "In a year when prices rose": which year only the story tells.
        if (w.IsAny(end, "when", "that", "where", "which", "marked", "of") || w.TenseAt(at, end) == Tense.Past && end == found.End)
        {
            point = new(at, end, default) { Told = w.IsAny(end, "when", "that", "where", "which", "marked", "of") ? null : found.Length.Iso, IsVague = true };
            return true;
        }
        return Reach(w, at, end, found, 1, w.Reference, out point);
    }

    private static bool Reach(TimeWindow w, int start, int end, Found found, int direction, DateOnly? from, out Point point, bool exact = false)
    {
        point = new(start, end, default) { IsVague = true };
        if (found.IsVague && !exact && from is not null) point = point with { Told = VagueRules.Open(w, direction < 0 ? Tense.Past : Tense.Future) };
        if (from is not { } origin || found.Length.From(origin, direction) is not { } target) return true;
        if (found.Bound > 0)
        {
            string limit = Stretch.At(target, Grain.Day);
            point = new(start, end, default) { Told = direction < 0 ? $"../{limit}" : $"{limit}/.." };
            return true;
        }
        var stretch = found.Bound < 0 ? direction < 0 ? Stretch.Between(target, origin) : Stretch.Between(origin, target)
            : exact ? Stretch.Day(target) : Stretch.Unit(found.Length.Finest, target, 0);
        point = new(start, end, stretch) { IsVague = !stretch.IsKnown };
        return true;
    }
}
