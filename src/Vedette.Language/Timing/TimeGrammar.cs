namespace Vedette.Language;

/// <summary>The rules of English time expressions over the words of one text. Each rule gives the number of words that it takes, 0 when it does not fit.</summary>
internal sealed class TimeGrammar(string text, List<TimeWord> words, DateOnly? reference, bool? dayFirst)
{
    private TimeKind kind;
    private string? value;

    public int Match(int at, out TimeKind foundKind, out string? foundValue)
    {
        (kind, value) = (TimeKind.Date, null);
        int length = Since(at);
        if (length == 0) length = Range(at);
        if (length == 0) length = NumericDate(at);
        if (length == 0) length = IsoDate(at);
        if (length == 0) length = MonthDate(at);
        if (length == 0) length = DayBeforeMonth(at);
        if (length == 0) length = WeekdayDate(at);
        if (length == 0) length = Ago(at);
        if (length == 0) length = Repeating(at);
        if (length == 0) length = PartOfYear(at);
        if (length == 0) length = Relative(at);
        if (length == 0) length = Decade(at);
        if (length == 0) length = Deictic(at);
        if (length == 0) length = Duration(at);
        if (length == 0) length = Clock(at);
        if (length == 0) length = BareYear(at);
        (foundKind, foundValue) = (kind, value);
        return length;
    }

    // ---- words ----

    private bool Has(int i) => i < words.Count;
    private ReadOnlySpan<char> Word(int i) => Has(i) ? text.AsSpan(words[i].Start, words[i].Length) : default;
    private bool Is(int i, string word) => Word(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool IsAny(int i, params ReadOnlySpan<string> any)
    {
        foreach (string word in any) if (Is(i, word)) return true;
        return false;
    }

    private bool Touches(int i) => Has(i + 1) && words[i].End == words[i + 1].Start;
    private bool IsCapital(int i) => Has(i) && char.IsUpper(text[words[i].Start]);

    /// <summary>The words stand on one line: no expression crosses a paragraph.</summary>
    private bool Near(int i) => Has(i) && (i == 0 || words[i].Start - words[i - 1].End <= 2);

    private int Month(int i)
    {
        if (!IsCapital(i)) return 0;
        int month = TimeLexicon.Month(Word(i));
        // "May" at the head of a sentence is more often the verb, unless a number follows.
        if (month == 5 && Word(i).Length == 3 && !(Has(i + 1) && words[i + 1].IsNumber) && StartsSentence(i)) return 0;
        if (month == 3 && Is(i, "March") && StartsSentence(i) && !(Has(i + 1) && words[i + 1].IsNumber)) return 0;
        return month;
    }

    private bool StartsSentence(int i) => i == 0 || text[words[i - 1].Start] is '.' or '!' or '?' or '\n' or '“' or '"';

    /// <summary>1, 1st, 31st: the words taken and the day.</summary>
    private int Day(int i, out int day)
    {
        day = 0;
        if (!Has(i) || !words[i].IsNumber || words[i].Length > 2 || words[i].Number is < 1 or > 31) return 0;
        day = words[i].Number;
        return Touches(i) && IsAny(i + 1, "st", "nd", "rd", "th") ? 2 : Touches(i) && char.IsLetter(text[words[i + 1].Start]) ? 0 : 1;
    }

    private bool IsYear(int i) => Has(i) && words[i].IsNumber && words[i].Length == 4 && words[i].Number is >= 1900 and <= 2099 && !(Touches(i) && (char.IsLetter(text[words[i + 1].Start]) || (text[words[i + 1].Start] is ',' or '.' && Has(i + 2) && words[i + 1].End == words[i + 2].Start && words[i + 2].IsNumber)));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd");
    private static string Iso(DateOnly from, DateOnly to) => $"{Iso(from)}/{Iso(to)}";
    private static string? Iso(int year, int month, int day) => day >= 1 && month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month) ? Iso(new DateOnly(year, month, day)) : null;

    /// <summary>The year of a month and day without one: the one that puts it nearest to the reference, news looking back more than ahead.</summary>
    private int? YearOf(int month, int day)
    {
        if (reference is not { } date) return null;
        int best = date.Year;
        int nearest = int.MaxValue;
        for (int year = date.Year - 1; year <= date.Year + 1; year++)
        {
            int distance = new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month))).DayNumber - date.DayNumber;
            int weight = distance > 0 ? distance * 2 : -distance;
            if (weight < nearest) (best, nearest) = (year, weight);
        }
        return best;
    }

    // ---- dates ----

    private int NumericDate(int at)
    {
        if (!Has(at + 4) || !words[at].IsNumber || !words[at + 2].IsNumber || !words[at + 4].IsNumber) return 0;
        char mark = text[words[at + 1].Start];
        if (mark is not ('/' or '.' or '-') || text[words[at + 3].Start] != mark || words[at + 4].Length is not (4 or 2) || words[at].Length > 2 || words[at + 2].Length > 2) return 0;
        for (int k = 0; k < 4; k++) if (!Touches(at + k)) return 0;
        if (mark is '.' && words[at + 4].Length == 2) return 0;
        int a = words[at].Number, b = words[at + 2].Number, year = words[at + 4].Length == 4 ? words[at + 4].Number : 2000 + words[at + 4].Number;
        if (a is < 1 or > 31 || b is < 1 or > 31 || year is < 1000 or > 2999) return 0;
        bool? first = a > 12 ? true : b > 12 ? false : a == b ? true : dayFirst ?? (mark is '.' ? true : null);
        value = first switch { true => Iso(year, b, a), false => Iso(year, a, b), null => null };
        return a > 12 && b > 12 ? 0 : 5;
    }

    private int IsoDate(int at)
    {
        if (!IsYear(at) && !(Has(at) && words[at].IsNumber && words[at].Length == 4)) return 0;
        if (!Has(at + 4) || !Is(at + 1, "-") || !Is(at + 3, "-") || words[at + 2].Length != 2 || words[at + 4].Length != 2 || !words[at + 2].IsNumber || !words[at + 4].IsNumber) return 0;
        value = Iso(words[at].Number, words[at + 2].Number, words[at + 4].Number);
        return value is null ? 0 : 5;
    }

    /// <summary>December 17, 2025; Dec. 17; December 2025; December.</summary>
    private int MonthDate(int at)
    {
        int month = Month(at);
        if (month == 0) return PartOfMonth(at);
        int i = at + 1;
        if (Is(i, ".") && Touches(at) && Word(at).Length <= 4) i++;
        if (Day(i, out int day) is > 0 and var dayWords && Near(i) && !(Is(i + dayWords, ":") && Touches(i)))
        {
            i += dayWords;
            if (Is(i, ",") && IsYear(i + 1) && Near(i + 1))
            {
                value = Iso(words[i + 1].Number, month, day);
                return i + 2 - at;
            }
            if (IsYear(i) && Near(i))
            {
                value = Iso(words[i].Number, month, day);
                return i + 1 - at;
            }
            if (YearOf(month, day) is { } year) value = Iso(year, month, day);
            return i - at;
        }
        int behind = i;
        if (Is(i, ",") && IsYear(i + 1)) i++;
        if (IsYear(i) && Near(i))
        {
            value = $"{words[i].Number:D4}-{month:D2}";
            return i + 1 - at;
        }
        if (Word(at).Length <= 3 && Word(at).Length < 4 && month != 5 && behind == at + 1 && !Is(at, "Jul")) return 0;
        if (YearOf(month, 15) is { } near) value = $"{near:D4}-{month:D2}";
        // A month as a person's or a product's name ("June Smith", "April") stands before another capital.
        return IsCapital(behind) && month is 4 or 5 or 6 or 8 && !IsAny(behind, "The", "A", "In", "On") && behind == at + 1 && Near(behind) ? 0 : behind - at;
    }

    /// <summary>early March 2022, mid-May, late February: a third of the month.</summary>
    private int PartOfMonth(int at)
    {
        int part = Is(at, "early") ? 0 : Is(at, "mid") ? 1 : Is(at, "late") ? 2 : -1;
        if (part < 0) return 0;
        int i = at + 1;
        if (Is(i, "-")) i++;
        if (IsAny(i, "in") && part != 1) i++;
        if (Month(i) is > 0 and var month)
        {
            int length = i + 1 - at;
            int? year = null;
            if (IsYear(i + 1) && Near(i + 1)) (year, length) = (words[i + 1].Number, length + 1);
            year ??= YearOf(month, 15);
            if (year is { } y)
            {
                var first = new DateOnly(y, month, 1);
                value = part switch { 0 => Iso(first, first.AddDays(10)), 1 => Iso(first.AddDays(10), first.AddDays(20)), _ => Iso(first.AddDays(20), first.AddMonths(1)) };
            }
            kind = TimeKind.Interval;
            return length;
        }
        if (IsYear(i))
        {
            var first = new DateOnly(words[i].Number, 1, 1);
            value = part switch { 0 => Iso(first, first.AddMonths(4)), 1 => Iso(first.AddMonths(4), first.AddMonths(8)), _ => Iso(first.AddMonths(8), first.AddYears(1)) };
            kind = TimeKind.Interval;
            return i + 1 - at;
        }
        return 0;
    }

    /// <summary>17 December 2025, 17th of December.</summary>
    private int DayBeforeMonth(int at)
    {
        int start = at;
        if (Is(at, "the")) at++;
        if (Day(at, out int day) is not (> 0 and var taken)) return 0;
        int i = at + taken;
        if (Is(i, "of")) i++;
        if (start != at && i == at + 1) return 0;
        int month = Month(i);
        if (month == 0 || !Near(i)) return 0;
        if (Has(i + 1) && Is(i + 1, ".") && Touches(i) && Word(i).Length <= 4 && IsYear(i + 2)) i++;
        if (Is(i + 1, ",") && IsYear(i + 2) && Near(i + 2)) i++;
        if (IsYear(i + 1) && Near(i + 1))
        {
            value = Iso(words[i + 1].Number, month, day);
            return i + 2 - start;
        }
        if (YearOf(month, day) is { } year) value = Iso(year, month, day);
        return i + 1 - start;
    }

    /// <summary>Monday (March 14); last Friday; Tuesday morning; Thursday.</summary>
    private int WeekdayDate(int at)
    {
        int i = at;
        int shift = IsAny(i, "last", "past") ? -1 : IsAny(i, "next", "coming") ? 1 : IsAny(i, "this") ? 2 : 0;
        if (shift != 0) i++;
        int weekday = IsCapital(i) ? TimeLexicon.Weekday(Word(i)) : 0;
        if (weekday == 0 || (Word(i).Length <= 3 && !(Is(i + 1, ",") || Is(i + 1, ".")))) return 0;
        i++;
        int bracket = i;
        bool opened = Is(bracket, "(");
        if (opened || Is(bracket, ",")) bracket++;
        if (bracket > i && (MonthDate(bracket) is > 0 and var inner || DayBeforeMonth(bracket) is > 0 and var _ && (inner = DayBeforeMonth(bracket)) > 0))
        {
            kind = TimeKind.Date;
            if (!opened) return bracket + inner - at;
            if (Is(bracket + inner, ")")) return bracket + inner + 1 - at;
        }
        value = null;
        if (reference is { } date)
        {
            int today = date.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
            int back = (today - weekday + 7) % 7;
            var day = shift switch
            {
                1 => date.AddDays(back == 0 ? 7 : 7 - back),
                -1 => date.AddDays(back == 0 ? -7 : -back),
                _ => LooksAhead(at) ? date.AddDays((7 - back) % 7) : date.AddDays(-back),
            };
            value = Iso(day);
        }
        kind = TimeKind.Date;
        if (IsAny(i, "morning", "afternoon", "evening", "night") && Near(i)) i++;
        return i - at;
    }

    private bool LooksAhead(int at)
    {
        for (int k = Math.Max(0, at - 8); k < at; k++) if (IsAny(k, "will", "shall", "plans", "scheduled", "expected")) return true;
        return false;
    }

    /// <summary>three days ago, more than two weeks ago, a year earlier.</summary>
    private int Ago(int at)
    {
        int i = at;
        bool vague = false;
        if (IsAny(i, "more", "less", "fewer") && Is(i + 1, "than")) (i, vague) = (i + 2, true);
        else if (IsAny(i, "about", "around", "nearly", "almost", "some", "over")) (i, vague) = (i + 1, true);
        if (Amount(i, out int amount) is not (> 0 and var taken)) return 0;
        i += taken;
        if (Is(i, "-")) i++;
        var unit = TimeLexicon.Unit(Word(i));
        if (unit < TimeUnit.Hour || !IsAny(i + 1, "ago", "earlier", "later", "from")) return 0;
        bool ahead = IsAny(i + 1, "later", "from");
        if (Is(i + 1, "from") && !Is(i + 2, "now")) return 0;
        if (!vague && amount > 0 && IsAny(i + 1, "ago", "from")) value = Moved(ahead ? amount : -amount, unit);
        return i + (Is(i + 1, "from") ? 3 : 2) - at;
    }

    private int Amount(int i, out int amount)
    {
        amount = -1;
        if (!Has(i)) return 0;
        if (words[i].IsNumber)
        {
            amount = words[i].Number;
            return 1;
        }
        if (Is(i, "a") && IsAny(i + 1, "few", "couple"))
        {
            amount = 0;
            return Is(i + 2, "of") ? 3 : 2;
        }
        if (IsAny(i, "several", "few", "many", "some"))
        {
            amount = 0;
            return 1;
        }
        amount = TimeLexicon.Number(Word(i));
        return amount > 0 ? 1 : 0;
    }

    private string? Moved(int amount, TimeUnit unit)
    {
        if (reference is not { } date || Math.Abs(amount) > 900) return null;
        return unit switch
        {
            TimeUnit.Hour => Math.Abs(amount) < 12 ? Iso(date) : Iso(date.AddDays(amount / 24)),
            TimeUnit.Day => Iso(date.AddDays(amount)),
            TimeUnit.Week => WeekOf(date.AddDays(7 * amount)),
            TimeUnit.Month => date.AddMonths(amount).ToString("yyyy-MM"),
            TimeUnit.Year => date.AddYears(amount).ToString("yyyy"),
            TimeUnit.Decade => date.AddYears(10 * amount).ToString("yyyy"),
            _ => null,
        };
    }

    private static string WeekOf(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        return $"{System.Globalization.ISOWeek.GetYear(day):D4}-W{System.Globalization.ISOWeek.GetWeekOfYear(day):D2}";
    }

    // ---- relative ----

    /// <summary>last year, this month, next week, the second half of this year, the coming weeks.</summary>
    private int Relative(int at)
    {
        int i = at;
        if (Is(i, "in") && (IsAny(i + 1, "recent", "coming") || (Is(i + 1, "the") && IsAny(i + 2, "past", "last", "coming", "next", "future", "recent")))) i += Is(i + 1, "the") ? 2 : 1;
        else if (Is(i, "the") && IsAny(i + 1, "past", "coming")) i++;
        if (IsAny(i, "recent", "coming", "upcoming") && TimeLexicon.Unit(Word(i + 1)) >= TimeUnit.Hour) return i + 2 - at;
        if (i > at && Is(i, "future")) return i + 1 - at;
        if (IsAny(i, "past", "last", "next", "coming", "recent") && Amount(i + 1, out int amount) is > 0 and var taken && !Is(i + 1, "a") && TimeLexicon.Unit(Word(i + 1 + taken)) is >= TimeUnit.Hour and var span)
        {
            kind = TimeKind.Interval;
            if (amount > 0 && reference is { } date && span is >= TimeUnit.Day and <= TimeUnit.Year)
            {
                bool ahead = IsAny(i, "next", "coming");
                var other = span switch { TimeUnit.Day => date.AddDays(ahead ? amount : -amount), TimeUnit.Week => date.AddDays((ahead ? 7 : -7) * amount), TimeUnit.Month => date.AddMonths(ahead ? amount : -amount), _ => date.AddYears(ahead ? amount : -amount) };
                value = ahead ? Iso(date, other) : Iso(other, date);
            }
            return i + 2 + taken - at;
        }
        if (i > at && !IsAny(i, "past", "last", "next", "coming", "recent")) return 0;
        int shift = IsAny(i, "last", "previous", "past") ? -1 : IsAny(i, "next", "coming") ? 1 : IsAny(i, "this") ? 0 : 99;
        if (shift == 99) return 0;
        var unit = TimeLexicon.Unit(Word(i + 1));
        if (unit is >= TimeUnit.Week and <= TimeUnit.Decade && !Word(i + 1).EndsWith("s", StringComparison.OrdinalIgnoreCase))
        {
            if (reference is { } date && unit is not TimeUnit.Quarter) value = Moved(shift, unit);
            else if (reference is { } day) value = QuarterOf(day.AddMonths(3 * shift));
            return i + 2 - at;
        }
        if (TimeLexicon.Season(Word(i + 1)) is > 0 and var season && Near(i + 1))
        {
            if (reference is { } date) value = SeasonOf(date.Year + (shift == -1 && season <= date.Month ? 0 : shift), season);
            kind = TimeKind.Interval;
            return i + 2 - at;
        }
        if (Month(i + 1) is > 0 and var month)
        {
            if (reference is { } date)
            {
                int year = shift == -1 ? (month < date.Month ? date.Year : date.Year - 1) : shift == 1 ? (month > date.Month ? date.Year : date.Year + 1) : date.Year;
                value = $"{year:D4}-{month:D2}";
            }
            return i + 2 - at;
        }
        return IsAny(i + 1, "weekend", "morning", "afternoon", "evening", "night") && shift is 0 or -1 ? Near(i + 1) ? PartOfDay(i, shift) : 0 : 0;
    }

    private int PartOfDay(int i, int shift)
    {
        if (reference is { } date)
            value = Is(i + 1, "weekend") ? Iso(date.AddDays(-(((int)date.DayOfWeek + 1) % 7)), date.AddDays(2 - (((int)date.DayOfWeek + 1) % 7))) : Iso(date.AddDays(shift));
        return 2;
    }

    private static string QuarterOf(DateOnly date) => $"{date.Year:D4}-Q{((date.Month - 1) / 3) + 1}";
    private static string SeasonOf(int year, int month) => Iso(new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(3));

    /// <summary>the second half of this year, the first quarter of 2024, Q3 2024, the end of the year.</summary>
    private int PartOfYear(int at)
    {
        int i = at;
        if (Word(i) is ['Q' or 'q'] && Touches(i) && Has(i + 1) && words[i + 1].IsNumber && words[i + 1].Number is >= 1 and <= 4)
        {
            int year = IsYear(i + 2) ? words[i + 2].Number : reference?.Year ?? 0;
            if (year > 0) value = $"{year:D4}-Q{words[i + 1].Number}";
            return IsYear(i + 2) ? 3 : 2;
        }
        if (Is(i, "the")) i++;
        int ordinal = TimeLexicon.Ordinal(Word(i));
        if (ordinal == 0 || !IsAny(i + 1, "half", "quarter") || !Is(i + 2, "of")) return 0;
        int j = i + 3;
        int? of = IsYear(j) ? words[j].Number : null;
        int end = j + 1;
        if (of is null && IsAny(j, "this", "last", "next", "the") && Is(j + 1, "year"))
        {
            of = reference?.Year + (Is(j, "last") ? -1 : Is(j, "next") ? 1 : 0);
            end = j + 2;
        }
        else if (of is null) return 0;
        kind = TimeKind.Interval;
        if (of is { } known)
        {
            int part = ordinal == -1 ? (Is(i + 1, "half") ? 2 : 4) : ordinal;
            if (Is(i + 1, "half") && part <= 2) value = Iso(new DateOnly(known, part == 1 ? 1 : 7, 1), part == 1 ? new DateOnly(known, 7, 1) : new DateOnly(known + 1, 1, 1));
            else if (part <= 4) value = $"{known:D4}-Q{part}";
        }
        return end - at;
    }

    private int Decade(int at)
    {
        int i = Is(at, "the") ? at + 1 : at;
        int part = IsAny(i, "early", "mid", "late") ? 1 : 0;
        if (part == 1) i += Is(i + 1, "-") ? 2 : 1;
        if (!Has(i) || !words[i].IsNumber || words[i].Length != 4 || words[i].Number % 10 != 0 || !Touches(i) || !Is(i + 1, "s")) return 0;
        kind = TimeKind.Interval;
        if (part == 0) value = $"{words[i].Number:D4}/{words[i].Number + 10:D4}";
        return i + 2 - at;
    }

    /// <summary>since 2022, Since the start of March, by 2027, until Friday.</summary>
    private int Since(int at)
    {
        bool since = Is(at, "since"), by = IsAny(at, "by", "until", "till", "before") && IsYear(at + 1);
        if (!since && !by) return 0;
        if (!Near(at + 1)) return 0;
        int inner = IsYear(at + 1) ? BareYear(at + 1) : MonthDate(at + 1);
        if (inner == 0) inner = DayBeforeMonth(at + 1);
        if (inner == 0 && since) inner = IsAny(at + 1, "last", "this") ? Relative(at + 1) : 0;
        if (inner == 0) return 0;
        kind = TimeKind.Interval;
        if (value is not null) value = since ? $"{Opening(value)}/.." : Is(at, "by") ? value : $"../{Opening(value)}";
        if (by && Is(at, "by")) kind = TimeKind.Date;
        return inner + 1;
    }

    private static string Opening(string iso)
    {
        int slash = iso.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? iso[..slash] : iso;
    }

    /// <summary>2022-2025; from 3 to 5 May 2024; between March and June 2024; March 3-5.</summary>
    private int Range(int at)
    {
        int i = at;
        if (IsYear(i) && IsAny(i + 1, "-", "–") && IsYear(i + 2) && words[i + 2].Number > words[i].Number && !(Is(i + 3, "-") && Touches(i + 2)))
        {
            kind = TimeKind.Interval;
            value = $"{words[i].Number:D4}/{words[i + 2].Number + 1:D4}";
            return 3;
        }
        bool opened = IsAny(i, "from", "between");
        if (opened) i++;
        if (opened && IsYear(i) && IsAny(i + 1, "to", "and", "until", "through") && IsYear(i + 2))
        {
            kind = TimeKind.Interval;
            value = $"{words[i].Number:D4}/{words[i + 2].Number + 1:D4}";
            return i + 3 - at;
        }
        // Two days of one month.
        if (Day(i, out int first) is > 0 and var taken && IsAny(i + taken, "-", "–", "to", "and") && (opened || !IsAny(i + taken, "and")) && Day(i + taken + 1, out int last) is > 0 and var more && Month(i + taken + 1 + more) is > 0 and var month && last > first)
        {
            int end = i + taken + 1 + more + 1;
            int? year = IsYear(end) ? words[end].Number : YearOf(month, first);
            if (IsYear(end)) end++;
            SetDays(year, month, first, last);
            return end - at;
        }
        if (Month(i) is > 0 and var named && Day(i + 1, out int from) is > 0 and var fromWords && IsAny(i + 1 + fromWords, "-", "–", "to") && Day(i + 2 + fromWords, out int to) is > 0 and var toWords && to > from)
        {
            int end = i + 2 + fromWords + toWords;
            if (Is(end, ",") && IsYear(end + 1)) end++;
            int? year = IsYear(end) ? words[end].Number : YearOf(named, from);
            if (IsYear(end)) end++;
            SetDays(year, named, from, to);
            return end - at;
        }
        // Two months.
        if (opened && Month(i) is > 0 and var begin && IsAny(i + 1, "to", "and", "until", "through") && Month(i + 2) is > 0 and var stop)
        {
            int end = i + 3;
            int? year = IsYear(end) ? words[end].Number : YearOf(stop, 15);
            if (IsYear(end)) end++;
            kind = TimeKind.Interval;
            if (year is { } y) value = $"{(begin > stop ? y - 1 : y):D4}-{begin:D2}/{new DateOnly(y, stop, 1).AddMonths(1):yyyy-MM}";
            return end - at;
        }
        return 0;
    }

    private void SetDays(int? year, int month, int first, int last)
    {
        kind = TimeKind.Interval;
        if (year is { } y && last <= DateTime.DaysInMonth(y, month)) value = Iso(new DateOnly(y, month, first), new DateOnly(y, month, last).AddDays(1));
    }

    // ---- words that point ----

    private int Deictic(int at)
    {
        int days = Is(at, "yesterday") ? -1 : Is(at, "today") ? 0 : IsAny(at, "tonight") ? 0 : Is(at, "tomorrow") ? 1 : 99;
        if (days != 99)
        {
            if (reference is { } date) value = Iso(date.AddDays(days));
            return IsAny(at + 1, "morning", "afternoon", "evening", "night") && Near(at + 1) ? 2 : 1;
        }
        if (Is(at, "recent") && !StartsSentence(at)) return 1;
        if (IsAny(at, "recently", "nowadays", "soon", "currently")) return Is(at, "soon") && (Is(at + 1, "as") || Is(at - 1 < 0 ? 0 : at - 1, "as")) ? 0 : 1;
        if (Is(at, "in") && Is(at + 1, "the") && Is(at + 2, "future")) return 3;
        if (Is(at, "in") && IsAny(at + 1, "the") && IsAny(at + 2, "near") && Is(at + 3, "future")) return 4;
        return 0;
    }

    private int Duration(int at)
    {
        int i = at;
        bool vague = false;
        if (IsAny(i, "more", "less") && Is(i + 1, "than")) (i, vague) = (i + 2, true);
        else if (Is(i, "for") || (Is(i, "in") && !Is(i + 1, "a"))) i++;
        if (Amount(i, out int amount) is not (> 0 and var taken) || IsAny(i, "a", "an", "some", "many") && !IsAny(i + 1, "few", "couple")) return 0;
        int j = i + taken;
        bool hyphen = Is(j, "-") && Touches(j);
        if (hyphen) j++;
        var unit = TimeLexicon.Unit(Word(j));
        if (unit is TimeUnit.None || !Near(j) || (unit is TimeUnit.Second && amount <= 0)) return 0;
        if (hyphen && IsAny(j + 1, "old") || (Is(j + 1, "-") && Is(j + 2, "old")) || (Is(j + 1, "old") && Near(j + 1))) return 0;
        kind = TimeKind.Duration;
        if (amount > 0 && !vague) value = unit switch
        {
            TimeUnit.Second => $"PT{amount}S",
            TimeUnit.Minute => $"PT{amount}M",
            TimeUnit.Hour => $"PT{amount}H",
            TimeUnit.Day => $"P{amount}D",
            TimeUnit.Week => $"P{amount}W",
            TimeUnit.Month => $"P{amount}M",
            TimeUnit.Quarter => $"P{amount * 3}M",
            TimeUnit.Year => $"P{amount}Y",
            TimeUnit.Decade => $"P{amount * 10}Y",
            _ => $"P{amount * 100}Y",
        };
        return j + 1 - at;
    }

    private int Repeating(int at)
    {
        string? unit = null;
        int length = 1;
        if (IsAny(at, "every", "each") && TimeLexicon.Unit(Word(at + 1)) is >= TimeUnit.Hour and var each && !Word(at + 1).EndsWith("s", StringComparison.OrdinalIgnoreCase)) (unit, length) = (LetterOf(each), 2);
        else if (IsAny(at, "every", "each") && IsCapital(at + 1) && TimeLexicon.Weekday(Word(at + 1)) > 0) (unit, length) = ("W", 2);
        else if (Is(at, "annually") || Is(at, "yearly")) unit = "Y";
        else if (Is(at, "daily") && !IsCapital(at)) unit = "D";
        else if (Is(at, "weekly") && !IsCapital(at)) unit = "W";
        else if (Is(at, "monthly")) unit = "M";
        if (unit is null) return 0;
        kind = TimeKind.Repeating;
        value = unit == "H" ? "R/PT1H" : $"R/P1{unit}";
        return length;
    }

    private static string LetterOf(TimeUnit unit) => unit switch { TimeUnit.Hour => "H", TimeUnit.Day => "D", TimeUnit.Week => "W", TimeUnit.Month => "M", _ => "Y" };

    /// <summary>at 3 p.m., 15:30.</summary>
    private int Clock(int at)
    {
        int i = Is(at, "at") ? at + 1 : at;
        if (!Has(i) || !words[i].IsNumber || words[i].Length > 2 || words[i].Number > 24) return 0;
        int hour = words[i].Number, minute = 0, end = i + 1;
        bool clock = false;
        if (Is(end, ":") && Touches(i) && Has(end + 1) && words[end + 1].IsNumber && words[end + 1].Length == 2 && words[end + 1].Number < 60)
        {
            minute = words[end + 1].Number;
            end += 2;
            clock = true;
        }
        if (IsAny(end, "a", "p") && Is(end + 1, ".") && Is(end + 2, "m"))
        {
            if (Is(end, "p") && hour < 12) hour += 12;
            end += Is(end + 3, ".") ? 4 : 3;
            clock = true;
        }
        else if (IsAny(end, "am", "pm") && (words[end].Start - words[end - 1].End) <= 1)
        {
            if (Is(end, "pm") && hour < 12) hour += 12;
            end++;
            clock = true;
        }
        if (!clock || hour > 24) return 0;
        kind = TimeKind.Time;
        value = reference is { } date ? $"{Iso(date)}T{hour % 24:D2}:{minute:D2}" : null;
        return end - at;
    }

    private int BareYear(int at)
    {
        if (!IsYear(at)) return 0;
        if (at > 0 && (IsAny(at - 1, "flight", "number", "no", "resolution", "line", "$", "€", "£", "#", "model") || (words[at - 1].End == words[at].Start && text[words[at - 1].Start] is '-' or '/' or '.' or '_'))) return 0;
        if (Has(at + 1) && Touches(at) && text[words[at + 1].Start] is '-' or '/' or '%' or '_') return 0;
        // "1,950 people" is cut by the comma; "2000 people" counts them.
        if (Has(at + 1) && Near(at + 1) && IsAny(at + 1, "people", "troops", "soldiers", "men", "women", "miles", "km", "kilometers", "kilometres", "tons", "tonnes", "meters", "metres", "dollars", "euros", "workers", "percent", "points", "units")) return 0;
        value = words[at].Number.ToString("D4");
        kind = TimeKind.Date;
        return 1;
    }
}
