using System.Buffers;
using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// Tells pages that stand where a report should: a check for robots, an error, the beginning of a report for subscribers. Words like these stand in reports too, so the
/// first two need a page with next to nothing else on it.
/// </summary>
internal static partial class PageWall
{
    /// <summary>A page with more running text than this is a report, whatever its title says; in characters.</summary>
    private const double MostOfAWall = 900;

    /// <summary>Notices for subscribers are short, in characters, and so are titles of walls: a title that nobody closed holds the page.</summary>
    private const int LongestNotice = 400;

    /// <summary>Words of which every notice for subscribers has one: most blocks have none and are passed over.</summary>
    private static readonly SearchValues<string> SubscriberWords = SearchValues.Create(["subscri", "member", "reading", "abonn", "lire", "weiterlesen", "suscri", "abbonat", "assinant"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Null for a page whose report can be read.</summary>
    public static Fault? Of(PageMarks marks, Page page, string text, string address)
    {
        double running = page.Blocks.Sum(b => b.Mass);
        string head = $"{Start(marks.PageTitle)}\n{Start(marks.Headings.FirstOrDefault())}";
        if (running < MostOfAWall)
        {
            if (Check().IsMatch(head) || page.Blocks.Any(b => b.Text.Length < LongestNotice && CheckNotice().IsMatch(b.Text)))
                return new Fault("W114", $"{address} is a check for robots and not the report. Open it in a browser and save the page.", 0);
            if (Error().IsMatch(head))
                return new Fault("W115", $"{address} is an error page (“{(marks.Headings.FirstOrDefault() ?? marks.PageTitle)!.Trim()}”). Check the link.", 0);
        }
        bool isPaid = marks.Linked.Says("isAccessibleForFree", "false") || marks.Meta("article:content_tier") is "locked" or "metered"
            || page.Blocks.Any(b => b.Text.Length < LongestNotice && b.Text.AsSpan().ContainsAny(SubscriberWords) && Subscribers().IsMatch(b.Text));
        return isPaid ? new Fault("W116", $"{address} says that its report is for subscribers: the {text.Length:N0} characters read may be a part of it.", text.Length) : null;
    }

    /// <summary>Whether the fault says that there is no report on the page.</summary>
    public static bool HidesAll(Fault wall) => wall.Code is "W114" or "W115";

    private static string? Start(string? line) => line is { Length: > LongestNotice } ? line[..LongestNotice] : line;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\s*(?:just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:human|robot)|pardon our interruption|security check|please wait|one moment,? please|checking your browser|robot check|bot verification|verify(?:ing)? you are human|human verification|ddos.guard|blocked|captcha|einen moment|un instant)\b[^\n]{0,60}$", Options | RegexOptions.Multiline)]
    private static partial Regex Check();

    [GeneratedRegex(@"checking (?:if the site connection is secure|your browser before)|verify (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot)|enable javascript and cookies to continue|unusual (?:traffic|activity) from your|please complete the (?:security check|captcha)|incapsula incident id|ddos protection by|made us think (?:that )?you (?:are|were) a bot|your request has been blocked|prove (?:that )?you(?:'re| are) (?:human|not a robot)|bestätigen sie, dass sie (?:ein mensch|kein roboter)", Options)]
    private static partial Regex CheckNotice();

    [GeneratedRegex(@"^\s*(?:(?:error|fehler|erreur)?:?\s*(?:40[0-9]|410|50[0-4])\b(?!\s*(?:dead|people|years|tote|morts|km|million))[^\n]{0,60}|[^\n]{0,40}\b(?:page|site|file|article|document) (?:you requested )?(?:was |could |can)?(?:\s?not|n't|’t) (?:be )?found\b[^\n]{0,40}|not found|forbidden|bad gateway|service (?:temporarily )?unavailable|internal server error|[^\n]{0,30}seite (?:wurde )?nicht gefunden[^\n]{0,30}|page (?:introuvable|non trouvée)[^\n]{0,30}|p[áa]gina no encontrada[^\n]{0,30}|pagina non trovata[^\n]{0,30}|página não encontrada[^\n]{0,30})\s*$", Options | RegexOptions.Multiline)]
    private static partial Regex Error();

    [GeneratedRegex(@"\b(?:(?:this|the full) (?:article|story|content|report) is (?:only |exclusively )?(?:for|available to|reserved for) (?:our )?(?:paid |registered )?(?:subscribers|members)|subscribe (?:now )?to (?:continue|keep) reading|to (?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign in|become)|already a subscriber\?|exclusive to (?:our )?subscribers|(?:article|contenu) réservé aux abonnés|il vous reste \d+ ?% (?:de cet article )?à lire|dieser (?:artikel|inhalt) ist (?:nur )?(?:für|exklusiv)\b.{0,30}abonnent|jetzt weiterlesen mit|weiterlesen mit .{0,30}(?:\+|plus|abo)\b|suscr[ií]bete para (?:seguir|continuar) leyendo|(?:contenido|artículo) exclusivo para suscriptores|contenuto riservato agli abbonati|conteúdo exclusivo para assinantes)", Options)]
    private static partial Regex Subscribers();
}
