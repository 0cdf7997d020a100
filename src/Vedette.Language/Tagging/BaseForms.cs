namespace Vedette.Language;

/// <summary>The dictionary forms of verbs, nouns and adjectives that training has seen, as hashes of lower-case words: they settle whether <c>hoping</c> comes from hop or hope.</summary>
internal sealed class BaseForms(IEnumerable<ulong> verbs, IEnumerable<ulong> nouns, IEnumerable<ulong> adjectives)
{
    private readonly HashSet<ulong> verbs = [.. verbs], nouns = [.. nouns], adjectives = [.. adjectives];

    public bool IsVerb(ReadOnlySpan<char> word) => verbs.Contains(FeatureHash.OfLower(word));
    public bool IsNoun(ReadOnlySpan<char> word) => nouns.Contains(FeatureHash.OfLower(word));
    public bool IsAdjective(ReadOnlySpan<char> word) => adjectives.Contains(FeatureHash.OfLower(word));

    public static BaseForms Read(WeightsReader reader) => new(reader.ReadArray<ulong>(), reader.ReadArray<ulong>(), reader.ReadArray<ulong>());

    public void Write(WeightsWriter writer)
    {
        foreach (var set in new[] { verbs, nouns, adjectives }) writer.Write<ulong>([.. set.Order()]);
    }
}
