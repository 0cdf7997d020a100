using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Vedette.Language;

/// <summary>
/// The container of trained weights. Layout, little-endian: magic <c>VDW1</c> (4 bytes), format version (u16), length of the kind (u16), kind (UTF-8),
/// SHA-256 of all that follows (32 bytes), then the body, which the kind defines: compressed with Brotli in version 1, as it is in version 2, for what would not shrink.
/// </summary>
public static class WeightsFile
{
    private const ushort Packed = 1, Plain = 2;
    private const int HashLength = 32;
    private static ReadOnlySpan<byte> Magic => "VDW1"u8;

    public static byte[] Pack(string kind, ReadOnlySpan<byte> body)
    {
        var packed = new MemoryStream();
        // Level 9: the largest window gains 3 % more and costs ten times the time.
        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 9 }, leaveOpen: true)) brotli.Write(body);
        var name = Encoding.UTF8.GetBytes(kind);
        // Weights of eight bits hardly shrink, and unpacking them would take most of the time of loading.
        bool shrinks = packed.Length < body.Length * 0.8;
        var content = shrinks ? packed.GetBuffer().AsSpan(0, (int)packed.Length) : body;
        var file = new byte[8 + name.Length + HashLength + content.Length];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(4), shrinks ? Packed : Plain);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), (ushort)name.Length);
        name.CopyTo(file.AsSpan(8));
        content.CopyTo(file.AsSpan(8 + name.Length + HashLength));
        SHA256.HashData(content, file.AsSpan(8 + name.Length, HashLength));
        return file;
    }

    /// <exception cref="WeightsException">The file is damaged, of another kind or of an unknown version.</exception>
    public static WeightsReader Open(ReadOnlySpan<byte> file, string kind)
    {
        if (file.Length < 8 + HashLength || !file[..4].SequenceEqual(Magic))
            throw new WeightsException($"Not a Vedette weights file: it does not begin with VDW1. Install the file for '{kind}' again.");
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(file[4..]);
        if (version is not (Packed or Plain))
            throw new WeightsException($"The weights file has format version {version}, this build reads versions {Packed} and {Plain}. Install the weights that came with this build.");
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(file[6..]);
        if (file.Length < 8 + nameLength + HashLength)
            throw new WeightsException($"The weights file for '{kind}' is cut short. Install it again.");
        string found = Encoding.UTF8.GetString(file.Slice(8, nameLength));
        if (found != kind)
            throw new WeightsException($"The weights file holds '{found}', expected '{kind}'. Two files may have been swapped.");
        var hash = file.Slice(8 + nameLength, HashLength);
        var content = file[(8 + nameLength + HashLength)..];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(hash))
            throw new WeightsException($"The weights file for '{kind}' is damaged: its SHA-256 does not match. Install it again.");
        string digest = Convert.ToHexStringLower(hash[..8]);
        if (version == Plain) return new WeightsReader(content.ToArray(), digest);
        using var brotli = new BrotliStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
        var body = new MemoryStream(content.Length * 4);
        try
        {
            brotli.CopyTo(body);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new WeightsException($"The weights file for '{kind}' cannot be unpacked. Install it again.", e);
        }
        return new WeightsReader(body.GetBuffer().AsMemory(0, (int)body.Length), digest);
    }
}
