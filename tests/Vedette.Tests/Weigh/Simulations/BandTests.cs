using FsCheck;
using FsCheck.Fluent;
using Vedette.Weigh.Simulations;

namespace Vedette.Tests.Weigh.Simulations;

public class BandTests
{
    [Fact]
    public void A_band_is_what_a_full_sort_gives() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            float[] values = [.. Enumerable.Range(0, random.Next(1, 3000)).Select(_ => random.Next(4) switch { 0 => 0f, 1 => (float)random.NextDouble(), 2 => random.Next(10), _ => (float)Math.Exp(random.NextDouble() * 20) })];
            Band.Of(values, new float[values.Length]).ShouldBe(Sorted(values));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(9, 11));

    [Fact]
    public void Values_alike_have_a_band_of_no_width() => Band.Of([4f, 4f, 4f], new float[3]).ShouldBe(new Band(4, 4, 4, 4, 4));

    [Fact]
    public void One_value_is_its_own_band() => Band.Of([2.5f], new float[1]).ShouldBe(new Band(2.5f, 2.5f, 2.5f, 2.5f, 2.5f));

    private static Band Sorted(float[] values)
    {
        var sorted = values.Order().ToArray();
        float At(double share)
        {
            double place = share * (sorted.Length - 1);
            int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
            return sorted[below] == sorted[above] ? sorted[below] : (float)(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
        }
        return new(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }
}
