using System.Collections.Frozen;
using System.Text;

namespace Vedette.Extract;

/// <summary>Names written in pinyin or in Wade-Giles, by syllable.</summary>
internal static class ChineseSyllables
{
    private static readonly string[] Initials = ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""];
    private static readonly string[] WadeInitials = ["hs", "ts", "tz", "ss", "ch", "sh", "p", "m", "f", "t", "n", "l", "k", "h", "j", "s", "y", "w", ""];

    private static readonly FrozenSet<string> Finals = FrozenSet.ToFrozenSet(
        "a o e ai ei ao ou an en ang eng ong er i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue ueh ung ien ih eh uei iung yuan iu iung".Split(' '), StringComparer.Ordinal);

    /// <summary>Whether the parts are two to four words of one or two such syllables each.</summary>
    public static bool Are(string[] parts) => parts.Length is 2 or 3 or 4 && Array.TrueForAll(parts, part => Split(part, Initials) is { Length: 1 or 2 } || Split(part, WadeInitials) is { Length: 1 or 2 });

    /// <summary>The same syllables, or those that the one spells in Wade-Giles and the other in pinyin: Mao Tse-tung, Mao Zedong.</summary>
    public static bool AreOne(string[] a, string[] b) => Pinyin(a).Contains(string.Concat(b)) || Pinyin(b).Contains(string.Concat(a));

    /// <summary>The name as it is written and the pinyin that it may stand for.</summary>
    public static IEnumerable<string> Forms(string[] parts) => Pinyin(parts).Append(string.Concat(parts)).Distinct();

    /// <summary>The pinyin that a Wade-Giles name may stand for; its apostrophes are lost in the news, so that one letter may be two.</summary>
    private static HashSet<string> Pinyin(string[] parts)
    {
        HashSet<string> names = [""];
        foreach (string part in parts)
        {
            if (Split(part, WadeInitials) is not { } syllables) return [];
            foreach (var (initial, final) in syllables)
                names = [.. names.SelectMany(name => Sounds(initial, final).Select(sound => name + sound))];
        }
        return names;
    }

    private static IEnumerable<string> Sounds(string initial, string final)
    {
        string last = final switch { "ien" => "ian", "ung" => "ong", "ih" => "i", "eh" => "e", "ueh" => "ue", "uei" => "ui", "iung" => "iong", "e" when initial is "y" => "ie", _ => final };
        bool narrow = last.StartsWith('i') && final is not "ih";
        string[] firsts = initial switch
        {
            "hs" => ["x"],
            "ts" or "tz" or "ss" => ["z", "c", "s"],
            "ch" => narrow || last is "u" or "uan" or "ue" or "un" ? ["j", "q", "zh", "ch"] : ["zh", "ch"],
            "p" => ["b", "p"],
            "t" => ["d", "t"],
            "k" => ["g", "k"],
            "j" => ["r"],
            _ => [initial],
        };
        foreach (string first in firsts)
        {
            yield return first + last;
            // Tse is ze, tzu is zi, ho is he, ko is ge.
            if (initial is "tz" or "ss" && last is "u") yield return first + "i";
            if (last is "o" && initial is "h" or "k") yield return first + "e";
            if (first is "y" && last is "en") yield return "yan";
        }
    }

    /// <summary>The syllables as initial and final, the fewest that fill the part; null when it is not made of them.</summary>
    private static (string Initial, string Final)[]? Split(string part, string[] initials)
    {
        if (part.Length > 14) return null;
        var best = new (string, string)[]?[part.Length + 1];
        best[0] = [];
        for (int end = 1; end <= part.Length; end++)
            for (int start = Math.Max(0, end - 6); start < end; start++)
            {
                if (best[start] is not { } before || (best[end] is { } found && found.Length <= before.Length + 1)) continue;
                foreach (string initial in initials)
                {
                    if (string.CompareOrdinal(part, start, initial, 0, initial.Length) != 0 || start + initial.Length > end || !Finals.Contains(part[(start + initial.Length)..end])) continue;
                    best[end] = [.. before, (initial, part[(start + initial.Length)..end])];
                    break;
                }
            }
        return best[part.Length];
    }
}
