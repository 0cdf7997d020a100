namespace Vedette.Language;

/// <summary>The features of a naming decision: one code for training and for reading, so the two cannot differ.</summary>
internal static class NameFeatures
{
    /// <summary>Room for the features of a word.</summary>
    public const int Words = 72;

    /// <summary>Features of a word together with the state that the label before it leaves.</summary>
    public const int Pairs = 6;

    /// <summary>How many of the features of a word tell of its tag; they come last.</summary>
    public const int OfTags = 9;

    /// <param name="memory">What a first reading of the document found for this word and its like; empty in the first reading.</param>
    /// <returns>How many features were filled; those of tags come last and are left out where there are none.</returns>
    public static int FillWord(Span<ulong> f, NameSentence sentence, ReadOnlySpan<DocumentMemory.Recall> memory, int i)
    {
        ReadOnlySpan<WordView> words = sentence.Words;
        var w = words[i];
        var (p1, p2, n1, n2) = (WordView.At(words, i - 1), WordView.At(words, i - 2), WordView.At(words, i + 1), WordView.At(words, i + 2));
        ulong t = Tag(sentence, i), tp = Tag(sentence, i - 1), tn = Tag(sentence, i + 1);
        ulong k = Known(sentence, i), kp = Known(sentence, i - 1), kn = Known(sentence, i + 1), kn2 = Known(sentence, i + 2);
        ulong s = Signs(sentence, i), sp = Signs(sentence, i - 1), sn = Signs(sentence, i + 1), sp2 = Signs(sentence, i - 2);
        var run = sentence.Runs[i];
        ulong edge = i == 0 ? 1ul : 2ul;
        int n = 0;
        f[n++] = FeatureHash.Join(301, 0);
        f[n++] = FeatureHash.Join(302, w.Form);
        f[n++] = FeatureHash.Join(303, w.Lower);
        f[n++] = FeatureHash.Join(304, w.Prefix2);
        f[n++] = FeatureHash.Join(305, w.Prefix3, s & 1);
        f[n++] = FeatureHash.Join(306, w.Suffix1, s & 1);
        f[n++] = FeatureHash.Join(307, w.Suffix2, s & 1);
        f[n++] = FeatureHash.Join(308, w.Suffix3, s & 1);
        f[n++] = FeatureHash.Join(309, w.Suffix4, s & 1);
        f[n++] = FeatureHash.Join(310, w.Shape);
        f[n++] = FeatureHash.Join(311, p1.Lower);
        f[n++] = FeatureHash.Join(312, p2.Lower);
        f[n++] = FeatureHash.Join(313, n1.Lower);
        f[n++] = FeatureHash.Join(314, n2.Lower);
        f[n++] = FeatureHash.Join(315, p1.Lower, w.Lower);
        f[n++] = FeatureHash.Join(316, w.Lower, n1.Lower);
        f[n++] = FeatureHash.Join(317, p1.Lower, w.Shape);
        f[n++] = FeatureHash.Join(318, n1.Lower, w.Shape);
        f[n++] = FeatureHash.Join(319, p1.Shape, w.Shape);
        f[n++] = FeatureHash.Join(320, w.Shape, n1.Shape);
        f[n++] = FeatureHash.Join(321, p1.Shape, w.Shape, n1.Shape);
        f[n++] = FeatureHash.Join(322, edge, w.Shape);
        f[n++] = FeatureHash.Join(323, n1.Suffix3, w.Shape);
        f[n++] = FeatureHash.Join(324, p1.Suffix3, w.Shape);
        f[n++] = FeatureHash.Join(325, p2.Lower, p1.Lower, s & 1);
        f[n++] = FeatureHash.Join(326, n1.Lower, n2.Lower, s & 1);
        f[n++] = FeatureHash.Join(334, k);
        f[n++] = FeatureHash.Join(335, kp, k, kn);
        f[n++] = FeatureHash.Join(336, k, n1.Lower);
        f[n++] = FeatureHash.Join(337, k, p1.Lower);
        f[n++] = FeatureHash.Join(339, kp, s & 1);
        f[n++] = FeatureHash.Join(340, kn, s & 1);
        f[n++] = FeatureHash.Join(341, kn2, n1.Lower);
        f[n++] = FeatureHash.Join(342, k, w.Lower);
        f[n++] = FeatureHash.Join(343, s, edge);
        f[n++] = FeatureHash.Join(344, sp, s);
        f[n++] = FeatureHash.Join(345, s, sn);
        f[n++] = FeatureHash.Join(346, sp, s, sn);
        f[n++] = FeatureHash.Join(347, sp2, sp, s);
        f[n++] = FeatureHash.Join(348, k, s);
        f[n++] = FeatureHash.Join(349, run.Last, run.Place);
        f[n++] = FeatureHash.Join(350, run.First, run.Place);
        f[n++] = FeatureHash.Join(351, run.Length, run.Place, edge);
        f[n++] = FeatureHash.Join(353, run.Last, run.First);
        ulong habit = sentence.Habit;
        f[n++] = FeatureHash.Join(371, habit);
        f[n++] = FeatureHash.Join(372, habit, k);
        f[n++] = FeatureHash.Join(373, habit, s, run.Length);
        f[n++] = FeatureHash.Join(374, habit, w.Lower);
        f[n++] = FeatureHash.Join(375, habit, run.Last);
        if (!memory.IsEmpty)
        {
            var m = memory[i];
            f[n++] = FeatureHash.Join(354, m.First);
            f[n++] = FeatureHash.Join(355, m.First, s & 1, m.Word);
            f[n++] = FeatureHash.Join(356, m.Word, s & 1);
            f[n++] = FeatureHash.Join(357, m.Word, w.Shape);
            f[n++] = FeatureHash.Join(358, m.Word, i + 1 < memory.Length ? memory[i + 1].Word : 9ul, i > 0 ? memory[i - 1].Word : 9ul);
            f[n++] = FeatureHash.Join(359, m.Word, k);
            f[n++] = FeatureHash.Join(360, m.Plain, s & 1, edge);
        }
        if (sentence.Tags[i] == 0) return n;
        f[n++] = FeatureHash.Join(327, t);
        f[n++] = FeatureHash.Join(328, tp, t);
        f[n++] = FeatureHash.Join(329, t, tn);
        f[n++] = FeatureHash.Join(330, tp, t, tn);
        f[n++] = FeatureHash.Join(331, t, w.Shape);
        f[n++] = FeatureHash.Join(332, t, n1.Lower);
        f[n++] = FeatureHash.Join(333, t, p1.Lower);
        f[n++] = FeatureHash.Join(338, k, t);
        f[n++] = FeatureHash.Join(352, run.Length, t, s);
        return n;
    }

    /// <param name="state">As <see cref="NameLabels.State"/> tells it.</param>
    /// <returns>How many features were filled.</returns>
    public static int FillPair(Span<ulong> f, NameSentence sentence, int i, int state)
    {
        var w = sentence.Words[i];
        ulong before = (ulong)state;
        f[0] = FeatureHash.Join(381, before);
        f[1] = FeatureHash.Join(382, before, w.Shape);
        f[2] = FeatureHash.Join(383, before, w.Lower);
        f[3] = FeatureHash.Join(385, before, Known(sentence, i));
        f[4] = FeatureHash.Join(386, before, sentence.Habit);
        if (sentence.Tags[i] == 0) return 5;
        f[5] = FeatureHash.Join(384, before, Tag(sentence, i));
        return 6;
    }

    private static ulong Tag(NameSentence sentence, int i) => (uint)i < (uint)sentence.Count ? sentence.Tags[i] : 200ul;
    private static ulong Known(NameSentence sentence, int i) => (uint)i < (uint)sentence.Count ? sentence.Known[i] : 1ul;
    private static ulong Signs(NameSentence sentence, int i) => (uint)i < (uint)sentence.Count ? (ulong)sentence.Signs[i] : 128ul;
}
