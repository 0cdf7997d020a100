namespace Vedette.Language;

/// <summary>What the finder sees of a sentence, worked out once.</summary>
internal sealed class NameSentence
{
    /// <summary>What a word is by itself, as bits.</summary>
    [Flags]
    public enum Sign : byte { None = 0, Capital = 1, Title = 2, Personal = 4, PersonalFolded = 8, Joins = 16 }

    private NameSentence(int count) =>
        (Words, Tags, Signs, Known, Runs, mayOpen) = (new WordView[count], new byte[count], new Sign[count], new ushort[count], new Run[count], new bool[count]);

    private readonly bool[] mayOpen;

    public WordView[] Words { get; }

    /// <summary>Fine tags; 0 where the text was not tagged.</summary>
    public byte[] Tags { get; }
    public Sign[] Signs { get; }

    /// <summary>
    /// Which corpus annotated the sentence: while training, what one corpus alone holds for a name is learnt as its habit (Daumé 2007). Reading follows the habits of 0, UNER.
    /// </summary>
    public byte Habit { get; set; }

    /// <summary>What the gazetteer knows: 0 nothing, else kind and sort, the word's place in the known name, and whether only without regard to capitals.</summary>
    public ushort[] Known { get; }

    /// <summary>The capitalised words around a word that may be one name with it.</summary>
    public Run[] Runs { get; }
    public int Count => Words.Length;

    /// <summary>
    /// Whether a name may begin at the word: it has a capital or a figure, the gazetteer knows it, or it is a particle before a capital ("al Hamra").
    /// In a sentence without capitals any word may.
    /// </summary>
    public bool MayOpen(int word) => mayOpen[word];

    /// <param name="First">The first word of the run.</param>
    /// <param name="Last">The last word, which tells most: Ministry, Street, Inc.</param>
    /// <param name="Place">The word's place in the run, 3 and more being one; the run's length likewise.</param>
    public readonly record struct Run(ulong First, ulong Last, byte Place, byte Length);

    public static NameSentence Of(Gazetteer gazetteer, string text, ReadOnlySpan<Token> tokens)
    {
        var sentence = new NameSentence(tokens.Length);
        for (int i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].In(text);
            sentence.Words[i] = new WordView(word);
            sentence.Tags[i] = (byte)tokens[i].Fine;
            sentence.Signs[i] = SignsOf(gazetteer, word);
        }
        sentence.MarkKnown(gazetteer, text, tokens);
        sentence.MarkRuns();
        sentence.MarkOpenings(text, tokens);
        return sentence;
    }

    private static Sign SignsOf(Gazetteer gazetteer, ReadOnlySpan<char> word)
    {
        var signs = Sign.None;
        if (word.IsEmpty) return Sign.None;
        if (char.IsUpper(word[0])) signs |= Sign.Capital;
        if (gazetteer.IsTitle(word)) signs |= Sign.Title;
        if (gazetteer.IsPersonal(word)) signs |= Sign.Personal;
        else if (gazetteer.IsPersonalFolded(word)) signs |= Sign.PersonalFolded;
        if (word is "of" or "and" or "the" or "for" or "&" or "-" or "de" or "al" or "el" or "bin" or "ibn" or "von" or "van" or "der" or "on" or "in" or "to" or "’s" or "'s") signs |= Sign.Joins;
        return signs;
    }

    private void MarkKnown(Gazetteer gazetteer, string text, ReadOnlySpan<Token> tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            int length = gazetteer.Match(text, tokens, i, out var thing);
            bool folded = length == 0 && (length = gazetteer.MatchFolded(text, tokens, i, out thing)) > 0;
            for (int k = 0; k < length; k++)
            {
                int place = length == 1 ? 3 : k == 0 ? 0 : k == length - 1 ? 2 : 1;
                Known[i + k] = (ushort)(((int)thing!.Kind * 256) + ((int)thing.Sort * 16) + (place * 4) + (folded ? 2 : 1));
            }
            i += Math.Max(0, length - 1);
        }
    }

    private void MarkOpenings(string text, ReadOnlySpan<Token> tokens)
    {
        bool capitals = Array.Exists(Signs, sign => (sign & Sign.Capital) != 0);
        for (int i = 0; i < Count; i++)
            mayOpen[i] = !capitals || (Signs[i] & (Sign.Capital | Sign.Personal | Sign.PersonalFolded)) != 0 || Known[i] != 0
                || ((Signs[i] & Sign.Joins) != 0 && i + 1 < Count && (Signs[i + 1] & Sign.Capital) != 0) || HasCapitalOrFigure(tokens[i].In(text));
    }

    private static bool HasCapitalOrFigure(ReadOnlySpan<char> word)
    {
        foreach (char c in word) if (char.IsUpper(c) || char.IsDigit(c) || c == '@') return true;
        return false;
    }

    private void MarkRuns()
    {
        for (int i = 0; i < Count;)
        {
            if (!Signs[i].HasFlag(Sign.Capital))
            {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < Count && Signs[end].HasFlag(Sign.Capital)) end++;
            int length = end - i;
            for (int k = 0; k < length; k++) Runs[i + k] = new(Words[i].Lower, Words[end - 1].Lower, (byte)Math.Min(3, k + 1), (byte)Math.Min(4, length));
            i = end;
        }
    }
}
