using Vedette.Language;

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

    [Theory]
    [InlineData(0), InlineData(1), InlineData(5), InlineData(100_000)]
    public void A_body_is_read_back_whether_it_shrinks_or_not(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        foreach (byte[] body in (byte[][])[noise, new byte[length]])
        {
            var writer = new WeightsWriter();
            writer.Write<byte>(body);
            WeightsFile.Open(WeightsFile.Pack("lamp", writer.Written), "lamp").ReadArray<byte>().ShouldBe(body);
        }
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
    public void A_newer_file_is_refused_with_its_version_and_ours()
    {
        byte[] newer = [.. File];
        newer[4] = 3;
        Should.Throw<WeightsException>(() => WeightsFile.Open(newer, "lamp")).Message.ShouldContain("version 3, this build reads versions 1 and 2");
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
        ulong[] features = [.. new[] { FeatureHash.Join(1, 5), FeatureHash.Join(2, 7) }.Order()];
        var writer = new WeightsWriter();
        new LinearModel(3, features, [0, 2, 4], [0, 2, 0, 2], [-3, 3, -4, 4]).Write(writer);
        var model = LinearModel.Read(WeightsFile.Open(WeightsFile.Pack("lamp", writer.Written), "lamp"));
        var scores = new int[3];
        model.Score([.. features, FeatureHash.Join(3, 9)], scores);
        scores.ShouldBe([-7, 0, 7]);
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        ulong[] features = [.. Enumerable.Range(0, 200).Select(i => FeatureHash.Join(1, (ulong)i)).Order()];
        var model = new LinearModel(8, features, [.. Enumerable.Range(0, 201)], new byte[200], new short[200]);
        var scores = new int[8];
        model.Score(features, scores);
        Allocated.By(() => model.Score(features, scores)).ShouldBe(0);
    }

    [Fact]
    public void Reading_a_sentence_allocates_its_tokens_alone()
    {
        const string Text = "The minister said on Monday that the harbour would stay closed until the navy had left.";
        var words = Weights.Grammar.Parse(Text)[0].Tokens.Select(t => t.Span).ToArray();
        Weights.Grammar.ParseWords(Text, words);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) Weights.Grammar.ParseWords(Text, words);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / (100 * words.Length)).ShouldBeLessThan(48);
    }
}
