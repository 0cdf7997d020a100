using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

/// <summary>What people say of names holds against the program, the later word against the earlier.</summary>
public class EntityRulingTests
{
    private static readonly DateTimeOffset Day = new(2031, 5, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly EntityCase Two = EntityCase.Parse("two\n[Anton Belmak|PER|VEL#1] left.\n==\n[Anton Belnak|PER|BOR#2] left.\n==\n[Anton Belmak|PER|VEL#1] came.");

    private static NameUse Use(EntityCase one, string written, int report = -1) =>
        one.Review().Find(written)[0].Use with { Item = report < 0 ? null : one.Readings[report].Document.Item };

    private static NameRuling Say(NameVerdict verdict, NameUse a, NameUse b, int hour = 0) => new(verdict, a, b, null, "Ada", Day.AddHours(hour));

    private static string[] Things(EntityCase one, params NameRuling[] said) => [.. one.Marks.Select(m => one.Review(NameRulings.Of(said)).At(m.Document, m.Span)!.Id.ToString())];

    [Fact]
    public void What_people_join_is_one_whatever_the_countries()
    {
        var join = Say(NameVerdict.One, Use(Two, "Anton Belmak"), Use(Two, "Anton Belnak"));
        Things(Two).Distinct().Count().ShouldBe(2);
        Things(Two, join).Distinct().Count().ShouldBe(1);
        Two.Review(NameRulings.Of([join])).Find("Anton Belnak")[0].Entity.Reasons.ShouldHaveSingleItem().Text.ShouldContain("Ada on 2031-05-02");
    }

    [Fact]
    public void Of_two_words_on_a_pair_the_later_holds_and_an_open_one_takes_back()
    {
        NameUse a = Use(Two, "Anton Belmak"), b = Use(Two, "Anton Belnak");
        NameRuling join = Say(NameVerdict.One, a, b), part = Say(NameVerdict.Two, b, a, 1), open = Say(NameVerdict.Open, a, b, 2);
        Things(Two, join, part).Distinct().Count().ShouldBe(2);
        Things(Two, part, join).Distinct().Count().ShouldBe(1);
        NameRulings.Of([join, part, open]).ShouldBe(NameRulings.None);
    }

    [Fact]
    public void A_parting_holds_against_names_that_are_written_alike()
    {
        var one = EntityCase.Parse("one\n[Sergey Tolvanskyy|PER#1] left.\n==\n[Sergei Tolvanski|PER#2] left.");
        Things(one).Distinct().Count().ShouldBe(1);
        Things(one, Say(NameVerdict.Two, Use(one, "Sergey Tolvanskyy"), Use(one, "Sergei Tolvanski"))).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void One_name_is_parted_by_the_report_it_stands_in()
    {
        var parted = Say(NameVerdict.Two, Use(Two, "Anton Belmak"), Use(Two, "Anton Belmak", 2));
        Things(Two, parted).Distinct().Count().ShouldBe(3);
        var with = Say(NameVerdict.One, Use(Two, "Anton Belmak", 2), Use(Two, "Anton Belnak"), 1);
        string[] things = Things(Two, parted, with);
        things[2].ShouldBe(things[1]);
        things[2].ShouldNotBe(things[0]);
    }

    [Fact]
    public void One_place_of_a_name_is_parted_from_another_in_the_same_report()
    {
        var one = EntityCase.Parse("one\n[Odo Brack|PER#1] met another [Odo Brack|PER#2].");
        var there = Use(one, "Odo Brack") with { Place = new(one.Marks[1].Document, one.Marks[1].Span) };
        Things(one, Say(NameVerdict.Two, Use(one, "Odo Brack"), there)).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_word_that_later_words_make_impossible_does_not_hold_and_is_told()
    {
        var three = EntityCase.Parse("three\n[Odo Brack|PER#1] left.\n==\n[Pim Vossel|PER#2] left.\n==\n[Lena Orsk|PER#3] left.");
        NameUse a = Use(three, "Odo Brack"), b = Use(three, "Pim Vossel"), c = Use(three, "Lena Orsk");
        NameRuling[] said = [Say(NameVerdict.One, a, b), Say(NameVerdict.One, b, c, 1), Say(NameVerdict.Two, a, c, 2)];
        string[] things = Things(three, said);
        things[1].ShouldBe(things[2]);
        things[0].ShouldNotBe(things[1]);
        three.Review(NameRulings.Of(said)).Find("Odo Brack")[0].Entity.Reasons.ShouldContain(r => r.Kind == "person_overruled" && r.Text.Contains("a later word holds against it", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_thing_is_called_its_kind_and_its_country_are_told_by_people()
    {
        var told = new NameRuling(NameVerdict.Told, Use(Two, "Anton Belnak"), null, new("Antonin Belnak", EntityKind.Organisation, "CAT"), "Ada", Day);
        var entity = Two.Review(NameRulings.Of([told])).Find("Anton Belnak")[0].Entity;
        (entity.Canonical, entity.Kind, entity.Country).ShouldBe(("Antonin Belnak", EntityKind.Organisation, "CAT"));
        entity.Aliases.ShouldBe(["Anton Belnak"]);
    }

    [Fact]
    public void What_somebody_decided_is_asked_no_more()
    {
        var one = EntityCase.Parse("one\n[Anton Belmak|PER#1] left.\n==\n[Anton Belnak|PER#1] left.");
        one.Review().Candidates.ShouldHaveSingleItem().Kind.ShouldBe(CandidateKind.Spelling);
        one.Review(NameRulings.Of([Say(NameVerdict.Two, Use(one, "Anton Belmak"), Use(one, "Anton Belnak"))])).Candidates.ShouldBeEmpty();
    }

    [Fact]
    public void Names_under_a_common_family_name_and_company_are_shown_with_where_they_stand()
    {
        var one = EntityCase.Parse("one\n[Mei Wang|PER#1] met [Lena Orsk|PER#3].\n==\n[Wang|PER#2] met [Lena Orsk|PER#3].");
        var asked = one.Review().Candidates.ShouldHaveSingleItem();
        asked.Reasons.Select(r => r.Kind).ShouldBe(["part_of_name", "company"]);
        asked.A.Where.ShouldHaveSingleItem().Document.ShouldBe(one.Readings[1].Document.Id);
    }

    [Fact]
    public void A_speaker_whom_people_joined_is_one_speaker_in_relating()
    {
        var readings = Scene.Of("""
            # one
            Anton Belmak | assertion | + | certain | the sound is mined
            # two
            Anton Belnak | assertion | + | certain | the sound is mined
            """);
        var review = EntityReview.Of(new Picture { Readings = readings });
        var join = Say(NameVerdict.One, review.Find("Anton Belmak")[0].Use, review.Find("Anton Belnak")[0].Use);
        new Relater().Relate(readings).Entities.Length.ShouldBe(2);
        var picture = new Relater().Relate(readings, NameRulings.Of([join]));
        picture.Entities.ShouldHaveSingleItem();
        picture.Rulings.Holding.ShouldHaveSingleItem();
    }
}
