namespace Vedette.Weigh.Simulations;

/// <summary>
/// A stream of chance: xoshiro256** (Blackman and Vigna 2021) started by splitmix64. Integers only, so the same everywhere.
/// A stream is named: another name is another stream, and a parameter added to a file moves no other parameter's draws.
/// </summary>
internal struct Chance
{
    private ulong a, b, c, d;

    public Chance(ulong seed, string name)
    {
        ulong state = seed ^ Hash(name);
        a = Mix(state += 0x9E3779B97F4A7C15);
        b = Mix(state += 0x9E3779B97F4A7C15);
        c = Mix(state += 0x9E3779B97F4A7C15);
        d = Mix(state + 0x9E3779B97F4A7C15);
    }

    public ulong Next()
    {
        ulong result = ulong.RotateLeft(b * 5, 7) * 9, t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    /// <summary>0 to <paramref name="end"/> - 1. Its unevenness is under end / 2^64.</summary>
    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    /// <summary>Strictly between 0 and 1.</summary>
    public double Unit() => ((Next() >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>The output function of splitmix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>FNV-1a over the UTF-16 units.</summary>
    private static ulong Hash(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in name) hash = (hash ^ unit) * 0x100000001B3;
        return hash;
    }
}
