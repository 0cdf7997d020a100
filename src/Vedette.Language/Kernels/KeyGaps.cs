using System.Runtime.CompilerServices;

namespace Vedette.Language;

/// <summary>Ascending keys as the gaps between them, seven bits a byte, the lowest first: hashes do not compress, gaps are short.</summary>
internal static class KeyGaps
{
    public static byte[] Pack(ReadOnlySpan<uint> keys)
    {
        List<byte> bytes = new(keys.Length * 2);
        uint before = 0;
        foreach (uint key in keys)
        {
            uint gap = key - before;
            for (; gap >= 0x80; gap >>= 7) bytes.Add((byte)(gap | 0x80));
            bytes.Add((byte)gap);
            before = key;
        }
        return [.. bytes];
    }

    /// <exception cref="WeightsException">The bytes end before the keys do.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint[] Unpack(ReadOnlySpan<byte> bytes, int count)
    {
        if (count < 0 || count > bytes.Length) throw new WeightsException("A table of keys in the weights file does not fit together.");
        var keys = new uint[count];
        uint before = 0;
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            uint gap = 0;
            for (int bit = 0; ; bit += 7)
            {
                if (at == bytes.Length || bit > 28) throw new WeightsException("A table of keys in the weights file is damaged.");
                byte b = bytes[at++];
                gap |= (uint)(b & 0x7F) << bit;
                if (b < 0x80) break;
            }
            keys[i] = before += gap;
        }
        return keys;
    }
}
