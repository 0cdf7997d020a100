using System.Runtime.CompilerServices;

namespace Vedette.Language;

/// <summary>Hashes for features: fixed over versions and machines, because weights are stored under them.</summary>
public static class FeatureHash
{
    private const ulong Prime = 0x100000001B3UL;

    /// <summary>FNV-1a over UTF-16 units, then mixed.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (char c in text) hash = (hash ^ c) * Prime;
        return Mix(hash);
    }

    /// <summary>As <see cref="Of"/>, over lower-cased units.</summary>
    public static ulong OfLower(ReadOnlySpan<char> text)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (char c in text) hash = (hash ^ char.ToLowerInvariant(c)) * Prime;
        return Mix(hash);
    }

    /// <summary>A feature of a template number and one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong template, ulong value) => Mix(value ^ (template * 0x9E3779B97F4A7C15UL));

    /// <summary>A feature of a template number and two values; their order matters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong template, ulong first, ulong second) => Join(template, first + (second * 0xD6E8FEB86659FD93UL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong template, ulong first, ulong second, ulong third) => Join(template, first + (second * 0xD6E8FEB86659FD93UL) + (third * 0xC2B2AE3D27D4EB4FUL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93UL;
        return x ^ (x >> 29);
    }
}
