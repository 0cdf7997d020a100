namespace Vedette.Language;

/// <summary>
/// The features column of Universal Dependencies (<c>Number=Sing|Tense=Past</c>): what the pair of tags usually means, save for the words that mean something else
/// (<c>these</c> is plural, <c>his</c> masculine).
/// </summary>
internal sealed class Morphology(WordTable usual, WordTable exceptions)
{
    /// <summary><c>_</c> for a word without features.</summary>
    public string Features(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine) =>
        exceptions.Of(word, tag, fine) ?? (fine == FineTag.CD ? Number(word) : usual.Of("", tag, fine)) ?? "_";

    private static string Number(ReadOnlySpan<char> word) =>
        !word.ContainsAnyInRange('0', '9') ? "NumForm=Word|NumType=Card"
        : word.Count('/') == 1 ? "NumForm=Digit|NumType=Frac"
        : "NumForm=Digit|NumType=Card";

    public static Morphology Read(WeightsReader reader) => new(WordTable.Read(reader), WordTable.Read(reader));

    public void Write(WeightsWriter writer)
    {
        usual.Write(writer);
        exceptions.Write(writer);
    }
}
