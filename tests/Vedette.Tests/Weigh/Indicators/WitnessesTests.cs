using Vedette.Model;
using Vedette.Weigh.Indicators;
using static Vedette.Tests.Weigh.Signs;

namespace Vedette.Tests.Weigh.Indicators;

public class WitnessesTests
{
    private static WitnessCount Count(Func<Origin, string?> country, params Origin[] origins) => Witnesses.Count(origins, country);

    [Fact]
    public void Named_persons_are_sources_of_their_own() => Count(_ => "ARD", Origin("Ann"), Origin("Ben")).Least.ShouldBe(2);

    [Fact]
    public void An_unnamed_official_beside_a_named_one_of_the_same_country_may_be_that_one()
    {
        var count = Count(_ => "ARD", Origin("Ann"), Origin("official", SpeakerType.UnnamedOfficial));
        (count.Least, count.Most).ShouldBe((1, 2));
        count.Doubtful.Single().Why.Text.ShouldContain("Ann");
    }

    [Fact]
    public void One_of_another_country_is_a_source_of_its_own() =>
        Count(o => o.Speaker == "Ann" ? "ARD" : "BOR", Origin("Ann"), Origin("official", SpeakerType.UnnamedOfficial)).Least.ShouldBe(2);

    [Fact]
    public void One_in_a_document_without_the_named_one_is_a_source_of_its_own() =>
        Count(_ => null, Origin("Ann", SpeakerType.Named, "a"), Origin("official", SpeakerType.UnnamedOfficial, "b")).Least.ShouldBe(2);

    [Fact]
    public void Authors_are_no_sources() => Count(_ => null, Origin("author", SpeakerType.Author)).Most.ShouldBe(0);

    [Fact]
    public void One_origin_counts_once() => Count(_ => null, Origin("Ann"), Origin("Ann")).Most.ShouldBe(1);
}
