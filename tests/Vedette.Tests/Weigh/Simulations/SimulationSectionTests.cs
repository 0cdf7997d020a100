using Vedette.Weigh.Simulations;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Simulations;

public class SimulationSectionTests
{
    internal const string Small = """
        simulation:
          title: Would grain from Gondor change what Arnor can bear?
          weeks: 10
          goods: { grain: t, gold: crowns }
          parameters:
            store: { meaning: Grain in store, unit: t, range: { uniform: [20, 40] }, author: Ioreth, basis: analyst judgement }
            use: { meaning: Grain eaten, unit: t/week, range: { pert: [4, 5, 7] }, author: Ioreth, basis: { claim: 0a1b } }
            plenty: { meaning: Grain in Gondor, unit: t, range: 500, author: Ioreth, basis: analyst judgement }
            road: { meaning: What the road carries, unit: t per week, range: { uniform: [1, 4] }, author: Ioreth, basis: { source: Annals, link: "https://example.org/annals" } }
            march: { meaning: Weeks on the road, unit: weeks, range: { choice: { values: [1, 2], weights: [3, 1] } }, author: Ioreth, basis: analyst judgement }
            price: { meaning: Price of grain, unit: crowns/t, range: { lognormal: { p5: 1, p95: 3 } }, author: Ioreth, basis: analyst judgement }
            purse: { meaning: Gold in Arnor, unit: crowns, range: 1000, author: Ioreth, basis: analyst judgement }
            low: { meaning: Called low, unit: t, range: 5, author: Ioreth, basis: analyst judgement }
            toll: { meaning: Share stopped on the road, unit: share, range: { triangular: [0.1, 0.5, 0.9] }, author: Ioreth, basis: analyst judgement }
            toll_from: { meaning: Week of the toll, unit: week, range: 3, author: Ioreth, basis: analyst judgement }
            riders: { meaning: Riders of Arnor, unit: riders, range: { uniform: [50, 100] }, author: Ioreth, basis: analyst judgement }
            wolves: { meaning: Riders against them, unit: riders, range: 30, author: Ioreth, basis: analyst judgement }
            held: { meaning: Riders held by one, unit: riders/riders, range: { uniform: [0.5, 2] }, author: Ioreth, basis: analyst judgement }
            wear: { meaning: Readiness lost, unit: share/week, range: 0.05, author: Ioreth, basis: analyst judgement }
          actors:
            ARN: { name: Arnor, pays_with: gold, stocks: { grain: { start: store, need: use }, gold: { start: purse } } }
            GON: { name: Gondor, pays_with: gold, stocks: { grain: { start: plenty }, gold: {} } }
            ANG: { name: Angmar }
          channels:
            great_road: { from: GON, to: ARN, good: grain, capacity: road, delay: march, price: price }
          cuts:
            toll_gate: { channels: [great_road], share: toll, from: toll_from, on: false }
          fronts: { north: The north, south: The south }
          forces:
            arn_riders: { actor: ARN, unit: riders, units: riders, wear: wear, posts: [ { front: north }, { front: south, wanted: riders } ] }
            ang_riders: { actor: ANG, unit: riders, units: wolves, posts: [ { front: north, wanted: wolves } ] }
          distractions:
            raids: { force: ang_riders, front: north, ties: arn_riders, per_unit: held, on: false }
          outcomes:
            bread: { says: Weeks until the stores are low, stock: ARN.grain, weeks_until_under: low, line: { under: 6 weeks } }
            south_held: { says: Ready riders in the south in week 5, units: { front: south, forces: [arn_riders] }, week: 5, line: { under: 50 riders } }
          signposts:
            wagons: { says: Grain sent, channel: great_road, weeks: [2, 4], indicator: logistics }
            stores: { says: Grain in store, stock: ARN.grain, weeks: [3] }
          sets:
            alone: { says: Nobody helps., switches: { great_road: off } }
            helped:
              says: Gondor helps and Angmar raids.
              switches: { raids: on }
              parameters:
                road: { range: { uniform: [3, 6] }, author: Beregond, basis: analyst judgement }
          excursions:
            toll_road: { of: helped, says: A toll is taken., switches: { toll_gate: on } }
        """;

    [Fact]
    public void A_good_file_is_read_whole()
    {
        var model = Read(Small);
        model.Parameters.Length.ShouldBe(14);
        model.Parameters[3].Basis.ShouldBe(new Basis(null, "Annals", "https://example.org/annals"));
        model.Channels[0].Price.Parameter.ShouldBe(5);
        model.Switches.Select(s => s.Key).ShouldBe(["great_road", "toll_gate", "raids"]);
        model.Sets[1].Overrides[3].Author.ShouldBe("Beregond");
        model.Signposts[0].Indicator.ShouldBe("logistics");
        model.Outcomes[1].Over.ShouldBe(new ReadyUnits(1, [0]));
    }

    [Fact]
    public void A_file_whose_root_is_the_simulation_is_read_the_same() =>
        Read(string.Join('\n', Small.Split('\n').Skip(1).Select(l => l.Length > 2 ? l[2..] : l))).Parameters.ShouldBe(Read(Small).Parameters);

    public static TheoryData<string, string, string, string, int> Wrong => new()
    {
        { "W640", "capacity: road,", "capacity: rode,", "road", 25 },
        { "W640", "of: helped", "of: helper", "helped", 48 },
        { "W640", "ARN.grain, weeks:", "ARN.oats, weeks:", "oats", 39 },
        { "W641", "pert: [4, 5, 7]", "pert: [7, 5, 4]", "lowest first", 7 },
        { "W641", "uniform: [20, 40]", "uniform: [20, 40, 60]", "low and high", 6 },
        { "W641", "p5: 1, p95: 3", "p5: 3, p95: 1", "over 0", 11 },
        { "W641", "weights: [3, 1]", "weights: [3]", "weight", 10 },
        { "W641", "range: 500,", "range: { point: 5, uniform: [1, 2] },", "2 forms", 8 },
        { "W642", "uniform: [1, 4]", "uniform: [-1, 4]", "capacity", 9 },
        { "W642", "[0.1, 0.5, 0.9]", "[0.1, 0.5, 1.9]", "share", 14 },
        { "W643", "unit: crowns, range: 1000, author: Ioreth, basis", "unit: crowns, range: 1000, basis", "author", 12 },
        { "W643", "range: 5, author: Ioreth, basis: analyst judgement", "range: 5, author: Ioreth", "basis", 13 },
        { "W643", "basis: { claim: 0a1b }", "basis: common sense", "basis", 7 },
        { "W643", "author: Beregond, basis", "basis", "author", 46 },
        { "W644", "switches: { raids: on }", "switches: { raid: on }", "raids", 44 },
        { "W644", "        road: { range: { uniform: [3, 6]", "        roads: { range: { uniform: [3, 6]", "road", 46 },
        { "W645", "unit: t per week", "unit: t", "t/week", 25 },
        { "W645", "under: 6 weeks", "under: 6 days", "weeks", 35 },
        { "W648", "values: [1, 2]", "values: [1, 12]", "10 weeks", 10 },
        { "W648", "forces: [arn_riders] }, week: 5", "forces: [arn_riders] }, week: 50", "10 weeks", 36 },
        { "W650", "actors:", "  idle: { meaning: Idle, unit: t, range: 1, author: Ioreth, basis: analyst judgement }\n  actors:", "uses", 20 },
        { "W651", "raids: { force", "great_road: { force", "two switches", 33 },
        { "W652", "ANG: { name: Angmar }", "ANG: { name: Angmar, pays_with: gold }", "stock", 23 },
        { "W652", "ARN: { name: Arnor, pays_with: gold,", "ARN: { name: Arnor,", "pays_with", 25 },
        { "W653", "from: GON, to: ARN", "from: ARN, to: ARN", "itself", 25 },
        { "W653", "stock: ARN.grain, weeks_until_under: low", "weeks_until_under: low", "nothing", 35 },
        { "W653", "channels: [great_road], share", "share", "cuts nothing", 27 },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_told_with_number_line_and_cure(string code, string good, string bad, string word, int line)
    {
        Small.ShouldContain(good);
        var faults = new Faults();
        SimulationSection.Parse(Small.Replace(good, bad, StringComparison.Ordinal), faults).ShouldBeNull();
        var told = faults.InOrder.FirstOrDefault(f => f.Code == code).ShouldNotBeNull(string.Join('\n', faults.InOrder.Select(f => f.Code + " " + f.Message)));
        told.Message.ShouldContain(word);
        told.Message.ShouldStartWith($"Line {line}:");
    }

    [Fact]
    public void A_simulation_without_outcome_or_with_one_set_is_refused()
    {
        int outcomes = Small.IndexOf("  outcomes:", StringComparison.Ordinal), signposts = Small.IndexOf("  signposts:", StringComparison.Ordinal), helped = Small.IndexOf("    helped:", StringComparison.Ordinal);
        Codes(Small.Remove(outcomes, signposts - outcomes)).ShouldContain("W646");
        Codes(Small[..helped]).ShouldContain("W649");
        Codes(Small[..helped] + "    twin: { says: The same., switches: { great_road: off } }\n").ShouldContain("W649");
        Codes("title: nothing\n").ShouldBe(["W657"]);
    }

    [Fact]
    public void Indicators_are_checked_when_they_are_known()
    {
        var faults = new Faults();
        var root = WrittenYaml.Parse(Small, faults)!.Map("simulation")!;
        SimulationSection.Read(root, faults, new HashSet<string> { "distraction" });
        faults.InOrder.Select(f => f.Code).ShouldBe(["W640"]);
    }

    [Fact]
    public void The_sample_is_read_and_every_number_has_its_author_and_basis()
    {
        var model = Read(File.ReadAllText(Repository.At("samples", "taiwan-strait", "two-fronts.yaml")));
        model.Sets.Select(s => s.Key).ShouldBe(["no_help", "measured_help", "full_help"]);
        model.Sets.SelectMany(s => s.Overrides.Values).Concat(model.Parameters).ShouldAllBe(p => p.Author.Length > 0 && (p.Basis.IsJudgement || p.Basis.Link != null));
    }

    [Theory]
    [InlineData("great_road=of", "W654")]
    [InlineData("road=-1", "W654")]
    [InlineData("toll=1.5", "W654")]
    [InlineData("road=wide", "W654")]
    [InlineData("rode=2", "W644")]
    public void A_change_by_hand_that_cannot_be_is_refused(string change, string code)
    {
        var faults = new Faults();
        Choices.Variants(Read(Small), [], [change], faults);
        faults.InOrder.Select(f => f.Code).ShouldBe([code]);
    }

    [Fact]
    public void Names_that_are_not_there_are_told_with_those_that_are()
    {
        var faults = new Faults();
        Choices.Variants(Read(Small), ["alone", "lonely"], [], faults);
        Choices.Outcomes(Read(Small), ["water"], faults);
        faults.InOrder.Select(f => f.Code).ShouldBe(["W640", "W640"]);
        faults.InOrder[0].Message.ShouldContain("toll_road");
    }

    internal static Simulation Read(string text)
    {
        var faults = new Faults();
        return SimulationSection.Parse(text, faults).ShouldNotBeNull(string.Join('\n', faults.InOrder.Select(f => f.Code + " " + f.Message)));
    }

    private static string[] Codes(string text)
    {
        var faults = new Faults();
        SimulationSection.Parse(text, faults).ShouldBeNull();
        return [.. faults.InOrder.Select(f => f.Code)];
    }
}
