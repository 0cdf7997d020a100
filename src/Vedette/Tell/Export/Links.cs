using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>The link and the names under which things go out.</summary>
internal static class Links
{
    /// <summary>The document's link, of the web only: what a page names as its own may be anything. Null when there is none.</summary>
    public static string? Of(Document document) => Web(document.Url) ?? Web(document.Address);

    /// <summary>
    /// A name that no other thing has: the content id as a UUID of version 8 (RFC 9562, 5.8), whose version and variant take six of its bits.
    /// </summary>
    public static string Urn(UInt128 id)
    {
        var bits = (id & ~((UInt128)0xF000 << 64) & ~((UInt128)0xC000_0000_0000_0000)) | ((UInt128)0x8000 << 64) | 0x8000_0000_0000_0000;
        string hex = ContentHash.Print(bits);
        return $"urn:uuid:{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    private static string? Web(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;
}
