using Vedette.Model;
using Vedette.Tests.Relate;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Sources;

public class IndependenceTests
{
    private const string Register = """
        families:
          harbour_group: {name: Harbour Group, country: NZL}
          party_press: {name: Party Press, country: NOR, part_of: state}
        sources:
          wire: {name: Northern Wire, family: Harbour Group}
          post: {name: Evening Post, family: Harbour Group}
          herald: {name: The Herald, family: itself, copies: [Free Press]}
          press: {name: Free Press, family: itself}
          gazette: {name: State Gazette, family: Party Press}
          tolvan: {name: Mira Tolvan, kind: person, family: state, country: NOR}
          brack: {name: Odo Brack, kind: person, family: state, country: NZL}
          lind: {name: Una Lind, kind: person, family: itself}
        """;

    /// <summary>One claim of each, all of one content: who, and in which outlet's document.</summary>
    private static (Picture Picture, Independence Independence) Told(params (string Who, string Outlet)[] tellings)
    {
        var picture = Scene.Relate(string.Join('\n', tellings.Select((t, i) => $"# doc{i} | 2031-05-{3 + i:00} | {t.Outlet}\n{t.Who} | assertion | + | certain | Ardania has moved two brigades to the Borland frontier || 2031-05-0{1 + i}")));
        return (picture, new Independence(picture, KinshipOf(Register)));
    }

    internal static Kinship KinshipOf(string register)
    {
        var faults = new Faults();
        return RegisterFile.Read(register, new(2031, 6, 1), faults).ShouldNotBeNull(string.Join('\n', faults.InOrder)).Kinship;
    }

    [Theory]
    [InlineData("Mira Tolvan", "Free Press", "Mira Tolvan", "Evening Post", OriginTie.SameSpeaker)]
    [InlineData("Mira Tolvan", "Free Press", "@State Gazette", "Evening Post", OriginTie.SameFamily)]
    [InlineData("Mira Tolvan", "Free Press", "@Norway", "Evening Post", OriginTie.SameFamily)]
    [InlineData("Mira Tolvan", "Free Press", "~NOR", "Evening Post", OriginTie.SameFamily)]
    [InlineData("Mira Tolvan", "Free Press", "~NZL", "Evening Post", OriginTie.Independent)]
    [InlineData("Mira Tolvan", "Free Press", "Odo Brack", "Free Press", OriginTie.Independent)]
    [InlineData("Mira Tolvan", "Free Press", "Una Lind", "Free Press", OriginTie.Independent)]
    [InlineData("-", "Northern Wire", "-", "Evening Post", OriginTie.SameFamily)]
    [InlineData("-", "Northern Wire", "@Evening Post", "The Herald", OriginTie.SameFamily)]
    [InlineData("@The Herald", "x", "@Free Press", "y", OriginTie.Copies)]
    [InlineData("@Free Press", "x", "@Herald", "y", OriginTie.Copies)]
    [InlineData("Ada Rus", "Free Press", "Odo Brack", "Free Press", OriginTie.FamilyUnknown)]
    [InlineData("Ada Rus", "Free Press", "Ivo Sand", "Free Press", OriginTie.FamilyUnknown)]
    public void Two_origins_stand_to_each_other_as_their_sources_do(string first, string firstOutlet, string second, string secondOutlet, OriginTie tie)
    {
        var (picture, independence) = Told((first, firstOutlet), (second, secondOutlet));
        picture.Origins.Length.ShouldBe(2);
        var verdict = independence.Between(picture.Origins[0], picture.Origins[1]);
        verdict.Tie.ShouldBe(tie);
        verdict.Reasons.ShouldNotBeEmpty();
        verdict.CountOnce.ShouldBe(tie is not (OriginTie.Independent or OriginTie.FamilyUnknown));
        independence.Between(picture.Origins[1], picture.Origins[0]).Tie.ShouldBe(tie);
        independence.Between(picture.Origins[0], picture.Origins[0]).Tie.ShouldBe(OriginTie.SameOrigin);
    }

    [Fact]
    public void A_family_that_is_not_known_is_said_of_each_that_lacks_it()
    {
        var (picture, independence) = Told(("Ada Rus", "Free Press"), ("Odo Brack", "Free Press"));
        var reason = independence.Between(picture.Origins[0], picture.Origins[1]).Reasons.ShouldHaveSingleItem();
        reason.Kind.ShouldBe("family_unknown");
        reason.Text.ShouldContain("Ada Rus");
        reason.Where.ShouldNotBeNull();
    }

    [Fact]
    public void Origins_that_hang_together_through_a_third_count_once()
    {
        var (picture, independence) = Told(("Mira Tolvan", "Free Press"), ("Odo Brack", "Free Press"), ("@State Gazette", "x"), ("~NOR", "y"));
        var groups = independence.Groups(picture.Origins);
        groups.Select(g => g.Origins.Length).ShouldBe([3, 1]);
        groups[0].Family.ShouldBe("government of Norway");
        groups[0].Reasons.ShouldAllBe(r => r.Kind == "same_family");
    }

    [Fact]
    public void The_order_of_origins_does_not_change_the_groups()
    {
        var (picture, independence) = Told(("Mira Tolvan", "a"), ("Odo Brack", "a"), ("@State Gazette", "x"), ("~NZL", "y"), ("Ada Rus", "z"));
        string[] Sets(IEnumerable<Origin> origins) => [.. independence.Groups(origins).Select(g => string.Join(' ', g.Origins.Select(o => o.Id.ToString()).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
        Sets(picture.Origins.Reverse()).ShouldBe(Sets(picture.Origins));
    }

    [Fact]
    public void A_credited_agency_speaks_in_a_paper_that_prints_it()
    {
        var picture = Scene.Relate("""
            # paper | 2031-05-03 | Free Press
            + agency Northern Wire
            - | assertion | + | certain | Ardania has moved two brigades to the Borland frontier
            """);
        new Independence(picture, KinshipOf(Register)).SpeakerOf(picture.Origins.ShouldHaveSingleItem()).ShouldBe("Northern Wire");
    }
}
