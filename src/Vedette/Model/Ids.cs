using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Vedette.Model;

/// <summary>Ids are made from content, so a rerun makes the same: the first 16 bytes of a SHA-256 over the parts, each with its length before it.</summary>
public static class ContentHash
{
    public static UInt128 Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
    }

    public static string Print(UInt128 hash) => hash.ToString("x32", null);
    public static UInt128 Parse(string text) => UInt128.Parse(text, System.Globalization.NumberStyles.HexNumber, null);
}

/// <summary>What stands at one address (a file, a link), over all its versions.</summary>
public readonly record struct ItemId(UInt128 Hash)
{
    /// <summary>Of the item at an address.</summary>
    public static ItemId Of(string address) => new(ContentHash.Of(address));

    public override string ToString() => ContentHash.Print(Hash);
}

/// <summary>One version of an item: made from its address and its bytes.</summary>
public readonly record struct DocumentId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

public readonly record struct ClaimId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

public readonly record struct EventId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

/// <summary>A thing in the world that names name, over documents.</summary>
public readonly record struct EntityId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

public readonly record struct OriginId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

public readonly record struct StoryId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}
