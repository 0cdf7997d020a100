using Vedette.Language;

namespace Vedette.Training;

/// <summary>The treebanks hold few headlines, and a reader of news meets many: some sentences are learned a second time with capitals as a headline has them.</summary>
internal static class Headlines
{
    public static IEnumerable<TreebankSentence> Of(IReadOnlyList<TreebankSentence> bank)
    {
        for (int i = 0; i < bank.Count; i += 10)
        {
            if (bank[i].Count is < 4 or > 20) continue;
            yield return bank[i] with { Words = [.. bank[i].Words.Select((word, w) => i % 30 == 0 ? word.ToUpperInvariant() : Capitalised(word, bank[i].Tags[w].Tag, w))] };
        }
    }

    private static string Capitalised(string word, PartOfSpeech tag, int place) =>
        place > 0 && word.Length < 4 && tag is PartOfSpeech.Adp or PartOfSpeech.Det or PartOfSpeech.Cconj or PartOfSpeech.Part ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
