using FsCheck;
using FsCheck.Fluent;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Networks;

public class SensitivityTests
{
    [Fact]
    public void A_piece_without_which_another_state_is_most_probable_is_named()
    {
        var compiled = GoldNetworks.Read("asia").Compile();
        var evidence = compiled.Network.On(new Seen("dysp", "yes"), new Seen("xray", "yes"), new Seen("smoke", "yes"));
        var sensitivity = Sensitivity.Of(compiled, evidence, compiled.Network.NumberOf("lung"), new Faults()).ShouldNotBeNull();
        sensitivity.Likeliest.ShouldBe(Target.Of(compiled.Network, "lung", "yes"));
        sensitivity.Flips.Select(flip => (flip.Finding.Words, flip.Becomes.State)).ShouldBe([("xray = yes", 1)]);
    }

    [Fact]
    public void The_gain_of_a_node_is_the_uncertainty_that_learning_it_takes_away_on_average() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var (network, findings) = (random.Network, random.Findings);
            if (Enumeration.Marginals(network, findings) is not { } twin) return;
            var sensitivity = Sensitivity.Of(network.Compile(), network.On(findings), 0, new Faults()).ShouldNotBeNull();
            sensitivity.Uncertainty.ShouldBe(Entropy(twin[0]), 1e-9);
            foreach (var gain in sensitivity.Missing)
            {
                double left = 0;
                for (int s = 0; s < twin[gain.Node].Length; s++)
                    if (twin[gain.Node][s] > 1e-14) left += twin[gain.Node][s] * Entropy(Enumeration.Marginals(network, [.. findings, new Seen(network.Nodes[gain.Node].Name, network.Nodes[gain.Node].States[s])])![0]);
                gain.Nats.ShouldBe(Entropy(twin[0]) - left, 1e-9);
            }
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Nodes_that_were_seen_and_the_node_itself_are_not_missing()
    {
        var compiled = GoldNetworks.Read("asia").Compile();
        var sensitivity = Sensitivity.Of(compiled, compiled.Network.On(new Seen("smoke", "yes"), new Likely("xray", [0.9, 0.2])), compiled.Network.NumberOf("bronc"), new Faults()).ShouldNotBeNull();
        string[] missing = [.. sensitivity.Missing.Select(gain => compiled.Network.Nodes[gain.Node].Name)];
        missing.Order().ShouldBe(["asia", "dysp", "either", "lung", "tub", "xray"]);
        missing[0].ShouldBe("dysp");
        // Given smoke, and with nothing known of dysp, the lungs tell nothing of the bronchi.
        sensitivity.Missing.Single(gain => gain.Node == compiled.Network.NumberOf("lung")).Nats.ShouldBe(0);
    }

    private static double Entropy(double[] states) => -states.Sum(p => p > 0 ? p * Math.Log(p) : 0);
}
