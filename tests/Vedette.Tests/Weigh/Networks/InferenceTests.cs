using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Networks;

public class InferenceTests
{
    [Fact]
    public void The_junction_tree_gives_what_the_joint_table_gives() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var posterior = random.Network.Compile().Marginals(random.Network.On(random.Findings), new Faults());
            var twin = Enumeration.Marginals(random.Network, random.Findings);
            (posterior is null).ShouldBe(twin is null);
            if (posterior is not null) ShouldBeClose(posterior, twin!);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Theory]
    [InlineData(1, 12, 3, 3), InlineData(2, 9, 5, 3), InlineData(3, 12, 6, 2), InlineData(4, 24, 3, 2), InlineData(5, 30, 2, 3)]
    public void Larger_networks_give_what_variable_elimination_gives(int seed, int nodes, int parents, int states)
    {
        var network = RandomCase.Large(new Random(seed), nodes, parents, states);
        Seen[] seen = [new(network.Nodes[2].Name, "s1"), new(network.Nodes[^1].Name, "s0")];
        var posterior = network.Compile().Given(seen);
        for (int n = 0; n < nodes; n++) posterior.Of(n).ToArray().Zip(VariableElimination.Of(network, n, seen)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    [Fact]
    public void No_evidence_gives_the_prior() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var posterior = random.Network.Compile().Given();
            for (int n = 0; n < random.Network.Nodes.Length; n++)
                if (random.Network.Nodes[n].Chances is Prior prior) posterior.Of(n).ToArray().Zip(prior.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_order_of_the_evidence_does_not_matter_to_the_last_bit() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var compiled = random.Network.Compile();
            Finding[] more = [.. random.Findings, .. random.Findings.OfType<Likely>(), .. random.Findings.OfType<Weighed>()];
            var posterior = compiled.Marginals(random.Network.On(more));
            Finding[] otherwise = [.. more];
            new Random(random.Seed).Shuffle(otherwise);
            var shuffled = compiled.Marginals(random.Network.On(otherwise));
            (posterior is null).ShouldBe(shuffled is null);
            if (posterior is not null) ShouldBeSame(posterior, shuffled!);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Evidence_that_favours_no_state_changes_nothing() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var compiled = random.Network.Compile();
            var posterior = compiled.Marginals(random.Network.On(random.Findings));
            if (posterior is null) return;
            Finding[] nothing = [.. random.Network.Nodes.Select(node => new Likely(node.Name, [.. node.States.Select(_ => 0.3)]))];
            ShouldBeSame(compiled.Given([.. nothing, .. random.Findings]), posterior);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_weight_adds_to_the_log_odds_of_its_node() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var compiled = random.Network.Compile();
            foreach (var node in random.Network.Nodes.Where(n => n.States.Length == 2))
            {
                var target = Target.Of(random.Network, node.Name, node.States[0]);
                double before = compiled.Given().LogOdds(target).Nats;
                if (double.IsFinite(before)) compiled.Given(new Weighed(node.Name, new Weight(1.5))).LogOdds(target).Nats.ShouldBe(before + 1.5, 1e-9);
            }
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Parts_that_do_not_touch_keep_apart()
    {
        var compiled = GoldNetworks.Of("""
            nodes:
              rain: { prior: 0.3 }
              wet: { parents: [rain], table: { yes: 0.9, no: 0.1 } }
              strike: { prior: 0.2 }
            """).Compile();
        var posterior = compiled.Given(new Seen("wet", "yes"));
        posterior.Of("strike", "yes").Value.ShouldBe(0.2, 1e-12);
        posterior.Of("rain", "yes").Value.ShouldBe(0.27 / 0.34, 1e-12);
    }

    [Fact]
    public void Long_chains_of_heavy_evidence_do_not_underflow()
    {
        // A naive product of the likelihoods would be e^-6000.
        var nodes = new List<NodeSpec> { new("root", ["yes", "no"], [], new Prior([0.5, 0.5])) };
        var findings = new List<Finding>();
        for (int i = 0; i < 120; i++)
        {
            nodes.Add(new($"sign{i}", ["yes", "no"], ["root"], new Table([new(["yes"], [1 - 1e-12, 1e-12]), new(["no"], [1e-12, 1 - 1e-12])])));
            findings.Add(new Weighed($"sign{i}", new Weight(i % 2 == 0 ? 100 : -100)));
        }
        findings.Add(new Weighed("root", new Weight(1)));
        var compiled = Network.Check(new([.. nodes]), new Faults()).ShouldNotBeNull().Compile();
        compiled.Given([.. findings]).LogOdds(new(0, 0)).Nats.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Evidence_that_cannot_be_is_told_with_the_pieces_that_clash()
    {
        var compiled = GoldNetworks.Read("asia").Compile();
        var faults = new Faults();
        compiled.Marginals(compiled.Network.On(new Seen("smoke", "yes"), new Seen("tub", "yes"), new Seen("dysp", "no"), new Seen("either", "no")), faults).ShouldBeNull();
        faults.InOrder.ShouldHaveSingleItem().Message.ShouldStartWith("The evidence contradicts itself under this network: 'tub = yes', 'either = no' cannot all hold.");
    }

    [Fact]
    public void Pieces_that_clash_are_told_without_one_that_could_be_left_out() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var compiled = random.Network.Compile();
            var faults = new Faults();
            if (compiled.Marginals(random.Network.On(random.Findings), faults) is not null) return;
            string told = faults.InOrder.ShouldHaveSingleItem().Message;
            Finding[] clash = [.. random.Findings.Where(f => told.Contains($"'{f.Words}'", StringComparison.Ordinal)).DistinctBy(f => f.Words)];
            Enumeration.Marginals(random.Network, clash).ShouldBeNull();
            foreach (var piece in clash) Enumeration.Marginals(random.Network, [.. clash.Where(f => f != piece)]).ShouldNotBeNull();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Two_states_seen_on_one_node_clash()
    {
        var compiled = GoldNetworks.Read("asia").Compile();
        var faults = new Faults();
        compiled.Marginals(compiled.Network.On(new Seen("xray", "yes"), new Seen("smoke", "no"), new Seen("xray", "no")), faults).ShouldBeNull();
        faults.InOrder.ShouldHaveSingleItem().Message.ShouldContain("'xray = yes', 'xray = no' cannot all hold");
    }

    [Fact]
    public void Propagation_allocates_nothing()
    {
        var network = GoldNetworks.Read("alarm");
        var compiled = network.Compile();
        var evidence = network.On(new Seen("hrbp", "high"), new Seen("pap", "low"), new Weighed("history", new Weight(2)));
        double[] states = new double[network.Graph.Offset[^1]];
        for (int i = 0; i < 50; i++) compiled.Fill(evidence, states).ShouldBeTrue();
        Allocated.By(() => compiled.Fill(evidence, states)).ShouldBe(0);
    }

    [Fact]
    public void Evidence_on_another_network_is_the_callers_mistake()
    {
        var evidence = GoldNetworks.Read("cancer").On();
        Should.Throw<ArgumentException>(() => GoldNetworks.Read("asia").Compile().Marginals(evidence, new Faults()));
    }

    private static void ShouldBeClose(Posterior posterior, double[][] twin)
    {
        for (int n = 0; n < twin.Length; n++)
            for (int s = 0; s < twin[n].Length; s++) posterior.Of(n)[s].ShouldBe(twin[n][s], 1e-9);
    }

    private static void ShouldBeSame(Posterior a, Posterior b)
    {
        for (int n = 0; n < a.Network.Nodes.Length; n++) a.Of(n).ToArray().ShouldBe(b.Of(n).ToArray());
    }
}
