namespace Vedette.Language;

/// <summary>The regular inflections of English, undone: the dictionary form of a word by its fine tag.</summary>
internal static class RegularForms
{
    /// <returns>The dictionary form as the rules give it: lower case save for names and foreign words.</returns>
    public static string Undo(string word, PartOfSpeech tag, FineTag fine, BaseForms known)
    {
        string lower = word.ToLowerInvariant();
        return fine switch
        {
            FineTag.NNP or FineTag.ADD or FineTag.FW or FineTag.LS or FineTag.SYM or FineTag.NFP or FineTag.XX => word,
            FineTag.CD => Number(word, lower),
            FineTag.NNPS => Singular(word, known),
            FineTag.NNS => Singular(lower, known),
            FineTag.VBZ => Present(lower, known),
            FineTag.VBD or FineTag.VBN => Stem(lower, "ed", known),
            FineTag.VBG => Stem(lower, "ing", known),
            FineTag.JJR or FineTag.RBR => Degree(lower, "er", known),
            FineTag.JJS or FineTag.RBS => Degree(lower, "est", known),
            _ when tag == PartOfSpeech.Propn => word,
            _ => lower,
        };
    }

    private static string Number(string word, string lower) =>
        char.IsAsciiDigit(word[0]) ? word.Replace(",", "", StringComparison.Ordinal) : word.Length > 1 && char.IsLower(word[1]) ? lower : word;

    private static string Singular(string word, BaseForms known)
    {
        if (word.Length > 4 && word.EndsWith("men", StringComparison.Ordinal)) return word[..^2] + "an";
        if (word.Length < 3 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)) return word;
        if (known.IsNoun(word.AsSpan(0, word.Length - 1))) return word[..^1];
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (EndsInHissing(word.AsSpan(0, word.Length - 2)) && word.EndsWith("es", StringComparison.Ordinal)) return word[..^2];
        if (word.EndsWith("oes", StringComparison.Ordinal) && word.Length > 4) return word[..^2];
        if (word.EndsWith("ves", StringComparison.Ordinal) && known.IsNoun(word[..^3] + "f")) return word[..^3] + "f";
        if (word.EndsWith("ves", StringComparison.Ordinal) && known.IsNoun(word[..^3] + "fe")) return word[..^3] + "fe";
        return word[..^1];
    }

    private static string Present(string word, BaseForms known)
    {
        if (word.Length < 3 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)) return word;
        if (known.IsVerb(word.AsSpan(0, word.Length - 1))) return word[..^1];
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("es", StringComparison.Ordinal) && (EndsInHissing(word.AsSpan(0, word.Length - 2)) || word[^3] == 'o')) return word[..^2];
        return word[..^1];
    }

    private static string Stem(string word, string ending, BaseForms known)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + 2) return word;
        string stem = word[..^ending.Length];
        if (ending == "ed" && stem.EndsWith('i')) return stem[..^1] + "y";
        if (stem.Length == 2 && ending == "ing" && stem[1] == 'y') return known.IsVerb($"{stem[0]}ie") ? $"{stem[0]}ie" : stem;
        if (VowelGroups(stem) == 0 && !stem.Contains('y')) return word;
        bool shortVowel = EndsShort(stem);
        string withE = stem + "e";
        if (shortVowel && known.IsVerb(withE)) return withE;
        if (known.IsVerb(stem)) return stem;
        if (known.IsVerb(withE)) return withE;
        if (IsDoubled(stem) && known.IsVerb(stem.AsSpan(0, stem.Length - 1))) return stem[..^1];
        if (IsDoubled(stem) && stem[^1] is not ('l' or 's' or 'f' or 'z')) return stem[..^1];
        return WantsE(stem) || (shortVowel && VowelGroups(stem) == 1) ? withE : stem;
    }

    private static string Degree(string word, string ending, BaseForms known)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + 3) return word;
        string stem = word[..^ending.Length];
        if (known.IsAdjective(stem)) return stem;
        if (known.IsAdjective(stem + "e")) return stem + "e";
        if (stem.EndsWith('i')) return stem[..^1] + "y";
        if (IsDoubled(stem)) return stem[..^1];
        return WantsE(stem) ? stem + "e" : stem;
    }

    private static bool EndsInHissing(ReadOnlySpan<char> stem) => stem.Length > 1 && (stem[^1] is 's' or 'x' or 'z' || (stem[^1] == 'h' && stem[^2] is 's' or 'c'));
    private static bool IsDoubled(string stem) => stem.Length > 2 && stem[^1] == stem[^2] && !IsVowel(stem[^1]);
    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>Consonant, one vowel, consonant: <c>hop</c>, which would double its last letter.</summary>
    private static bool EndsShort(string stem) =>
        stem.Length > 1 && !IsVowel(stem[^1]) && stem[^1] is not ('w' or 'x' or 'y') && IsVowel(stem[^2]) && (stem.Length == 2 || !IsVowel(stem[^3]));

    private static int VowelGroups(string stem)
    {
        int groups = 0;
        for (int i = 0; i < stem.Length; i++) if (IsVowel(stem[i]) && (i == 0 || !IsVowel(stem[i - 1]))) groups++;
        return groups;
    }

    private static bool WantsE(string stem)
    {
        if (stem.Length < 2) return false;
        return stem[^1] switch
        {
            'v' or 'c' or 'u' => true,
            's' => stem[^2] is 'n' or 'r' or 'a' or 'o' or 'u' or 'i',
            'z' => stem[^2] is 'i' or 'y' or 'a' or 'o',
            't' => stem[^2] == 'a',
            'g' => stem[^2] is 'd' or 'r' or 'a' or 'l' || stem.EndsWith("eng", StringComparison.Ordinal) || stem.EndsWith("ang", StringComparison.Ordinal),
            'l' => stem[^2] is 'b' or 'p' or 't' or 'c' or 'g' or 'd' or 'k' or 'f' or 'z',
            'r' => stem[^2] is 'u' or 'i' && stem.Length > 2,
            'd' => stem[^2] is 'u' or 'i' && stem.Length > 2,
            _ => false,
        };
    }
}
