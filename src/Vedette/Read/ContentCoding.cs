using System.IO.Compression;

namespace Vedette.Read;

/// <summary>What came of unpacking.</summary>
public enum Unpacking : byte
{
    Whole,
    /// <summary>The packing is damaged: what came before stands. One that merely ends early cannot be told from a whole one.</summary>
    Broken,
    /// <summary>There would be more than was wanted.</summary>
    TooLong,
    /// <summary>Packed in a way that is not known.</summary>
    Unknown,
}

/// <summary>Undoes how HTTP packs a body (RFC 9110, 8.4): gzip, deflate and br, also one in the other. What is said to be gzip and does not begin as it does is taken as it is.</summary>
public static class ContentCoding
{
    /// <summary>Nobody packs more often, but for harm.</summary>
    private const int MostTimes = 3;

    public static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    /// <param name="coding">As the header <c>Content-Encoding</c> tells it; null or empty for none.</param>
    /// <param name="most">Bytes after which unpacking stops.</param>
    public static (ReadOnlyMemory<byte> Bytes, Unpacking State) Undo(ReadOnlyMemory<byte> body, string? coding, long most)
    {
        string[] codings = (coding ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (codings.Length > MostTimes) return (body, Unpacking.Unknown);
        var state = Unpacking.Whole;
        foreach (string outer in codings.Reverse())
        {
            if (Opener(outer.ToLowerInvariant(), body.Span) is not { } open) return (body, Unpacking.Unknown);
            (body, state) = Unpacked(open, body, most);
            if (state is not Unpacking.Whole) break;
        }
        return (body, state);
    }

    /// <summary>Null for a coding that is not known.</summary>
    private static Func<Stream, Stream>? Opener(string coding, ReadOnlySpan<byte> body) => coding switch
    {
        "gzip" or "x-gzip" when body.StartsWith(GzipMark) => packed => new GZipStream(packed, CompressionMode.Decompress),
        // By the standard within zlib's wrapping, by some servers without.
        "deflate" when body.StartsWith((ReadOnlySpan<byte>)[0x78]) => packed => new ZLibStream(packed, CompressionMode.Decompress),
        "deflate" => packed => new DeflateStream(packed, CompressionMode.Decompress),
        "br" => packed => new BrotliStream(packed, CompressionMode.Decompress),
        "gzip" or "x-gzip" or "identity" or "none" or "utf-8" => packed => packed,
        _ => null,
    };

    private static (ReadOnlyMemory<byte> Bytes, Unpacking State) Unpacked(Func<Stream, Stream> open, ReadOnlyMemory<byte> body, long most)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 14];
        try
        {
            using var unpacking = open(new MemoryStream(body.ToArray(), writable: false));
            int read;
            while ((read = unpacking.Read(buffer)) > 0)
            {
                int kept = (int)Math.Min(read, most - bytes.Length);
                bytes.Write(buffer, 0, kept);
                if (kept < read) return (Written(), Unpacking.TooLong);
            }
        }
        // The platform tells some damage (a dictionary that is asked for) as a failure of reading, which memory does not have.
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IOException)
        {
            return bytes.Length == 0 ? (body, Unpacking.Broken) : (Written(), Unpacking.Broken);
        }
        return (Written(), Unpacking.Whole);

        ReadOnlyMemory<byte> Written() => bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
