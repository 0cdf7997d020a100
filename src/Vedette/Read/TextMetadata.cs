using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>What a plain text tells of itself in its first lines: title, date, outlet, authors. Nothing is guessed: what is not written is null.</summary>
internal static partial class TextMetadata
{
    /// <summary>How far into a text its title, date and authors are looked for, in UTF-16 units.</summary>
    private const int Head = 1500;
    private const int LongestTitle = 200;

    /// <summary>The first line when it looks like a headline; menus, bylines and datelines before it are passed over.</summary>
    public static (string? Title, TextSpan? Span) TitleOf(string text, IReadOnlyList<TextSpan> lines)
    {
        for (int i = 0; i < Math.Min(lines.Count - 1, 5); i++)
        {
            var span = lines[i];
            if (span.Length <= LongestTitle + 100 && FurnitureFinder.IsPage(text, span)) continue;
            if (span.Length is < 9 or > LongestTitle) return (null, null);
            string line = span.Of(text);
            if (line.StartsWith("# ", StringComparison.Ordinal)) return (line[2..].Trim(), new TextSpan(span.Start + 2, span.End).Trim(text));
            bool looks = (char.IsUpper(line[0]) || char.IsDigit(line[0]) || !char.IsLetter(line[0]) || line[0] > '\u0370') && line[0] is not ('-' or '*' or '•' or '[' or '{' or '<')
                && line[^1] is not ('.' or ':' or ';' or ',') && !line.Contains(". ", StringComparison.Ordinal) && line.Contains(' ', StringComparison.Ordinal)
                && !Dated().IsMatch(line);
            return looks ? (line, span) : (null, null);
        }
        return (null, null);
    }

    /// <summary>The date of a dateline, or of a line that says "published", within the head of the text.</summary>
    public static When PublishedOf(string text)
    {
        string head = text[..Math.Min(text.Length, Head)];
        foreach (var pattern in (ReadOnlySpan<Regex>)[Bracketed(), OutletDate(), Labelled(), CityDate()])
            foreach (Match match in pattern.Matches(head))
                if (DayOf(match.Groups["date"].Value) is { } day) return day;
        var lines = Lines.Of(head).Take(6).Select(l => l.Of(head)).ToArray();
        foreach (string line in lines)
            if (line.Length < 110 && Stamped().IsMatch(line) && DayOf(line) is { } stamp) return stamp;
        // A line near the head that is a date and next to nothing else.
        foreach (string line in lines)
            if (line.Length < 45 && line.Count(char.IsLetter) < 22 && DayOf(line) is { } alone) return alone;
        return When.Unknown;
    }

    public static string? OutletOf(string text)
    {
        string head = text[..Math.Min(text.Length, Head)];
        foreach (var pattern in (ReadOnlySpan<Regex>)[Bracketed(), OutletDate()])
        {
            var match = pattern.Match(head);
            if (match.Success && DayOf(match.Groups["date"].Value) is not null) return match.Groups["outlet"].Value.Trim();
        }
        return null;
    }

    public static ImmutableArray<string> AuthorsOf(string text)
    {
        string head = text[..Math.Min(text.Length, Head)];
        foreach (var line in Lines.Of(head).Take(8))
        {
            if (line.Length > 120 || !Byline().IsMatch(line.Of(head))) continue;
            ImmutableArray<string> names = [.. Bylines.NamesIn(line.Of(head), null)];
            if (!names.IsEmpty) return names;
        }
        return [];
    }

    private static When? DayOf(string words) => PageDate.Read(words, null) is { } iso ? When.Parse(iso) : null;

    private const RegexOptions Options = RegexOptions.CultureInvariant;
    private const string Date = @"\p{Lu}\p{L}+\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}+\.? \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{1,2}-\d{1,2}";

    /// <summary>[Harbour Times March 16, 2022]</summary>
    [GeneratedRegex(@"\[(?<outlet>\p{Lu}[\p{L}\d .'’&-]{1,40}?),?\s+(?<date>" + Date + @")[^\]\n]{0,16}\]", Options)]
    private static partial Regex Bracketed();

    /// <summary>HarbourToday (19/12/2025): at the head of a line.</summary>
    [GeneratedRegex(@"(?<=^|\n)[ \t]*(?<outlet>\p{Lu}[\p{L}\d .'’&-]{1,40}?)\s*\((?<date>" + Date + @")\)\s*[:–—-]", Options)]
    private static partial Regex OutletDate();

    [GeneratedRegex(@"(?<=^|\n)[ \t]*(?:(?:First )?published|posted|released|date|dated|datum|publié|publicado|veröffentlicht)(?: on| at| le| am| el)?\s*:?[ \t]+(?<date>[^\n]{6,48})", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\b(?:updated|published|posted|last modified)\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Stamped();

    /// <summary>WASHINGTON, March 5, 2024 (AP) —. A day without its year is no date.</summary>
    [GeneratedRegex(@"(?<=^|\n)[ \t]*\p{Lu}[\p{L}/ .'’-]{2,40},\s*(?:\p{L}+, )?(?<date>" + Date + @")\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,20}/\.?)?\s*(?:[—–:.-]|$|\n)", Options)]
    private static partial Regex CityDate();

    [GeneratedRegex(@"^(?:(?:Written |Posted |Reported )?[Bb]y:?|BY|Author:|Authors:|Von|Par|Por) \p{Lu}", Options)]
    private static partial Regex Byline();

    [GeneratedRegex(@"^\p{Lu}[\p{L} .]{1,30}\(\d|^\[|\((?:AP|AFP|Reuters|Xinhua)\)", Options)]
    private static partial Regex Dated();
}
