using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Read.Feeds;

/// <summary>Reads the dates of feeds and of HTTP: RFC 822 and RFC 3339 as they are found, with wrong weekdays, names of zones, years of two digits and months of other languages.</summary>
internal static partial class FeedDate
{
    /// <summary>Minutes ahead of UTC of the zone names that feeds use. A name that several zones share is the one of RFC 822.</summary>
    private static int? ZoneOf(string name) => name.ToUpperInvariant() switch
    {
        "Z" or "UT" or "UTC" or "GMT" => 0,
        "EST" => -300, "EDT" => -240, "CST" => -360, "CDT" => -300, "MST" => -420, "MDT" => -360, "PST" => -480, "PDT" => -420,
        "BST" or "CET" or "MEZ" or "WEST" => 60,
        "CEST" or "MESZ" or "EET" or "SAST" => 120,
        "EEST" or "MSK" => 180,
        "IST" => 330, "HKT" or "SGT" => 480, "JST" or "KST" => 540, "AEST" => 600, "AEDT" => 660,
        _ => null,
    };

    /// <summary>The time with its zone where both are told, else the day; unknown when there is none.</summary>
    /// <param name="language">The feed's language tag, which decides on 3/4/2025.</param>
    public static When Read(string? text, string? language)
    {
        if (text is not { Length: > 5 and < 200 }) return When.Unknown;
        if (Mail().Match(text) is { Success: true } mail && PageDate.Read($"{mail.Groups["d"].Value} {mail.Groups["m"].Value} {Year(mail.Groups["y"].Value)}", language) is { } day)
            return When.Parse(Timed(day, mail));
        if (Rfc3339().Match(text) is { Success: true } iso && PageDate.Read(iso.Groups["day"].Value, language) is { } stamped)
            return When.Parse(Timed(stamped[..10], iso));
        return When.Parse(PageDate.Read(text, language));
    }

    private static string Timed(string day, Match match)
    {
        if (!match.Groups["h"].Success) return day;
        int hour = Number("h"), minute = Number("i"), second = match.Groups["s"].Success ? Number("s") : 0;
        if (match.Groups["pm"].Value is { Length: > 0 } half && hour <= 12) hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        if (hour > 23 || minute > 59 || second > 60) return day;
        return string.Create(CultureInfo.InvariantCulture, $"{day}T{hour:00}:{minute:00}:{Math.Min(second, 59):00}{Zone(match.Groups["z"].Value)}");

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    /// <summary>As ISO 8601; nothing where the zone is not told or not known.</summary>
    private static string Zone(string zone)
    {
        if (zone.Length == 0) return "";
        if (zone[0] is '+' or '-')
        {
            string digits = zone[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
            return digits == "0000" ? "Z" : $"{zone[0]}{digits[..2]}:{digits[2..4]}";
        }
        if (ZoneOf(zone) is not { } minutes) return "";
        return minutes == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");
    }

    private static int Year(string written)
    {
        int year = int.Parse(written, CultureInfo.InvariantCulture);
        return year >= 100 ? year : year < 70 ? year + 2000 : year + 1900;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^\s*(?:\p{L}+\.?,?\s+)?(?<d>\d{1,2})[\s-]+(?<m>\p{L}{3,12})\.?,?[\s-]+(?<y>\d{4}|\d\d)(?!\d)(?:,?\s+(?<h>\d{1,2}):(?<i>\d\d)(?::(?<s>\d\d)(?:\.\d+)?)?\s*(?<pm>[ap]\.?m\.?)?\s*(?<z>[+-]\d{2}:?\d{0,2}|[a-z]{1,5})?)?", Options)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\s*(?<day>\d{4}-\d{1,2}-\d{1,2})(?:[T\s]+(?<h>\d{1,2}):(?<i>\d\d)(?::(?<s>\d\d)(?:[.,:]\d+)?)?\s*(?<pm>[ap]m)?\s*(?<z>[+-]\d{2}:?\d{0,2}|[a-z]{1,5})?)?", Options)]
    private static partial Regex Rfc3339();
}
