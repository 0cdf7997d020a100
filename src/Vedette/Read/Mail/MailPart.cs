using System.Collections.Immutable;
using System.Text;

namespace Vedette.Read.Mail;

/// <summary>A message or a part of one (RFC 5322, RFC 2045, RFC 2046): its headers, its body as it was sent, the parts in it.</summary>
internal sealed class MailPart
{
    /// <summary>Parts in parts, and parts in all: a message that holds more is no letter.</summary>
    private const int Deepest = 16, Most = 256;

    private readonly ImmutableArray<(string Name, string Value)> headers;
    private readonly ReadOnlyMemory<byte> body;

    private MailPart(ImmutableArray<(string, string)> headers, ReadOnlyMemory<byte> body) => (this.headers, this.body) = (headers, body);

    public ImmutableArray<MailPart> Parts { get; private init; } = [];

    /// <summary>A part was announced and did not end: the message is broken off.</summary>
    public bool IsBroken { get; private init; }

    /// <summary>In lower case; text/plain where nothing is told.</summary>
    public string Kind => MailWords.Kind(Header("Content-Type")) is { Length: > 0 } kind ? kind : "text/plain";
    public string? Charset => MailWords.Parameter(Header("Content-Type"), "charset");
    public bool IsFlowed => MailWords.Parameter(Header("Content-Type"), "format") is { } format && format.Equals("flowed", StringComparison.OrdinalIgnoreCase);
    public string? FileName => MailWords.Parameter(Header("Content-Disposition"), "filename") ?? MailWords.Parameter(Header("Content-Type"), "name");
    public bool IsAttached => MailWords.Kind(Header("Content-Disposition")) == "attachment";

    /// <summary>The first header of a name, unfolded, with its encoded words as they were sent.</summary>
    public string? Header(string name) => headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The same with its encoded words read and white space folded; null when it says nothing.</summary>
    public string? Said(string name) => Header(name) is { } value ? Words.Clean(MailWords.Plain(value)) : null;

    public byte[] Bytes() => MailWords.Body(body.Span, Header("Content-Transfer-Encoding"));

    public string Text() => MailWords.Text(Bytes(), Charset);

    public static MailPart Read(ReadOnlyMemory<byte> bytes)
    {
        int left = Most;
        return Read(bytes, Deepest, ref left);
    }

    private static MailPart Read(ReadOnlyMemory<byte> bytes, int depth, ref int left)
    {
        int head = EndOfHead(bytes.Span, out int next);
        var part = new MailPart(Headers(MailWords.Text(bytes.Span[..head], null)), bytes[next..]);
        if (depth == 0 || !part.Kind.StartsWith("multipart/", StringComparison.Ordinal) || MailWords.Parameter(part.Header("Content-Type"), "boundary") is not { Length: > 0 } boundary) return part;
        var (pieces, isBroken) = Pieces(part.body, Encoding.UTF8.GetBytes("--" + boundary));
        var parts = ImmutableArray.CreateBuilder<MailPart>();
        foreach (var piece in pieces)
            if (--left >= 0) parts.Add(Read(piece, depth - 1, ref left));
        return new MailPart(part.headers, part.body) { Parts = parts.ToImmutable(), IsBroken = isBroken || parts.Any(p => p.IsBroken) };
    }

    /// <summary>Where the headers end and where the body begins.</summary>
    private static int EndOfHead(ReadOnlySpan<byte> bytes, out int next)
    {
        for (int start = 0; start < bytes.Length;)
        {
            int length = bytes[start..].IndexOf((byte)'\n');
            if (length < 0) break;
            if (bytes.Slice(start, length).TrimEnd((byte)'\r').IsEmpty)
            {
                next = start + length + 1;
                return start;
            }
            start += length + 1;
        }
        next = bytes.Length;
        return bytes.Length;
    }

    private static ImmutableArray<(string, string)> Headers(string text)
    {
        List<(string Name, StringBuilder Value)> found = [];
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length == 0) continue;
            if (line[0] is ' ' or '\t')
            {
                if (found.Count > 0) found[^1].Value.Append(' ').Append(line.Trim());
                continue;
            }
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) found.Add((line[..colon].Trim(), new StringBuilder(line[(colon + 1)..].Trim())));
        }
        return [.. found.Select(h => (h.Name, h.Value.ToString()))];
    }

    /// <summary>What stands between the lines that a boundary makes; what stands before the first and after the last is for programs that know no parts.</summary>
    private static (List<ReadOnlyMemory<byte>> Pieces, bool IsBroken) Pieces(ReadOnlyMemory<byte> body, byte[] mark)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        var bytes = body.Span;
        int begin = -1;
        for (int at = 0; at < bytes.Length;)
        {
            int length = bytes[at..].IndexOf((byte)'\n');
            int end = length < 0 ? bytes.Length : at + length;
            var line = bytes[at..end];
            if (line.StartsWith(mark) && line[mark.Length..].TrimEnd(" \t\r"u8) is var rest && (rest.IsEmpty || rest.SequenceEqual("--"u8)))
            {
                if (begin >= 0) pieces.Add(body[begin..Math.Max(begin, at)]);
                begin = rest.IsEmpty ? Math.Min(end + 1, bytes.Length) : -1;
                if (begin < 0) return (pieces, false);
            }
            at = end + 1;
        }
        if (begin >= 0) pieces.Add(body[begin..]);
        return (pieces, true);
    }
}
