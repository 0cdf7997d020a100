using System.Collections.Immutable;
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
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>The first value of a header, whatever its letter case.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The item to read, or null for what is no document: an error, a redirect, a picture, a script.</summary>
    public Fetched? Item()
    {
        if (Status is < 200 or > 299 || Body.IsEmpty) return null;
        string? media = Header("Content-Type");
        string kind = media?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        bool isRead = kind.Length == 0 || kind.Contains("html", StringComparison.Ordinal) || kind is "text/plain" or "application/xml" or "text/xml" or "application/feed+json" || kind.EndsWith("rss+xml", StringComparison.Ordinal) || kind.EndsWith("atom+xml", StringComparison.Ordinal);
        return isRead ? new Fetched(Target, Body, media, Faults.FirstOrDefault(f => f.Code == "W132")) { Captured = Time } : null;
    }
}

/// <summary>Where a record lies in its archive file, so that it can be read again without the ones before it.</summary>
public readonly record struct ArchivePlace(long Offset, long Length);
