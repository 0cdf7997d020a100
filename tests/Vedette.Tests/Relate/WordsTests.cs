using Vedette.Language;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class WordsTests
{
    [Theory]
    [InlineData("supplies", "supply")]
    [InlineData("patrolled", "patrols")]
    [InlineData("moving", "moves")]
    [InlineData("cooperative", "cooperation")]
    [InlineData("invasion", "attacks")]
    [InlineData("soldiers", "troops")]
    public void Forms_and_words_of_one_meaning_are_one_term(string a, string b) => Words.TermOf(a).ShouldBe(Words.TermOf(b));

    [Theory]
    [InlineData("bus", "but")]
    [InlineData("bread", "bred")]
    [InlineData("2027", "2028")]
    public void Different_words_stay_apart(string a, string b) => Words.StemOf(a).ShouldNotBe(Words.StemOf(b));

    [Theory]
    [InlineData("the")]
    [InlineData("said")]
    [InlineData("x")]
    public void Words_that_only_hold_a_sentence_together_have_no_term(string word) => Words.TermOf(word).ShouldBe(0UL);

    [Theory]
    [InlineData("Cathmor’s 1,200 tanks don't move.", "Cathmor|1,200|tanks|don|move")]
    [InlineData("a Borland-Cathmor pact", "a|Borland|Cathmor|pact")]
    [InlineData("", "")]
    public void A_text_is_cut_at_everything_that_is_no_letter_or_digit(string text, string words) =>
        string.Join('|', Words.Of(text).Select(w => w.Span.Of(text))).ShouldBe(words);

    [Fact]
    public void Words_of_the_pages_furniture_are_left_out() =>
        Words.Of("menu news menu", [new TextSpan(0, 4), new TextSpan(10, 14)]).ShouldHaveSingleItem().Span.ShouldBe(new TextSpan(5, 9));
}
