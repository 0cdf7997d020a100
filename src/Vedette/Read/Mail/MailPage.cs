using System.Text;
using Vedette.Model;

namespace Vedette.Read.Mail;

/// <summary>
/// Writes a letter as a page which says what the letter says of itself, so that letters are read as pages are. Papers (PDF) and letters that are attached to it are items of
/// their own. The same letter gives the same bytes, and so the same document.
/// </summary>
public static class MailPage
{
    /// <summary>Letters in letters that are followed.</summary>
    private const int Deepest = 8;

    /// <summary>What an input holds: the letters of a mailbox, a letter with what is attached to it, or the input itself when it is neither.</summary>
    public static IEnumerable<Fetched> Unfold(Fetched input)
    {
        if (input.Fault is not null || input.Bytes.IsEmpty) return [input];
        return MediaSniffer.Of(input.Bytes.Span, input.Address, input.MediaType) switch
        {
            Media.Mail => Letter(input.Bytes, input.Address, Deepest),
            Media.MailBox => MailBox.Letters(input.Bytes).SelectMany((letter, i) => Letter(letter, $"{input.Address}#{IdOf(letter) ?? $"{i + 1}"}", Deepest)),
            _ => [input],
        };
    }

    private static IEnumerable<Fetched> Letter(ReadOnlyMemory<byte> bytes, string address, int depth)
    {
        var mail = MailPart.Read(bytes);
        if (mail.IsBroken) yield return new Fetched(address, default, Fault: new("W155", $"{address} is broken off: a part of the letter does not end. What is there is read. Get the letter again.", bytes.Length));
        if (IsEncrypted(mail)) yield return new Fetched(address, default, Fault: new("W156", $"{address} is an encrypted letter. Save it decrypted from your mail program."));
        else
        {
            Fetched[] attached = [.. Attached(mail, address, depth)];
            if (MailBody.Of(mail) is { } body) yield return Of(mail, body, address);
            else if (attached.Length == 0) yield return new Fetched(address, default, Fault: new("W157", $"{address} is a letter without text."));
            foreach (var item in attached) yield return item;
        }
    }

    private static Fetched Of(MailPart mail, (string Html, string Words) body, string address)
    {
        var head = MailHead.Of(mail);
        if (MailForward.In(body.Words) is { } inner) head = head.Forwarding(inner);
        byte[] page = CarriedPage.Of(null, head.Subject, body.Html,
            ("og:title", head.Subject), ("og:site_name", head.Outlet), ("author", head.Authors.IsEmpty ? null : string.Join("; ", head.Authors)), ("article:published_time", head.Sent.Iso));
        return new Fetched(address, page, CarriedPage.MediaType) { Carriage = head.Transport is null ? null : new Carriage(head.Transport) };
    }

    private static IEnumerable<Fetched> Attached(MailPart mail, string address, int depth)
    {
        int number = 0;
        foreach (var part in Leaves(mail))
        {
            number++;
            if (part.Kind is "message/rfc822" or "message/global")
            {
                if (depth > 0) foreach (var item in Letter(part.Bytes(), $"{address}#letter-{number}", depth - 1)) yield return item;
            }
            else if (part.Kind is "application/pdf" || (part.FileName?.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ?? false))
                yield return new Fetched($"{address}#{Named(part) ?? $"paper-{number}.pdf"}", part.Bytes(), "application/pdf") { Carriage = Attachment(MailHead.Of(mail)) };
        }
    }

    private static Carriage Attachment(MailHead head) => new(head.Transport) { Published = head.Sent, By = DatedBy.Letter };

    private static IEnumerable<MailPart> Leaves(MailPart part) => part.Parts.IsEmpty ? [part] : part.Parts.SelectMany(Leaves);

    /// <summary>A name of a file is data of whoever sent it: no more than its last part is taken, as a name.</summary>
    private static string? Named(MailPart part) => part.FileName is { } name && name.Split('/', '\\')[^1] is { Length: > 0 and < 120 } last && !last.Any(char.IsControl) ? last : null;

    private static bool IsEncrypted(MailPart mail) =>
        mail.Kind is "multipart/encrypted" || (mail.Kind is "application/pkcs7-mime" or "application/x-pkcs7-mime" && MailWords.Parameter(mail.Header("Content-Type"), "smime-type") is not "signed-data");

    private static string? IdOf(ReadOnlyMemory<byte> letter) => MailPart.Read(letter).Said("Message-ID")?.Trim('<', '>', ' ') is { Length: > 0 and < 200 } id ? id : null;
}
