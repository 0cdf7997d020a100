using System.Collections.Immutable;
using Vedette.Weigh.Simulations;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Simulations;

public class ExperimentTests
{
    private static readonly Simulation Model = SimulationSectionTests.Read(SimulationSectionTests.Small);

    [Fact]
    public void The_same_seed_gives_the_same_findings_at_every_number_of_threads() =>
        Print(Find(threads: 1)).ShouldBe(Print(Find(threads: 4)));

    [Fact]
    public void Another_seed_gives_other_findings() => Print(Find(seed: 2)).ShouldNotBe(Print(Find(seed: 1)));

    [Fact]
    public void Help_lengthens_what_the_stores_last()
    {
        var findings = Find();
        findings.Sets[1].Outcomes[0].Band.P50.ShouldBeGreaterThan(findings.Sets[0].Outcomes[0].Band.P50);
        findings.Sets[0].Outcomes[0].MedianCrosses.ShouldBe(true);
        findings.Sets[1].Outcomes[0].MedianCrosses.ShouldBe(false);
    }

    // Stores of 20 to 40 less 5 or so a week: they are low after six weeks when they began with some 35.
    [Fact]
    public void The_parameter_that_parts_the_runs_is_found_with_its_side()
    {
        var flip = Find().Sets[0].Outcomes[0].Flips.First(f => Model.Parameters[f.Parameter].Key == "store");
        flip.CrossesAbove.ShouldBeFalse();
        flip.At.ShouldBeInRange(33, 39);
        flip.MedianBelow.ShouldBeLessThan(6);
        flip.MedianAbove.ShouldBeGreaterThan(6);
    }

    [Fact]
    public void The_switch_that_flips_a_median_is_found_in_both_directions()
    {
        var flips = Find().Switches.Where(s => s.Outcome == 0 && s.Flips).Select(s => (s.From, s.What, s.Change)).ToList();
        flips.ShouldContain((0, "great_road", "on"));
        flips.ShouldContain((1, "great_road", "off"));
        Find().Switches.Where(s => s.Outcome == 0 && s.What == "raids").ShouldAllBe(s => !s.Flips && s.Before == s.After);
    }

    [Fact]
    public void A_second_front_ties_units_that_the_first_then_lacks()
    {
        var raids = Find().Switches.First(s => s.Outcome == 1 && s.What == "raids" && s.Change == "on");
        raids.After.ShouldBeLessThan(raids.Before);
    }

    [Fact]
    public void A_signpost_tells_early_which_runs_will_cross()
    {
        var best = Find().Signposts.First(s => s.Outcome == 0).Readings[0];
        Model.Signposts[best.Signpost].Key.ShouldBe("stores");
        best.Separation.ShouldBeInRange(0.8, 1);
        best.IsHigher.ShouldBeFalse();
        best.Crossing.P50.ShouldBeLessThan(best.Others.P50);
    }

    [Fact]
    public void An_excursion_is_a_set_with_one_thing_changed()
    {
        var faults = new Faults();
        var variants = Choices.Variants(Model, ["helped", "toll_road"], [], faults);
        var findings = new Experiment(Model, variants, [0]).Run(1, 500);
        findings.Sets[1].Outcomes[0].Band.P50.ShouldBeLessThan(findings.Sets[0].Outcomes[0].Band.P50);
        var byHand = Choices.Variants(Model, ["helped"], ["toll_gate=on"], faults);
        new Experiment(Model, byHand, [0]).Run(1, 500).Sets[0].Outcomes[0].Band.ShouldBe(findings.Sets[1].Outcomes[0].Band);
        faults.Any.ShouldBeFalse();
    }

    [Fact]
    public void Sets_that_share_an_assumption_share_its_draws()
    {
        var both = new[] { "great_road=off", "raids=off" };
        var findings = new Experiment(Model, Choices.Variants(Model, [], both, new Faults()), [0, 1]).Run(1, 300);
        findings.Sets[0].Outcomes.Select(o => o.Band).ShouldBe(findings.Sets[1].Outcomes.Select(o => o.Band));
    }

    [Fact]
    public void Too_many_runs_are_refused_before_any_is_made()
    {
        var experiment = new Experiment(Model, Choices.Variants(Model, [], [], new Faults()), [0]);
        experiment.Bound(experiment.RunsThatFit).ShouldBeNull();
        experiment.Bound(experiment.RunsThatFit + 1).ShouldNotBeNull().Code.ShouldBe("W647");
    }

    [Fact]
    public void Work_that_is_cancelled_ends() =>
        Should.Throw<OperationCanceledException>(() => new Experiment(Model, Choices.Variants(Model, [], [], new Faults()), [0]).Run(1, 100_000, null, new CancellationToken(true)));

    private static Findings Find(ulong seed = 1, int threads = 1) => new Experiment(Model, Choices.Variants(Model, [], [], new Faults()), [0, 1], threads).Run(seed, 2000);

    private static string Print(Findings findings) => string.Join('\n', findings.Sets.SelectMany(s => s.Outcomes).Select(o => $"{o.Band} {string.Join(' ', o.Weeks)} {string.Join(' ', o.Sensitivities)} {string.Join(' ', o.Flips)}")
        .Concat(findings.Switches.Select(s => s.ToString())).Concat(findings.Signposts.SelectMany(s => s.Readings).Select(r => r.ToString())));
}
