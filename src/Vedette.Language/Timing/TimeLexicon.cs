using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>A unit of the calendar or the clock.</summary>
internal enum TimeUnit : byte { None, Second, Minute, Hour, Day, Week, Month, Quarter, Year, Decade, Century }

/// <summary>The words of time.</summary>
internal static class TimeLexicon
{
    private static readonly FrozenDictionary<string, int> Months = Table("january 1 jan 1 february 2 feb 2 march 3 mar 3 april 4 apr 4 may 5 june 6 jun 6 july 7 jul 7 august 8 aug 8 september 9 sept 9 sep 9 october 10 oct 10 november 11 nov 11 december 12 dec 12");
    private static readonly FrozenDictionary<string, int> Weekdays = Table("monday 1 mon 1 tuesday 2 tue 2 tues 2 wednesday 3 wed 3 thursday 4 thu 4 thurs 4 friday 5 fri 5 saturday 6 sat 6 sunday 7 sun 7");
    private static readonly FrozenDictionary<string, int> Numbers = Table("a 1 an 1 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 fifteen 15 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 ninety 90 hundred 100");
    private static readonly FrozenDictionary<string, int> Ordinals = Table("first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 last -1");
    private static readonly FrozenDictionary<string, int> Units = Table("second 1 seconds 1 minute 2 minutes 2 hour 3 hours 3 day 4 days 4 week 5 weeks 5 month 6 months 6 quarter 7 quarters 7 year 8 years 8 decade 9 decades 9 century 10 centuries 10");
    private static readonly FrozenDictionary<string, int> Seasons = Table("spring 3 summer 6 autumn 9 fall 9 winter 12");

    public static int Month(ReadOnlySpan<char> word) => Find(Months, word);
    public static int Weekday(ReadOnlySpan<char> word) => Find(Weekdays, word);
    public static int Number(ReadOnlySpan<char> word) => Find(Numbers, word);
    public static int Ordinal(ReadOnlySpan<char> word) => Find(Ordinals, word);
    public static TimeUnit Unit(ReadOnlySpan<char> word) => (TimeUnit)Math.Max(0, Find(Units, word));
    public static int Season(ReadOnlySpan<char> word) => Find(Seasons, word);

    private static int Find(FrozenDictionary<string, int> table, ReadOnlySpan<char> word) => table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int value) ? value : 0;

    private static FrozenDictionary<string, int> Table(string pairs)
    {
        var words = pairs.Split(' ');
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[2 * i], i => int.Parse(words[(2 * i) + 1]), StringComparer.OrdinalIgnoreCase);
    }
}
