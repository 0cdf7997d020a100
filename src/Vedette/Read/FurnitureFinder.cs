using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;
using Vedette.Read.Mail;

namespace Vedette.Read;

/// <summary>
/// Finds what belongs to the page and not to the report, line by line: wording that only pages use, lines that repeat the title, breadcrumbs, bylines and datelines.
/// A heading inside the report is no furniture.
/// </summary>
internal static partial class FurnitureFinder
{
    /// <summary>Longer lines are paragraphs, whatever they begin with; only a notice may be longer.</summary>
    private const int LongestLine = 400;

    /// <summary>Blocks of a page that lead away from the report are short.</summary>
    private const int LongestAside = 160;

    public static List<Furniture> Find(string text, IReadOnlyList<TextSpan> lines, string? title)
    {
        List<Furniture> found = [];
        string headline = Lines.Fold(title);
        bool told = false, inLetterHead = false;
        int note = MailForward.MarkIn(text, lines);
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            bool isMark = MailForward.IsMark(line.In(text));
            inLetterHead = isMark || (inLetterHead && MailForward.IsHead(line.In(text)));
            if (inLetterHead) found.Add(new(line, "mail_head"));
            else if (i < note && !(i == 0 && Lines.Fold(line.In(text)) == headline)) found.Add(new(line, "mail_note"));
            else if (KindOf(text, line) is { } kind) found.Add(new(line, kind));
            else if (headline.Length > 12 && Echo(text, line, headline) is { } echo)
            {
                // The first telling of a title is the title; every other one is an echo.
                if (told || echo != line) found.Add(new(echo, "headline_echo"));
                told = true;
            }
            else if (City().Match(text, line.Start, Math.Min(line.Length, 90)) is { Success: true } city && city.Length < line.Length) found.Add(new(new(city.Index, city.Index + city.Length), "dateline"));
            else if (Lead().Match(text, line.Start, Math.Min(line.Length, 300)) is { Success: true } lead) found.Add(new(new(lead.Index, lead.Index + lead.Length), lead.Groups["by"].Success ? "byline" : "dateline"));
            else if (i > 0 && found.Count > 0 && found[^1] is { Kind: "link_line" } link && link.Span == lines[i - 1] && Pasted(text, line) is { } pasted) found.Add(new(pasted, "headline_echo"));
        }
        Repeats(text, lines, found);
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        return found;
    }

    /// <summary>Whether the line is the page's and not the report's, by its words alone.</summary>
    public static bool IsPage(string text, TextSpan line) => KindOf(text, line) is not null;

    /// <summary>Whether a block of a page leads away from the report, by its words alone: to other reports, to a newsletter, to comments. Credits and bylines do not.</summary>
    public static bool LeadsAway(string block) => block.Length <= LongestAside && KindOf(block, new TextSpan(0, block.Length)) is "related_link" or "comments" or "share" or "notice";

    private static string? KindOf(string text, TextSpan span)
    {
        if (span.Length > LongestLine * 2) return null;
        var line = text.AsSpan(span.Start, span.Length);
        if (Notice().IsMatch(line)) return "notice";
        if (line.Length > LongestLine) return null;
        if (MailFurniture.Is(line)) return "notice";
        if (Navigation().IsMatch(line)) return "breadcrumb";
        if (LinkLine().IsMatch(line)) return "link_line";
        if (Related().IsMatch(line)) return "related_link";
        if (Comments().IsMatch(line)) return "comments";
        if (Share().IsMatch(line)) return "share";
        if (Caption().IsMatch(line)) return "caption";
        if (Editor().IsMatch(line)) return "editor";
        if (line.Length < 120 && Byline().IsMatch(line)) return "byline";
        if (line.Length < 120 && Stamp().IsMatch(line)) return "dateline";
        return ForeignFurniture.KindOf(line);
    }

    /// <summary>The part of a line that says the title again: the whole line, or its first sentence when the line goes on after it.</summary>
    private static TextSpan? Echo(string text, TextSpan line, string headline)
    {
        string folded = Lines.Fold(text.AsSpan(line.Start, Math.Min(line.Length, (headline.Length * 2) + 80)));
        if (folded == headline && line.Length < headline.Length * 2) return line;
        if (!folded.StartsWith(headline, StringComparison.Ordinal)) return null;
        int end = Lines.AfterLetters(text, line, headline.Length);
        // Only a whole sentence: "Fleet sails" is no echo in "Fleet sails through strait".
        while (end < line.End && text[end] is '"' or '”' or '’' or '\'' or ')') end++;
        if (end >= line.End) return line;
        bool stops = text[end] is '.' or '!' or '?' or '…' || (char.IsWhiteSpace(text[end]) && text.AsSpan(end, line.End - end).TrimStart() is ['-' or '–' or '—' or '|' or '»', ..]);
        if (!stops) return null;
        while (end < line.End && !char.IsWhiteSpace(text[end])) end++;
        string rest = new TextSpan(end, line.End).Trim(text).Of(text);
        return rest.Length < 40 ? line : new TextSpan(line.Start, end);
    }

    /// <summary>
    /// A headline that was pasted before the text with the link it came from: the first sentence after a link line, when it has the form "what happened: who says so", which
    /// is the form of headlines and not of sentences.
    /// </summary>
    private static TextSpan? Pasted(string text, TextSpan line)
    {
        var match = SourcedHeadline().Match(text, line.Start, Math.Min(line.Length, 180));
        return match.Success && line.Length > match.Length + 40 ? new TextSpan(match.Index, match.Index + match.Length) : null;
    }

    /// <summary>The same short line three times or more is a part of the page.</summary>
    private static void Repeats(string text, IReadOnlyList<TextSpan> lines, List<Furniture> found)
    {
        var taken = found.Select(f => f.Span.Start).ToHashSet();
        foreach (var group in lines.Where(l => l.Length is > 3 and < 90 && !taken.Contains(l.Start)).GroupBy(l => l.Of(text), StringComparer.Ordinal))
            if (group.Count() > 2 && group.Key.Any(char.IsLetter)) found.AddRange(group.Select(span => new Furniture(span, "repeat")));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:Home|Start(?:seite)?|Inicio|Accueil|You are here:?)\s*[»›>/|→]\s*\S|^[^.\s][^.»›]{0,60}\s[»›]\s[^.]{0,140}$|^(?:Skip to (?:main )?(?:content|navigation)|Toggle navigation|Main menu|Menu|Search|Back to top|Jump to)\.?$", Options)]
    private static partial Regex Navigation();

    [GeneratedRegex(@"^[\[(]?(?:(?:Read|See|View|Find) (?:the )?(?:full |original |complete |whole )+(?:article|story|post|report|text|source|version|interview|speech)?\b.{0,60}|Click (?:here|to)\b.{0,80}|Original (?:article|source|post|story)\b.{0,80}|Source link.{0,60}|Link to (?:the )?(?:original|source|article|full)\b.{0,60}|Continue reading\b.{0,120}|Read (?:more|on|full story)(?:\s*[:»›→>.…].{0,200}|\s+(?:at|on|here|about|from)\b.{0,120})?|Full (?:story|article|text)(?: here)?|(?:Source|Link|Via)\s*:\s*https?://\S+|https?://\S+)[\])]?[.:…»→]*$", Options)]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^(?:(?:See also|Also read|Read also|Read next|Also see|You may also (?:like|be interested)|You might also (?:like|be interested)|More (?:on this|from|stories|news|in|like this)|Recommended(?: for you| reading| stories)?|Related(?: (?:articles?|stories|posts?|news|content|topics?|coverage|links|reading))?|Don['’]t miss|Trending(?: now)?|Most (?:read|popular|viewed|shared)|Latest (?:news|stories|articles|posts|headlines)|Popular (?:posts|stories|articles)|Up next|Watch now|Previous (?:article|post|story)|Next (?:article|post|story)|Editor['’]s picks?|Top stories|In this article)(?:\s*[:|»›→-].*|\s\s.*|\u00A0.*|\s*)|(?:Also read|Read also|See also|Read more|Related)\s*[:|-].*|(?:See also|Also read|Read also) (?:\p{Lu}|[“‘]).*|(?-i:READ MORE|READ ALSO|SEE ALSO|ALSO READ|RELATED)\b.*|(?:Tags?|Categories|Category|Topics|Filed under|Tagged|Keywords|Labels)\s*[:|].*|Filed under .*|Tagged (?:with|in|as) .*)$", Options)]
    private static partial Regex Related();

    [GeneratedRegex(@"^(?:Leave a (?:comment|reply)|Leave your comment|Post a (?:comment|reply)|Add a comment|Write a comment|\(?\d+\)? (?:comments?|replies|responses)|No comments(?: yet)?|Comments?(?: \(?\d+\)?)?(?: are closed)?|Comments (?:are|have been) .{0,60}|Cancel reply|Join the (?:conversation|discussion)|Your email address will not be published.{0,160}|Save my name, email.{0,120}|This site uses Akismet.{0,200}|(?:You must be |Please )?log(?:ged)? ?in to (?:leave|post|write|add) a comment.*|Notify me of .{0,80})[.!]?$", Options)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\b(?:(?:this|our) (?:web ?)?site uses cookies|we use cookies|uses? cookies (?:to|for|and)|accept (?:all )?cookies|cookie (?:settings|preferences|policy|notice)|manage (?:your )?(?:consent|cookie|privacy)|by continuing to (?:use|browse)|all rights reserved)\b|^(?:Privacy(?: &| and) cookies?(?: policy)?.{0,20}|Privacy (?:policy|notice|settings).{0,40}|Terms (?:of use|and conditions|of service|& conditions).{0,60}|Copyright\b.{0,160}|©.{0,160}|\(c\) \d{4}.{0,160}|Advertisement|Advertising|Sponsored(?: content)?|Anzeige|Publicidad|Publicité|Disclaimer:.*|This (?:material|content|article) may not be (?:published|reproduced|copied).*)$", Options)]
    private static partial Regex Notice();

    [GeneratedRegex(@"^(?:Share(?: (?:this|on|via|with|it)\b.{0,60}|:.{0,80})?|Follow (?:us|me)\b.{0,140}|Follow .{2,40} on (?:Twitter|X|Facebook|Telegram|Instagram|Google News)\b.{0,60}|Subscribe(?: (?:to|now|for|today)\b.{0,160})?|Sign up\b.{0,160}|Sign in\b.{0,40}|(?:Join|Get) our (?:newsletter|Telegram|WhatsApp)\b.{0,140}|Newsletter|Get the latest .{0,140}|Print(?: this)?(?: page| article)?|E-?mail this.{0,40}|Tweet|Facebook|Twitter|WhatsApp|Telegram|LinkedIn|Reddit|Pinterest|Copy link|Download (?:our|the) app\b.{0,60}|Support (?:us|our work|our journalism)\b.{0,120}|Donate(?: (?:now|here|today|to)\b.{0,60})?|Like this:?|Like loading\W*|Loading\W*)$", Options)]
    private static partial Regex Share();

    [GeneratedRegex(@"^(?:Image (?:for|of|source|credits?|by|courtesy|caption)\b.{0,250}|(?:Featured |Cover |File )?(?:Photo|Photograph|Image|Picture|Foto|Illustration|Graphic|Video|Map)\s*(?:by\b|credits?\b|courtesy\b|:|©).{0,250}|\(?(?:File photo|Getty Images|AP Photo)\b.{0,200}|Caption\s*:.{0,250}|Credit\s*:.{0,120}|[^.]{10,260}[.)]?\s*\(?(?:Photo|Image|Picture|File [Pp]hoto)\s*(?:by\b|:|courtesy\b)[^.]{2,80}\)?\.?)$", Options)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^\(?(?:(?:Responsible|Web|Copy|Managing) editors?\s*:.{2,120}|Editors?\s*:.{2,120}|Editor in charge.{2,80}|(?:Edited|Translated|Proofread|Compiled|Fact-?checked) by\b.{2,120}|(?:Additional )?(?:Reporting|Editing|Writing|Translation|Proofreading)(?: and (?:writing|editing))? by\b.{2,250}|Source\s*:\s*\p{Lu}[^.]{1,80}|Via\s*:\s*\p{Lu}[^.]{1,80})$", Options)]
    private static partial Regex Editor();

    /// <summary>Case matters here: "by train" is no byline.</summary>
    [GeneratedRegex(@"^(?:(?:Written |Posted |Published |Reported )?(?:by|By|BY):? (?:admin|editor|staff|webmaster|newsroom|news desk|guest|\p{Lu}[\p{L}.'’-]+)(?:(?:,? and | & |, | )(?:de |van |von |al |bin |the )?\p{Lu}[\p{L}.'’-]+){0,7}(?:\s*[|,•·–—-].{0,60})?|Authors?\s*:.{2,80}|\d+ min(?:ute)?s? read|Reading time.{0,30})$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    [GeneratedRegex(@"^(?:(?:First |Last )?(?:published|posted|updated|modified)\b\s*(?:on|:|at)?.{0,12}\d.{0,60}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:\p{L}+\.? \d{1,2},? \d{4}|\d{1,2} \p{L}+ \d{4})(?:.{0,24})|\p{L}{3,9}\.? \d{1,2},? \d{4}(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?|\d{1,2} \p{L}{3,9}\.? \d{4}(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?)$", Options)]
    private static partial Regex Stamp();

    /// <summary>"[Outlet March 16, 2022](the Outlet reporter …)": the head of a paragraph that tells whose it is.</summary>
    [GeneratedRegex(@"\G\[[^\]\n]{4,80}\d{4}[^\]\n]{0,60}\](?<by>\s*\([^)\n]{4,160}\))?", Options)]
    private static partial Regex Lead();

    /// <summary>SEOUL, Dec. 10 (Reuters) —: a city in capitals, perhaps a date, perhaps an agency, a dash.</summary>
    [GeneratedRegex(@"\G\p{Lu}[\p{Lu} ./'’-]{2,30}(?:,[^—–\n(/]{2,30})?(?:\s*\([^)\n]{2,30}\)|\s*/[^/\n]{2,20}/\.?)?\s*(?:[—–-]\s|(?<=/)\.\s)", RegexOptions.CultureInvariant)]
    private static partial Regex City();

    [GeneratedRegex(@"\G\p{Lu}[^.!?:\n]{15,120}: (?:\p{L}[\p{L}.'’-]*)(?: \p{L}[\p{L}.'’-]*){0,4}\.(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex SourcedHeadline();
}
