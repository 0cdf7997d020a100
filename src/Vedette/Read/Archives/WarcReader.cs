using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Vedette.Model;

namespace Vedette.Read.Archives;

/// <summary>
/// Reads WARC 1.0 and 1.1 (ISO 28500), plain or compressed with gzip record by record or as a whole, one record in memory at a time. Records that hold no answer of a server
/// are passed over. Never throws for what is in the bytes: what is broken gives numbered faults, and reading goes on at the next record.
/// </summary>
public static class WarcReader
{
    /// <summary>Bytes of one record's block, and of its body when compression is undone; longer ones are passed over.</summary>
    public const int LongestRecord = 50_000_000;

    private const int MostHeaders = 1000;

    /// <summary>Whether the first bytes of a file (64 will do) can be an archive's. A compressed file may turn out to be none.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> head, string name) =>
        head.StartsWith("WARC/"u8) || (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) && name.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase));

    /// <summary>The answers of servers that the archive keeps, in its order; the stream is read to its end and stays open.</summary>
    /// <param name="name">For the faults' messages.</param>
    public static IEnumerable<Capture> Read(Stream stream, string name)
    {
        var input = new ArchiveInput(Plain(stream));
        int records = 0;
        bool isBroken = false;
        for (bool goesOn = true; goesOn;)
        {
            Capture? capture = null;
            try
            {
                goesOn = Next(input, name, ref records, out capture);
            }
            catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
            {
                capture = Broken(name, new Fault("W130", $"{name} is broken off or damaged after {records:N0} records. All before were read; get the file again for the rest."));
                goesOn = false;
                isBroken = true;
            }
            if (capture is not null) yield return capture;
        }
        if (records == 0 && !isBroken) yield return Broken(name, new Fault("W130", $"{name} holds no WARC record. Check that it is a web archive.", 0));
    }

    /// <summary>The one record at a place of a stream that can seek; null when no answer of a server is there.</summary>
    public static Capture? At(Stream stream, ArchivePlace place, string name)
    {
        stream.Seek(place.Offset, SeekOrigin.Begin);
        return Read(stream, name).FirstOrDefault(c => c.Id is not null);
    }

    private static Capture Broken(string name, Fault fault) => new(name, default, 0, [], default) { Faults = [fault] };

    private static Stream Plain(Stream stream)
    {
        var buffered = new BufferedStream(stream, 1 << 16);
        Span<byte> head = stackalloc byte[2];
        var peek = new PeekedStream(buffered, head[..buffered.ReadAtLeast(head, 2, throwOnEndOfStream: false)]);
        return head is [0x1F, 0x8B] ? new GZipStream(peek, CompressionMode.Decompress) : peek;
    }

    /// <returns>False at the end of the archive.</returns>
    private static bool Next(ArchiveInput input, string name, ref int records, out Capture? capture)
    {
        capture = null;
        string? line;
        // Whatever stands between records is passed over.
        do line = input.Line(); while (line is not null && !line.StartsWith("WARC/", StringComparison.Ordinal));
        if (line is null) return false;
        List<string> lines = [];
        while (input.Line() is { Length: > 0 } header && lines.Count < MostHeaders) lines.Add(header);
        var headers = HttpMessage.Headers(lines.ToArray());
        records++;
        if (!long.TryParse(Value(headers, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long length))
        {
            capture = Broken(name, new Fault("W131", $"Record {records:N0} of {name} does not tell its length; it was passed over."));
            return true;
        }
        string type = Value(headers, "WARC-Type") ?? "";
        if (type is not ("response" or "resource") || Value(headers, "WARC-Target-URI") is not { } target) return input.Skip(length);
        if (length > LongestRecord)
        {
            capture = Broken(target.Trim('<', '>'), new Fault("W132", $"{target} holds {length:N0} bytes in {name}; records up to {LongestRecord:N0} bytes are read."));
            return input.Skip(length);
        }
        var block = input.Block((int)length);
        capture = Captured(headers, type, target.Trim('<', '>'), block, name);
        if (block.Length == length) return true;
        // Of the faults of a part only this one says something: its digest and its end are those of a part.
        capture = capture with { Faults = ImmutableArray.Create(new Fault("W130", $"{name} is broken off within {target}. What is there was read; get the file again for the rest.")) };
        return false;
    }

    private static Capture Captured(ImmutableArray<(string Name, string Value)> headers, string type, string target, byte[] block, string name)
    {
        ReadOnlyMemory<byte> sent = block;
        var (status, answered) = (200, ImmutableArray.Create(("Content-Type", Value(headers, "Content-Type") ?? "")));
        if (type == "response" && block.AsSpan().StartsWith("HTTP"u8)) (status, answered, sent) = HttpMessage.Read(block);
        string? Answered(string header) => answered.FirstOrDefault(h => h.Item1.Equals(header, StringComparison.OrdinalIgnoreCase)).Item2;
        var body = HttpMessage.Decoded(sent, Answered("Transfer-Encoding"), Answered("Content-Encoding"), LongestRecord, out bool isWhole);
        List<Fault> faults = [];
        if (!isWhole) faults.Add(new Fault("W133", $"The body of {target} in {name} is compressed and broken, or longer than {LongestRecord:N0} bytes when undone: what could be read was."));
        if (Value(headers, "WARC-Payload-Digest") is { } payload && !ArchiveDigest.IsOf(payload, sent.Span, body.Span)) faults.Add(Mismatch(target, name, payload));
        else if (Value(headers, "WARC-Block-Digest") is { } whole && !ArchiveDigest.IsOf(whole, block, block)) faults.Add(Mismatch(target, name, whole));
        var time = DateTimeOffset.TryParse(Value(headers, "WARC-Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : default;
        return new Capture(target, time, status, answered, body) { Id = Value(headers, "WARC-Record-ID")?.Trim('<', '>') ?? ArchiveDigest.IdOf(target, time, sent.Span), Faults = [.. faults] };
    }

    private static Fault Mismatch(string target, string name, string digest) => new("W134", $"The bytes of {target} in {name} are not those that were captured: their digest is not {digest}. They were read all the same; do not take them for evidence.");

    private static string? Value(ImmutableArray<(string Name, string Value)> headers, string name)
    {
        foreach (var (header, value) in headers) if (header.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }

    /// <summary>A stream whose first two bytes were looked at.</summary>
    private sealed class PeekedStream(Stream rest, ReadOnlySpan<byte> head) : Stream
    {
        private readonly byte[] head = head.ToArray();
        private int at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (at == head.Length) return rest.Read(buffer);
            int take = Math.Min(buffer.Length, head.Length - at);
            head.AsSpan(at, take).CopyTo(buffer);
            at += take;
            return take;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
