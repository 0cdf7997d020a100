using Vedette.Language;

namespace Vedette.Training.Network;

/// <summary>A sentence as the network sees it.</summary>
/// <param name="Words">A row of the table of words each.</param>
/// <param name="Parts"><see cref="WordRows.Parts"/> rows of the table of parts each.</param>
/// <param name="Heads">From 1; 0 is the root.</param>
internal sealed record Example(int[] Words, ushort[] Parts, byte[] Tags, int[] Heads, byte[] Relations)
{
    public int Count => Words.Length;

    public static Example Of(TreebankSentence sentence, WordRows rows, TagLabels labels)
    {
        var words = new int[sentence.Count];
        var parts = new ushort[sentence.Count * WordRows.Parts];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = rows.RowsOf(new WordView(sentence.Words[i]), parts.AsSpan(i * WordRows.Parts, WordRows.Parts));
        }
        return new(words, parts, [.. sentence.Tags.Select(labels.Of)], [.. sentence.Heads.Select(h => h > sentence.Count ? 0 : h)], [.. sentence.Relations.Select(r => (byte)r)]);
    }
}
