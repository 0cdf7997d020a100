using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Vedette.Model;

namespace Vedette.Read.Archives;

/// <summary>What a server answered at a time, as an archive keeps it: the evidence from which a document is read, and read again when reading improves.</summary>
/// <param name="Target">The link that was asked for.</param>
/// <param name="Time">When it was captured.</param>
/// <param name="Status">Of HTTP; 200 for a record without HTTP headers.</param>
/// <param name="Headers">In the order of being sent.</param>
/// <param name="Body">As the server sent it or, from <see cref="WarcReader"/>, with chunks joined and compression undone.</param>
public sealed record Capture(string Target, DateTimeOffset Time, int Status, ImmutableArray<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The record's own id; null before it is written.</summary>
    public string? Id { get; init; }

    /// <summary>Where the answer came from, after all redirects; null when from the target itself.</summary>
    public string? Link { get; init; }

    /// <summary>The feed that told the body, which then is no answer of the target's server; else null.</summary>
    public string? ToldBy { get; init; }
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>The first value of a header, whatever its letter case.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>What is to be kept of what was fetched: null for what came from no server, was no success, or brought nothing.</summary>
    public static Capture? Of(Fetched fetched)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        return fetched is { Answer: { Status: >= 200 and <= 299 } answer, Bytes.IsEmpty: false }
            ? new(fetched.Address, fetched.Captured ?? answer.At, answer.Status, answer.Headers, fetched.Bytes) { Link = answer.Link == fetched.Address ? null : answer.Link }
            : null;
    }

    /// <summary>For a body whose chunks were joined and whose compression was undone: the headers that tell of them are kept under other names, as web archives do.</summary>
    public Capture Undone() => this with { Headers = [.. Headers.Select(h => h.Name.ToLowerInvariant() is "content-encoding" or "transfer-encoding" or "content-length" ? ($"X-Archive-Orig-{h.Name}", h.Value) : h)] };

    /// <summary>What was fetched then, to be read again.</summary>
    public Fetched Again() => new(Target, Body, Header("Content-Type")) { Captured = Time, Answer = new(Link ?? Target, Status, Headers, Time) };

    /// <summary>The item to read, or null for what is no document: an error, a redirect, a picture, a script.</summary>
    public Fetched? Item()
    {
        if (Status is < 200 or > 299 || Body.IsEmpty) return null;
        string? media = Header("Content-Type");
        string kind = media?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        bool isRead = kind.Length == 0 || kind.Contains("html", StringComparison.Ordinal) || kind is "text/plain" or "application/xml" or "text/xml" or "application/feed+json" or "application/pdf" or "message/rfc822" || kind.EndsWith("rss+xml", StringComparison.Ordinal) || kind.EndsWith("atom+xml", StringComparison.Ordinal);
        return isRead ? Again() with { Fault = Faults.FirstOrDefault(f => f.Code == "W132"), Carriage = new Carriage(null) { Published = PageArchives.NoLaterThan(DateOnly.FromDateTime(Time.UtcDateTime)), By = DatedBy.Archive } } : null;
    }
}

/// <summary>What a store tells of a capture without its body.</summary>
/// <param name="Id">From target, time and body.</param>
/// <param name="Document">The version that was read from it.</param>
/// <param name="Body">SHA-256 of the bytes, in hexadecimal digits.</param>
public sealed record CaptureNote(UInt128 Id, string Target, string? Link, DateTimeOffset Time, int Status, ItemId Item, DocumentId Document, string Body, long Length, string? ToldBy)
{
    /// <summary>The very same answer (target, time and body) gets the same id.</summary>
    public static CaptureNote Of(Capture capture, Document document)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(document);
        string body = Convert.ToHexStringLower(SHA256.HashData(capture.Body.Span));
        var id = ContentHash.Of("capture", capture.Target, capture.Time.UtcTicks.ToString(CultureInfo.InvariantCulture), body);
        return new(id, capture.Target, capture.Link, capture.Time, capture.Status, document.Item, document.Id, body, capture.Body.Length, capture.ToldBy);
    }
}

/// <summary>Where a record lies in its archive file, so that it can be read again without the ones before it.</summary>
public readonly record struct ArchivePlace(long Offset, long Length);
