using System.Collections.Frozen;
using System.Text;

namespace Vedette.Extract;

/// <summary>
/// How far apart two spellings of one part of a name are, by what transliteration and slips of the pen do to names: Zelensky and Zelenskyy are near, Ivanov and Ivanova are not.
/// A weighted edit distance (Wagner and Fischer 1974) over sounds: letters that stand for one sound in some alphabet cost little, vowels less than consonants.
/// </summary>
public static class NameSpelling
{
    /// <summary>What no spelling bridges.</summary>
    public const double Never = 9;

    private const int Longest = 48;

    /// <summary>Letters that one sound is spelt with, the longest first; the sound is one character.</summary>
    private static readonly (string Letters, string Sound)[] Spellings =
    [
        ("shch", "S"), ("sjtsj", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("sh", "S"), ("ch", "C"), ("zh", "J"), ("dj", "J"), ("kh", "H"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("th", "t"),
        ("ck", "k"), ("ks", "ks"), ("tz", "ts"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("x", "ks"), ("w", "v"), ("y", "i"), ("h", "H"), ("c", "k"), ("j", "J"),
    ];

    /// <summary>Letters beyond a to z with what English reporting writes for them.</summary>
    private static readonly FrozenDictionary<char, string> Plain = (
        "á a à a â a ã a å a ā a ă a ą a ä a æ ae ç c ć c č c ď d đ d ð d é e è e ê e ë e ē e ě e ę e ė e ğ g ģ g í i ì i î i ï i ī i į i ı i ķ k ł l ľ l ļ l ñ n ń n ň n ņ n ó o ò o ô o õ o ø o ö o ő o ō o œ oe "
        + "ř r ŕ r ś s š s ş s ș s ß ss ť t ţ t ț t þ th ú u ù u û u ü u ů u ű u ū u ų u ý y ÿ y ź z ž z ż z")
        .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0][0], pair => pair[1]);

    /// <summary>The letters a to z of a part: small, without marks, hyphens, apostrophes and a possessive s, a machine's <c>"s</c> too.</summary>
    public static string Letters(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        string small = part.ToLowerInvariant();
        foreach (string mark in Possessives) if (small.EndsWith(mark, StringComparison.Ordinal)) small = small[..^mark.Length];
        var letters = new StringBuilder(small.Length);
        foreach (char c in small)
            if (c is >= 'a' and <= 'z') letters.Append(c);
            else if (Plain.TryGetValue(c, out string? plain)) letters.Append(plain);
        return letters.ToString();
    }

    private static readonly string[] Possessives = ["'s", "’s", "\"s"];

    /// <summary>The consonants of the part as sounds: one for most spellings of a name, so that they meet under one key.</summary>
    public static string Frame(string part)
    {
        string sounds = Sounds(Letters(part));
        return string.Concat(sounds.Where(c => !IsVowel(c) && c is not 'H' && c is not 'J').Select(c => c switch { 'f' => 'v', 'z' or 'C' or 'S' => 's', 'g' => 'k', 'd' => 't', _ => c }));
    }

    /// <summary>Whether the two are spellings of one name: the longer it is, the more may differ. Short names differ by a letter.</summary>
    public static bool IsOne(string a, string b) => Distance(a, b) is var distance && distance <= Allowed(Math.Min(Sounds(Letters(a)).Length, Sounds(Letters(b)).Length));

    private static double Allowed(int sounds) => sounds switch { < 3 => 0.1, 3 => 0.3, 4 => 0.4, 5 => 0.6, 6 or 7 => 0.85, _ => 1.05 };

    /// <summary>0 for one name; about 0.3 for a vowel, 1 for a consonant; <see cref="Never"/> where a letter makes another name (Ivanov, Ivanova).</summary>
    public static double Distance(string a, string b)
    {
        string x = Letters(a), y = Letters(b);
        if (x == y) return 0;
        if (IsHers(x, y) || IsHers(y, x)) return Never;
        return Edits(Sounds(x), Sounds(y));
    }

    /// <summary>A surname and that of a daughter or wife: Ivanov, Ivanova; Zelensky, Zelenska; Alexander, Alexandra.</summary>
    private static bool IsHers(string his, string hers) =>
        hers.EndsWith('a') && (his.Length > 3 && hers.Length == his.Length + 1 && hers.StartsWith(his, StringComparison.Ordinal) && his[^1] is 'v' or 'n'
            || (his.EndsWith("ky", StringComparison.Ordinal) || his.EndsWith("ki", StringComparison.Ordinal) || his.EndsWith("iy", StringComparison.Ordinal)) && (hers.EndsWith("skaya", StringComparison.Ordinal) || hers.EndsWith("ska", StringComparison.Ordinal))
            || his.EndsWith("nder", StringComparison.Ordinal) && hers.EndsWith("ndra", StringComparison.Ordinal)
            || his.EndsWith('o') && !his.EndsWith("nko", StringComparison.Ordinal) && hers.Length == his.Length && hers.AsSpan(..^1).SequenceEqual(his.AsSpan(..^1)));

    private static string Sounds(string letters)
    {
        var sounds = new StringBuilder(letters.Length);
        for (int i = 0; i < letters.Length;)
        {
            var (spelt, sound) = (letters[i..(i + 1)], letters[i..(i + 1)]);
            foreach (var (some, one) in Spellings)
            {
                if (string.CompareOrdinal(letters, i, some, 0, some.Length) != 0) continue;
                (spelt, sound) = (some, one);
                break;
            }
            i += spelt.Length;
            // A letter doubled is one sound: Hassan, Zelenskyy.
            foreach (char c in sound) if (sounds.Length == 0 || sounds[^1] != c) sounds.Append(c);
            if (sounds.Length >= Longest) break;
        }
        return sounds.ToString();
    }

    private static double Edits(string a, string b)
    {
        Span<double> before = stackalloc double[Longest + 4], now = stackalloc double[Longest + 4], earlier = stackalloc double[Longest + 4];
        int firstOfA = a.AsSpan().IndexOfAny("aeiou") + 1, firstOfB = b.AsSpan().IndexOfAny("aeiou") + 1;
        for (int j = 1; j <= b.Length; j++) before[j] = before[j - 1] + Alone(b, j - 1);
        for (int i = 1; i <= a.Length; i++)
        {
            now[0] = before[0] + Alone(a, i - 1);
            for (int j = 1; j <= b.Length; j++)
            {
                double best = before[j - 1] + (Instead(a[i - 1], b[j - 1]) * (i == 1 && j == 1 || i == firstOfA && j == firstOfB ? 1.5 : 1));
                best = Math.Min(best, Math.Min(before[j] + Alone(a, i - 1), now[j - 1] + Alone(b, j - 1)));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, earlier[j - 2] + 0.8);
                now[j] = best;
            }
            before.CopyTo(earlier);
            now.CopyTo(before);
        }
        return before[b.Length];
    }

    /// <summary>A sound more or fewer.</summary>
    private static double Alone(string word, int at)
    {
        char c = word[at];
        bool besideVowel = (at > 0 && IsVowel(word[at - 1])) || (at + 1 < word.Length && IsVowel(word[at + 1]));
        if (c is 'H') return 0.35;
        if (c is 'i' && (besideVowel || at == word.Length - 1)) return 0.15;
        if (IsVowel(c)) return besideVowel ? 0.25 : at == word.Length - 1 ? 0.8 : 0.5;
        return 1;
    }

    private static double Instead(char a, char b)
    {
        if (a == b) return 0;
        if (IsVowel(a) && IsVowel(b)) return 0.3;
        return (a < b ? (a, b) : (b, a)) switch
        {
            ('f', 'v') or ('J', 'i') or ('J', 'z') or ('C', 'k') => 0.35,
            ('H', 'k') or ('H', 'g') or ('s', 'z') or ('S', 's') or ('g', 'k') or ('J', 'g') or ('C', 'S') or ('C', 'J') => 0.45,
            ('d', 't') or ('b', 'p') or ('b', 'v') => 0.7,
            _ => 1,
        };
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
