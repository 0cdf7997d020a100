using Vedette.Language;

namespace Vedette.Tests.Language;

public class TokeniserTests
{
    public static TheoryData<string, string> TokenCases()
    {
        TheoryData<string, string> cases = [];
        foreach (var (text, expected) in Cases.Arrows("tokens.case")) cases.Add(text, expected);
        return cases;
    }

    [Theory, MemberData(nameof(TokenCases))]
    public void A_text_is_cut_into_its_tokens(string text, string expected) => string.Join('|', Tokens(text)).ShouldBe(expected);

    [Fact] public void No_token_is_longer_than_the_limit() => Tokens(new string('x', 5000)).ShouldAllBe(t => t.Length <= Tokeniser.LongestToken + 1);

    [Fact]
    public void A_long_token_is_not_cut_inside_a_surrogate_pair() =>
        Tokens("x" + string.Concat(Enumerable.Repeat("😀", 2000))).ShouldAllBe(t => !char.IsLowSurrogate(t[0]) && !char.IsHighSurrogate(t[t.Length - 1]));

    [Fact]
    public void Only_the_range_is_cut()
    {
        const string Text = "one two three";
        Tokeniser.Tokenise(Text, new(4, 9)).Select(t => t.Of(Text)).ShouldBe(["two", "t"]);
    }

    private static IEnumerable<string> Tokens(string text) => Tokeniser.Tokenise(text, new(0, text.Length)).Select(t => t.Of(text));
}
