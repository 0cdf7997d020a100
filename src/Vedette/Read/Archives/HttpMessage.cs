using System.Collections.Immutable;
using System.Text;

namespace Vedette.Read.Archives;

/// <summary>Takes an HTTP answer apart as archives keep it: status, headers, and the body as it was sent.</summary>
internal static class HttpMessage
{
    public static (int Status, ImmutableArray<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body) Read(ReadOnlyMemory<byte> block)
    {
        var span = block.Span;
        int end = span.IndexOf("\r\n\r\n"u8), length = 4;
        int bare = span.IndexOf("\n\n"u8);
        if (end < 0 || (bare >= 0 && bare < end)) (end, length) = (bare, 2);
        var body = end < 0 ? ReadOnlyMemory<byte>.Empty : block[(end + length)..];
        string[] lines = Encoding.Latin1.GetString(end < 0 ? span : span[..end]).Split('\n');
        string[] first = lines[0].Trim().Split(' ', 3);
        int status = first.Length > 1 && first[0].StartsWith("HTTP", StringComparison.OrdinalIgnoreCase) && int.TryParse(first[1], out int told) ? told : 0;
        return (status, Headers(lines.AsSpan(1)), body);
    }

    /// <summary>Headers as lines; one that begins with white space goes on with the one before.</summary>
    public static ImmutableArray<(string Name, string Value)> Headers(ReadOnlySpan<string> lines)
    {
        var headers = ImmutableArray.CreateBuilder<(string Name, string Value)>();
        foreach (string line in lines)
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && headers.Count > 0) headers[^1] = (headers[^1].Name, $"{headers[^1].Value} {line.Trim()}");
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        return headers.ToImmutable();
    }

    /// <summary>The body with chunks joined and compression undone, where it truly has them: many archives keep the headers and not what they say.</summary>
    /// <param name="most">Bytes after which reading stops.</param>
    /// <param name="isWhole">False when the body was broken off or would be longer.</param>
    public static ReadOnlyMemory<byte> Decoded(ReadOnlyMemory<byte> body, string? transfer, string? encoding, int most, out bool isWhole)
    {
        isWhole = true;
        if (Says(transfer, "chunked") && Joined(body.Span) is { } joined) body = joined;
        // Archives keep bodies that were unpacked with the header that says how they were packed, and packed ones without it.
        string coding = encoding ?? (body.Span.StartsWith(ContentCoding.GzipMark) ? "gzip" : "");
        var (bytes, state) = ContentCoding.Undo(body, coding, most);
        isWhole = state is not (Unpacking.Broken or Unpacking.TooLong);
        return bytes;
    }

    private static bool Says(string? header, string word) => header is not null && header.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when the body has no chunks, whatever the headers say.</summary>
    private static byte[]? Joined(ReadOnlySpan<byte> body)
    {
        var joined = new List<byte>(body.Length);
        for (int at = 0; at < body.Length;)
        {
            int line = body[at..].IndexOf((byte)'\n');
            if (line is < 1 or > 32) return joined.Count == 0 ? null : [.. joined];
            var digits = body.Slice(at, line).TrimEnd((byte)'\r');
            int semicolon = digits.IndexOf((byte)';');
            if (semicolon >= 0) digits = digits[..semicolon];
            digits = digits.Trim((byte)' ');
            if (!System.Buffers.Text.Utf8Parser.TryParse(digits, out int size, out int read, 'x') || read != digits.Length || size < 0) return joined.Count == 0 ? null : [.. joined];
            at += line + 1;
            if (size == 0) break;
            joined.AddRange(body.Slice(at, Math.Min(size, body.Length - at)));
            at += Math.Min(size, body.Length - at);
            while (at < body.Length && body[at] is (byte)'\r' or (byte)'\n') at++;
        }
        return [.. joined];
    }
}
