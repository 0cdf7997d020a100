using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class MisspellingTests
{
    [Theory]
    [InlineData("goverment", "government")]
    [InlineData("governmnet", "government")]
    [InlineData("independant", "independent")]
    [InlineData("commitee", "committee")]
    [InlineData("agreeement", "agreement")]
    public void A_slip_is_told_with_the_word_that_was_meant(string written, string meant) => Misspellings.Meant(written).ShouldBe(meant);

    [Theory]
    [InlineData("government"), InlineData("governments"), InlineData("programme"), InlineData("organise"), InlineData("organisation"), InlineData("travelled"), InlineData("favourite"), InlineData("submarine"), InlineData("drone")]
    [InlineData("minesweeper"), InlineData("persecute"), InlineData("oblast"), InlineData("judgment")]
    public void A_word_that_is_only_rare_or_of_another_English_is_no_slip(string written) => Misspellings.Meant(written).ShouldBeNull();

    private const string Early = "> The goverment of Ardania moved its grain to the hills and told nobody that the northern depots were empty.";
    private const string Late = "> Nobody was told by the goverment that depots in the north held no grain; what there was had gone to the hills of Ardania, with a commitee to watch it.";

    [Fact]
    public void One_misspelt_word_in_both_is_a_ground_and_tells_where_it_stands()
    {
        var picture = Scene.Relate($"# early | 2031-05-03\n{Early} A commitee keeps the keys.\n# late | 2031-05-05\n{Late}");
        var slip = picture.Lineage.ShouldHaveSingleItem().Reasons.First(r => r.Kind == "shared_misspelling");
        slip.Text.ShouldBe("Both write “goverment” for “government”.");
        slip.Where!.Value.Span.Of(picture.Readings.Single(r => r.Document.Id == slip.Where.Value.Document).Document.Text).ShouldBe("goverment");
    }

    [Fact]
    public void What_is_spelt_right_in_one_of_them_is_no_ground() =>
        Scene.Relate($"# early | 2031-05-03\n{Early.Replace("goverment", "government", StringComparison.Ordinal)}\n# late | 2031-05-05\n{Late}").Lineage.SelectMany(e => e.Reasons).ShouldNotContain(r => r.Kind == "shared_misspelling");

    [Theory]
    [InlineData("2031-05-03T08:00:00+00:00", "2031-05-03T09:30:00+00:00", "early")]
    [InlineData("2031-05-03T08:00:00+02:00", "2031-05-03T06:30:00+00:00", "early")]
    [InlineData("2031-05-03T10:00:00+02:00", "2031-05-03T06:30:00+00:00", "late")]
    [InlineData("../2031-05-02", "2031-05-03", "early")]
    [InlineData("2031-05-03", "../2031-05-02", "late")]
    public void Within_a_day_the_clock_tells_which_was_first_and_an_archive_by_when_it_was_there(string early, string late, string source)
    {
        const string Words = "> Three grey ships crossed the narrow sound before dawn and dropped anchor within sight of the old customs house, where nobody answered their lamps.";
        var picture = Scene.Relate($"# early | {early}\n{Words}\n# late | {late}\n{Words} More will follow.");
        var edge = picture.Lineage.ShouldHaveSingleItem();
        picture.Name(edge.From).ShouldBe(source);
        edge.Reasons[^1].Kind.ShouldBe("later");
    }
}
