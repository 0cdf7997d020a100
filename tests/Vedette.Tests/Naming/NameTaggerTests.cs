using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;

namespace Vedette.Tests.Naming;

public class NameTaggerTests
{
    private const string Text = "Sergei Lavrov met the head of the Velan Navy in Riga , and Lavrov spoke of many things that nobody had asked about .";

    private static readonly NameTagger Tagger = new(SmallModel());

    [Fact]
    public void Labelling_allocates_nothing()
    {
        var sentence = Sentence(Text);
        var work = new NameWorkspace();
        var labels = new byte[sentence.Count];
        for (int i = 0; i < 3; i++) Tagger.Label(sentence, [], work, labels);
        Allocated.By(() => Tagger.Label(sentence, [], work, labels)).ShouldBe(0);
    }

    /// <summary>The plain twin tries every label everywhere: a reach that nothing exceeds.</summary>
    [Fact]
    public void Labels_left_out_early_are_labels_that_would_not_be_chosen() => Prop.ForAll(
        Gen.Elements(Text.Split(' ')).ArrayOf().Where(words => words.Length > 0).Select(words => string.Join(' ', words)).ToArbitrary(),
        text =>
        {
            var sentence = Sentence(text);
            byte[] near = new byte[sentence.Count], all = new byte[sentence.Count];
            Tagger.Label(sentence, [], new(), near);
            Tagger.Label(sentence, [], new(), all, reach: int.MaxValue / 4);
            return near.AsSpan().SequenceEqual(all);
        }).QuickCheckThrowOnFailure();

    private static NameSentence Sentence(string text)
    {
        int at = 0;
        Token[] tokens = [.. text.Split(' ').Select(word => { var token = new Token(new TextSpan(at, at + word.Length)); at += word.Length + 1; return token; })];
        return NameSentence.Of(new Gazetteer(), text, tokens);
    }

    /// <summary>Capitalised words are persons, all others outside.</summary>
    private static LinearModel SmallModel()
    {
        var sentence = Sentence("Sergei Lavrov met a man");
        Span<ulong> features = stackalloc ulong[NameFeatures.Words];
        HashSet<ulong> Of(NameSentence words, int i, Span<ulong> room) => [.. room[..NameFeatures.FillWord(room, words, [], i)].ToArray()];
        var named = Of(sentence, 0, features);
        named.ExceptWith(Of(sentence, 2, features));
        var plain = Of(sentence, 2, features);
        plain.ExceptWith(Of(sentence, 0, features));
        ulong[] keys = [.. named.Concat(plain).Distinct().OrderBy(key => key)];
        byte[] labels = Array.ConvertAll(keys, key => named.Contains(key) ? NameLabels.Of(1, true, true) : (byte)NameLabels.Outside);
        return new LinearModel(NameLabels.Count, keys, [.. Enumerable.Range(0, keys.Length + 1)], labels, [.. keys.Select(_ => (short)500)]);
    }
}
