using Vedette.Model;

namespace Vedette.Tests.Extract;

/// <summary>Days of speech that stand around a claim and not beside its cue.</summary>
public class ReportedOccasionTests
{
    private static Claim[] Said(string text)
    {
        var id = ContentHash.Of(text);
        return [.. Weights.Extractor.Extract(new() { Id = new(id), Item = new(id), Address = "", Name = "", Text = text, Published = When.Parse("2031-03-05") }).Claims.Where(c => !c.IsAuthors)];
    }

    private const string Lead = "On March 4, Norwegian Defence Minister Anna Holt told lawmakers that the fleet could leave the port.\n\n";

    [Fact]
    public void A_report_of_one_occasion_gives_its_day_to_what_the_same_side_says_in_it()
    {
        const string Text = Lead + "Norwegian officials said that the harbour was ready.";
        var claim = Said(Text)[^1];
        claim.Said.Iso.ShouldBe("2031-03-04");
        var reason = claim.Reasons.Single(r => r.Kind == "occasion");
        reason.Where!.Value.Span.Of(Text).ShouldBe("March 4");
    }

    [Theory]
    [InlineData("Chilean Foreign Minister Pedro Rojas said that the harbour was ready.", "another side")]
    [InlineData("Norwegian officials had earlier said that the harbour was ready.", "before")]
    [InlineData("Norwegian officials have said that the harbour was ready.", "the perfect tells of what went before")]
    [InlineData("Pedro Rojas said that the harbour was ready.", "a person of no known country")]
    public void A_day_is_not_handed_on_where_the_text_does_not_tell_it(string sentence, string why) => Said(Lead + sentence)[^1].Said.IsKnown.ShouldBeFalse(why);

    [Fact]
    public void A_day_told_late_is_not_the_occasion_of_what_went_before() =>
        Said("Norwegian officials said that the harbour was ready.\n\nThe ministry said that the road was closed.\n\nThe navy said that the pier was closed.\n\n" + Lead)[0].Said.IsKnown.ShouldBeFalse();

    [Fact]
    public void A_meeting_told_in_the_sentence_before_gives_its_day_to_who_was_there()
    {
        const string Text = "On March 3, Anna Holt and Pedro Rojas held a meeting in Oslo. Holt warned that the fleet would leave the port. Jon Dahl warned that the pier was old.";
        var claims = Said(Text);
        claims.First(c => c.Speaker == "Anna Holt").Said.Iso.ShouldBe("2031-03-03");
        claims.First(c => c.Speaker != "Anna Holt").Said.IsKnown.ShouldBeFalse();
    }
}
