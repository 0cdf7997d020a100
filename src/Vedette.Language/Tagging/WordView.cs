namespace Vedette.Language;

/// <summary>What the tagger, the parser and the finder of names see of one word: hashes of its form and of parts of it. Made once a word.</summary>
internal readonly struct WordView
{
    public readonly ulong Form, Lower, Suffix1, Suffix2, Suffix3, Suffix4, Prefix1, Prefix2, Prefix3, Shape;

    public WordView(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Longest];
        // A longer token is a link or junk: its ends tell enough.
        if (word.Length > Longest) word = word[..Longest];
        word.ToLowerInvariant(lower);
        lower = lower[..word.Length];
        for (int i = 0; i < lower.Length; i++)
        {
            if (char.IsAsciiDigit(lower[i])) lower[i] = '0';
            else if (lower[i] is '’' or '`' or '´') lower[i] = '\'';
        }
        // A straight double quote before letters stands for an apostrophe: machine-made text writes Lavrov"s.
        if (lower.Length > 1 && lower[0] == '"' && char.IsLetter(lower[1])) lower[0] = '\'';
        Form = FeatureHash.Of(word);
        Lower = FeatureHash.Of(lower);
        Suffix1 = FeatureHash.Of(lower[^Math.Min(1, lower.Length)..]);
        Suffix2 = FeatureHash.Of(lower[^Math.Min(2, lower.Length)..]);
        Suffix3 = FeatureHash.Of(lower[^Math.Min(3, lower.Length)..]);
        Suffix4 = FeatureHash.Of(lower[^Math.Min(4, lower.Length)..]);
        Prefix1 = FeatureHash.Of(lower[..Math.Min(1, lower.Length)]);
        Prefix2 = FeatureHash.Of(lower[..Math.Min(2, lower.Length)]);
        Prefix3 = FeatureHash.Of(lower[..Math.Min(3, lower.Length)]);
        Shape = ShapeOf(word);
    }

    private WordView(ulong edge) => Form = Lower = Suffix1 = Suffix2 = Suffix3 = Suffix4 = Prefix1 = Prefix2 = Prefix3 = Shape = edge;

    private static readonly WordView Edge = new(edge: 1);

    /// <summary>The word at an index, or what stands for the edge of the sentence.</summary>
    public static WordView At(ReadOnlySpan<WordView> words, int index) => (uint)index < (uint)words.Length ? words[index] : Edge;

    private const int Longest = 128;

    /// <summary>Runs of capitals, small letters, digits and other signs: <c>Xx</c>, <c>X.X.</c>, <c>d-d</c>. A run counts once, one that is longer than one sign is told apart.</summary>
    private static ulong ShapeOf(ReadOnlySpan<char> word)
    {
        ulong shape = 0;
        char before = '\0';
        bool repeated = false;
        foreach (char c in word)
        {
            char kind = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? 'd' : char.IsLetter(c) ? 'l' : c;
            if (kind == before)
            {
                if (repeated) continue;
                repeated = true;
                kind = '+';
            }
            else
            {
                before = kind;
                repeated = false;
            }
            shape = FeatureHash.Join(shape, kind);
        }
        return shape;
    }
}
