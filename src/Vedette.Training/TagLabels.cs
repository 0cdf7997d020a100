using Vedette.Language;

namespace Vedette.Training;

/// <summary>The labels of the tagger: the pairs of tags in the treebanks, the most frequent first.</summary>
internal sealed class TagLabels(TagPair[] pairs)
{
    /// <summary>Pairs rarer than this are slips of annotation or cannot be learned.</summary>
    private const int RarestPair = 5;

    private readonly Dictionary<TagPair, byte> numberOf = pairs.Select((pair, i) => (pair, i)).ToDictionary(p => p.pair, p => (byte)p.i);

    public TagPair[] Pairs => pairs;

    public static TagLabels Of(IReadOnlyList<TreebankSentence> bank) =>
        new([.. bank.SelectMany(s => s.Tags).GroupBy(t => t).Where(g => g.Count() >= RarestPair).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Tag).ThenBy(g => g.Key.Fine).Select(g => g.Key)]);

    /// <summary>A rare pair is learned as the most frequent one of the same part of speech.</summary>
    public byte Of(TagPair pair) => numberOf.TryGetValue(pair, out byte label) ? label : (byte)Math.Max(0, Array.FindIndex(pairs, l => l.Tag == pair.Tag));
}
