namespace Vedette.Language;

/// <summary>The dictionary form of a word: from the table of exceptions when it stands there, else by undoing the regular inflection.</summary>
internal sealed class Lemmatiser(WordTable exceptions, BaseForms known)
{
    public string Lemma(ReadOnlySpan<char> word, PartOfSpeech tag, FineTag fine) => exceptions.Of(word, tag, fine) ?? RegularForms.Undo(word.ToString(), tag, fine, known);

    public static Lemmatiser Read(WeightsReader reader) => new(WordTable.Read(reader), BaseForms.Read(reader));

    public void Write(WeightsWriter writer)
    {
        exceptions.Write(writer);
        known.Write(writer);
    }
}
