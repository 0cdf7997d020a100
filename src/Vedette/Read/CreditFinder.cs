using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>Lifts credits from a text: whose report, whose picture, who reported, who edited, through whom. They are evidence of lineage, so they are found before anything is set aside.</summary>
internal static partial class CreditFinder
{
    public static List<Credit> Find(string text)
    {
        List<Credit> credits = [];
        Add(Agency(), "agency");
        Add(Dateline(), "agency");
        Add(Reporting(), "reporting");
        Add(Reporter(), "reporting");
        Add(Editing(), "editing");
        Add(Photo(), "photo");
        Add(Via(), "via");
        Add(Original(), "via");
        credits.Sort((a, b) => a.Span.CompareTo(b.Span));
        return credits;

        void Add(Regex pattern, string kind)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var span = new TextSpan(match.Index, match.Index + match.Length);
                string name = match.Groups["name"].Value.Trim().TrimEnd('.', ',', ';', '#', ')');
                if (!credits.Any(c => c.Span.Overlaps(span))) credits.Add(new(kind, name, span));
            }
        }
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant;
    private const string Agencies = "AP|AFP|Reuters|TASS|Tass|RIA Novosti|Interfax|Xinhua|CNA|Kyodo|Kyodo News|Jiji|Jiji Press|Yonhap|Bloomberg|dpa|DPA|ANI|PTI|EFE|ANSA|UPI|CNN|BBC";

    [GeneratedRegex(@"\((?<name>" + Agencies + @")\)", Options)]
    private static partial Regex Agency();

    [GeneratedRegex(@"(?<=^|\n)\s*[\p{Lu}][\p{L} .,]{2,40}(?:,\s*\p{Lu}\p{L}{2,8}\.?\s+\d{1,2})?\s*(?:\((?<name>" + Agencies + @")\)|/(?<name>" + Agencies + @")/|—|–)\s*(?<=\)|/)\s*[—–-]", Options)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"(?<=^|[\n;(.]\s?)(?:Additional r|R)eporting by (?<name>[^;\n.)]{3,100})", Options)]
    private static partial Regex Reporting();

    [GeneratedRegex(@"\((?:The |the )?(?<name>[\p{Lu}][\p{L} ]{2,40}?) reporter [\p{L} .'’-]{2,40}(?: comprehensive)? report\)", Options)]
    private static partial Regex Reporter();

    [GeneratedRegex(@"(?:(?<=^|[\n;(.]\s?)(?:Editing by|Edited by)|Responsible editor\s*:)\s*(?<name>[^;\n.)#]{2,80})", Options)]
    private static partial Regex Editing();

    [GeneratedRegex(@"(?:Photo(?:graph)?|Image|Picture)(?: (?:by|credit|courtesy of)|\s*:)\s*(?<name>[^\n.)]{2,80})|(?<name>AP Photo|Getty Images)(?:/[\p{L} .'’-]{2,40})?", Options)]
    private static partial Regex Photo();

    [GeneratedRegex(@"(?<=^|[\n(.]\s?)(?:Via|via|Source|Sources|Translated from|Reprinted from|Republished from|Adapted from)\s*:?\s+(?<name>[\p{Lu}][^\n.;)]{2,80})|(?:This (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published) (?:in|on|by)) (?<name>[^\n.;)]{2,80})", Options)]
    private static partial Regex Via();

    [GeneratedRegex(@"(?<name>Read the original article here|Read the original here|Original article here|Read original)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Original();
}
