using System.Text;

namespace Vedette.Read.Mail;

/// <summary>Tells a letter from a text by the headers that it begins with.</summary>
internal static class MailSigns
{
    private const int Head = 16_384, Enough = 3;

    /// <summary>Headers that programs write; people begin texts with "From:" and "Subject:", too.</summary>
    private static readonly string[] Programs = ["message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature", "content-type", "x-mailer", "list-id"];

    private static readonly string[] People = ["from", "to", "subject", "date", "sender", "reply-to", "cc"];

    /// <summary>Whether at least three headers of letters stand at its head, one of them such as programs write.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        int written = 0, typed = 0;
        foreach (var line in Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]).AsSpan().EnumerateLines())
        {
            if (line.IsEmpty) break;
            if (line[0] is ' ' or '\t') continue;
            int colon = line.IndexOf(':');
            if (colon is < 1 or > 76 || line[..colon].ContainsAny(' ', '<', '>')) return false;
            string name = line[..colon].ToString().ToLowerInvariant();
            if (Programs.Contains(name, StringComparer.Ordinal)) written++;
            else if (People.Contains(name, StringComparer.Ordinal)) typed++;
        }
        return written > 0 && written + typed >= Enough;
    }
}
