using Vedette.Language;
using Vedette.Training;

namespace Vedette.Tests.Language;

public class WeightsTests
{
    private static readonly byte[] File = WeightsFile.Pack("lamp", [1, 2, 3, 4, 5, 6, 7, 8]);

    [Fact]
    public void What_was_packed_is_read()
    {
        var writer = new WeightsWriter();
        writer.Write(7);
        writer.Write("Łódź");
        writer.Write<ushort>([1, 2, 3]);
        writer.Write(["a", "", "b"]);
        var reader = WeightsFile.Open(WeightsFile.Pack("lamp", writer.Written), "lamp");
        reader.ReadInt().ShouldBe(7);
        reader.ReadString().ShouldBe("Łódź");
        reader.ReadArray<ushort>().ShouldBe(new ushort[] { 1, 2, 3 });
        reader.ReadStrings().ShouldBe(["a", "", "b"]);
        reader.Hash.Length.ShouldBe(16);
        Should.Throw<WeightsException>(() => reader.ReadInt()).Message.ShouldContain("ends before");
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] damaged = [.. File];
        damaged[^1] ^= 1;
        Should.Throw<WeightsException>(() => WeightsFile.Open(damaged, "lamp")).Message.ShouldContain("SHA-256");
    }

    [Theory]
    [InlineData(60), InlineData(4000), InlineData(200_000)]
    public void A_flipped_bit_is_found(int at)
    {
        var flipped = System.IO.File.ReadAllBytes(Repository.At("models", "en-names.vdw"));
        flipped[at] ^= 4;
        Should.Throw<WeightsException>(() => NameFinder.Load(flipped)).Message.ShouldContain("damaged");
    }

    [Fact] public void A_file_that_is_no_weights_file_is_refused() => Should.Throw<WeightsException>(() => NameFinder.Load("not weights at all, but long enough to hold a header and a hash"u8)).Message.ShouldContain("VDW1");
    [Fact] public void Grammar_in_place_of_names_is_refused_and_named() => Should.Throw<WeightsException>(() => NameFinder.Load(System.IO.File.ReadAllBytes(Repository.At("models", "en-grammar.vdw")))).Message.ShouldContain("en-grammar");
    [Fact] public void A_cut_file_is_refused() => Should.Throw<WeightsException>(() => WeightsFile.Open(File.AsSpan(0, File.Length - 3), "lamp"));
    [Fact] public void A_file_cut_to_its_head_is_refused() => Should.Throw<WeightsException>(() => WeightsFile.Open(File.AsSpan(0, 20), "lamp"));
    [Fact] public void An_empty_file_is_refused() => Should.Throw<WeightsException>(() => WeightsFile.Open([], "lamp")).Message.ShouldContain("VDW1");
    [Fact] public void A_swapped_file_is_told_from_a_damaged_one() => Should.Throw<WeightsException>(() => WeightsFile.Open(File, "fire")).Message.ShouldContain("swapped");

    [Fact]
    public void A_newer_file_is_refused_with_both_versions()
    {
        byte[] newer = [.. File];
        newer[4] = 2;
        Should.Throw<WeightsException>(() => WeightsFile.Open(newer, "lamp")).Message.ShouldContain("version 2, this build reads version 1");
    }

    [Fact]
    public void Weights_of_another_kind_of_content_are_refused() => Should.Throw<WeightsException>(() => Grammar.Load(WeightsFile.Pack(Grammar.Kind, [9, 0, 0, 0, 1, 2])));

    [Fact]
    public void A_file_cut_anywhere_never_makes_a_grammar()
    {
        var whole = System.IO.File.ReadAllBytes(Repository.At("models", "en-grammar.vdw"));
        for (int length = 0; length < whole.Length; length += 1 + (whole.Length / 7)) Should.Throw<WeightsException>(() => Grammar.Load(whole.AsSpan(0, length)));
    }

    [Fact]
    public void A_model_survives_its_file()
    {
        var perceptron = new AveragedPerceptron(3);
        ulong[] features = [FeatureHash.Join(1, 5), FeatureHash.Join(2, 7)];
        for (int i = 0; i < 10; i++)
        {
            perceptron.Tick();
            perceptron.Update(features, right: 2, wrong: 0);
        }
        var writer = new WeightsWriter();
        perceptron.ToModel().Write(writer);
        var model = LinearModel.Read(WeightsFile.Open(WeightsFile.Pack("lamp", writer.Written), "lamp"));
        var scores = new int[3];
        model.Score([.. features, FeatureHash.Join(3, 9)], scores);
        scores[2].ShouldBeGreaterThan(0);
        scores[1].ShouldBe(0);
        scores[0].ShouldBe(-scores[2]);
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var perceptron = new AveragedPerceptron(8);
        var features = Enumerable.Range(0, 200).Select(i => FeatureHash.Join(1, (ulong)i)).ToArray();
        perceptron.Update(features, 1, 2);
        var model = perceptron.ToModel(threshold: 0);
        var scores = new int[8];
        model.Score(features, scores);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) model.Score(features, scores);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
