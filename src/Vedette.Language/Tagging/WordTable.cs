namespace Vedette.Language;

/// <summary>A text for each of some words under some tags: what the rules do not give. Built in training, kept in the weights.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<ulong, string> texts;

    public WordTable(IEnumerable<KeyValuePair<ulong, string>> texts) => this.texts = new(texts);

    public int Count => texts.Count;

    public string? Of(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine) => texts.GetValueOrDefault(Key(word, tag, fine));

    /// <summary>All apostrophes are one, and so are capitals and small letters.</summary>
    public static ulong Key(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine)
    {
        ulong hash = 0;
        bool clitic = word.Length > 1 && word[0] == '"' && char.IsLetter(word[1]);
        foreach (char c in word) hash = FeatureHash.Join(hash, c is '’' or '`' or '´' || (clitic && c == '"') ? '\'' : char.ToLowerInvariant(c));
        return FeatureHash.Join(hash, (ulong)tag, (ulong)fine);
    }

    public static WordTable Read(WeightsReader reader)
    {
        var distinct = reader.ReadStrings();
        var keys = reader.ReadArray<ulong>();
        var numbers = reader.ReadArray<ushort>();
        if (keys.Length != numbers.Length || numbers.Any(n => n >= distinct.Length)) throw new WeightsException("A word table in the weights file does not fit together.");
        return new(keys.Zip(numbers, (key, number) => KeyValuePair.Create(key, distinct[number])));
    }

    public void Write(WeightsWriter writer)
    {
        string[] distinct = [.. texts.Values.Distinct().Order(StringComparer.Ordinal)];
        var numberOf = distinct.Select((text, i) => (text, i)).ToDictionary(p => p.text, p => (ushort)p.i);
        var ordered = texts.OrderBy(t => t.Key).ToArray();
        writer.Write(distinct);
        writer.Write<ulong>([.. ordered.Select(t => t.Key)]);
        writer.Write<ushort>([.. ordered.Select(t => numberOf[t.Value])]);
    }
}
