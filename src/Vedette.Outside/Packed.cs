using System.Buffers.Binary;
using System.IO.Compression;

namespace Vedette.Outside;

/// <summary>Bytes made small for keeping: their length, then Brotli.</summary>
internal static class Packed
{
    // Beyond this the time doubles for a few hundredths of the size.
    private const int Quality = 5, Window = 22;
    private const int Longest = 1 << 28;

    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var packed = new byte[4 + BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(packed, bytes.Length);
        if (!BrotliEncoder.TryCompress(bytes, packed.AsSpan(4), out int length, Quality, Window)) throw new InvalidOperationException("The room for packed bytes is too small.");
        return packed[..(4 + length)];
    }

    /// <summary>Null when these are no packed bytes.</summary>
    public static byte[]? Undo(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 4 || BinaryPrimitives.ReadInt32LittleEndian(packed) is not (>= 0 and <= Longest and var length)) return null;
        var bytes = new byte[length];
        return BrotliDecoder.TryDecompress(packed[4..], bytes, out int written) && written == length ? bytes : null;
    }
}
