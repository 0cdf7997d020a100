using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>The English words that take part in time expressions. Every word has one entry; what it means in place is for the rules to say.</summary>
internal static class TimeLexicon
{
    private const int LongestWord = 14;

    internal readonly record struct Entry(TimeWord Word, int Value, TimeTraits Traits);

    private static readonly FrozenDictionary<string, Entry> Entries = Build().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> Lookup = Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Entry Find(ReadOnlySpan<char> word) => word.Length <= LongestWord && Lookup.TryGetValue(word, out var entry) ? entry : default;

    private static Dictionary<string, Entry> Build()
    {
        var entries = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);

        void Add(TimeWord word, int value, string words, TimeTraits traits = TimeTraits.None)
        {
            foreach (string one in words.Split(' ')) entries.Add(one, new(word, value, traits));
        }

        void Row(TimeWord word, int first, string words, TimeTraits traits = TimeTraits.None)
        {
            foreach (string one in words.Split(' ')) Add(word, first++, one, traits);
        }

        Row(TimeWord.Small, 0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
        Add(TimeWord.Small, 12, "dozen");
        foreach (var (value, word) in new[] { (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"), (80, "eighty"), (90, "ninety") })
            Add(TimeWord.Tens, value, word);
        Add(TimeWord.Hundred, 100, "hundred");
        Add(TimeWord.Thousand, 1000, "thousand");
        Row(TimeWord.Ordinal, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth");
        Add(TimeWord.Ordinal, 30, "thirtieth");

        Row(TimeWord.Month, 1, "January February");
        Add(TimeWord.Month, 3, "March", TimeTraits.AlsoAWord);
        Add(TimeWord.Month, 4, "April", TimeTraits.AlsoAWord);
        Add(TimeWord.Month, 5, "May", TimeTraits.AlsoAWord);
        Add(TimeWord.Month, 6, "June", TimeTraits.AlsoAWord);
        Add(TimeWord.Month, 7, "July");
        Add(TimeWord.Month, 8, "August", TimeTraits.AlsoAWord);
        Row(TimeWord.Month, 9, "September October November December");
        foreach (var (value, words) in new[] { (1, "Jan"), (2, "Feb"), (4, "Apr"), (6, "Jun"), (7, "Jul"), (8, "Aug"), (9, "Sep Sept"), (10, "Oct"), (11, "Nov"), (12, "Dec") })
            Add(TimeWord.Month, value, words, TimeTraits.Short);
        Add(TimeWord.Month, 3, "Mar", TimeTraits.Short | TimeTraits.AlsoAWord);

        Row(TimeWord.Weekday, 1, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
        Row(TimeWord.Weekday, 1, "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays", TimeTraits.Plural);
        foreach (var (value, words) in new[] { (1, "Mon"), (2, "Tue Tues"), (4, "Thu Thur Thurs"), (5, "Fri") }) Add(TimeWord.Weekday, value, words, TimeTraits.Short);
        foreach (var (value, words) in new[] { (3, "Wed"), (6, "Sat"), (7, "Sun") }) Add(TimeWord.Weekday, value, words, TimeTraits.Short | TimeTraits.AlsoAWord);

        foreach (var (unit, one, many) in new[]
        {
            (TimeUnit.Minute, "minute min", "minutes mins"), (TimeUnit.Hour, "hour hr", "hours hrs"), (TimeUnit.Day, "day", "days"),
            (TimeUnit.Weekend, "weekend", "weekends"), (TimeUnit.Week, "week wk", "weeks wks"), (TimeUnit.Fortnight, "fortnight", "fortnights"), (TimeUnit.Month, "month", "months"),
            (TimeUnit.Quarter, "quarter", "quarters"), (TimeUnit.Half, "half", "halves"), (TimeUnit.Year, "year yr", "years yrs"), (TimeUnit.Decade, "decade", "decades"), (TimeUnit.Century, "century", "centuries"),
        })
        {
            Add(TimeWord.Unit, (int)unit, one);
            Add(TimeWord.Unit, (int)unit, many, TimeTraits.Plural);
        }
        Add(TimeWord.Unit, (int)TimeUnit.Second, "seconds secs", TimeTraits.Plural);

        Add(TimeWord.Season, 1, "spring", TimeTraits.AlsoAWord);
        Add(TimeWord.Season, 2, "summer");
        Add(TimeWord.Season, 3, "autumn");
        Add(TimeWord.Season, 3, "fall", TimeTraits.AlsoAWord);
        Add(TimeWord.Season, 4, "winter");

        Row(TimeWord.DayPart, 1, "morning afternoon evening night");
        Row(TimeWord.DayPart, 1, "mornings afternoons evenings nights", TimeTraits.Plural);
        Add(TimeWord.DayPart, 2, "lunchtime");
        Add(TimeWord.Clock, 12, "noon midday");
        Add(TimeWord.Clock, 12, "noonish", TimeTraits.Short);
        Add(TimeWord.Clock, 0, "midnight");
        Add(TimeWord.Meridiem, 0, "am");
        Add(TimeWord.Meridiem, 12, "pm");
        Add(TimeWord.RelativeDay, -1, "yesterday");
        Add(TimeWord.RelativeDay, 0, "today tonight tonite");
        Add(TimeWord.RelativeDay, 1, "tomorrow tmrw tmr");

        Add(TimeWord.Last, -1, "last past previous preceding");
        Add(TimeWord.This, 0, "this current same");
        Add(TimeWord.Next, 1, "next coming following upcoming");
        Add(TimeWord.Some, 0, "several few many couple some numerous");
        Add(TimeWord.Each, 0, "every each");
        Row(TimeWord.Portion, 1, "early mid late");
        Add(TimeWord.Portion, 1, "beginning start");
        Add(TimeWord.Portion, 2, "middle");
        Add(TimeWord.Portion, 3, "end");
        foreach (var (value, word) in new[] { (0, "noughties"), (10, "tens"), (20, "twenties"), (30, "thirties"), (40, "forties"), (50, "fifties"), (60, "sixties"), (70, "seventies"), (80, "eighties"), (90, "nineties") })
            Add(TimeWord.Decade, value, word, TimeTraits.Plural);
        Add(TimeWord.Vague, 0, "recent recently currently nowadays soon now");

        foreach (var (unit, words) in new[]
        {
            (TimeUnit.Hour, "hourly"), (TimeUnit.Day, "daily nightly"), (TimeUnit.Week, "weekly"), (TimeUnit.Fortnight, "fortnightly"), (TimeUnit.Month, "monthly"),
            (TimeUnit.Quarter, "quarterly"), (TimeUnit.Half, "biannual biannually semiannual semiannually"), (TimeUnit.Year, "annual annually yearly"), (TimeUnit.None, "biweekly bimonthly biennial"),
        })
            Add(TimeWord.Often, (int)unit, words);

        // Words that can begin an expression, and words that only stand inside one.
        Add(TimeWord.Function, 0, "a an the in on at by since before after until till from between for over during within more less least about around almost nearly roughly "
            + "approximately later earlier other once twice up no than all whole entire full starting effective prior fewer most another that right semi bi fiscal fy "
            + "financial school academic tax calendar q h cy rest remainder");
        // Those that are an expression by themselves.
        Add(TimeWord.Function, 1, "eom eoy everyday weekdays");
        Add(TimeWord.Inner, 0, "of to through thru til and or ago hence only times time not as");
        Add(TimeWord.Holiday, 0, "christmas new easter thanksgiving black good boxing halloween valentine juneteenth bastille international veterans armistice memorial labor labour independence martin orthodox lunar ramadan palm ash pentecost patrick saint eid chinese dragon double earth women mother father victory national presidents columbus clean nowruz diwali passover hanukkah yom rosh");
        Add(TimeWord.Future, 0, "will shall would could might plans planned plan planning scheduled schedule expected expects expect due set intends intend intended slated aims hopes hoped forthcoming ll");
        Add(TimeWord.Past, 0, "was were had did said told held met went came took made began became gave got saw left sent won lost brought found fell rose grew spoke wrote knew thought heard kept led ran stood struck shot sold bought "
            + "built broke cut hit put read spent paid drew flew fought hurt laid quit rode sank shook slid swore swept threw withdrew died has have");
        return entries;
    }
}
