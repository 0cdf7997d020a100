using Vedette.Model;

namespace Vedette.Tests.Relate;

public class OriginTests
{
    private const string Speech = "Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland";

    [Fact]
    public void A_speech_told_twice_is_one_origin()
    {
        var picture = Scene.Relate($"""
            # first | 2031-05-03
            {Speech} | if the harbour falls | 2031-05-02 | the Harbour Council
            # second
            Mira Tolvan | assessment | + | certain | Ardania will send fuel convoys to Borland ||| the Harbour Council
            """);
        var origin = picture.Origins.ShouldHaveSingleItem();
        origin.Documents.Length.ShouldBe(2);
        origin.Occasion.Iso.ShouldBe("2031-05-02");
        origin.Reasons.ShouldContain(r => r.Kind == "same_content");
    }

    [Fact]
    public void Two_documents_that_quote_the_same_speakers_tell_of_one_occasion()
    {
        const string Other = "Odo Brack | assertion | + | certain | the joint flights of Ardania and Borland carry a message for Cathmor";
        var picture = Scene.Relate($"""
            # first | 2031-05-03
            {Speech} | if the harbour falls | 2031-05-02
            {Other} || 2031-05-02
            # second
            Mira Tolvan | assessment | + | certain | Ardania will keep the army of Borland moving with fuel
            {Other}
            """);
        picture.Origins.Length.ShouldBe(2);
        picture.Origins.ShouldAllBe(o => o.Reasons.Any(r => r.Kind == "same_cast"));
    }

    [Fact]
    public void Two_days_are_two_origins()
    {
        var picture = Scene.Relate($"""
            # first | 2031-05-03
            {Speech} || 2031-05-02
            # second | 2031-05-10
            {Speech} || 2031-05-09
            """);
        picture.Origins.Length.ShouldBe(2);
        picture.Support.ShouldHaveSingleItem().Origins.Length.ShouldBe(2);
    }

    [Fact]
    public void Two_days_stay_two_even_when_a_telling_without_a_date_fits_both()
    {
        var picture = Scene.Relate($"""
            # first | 2031-05-03
            {Speech} || 2031-05-02
            # second | 2031-05-10
            {Speech} || 2031-05-09
            # third
            {Speech}
            """);
        picture.Origins.Length.ShouldBe(2);
    }

    [Fact]
    public void Two_days_in_one_document_are_two_origins() =>
        Scene.Relate("""
            # only | 2031-05-20
            Mira Tolvan | assertion | + | certain | the harbour is open to every ship || 2031-05-02
            Mira Tolvan | assertion | + | certain | the northern road is closed to lorries || 2031-05-09
            """).Origins.Length.ShouldBe(2);

    [Fact]
    public void A_text_published_before_the_speech_does_not_tell_of_it() =>
        Scene.Relate($"""
            # early | 2031-04-01
            {Speech}
            # late | 2031-05-03
            {Speech} || 2031-05-02
            """).Origins.Length.ShouldBe(2);

    [Fact]
    public void Two_speakers_of_the_same_words_are_two_origins()
    {
        var picture = Scene.Relate("""
            # first | 2031-05-03
            Mira Tolvan | assertion | + | certain | Ardania has moved two brigades to the Borland frontier
            # second | 2031-05-03
            Odo Brack | assertion | + | certain | Ardania has moved two brigades to the Borland frontier
            """);
        picture.Origins.Length.ShouldBe(2);
        picture.Support.ShouldHaveSingleItem().Origins.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("Tolvan")]
    [InlineData("Mira-Tolvan")]
    [InlineData("Minister Mira Tolvan")]
    [InlineData("Mira Anna Tolvan")]
    [InlineData("Mira Tollvan")]
    public void A_speaker_is_known_under_other_forms_of_the_name(string form) =>
        Scene.Relate($"""
            # first | 2031-05-03
            {Speech} || 2031-05-02
            # second | 2031-05-03
            {form} | assessment | + | possible | Ardania could send fuel convoys to Borland || 2031-05-02
            """).Origins.ShouldHaveSingleItem();

    [Fact]
    public void A_last_name_that_two_people_bear_names_neither() =>
        Scene.Relate("""
            # first | 2031-05-03
            Mira Tolvan | assertion | + | certain | the harbour is open to every ship || 2031-05-02
            # second | 2031-05-03
            Odo Tolvan | assertion | + | certain | lorries wait before the northern gate || 2031-05-02
            # third | 2031-05-03
            Tolvan | assertion | + | certain | the harbour is open to every ship || 2031-05-02
            """).Origins.Length.ShouldBe(3);

    [Fact]
    public void A_copied_story_adds_no_origin()
    {
        const string Story = """
            > Fishermen along the eastern coast woke on Tuesday to find grey patrol boats anchored outside the three small harbours they have used for generations.
            - | assertion | + | certain | the patrol boats of Ardania block the three small harbours of the eastern coast
            > Nobody in the harbour office would explain why the boats had come or how long they were meant to stay there.
            """;
        var once = Scene.Relate("# wire | 2031-05-03 | Northern Wire\n" + Story);
        var twice = Scene.Relate("# wire | 2031-05-03 | Northern Wire\n" + Story + "\n# copy | 2031-05-04 | Evening Post\n+ agency Northern Wire\n" + Story);
        once.Origins.Length.ShouldBe(1);
        twice.Origins.ShouldHaveSingleItem().Documents.Length.ShouldBe(2);
        twice.Support.ShouldHaveSingleItem().Origins.Length.ShouldBe(1);
        twice.Support[0].Documents.ShouldBe(2);
    }

    [Fact]
    public void A_story_that_three_hundred_papers_print_stays_one_origin()
    {
        const string Story = """
            > Fishermen along the eastern coast woke on Tuesday to find grey patrol boats anchored outside the three small harbours they have used for generations.
            Mira Tolvan | assertion | + | certain | the patrol boats of Ardania block the three small harbours of the eastern coast || 2031-05-02
            > Nobody in the harbour office would explain why the boats had come or how long they were meant to stay there.
            """;
        var picture = Scene.Relate(string.Join('\n', Enumerable.Range(0, 300).Select(i => $"# paper{i} | 2031-05-{3 + (i % 20):00}\n{Story}")));
        picture.Origins.ShouldHaveSingleItem().Documents.Length.ShouldBe(300);
        picture.Stories.ShouldHaveSingleItem();
        var support = picture.Support.ShouldHaveSingleItem();
        support.Origins.Length.ShouldBe(1);
        support.Documents.ShouldBe(300);
        picture.Lineage.Length.ShouldBeLessThanOrEqualTo(900);
    }

    [Fact]
    public void Unnamed_officials_of_unrelated_documents_are_not_joined() =>
        Scene.Relate("""
            # first | 2031-05-03
            ~ARD | assertion | + | certain | two brigades left the garrison at Helm
            # second | 2031-05-03
            ~ARD | assertion | + | certain | two brigades left the garrison at Helm
            """).Origins.Length.ShouldBe(2);

    [Fact]
    public void A_claim_whose_source_was_dropped_goes_to_the_origin_it_repeats()
    {
        var picture = Scene.Relate("""
            # first | 2031-05-03
            Mira Tolvan | assertion | + | certain | joint flights of Ardania and Borland show a coordinated message to Cathmor || 2031-05-02
            # second | 2031-05-04
            ? | assertion | + | certain | the joint flights of Ardania and Borland show a message to Cathmor
            """);
        picture.Origins.ShouldHaveSingleItem().Reasons.ShouldContain(r => r.Kind == "attribution_lost");
    }

    [Fact]
    public void Every_origin_has_its_reasons() =>
        Scene.Relate($"""
            # first | 2031-05-03
            {Speech}
            - | assertion | + | certain | the winter was mild
            ? | assertion | + | certain | bridges were repaired
            ~BOR | assertion | + | certain | grain arrived by rail
            """).Origins.ShouldAllBe(o => !o.Reasons.IsEmpty);
}
