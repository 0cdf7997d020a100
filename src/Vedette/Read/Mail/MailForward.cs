using System.Text.RegularExpressions;
using Vedette.Language;

namespace Vedette.Read.Mail;

/// <summary>The head that a letter keeps in the text of one that sends it on.</summary>
internal sealed partial record MailForward(string From, string? Date, string? Subject)
{
    /// <summary>How many characters may stand above it: a note of who sends it on. With more it is a letter of its own that quotes another.</summary>
    private const int LongestNote = 1500;
    private const int MostLines = 12;

    /// <summary>Null when the text holds none.</summary>
    public static MailForward? In(string text)
    {
        var lines = Lines.Of(text, new(0, Math.Min(text.Length, 2 * LongestNote)));
        int mark = MarkIn(text, lines);
        if (mark < 0) return null;
        string? from = null, date = null, subject = null;
        foreach (var line in lines.Skip(mark + 1).Take(MostLines))
        {
            if (Head().Match(line.Of(text)) is not { Success: true } match) break;
            string value = match.Groups["value"].Value.Trim(' ', '*');
            switch (match.Groups["name"].Value.ToLowerInvariant())
            {
                case "from" or "von" or "de": from ??= value; break;
                case "date" or "sent" or "datum" or "gesendet" or "fecha" or "envoyé" or "enviado": date ??= value; break;
                case "subject" or "betreff" or "objet" or "asunto": subject ??= value; break;
            }
        }
        return from is { Length: > 0 } ? new MailForward(from, date, subject) : null;
    }

    /// <summary>Which line says that a letter follows; -1 when none does so near enough to the head of the text, or none of its head follows.</summary>
    public static int MarkIn(string text, IReadOnlyList<TextSpan> lines)
    {
        for (int i = 0; i + 1 < lines.Count && lines[i].Start <= LongestNote; i++)
            if (IsMark(lines[i].In(text))) return IsHead(lines[i + 1].In(text)) ? i : -1;
        return -1;
    }

    /// <summary>Whether a line says that a letter follows which came from somebody else.</summary>
    public static bool IsMark(ReadOnlySpan<char> line) => line.Length < 80 && Mark().IsMatch(line);

    /// <summary>Whether a line is one of a letter's head, where one is expected.</summary>
    public static bool IsHead(ReadOnlySpan<char> line) => line.Length < 400 && Head().IsMatch(line);

    [GeneratedRegex(@"^[-–—_ ]*(?:(?:Forwarded|Original|Weitergeleitete|Ursprüngliche) (?:message|mail|Nachricht)|Message (?:transféré|d'origine)|Mensaje (?:reenviado|original))[-–—_ ]*$|^(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail)|Début du message (?:transféré|réexpédié))\s*:$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\*?(?<name>From|Sent|Date|To|Cc|Subject|Reply-To|Von|Gesendet|Datum|An|Betreff|De|Envoyé|À|Objet|Enviado|Fecha|Para|Asunto)\s*:\*?\s*(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
