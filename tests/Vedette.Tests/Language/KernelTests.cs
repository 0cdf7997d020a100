using FsCheck;
using FsCheck.Fluent;
using Vedette.Language;

namespace Vedette.Tests.Language;

/// <summary>Each kernel beside its plain twin: the same bits, whatever the sizes.</summary>
public unsafe class KernelTests
{
    private static readonly Arbitrary<(int Rows, int Columns, int Inner, int Seed)> Sizes = Arb.From(
        from rows in Gen.Choose(1, 20)
        from columns in Gen.Choose(1, 80)
        from inner in Gen.Choose(1, 40)
        from seed in Gen.Choose(0, int.MaxValue)
        select (rows, columns, inner, seed));

    [Fact]
    public void A_product_is_the_plain_one_bit_by_bit() => Prop.ForAll(Sizes, s =>
    {
        var random = new Random(s.Seed);
        float[] a = Numbers(random, s.Rows * s.Inner), b = Numbers(random, s.Inner * s.Columns), c = Numbers(random, s.Rows * s.Columns), plain = [.. c];
        fixed (float* pa = a, pb = b, pc = c, pp = plain)
        {
            MatrixProduct.Add(s.Rows, s.Columns, s.Inner, pa, s.Inner, 1, pb, s.Columns, pc, s.Columns);
            MatrixProduct.AddPlain(s.Rows, s.Columns, s.Inner, pa, s.Inner, 1, pb, s.Columns, pp, s.Columns);
        }
        return c.AsSpan().SequenceEqual(plain);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_product_reads_its_left_side_with_any_strides() => Prop.ForAll(Sizes, s =>
    {
        var random = new Random(s.Seed);
        float[] turned = Numbers(random, s.Inner * s.Rows), b = Numbers(random, s.Inner * s.Columns), c = new float[s.Rows * s.Columns], plain = new float[s.Rows * s.Columns];
        fixed (float* pa = turned, pb = b, pc = c, pp = plain)
        {
            MatrixProduct.Add(s.Rows, s.Columns, s.Inner, pa, 1, s.Rows, pb, s.Columns, pc, s.Columns);
            MatrixProduct.AddPlain(s.Rows, s.Columns, s.Inner, pa, 1, s.Rows, pb, s.Columns, pp, s.Columns);
        }
        return c.AsSpan().SequenceEqual(plain);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_packed_product_is_the_plain_one_bit_by_bit() => Prop.ForAll(Sizes, s =>
    {
        var random = new Random(s.Seed);
        int output = PackedMatrix.Stripe * (1 + (s.Columns % 3)), input = 16 * (1 + (s.Inner % 4));
        var (matrix, steps, scales) = Packed(random, s.Rows, input, output, short.MaxValue);
        float[] y = new float[s.Rows * output], plain = new float[s.Rows * output];
        fixed (short* px = steps)
        fixed (float* ps = scales, py = y, pp = plain)
        {
            matrix.Multiply(s.Rows, px, ps, py);
            matrix.MultiplyPlain(s.Rows, px, ps, pp);
        }
        return y.AsSpan().SequenceEqual(plain);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_sums_of_a_packed_product_do_not_overflow()
    {
        const int Input = 512;
        var weights = new sbyte[Input * PackedMatrix.Stripe];
        Array.Fill(weights, sbyte.MaxValue);
        var scales = new float[PackedMatrix.Stripe];
        Array.Fill(scales, 1f);
        var matrix = new PackedMatrix(weights, scales);
        var x = new short[Input];
        Array.Fill(x, short.MaxValue);
        var y = new float[PackedMatrix.Stripe];
        float one = 1;
        fixed (short* px = x) fixed (float* py = y) matrix.Multiply(1, px, &one, py);
        y[0].ShouldBe((float)((long)Input * short.MaxValue * sbyte.MaxValue));
    }

    [Fact]
    public void A_quantised_number_is_off_by_half_a_step_at_most() => Prop.ForAll(Sizes, s =>
    {
        int width = 32 * (1 + (s.Columns % 4));
        var x = Numbers(new Random(s.Seed), s.Rows * width);
        var steps = new short[x.Length];
        var scales = new float[s.Rows];
        fixed (float* px = x, ps = scales) fixed (short* pt = steps) PackedMatrix.Quantise(s.Rows, width, px, pt, ps);
        return Enumerable.Range(0, x.Length).All(i => MathF.Abs(x[i] - (steps[i] * scales[i / width])) <= scales[i / width] * 0.51f);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(1f, 0.73105858f)]
    [InlineData(-1f, 0.26894142f)]
    [InlineData(6f, 0.99752738f)]
    [InlineData(-100f, 0f)]
    [InlineData(100f, 1f)]
    public void The_sigmoid_is_the_sigmoid(float x, float expected) =>
        RecurrentUnit.Sigmoid(new System.Numerics.Vector<float>(x))[0].ShouldBe(expected, 1e-6f);

    [Fact]
    public void The_decoder_finds_the_best_of_all_projective_trees() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var random = new Random(seed);
        int count = 1 + (seed % 5);
        var scores = Numbers(random, count * (count + 1));
        var heads = new int[count];
        new ProjectiveDecoder().Decode(count, scores, count + 1, heads);
        return IsProjectiveTree(heads) && Math.Abs(Sum(heads, scores) - Trees(count).Max(t => Sum(t, scores))) < 1e-4f;
    }).QuickCheckThrowOnFailure();

    private static float Sum(int[] heads, float[] scores) => heads.Select((h, i) => scores[(i * (heads.Length + 1)) + h]).Sum();

    private static IEnumerable<int[]> Trees(int count)
    {
        int all = (int)Math.Pow(count + 1, count);
        for (int number = 0; number < all; number++)
        {
            var heads = new int[count];
            for (int i = 0, rest = number; i < count; i++, rest /= count + 1) heads[i] = rest % (count + 1);
            if (IsProjectiveTree(heads)) yield return heads;
        }
    }

    private static bool IsProjectiveTree(int[] heads)
    {
        if (heads.Count(h => h == 0) != 1) return false;
        bool Governs(int ancestor, int word)
        {
            for (int steps = 0; word != 0 && steps <= heads.Length; steps++, word = heads[word - 1]) if (word == ancestor) return true;
            return false;
        }
        for (int word = 1; word <= heads.Length; word++)
        {
            int head = heads[word - 1], root = Array.IndexOf(heads, 0) + 1;
            if (!Governs(root, word)) return false;
            for (int between = Math.Min(word, head) + 1; head != 0 && between < Math.Max(word, head); between++) if (!Governs(head, between)) return false;
        }
        return true;
    }

    private static (PackedMatrix Matrix, short[] Steps, float[] Scales) Packed(Random random, int rows, int input, int output, int most)
    {
        var weights = Enumerable.Range(0, input * output).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
        var steps = Enumerable.Range(0, rows * input).Select(_ => (short)random.Next(-most, most + 1)).ToArray();
        return (new(weights, Numbers(random, output)), steps, Numbers(random, rows));
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
}
