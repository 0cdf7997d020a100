using System.Collections.Immutable;
using Vedette.Weigh.Simulations;

namespace Vedette.Tests.Weigh.Simulations;

public class DrawsTests
{
    private static readonly ImmutableArray<Parameter> Two = [Of("a", new UniformRange(0, 1)), Of("b", new UniformRange(0, 1))];

    [Fact]
    public void Every_share_of_a_range_is_drawn_once()
    {
        var column = new Draws(Two, 3, 1000).Column(0, Two[0].Range);
        column.Take(1000).Select(v => (int)(v * 1000)).Order().ShouldBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public void Parameters_are_drawn_apart()
    {
        var draws = new Draws(Two, 3, 10_000);
        var (a, b) = (draws.Column(0, Two[0].Range), draws.Column(1, Two[1].Range));
        double together = Enumerable.Range(0, 10_000).Average(run => (a[run] - 0.5) * (b[run] - 0.5)) * 12;
        together.ShouldBe(0, 0.03);
    }

    [Fact]
    public void A_parameter_more_moves_no_other_draw() =>
        new Draws([Of("new", new UniformRange(0, 9)), .. Two], 3, 100).Column(1, Two[0].Range).ShouldBe(new Draws(Two, 3, 100).Column(0, Two[0].Range));

    [Fact]
    public void Another_range_of_a_parameter_is_drawn_at_the_same_places()
    {
        var draws = new Draws(Two, 3, 500);
        var (narrow, wide) = (draws.Column(0, new UniformRange(0, 1)), draws.Column(0, new UniformRange(0, 10)));
        for (int run = 0; run < 500; run++) wide[run].ShouldBe(10 * narrow[run], 1e-12);
    }

    [Fact]
    public void Another_seed_draws_otherwise() => new Draws(Two, 3, 100).Column(0, Two[0].Range).ShouldNotBe(new Draws(Two, 4, 100).Column(0, Two[0].Range));

    // The bits of a seed do not change from machine to machine or from version to version.
    [Fact]
    public void A_seed_draws_what_it_always_drew()
    {
        ImmutableArray<Parameter> one = [Of("a", new PertRange(0, 1, 4)), Of("b", new LognormalRange(1, 9))];
        var draws = new Draws(one, 1, 3);
        string.Join(' ', draws.Column(0, one[0].Range).Take(3).Concat(draws.Column(1, one[1].Range).Take(3)).Select(v => BitConverter.DoubleToInt64Bits(v).ToString("x16"))).ShouldBe("3fdfe725c89b9350 40012c0ee276b2f8 3ff90f1586c3544d 4003ac4d79691813 3ff3c3103b2904fe 401783517ad01997");
    }

    private static Parameter Of(string key, Distribution range) => new(key, "", "", range, "test", Basis.OfJudgement);
}
