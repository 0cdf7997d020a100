namespace Vedette.Language;

/// <summary>
/// Tags from left to right: each word gets the best label given its form, its neighbours and the two labels before it. A label is a pair of universal
/// and fine tag, so the two columns never contradict each other.
/// </summary>
internal sealed class Tagger(LinearModel model, TagPair[] labels)
{
    public TagPair this[int label] => labels[label];

    public void Tag(ReadOnlySpan<WordView> words, Span<byte> tags)
    {
        Span<ulong> features = stackalloc ulong[TaggerFeatures.Most];
        Span<int> scores = stackalloc int[256];
        scores = scores[..model.LabelCount];
        for (int i = 0; i < words.Length; i++)
        {
            int count = TaggerFeatures.Fill(words, i, tags, features);
            scores.Clear();
            model.Score(features[..count], scores);
            int best = 0;
            for (int label = 1; label < scores.Length; label++) if (scores[label] > scores[best]) best = label;
            tags[i] = (byte)best;
        }
    }

    public static Tagger Read(WeightsReader reader)
    {
        var pairs = reader.ReadArray<byte>();
        var model = LinearModel.Read(reader);
        if (pairs.Length != model.LabelCount * 2) throw new WeightsException("The tagger's labels in the weights file do not fit its model.");
        var labels = new TagPair[model.LabelCount];
        for (int i = 0; i < labels.Length; i++) labels[i] = new((PartOfSpeech)pairs[2 * i], (FineTag)pairs[(2 * i) + 1]);
        if (labels.Any(l => l.Tag > PartOfSpeech.X || l.Fine > FineTag.Hash)) throw new WeightsException("The tagger in the weights file names a tag that this build does not know.");
        return new(model, labels);
    }

    public void Write(WeightsWriter writer)
    {
        writer.Write<byte>([.. labels.SelectMany(l => new[] { (byte)l.Tag, (byte)l.Fine })]);
        model.Write(writer);
    }
}

/// <summary>The label of the tagger.</summary>
internal readonly record struct TagPair(PartOfSpeech Tag, FineTag Fine);

/// <summary>The features of the tagger, the same in training and in use.</summary>
internal static class TaggerFeatures
{
    public const int Most = 48;
    private const ulong Outside = 0x51ED270B;

    /// <param name="tags">The labels of the words before <paramref name="i"/>.</param>
    /// <returns>How many features were written.</returns>
    public static int Fill(ReadOnlySpan<WordView> words, int i, ReadOnlySpan<byte> tags, Span<ulong> features)
    {
        ref readonly var word = ref words[i];
        bool hasBefore = i > 0, hasAfter = i + 1 < words.Length;
        ulong before = hasBefore ? words[i - 1].Lower : Outside, after = hasAfter ? words[i + 1].Lower : Outside;
        ulong before2 = i > 1 ? words[i - 2].Lower : Outside, after2 = i + 2 < words.Length ? words[i + 2].Lower : Outside;
        ulong tag1 = hasBefore ? tags[i - 1] : 255UL, tag2 = i > 1 ? tags[i - 2] : 255UL;
        ulong classAfter = hasAfter ? words[i + 1].Class : Outside, classAfter2 = i + 2 < words.Length ? words[i + 2].Class : Outside;
        ulong first = hasBefore ? 0UL : 1UL;
        int n = 0;
        features[n++] = FeatureHash.Join(1, word.Form);
        features[n++] = FeatureHash.Join(2, word.Lower);
        features[n++] = FeatureHash.Join(3, word.Suffix1);
        features[n++] = FeatureHash.Join(4, word.Suffix2);
        features[n++] = FeatureHash.Join(5, word.Suffix3);
        features[n++] = FeatureHash.Join(6, word.Suffix4);
        features[n++] = FeatureHash.Join(7, word.Prefix1);
        features[n++] = FeatureHash.Join(8, word.Prefix2);
        features[n++] = FeatureHash.Join(9, word.Prefix3);
        features[n++] = FeatureHash.Join(10, word.Shape);
        features[n++] = FeatureHash.Join(11, word.Shape, first);
        features[n++] = FeatureHash.Join(12, before);
        features[n++] = FeatureHash.Join(13, after);
        features[n++] = FeatureHash.Join(14, before2);
        features[n++] = FeatureHash.Join(15, after2);
        features[n++] = FeatureHash.Join(16, tag1);
        features[n++] = FeatureHash.Join(17, tag1, tag2);
        features[n++] = FeatureHash.Join(18, tag1, word.Lower);
        features[n++] = FeatureHash.Join(19, tag1, word.Class);
        features[n++] = FeatureHash.Join(20, word.Class, classAfter);
        features[n++] = FeatureHash.Join(21, tag1, word.Class, classAfter);
        features[n++] = FeatureHash.Join(22, word.Lower, classAfter);
        features[n++] = FeatureHash.Join(23, word.Lower, after);
        features[n++] = FeatureHash.Join(24, before, word.Lower);
        features[n++] = FeatureHash.Join(25, hasAfter ? words[i + 1].Suffix3 : Outside);
        features[n++] = FeatureHash.Join(26, hasBefore ? words[i - 1].Suffix3 : Outside);
        features[n++] = FeatureHash.Join(27, hasAfter ? words[i + 1].Shape : Outside, word.Shape);
        features[n++] = FeatureHash.Join(28, hasBefore ? words[i - 1].Shape : Outside, word.Shape);
        features[n++] = FeatureHash.Join(29, classAfter, classAfter2, word.Class);
        features[n++] = FeatureHash.Join(30, word.Suffix3, tag1);
        features[n++] = FeatureHash.Join(31, word.Suffix2, tag1, classAfter);
        features[n++] = FeatureHash.Join(32, word.Suffix3, word.Shape, first);
        features[n++] = FeatureHash.Join(33, tag1, tag2, word.Class);
        features[n++] = FeatureHash.Join(34, tag2, word.Lower);
        features[n++] = FeatureHash.Join(35, before2, before, word.Class);
        features[n++] = FeatureHash.Join(36, 1);
        return n;
    }
}
