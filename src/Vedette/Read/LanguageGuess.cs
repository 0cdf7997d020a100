using System.Collections.Frozen;

namespace Vedette.Read;

/// <summary>Which language a text is in, by its commonest small words or by its script. Null when the text is too short to tell.</summary>
internal static class LanguageGuess
{
    private static readonly (string Language, FrozenSet<string> Words)[] SmallWords =
    [
        ("en", Set("the of and to in that is was for with on as by at from it he his said have has are be which this not but they will")),
        ("de", Set("der die das und ist nicht mit von auf für dem den ein eine im zu sich auch als nach bei wird sind hat")),
        ("fr", Set("le la les des et est dans que pour qui une sur pas avec au par plus ce il du sont en ne se")),
        ("es", Set("el la los las de y en que es por con para una del se no su al lo como más fue ha")),
        ("pt", Set("o os as de e em que é por com para uma do da não se ao dos na no mais foi são")),
        ("it", Set("il lo la gli le di e che è per con una del non si dei nel della sono anche come ha più")),
        ("nl", Set("de het een en van is dat niet op te voor met zijn aan er door ook bij naar wordt")),
        ("pl", Set("i w na z nie się to że do jest o jak po przez od dla są był przed")),
        ("tr", Set("ve bir bu da de için ile olarak çok olan gibi daha sonra kadar ama")),
        ("vi", Set("và của là các trong có được cho không một với những người này đã khi")),
        ("id", Set("yang dan di ini untuk dengan dari itu tidak dalam akan pada oleh ada juga")),
        ("sv", Set("och att det som en på är av för med den till inte om ett har")),
    ];

    public static string? Of(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 6000));
        if (ByScript(head) is { } script) return script;
        var counts = new int[SmallWords.Length];
        int total = 0;
        foreach (var range in head.SplitAny(' ', '\n', '\t', ',', '.', '\r', '"', '“', '”'))
        {
            var word = head[range];
            if (word.Length is 0 or > 12) continue;
            total++;
            string lower = word.ToString().ToLowerInvariant();
            for (int k = 0; k < counts.Length; k++) if (SmallWords[k].Words.Contains(lower)) counts[k]++;
        }
        int best = Array.IndexOf(counts, counts.Max());
        return total >= 8 && counts[best] * 10 >= total ? SmallWords[best].Language : null;
    }

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int letters = 0, han = 0, kana = 0, hangul = 0, cyrillic = 0, ukrainian = 0, arabic = 0, greek = 0, hebrew = 0, thai = 0;
        foreach (char c in text)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            if (c is >= '\u4E00' and <= '\u9FFF') han++;
            else if (c is >= '\u3040' and <= '\u30FF') kana++;
            else if (c is >= '\uAC00' and <= '\uD7AF') hangul++;
            else if (c is >= '\u0400' and <= '\u04FF')
            {
                cyrillic++;
                if (c is 'і' or 'ї' or 'є' or 'ґ') ukrainian++;
            }
            else if (c is >= '\u0600' and <= '\u06FF') arabic++;
            else if (c is >= '\u0370' and <= '\u03FF') greek++;
            else if (c is >= '\u0590' and <= '\u05FF') hebrew++;
            else if (c is >= '\u0E00' and <= '\u0E7F') thai++;
        }
        if (letters < 8) return null;
        if (kana * 10 > letters) return "ja";
        if (han * 2 > letters) return "zh";
        if (hangul * 2 > letters) return "ko";
        if (cyrillic * 2 > letters) return ukrainian * 50 > cyrillic ? "uk" : "ru";
        if (arabic * 2 > letters) return "ar";
        if (greek * 2 > letters) return "el";
        if (hebrew * 2 > letters) return "he";
        return thai * 2 > letters ? "th" : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
