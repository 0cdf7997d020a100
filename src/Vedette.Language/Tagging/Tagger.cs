namespace Vedette.Language;

/// <summary>Greedy left-to-right tagging with an averaged perceptron. A label is a pair of universal and fine tag as the treebanks pair them.</summary>
internal sealed class Tagger(LinearModel model, (PartOfSpeech Tag, FineTag Fine)[] labels)
{
    public (PartOfSpeech Tag, FineTag Fine) this[byte label] => labels[label];

    /// <summary>Writes the label of each word into <paramref name="tags"/>.</summary>
    public void Tag(ReadOnlySpan<TagFeatures.Word> words, Span<byte> tags)
    {
        Span<ulong> features = stackalloc ulong[TagFeatures.Count];
        Span<int> scores = stackalloc int[model.LabelCount];
        for (int i = 0; i < words.Length; i++)
        {
            TagFeatures.Fill(features, words, tags, i);
            scores.Clear();
            model.Score(features, scores);
            int best = 0;
            for (int label = 1; label < scores.Length; label++) if (scores[label] > scores[best]) best = label;
            tags[i] = (byte)best;
        }
    }

    public static Tagger Read(WeightsReader reader)
    {
        var names = reader.ReadStrings();
        var labels = new (PartOfSpeech, FineTag)[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            int bar = names[i].IndexOf('|', StringComparison.Ordinal);
            if (bar < 0) throw new WeightsException("The tagger's labels cannot be read.");
            labels[i] = (TagSet.UniversalOf(names[i][..bar]), TagSet.FineOf(names[i][(bar + 1)..]));
        }
        var model = LinearModel.Read(reader);
        if (model.LabelCount != labels.Length) throw new WeightsException("The tagger's weights and labels do not fit together.");
        return new Tagger(model, labels);
    }

    public void Write(WeightsWriter writer)
    {
        writer.Write([.. labels.Select(l => $"{l.Tag.Code()}|{l.Fine.Code()}")]);
        model.Write(writer);
    }
}
