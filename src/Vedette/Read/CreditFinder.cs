using System.Buffers;
using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// Lifts credits from a text: whose report, whose picture, who reported, who edited, through whom. They are evidence of lineage, so they are found before anything is set
/// aside. The name is the words of the credit that name somebody; for "read the original here", which names nobody, the words themselves.
/// </summary>
internal static partial class CreditFinder
{
    /// <summary>Credits stand in short lines or at the head or the end of a paragraph; in the middle of a longer one only agencies in brackets are looked for.</summary>
    private const int Edge = 400;

    public static List<Credit> Find(string text, IReadOnlyList<TextSpan> lines)
    {
        List<Credit> credits = [];
        foreach (var line in lines)
        {
            if (line.Length <= 2 * Edge) Line(text, line, credits);
            else
            {
                Line(text, new(line.Start, line.Start + Edge), credits);
                Line(text, new(line.End - Edge, line.End), credits);
            }
        }
        credits.Sort((a, b) => a.Span.CompareTo(b.Span));
        return credits;
    }

    /// <summary>Words of which every credit holds one: most lines hold none and are passed over.</summary>
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["report", "edit", "photo", "image", "pictur", "foto", "bild", "©", "getty", "ap ", "epa", "reuters", "afp", "via", "source", "quelle", "fuente", "fonte", "reprinted", "republished", "adapted", "courtesy",
         "h/t", "based on", "translat", "original", "first ", "link", ")", "/"], StringComparison.OrdinalIgnoreCase);

    private static void Line(string text, TextSpan line, List<Credit> credits)
    {
        if (!line.In(text).ContainsAny(Marks)) return;
        int first = credits.Count;
        Add(Dateline(), "agency");
        Add(Agency(), "agency");
        Add(Reporting(), "reporting");
        Add(Reporter(), "reporting");
        Add(Editing(), "editing");
        Add(Photo(), "photo");
        Add(First(), "via");
        Add(Via(), "via");
        Add(Translation(), "via");
        Add(Original(), "via");

        void Add(Regex pattern, string kind)
        {
            foreach (Match match in Matches(pattern, text, line))
            {
                var span = new TextSpan(match.Index, match.Index + match.Length).Trim(text);
                string name = match.Groups["name"].Value.Trim().TrimEnd('.', ',', ';', '#', ')', ':').Trim();
                if (name.Length < 2 || credits.Skip(first).Any(c => c.Span.Overlaps(span))) continue;
                credits.Add(new(kind, name, span));
            }
        }
    }

    /// <summary>Matches within the line only: its ends are ends for <c>^</c> and <c>$</c>, and nothing outside is looked at.</summary>
    private static IEnumerable<Match> Matches(Regex pattern, string text, TextSpan line)
    {
        for (var match = pattern.Match(text, line.Start, line.Length); match.Success; match = match.NextMatch()) yield return match;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant;
    private const string Agencies = "AP|Associated Press|The Associated Press|AFP|Agence France-Presse|Reuters|REUTERS|TASS|Tass|RIA Novosti|RIA|Sputnik|Interfax|Xinhua|CNA|Central News Agency|Kyodo News|Kyodo|Jiji Press|Jiji|Yonhap|Bloomberg|dpa|DPA|ANI|PTI|IANS|EFE|ANSA|UPI|Ukrinform|Anadolu|Belga|APA|Tanjug|BelTA|IRNA|SANA|WAFA|Antara|Bernama|VNA|Europa Press|Agerpres|PAP|CTK|MTI|CNN|BBC|VOA|RFE/RL|RFI|DW";

    /// <summary>An agency in brackets where a credit stands, before a dash or at the end; elsewhere "(BBC)" only tells what the letters mean.</summary>
    [GeneratedRegex(@"\((?<name>(?:" + Agencies + @")(?:\s?[/,]\s?(?:" + Agencies + @"))*)\)(?=\s*(?:[—–:-]|[.]?\s*$))", Options)]
    private static partial Regex Agency();

    /// <summary>WASHINGTON, March 5 (Reuters) - · MOSCOW, March 5. /TASS/. · TAIPEI, Dec. 3 (CNA) —</summary>
    [GeneratedRegex(@"^\s*\p{Lu}[\p{L} .,'’/-]{2,60}?(?:,\s*(?:\p{Lu}\p{L}{2,8}\.?\s+\d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8}\.?)(?:,? \d{4})?)?\.?\s*(?:\((?<name>" + Agencies + @")\)|/(?<name>" + Agencies + @")/\.?)\s*[—–:-]*", Options)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"(?<=^|[;(.]\s?|\s)(?:Additional r|R)eporting(?: and writing)? by:? (?<name>[^;.)\n]{3,120})", Options)]
    private static partial Regex Reporting();

    [GeneratedRegex(@"\((?:[Tt]he )?(?<name>\p{Lu}[\p{L} ]{2,40}?) (?:reporter|correspondent)s? [\p{L} .'’-]{2,60}?(?: comprehensive)? report(?:s|ing)?\)|\b(?<name>\p{Lu}[\p{L} ]{2,40}) comprehensive report\b", Options)]
    private static partial Regex Reporter();

    [GeneratedRegex(@"(?:(?<=^|[;(.]\s?)(?:Additional e|E)dit(?:ing|ed) by:?|(?:Responsible|Web|Copy) [Ee]ditors?\s*:|^Editors?\s*:)\s*(?<name>[^;.)#\n]{2,80})", Options)]
    private static partial Regex Editing();

    [GeneratedRegex(@"(?<=^|[(.|\[\s])(?:(?:File |Cover )?(?:[Pp]hoto(?:graph|s)?|PHOTO|[Ii]mages?|[Pp]icture|Foto|Bild)(?:\s+(?:by|credits?|courtesy of|courtesy|from)\s*:?|\s*(?:credits?)?\s*[:©])\s*(?<name>[^.)\]|\n]{2,80})|©\s*(?<name>(?:" + Agencies + @"|Getty Images|EPA)(?:\s?/\s?[\p{L} .'’-]{2,40})?)|(?<name>(?:AP Photo|REUTERS|Getty Images|EPA-EFE|EPA|AFP)(?:\s?/\s?[\p{L} .'’-]{2,40})))", Options)]
    private static partial Regex Photo();

    [GeneratedRegex(@"\bThis (?:article|story|report|piece|post|essay|text) (?:was )?(?:first |originally )?(?:appeared|published|posted|ran)(?: first| originally)? (?:in|on|by|at) (?<name>[^.;)\n]{2,80})|^(?:First|Originally) (?:published|appeared) (?:in|on|by|at) (?<name>[^.;)\n]{2,80})", Options | RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"(?:^|(?<=[(|]\s?))(?:Via|VIA|via|Sources?|SOURCE|Quelle|Fuente|Fonte|Reprinted (?:from|with permission (?:of|from))|Republished (?:from|with permission (?:of|from))|Adapted from|Courtesy of|H/T|h/t|Based on (?:a report|reports|reporting) (?:by|from|in))\s*:?\s+(?<name>(?!https?:)\p{Lu}[^.;)\n]{1,80})|^(?:Source|Via|Link)\s*:\s*(?<name>https?://\S+)", Options)]
    private static partial Regex Via();

    [GeneratedRegex(@"\b(?:according to a translation (?:by|from|provided by)|(?:machine-?)?[Tt]ranslat(?:ed|ion) (?:by|from(?! \p{Lu}\p{L}+ by)|provided by)|translated from \p{Lu}\p{L}+ by)\s+(?<name>(?:the )?[\p{Lu}][^.;,)\n]{1,60})", Options)]
    private static partial Regex Translation();

    [GeneratedRegex(@"(?<name>\b(?:Read|See|View|Find) (?:the )?(?:full )?original(?: (?:article|story|post|report|version|text|source))?(?: (?:here|in full|on|at)\b[^\n.]{0,50})?|^Original (?:article|story|source|post|report)\b[^\n.]{0,60})", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Original();
}
