using Vedette.Extract;

namespace Vedette.Relate;

/// <summary>One name in Latin letters by two systems or in two spellings: each translator has his own.</summary>
internal static class Romanised
{
    private static readonly char[] Cuts = [' ', '-', '‑', '.', ',', '\u00A0', '\n'];

    /// <summary>Two full names whose family names are one in Wade-Giles and in pinyin, however the given names are said: Hsiao Bi-khim, Xiao Meiqin.</summary>
    public static bool FamilyName(string a, string b) => Parts(a) is [var one, _, ..] && Parts(b) is [var other, _, ..] && AreSyllables(one, other);

    /// <summary>Written as a Chinese name by another system: Mao Tse-tung, Mao Zedong; Hsiao, Xiao.</summary>
    public static bool AreTwoSystems(string a, string b)
    {
        var (x, y) = (Parts(a), Parts(b));
        return x is [var one] && y is [var other] ? AreSyllables(one, other) : FamilyName(a, b) || (ChineseSyllables.Are(x) && ChineseSyllables.Are(y) && string.Concat(x) != string.Concat(y) && ChineseSyllables.AreOne(x, y));
    }

    /// <summary>The last word spelt otherwise: Zelensky, Zelenskyy; Kyiv, Kiev.</summary>
    public static bool AreTwoSpellings(string a, string b) =>
        Parts(a) is [.., var one] && Parts(b) is [.., var other] && one.Length > 3 && one != other && NameSpelling.IsOne(one, other);

    /// <summary>A name that begins with a Chinese syllable: no other is written by two systems.</summary>
    public static bool MayBe(string name) => Parts(name) is [var first, ..] && ChineseSyllables.Are([first, first]);

    private static bool AreSyllables(string a, string b) => a != b && ChineseSyllables.AreOne([a], [b]);

    private static string[] Parts(string name) => [.. name.Split(Cuts, StringSplitOptions.RemoveEmptyEntries).Select(NameSpelling.Letters).Where(part => part.Length > 0)];
}
