using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Web.State;

/// <summary>A report that somebody sent, with what is known of it beside its text; that comes before what the text tells of itself.</summary>
/// <param name="MediaType"><c>text/plain</c> or <c>text/html</c>, with its charset where it is told; null when only the bytes can tell.</param>
internal sealed record SentReport(ReadOnlyMemory<byte> Bytes, string? MediaType, string? Url, string? Title, When Published)
{
    private const int LongestUrl = 2_000, LongestTitle = 500;

    /// <summary>Checks what stands beside the text.</summary>
    /// <param name="published">A day as 2026-01-31, a month, a year, or a moment in ISO 8601; null: as the text tells.</param>
    /// <returns>Null with faults (W730).</returns>
    public static SentReport? Make(ReadOnlyMemory<byte> bytes, string? mediaType, string? url, string? title, string? published, ICollection<Fault> faults)
    {
        (url, title, published) = (Told(url), Told(title), Told(published));
        int before = faults.Count;
        if (bytes.Span.Trim(" \t\r\n"u8).IsEmpty) faults.Add(new("W730", "The report is empty. Send its text, or its page in HTML."));
        if (url is not null && !(url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"))
            faults.Add(new("W730", $"'{url}' is no link to a report. Give an address that begins with http:// or https://, or none."));
        if (title?.Length > LongestTitle) faults.Add(new("W730", $"The title is longer than {LongestTitle} characters. Shorten it, or leave it out."));
        var when = When.Parse(published);
        if (published is not null && when.First is null) faults.Add(new("W730", $"'{published}' is no day. Write it as 2026-01-31, or leave it out."));
        return faults.Count > before ? null : new(bytes, mediaType, url, title, when);
    }

    /// <summary>The document, made by the same reader as files; faults in the bytes stand in it.</summary>
    public Document Read()
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
        var read = DocumentReader.Read(new Fetched(Url ?? $"sent/{hash[..16]}", Bytes, MediaType));
        // The same bytes under another title are another version: or a corrected title would never be kept.
        return read with
        {
            Id = Title is null && !Published.IsKnown ? read.Id : new(ContentHash.Of(read.Address, hash, Title, Published.Iso)),
            Name = Title ?? (Url is null ? read.Title : null) ?? read.Name,
            Title = Title ?? read.Title,
            TitleSpan = Title is null ? read.TitleSpan : null,
            Published = Published.IsKnown ? Published : read.Published,
            Url = Url ?? read.Url,
        };
    }

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
