using System.Text.RegularExpressions;

namespace Vedette.Read;

/// <summary>Names of authors in what pages print as a byline. A role ("admin", "staff", "newsroom"), an outlet or a link is no author.</summary>
internal static partial class Bylines
{
    /// <summary>Whether a line says who wrote.</summary>
    public static bool IsByline(string line) => Says().IsMatch(line);

    /// <param name="structured">The page marked the words as an author's name, so that a single word in small letters (a pen name) is one, too.</param>
    public static IEnumerable<string> NamesIn(string byline, string? outlet, bool structured = false)
    {
        if (byline.Length > 300) yield break;
        if (!structured && Inside().Match(byline) is { Success: true } inside) byline = inside.Groups["name"].Value;
        string rest = By().Replace(byline.Trim(), "");
        foreach (string part in Between().Split(rest))
        {
            string name = Label().Replace(Trailing().Replace(By().Replace(part.Trim(), ""), "").Trim(' ', '.', ',', '-', '–', '*', '·', '(', ')', ':', '"'), "").Trim();
            if (IsName(name, structured) && (outlet is null || Lines.Fold(name) != Lines.Fold(outlet))) yield return name;
        }
    }

    private static bool IsName(string name, bool structured)
    {
        if (name.Length is < 2 or > 50 || name.Contains("://", StringComparison.Ordinal) || name.Contains("www.", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal)) return false;
        if (name.Any(c => char.IsDigit(c) || char.IsControl(c)) || !name.Any(char.IsLetter)) return false;
        if (char.IsLower(name[0]) && !structured && !Particle().IsMatch(name)) return false;
        return name.Count(c => c == ' ') < 5 && !Nobody().IsMatch(name);
    }

    /// <summary>The name behind a label, anywhere in a short block: "Author: Jane Doe", "Text von Jane Doe". Null when there is none.</summary>
    public static string? Labelled(string block) => LabelledName().Match(block) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The name behind a date: "5.3.2020 | 13:10 | Jane Doe".</summary>
    public static string? Dated(string line) => DatedName().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    private const string Name = @"(?<name>(?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.)(?:\s(?:von|van|de|di|da|al|\p{Lu}\.|\p{Lu}[\p{L}'’-]+)){1,3})";

    [GeneratedRegex(@"(?:^|\n)\s*(?:(?:Autor(?:in|en)?|Auteur(?:e|s)?|Authors?|Autore|Autora?|Written by|Von|Text|Texte|Story|Bericht|Redaktion)\s*:\s*|(?:Text|Bericht|(?:Blog )?Beitrag|Ein (?:Beitrag|Artikel)|Story|Article) (?:von|by|par|de)\s+)" + Name, RegexOptions.CultureInvariant)]
    private static partial Regex LabelledName();

    [GeneratedRegex(@"^\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}{3,9})\s?\d{4}(?:\s*[|,-]?\s*\d{1,2}[:.]\d\d(?: Uhr)?)?\s*[|–•·-]\s*" + Name + @"\s*(?:[(,|].{0,40})?$", RegexOptions.CultureInvariant)]
    private static partial Regex DatedName();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:(?:written|gespeichert|blog beitrag|posted|published|reported|text|story|a report|recipe|article|artikel|words|geschrieben|gepostet|erstellt|verfasst|veröffentlicht|ein beitrag|beitrag|eine analyse|ein artikel|ein kommentar|kommentar|interview|publié|escrito|scritto|autor(?:in|en)?|author|authors|auteur|redaktion)\s*(?:by|von|par|por|da)?\s*:?\s+|by\s+|by:\s*|vo[nm]\s+|par\s+|(?:autor(?:in|en)?|auteur|author|redaktion|von|par|por|by):\s*|por\s+|di\s+|door\s+|af\s+|av\s+|autor:\s*|text:\s*)", Options)]
    private static partial Regex By();

    [GeneratedRegex(@"\s*(?:[;,|•·]|\s(?:and|und|et|y|e|en|&|with|mit)\s|\s[-–—]\s)\s*", Options)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Rr]eported|[Gg]eschrieben|[Gg]epostet|[Ee]rstellt|[Vv]erfasst|[Ee]in (?:Beitrag|Artikel|Kommentar|Interview)|[Ii]nterview|[Tt]ext|[Pp]ublié|[Ee]scrito) )?(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or)|Autor(?:in|en)?|Authors?|Auteur|Text|Redakteur(?:in)?)\s*:?\s+\p{Lu}|\b\d{4}\b.{0,20}\b(?:by|von|par|por)\s+\p{Lu}\p{L}+ \p{Lu}|\b(?:by|von|par|por)\s+\p{Lu}\p{L}+(?: \p{Lu}[\p{L}.-]+){1,3}\s*(?:am|on|le|el|[|,·–-])?\s*\d", RegexOptions.CultureInvariant)]
    private static partial Regex Says();

    /// <summary>"Posted on 5 March 2020 by Jane Doe", "12.03.2020 von Jane Doe | 3 Kommentare".</summary>
    [GeneratedRegex(@"\b\d.{0,30}\b(?:by|von|par|por)\s+(?<name>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();

    /// <summary>A role or a place after the name.</summary>
    [GeneratedRegex(@"\s+im Gespräch$|\s+am \p{Lu}\p{L}+tag$|\s+(?:Shares|Symbolbild|Mehr|Uhr|Fr|Sa|So|Mo|Di|Mi|Do)$|\s*(?:\((?:.{0,60})\)?|\bin (?:[\p{Lu}]\w+)$|\bon (?:\w+ \d.*)$|\bam \d.*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(?:admin\w*|super user|no author|wordpressadmin|auteur|por|mehr|nachricht|im wortlaut.*|gesponserte.*|hinterlasse.*|publiziert.*|schlagwörter.*|publisher|.*\.(?:com|de|at|ch|net|org|info|fr|it|tv)|ph\.?d|m\.?d|dr|(?:foto|photo|фото|übersetzung|translat|recipe|kategorie|category)\w*\b.*|.*(?:gmbh|e\.v|verlag|stiftung)\b.*|administrator|editor\w*|staff\b.*|.*\bstaff|webmaster|newsroom|news ?desk|newsdesk|redaktion\b.*|.*redaktion|redacci[oó]n\b.*|redazione\b.*|la r[ée]daction|redactie|redaktor|(?:chef)?redakteur(?:in)?|reporter(?:in)?|journalist(?:in)?|autorin|online|team\b.*|.* team|guest\b.*|contributor\w*|correspondents?|reporter\w*|author\w*|autor\w*|user|unknown|anonymous|anonym|by|von|par|share|follow\b.*|read\b.*|more\b.*|updated?\b.*|published|posted|comments?|email|e-mail|twitter|facebook|view\b.*|all posts.*|about\b.*|photo\w*|image\b.*|foto\w*|senior|junior|associate|chief|freelance\w*|journalist\w*|minutes?|min read|press release|pressemitteilung|the|n/?a|null|undefined|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$", Options)]
    private static partial Regex Nobody();

    /// <summary>Words that stand for what somebody is, before the name.</summary>
    [GeneratedRegex(@"^(?:[\p{L}-]+-(?:Expert(?:e|in)|Autor(?:in)?|Redakteur(?:in)?|Korrespondent(?:in)?)|Rechtsanw[aä]lt(?:in)?|Pressemitteilung von|Im Wortlaut von)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:von|van|de|di|da|del|della|al|el|ter|bin|ibn)\s", Options)]
    private static partial Regex Particle();
}
