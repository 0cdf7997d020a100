using Vedette.Judge;
using Vedette.Model;
using Vedette.Tests.Relate;

namespace Vedette.Tests.Judge;

public class LedgerReleaseTests
{
    private static readonly DateTimeOffset Now = new(2031, 5, 9, 8, 0, 0, TimeSpan.Zero);
    private static readonly Picture Picture = Scene.Relate("# open\nMira Tolvan | assertion | + | certain | convoys left Ardania\n# secret\nOdo Brack | assertion | + | certain | rockets reached Borland");

    private static Claim ClaimOf(string document) => Picture.Readings.Single(r => r.Document.Name == document).Claims[0];
    private static Origin OriginOf(string document) => Picture.Origins.Single(o => o.Claims.Contains(ClaimOf(document).Id));
    private static readonly Mark Secret = new(MarkedThing.Of(Picture.Readings.Single(r => r.Document.Name == "secret").Document.Item), Tlp.Red, "Ada", Now);

    private static Judgement Judgement(int day, params Ground[] grounds) => new()
    {
        By = "Ada", At = Now.AddDays(day), Problem = "strait", Statement = $"Help is likely in week {day}.", Likelihood = LikelihoodWord.Parse("likely")!.Value, Confidence = AnalyticConfidence.Low,
        ConfidenceReasons = [new(ConfidenceFactor.Gap, "One origin.")], Grounds = [.. grounds],
    };

    private static Ground On(Claim claim) => new(GroundKind.Claim, claim.Id.ToString());
    private static Ground On(Origin origin) => new(GroundKind.Origin, origin.Id.ToString());
    private static Mark Mark(Judgement judgement, Tlp label) => new(new(MarkedKind.Judgement, judgement.Id.ToString()), label, "Ada", Now);

    private static (Ledger Ledger, int Withheld) For(Tlp audience, Mark[] marks, params Entry[] entries) => new LedgerRelease(new Ledger([.. entries]), Picture, new Marks([Secret, .. marks])).For(audience);

    [Fact]
    public void A_judgement_is_as_restricted_as_the_documents_it_rests_on()
    {
        Judgement open = Judgement(1, On(ClaimOf("open"))), closed = Judgement(2, On(ClaimOf("open")), On(ClaimOf("secret"))), byOrigin = Judgement(3, On(OriginOf("secret")));
        var (ledger, withheld) = For(Tlp.Amber, [], open, closed, byOrigin);
        ledger.Judgements.ShouldBe([open]);
        withheld.ShouldBe(2);
        For(Tlp.Red, [], open, closed, byOrigin).Withheld.ShouldBe(0);
    }

    [Fact]
    public void What_rests_on_the_whole_set_or_on_something_no_longer_found_is_as_restricted_as_anything()
    {
        Judgement byIndicator = Judgement(1, new Ground(GroundKind.Indicator, "logistics")), lost = Judgement(2, new Ground(GroundKind.Claim, new string('7', 32)));
        For(Tlp.Amber, [], byIndicator, lost).Withheld.ShouldBe(2);
    }

    [Fact]
    public void A_persons_mark_goes_before_what_it_rests_on()
    {
        Judgement judgement = Judgement(1, On(ClaimOf("secret"))), other = Judgement(2, On(ClaimOf("open")));
        For(Tlp.Green, [Mark(judgement, Tlp.Green), Mark(other, Tlp.Red)], judgement, other).Ledger.Judgements.ShouldBe([judgement]);
    }

    [Fact]
    public void A_chain_is_withheld_as_one_with_its_dissents_and_withdrawals()
    {
        var first = Judgement(1, On(ClaimOf("secret")));
        var second = Judgement(2, On(ClaimOf("open"))) with { Supersedes = first.Id, ReasonForChange = "The rockets." };
        var dissent = new Dissent { By = "Bo", At = Now.AddDays(3), On = second.Id, Text = "Rockets are no help." };
        For(Tlp.Green, [], first, second, dissent).Ledger.Entries.ShouldBeEmpty();
        For(Tlp.Green, [Mark(first, Tlp.Clear)], first, second, dissent).Ledger.Entries.ShouldBe([first, second, dissent]);
    }

    [Fact]
    public void Forecasts_go_with_their_question()
    {
        var question = new Question { By = "Ada", At = Now, Problem = "strait", Text = "Will rockets fly?", Criteria = "Two say so.", Source = "The register", Opened = new(2031, 5, 9), Scheduled = new(2031, 6, 9) };
        var forecast = new Forecast { By = "Bo", At = Now, On = question.Id, Probabilities = [new(.5), new(.5)] };
        For(Tlp.Green, [new(new(MarkedKind.Question, question.Id.ToString()), Tlp.Amber, "Ada", Now)], question, forecast).Ledger.Entries.ShouldBeEmpty();
        For(Tlp.Green, [], question, forecast).Ledger.Entries.Length.ShouldBe(2);
    }
}
