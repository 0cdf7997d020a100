using System.Globalization;
using Vedette.Weigh.Networks;

namespace Vedette.Tests.Weigh.Networks;

/// <summary>The networks of corpus/networks against what others have published or computed of them.</summary>
public class PublishedNetworkTests
{
    /// <summary>Network, evidence, state, value; the digits given are the digits published.</summary>
    public static TheoryData<string, string, string, string> Published => new()
    {
        // Lauritzen and Spiegelhalter (1988), as printed by gRain (Højsgaard 2012, Journal of Statistical Software 46(10)).
        { "asia", "", "tub = yes", "0.0104" },
        { "asia", "", "lung = yes", "0.055" },
        { "asia", "", "bronc = yes", "0.45" },
        { "asia", "", "either = yes", "0.0648" },
        { "asia", "", "xray = yes", "0.110" },
        { "asia", "", "dysp = yes", "0.436" },
        { "asia", "asia = yes, dysp = yes", "tub = yes", "0.08775" },
        { "asia", "asia = yes, dysp = yes", "lung = yes", "0.09953" },
        { "asia", "asia = yes, dysp = yes", "bronc = yes", "0.8114" },
        // Korb and Nicholson (2010), table 2.2, smoking at 0.3.
        { "cancer", "", "xray = positive", "0.208" },
        { "cancer", "", "dyspnoea = yes", "0.304" },
        { "cancer", "dyspnoea = yes", "pollution = high", "0.102" },
        { "cancer", "dyspnoea = yes", "smoker = yes", "0.307" },
        { "cancer", "dyspnoea = yes", "cancer = yes", "0.025" },
        { "cancer", "dyspnoea = yes", "xray = positive", "0.217" },
        { "cancer", "smoker = yes", "cancer = yes", "0.032" },
        { "cancer", "smoker = yes", "xray = positive", "0.222" },
        { "cancer", "smoker = yes", "dyspnoea = yes", "0.311" },
        { "cancer", "cancer = yes", "pollution = high", "0.249" },
        { "cancer", "cancer = yes", "smoker = yes", "0.825" },
        { "cancer", "cancer = yes, smoker = yes", "pollution = high", "0.156" },
        { "cancer", "dyspnoea = yes, smoker = yes", "cancer = yes", "0.067" },
    };

    [Theory, MemberData(nameof(Published))]
    public void The_posterior_is_the_published_one(string network, string evidence, string state, string value)
    {
        var compiled = GoldNetworks.Read(network).Compile();
        string[] asked = state.Split(" = ");
        double published = double.Parse(value, CultureInfo.InvariantCulture), last = Math.Pow(10, -(value.Length - 2));
        compiled.Given(Findings(evidence)).Of(asked[0], asked[1]).Value.ShouldBe(published, last * 0.5001);
    }

    [Fact]
    public void With_the_priors_of_Russell_and_Norvig_two_calls_make_burglary_probable_to_28_per_cent()
    {
        // Artificial Intelligence: A Modern Approach, the burglary example: P(burglary | both call) = 0.284.
        var spec = GoldNetworks.Read("earthquake").Spec;
        var network = Network.Check(spec with { Nodes = [.. spec.Nodes.Select(node => node.Name switch
        {
            "burglary" => node with { Chances = new Prior([0.001, 0.999]) },
            "earthquake" => node with { Chances = new Prior([0.002, 0.998]) },
            _ => node,
        })] }, new()).ShouldNotBeNull();
        network.Compile().Given(Findings("john_calls = yes, mary_calls = yes")).Of("burglary", "yes").Value.ShouldBe(0.284, 0.0005);
    }

    [Fact]
    public void Sachs_is_near_a_network_that_others_fitted_to_the_same_data()
    {
        // Nagarajan, Scutari and Lèbre (2013), Bayesian Networks in R, 4.2.1, print 0.60893, 0.31041 and 0.08065 for their own, otherwise smoothed, fit.
        var akt = GoldNetworks.Read("sachs").Compile().Given();
        akt.Of("akt", "low").Value.ShouldBe(0.60893, 0.001);
        akt.Of("akt", "avg").Value.ShouldBe(0.31041, 0.001);
        akt.Of("akt", "high").Value.ShouldBe(0.08065, 0.001);
    }

    [Theory]
    [InlineData("asia", 8, 8), InlineData("cancer", 5, 4), InlineData("earthquake", 5, 4), InlineData("sachs", 11, 17), InlineData("alarm", 37, 46)]
    public void The_structure_is_the_published_one(string name, int nodes, int links)
    {
        var network = GoldNetworks.Read(name);
        network.Nodes.Length.ShouldBe(nodes);
        network.Nodes.Sum(node => node.Parents.Length).ShouldBe(links);
    }

    [Theory]
    [InlineData("asia", ""), InlineData("asia", "dysp = yes, xray = no"), InlineData("cancer", "xray = positive"), InlineData("earthquake", "mary_calls = yes"), InlineData("sachs", "erk = high, pip2 = low")]
    public void The_posteriors_are_those_of_the_joint_table(string name, string evidence)
    {
        var network = GoldNetworks.Read(name);
        var (posterior, twin) = (network.Compile().Given(Findings(evidence)), Enumeration.Marginals(network, Findings(evidence)).ShouldNotBeNull());
        for (int n = 0; n < twin.Length; n++) ShouldBeClose(posterior.Of(n), twin[n]);
    }

    [Theory]
    [InlineData(""), InlineData("hrbp = high, pap = low, expco2 = zero"), InlineData("bp = low, history = yes, press = high, cvp = low, minvol = zero, hrsat = normal")]
    public void The_posteriors_of_Alarm_are_those_of_variable_elimination(string evidence)
    {
        var network = GoldNetworks.Read("alarm");
        var posterior = network.Compile().Given(Findings(evidence));
        for (int n = 0; n < network.Nodes.Length; n++) ShouldBeClose(posterior.Of(n), VariableElimination.Of(network, n, [.. Findings(evidence).Cast<Seen>()]));
    }

    [Theory]
    [InlineData("sachs", "mek = high"), InlineData("alarm", ""), InlineData("alarm", "bp = low, hrekg = high, press = high")]
    public void Weighted_samples_come_to_the_same_within_their_standard_errors(string name, string evidence)
    {
        var network = GoldNetworks.Read(name);
        var posterior = network.Compile().Given(Findings(evidence));
        var samples = LikelihoodWeighting.Of(network, [.. Findings(evidence).Cast<Seen>()], 60_000, new Random(20251117));
        for (int n = 0; n < network.Nodes.Length; n++)
            for (int s = 0; s < network.Nodes[n].States.Length; s++) posterior.Of(n)[s].ShouldBe(samples.Share[n][s], (4.5 * samples.StandardError[n][s]) + 1e-12, $"{network.Nodes[n].Name} = {network.Nodes[n].States[s]}");
    }

    private static void ShouldBeClose(ReadOnlySpan<double> states, double[] twin)
    {
        for (int s = 0; s < twin.Length; s++) states[s].ShouldBe(twin[s], 1e-9);
    }

    private static Finding[] Findings(string words) => [.. words.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(" = ")).Select(part => new Seen(part[0], part[1]))];
}
