using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vedette.Read.Archives;

/// <summary>Digests as archives write them: <c>sha1:</c> in base 32, <c>sha256:</c> in base 32 or in hexadecimal digits.</summary>
internal static class ArchiveDigest
{
    public static string Sha256(ReadOnlySpan<byte> bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    /// <summary>Whether a digest is that of the bytes as they were sent or as they were undone (writers differ); true for a digest of a kind that is not known.</summary>
    public static bool IsOf(string digest, ReadOnlySpan<byte> sent, ReadOnlySpan<byte> undone)
    {
        int colon = digest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return true;
        string kind = digest[..colon].Trim().ToLowerInvariant(), told = digest[(colon + 1)..].Trim();
        if (kind is not ("sha1" or "sha-1" or "sha256" or "sha-256" or "md5")) return true;
        return Is(kind, told, sent) || Is(kind, told, undone);
    }

    /// <summary>An id made from content, so that the same capture written again has the same.</summary>
    public static string IdOf(string target, DateTimeOffset time, ReadOnlySpan<byte> sent)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{target}\n{time.UtcDateTime:O}\n{Sha256(sent)}")));
        return $"urn:uuid:{new Guid(hash.AsSpan(0, 16))}";
    }

    private static bool Is(string kind, string told, ReadOnlySpan<byte> bytes)
    {
        // Archives name their bytes by the functions of their time; nothing is kept secret by them here.
#pragma warning disable CA5350, CA5351
        byte[] hash = kind is "md5" ? MD5.HashData(bytes) : kind is "sha1" or "sha-1" ? SHA1.HashData(bytes) : SHA256.HashData(bytes);
#pragma warning restore CA5350, CA5351
        return told.Equals(Base32(hash), StringComparison.OrdinalIgnoreCase) || told.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>RFC 4648, without padding.</summary>
    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        int held = 0, bits = 0;
        foreach (byte b in bytes)
        {
            held = (held << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(digits[(held >> (bits - 5)) & 31]);
        }
        if (bits > 0) text.Append(digits[(held << (5 - bits)) & 31]);
        return text.ToString();
    }
}
