using Vedette.Language;

namespace Vedette.Tests.Language;

public class SentenceSplitterTests
{
    public static TheoryData<string, string> SentenceCases()
    {
        TheoryData<string, string> cases = [];
        foreach (var (text, expected) in Cases.Arrows("sentences.case")) cases.Add(text, expected);
        return cases;
    }

    [Theory, MemberData(nameof(SentenceCases))]
    public void A_text_is_cut_into_its_sentences(string text, string expected) =>
        string.Join('|', Spans(text).Select(span => string.Join(' ', span.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).ShouldBe(expected);

    [Fact]
    public void A_sentence_without_end_is_cut()
    {
        string text = string.Join(' ', Enumerable.Repeat("word", 5000));
        var layout = TextLayout.Of(text, []);
        for (int i = 0; i < layout.SentenceCount; i++) layout.TokensOf(i).Length.ShouldBeLessThanOrEqualTo(SentenceSplitter.LongestSentence);
        layout.SentenceCount.ShouldBe(13);
    }

    [Fact]
    public void A_long_sentence_is_cut_after_a_comma_when_one_is_near()
    {
        string text = string.Join(' ', Enumerable.Repeat("word", 350)) + ", " + string.Join(' ', Enumerable.Repeat("word", 350));
        TextLayout.Of(text, []).TokensOf(0).Length.ShouldBe(351);
    }

    [Fact]
    public void A_border_ends_a_sentence()
    {
        const string Text = "Read more about this The harbour was closed";
        Spans(Text, new TextSpan(0, 20)).Select(s => s.Of(Text)).ShouldBe(["Read more about this ", "The harbour was closed"]);
    }

    [Fact] public void White_space_alone_is_no_sentence() => Spans(" \n\t ").ShouldBeEmpty();

    private static List<TextSpan> Spans(string text, params TextSpan[] breaks)
    {
        var layout = TextLayout.Of(text, breaks);
        return [.. Enumerable.Range(0, layout.SentenceCount).Select(layout.SpanOf)];
    }
}
