using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Networks;

public class ExplanationTests
{
    /// <summary>Evidence in Asia, the last piece first asked about; the target; the shortest active trail or none.</summary>
    [Theory]
    [InlineData("xray", "", "lung", "xray ← either ← lung")]
    [InlineData("xray", "either", "lung", null)]
    [InlineData("tub", "", "lung", null)]
    [InlineData("tub", "either", "lung", "tub → either ← lung")]
    [InlineData("tub", "xray", "lung", "tub → either ← lung")]
    [InlineData("tub", "~dysp", "smoke", "tub → either ← lung ← smoke")]
    [InlineData("lung", "", "bronc", "lung ← smoke → bronc")]
    [InlineData("lung", "smoke", "bronc", null)]
    [InlineData("lung", "~smoke", "bronc", "lung ← smoke → bronc")]
    [InlineData("lung", "smoke, dysp", "bronc", "lung → either → dysp ← bronc")]
    [InlineData("asia", "", "dysp", "asia → tub → either → dysp")]
    [InlineData("lung", "", "lung", "lung")]
    [InlineData("~lung", "lung", "smoke", null)]
    public void A_trail_is_open_only_where_the_other_evidence_leaves_it_open(string from, string others, string to, string? expected)
    {
        var network = GoldNetworks.Read("asia");
        var compiled = network.Compile();
        var evidence = network.On([.. others.Split(", ", StringSplitOptions.RemoveEmptyEntries).Append(from).Select(Known)]);
        var explanation = Explanation.Of(compiled, evidence, Target.Of(network, to, "yes"), new Faults()).ShouldNotBeNull();
        explanation.Pieces[^1].Trail?.ToString().ShouldBe(expected);
        if (expected is null && explanation.Pieces[^1].LeftOut is { } weight) weight.Nats.ShouldBe(0, 1e-12);
    }

    private static Finding Known(string word) => word[0] == '~' ? new Likely(word[1..], [0.7, 0.2]) : new Seen(word, "yes");

    [Fact]
    public void A_piece_moves_the_target_exactly_when_a_trail_is_open() =>
        Prop.ForAll(RandomCase.Generic, random =>
        {
            var compiled = random.Network.Compile();
            for (int n = 0; n < random.Network.Nodes.Length; n++)
            {
                if (Explanation.Of(compiled, random.Network.On(random.Findings), new(n, 0), new Faults()) is not { } explanation) return;
                foreach (var piece in explanation.Pieces)
                {
                    if (piece.LeftOut is { } weight) (Math.Abs(weight.Nats) > 1e-12).ShouldBe(piece.Trail is not null, $"{piece.Finding.Words} on {random.Network.Nodes[n].Name}: {weight.Nats}");
                    piece.Trail?.Nodes.Distinct().Count().ShouldBe(piece.Trail.Nodes.Length);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_the_pieces_move_in_their_order_sums_to_the_whole_move() =>
        Prop.ForAll(RandomCase.Any, random =>
        {
            var explanation = Explanation.Of(random.Network.Compile(), random.Network.On(random.Findings), new(0, 0), new Faults());
            if (explanation?.Together is not { } together || explanation.Pieces.Any(p => p.InOrder is null)) return;
            explanation.Pieces.Sum(p => p.InOrder!.Value.Nats).ShouldBe(together.Nats, 1e-9);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Independent_signs_of_one_cause_have_no_interaction()
    {
        var compiled = GoldNetworks.Read("cancer").Compile();
        var explanation = Explanation.Of(compiled, compiled.Network.On(new Seen("xray", "positive"), new Seen("dyspnoea", "yes")), Target.Of(compiled.Network, "cancer", "yes"), new Faults()).ShouldNotBeNull();
        explanation.Pieces.Select(p => p.LeftOut!.Value.Nats).ShouldBe([Math.Log(0.9 / 0.2), Math.Log(0.65 / 0.3)], 1e-9);
        explanation.Interaction!.Value.Nats.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void One_cause_explains_the_other_away()
    {
        var compiled = GoldNetworks.Read("earthquake").Compile();
        var explanation = Explanation.Of(compiled, compiled.Network.On(new Seen("alarm", "yes"), new Seen("earthquake", "yes")), Target.Of(compiled.Network, "burglary", "yes"), new Faults()).ShouldNotBeNull();
        explanation.Pieces[1].Trail?.ToString().ShouldBe("earthquake → alarm ← burglary");
        explanation.Pieces[1].LeftOut!.Value.Nats.ShouldBeLessThan(-3);
    }

    [Fact]
    public void What_is_settled_has_no_weight_and_never_no_number()
    {
        var compiled = GoldNetworks.Read("asia").Compile();
        var explanation = Explanation.Of(compiled, compiled.Network.On(new Seen("tub", "yes"), new Seen("smoke", "no")), Target.Of(compiled.Network, "either", "yes"), new Faults()).ShouldNotBeNull();
        explanation.After.ShouldBeNull();
        explanation.Together.ShouldBeNull();
        explanation.Interaction.ShouldBeNull();
        explanation.Pieces.ShouldAllBe(p => p.LeftOut == null);
        explanation.Pieces[1].Trail.ShouldNotBeNull();
    }

    [Fact]
    public void Evidence_that_contradicts_itself_is_not_explained()
    {
        var compiled = GoldNetworks.Read("asia").Compile();
        var faults = new Faults();
        Explanation.Of(compiled, compiled.Network.On(new Seen("tub", "yes"), new Seen("either", "no")), new(0, 0), faults).ShouldBeNull();
        faults.InOrder.ShouldHaveSingleItem().Code.ShouldBe("W635");
    }
}
