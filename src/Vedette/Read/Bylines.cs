using System.Text.RegularExpressions;

namespace Vedette.Read;

/// <summary>Names of authors in what pages print as a byline. A role ("admin", "staff", "newsroom"), an outlet or a link is no author.</summary>
internal static partial class Bylines
{
    public static IEnumerable<string> NamesIn(string byline, string? outlet)
    {
        string rest = By().Replace(byline.Trim(), "");
        foreach (string part in Between().Split(rest))
        {
            string name = Trailing().Replace(By().Replace(part.Trim(), ""), "").Trim(' ', '.', ',', '-', '–', '*', '·', '(', ')', ':', '"');
            if (IsName(name) && (outlet is null || Lines.Fold(name) != Lines.Fold(outlet))) yield return name;
        }
    }

    private static bool IsName(string name)
    {
        if (name.Length is < 2 or > 50 || name.Contains("://", StringComparison.Ordinal) || name.Contains("www.", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal)) return false;
        if (name.Any(char.IsDigit) || !name.Any(char.IsLetter)) return false;
        if (char.IsLower(name[0]) && !Particle().IsMatch(name)) return false;
        return name.Count(c => c == ' ') < 5 && !Nobody().IsMatch(name);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:(?:written|posted|published|reported|text|story|a report|words|geschrieben|veröffentlicht|ein beitrag|eine analyse|publié|escrito|scritto|autor(?:in|en)?|author|authors|auteur|redaktion)\s*(?:by|von|par|por|da)?\s*:?\s+|by\s+|by:\s*|von\s+|par\s+|por\s+|di\s+|door\s+|af\s+|av\s+|autor:\s*|text:\s*)", Options)]
    private static partial Regex By();

    [GeneratedRegex(@"\s*(?:[;,|•·]|\s(?:and|und|et|y|e|en|&|with|mit)\s|\s[-–—]\s)\s*", Options)]
    private static partial Regex Between();

    /// <summary>A role or a place after the name.</summary>
    [GeneratedRegex(@"\s*(?:\((?:.{0,60})\)?|\bin (?:[\p{Lu}]\w+)$|\bon (?:\w+ \d.*)$|\bam \d.*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(?:admin\w*|administrator|editor\w*|staff\b.*|.*\bstaff|webmaster|newsroom|news ?desk|newsdesk|redaktion\b.*|.*redaktion|redacci[oó]n\b.*|redazione\b.*|la r[ée]daction|redactie|redaktor|online|team\b.*|.* team|guest\b.*|contributor\w*|correspondents?|reporter\w*|author\w*|autor\w*|user|unknown|anonymous|anonym|by|von|par|share|follow\b.*|read\b.*|more\b.*|updated?\b.*|published|posted|comments?|email|e-mail|twitter|facebook|view\b.*|all posts.*|about\b.*|photo\w*|image\b.*|foto\w*|senior|junior|associate|chief|freelance\w*|journalist\w*|minutes?|min read|press release|pressemitteilung|the|n/?a|null|undefined|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$", Options)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"^(?:von|van|de|di|da|del|della|al|el|ter|bin|ibn)\s", Options)]
    private static partial Regex Particle();
}
