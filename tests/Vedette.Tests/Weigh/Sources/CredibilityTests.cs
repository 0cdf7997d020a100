using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Tests.Relate;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Sources;

public class CredibilityTests
{
    /// <summary>Ten countries whose officials are ten families.</summary>
    private static readonly string[] Countries = ["NOR", "SWE", "DNK", "FIN", "ISL", "EST", "LVA", "LTU", "POL", "NLD"];

    [Theory]
    [InlineData(0, 0, Plausibility.Plausible, '6')]
    [InlineData(1, 0, Plausibility.NotGiven, '6')]
    [InlineData(1, 0, Plausibility.Plausible, '3')]
    [InlineData(1, 0, Plausibility.Doubtful, '4')]
    [InlineData(1, 0, Plausibility.Implausible, '5')]
    [InlineData(1, 1, Plausibility.NotGiven, '6')]
    [InlineData(1, 1, Plausibility.Plausible, '4')]
    [InlineData(2, 0, Plausibility.NotGiven, '2')]
    [InlineData(2, 0, Plausibility.Plausible, '2')]
    [InlineData(2, 1, Plausibility.Plausible, '3')]
    [InlineData(2, 2, Plausibility.NotGiven, '6')]
    [InlineData(3, 0, Plausibility.NotGiven, '2')]
    [InlineData(3, 0, Plausibility.Plausible, '1')]
    [InlineData(3, 0, Plausibility.Implausible, '4')]
    [InlineData(3, 1, Plausibility.Plausible, '2')]
    [InlineData(9, 0, Plausibility.Plausible, '1')]
    public void The_rule_proposes(int says, int against, Plausibility plausibility, char figure)
    {
        Credibility.Grade(says, against, plausibility, out string because).Figure.ShouldBe(figure);
        because.ShouldNotBeEmpty();
        Propose(says, against, plausibility).Grade.Figure.ShouldBe(figure);
    }

    [Fact]
    public void A_line_of_the_rule_holds_for_every_count() =>
        Prop.ForAll(Gen.Choose(0, 40).Two().ToArbitrary(), counts =>
        {
            foreach (var plausibility in Enum.GetValues<Plausibility>()) Credibility.Grade(counts.Item1, counts.Item2, plausibility, out _);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_that_says_it_never_lowers_what_is_known() => Each((says, against, plausibility) =>
        Credibility.Grade(says + 1, against, plausibility, out _).Against(Credibility.Grade(says, against, plausibility, out _)).ShouldNotBe(Compared.Lower));

    [Fact]
    public void One_more_denial_never_raises_it_nor_makes_known_what_was_not() => Each((says, against, plausibility) =>
    {
        var (less, more) = (Credibility.Grade(says, against, plausibility, out _), Credibility.Grade(says, against + 1, plausibility, out _));
        more.Against(less).ShouldNotBe(Compared.Higher);
        if (!less.IsKnown) more.IsKnown.ShouldBeFalse();
    });

    [Fact]
    public void Less_plausible_is_never_more_credible() => Each((says, against, plausibility) =>
    {
        if (plausibility is Plausibility.Doubtful or Plausibility.Implausible)
            Credibility.Grade(says, against, plausibility, out string _).Against(Credibility.Grade(says, against, plausibility - 1, out string _)).ShouldNotBe(Compared.Higher);
    });

    [Fact]
    public void Confirmed_takes_three_independent_origins_plausibility_and_no_denial() => Each((says, against, plausibility) =>
    {
        if (Credibility.Grade(says, against, plausibility, out _) == CredibilityGrade.Confirmed) (says >= 3 && against == 0 && plausibility is Plausibility.Plausible).ShouldBeTrue();
    });

    [Fact]
    public void Any_number_of_organs_of_one_government_counts_once()
    {
        var picture = Scene.Relate(string.Join('\n', Enumerable.Range(0, 5).Select(i => $"# doc{i} | 2031-05-0{3 + i}\n~NOR | assertion | + | certain | two brigades left the garrison at Helm")));
        var proposal = Credibility.Propose(picture.Origins, [], Plausibility.Plausible, new Independence(picture, SourceRegister.Empty.Kinship));
        proposal.Says.ShouldHaveSingleItem().Origins.Length.ShouldBe(5);
        proposal.Grade.Figure.ShouldBe('3');
    }

    [Fact]
    public void What_may_repeat_another_is_not_counted()
    {
        var picture = Scene.Relate("# a | 2031-05-03\n? | assertion | + | certain | two brigades left the garrison at Helm\n# b | 2031-05-03\n~NOR | assertion | + | certain | the bridges of the north are closed to lorries");
        picture.Origins.ShouldContain(o => o.SpeakerType == SpeakerType.Lost);
        var proposal = Credibility.Propose(picture.Origins, [], Plausibility.Plausible, new Independence(picture, SourceRegister.Empty.Kinship));
        proposal.Grade.Figure.ShouldBe('3');
        proposal.Reasons.ShouldContain(r => r.Kind == "attribution_lost");
    }

    [Fact]
    public void Three_whose_families_are_not_known_confirm_nothing()
    {
        string[] people = ["Ada Rus", "Ivo Sand", "Una Lind"];
        var picture = Scene.Relate(string.Join('\n', people.Select((p, i) => $"# doc{i} | 2031-05-0{3 + i}\n{p} | assertion | + | certain | two brigades left the garrison at Helm")));
        var proposal = Credibility.Propose(picture.Origins, [], Plausibility.Plausible, new Independence(picture, SourceRegister.Empty.Kinship));
        proposal.Grade.Figure.ShouldBe('2');
        proposal.Reasons.ShouldContain(r => r.Kind == "not_shown");
        proposal.Reasons.Count(r => r.Kind == "family_unknown").ShouldBe(3);
    }

    [Fact]
    public void A_denial_in_the_picture_stands_against_the_claim_and_the_claim_against_the_denial()
    {
        var picture = Scene.Relate("""
            # first | 2031-05-03
            ~NOR | assertion | + | certain | Ardania has moved two brigades to the Borland frontier
            ~SWE | denial | - | certain | Ardania has moved two brigades to the Borland frontier |||| 1
            """);
        var denial = picture.Contradictions.ShouldHaveSingleItem();
        var independence = new Independence(picture, SourceRegister.Empty.Kinship);
        var claim = Credibility.Propose([denial.A], Plausibility.Plausible, independence);
        claim.Against.ShouldHaveSingleItem().Family.ShouldBe("government of Sweden");
        claim.Grade.Figure.ShouldBe('4');
        Credibility.Propose([denial.B], Plausibility.Plausible, independence).Against.ShouldHaveSingleItem().Family.ShouldBe("government of Norway");
    }

    [Fact]
    public void A_denial_by_one_whom_it_concerns_is_told_as_such()
    {
        var picture = Scene.Relate("""
            # first | 2031-05-03
            ~NOR | assertion | + | certain | Ardania has moved two brigades to the Borland frontier
            ~ARD | denial | - | certain | Ardania has moved two brigades to the Borland frontier |||| 1
            """);
        Credibility.Propose([picture.Contradictions.ShouldHaveSingleItem().A], Plausibility.NotGiven, new Independence(picture, SourceRegister.Empty.Kinship))
            .Reasons.Single(r => r.Kind == "against").Text.ShouldEndWith("of the government of ARD, whom it concerns: it knows at first hand and has reason to deny.");
    }

    [Fact]
    public void Three_in_one_document_confirm_nothing()
    {
        var picture = Scene.Relate("# only | 2031-05-03\n" + string.Join('\n', Countries.Take(3).Select(c => $"~{c} | assertion | + | certain | two brigades left the garrison at Helm")));
        picture.Origins.Length.ShouldBe(3);
        var proposal = Credibility.Propose(picture.Origins, [], Plausibility.Plausible, new Independence(picture, SourceRegister.Empty.Kinship));
        proposal.Grade.Figure.ShouldBe('2');
        proposal.Reasons.Single(r => r.Kind == "not_shown").Text.ShouldContain("one document");
    }

    [Fact]
    public void A_question_says_nothing()
    {
        var picture = Scene.Relate("# first | 2031-05-03\n~NOR | question | + | unknown | Ardania has moved two brigades to the Borland frontier");
        Credibility.Propose(picture.Readings.SelectMany(r => r.Claims).Select(c => c.Id), Plausibility.Plausible, new Independence(picture, SourceRegister.Empty.Kinship)).Grade.Figure.ShouldBe('6');
    }

    [Fact]
    public void How_reliable_the_sources_are_never_changes_the_proposal()
    {
        var (picture, says, against) = World(4, 1);
        string[] Of(string letters)
        {
            string register = "sources:\n" + string.Concat(letters.Select((l, i) => $"  s{i}:\n    name: Speaker {Countries[i]}\n    country: {Countries[i]}\n    family: state\n    grades:\n      - {{on: 2031-05-01, reliability: {l}, by: a, reason: b}}\n"));
            var read = RegisterFile.Read(register, new(2031, 6, 1), new Faults()).ShouldNotBeNull();
            return [.. Enum.GetValues<Plausibility>().Select(p => Credibility.Propose(says, against, p, new Independence(picture, read.Kinship))).SelectMany(p => p.Reasons.Select(r => r.Text).Prepend(p.Grade.ToString()))];
        }
        var ungraded = Of("FFFFF");
        Prop.ForAll(Gen.Elements("ABCDEF".ToCharArray()).ArrayOf(5).ToArbitrary(), letters => Of(new string(letters)).SequenceEqual(ungraded)).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Fact]
    public void What_is_claimed_never_changes_how_reliable_a_source_is()
    {
        const string Register = "sources:\n  a:\n    name: Una Lind\n    grades:\n      - {on: 2031-05-01, reliability: B, by: a, reason: b}\n";
        Prop.ForAll(Gen.Choose(1, 6).ToArbitrary(), figure =>
        {
            var register = RegisterFile.Read(Register + $"information:\n  - {{on: 2031-05-02, source: Una Lind, item: x, credibility: {figure}, by: a, reason: b}}\n", new(2031, 6, 1), new Faults()).ShouldNotBeNull();
            return register.ReliabilityOn(register.Find("Una Lind")!, new(2031, 6, 1)).ToString() == "B";
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_reason_of_a_speaker_tells_where_it_stands() =>
        Propose(3, 2, Plausibility.Plausible).Reasons.Where(r => r.Kind is "says" or "against" or "family_unknown").ShouldAllBe(r => r.Where != null);

    private static void Each(Action<int, int, Plausibility> holds)
    {
        for (int says = 0; says < 8; says++)
            for (int against = 0; against < 8; against++)
                foreach (var plausibility in Enum.GetValues<Plausibility>()) holds(says, against, plausibility);
    }

    private static CredibilityProposal Propose(int says, int against, Plausibility plausibility)
    {
        var (picture, who, opposed) = World(Math.Min(says, 7), against);
        return Credibility.Propose(who, opposed, plausibility, new Independence(picture, SourceRegister.Empty.Kinship));
    }

    private static (Picture Picture, Origin[] Says, Origin[] Against) World(int says, int against)
    {
        var picture = Scene.Relate(string.Join('\n', Countries.Take(says + against).Select((c, i) => $"# doc{i} | 2031-05-{3 + i:00}\n~{c} | assertion | + | certain | two brigades left the garrison at Helm")));
        return (picture, [.. picture.Origins.Take(says)], [.. picture.Origins.Skip(says)]);
    }
}
