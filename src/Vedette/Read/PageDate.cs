using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Vedette.Language;

namespace Vedette.Read;

/// <summary>Reads the day that a page prints, in the languages in which pages are written. English goes to <see cref="DateReader"/>; what leaves its order open is null.</summary>
internal static partial class PageDate
{
    private const string MonthNames = """
        1 januar januari januari janvier enero gennaio janeiro styczeń stycznia leden ledna ocak января січня ianuarie január tammikuu tammikuuta jänner jan ene gen sty янв
        2 februar februari février fevrier febrero febbraio fevereiro luty lutego únor února şubat февраля лютого februarie február helmikuu helmikuuta feber feb fév févr fev lut feb фев
        3 märz maerz maart mars marzo março marco marzec marca březen března mart марта березня martie március maaliskuu maaliskuuta marts mrz mär mar mrt мар
        4 april avril abril aprile kwiecień kwietnia duben dubna nisan апреля квітня aprilie április huhtikuu huhtikuuta apr avr abr kwi апр
        5 mai mei mayo maggio maio maj maja květen května mayıs мая травня május toukokuu toukokuuta may mag мая
        6 juni juin junio giugno junho czerwiec czerwca červen června haziran июня червня iunie június kesäkuu kesäkuuta jun giu cze июн
        7 juli juillet julio luglio julho lipiec lipca červenec července temmuz июля липня iulie július heinäkuu heinäkuuta jul juil lug lip июл
        8 august augustus augusti août aout agosto sierpień sierpnia srpen srpna ağustos августа серпня augusztus elokuu elokuuta aug aoû ago sie авг
        9 september septembre septiembre setiembre settembre setembro wrzesień września září eylül сентября вересня septembrie szeptember syyskuu syyskuuta sep sept set wrz сен
        10 oktober octobre octubre ottobre outubro październik października říjen října ekim октября жовтня octombrie október lokakuu lokakuuta okt oct ott out paź окт
        11 november novembre noviembre novembro listopad listopada listopadu kasım ноября листопада noiembrie marraskuu marraskuuta nov lis ноя
        12 dezember december décembre decembre diciembre dicembre dezembro grudzień grudnia prosinec prosince aralık декабря грудня decembrie joulukuu joulukuuta dez dec déc dic gru дек
        """;

    private static readonly FrozenDictionary<string, int> Months = ReadMonths();

    /// <summary>The first full day in the text as <c>yyyy-MM-dd</c>, with the time behind it where the text is an ISO date-time; or null.</summary>
    /// <param name="language">The page's language tag (<c>en-GB</c>), which decides on 3/4/2025; null: undecided.</param>
    public static string? Read(string text, string? language)
    {
        if (text.Length > 300) text = text[..300];
        if (Iso().Match(text) is { Success: true } iso)
            return Day(iso, "y", "m", "d") is { } day ? DateReader.ToIso(text.AsSpan(iso.Index)) is { } timed && timed.StartsWith(day, StringComparison.Ordinal) ? timed : day : null;
        if (EastAsian().Match(text) is { Success: true } eastern) return Day(eastern, "y", "m", "d");
        if (Numeric().Match(text) is { Success: true } numeric) return Ordered(numeric, language);
        foreach (Match match in DayMonthYear().Matches(text))
            if (Months.TryGetValue(match.Groups["m"].Value.ToLowerInvariant(), out int month)) return Day(Number(match, "y"), month, Number(match, "d"));
        if (VietnameseMonth().Match(text) is { Success: true } vietnamese) return Day(vietnamese, "y", "m", "d");
        return DateReader.ToIso(text);
    }

    private static string? Ordered(Match match, string? language)
    {
        int first = Number(match, "a"), second = Number(match, "b"), year = Number(match, "y");
        if (year < 100) year += year < 70 ? 2000 : 1900;
        if (first > 12) return Day(year, second, first);
        if (second > 12) return Day(year, first, second);
        // Points stand between day and month in every language that uses them so; with strokes only English in America begins with the month.
        if (match.Groups["s"].ValueSpan is "." || first == second) return Day(year, second, first);
        if (language is null || language.Equals("en", StringComparison.OrdinalIgnoreCase)) return null;
        return language.Equals("en-US", StringComparison.OrdinalIgnoreCase) || language.Equals("en_US", StringComparison.OrdinalIgnoreCase) ? Day(year, first, second) : Day(year, second, first);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan);
    private static string? Day(Match match, string year, string month, string day) => Day(Number(match, year), Number(match, month), Number(match, day));

    private static string? Day(int year, int month, int day) =>
        year is >= 1980 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day).ToString("yyyy-MM-dd") : null;

    private static FrozenDictionary<string, int> ReadMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string line in MonthNames.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ');
            foreach (string word in words[1..]) months.TryAdd(word, int.Parse(words[0]));
        }
        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![\d])(?<y>(?:19|20)\d\d)(?:[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)|(?<m>\d\d)(?<d>\d\d)(?:T|\d{4,6}|\b))", Options)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<y>(?:19|20)\d\d)\s*[年년]\s*(?<m>\d{1,2})\s*[月월]\s*(?<d>\d{1,2})", Options)]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"(?<![\d.])(?<a>\d{1,2})(?<s>[./-])\s?(?<b>\d{1,2})\k<s>\s?(?<y>(?:19|20)\d\d|\d\d)(?![\d.]\d|\d)", Options)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?:\s?[.ºª°]|er|st|nd|rd|th)?\s*(?:de\s+|d['’])?(?<m>\p{L}{3,12})[.,]*\s*(?:de(?:l)?\s+)?(?<y>(?:19|20)\d\d)(?!\d)", Options)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2}),?\s+(?:năm\s+)?(?<y>(?:19|20)\d\d)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex VietnameseMonth();
}
