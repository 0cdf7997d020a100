namespace Vedette.Language;

/// <summary>The features of a tagging decision. The same code serves training and reading, so the two cannot differ.</summary>
internal static class TagFeatures
{
    public const int Count = 29;

    /// <summary>What the tagger needs of a word, worked out once a sentence.</summary>
    public readonly record struct Word(ulong Form, ulong Lower, ulong Prefix1, ulong Prefix2, ulong Prefix3, ulong Suffix1, ulong Suffix2, ulong Suffix3, ulong Suffix4, ulong Shape)
    {
        private static readonly Word Edge = new(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        public static Word At(ReadOnlySpan<Word> words, int index) => (uint)index < (uint)words.Length ? words[index] : Edge;

        public static Word Of(ReadOnlySpan<char> text)
        {
            int n = text.Length;
            return new(
                FeatureHash.Of(text), FeatureHash.OfLower(text),
                FeatureHash.OfLower(text[..Math.Min(1, n)]), FeatureHash.OfLower(text[..Math.Min(2, n)]), FeatureHash.OfLower(text[..Math.Min(3, n)]),
                FeatureHash.OfLower(text[^Math.Min(1, n)..]), FeatureHash.OfLower(text[^Math.Min(2, n)..]), FeatureHash.OfLower(text[^Math.Min(3, n)..]), FeatureHash.OfLower(text[^Math.Min(4, n)..]),
                ShapeOf(text));
        }

        /// <summary>Runs of capitals, small letters, digits and others, and whether the word is long: "Xx", "X.X.", "d,d".</summary>
        private static ulong ShapeOf(ReadOnlySpan<char> text)
        {
            ulong shape = 0;
            int last = -1, runs = 0;
            foreach (char c in text)
            {
                int kind = char.IsUpper(c) ? 1 : char.IsLetter(c) ? 2 : char.IsDigit(c) ? 3 : c == '-' ? 4 : c == '.' ? 5 : 6;
                if (kind == last) continue;
                last = kind;
                if (runs++ < 8) shape = (shape * 8) + (ulong)kind;
            }
            return (shape * 4) + (ulong)Math.Min(3, text.Length / 3) + 7;
        }
    }

    /// <param name="tags">The labels decided so far, shifted by one: 0 stands for the edge.</param>
    public static void Fill(Span<ulong> features, ReadOnlySpan<Word> words, ReadOnlySpan<byte> tags, int i)
    {
        var word = words[i];
        var (last, next) = (Word.At(words, i - 1), Word.At(words, i + 1));
        ulong tag1 = i > 0 ? tags[i - 1] + 1ul : 0, tag2 = i > 1 ? tags[i - 2] + 1ul : 0;
        features[0] = FeatureHash.Join(1, word.Form);
        features[1] = FeatureHash.Join(2, word.Lower);
        features[2] = FeatureHash.Join(3, word.Prefix1);
        features[3] = FeatureHash.Join(4, word.Prefix2);
        features[4] = FeatureHash.Join(5, word.Prefix3);
        features[5] = FeatureHash.Join(6, word.Suffix1);
        features[6] = FeatureHash.Join(7, word.Suffix2);
        features[7] = FeatureHash.Join(8, word.Suffix3);
        features[8] = FeatureHash.Join(9, word.Suffix4);
        features[9] = FeatureHash.Join(10, word.Shape);
        features[10] = FeatureHash.Join(11, tag1);
        features[11] = FeatureHash.Join(12, tag1, tag2);
        features[12] = FeatureHash.Join(13, last.Lower);
        features[13] = FeatureHash.Join(14, Word.At(words, i - 2).Lower);
        features[14] = FeatureHash.Join(15, next.Lower);
        features[15] = FeatureHash.Join(16, Word.At(words, i + 2).Lower);
        features[16] = FeatureHash.Join(17, tag1, word.Lower);
        features[17] = FeatureHash.Join(18, last.Lower, word.Lower);
        features[18] = FeatureHash.Join(19, word.Lower, next.Lower);
        features[19] = FeatureHash.Join(20, next.Suffix3);
        features[20] = FeatureHash.Join(21, next.Shape);
        features[21] = FeatureHash.Join(22, last.Suffix3);
        features[22] = FeatureHash.Join(23, tag1, word.Suffix3);
        features[23] = FeatureHash.Join(24, tag1, next.Lower);
        features[24] = FeatureHash.Join(25, word.Suffix3, word.Shape);
        features[25] = FeatureHash.Join(26, i == 0 ? 1ul : 2ul, word.Shape);
        features[26] = FeatureHash.Join(27, tag1, tag2, word.Lower);
        features[27] = FeatureHash.Join(28, word.Suffix2, next.Suffix2);
        features[28] = FeatureHash.Join(29, 0);
    }
}
