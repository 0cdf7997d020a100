using FsCheck;
using FsCheck.Fluent;
using Vedette.Weigh.Simulations;

namespace Vedette.Tests.Weigh.Simulations;

public class DistributionTests
{
    public static TheoryData<Distribution, double, double> Quantiles => new()
    {
        { new UniformRange(2, 6), 0.25, 3 },
        { new TriangularRange(0, 2, 4), 0.5, 2 },
        { new TriangularRange(0, 2, 4), 0.125, 1 },
        { new TriangularRange(0, 0, 1), 0.75, 0.5 },
        { new PertRange(0, 5, 10), 0.5, 5 },
        // Shapes 1 and 5: the distribution function is 1 - (1 - x)^5.
        { new PertRange(0, 0, 1), 0.5, 1 - 0.8705505632961241 },
        { new PertRange(0, 0, 1), 0.95, 1 - 0.5492802716530588 },
        // Shapes 3 and 3: the distribution function is x^3 (10 - 15 x + 6 x^2).
        { new PertRange(0, 1, 2), 0.896484375, 1.5 },
        { new PertRange(0, 1, 2), 0.103515625, 0.5 },
        { new LognormalRange(1, 100), 0.5, 10 },
        { new LognormalRange(1, 100), 0.05, 1 },
        { new LognormalRange(1, 100), 0.95, 100 },
        { new ChoiceRange([1, 5, 9], [1, 2, 1]), 0.2, 1 },
        { new ChoiceRange([1, 5, 9], [1, 2, 1]), 0.3, 5 },
        { new ChoiceRange([1, 5, 9], [1, 2, 1]), 0.8, 9 },
        { new PointRange(3), 0.9, 3 },
    };

    [Theory, MemberData(nameof(Quantiles))]
    public void A_range_has_its_known_quantiles(Distribution range, double u, double value) => range.At(u).ShouldBe(value, 1e-6 * Math.Abs(value));

    [Fact]
    public void A_quantile_never_falls_as_its_share_rises_and_stays_within_the_range() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            double[] numbers = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble() * 50).Order()];
            Distribution range = random.Next(4) switch { 0 => new PertRange(numbers[0], numbers[1], numbers[2]), 1 => new TriangularRange(numbers[0], numbers[1], numbers[2]), 2 => new LognormalRange(numbers[0] + 0.1, numbers[2] + 0.2), _ => new UniformRange(numbers[0], numbers[2]) };
            double last = double.NegativeInfinity;
            for (int i = 1; i < 2000; i++)
            {
                double value = range.At(i / 2000.0);
                value.ShouldBeGreaterThanOrEqualTo(last);
                value.ShouldBeInRange(range.Low, range.High);
                last = value;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(1, 3));

    // From the algorithm's own source and from tables with 15 digits.
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(1e-12, -7.034483825301132)]
    public void The_normal_quantile_is_right_to_twelve_digits(double u, double z) => NormalQuantile.At(u).ShouldBe(z, 1e-12 * Math.Abs(z));

    [Fact]
    public void Own_exponential_and_logarithm_agree_with_the_library() =>
        Prop.ForAll(Gen.Choose(-7_000_000, 7_000_000).ToArbitrary(), n =>
        {
            double x = n / 10_000.0;
            PortableMath.Exp(x).ShouldBe(Math.Exp(x), 1e-14 * Math.Exp(x));
            double positive = Math.Exp(x);
            PortableMath.Log(positive).ShouldBe(Math.Log(positive), 1e-15 * Math.Max(1, Math.Abs(x)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(5, 7));

    [Fact]
    public void Exponential_and_logarithm_keep_to_their_ends()
    {
        PortableMath.Exp(0).ShouldBe(1);
        PortableMath.Exp(800).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(-800).ShouldBe(0);
        PortableMath.Log(1).ShouldBe(0);
        PortableMath.Log(0).ShouldBe(double.NegativeInfinity);
        PortableMath.Log(-1).ShouldBe(double.NaN);
        PortableMath.Power(0, 0).ShouldBe(1);
        PortableMath.Power(0, 2).ShouldBe(0);
    }
}
