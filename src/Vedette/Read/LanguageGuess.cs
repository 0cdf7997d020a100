using System.Collections.Frozen;

namespace Vedette.Read;

/// <summary>
/// Which language a text is in. Its writing decides first; where several languages share it, the commonest small words and letters that few of them use (Grefenstette 1995,
/// "Comparing two language identification schemes": small words decide within some ten words of text). Null when the text is too short or no language stands out.
/// </summary>
internal static class LanguageGuess
{
    /// <summary>How much of a text is looked at, in UTF-16 units.</summary>
    private const int Head = 6000;

    private const int FewestWords = 6;

    /// <summary>At least this share of the words must speak for the language.</summary>
    private const double LeastShare = 0.06;

    /// <summary>What letters speak for counts as much as this share of a word.</summary>
    private const double LetterWeight = 0.25;

    /// <summary>Letters of a writing that one language has for its own, by the first and the last of each block.</summary>
    private static readonly (char First, char Last, string Language)[] OwnWritings =
    [
        ('\u3040', '\u30FF', "ja"), ('\uAC00', '\uD7AF', "ko"), ('\u0370', '\u03FF', "el"), ('\u0590', '\u05FF', "he"), ('\u0E00', '\u0E7F', "th"), ('\u0530', '\u058F', "hy"), ('\u10A0', '\u10FF', "ka"),
        ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"), ('\u0A80', '\u0AFF', "gu"), ('\u0B00', '\u0B7F', "or"), ('\u0B80', '\u0BFF', "ta"), ('\u0C00', '\u0C7F', "te"), ('\u0C80', '\u0CFF', "kn"), ('\u0D00', '\u0D7F', "ml"),
        ('\u0D80', '\u0DFF', "si"), ('\u0E80', '\u0EFF', "lo"), ('\u0F00', '\u0FFF', "bo"), ('\u1000', '\u109F', "my"), ('\u1200', '\u137F', "am"), ('\u1780', '\u17FF', "km"),
    ];

    private static readonly Table Known = Table.Read();

    /// <summary>The languages that are told apart, as ISO 639-1.</summary>
    public static IEnumerable<string> Languages => Known.Languages.Concat(OwnWritings.Select(w => w.Language)).Append("zh").Order(StringComparer.Ordinal);

    public static string? Of(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Head));
        var (writing, isAlone) = WritingOf(head);
        return isAlone ? writing : Known.Best(head);
    }

    /// <summary>The language whose own writing most letters are of; not alone when the writing (Latin, Cyrillic, Arabic, Nagari) has several languages.</summary>
    private static (string? Language, bool IsAlone) WritingOf(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[OwnWritings.Length];
        int letters = 0, han = 0;
        foreach (char c in text)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            if (c < '\u0370') continue;
            if (c is >= '\u4E00' and <= '\u9FFF') han++;
            else
                for (int i = 0; i < counts.Length; i++)
                    if (c >= OwnWritings[i].First && c <= OwnWritings[i].Last) counts[i]++;
        }
        if (letters < 8) return (null, true);
        // Japanese writes most words with Chinese characters, and no other language uses its kana.
        if (counts[0] * 10 > letters && (counts[0] + han) * 2 > letters) return ("ja", true);
        if (han * 2 > letters) return ("zh", true);
        for (int i = 0; i < counts.Length; i++) if (counts[i] * 2 > letters) return (OwnWritings[i].Language, true);
        return (null, false);
    }

    /// <summary>The small words and letters of the languages that share a writing.</summary>
    private sealed class Table
    {
        /// <summary>For each word the languages that have it among their commonest; a word of one language alone says most.</summary>
        private readonly FrozenDictionary<string, int[]> words;
        private readonly FrozenDictionary<char, int[]> letters;

        private Table(string[] languages, FrozenDictionary<string, int[]> words, FrozenDictionary<char, int[]> letters) => (Languages, this.words, this.letters) = (languages, words, letters);

        public string[] Languages { get; }

        public static Table Read()
        {
            using var stream = typeof(LanguageGuess).Assembly.GetManifestResourceStream("languages.tsv")!;
            using var reader = new StreamReader(stream);
            List<string> languages = [];
            var words = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            var letters = new Dictionary<char, List<int>>();
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('#')) continue;
                string[] columns = line.Split('\t');
                int language = languages.Count;
                languages.Add(columns[0]);
                foreach (string word in columns[1].Split(' ').Distinct(StringComparer.Ordinal)) Of(words, word).Add(language);
                foreach (char letter in columns[2].Distinct()) Of(letters, letter).Add(language);
            }
            return new Table([.. languages], words.ToFrozenDictionary(w => w.Key, w => w.Value.ToArray(), StringComparer.Ordinal), letters.ToFrozenDictionary(l => l.Key, l => l.Value.ToArray()));

            static List<int> Of<T>(Dictionary<T, List<int>> table, T key) where T : notnull => table.TryGetValue(key, out var list) ? list : table[key] = [];
        }

        public string? Best(ReadOnlySpan<char> text)
        {
            Span<double> scores = stackalloc double[Languages.Length];
            scores.Clear();
            var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
            Span<char> lower = stackalloc char[16];
            int total = 0;
            for (int at = 0; at < text.Length;)
            {
                if (!IsWord(text[at]))
                {
                    if (letters.TryGetValue(text[at], out var marks)) Add(scores, marks, LetterWeight);
                    at++;
                    continue;
                }
                int end = at + 1;
                while (end < text.Length && IsWord(text[end])) end++;
                var word = text[at..end];
                at = end;
                total++;
                if (word.Length <= lower.Length && lookup.TryGetValue(lower[..word.ToLowerInvariant(lower)], out var having)) Add(scores, having, 1);
                foreach (char c in word) if (c > '\u007F' && letters.TryGetValue(char.ToLowerInvariant(c), out var own)) Add(scores, own, LetterWeight);
            }
            int best = 0, second = -1;
            for (int i = 1; i < scores.Length; i++)
            {
                if (scores[i] > scores[best]) (second, best) = (best, i);
                else if (second < 0 || scores[i] > scores[second]) second = i;
            }
            return total >= FewestWords && scores[best] > total * LeastShare && scores[best] > scores[second] ? Languages[best] : null;
        }

        private static void Add(Span<double> scores, int[] languages, double weight)
        {
            // What many languages share says little of each.
            foreach (int language in languages) scores[language] += weight / (1 + (languages.Length / 2.0));
        }

        /// <summary>Letters, the apostrophe within them, and the vowel signs of Nagari.</summary>
        private static bool IsWord(char c) => char.IsLetter(c) || c is '\'' or '’' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
    }
}
