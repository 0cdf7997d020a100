using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Relate;
using Vedette.Tell;

namespace Vedette.Tests.Relate;

/// <summary>Every document has a word of its own in all that is in it (zqa, zqb …), every claim another (zqa1, zqa2 …), so that whatever of it is left can be found.</summary>
public class ReleasingTests
{
    private const string Set = """
        # zqa-early | 2031-05-03 | Zqa Wire
        > Lanterns burned all night along the zqa quay as dockers unloaded crates that nobody was allowed to count.
        Zqa1mira Tolvan | assessment | + | possible | Ardania could send zqa1 fuel convoys to Borland | if the zqa1 harbour falls | 2031-05-02 | the Zqa1 Harbour Council
        ~CAT | assertion | + | certain | Ardania asked Borland for 40 zqa2 rockets
        # zqb-late | 2031-05-05 | Zqb Post
        + agency Zqa Wire
        > Lanterns burned all night along the zqb quay as dockers unloaded crates that nobody was allowed to count.
        Tolvan | assessment | + | certain | Ardania will send zqb1 fuel convoys to Borland ||| the Zqb1 Harbour Council
        @Borland | denial | - | certain | Ardania asked Borland for zqb2 rockets
        # zqc-undated || Zqc Sheet
        Tolvan | warning | + | probable | Ardania will likely send zqc1 fuel to Borland in convoys
        ? | assertion | + | certain | Ardania asked Borland for 40 zqc2 rockets
        # zqd-other | 2031-06-11 | Zqd Herald
        Odo Zqd1brack | assertion | + | certain | Ardania asked Borland for 90 zqd1 rockets || 2031-06-10
        - | assertion | + | certain | the winter was zqd2 mild and the rivers ran high
        """;

    private static readonly DateTimeOffset Now = new(2031, 7, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Picture Whole = Scene.Relate(Set);

    private static string Rendered(Picture picture)
    {
        var briefing = Briefing.Of(picture, Now);
        return string.Join('\n', TextBrief.Render(briefing, 100, TextLimits.Screen).Select(line => $"{line}").Append(MarkdownBrief.Render(briefing)).Append(HtmlBrief.Render(briefing)).Append(Encoding.UTF8.GetString(JsonBrief.Render(briefing).Span)));
    }

    private static string Letter(Reading reading) => reading.Document.Name[..3];
    private static string Letter(Claim claim) => $"{Letter(Whole.Readings.Single(r => r.Document.Id == claim.Document))}{Whole.Readings.Single(r => r.Document.Id == claim.Document).Claims.IndexOf(claim) + 1}";

    [Fact]
    public void The_whole_set_tells_every_word_of_its_own_so_that_its_absence_means_something()
    {
        string all = Rendered(Whole);
        foreach (var reading in Whole.Readings) all.ShouldContain(Letter(reading));
        foreach (var claim in Whole.Readings.SelectMany(r => r.Claims)) all.ShouldContain(Letter(claim));
        Whole.Origins.ShouldContain(o => o.Speaker == "Zqa1mira Tolvan" && o.Documents.Length > 1, "a name that one document lends to another");
    }

    [Fact]
    public void Nothing_of_what_is_withheld_is_left_in_any_rendering_of_a_briefing() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        Tlp Any() => Tlp.All[random.Next(Tlp.All.Length)];
        var marks = new Marks(
        [
            .. Whole.Readings.Where(_ => random.Next(3) > 0).Select(r => new Mark(MarkedThing.Of(r.Document.Item), Any(), "Ada", Now)),
            .. Whole.Readings.SelectMany(r => r.Claims).Where(_ => random.Next(4) == 0).Select(c => new Mark(MarkedThing.Of(c.Id), Any(), "Ada", Now)),
            .. random.Next(3) == 0 ? [new Mark(MarkedThing.Store, Any(), "Ada", Now)] : Array.Empty<Mark>(),
        ]);
        var audience = Any();
        var released = Whole.For(marks, audience);
        string told = Rendered(released.Picture);
        var withheld = Whole.Readings.Where(r => marks.Of(r.Document) > audience).ToArray();
        var claims = Whole.Readings.SelectMany(r => r.Claims.Where(c => marks.Of(c, r.Document) > audience)).ToArray();
        released.Documents.ShouldBe(withheld.Length);
        released.Picture.Readings.Length.ShouldBe(Whole.Readings.Length - withheld.Length);
        foreach (var reading in withheld)
        {
            // The other paper's credit to the first is its own text.
            told.ShouldNotContain(Letter(reading) + (reading.Document.Name == "zqa-early" ? "-" : ""), Case.Insensitive, $"seed {seed}");
            told.ShouldNotContain(reading.Document.Id.ToString());
            told.ShouldNotContain(reading.Document.Item.ToString());
        }
        foreach (var claim in claims)
        {
            told.ShouldNotContain(Letter(claim), Case.Insensitive, $"seed {seed}");
            told.ShouldNotContain(claim.Id.ToString());
            released.Picture.Origins.ShouldNotContain(o => o.Claims.Contains(claim.Id));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_released_is_what_would_be_known_had_nothing_else_been_read()
    {
        var early = Whole.Readings.Single(r => r.Document.Name == "zqa-early");
        var marks = new Marks([new Mark(MarkedThing.Of(early.Document.Item), Tlp.Red, "Ada", Now)]);
        var alone = new Relater().Relate([.. Whole.Readings.Where(r => r != early)]);
        Rendered(Whole.For(marks, Tlp.AmberStrict).Picture).ShouldBe(Rendered(alone));
    }

    [Fact]
    public void A_picture_of_which_nothing_is_withheld_stays_the_very_same()
    {
        Whole.For(Marks.None, Tlp.Clear).Picture.ShouldBeSameAs(Whole);
        var marks = new Marks([new Mark(MarkedThing.Of(new ItemId(7)), Tlp.Red, "Ada", Now)]);
        Whole.For(marks, Tlp.Clear).Picture.ShouldBeSameAs(Whole);
        Whole.For(new Marks([new Mark(MarkedThing.Store, Tlp.Red, "Ada", Now)]), Tlp.Red).Picture.ShouldBeSameAs(Whole);
    }

    [Fact]
    public void A_store_whose_default_is_above_the_ceiling_releases_an_empty_picture()
    {
        var released = Whole.For(new Marks([new Mark(MarkedThing.Store, Tlp.Green, "Ada", Now)]), Tlp.Clear);
        released.Documents.ShouldBe(4);
        released.Picture.Readings.ShouldBeEmpty();
        released.Picture.Origins.ShouldBeEmpty();
        released.Picture.Timeline.ShouldBeEmpty();
    }
}
