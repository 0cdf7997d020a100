namespace Vedette.Language;

/// <summary>What a word is tagged with: a pair of universal and fine tag, so that the two columns never contradict each other.</summary>
internal readonly record struct TagPair(PartOfSpeech Tag, FineTag Fine)
{
    /// <exception cref="WeightsException">A tag that this build does not know.</exception>
    public static TagPair[] Read(WeightsReader reader)
    {
        var bytes = reader.ReadArray<byte>();
        var pairs = new TagPair[bytes.Length / 2];
        for (int i = 0; i < pairs.Length; i++) pairs[i] = new((PartOfSpeech)bytes[2 * i], (FineTag)bytes[(2 * i) + 1]);
        return pairs.Length is > 0 and < 256 && pairs.All(p => p.Tag <= PartOfSpeech.X && p.Fine <= FineTag.Hash)
            ? pairs
            : throw new WeightsException("The tagger in the weights file names a tag that this build does not know. Install the weights that came with this build.");
    }

    public static void Write(WeightsWriter writer, TagPair[] pairs) => writer.Write<byte>([.. pairs.SelectMany(p => new[] { (byte)p.Tag, (byte)p.Fine })]);
}
