using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;

namespace Vedette.Tests.Language;

public class TokenTests
{
    public static TheoryData<string, string> TokenCases => Table("tokens.case");
    public static TheoryData<string, string> SentenceCases => Table("sentences.case");

    [Theory, MemberData(nameof(TokenCases))]
    public void A_text_is_cut_into_its_tokens(string text, string expected) =>
        string.Join('|', Weights.Grammar.Parse(text).SelectMany(s => s.Tokens).Select(t => t.In(text).ToString())).ShouldBe(expected);

    [Theory, MemberData(nameof(SentenceCases))]
    public void A_text_is_cut_into_its_sentences(string text, string expected) =>
        string.Join('|', Weights.Grammar.Parse(text).Select(s => s.Words.Of(text))).ShouldBe(expected);

    [Fact]
    public void Sentences_tile_any_text_and_every_sentence_is_a_tree_with_one_root() =>
        Prop.ForAll(Junk(), text => Holds(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(42, 43));

    [Fact]
    public void A_border_is_never_crossed()
    {
        const string text = "Home News About Orsk spoke on Monday and left";
        var border = new TextSpan(0, 15);
        Weights.Grammar.Parse(text, [border]).ShouldAllBe(s => s.Words.End <= border.End || s.Words.Start >= border.End);
    }

    [Fact]
    public void A_megabyte_without_a_space_is_read_in_linear_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Weights.Grammar.Parse(new string('x', 1_000_000)).Sum(s => s.Count).ShouldBe(1000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static void Holds(string text)
    {
        var sentences = Weights.Grammar.Parse(text);
        int end = 0;
        foreach (var sentence in sentences)
        {
            sentence.Span.Start.ShouldBe(end);
            end = sentence.Span.End;
            sentence.Tokens.ShouldAllBe(t => sentence.Span.Contains(t.Span) && !Cuts(text, t.Start) && !Cuts(text, t.End));
            if (sentence.Count == 0) continue;
            sentence.Tokens.Count(t => t.Head < 0).ShouldBe(1);
            for (int i = 0; i < sentence.Count; i++) sentence.Governs(sentence.Root, i).ShouldBeTrue();
        }
        end.ShouldBe(text.Length);
        sentences.SelectMany(s => s.Tokens).Zip(sentences.SelectMany(s => s.Tokens).Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
    }

    private static bool Cuts(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);

    /// <summary>Pieces of language, marks, white space and characters outside the basic plane, in any order.</summary>
    private static Arbitrary<string> Junk() => Gen.Elements("Arnor", "sent", "ships", ".", "!", "?", "...", "“", "”", "\"", "'s", "n't", "\n", "\n\n", " ", "  ", "\t", "😀", "—", "(", ")", "1,000", "U.S.", "Mr.", "a", "\u0301", "https://x.y/z", "•", "\uFEFF", "0", ":", "Лавров", "台灣")
        .ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    private static TheoryData<string, string> Table(string file)
    {
        var data = new TheoryData<string, string>();
        foreach (var (text, expected) in Cases.Arrows(file)) data.Add(text, expected);
        return data;
    }
}
