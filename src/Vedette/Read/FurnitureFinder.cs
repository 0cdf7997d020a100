using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// Finds what belongs to the page and not to the report. Works line by line: wording that only pages use, lines that repeat the title, breadcrumbs, bylines.
/// A heading inside the report is no furniture.
/// </summary>
internal static partial class FurnitureFinder
{
    public static List<Furniture> Find(string text, List<TextSpan> lines, string? title)
    {
        List<Furniture> found = [];
        string? folded = title is null ? null : Fold(title);
        bool titleSeen = false;
        for (int i = 0; i < lines.Count; i++)
        {
            var span = lines[i];
            if (KindOf(text, span) is { } kind)
            {
                found.Add(new(span, kind));
                continue;
            }
            string line = Fold(span.Of(text));
            if (folded is { Length: > 12 } && (line == folded || (i < 4 && line.Length > 12 && (folded.StartsWith(line, StringComparison.Ordinal) || line.StartsWith(folded, StringComparison.Ordinal)) && line.Length < folded.Length * 3 / 2)))
            {
                // The first telling of a title is the title; every other one is an echo.
                if (titleSeen) found.Add(new(span, "headline_echo"));
                titleSeen = true;
                continue;
            }
            AddLead(text, span, found);
            AddEcho(text, span, i, lines, found);
        }
        MarkRepeats(text, lines, found);
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        return found;
    }

    private static string? KindOf(string text, TextSpan span)
    {
        string line = span.Of(text);
        if (line.Length > 400) return null;
        if (Breadcrumb().IsMatch(line)) return "breadcrumb";
        if (LinkLine().IsMatch(line)) return "link_line";
        if (Related().IsMatch(line)) return "related_link";
        if (Comments().IsMatch(line)) return "comments";
        if (Notice().IsMatch(line)) return "notice";
        if (Share().IsMatch(line)) return "share";
        if (Caption().IsMatch(line)) return "caption";
        if (Editor().IsMatch(line)) return "editor";
        if (line.Length < 90 && Poster().IsMatch(line)) return "byline";
        if (Paraphrase().IsMatch(line)) return "source_note";
        return null;
    }

    /// <summary>A bracketed dateline or byline at the head of a paragraph: "[Outlet March 16, 2022](the Outlet reporter …)".</summary>
    private static void AddLead(string text, TextSpan span, List<Furniture> found)
    {
        var match = BracketLead().Match(text, span.Start, Math.Min(span.Length, 300));
        if (match.Success && match.Index == span.Start) found.Add(new(new(match.Index, match.Index + match.Length), "byline"));
        var place = CityLead().Match(text, span.Start, Math.Min(span.Length, 90));
        if (place.Success && place.Index == span.Start) found.Add(new(new(place.Index, place.Index + place.Length), "dateline"));
    }

    /// <summary>
    /// A headline pasted into running text after a link line: its first sentence is short, has no full verb phrase of a report, and names its source with a colon.
    /// </summary>
    private static void AddEcho(string text, TextSpan span, int index, List<TextSpan> lines, List<Furniture> found)
    {
        if (index == 0 || found.Count == 0 || found[^1].Kind != "link_line" || found[^1].Span != lines[index - 1]) return;
        int end = text.IndexOfAny(['.', '!', '?'], span.Start, Math.Min(span.Length, 140));
        if (end < 0 || end + 1 >= span.End) return;
        var head = new TextSpan(span.Start, end + 1);
        if (head.Of(text).Contains(": ", StringComparison.Ordinal) && head.Length < 120) found.Add(new(head, "headline_echo"));
    }

    /// <summary>The same short line three times or more is a widget's.</summary>
    private static void MarkRepeats(string text, List<TextSpan> lines, List<Furniture> found)
    {
        foreach (var group in lines.Where(l => l.Length is > 3 and < 120).GroupBy(l => l.Of(text), StringComparer.Ordinal))
        {
            if (group.Count() < 3) continue;
            foreach (var span in group)
                if (!found.Any(f => f.Span.Overlaps(span))) found.Add(new(span, "repeat"));
        }
    }

    internal static string Fold(string line) => string.Concat(line.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(Home|Start|News|World)\s*[»›>/|]\s*\S|^\S[^.]{0,60}\s[»›]\s[^.]{0,120}$", Options)]
    private static partial Regex Breadcrumb();

    [GeneratedRegex(@"^[\[(]?(Read|See|View|Click(?: here)? (?:to|for)|Continue reading|Source link|Original (?:article|source|post)|Link to)\b.{0,60}\b(original|full|article|story|here|source|more|report)\b.{0,40}$|^(Read more|Read More|Continue reading|Full story)\b.{0,80}$|^(Source|Link)\s*:\s*https?://\S+$", Options)]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^(See also|Also read|Read also|Read next|Related|Recommended|You (?:may|might) also (?:like|be interested)|More (?:on|from|stories)|Don['’]t miss|Trending|Most (?:read|popular)|Latest news|Up next|Previous (?:article|post)|Next (?:article|post)|Tags?\s*:|Categories\s*:|Filed under)\b.{0,380}$", Options)]
    private static partial Regex Related();

    [GeneratedRegex(@"^(Leave a (?:comment|reply)|Post a comment|\d+ comments?|No comments( yet)?|Comments(?: are closed)?|Join the (?:conversation|discussion)|Your email address will not be published.{0,120}|This site uses Akismet.{0,200}|Log ?in to (?:leave|post) a comment.*)$", Options)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\b(uses? cookies|cookie policy|privacy policy|privacy & cookies|accept (?:all )?cookies|terms (?:of use|and conditions|of service)|all rights reserved|manage (?:your )?(?:consent|preferences))\b|^©|^copyright\b|^(Advertisement|Sponsored|ADVERTISEMENT)$|^Skip to (?:main )?content", Options)]
    private static partial Regex Notice();

    [GeneratedRegex(@"^(Share(?: this| on)?\b.{0,80}|Follow us\b.{0,120}|Subscribe\b.{0,120}|Sign up\b.{0,120}|Newsletter\b.{0,80}|Print this( page)?|Email this|Tweet|Facebook|Twitter|WhatsApp|Telegram|Download (?:our|the) app.{0,60}|Support us\b.{0,80}|Donate\b.{0,60})$", Options)]
    private static partial Regex Share();

    [GeneratedRegex(@"^(Image (?:for|of|credit|source|by)\b|Photo(?:graph)?\s*(?:by|credit|courtesy|:)|File photo\b|Caption\s*:|Getty Images|AP Photo|Picture\s*:|Featured image)\b?.{0,250}$", Options)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^(Responsible editor|Editor(?:s| in charge)?|Edited by|Editing by|Reporting by|Translated by|Translation by|Proofread(?:ing)? by|Written by|Compiled by)\b\s*:?.{2,160}$", Options)]
    private static partial Regex Editor();

    [GeneratedRegex(@"^by (?:admin|editor|staff|webmaster|newsroom|news desk|[\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+){0,3})(?:\s*[|,–-].{0,50})?$|^(?:Published|Posted|Updated|Last (?:updated|modified))\b\s*(?:on|:|at)?.{4,70}$", RegexOptions.CultureInvariant)]
    private static partial Regex Poster();

    [GeneratedRegex(@"^Paraphrase\b.{0,200}https?://\S+", Options)]
    private static partial Regex Paraphrase();

    /// <summary>SEOUL, Dec. 10 (Reuters) — the city in capitals, perhaps a date, perhaps an agency, a dash.</summary>
    [GeneratedRegex(@"\G\p{Lu}[\p{Lu} ./'’-]{2,30}(?:,[^—–\n(]{2,30})?(?:\s*\([^)\n]{2,30}\))?\s*[—–-]\s", RegexOptions.CultureInvariant)]
    private static partial Regex CityLead();

    [GeneratedRegex(@"\[[^\]\n]{4,80}\d{4}[^\]\n]{0,60}\](?:\s*\([^)\n]{4,160}\))?", Options)]
    private static partial Regex BracketLead();
}
