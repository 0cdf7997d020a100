using System.Net;
using System.Text;
using AngleSharp.Html.Parser;

namespace Vedette.Read.Mail;

/// <summary>The text of a letter as HTML: the HTML part where it is the fuller, else the plain one with its paragraphs joined.</summary>
internal static class MailBody
{
    /// <summary>A plain part with so many times the letters of the HTML part is the fuller.</summary>
    private const double FarMore = 2;

    /// <summary>Senders break lines at about 72 characters; a shorter line was ended by its writer.</summary>
    private const int WrappedLine = 50;

    /// <returns>HTML, and the same as lines of words; null when there is none.</returns>
    public static (string Html, string Words)? Of(MailPart mail)
    {
        MailPart[] texts = [.. Texts(mail)];
        var html = texts.FirstOrDefault(p => p.Kind is "text/html");
        var plain = texts.FirstOrDefault(p => p.Kind is "text/plain");
        (string Html, string Words)? rich = html is null ? null : Rich(html.Text()), simple = plain is null ? null : Simple(string.Join("\n\n", texts.Where(p => p.Kind is "text/plain").Select(Unflowed)));
        if (rich is null || simple is null) return rich ?? simple;
        return Letters(simple.Value.Words) > FarMore * Letters(rich.Value.Words) ? simple : rich;
    }

    /// <summary>The parts that hold the letter's own text, without attachments and letters in it.</summary>
    private static IEnumerable<MailPart> Texts(MailPart part)
    {
        if (part.IsAttached || part.Kind.StartsWith("message/", StringComparison.Ordinal)) return [];
        if (part.Parts.IsEmpty) return part.Kind is "text/html" or "text/plain" ? [part] : [];
        return part.Kind is "multipart/related" ? part.Parts.Take(1).SelectMany(Texts) : part.Parts.SelectMany(Texts);
    }

    private static (string, string)? Rich(string html)
    {
        var tamed = MarkupGuard.Tame(html).Html;
        using var parsed = new HtmlParser().ParseDocument(tamed);
        if ((parsed.Body ?? parsed.DocumentElement) is not { } root) return null;
        string words = string.Join('\n', Page.Of(root, new PageNames()).Blocks.Select(b => b.Text));
        return words.Length == 0 ? null : (html, words);
    }

    private static (string, string)? Simple(string text)
    {
        if (text.AsSpan().Trim().IsEmpty) return null;
        var html = new StringBuilder();
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = [.. paragraph.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
            if (lines.Length == 0) continue;
            html.Append("<p>");
            for (int i = 0; i < lines.Length; i++)
            {
                if (i > 0) html.Append(lines[i - 1].Length >= WrappedLine && !IsOwnLine(lines[i]) ? " " : "<br>");
                html.Append(WebUtility.HtmlEncode(lines[i]));
            }
            html.Append("</p>\n");
        }
        return (html.ToString(), text);
    }

    private static bool IsOwnLine(string line) => line[0] is '-' or '*' or '•' or '>' || MailForward.IsHead(line) || MailForward.IsMark(line);

    /// <summary>Without the breaks that a sender put into lines and marked with a blank at their ends (RFC 3676).</summary>
    private static string Unflowed(MailPart part)
    {
        string text = part.Text().ReplaceLineEndings("\n");
        return part.IsFlowed ? text.Replace("\n-- \n", "\n--\n", StringComparison.Ordinal).Replace(" \n", " ", StringComparison.Ordinal) : text;
    }

    private static int Letters(string text) => text.Count(char.IsLetter);
}
