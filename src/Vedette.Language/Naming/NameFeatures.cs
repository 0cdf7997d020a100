namespace Vedette.Language;

/// <summary>The features of a naming decision. One code for training and reading.</summary>
internal static class NameFeatures
{
    public const int Count = 40;

    /// <param name="tags">Fine tags of the words.</param>
    /// <param name="last">The label of the word before, 0 at the edge.</param>
    /// <param name="known">What the gazetteer knows at each word: 0 nothing, else the kind, plus 16 inside a longer name.</param>
    /// <param name="seen">What a first reading of the document found for the same word: 0 nothing, else the coarse type.</param>
    public static void Fill(Span<ulong> f, ReadOnlySpan<TagFeatures.Word> words, ReadOnlySpan<byte> tags, ReadOnlySpan<byte> known, ReadOnlySpan<byte> seen, int i, ulong last, ulong before)
    {
        var w = words[i];
        var (p1, p2, n1, n2) = (TagFeatures.Word.At(words, i - 1), TagFeatures.Word.At(words, i - 2), TagFeatures.Word.At(words, i + 1), TagFeatures.Word.At(words, i + 2));
        ulong k = known[i], kp = i > 0 ? known[i - 1] : 0ul, kn = i + 1 < known.Length ? known[i + 1] : 0ul;
        f[0] = FeatureHash.Join(201, w.Form);
        f[1] = FeatureHash.Join(202, w.Lower);
        f[2] = FeatureHash.Join(203, w.Prefix2);
        f[3] = FeatureHash.Join(204, w.Prefix3);
        f[4] = FeatureHash.Join(205, w.Suffix2);
        f[5] = FeatureHash.Join(206, w.Suffix3);
        f[6] = FeatureHash.Join(207, w.Suffix4);
        f[7] = FeatureHash.Join(208, w.Shape);
        f[8] = FeatureHash.Join(209, p1.Lower);
        f[9] = FeatureHash.Join(210, p2.Lower);
        f[10] = FeatureHash.Join(211, n1.Lower);
        f[11] = FeatureHash.Join(212, n2.Lower);
        f[12] = FeatureHash.Join(213, p1.Shape, w.Shape);
        f[13] = FeatureHash.Join(214, w.Shape, n1.Shape);
        f[14] = FeatureHash.Join(215, last);
        f[15] = FeatureHash.Join(216, last, before);
        f[16] = FeatureHash.Join(217, last, w.Shape);
        f[17] = FeatureHash.Join(218, last, w.Lower);
        f[18] = FeatureHash.Join(219, p1.Lower, w.Lower);
        f[19] = FeatureHash.Join(220, w.Lower, n1.Lower);
        f[20] = FeatureHash.Join(221, k);
        f[21] = FeatureHash.Join(222, k, last);
        f[22] = FeatureHash.Join(223, kp | (k << 8) | (kn << 16));
        f[23] = FeatureHash.Join(224, k, n1.Lower);
        f[24] = FeatureHash.Join(225, seen[i], w.Shape);
        f[25] = FeatureHash.Join(226, seen[i], last);
        f[26] = FeatureHash.Join(227, i == 0 ? 1ul : 2ul, w.Shape);
        f[27] = FeatureHash.Join(228, n1.Suffix3, w.Shape);
        f[28] = FeatureHash.Join(229, p1.Suffix3, w.Shape);
        f[29] = FeatureHash.Join(230, last, n1.Lower);
        f[30] = FeatureHash.Join(231, p1.Lower, w.Shape);
        f[31] = FeatureHash.Join(232, n1.Lower, w.Shape);
        f[32] = FeatureHash.Join(233, p1.Shape, w.Shape, n1.Shape);
        f[33] = FeatureHash.Join(234, 0);
        ulong t = tags[i], tp = i > 0 ? tags[i - 1] : 200ul, tn = i + 1 < tags.Length ? tags[i + 1] : 200ul;
        f[34] = FeatureHash.Join(235, t, last);
        f[35] = FeatureHash.Join(236, tp | (t << 8) | (tn << 16));
        f[36] = FeatureHash.Join(237, t, w.Shape);
        f[37] = FeatureHash.Join(238, t, n1.Lower);
        f[38] = FeatureHash.Join(239, t, p1.Lower);
        f[39] = FeatureHash.Join(240, t, k);
    }
}
