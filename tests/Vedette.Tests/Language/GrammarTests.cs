using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Benchmarks;
using Vedette.Language;

namespace Vedette.Tests.Language;

public class GrammarTests
{
    private static Grammar English => Weights.Grammar;

    private static readonly Arbitrary<string> Junk = Arb.From(
        Gen.OneOf(
            Gen.Elements("Orlov said \"no\". ", "don't ", "U.S. ", "\n\n", "😀", "\uD83D", "\uDE00", "\u200B", "\0", "\uFEFF", "...", " \t ", "’s ", "—", "(", "x", "1.5 ", "https://a.b ", "\r\n", "Ж", "\u0301", "\"s "),
            ArbMap.Default.GeneratorFor<char>().Select(c => c.ToString()))
        .ListOf().Select(parts => string.Concat(parts)));

    [Fact]
    public void Sentences_tile_the_text() => Prop.ForAll(Junk, text =>
    {
        int end = 0;
        foreach (var sentence in English.Parse(text))
        {
            if (sentence.Span.Start != end || sentence.Count == 0) return false;
            end = sentence.Span.End;
        }
        return end == text.Length || (end == 0 && TextLayout.Of(text, []).SentenceCount == 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tokens_cover_all_but_white_space_in_order_and_cut_no_pair() => Prop.ForAll(Junk, text =>
    {
        int end = 0;
        foreach (var token in English.Parse(text).SelectMany(s => s.Tokens))
        {
            if (token.Start < end || token.End <= token.Start || text[end..token.Start].Any(c => !Signs.IsSpace(c))) return false;
            if (Cuts(text, token.Start) || Cuts(text, token.End)) return false;
            end = token.End;
        }
        return text[end..].All(Signs.IsSpace);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_sentence_is_a_tree_with_one_root() => Prop.ForAll(Junk, text => English.Parse(text).All(IsTree)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_words_cross_a_border() => Prop.ForAll(Junk, ArbMap.Default.ArbFor<NonNegativeInt>(), (text, number) =>
    {
        int border = Math.Min(number.Get, text.Length);
        if (Cuts(text, border)) border++;
        return English.Parse(text, [new(0, border)]).All(s => s.Words.End <= border || s.Words.Start >= border);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_sentence_is_read_alike_alone_and_among_others()
    {
        string[] texts = ["The minister denied the report.", "No.", "On Monday, she said, the navy would leave the harbour that it had held since spring.", "Why?"];
        string together = string.Join("\n\n", Enumerable.Repeat(texts, 12).SelectMany(t => t));
        var sentences = English.Parse(together);
        sentences.Length.ShouldBe(texts.Length * 12);
        for (int i = 0; i < sentences.Length; i++)
        {
            var alone = English.Parse(texts[i % texts.Length]).ShouldHaveSingleItem();
            sentences[i].Tokens.Select(t => (t.Head, t.Tag, t.Fine, t.Relation)).ShouldBe(alone.Tokens.Select(t => (t.Head, t.Tag, t.Fine, t.Relation)));
        }
    }

    [Fact]
    public void A_very_long_sentence_is_one_tree()
    {
        var (_, sentence) = English.ParseWords([.. Enumerable.Range(0, 3000).Select(i => i % 3 == 0 ? "ships" : i % 3 == 1 ? "and" : "harbours")]);
        sentence.Count.ShouldBe(3000);
        IsTree(sentence).ShouldBeTrue();
    }

    [Theory]
    [InlineData("The minister denied the report.", "denied", "minister", "report")]
    [InlineData("China will not attack the island.", "attack", "China", "island")]
    [InlineData("On Monday the minister of defence rejected the offer.", "rejected", "minister", "offer")]
    public void A_clear_sentence_has_its_subject_and_object(string text, string verb, string subject, string thing)
    {
        var sentence = English.Parse(text).ShouldHaveSingleItem();
        sentence.Word(text, sentence.Root).ToString().ShouldBe(verb);
        sentence.Word(text, sentence.Child(sentence.Root, Relation.Nsubj)).ToString().ShouldBe(subject);
        sentence.Word(text, sentence.Child(sentence.Root, Relation.Obj)).ToString().ShouldBe(thing);
    }

    [Fact]
    public void What_was_said_hangs_on_the_verb_of_saying()
    {
        const string Text = "Orlov said that the harbour was closed by the navy.";
        var sentence = English.Parse(Text).ShouldHaveSingleItem();
        int content = sentence.Child(sentence.Root, Relation.Ccomp);
        sentence.Word(Text, sentence.Root).ToString().ShouldBe("said");
        sentence.Word(Text, content).ToString().ShouldBe("closed");
        sentence.Child(content, Relation.Nsubj_pass).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void A_quote_for_an_apostrophe_is_a_possessive()
    {
        const string Text = "Norland\"s navy left.";
        var sentence = English.Parse(Text).ShouldHaveSingleItem();
        sentence[1].Fine.ShouldBe(FineTag.POS);
        sentence[0].Relation.ShouldBe(Relation.Nmod_poss);
    }

    [Theory]
    [InlineData("said", PartOfSpeech.Verb, FineTag.VBD, "say")]
    [InlineData("denies", PartOfSpeech.Verb, FineTag.VBZ, "deny")]
    [InlineData("hoping", PartOfSpeech.Verb, FineTag.VBG, "hope")]
    [InlineData("stopped", PartOfSpeech.Verb, FineTag.VBN, "stop")]
    [InlineData("Armies", PartOfSpeech.Noun, FineTag.NNS, "army")]
    [InlineData("men", PartOfSpeech.Noun, FineTag.NNS, "man")]
    [InlineData("lives", PartOfSpeech.Noun, FineTag.NNS, "life")]
    [InlineData("n't", PartOfSpeech.Part, FineTag.RB, "not")]
    [InlineData("ca", PartOfSpeech.Aux, FineTag.MD, "can")]
    [InlineData("larger", PartOfSpeech.Adj, FineTag.JJR, "large")]
    [InlineData("worst", PartOfSpeech.Adj, FineTag.JJS, "bad")]
    [InlineData("Norland", PartOfSpeech.Propn, FineTag.NNP, "Norland")]
    [InlineData("1,200", PartOfSpeech.Num, FineTag.CD, "1200")]
    [InlineData("wugs", PartOfSpeech.Noun, FineTag.NNS, "wug")]
    [InlineData("blicked", PartOfSpeech.Verb, FineTag.VBD, "blick")]
    public void A_word_has_its_dictionary_form(string word, PartOfSpeech tag, FineTag fine, string lemma) => English.Lemma(word, tag, fine).ShouldBe(lemma);

    [Theory]
    [InlineData("these", PartOfSpeech.Det, FineTag.DT, "Number=Plur|PronType=Dem")]
    [InlineData("harbour", PartOfSpeech.Noun, FineTag.NN, "Number=Sing")]
    [InlineData("12", PartOfSpeech.Num, FineTag.CD, "NumForm=Digit|NumType=Card")]
    [InlineData(",", PartOfSpeech.Punct, FineTag.Comma, "_")]
    public void A_word_has_its_features(string word, PartOfSpeech tag, FineTag fine, string features) => English.Features(word, tag, fine).ShouldBe(features);

    [Theory]
    [InlineData("We closed the harbour.", "closed", "Mood=Ind|Number=Plur|Person=1|Tense=Past|VerbForm=Fin")]
    [InlineData("The ships leave today.", "leave", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin")]
    [InlineData("Close the harbour.", "Close", "Mood=Imp|VerbForm=Fin")]
    [InlineData("They will close the harbour.", "close", "VerbForm=Inf")]
    [InlineData("They saw it.", "it", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs")]
    public void A_word_in_its_tree_has_more_features(string text, string word, string features)
    {
        var sentence = English.Parse(text).ShouldHaveSingleItem();
        int index = Enumerable.Range(0, sentence.Count).Single(i => sentence.Word(text, i).SequenceEqual(word));
        English.Features(text, sentence, index).ShouldBe(features);
    }

    [Fact]
    public void Given_words_are_kept()
    {
        var (text, sentence) = English.ParseWords(["can't", "stop", "", "New York"]);
        text.ShouldBe("can't stop  New York");
        sentence.Tokens.Select(t => t.Span.Of(text)).ShouldBe(["can't", "stop", "", "New York"]);
        IsTree(sentence).ShouldBeTrue();
    }

    [Fact] public void No_words_make_an_empty_sentence() => English.ParseWords([]).Sentence.Count.ShouldBe(0);

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => $"Envoy {i} said the {(i % 2 == 0 ? "small" : "very large and old")} harbour would open in {i} days.")];
        var alone = texts.Select(Shown).ToArray();
        var together = new string[texts.Length];
        Parallel.For(0, texts.Length, i => together[i] = Shown(texts[i]));
        together.ShouldBe(alone);
    }

    [Fact]
    public void Parsing_allocates_its_tokens_and_no_more()
    {
        string text = string.Join(' ', Enumerable.Repeat("word", 399)) + ".";
        var words = Tokeniser.Tokenise(text, new(0, text.Length)).ToArray();
        for (int i = 0; i < 3; i++) English.ParseWords(text, words);
        long before = GC.GetAllocatedBytesForCurrentThread();
        English.ParseWords(text, words);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((12 * words.Length) + 200);
    }

    [Fact]
    public void A_megabyte_without_blanks_is_parsed_in_seconds()
    {
        var before = ProcessorTime.Now;
        foreach (string part in new[] { "x", "a.", "1-", "'", "\"s", "a@", "http://", "😀" })
        {
            string text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
            English.Parse(text).ShouldAllBe(s => s.Count <= SentenceSplitter.LongestSentence);
        }
        string.Concat(Enumerable.Repeat('x', 1_000_000)).Length.ShouldBe(English.Parse(new string('x', 1_000_000))[^1].Span.End);
        (ProcessorTime.Now - before).ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static bool Cuts(string text, int at) => at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static bool IsTree(Sentence sentence) =>
        sentence.Tokens.Count(t => t.Head < 0) == 1
        && sentence.Tokens.All(t => (t.Relation == Relation.Root) == (t.Head < 0) && t.Relation != Relation.None && t.Tag != PartOfSpeech.None)
        && Enumerable.Range(0, sentence.Count).All(i => sentence.Governs(sentence.Root, i));

    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var token in English.Parse(text).SelectMany(s => s.Tokens)) shown.Append(token);
        return shown.ToString();
    }
}
