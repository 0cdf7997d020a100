using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Tables;
using static Vedette.Tests.Weigh.Signs;

namespace Vedette.Tests.Weigh.Tables;

public class EvidenceTableTests
{
    private static Indicator Expecting(string key, string word, Consistency a, Consistency b) => Indicator(key) with
    {
        Fires = [new() { Words = [Vedette.Relate.Words.Terms(word)], IsAct = true }],
        Expects = ImmutableDictionary<string, Consistency>.Empty.Add("a", a).Add("b", b),
    };

    private static WarningProblem Problem(params Indicator[] indicators) => new()
    {
        Key = "p", Question = "?", Hypotheses = [new("a", "A holds.", null), new("b", "B holds.", null), new("c", "A holds at night.", "a")], Indicators = [.. indicators],
    };

    private static EvidenceTable Table(WarningProblem problem, IEnumerable<Testimony> told, params CellChoice[] choices) =>
        TableBuilder.Build(problem, IndicatorBoard.Read(problem, told, null), choices, id => id.ToString());

    [Fact]
    public void The_hypothesis_with_the_least_against_it_leads_and_narrower_ones_stand_in_no_row()
    {
        var table = Table(Problem(Expecting("i", "ship", Consistency.II, Consistency.C)), [Testimony("Ann", "2025-01-01")]);
        table.Hypotheses.Select(h => h.Key).ShouldBe(["a", "b"]);
        table.Leaders.ShouldBe(["b"]);
        table.Standings.Single(s => s.Hypothesis.Key == "a").Inconsistency.ShouldBe(2);
    }

    [Fact]
    public void Evidence_that_fits_everything_moves_nothing()
    {
        var table = Table(Problem(Expecting("i", "ship", Consistency.CC, Consistency.CC)), [Testimony("Ann", "2025-01-01")]);
        table.Leaders.ShouldBe(["a", "b"], ignoreOrder: true);
        table.Evidence.Single().Diagnosticity.ShouldBe(0);
    }

    [Fact]
    public void Evidence_that_rests_on_one_origin_shares_that_origins_weight()
    {
        var problem = Problem(Expecting("i", "ship", Consistency.I, Consistency.C), Expecting("j", "gas", Consistency.I, Consistency.C));
        var one = Table(problem, [Testimony("Ann", "2025-01-01", Statement("ship"), Statement("gas"))]);
        one.Evidence.Select(e => e.Weight).ShouldBe([.5, .5]);
        one.Standings.Last().Inconsistency.ShouldBe(1);
        var two = Table(problem, [Testimony("Ann", "2025-01-01", Statement("ship")), Testimony("Ben", "2025-01-01", Statement("gas"))]);
        two.Standings.Last().Inconsistency.ShouldBe(2);
    }

    [Fact]
    public void What_is_only_asserted_speaks_less_strongly()
    {
        var asserted = Expecting("i", "ship", Consistency.II, Consistency.CC);
        asserted = asserted with { Fires = [asserted.Fires[0] with { IsAct = false }] };
        Table(Problem(asserted), [Testimony("Ann", "2025-01-01")]).Evidence.Single().Cells.Select(c => c.Value).ShouldBe([Consistency.I, Consistency.C]);
    }

    [Fact]
    public void What_a_person_sets_holds_and_the_proposal_stays_on_record()
    {
        var at = DateTimeOffset.UnixEpoch;
        var table = Table(Problem(Expecting("i", "ship", Consistency.I, Consistency.C)), [Testimony("Ann", "2025-01-01")],
            new CellChoice("i", "a", Consistency.N, "Eve", at.AddDays(1), "weak"), new CellChoice("i", "a", Consistency.CC, "Eve", at, null));
        var cell = table.At("i", "a");
        (cell.Proposed, cell.Value, cell.Choice!.By).ShouldBe((Consistency.I, Consistency.N, "Eve"));
    }

    [Fact]
    public void It_tells_which_origin_carries_the_result()
    {
        var problem = Problem(Expecting("i", "ship", Consistency.II, Consistency.C), Expecting("j", "gas", Consistency.C, Consistency.I));
        var table = Table(problem, [Testimony("Ann", "2025-01-01", Statement("ship")), Testimony("Ben", "2025-01-01", Statement("gas"))]);
        table.Leaders.ShouldBe(["b"]);
        var flips = table.LeftOut.Where(l => l is { Kind: "origin", IsFlip: true }).ToArray();
        flips.ShouldHaveSingleItem().What.ShouldStartWith("Ann");
        flips[0].LeadersAfter.ShouldBe(["a"]);
    }

    [Fact]
    public void It_tells_what_would_change_if_an_assumption_were_wrong()
    {
        var problem = Problem(Expecting("i", "ship", Consistency.II, Consistency.C)) with { Assumptions = [new("x", "Ships are seen.", true, null, ["i"])] };
        Table(problem, [Testimony("Ann", "2025-01-01")]).LeftOut.ShouldContain(l => l.Kind == "assumption" && l.IsFlip && l.LeadersAfter.Length == 2);
    }

    [Fact]
    public void The_discriminator_is_the_unseen_sign_on_which_the_leaders_differ_most()
    {
        var problem = Problem(Expecting("i", "ship", Consistency.I, Consistency.C), Expecting("far", "gas", Consistency.II, Consistency.CC), Expecting("near", "grain", Consistency.N, Consistency.C))
            with { Questions = [new("q", "Where is the gas?", ["far"], "the port")] };
        var found = Table(problem, [Testimony("Ann", "2025-01-01")]).Discriminators;
        found.Select(d => (d.Indicator.Key, d.Difference)).ShouldBe([("far", 4), ("near", 1)]);
        found[0].Questions.Single().Collection.ShouldBe("the port");
    }

    [Fact]
    public void Silence_past_its_day_is_evidence()
    {
        var silent = Expecting("i", "ship", Consistency.CC, Consistency.N) with
        {
            ExpectedBy = Day("2025-01-01"), ExpectsSilence = ImmutableDictionary<string, Consistency>.Empty.Add("a", Consistency.I).Add("b", Consistency.C),
        };
        var problem = Problem(silent);
        var table = TableBuilder.Build(problem, IndicatorBoard.Read(problem, [], Day("2025-02-01")), [], id => "");
        table.Evidence.Single().IsSilence.ShouldBeTrue();
        table.Leaders.ShouldBe(["b"]);
    }

    [Fact]
    public void Without_evidence_nothing_speaks_against_anything()
    {
        var table = Table(Problem(Expecting("i", "ship", Consistency.II, Consistency.C)), []);
        table.Evidence.ShouldBeEmpty();
        table.Standings.ShouldAllBe(s => s.Inconsistency == 0);
    }
}
