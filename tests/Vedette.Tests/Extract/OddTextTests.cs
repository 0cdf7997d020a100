using Vedette.Read;

namespace Vedette.Tests.Extract;

/// <summary>Texts of a kind that once could not be read at all: each must be read, and every claim must say something.</summary>
public class OddTextTests
{
    [Theory]
    [InlineData("A clerk told the Harbour Post \"The guards , they just ran out of the hall so fast , .\nThey shut the gate behind them and he fell down , he was shouting , holding his hat , calling , 'out , out . '\"")]
    [InlineData("“The pier is old. I’m happy with the plan,” Holt revealed in an interview with Reuters. “I’m more sure now than I’ve ever been in my life.”")]
    [InlineData("Ironically, among the strongest proponents of war in Norland were Orlandian Prime Minister Ada Holt and her neutral supporters in the South.")]
    public void An_odd_text_is_read_and_every_claim_says_something(string text)
    {
        var document = DocumentReader.Read(new Fetched("odd.txt", System.Text.Encoding.UTF8.GetBytes(text)));
        var reading = Weights.Extractor.Extract(document);
        reading.Sentences.ShouldNotBeEmpty();
        foreach (var claim in reading.Claims) claim.Words(text).ShouldContain(c => char.IsLetterOrDigit(c));
    }
}
