using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Read.Mail;

/// <summary>The encodings of mail: words in headers (RFC 2047, RFC 2231), and the bytes of bodies (RFC 2045).</summary>
internal static partial class MailWords
{
    /// <summary>A header with its encoded words read. Neighbours of one charset are joined before they are read, since characters may be cut between them.</summary>
    public static string Plain(string header) => Encoded().Replace(header, run =>
    {
        var text = new StringBuilder();
        List<byte> bytes = [];
        string? charset = null;
        foreach (Match word in EncodedWord().Matches(run.Value))
        {
            string its = word.Groups["charset"].Value;
            if (charset is not null && !its.Equals(charset, StringComparison.OrdinalIgnoreCase)) Flush();
            charset = its;
            bytes.AddRange(word.Groups["how"].ValueSpan is "B" or "b" ? Base64(Encoding.ASCII.GetBytes(word.Groups["text"].Value)) : Quoted(Encoding.ASCII.GetBytes(word.Groups["text"].Value), isHeader: true));
        }
        Flush();
        return text.ToString();

        void Flush()
        {
            text.Append(Text([.. bytes], charset));
            bytes.Clear();
        }
    });

    /// <summary>A parameter of a header: <c>boundary</c> of <c>multipart/mixed; boundary="x"</c>, also in parts and in a charset of its own.</summary>
    public static string? Parameter(string? header, string name)
    {
        if (header is null) return null;
        string? charset = null;
        List<byte> bytes = [];
        foreach (Match match in Parameters().Matches(header))
        {
            if (!match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            string part = match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : match.Groups["plain"].Value;
            if (!match.Groups["star"].Success && !match.Groups["number"].Success) return Plain(part);
            if (match.Groups["star"].Success && charset is null && part.Split('\'', 3) is [var told, _, var rest]) (charset, part) = (told, rest);
            bytes.AddRange(match.Groups["star"].Success ? Percent(part) : Encoding.UTF8.GetBytes(part));
        }
        return bytes.Count == 0 ? null : Text([.. bytes], charset);
    }

    /// <summary>The media type without its parameters: <c>text/html</c> of <c>text/html; charset=utf-8</c>, in lower case.</summary>
    public static string Kind(string? header) => (header ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Bytes of a body as they were before they were made fit for mail. What is not of the encoding is passed over.</summary>
    public static byte[] Body(ReadOnlySpan<byte> bytes, string? encoding) => (encoding ?? "").Trim().ToLowerInvariant() switch
    {
        "base64" => Base64(bytes),
        "quoted-printable" => Quoted(bytes, isHeader: false),
        _ => bytes.ToArray(),
    };

    public static string Text(ReadOnlySpan<byte> bytes, string? charset)
    {
        List<Fault> doubts = [];
        return bytes.IsEmpty ? "" : Decoding.Decode(bytes, charset is { Length: > 0 } told ? told : null, doubts);
    }

    private static byte[] Base64(ReadOnlySpan<byte> bytes)
    {
        var decoded = new List<byte>(bytes.Length * 3 / 4);
        int held = 0, bits = 0;
        foreach (byte b in bytes)
        {
            int six = b switch { >= (byte)'A' and <= (byte)'Z' => b - 'A', >= (byte)'a' and <= (byte)'z' => b - 'a' + 26, >= (byte)'0' and <= (byte)'9' => b - '0' + 52, (byte)'+' or (byte)'-' => 62, (byte)'/' or (byte)'_' => 63, _ => -1 };
            if (b == '=') (held, bits) = (0, 0);
            if (six < 0) continue;
            (held, bits) = ((held << 6) | six, bits + 6);
            if (bits < 8) continue;
            bits -= 8;
            decoded.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        return [.. decoded];
    }

    private static byte[] Quoted(ReadOnlySpan<byte> bytes, bool isHeader)
    {
        var decoded = new List<byte>(bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (isHeader && bytes[i] == '_') decoded.Add((byte)' ');
            else if (bytes[i] != '=') decoded.Add(bytes[i]);
            else if (i + 2 < bytes.Length && byte.TryParse(bytes.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                decoded.Add(value);
                i += 2;
            }
            else if (SoftBreak(bytes[(i + 1)..]) is >= 0 and var length) i += length;
            else decoded.Add(bytes[i]);
        }
        return [.. decoded];
    }

    /// <summary>How long the end of a line behind a <c>=</c> is, with the blanks that carriers add; -1 when there is none.</summary>
    private static int SoftBreak(ReadOnlySpan<byte> rest)
    {
        int at = 0;
        while (at < rest.Length && rest[at] is (byte)' ' or (byte)'\t' or (byte)'\r') at++;
        return at == rest.Length ? at : rest[at] == '\n' ? at + 1 : -1;
    }

    private static byte[] Percent(string text)
    {
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                bytes.Add(value);
                i += 2;
            }
            else bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
        }
        return [.. bytes];
    }

    private const string Word = @"=\?(?<charset>[^?*\s]{1,40})(?:\*[^?]{0,20})?\?(?<how>[bBqQ])\?(?<text>[^?\r\n]*)\?=";

    [GeneratedRegex(Word, RegexOptions.CultureInvariant)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\r\n]*\?=(?:\s*=\?[^?\s]{1,60}\?[bBqQ]\?[^?\r\n]*\?=)*", RegexOptions.CultureInvariant)]
    private static partial Regex Encoded();

    [GeneratedRegex(@";\s*(?<name>[A-Za-z-]{1,40})(?<number>\*\d{1,3})?(?<star>\*)?\s*=\s*(?:""(?<quoted>(?:[^""\\]|\\.)*)""|(?<plain>[^;\s]*))", RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();
}
