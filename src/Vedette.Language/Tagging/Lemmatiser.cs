using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>Lemmas by spelling rules and a table of the words that break them, learned from the treebanks.</summary>
internal sealed class Lemmatiser(IReadOnlyDictionary<string, string> exceptions)
{
    private readonly FrozenDictionary<string, string> exceptions = exceptions.ToFrozenDictionary(StringComparer.Ordinal);

    public string Lemma(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine)
    {
        Span<char> key = stackalloc char[64];
        if (word.Length < key.Length)
        {
            KeyOf(word, tag, key);
            if (exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..(word.Length + 1)], out var lemma)) return lemma;
        }
        return ByRule(word, tag, fine);
    }

    /// <summary>The word in small letters and a letter for its part of speech.</summary>
    public static void KeyOf(ReadOnlySpan<char> word, PartOfSpeech tag, Span<char> key)
    {
        word.ToLowerInvariant(key);
        key[word.Length] = (char)('A' + (int)tag);
    }

    public static string ByRule(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine)
    {
        if (tag is PartOfSpeech.Propn) return fine is FineTag.NNPS ? Singular(word.ToString()) : word.ToString();
        string lower = word.ToString().ToLowerInvariant();
        return fine switch
        {
            FineTag.NNS => Singular(lower),
            FineTag.VBZ => Singular(lower),
            FineTag.VBD or FineTag.VBN => Stripped(lower, "ed"),
            FineTag.VBG => Stripped(lower, "ing"),
            FineTag.JJR or FineTag.RBR => Stripped(lower, "er"),
            FineTag.JJS or FineTag.RBS => Stripped(lower, "est"),
            _ => lower,
        };
    }

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    private static string Singular(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("zes", StringComparison.Ordinal)) return word[..^2];
        return word.Length > 2 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
    }

    private static string Stripped(string word, string suffix)
    {
        if (word.Length < suffix.Length + 2 || !word.EndsWith(suffix, StringComparison.Ordinal)) return word;
        string stem = word[..^suffix.Length];
        if (stem.EndsWith('i')) return stem[..^1] + "y";
        if (stem.Length > 2 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'f' or 'e' or 'o')) return stem[..^1];
        if (stem.AsSpan().IndexOfAny(Vowels) < 0) return word;
        return NeedsE(stem) ? stem + "e" : stem;
    }

    private static bool NeedsE(string stem)
    {
        if (stem.Length < 2) return false;
        char last = stem[^1], before = stem[^2];
        if (last is 'v' or 'c' or 'u') return true;
        if (last == 'g') return before is 'n' && stem.Length > 4 && stem[^3] is 'a' or 'e' || before is 'r' or 'd' or 'a';
        if (last == 's') return before is 'o' or 'a' or 'u' or 'i' or 'e' or 'n' or 'r' && stem.Length > 3;
        if (last == 'z') return before != 'z';
        if (last == 't') return before == 'a' && stem.Length > 3 && stem[^3] is not ('e' or 'o');
        if (last == 'r') return before is 'i' or 'u' && stem.Length > 3 && stem[^3] is not ('a' or 'e' or 'o');
        return last is 'l' && before is 'b' or 'p' or 't' or 'd' or 'g' or 'k';
    }

    public static Lemmatiser Read(WeightsReader reader)
    {
        var keys = reader.ReadStrings();
        var lemmas = reader.ReadStrings();
        if (keys.Length != lemmas.Length) throw new WeightsException("The table of lemmas is damaged.");
        return new Lemmatiser(keys.Zip(lemmas).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    public void Write(WeightsWriter writer)
    {
        var ordered = exceptions.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        writer.Write([.. ordered.Select(pair => pair.Key)]);
        writer.Write([.. ordered.Select(pair => pair.Value)]);
    }
}
