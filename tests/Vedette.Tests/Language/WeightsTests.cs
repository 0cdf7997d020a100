using Vedette.Language;

namespace Vedette.Tests.Language;

public class WeightsTests
{
    private static readonly byte[] Whole = File.ReadAllBytes(Repository.At("models", "en-names.vdw"));

    [Fact] public void A_file_that_is_no_weights_file_is_refused() => Message("not weights at all, but long enough to hold a header and a hash"u8.ToArray()).ShouldContain("VDW1");
    [Fact] public void A_file_cut_short_is_refused() => Message(Whole[..^1000]).ShouldContain("damaged");
    [Fact] public void An_empty_file_is_refused() => Message([]).ShouldContain("VDW1");
    [Fact] public void A_swapped_file_is_refused_and_named() => Should.Throw<WeightsException>(() => Grammar.Load(Whole)).Message.ShouldContain("names-en");
    [Fact] public void A_sound_file_tells_its_version() => NameFinder.Load(Whole).Hash.Length.ShouldBe(16);

    [Fact]
    public void A_newer_format_is_refused_with_both_versions()
    {
        var newer = (byte[])Whole.Clone();
        newer[4] = 9;
        Message(newer).ShouldContain("version 9");
    }

    [Theory]
    [InlineData(60), InlineData(4000), InlineData(200_000)]
    public void A_flipped_bit_is_found(int at)
    {
        var flipped = (byte[])Whole.Clone();
        flipped[at] ^= 4;
        Message(flipped).ShouldContain("damaged");
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var model = new LinearModel(3, [1, 2], [0, 1, 3], [0, 1, 2], [5, 7, -2]);
        ulong[] features = [1, 2, 99];
        int[] scores = new int[3];
        model.Score(features, scores);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) model.Score(features, scores);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        scores.ShouldBe([5 * 1001, 7 * 1001, -2 * 1001]);
    }

    private static string Message(byte[] file) => Should.Throw<WeightsException>(() => NameFinder.Load(file)).Message;
}
