namespace Vedette.Language;

/// <summary>The tag dictionary: for each word seen often enough in training the set of tags it bore, as the number of that set (its ambiguity class).</summary>
internal sealed class WordClasses
{
    private readonly ulong[] words;    // ascending
    private readonly ushort[] sets;
    private readonly Dictionary<ulong, ushort> classOf;

    public WordClasses(ulong[] words, ushort[] sets)
    {
        if (words.Length != sets.Length) throw new WeightsException("The tag dictionary in the weights file does not fit together.");
        (this.words, this.sets) = (words, sets);
        classOf = new(words.Length);
        for (int i = 0; i < words.Length; i++) classOf[words[i]] = sets[i];
    }

    public ulong Of(ulong lower) => classOf.TryGetValue(lower, out ushort set) ? set : 0UL;

    public static WordClasses Read(WeightsReader reader) => new(reader.ReadArray<ulong>(), reader.ReadArray<ushort>());

    public void Write(WeightsWriter writer)
    {
        writer.Write<ulong>(words);
        writer.Write<ushort>(sets);
    }
}
