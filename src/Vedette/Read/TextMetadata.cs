using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>What a plain text tells of itself: title, date, outlet, authors. Nothing is guessed: what is not written is null.</summary>
internal static partial class TextMetadata
{
    public static (string? Title, TextSpan? Span) TitleOf(string text, List<TextSpan> lines)
    {
        for (int i = 0; i < Math.Min(lines.Count, 3); i++)
        {
            string line = lines[i].Of(text);
            if (line.Contains(" » ", StringComparison.Ordinal) || line.Contains(" › ", StringComparison.Ordinal)) continue;
            bool alone = i + 1 < lines.Count || lines.Count == 1;
            bool isTitle = alone && line.Length is > 8 and < 200 && line[^1] is not ('.' or ':' or ';' or ',') && !line.Contains(". ", StringComparison.Ordinal) && !Byline().IsMatch(line) && !Dated().IsMatch(line);
            return isTitle && lines.Count > 1 ? (line, lines[i]) : (null, null);
        }
        return (null, null);
    }

    /// <summary>The date of a dateline or a line that says "published", within the head of the text.</summary>
    public static When PublishedOf(string text)
    {
        string head = text[..Math.Min(text.Length, 1500)];
        foreach (var pattern in new[] { Bracketed(), OutletDate(), Labelled(), CityDate() })
        {
            var match = pattern.Match(head);
            if (match.Success && DateReader.ToIso(match.Groups["date"].Value) is { } iso) return When.Parse(iso);
        }
        foreach (var line in Lines.Of(head).Take(5))
            if (line.Length < 110 && Stamped().IsMatch(line.Of(head)) && DateReader.ToIso(line.Of(head)) is { } stamp) return When.Parse(stamp);
        // A line near the head that is a date and nothing else.
        foreach (var line in Lines.Of(head).Take(6))
            if (line.Length < 40 && DateReader.ToIso(line.Of(head)) is { } alone && line.Of(head).Count(char.IsLetter) < 22) return When.Parse(alone);
        return When.Unknown;
    }

    public static string? OutletOf(string text)
    {
        string head = text[..Math.Min(text.Length, 1500)];
        foreach (var pattern in new[] { Bracketed(), OutletDate() })
        {
            var match = pattern.Match(head);
            if (match.Success && match.Groups["outlet"].Value.Trim() is { Length: > 1 } outlet) return outlet;
        }
        return null;
    }

    public static ImmutableArray<string> AuthorsOf(string text)
    {
        foreach (var line in Lines.Of(text[..Math.Min(text.Length, 1000)]).Take(6))
        {
            var match = Byline().Match(line.Of(text));
            if (match.Success) return [.. match.Groups["name"].Value.Split([" and ", ", ", " & "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }
        return [];
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>[Epoch Times March 16, 2022]</summary>
    [GeneratedRegex(@"\[(?<outlet>[\p{Lu}][\p{L} .]{1,40}?),? (?<date>(?:\p{Lu}\p{L}+\.? \d{1,2},? \d{4}|\d{1,2} \p{Lu}\p{L}+ \d{4}|\d{1,2}/\d{1,2}/\d{4}))[^\]\n]{0,12}\]", Options)]
    private static partial Regex Bracketed();

    /// <summary>CaliToday (19/12/2025): at the head of a line.</summary>
    [GeneratedRegex(@"(?<=^|\n)\s*(?<outlet>[\p{Lu}][\p{L}\d .'’&-]{1,40}?)\s*\((?<date>[^)\n]{6,30}\d)\)\s*[:–—-]", Options)]
    private static partial Regex OutletDate();

    [GeneratedRegex(@"(?<=^|\n)\s*(?:Published|Posted|Date|Updated)(?: on| at)?\s*:?\s+(?<date>[^\n]{6,40})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\b(?:Updated|Published|Posted|Last modified)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stamped();

    /// <summary>WASHINGTON, March 5, 2024 (AP) —</summary>
    [GeneratedRegex(@"(?<=^|\n)\s*[\p{Lu}][\p{L}/ .]{2,40},\s*(?<date>\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} \p{Lu}\p{L}{2,8} \d{4})\s*(?:\([^)\n]{2,30}\)|/[^/\n]{2,20}/)?\s*[—–-]", Options)]
    private static partial Regex CityDate();

    [GeneratedRegex(@"^[Bb]y (?!admin\b|staff\b|editor\b)(?<name>\p{Lu}[\p{L}.'’-]+(?: (?:and |& )?\p{Lu}[\p{L}.'’-]+){1,6})(?:\s*[|,–-].{0,60})?$", Options)]
    private static partial Regex Byline();

    [GeneratedRegex(@"^[\p{Lu}][\p{L} .]{1,30}\(\d|^\[", Options)]
    private static partial Regex Dated();
}
