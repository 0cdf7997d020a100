using System.Collections.Immutable;
using Vedette.Weigh.Simulations;

namespace Vedette.Tests.Weigh.Simulations;

public class SensitivityTests
{
    // T. Ishigami, T. Homma, ISUMA 1990, with a = 7 and b = 0.1: S1 = 0.3139, S2 = 0.4424, S3 = 0 are known in closed form.
    [Theory]
    [InlineData(0, 0.3139)]
    [InlineData(1, 0.4424)]
    [InlineData(2, 0)]
    public void The_first_order_index_of_the_ishigami_function_is_found(int parameter, double index)
    {
        var range = new UniformRange(-Math.PI, Math.PI);
        ImmutableArray<Parameter> three = [.. Enumerable.Range(1, 3).Select(i => new Parameter($"x{i}", "", "", range, "test", Basis.OfJudgement))];
        var draws = new Draws(three, 5, 100_000);
        double[][] x = [.. three.Select((p, i) => draws.Column(i, p.Range))];
        float[] y = [.. Enumerable.Range(0, draws.Runs).Select(r => (float)(Math.Sin(x[0][r]) + 7 * Math.Pow(Math.Sin(x[1][r]), 2) + 0.1 * Math.Pow(x[2][r], 4) * Math.Sin(x[0][r])))];
        RankedParameter.OfShares(parameter, draws.Shares(parameter)).Of(new RankedOutcome(y)).FirstOrder.ShouldBe(index, 0.01);
    }

    [Fact]
    public void A_parameter_that_does_nothing_has_an_index_of_about_nothing_even_in_few_runs()
    {
        double sum = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            ImmutableArray<Parameter> one = [new("x", "", "", new UniformRange(0, 1), "test", Basis.OfJudgement)];
            var random = new Random(seed);
            float[] y = [.. Enumerable.Range(0, 500).Select(_ => (float)random.NextDouble())];
                sum += RankedParameter.OfShares(0, new Draws(one, (ulong)seed, 500).Shares(0)).Of(new RankedOutcome(y)).FirstOrder;
        }
        (sum / 50).ShouldBe(0, 0.01);
    }

    [Fact]
    public void Rank_correlation_counts_order_alone()
    {
        int[] shares = [3, 0, 2, 1];
        Correlation(shares, [1000f, 1f, 100f, 10f]).ShouldBe(1, 1e-12);
        Correlation(shares, [-1000f, -1f, -100f, -10f]).ShouldBe(-1, 1e-12);
        Correlation(shares, [5f, 5f, 5f, 5f]).ShouldBe(0);
    }

    // By hand: ranks 1 2.5 2.5 4 and 1 2 3 4.
    [Fact]
    public void Ties_share_their_rank() => Correlation([0, 1, 2, 3], [1f, 7f, 7f, 9f]).ShouldBe(4.5 / Math.Sqrt(4.5 * 5), 1e-12);

    [Fact]
    public void A_choice_is_ranked_by_its_values()
    {
        var choice = new ChoiceRange([2, 4, 8], [1, 1, 1]);
        var ranked = RankedParameter.OfChoice(0, choice, [2, 4, 8, 2, 4, 8]);
        float[] y = [1, 2, 3, 1, 2, 3];
        var sensitivity = ranked.Of(new RankedOutcome(y));
        sensitivity.Spearman.ShouldBe(1, 1e-12);
        sensitivity.FirstOrder.ShouldBe(1, 1e-12);
    }

    private static double Correlation(int[] shares, float[] y)
    {
        return RankedParameter.OfShares(0, shares).Of(new RankedOutcome(y)).Spearman;
    }
}
