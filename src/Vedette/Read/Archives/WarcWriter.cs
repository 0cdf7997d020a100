using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Vedette.Read.Archives;

/// <summary>
/// Writes WARC 1.1, each record a gzip member of its own, so that each can be read alone and a file that breaks off loses its last record only. One record in memory at a
/// time; the stream stays open.
/// </summary>
public sealed class WarcWriter(Stream stream)
{
    private long offset = stream.CanSeek ? stream.Position : 0;

    /// <summary>What made the archive: its first record.</summary>
    public ArchivePlace WriteInfo(string software, DateTimeOffset time)
    {
        byte[] block = Encoding.UTF8.GetBytes($"software: {software}\r\nformat: WARC File Format 1.1\r\n");
        return Record("warcinfo", null, time, "application/warc-fields", ArchiveDigest.IdOf("warcinfo", time, block), null, block, default);
    }

    /// <summary>An answer as a response; what a feed told in the place of one as a resource.</summary>
    /// <param name="capture">Headers and body as the server sent them, or both with chunks and compression undone (<see cref="Capture.Undone"/>).</param>
    public ArchivePlace Write(Capture capture)
    {
        string id = capture.Id ?? ArchiveDigest.IdOf(capture.Target, capture.Time, capture.Body.Span);
        if (capture.ToldBy is not null) return Record("resource", capture.Target, capture.Time, capture.Header("Content-Type") ?? "text/html", id, ArchiveDigest.Sha256(capture.Body.Span), [], capture.Body);
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {capture.Status}\r\n"));
        foreach (var (name, value) in capture.Headers) head.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
        head.Append("\r\n");
        return Record("response", capture.Target, capture.Time, "application/http; msgtype=response", id, ArchiveDigest.Sha256(capture.Body.Span), Encoding.Latin1.GetBytes(head.ToString()), capture.Body);
    }

    private ArchivePlace Record(string type, string? target, DateTimeOffset time, string media, string id, string? digest, byte[] head, ReadOnlyMemory<byte> body)
    {
        var headers = new StringBuilder("WARC/1.1\r\n");
        headers.Append(CultureInfo.InvariantCulture, $"WARC-Type: {type}\r\nWARC-Record-ID: <{id}>\r\nWARC-Date: {time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}\r\n");
        if (target is not null) headers.Append(CultureInfo.InvariantCulture, $"WARC-Target-URI: {target.ReplaceLineEndings("")}\r\n");
        if (digest is not null) headers.Append(CultureInfo.InvariantCulture, $"WARC-Payload-Digest: {digest}\r\n");
        headers.Append(CultureInfo.InvariantCulture, $"Content-Type: {media}\r\nContent-Length: {head.Length + body.Length}\r\n\r\n");
        var member = new MemoryStream();
        using (var zip = new GZipStream(member, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(headers.ToString()));
            zip.Write(head);
            zip.Write(body.Span);
            zip.Write("\r\n\r\n"u8);
        }
        stream.Write(member.GetBuffer(), 0, (int)member.Length);
        var place = new ArchivePlace(offset, member.Length);
        offset += member.Length;
        return place;
    }
}
