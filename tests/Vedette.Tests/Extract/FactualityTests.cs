using Vedette.Extract;

namespace Vedette.Tests.Extract;

/// <summary>How far a sentence holds that what a verb tells happened: what matters is the order, the numbers are annotators' means.</summary>
public class FactualityTests
{
    private static double Of(string sentence, string verb)
    {
        var (text, tree) = Weights.Grammar.ParseWords(sentence.Split(' '));
        return new Factuality(Weights.Grammar.Lemma).Of(text, tree, Array.IndexOf(sentence.Split(' '), verb));
    }

    [Theory]
    [InlineData("They sent the troops .", "They did not send the troops .")]
    [InlineData("They sent the troops .", "They may send the troops .")]
    [InlineData("They sent the troops .", "They will send the troops .")]
    [InlineData("They sent the troops .", "They plan to send the troops .")]
    [InlineData("They sent the troops .", "They failed to send the troops .")]
    [InlineData("They sent the troops .", "If they send the troops , we leave .")]
    [InlineData("They sent the troops .", "Please send the troops .")]
    [InlineData("They managed to send the troops .", "They failed to send the troops .")]
    public void What_is_told_as_done_is_held_more_than_what_is_not(string more, string less)
    {
        string[] forms = ["sent", "send"];
        Of(more, forms.First(more.Split(' ').Contains)).ShouldBeGreaterThan(Of(less, forms.First(less.Split(' ').Contains)));
    }

    [Fact]
    public void A_word_outside_the_sentence_is_the_callers_mistake() => Should.Throw<ArgumentOutOfRangeException>(() =>
    {
        var (text, tree) = Weights.Grammar.ParseWords(["They", "left"]);
        new Factuality(Weights.Grammar.Lemma).Of(text, tree, 2);
    });
}
