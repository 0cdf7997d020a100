using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Vedette.Language;

/// <summary>
/// A matrix of eight-bit weights with one scale for each column, multiplied by rows of sixteen-bit numbers with one scale for each row. The sums are whole numbers,
/// so they are the same on every machine and in every order: <see cref="MultiplyPlain"/> gives the same bits.
/// </summary>
internal sealed unsafe class PackedMatrix
{
    /// <summary>Columns are laid out in stripes of this many.</summary>
    public const int Stripe = 32;

    /// <summary>More columns of the left side could overflow a sum.</summary>
    private const int MostInput = 512;
    private const int Rows = 6;
    private readonly short[] packed;     // [stripe][pair of inputs][column of the stripe][2]
    private readonly float[] scales;

    /// <param name="steps">The weights in rows, a row an input.</param>
    /// <param name="scales">What one step is worth, a number a column; their count is a multiple of <see cref="Stripe"/>.</param>
    public PackedMatrix(ReadOnlySpan<sbyte> steps, float[] scales)
    {
        (Output, this.scales) = (scales.Length, scales);
        Input = Output == 0 ? 0 : steps.Length / Output;
        if (Output == 0 || Output % Stripe != 0 || Input == 0 || Input % 2 != 0 || Input > MostInput || steps.Length != Input * Output)
            throw new WeightsException("A matrix in the weights file has a size that cannot be. Install the file again.");
        packed = GC.AllocateUninitializedArray<short>(steps.Length, pinned: true);
        int at = 0;
        for (int stripe = 0; stripe < Output; stripe += Stripe)
            for (int i = 0; i < Input; i += 2)
                for (int column = stripe; column < stripe + Stripe; column++)
                    (packed[at++], packed[at++]) = (steps[(i * Output) + column], steps[((i + 1) * Output) + column]);
    }

    public int Input { get; }
    public int Output { get; }

    /// <summary>Rows as whole numbers: the largest of a row becomes the largest that fits.</summary>
    /// <param name="width">Numbers a row, a multiple of 16.</param>
    /// <param name="scales">Receives what one step of each row is worth.</param>
    public static void Quantise(int rows, int width, float* x, short* steps, float* scales)
    {
        for (int row = 0; row < rows; row++, x += width, steps += width)
        {
            var most = Vector<float>.Zero;
            for (int i = 0; i < width; i += Vector<float>.Count) most = Vector.Max(most, Vector.Abs(Vector.Load(x + i)));
            float largest = 0;
            for (int lane = 0; lane < Vector<float>.Count; lane++) largest = MathF.Max(largest, most[lane]);
            scales[row] = largest / short.MaxValue;
            var factor = new Vector<float>(largest == 0 ? 0 : short.MaxValue / largest);
            for (int i = 0; i < width; i += 2 * Vector<float>.Count)
            {
                var low = Vector.ConvertToInt32(Vector.Round(Vector.Load(x + i) * factor));
                var high = Vector.ConvertToInt32(Vector.Round(Vector.Load(x + i + Vector<float>.Count) * factor));
                Vector.Narrow(low, high).Store(steps + i);
            }
        }
    }

    /// <summary>y = x · this, times the scales of row and column.</summary>
    /// <param name="x">Rows of <see cref="Input"/> whole numbers; <paramref name="rowScales"/>, what a step of each is worth.</param>
    /// <param name="y">Receives rows of <see cref="Output"/> numbers.</param>
    public void Multiply(int rows, short* x, float* rowScales, float* y)
    {
        fixed (short* start = packed)
        fixed (float* columnScales = scales)
        {
            for (int stripe = 0; stripe < Output; stripe += Stripe)
            {
                short* w = start + (stripe * Input);
                int row = 0;
                if (Avx512BW.IsSupported)
                    for (; row + Rows <= rows; row += Rows) Block512(w, x + (row * Input), rowScales + row, columnScales + stripe, y + (row * Output) + stripe);
                if (Avx2.IsSupported)
                    for (; row < rows; row++) Row256(w, x + (row * Input), rowScales[row], columnScales + stripe, y + (row * Output) + stripe);
                for (; row < rows; row++) RowPlain(w, x + (row * Input), rowScales[row], columnScales + stripe, y + (row * Output) + stripe);
            }
        }
    }

    /// <summary>The same, a number at a time.</summary>
    public void MultiplyPlain(int rows, short* x, float* rowScales, float* y)
    {
        fixed (short* start = packed)
        fixed (float* columnScales = scales)
        {
            for (int stripe = 0; stripe < Output; stripe += Stripe)
                for (int row = 0; row < rows; row++)
                    RowPlain(start + (stripe * Input), x + (row * Input), rowScales[row], columnScales + stripe, y + (row * Output) + stripe);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Block512(short* w, short* x, float* rowScales, float* columnScales, float* y)
    {
        Vector512<int> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        int pairs = Input / 2;
        int* x0 = (int*)x, x1 = x0 + pairs, x2 = x1 + pairs, x3 = x2 + pairs, x4 = x3 + pairs, x5 = x4 + pairs;
        for (int p = 0; p < pairs; p++, w += 2 * Stripe)
        {
            var w0 = Vector512.Load(w);
            var w1 = Vector512.Load(w + Stripe);
            var v = Vector512.Create(x0[p]).AsInt16();
            c00 += Avx512BW.MultiplyAddAdjacent(v, w0);
            c01 += Avx512BW.MultiplyAddAdjacent(v, w1);
            v = Vector512.Create(x1[p]).AsInt16();
            c10 += Avx512BW.MultiplyAddAdjacent(v, w0);
            c11 += Avx512BW.MultiplyAddAdjacent(v, w1);
            v = Vector512.Create(x2[p]).AsInt16();
            c20 += Avx512BW.MultiplyAddAdjacent(v, w0);
            c21 += Avx512BW.MultiplyAddAdjacent(v, w1);
            v = Vector512.Create(x3[p]).AsInt16();
            c30 += Avx512BW.MultiplyAddAdjacent(v, w0);
            c31 += Avx512BW.MultiplyAddAdjacent(v, w1);
            v = Vector512.Create(x4[p]).AsInt16();
            c40 += Avx512BW.MultiplyAddAdjacent(v, w0);
            c41 += Avx512BW.MultiplyAddAdjacent(v, w1);
            v = Vector512.Create(x5[p]).AsInt16();
            c50 += Avx512BW.MultiplyAddAdjacent(v, w0);
            c51 += Avx512BW.MultiplyAddAdjacent(v, w1);
        }
        var (low, high) = (Vector512.Load(columnScales), Vector512.Load(columnScales + 16));
        Put(c00, c01, rowScales[0], low, high, y);
        Put(c10, c11, rowScales[1], low, high, y + Output);
        Put(c20, c21, rowScales[2], low, high, y + (2 * Output));
        Put(c30, c31, rowScales[3], low, high, y + (3 * Output));
        Put(c40, c41, rowScales[4], low, high, y + (4 * Output));
        Put(c50, c51, rowScales[5], low, high, y + (5 * Output));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector512<int> c0, Vector512<int> c1, float rowScale, Vector512<float> low, Vector512<float> high, float* y)
    {
        var scale = Vector512.Create(rowScale);
        (Vector512.ConvertToSingle(c0) * (scale * low)).Store(y);
        (Vector512.ConvertToSingle(c1) * (scale * high)).Store(y + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row256(short* w, short* x, float rowScale, float* columnScales, float* y)
    {
        Vector256<int> c0 = default, c1 = default, c2 = default, c3 = default;
        int* pair = (int*)x;
        for (int p = 0; p < Input / 2; p++, w += 2 * Stripe)
        {
            var v = Vector256.Create(pair[p]).AsInt16();
            c0 += Avx2.MultiplyAddAdjacent(v, Vector256.Load(w));
            c1 += Avx2.MultiplyAddAdjacent(v, Vector256.Load(w + 16));
            c2 += Avx2.MultiplyAddAdjacent(v, Vector256.Load(w + 32));
            c3 += Avx2.MultiplyAddAdjacent(v, Vector256.Load(w + 48));
        }
        var scale = Vector256.Create(rowScale);
        (Vector256.ConvertToSingle(c0) * (scale * Vector256.Load(columnScales))).Store(y);
        (Vector256.ConvertToSingle(c1) * (scale * Vector256.Load(columnScales + 8))).Store(y + 8);
        (Vector256.ConvertToSingle(c2) * (scale * Vector256.Load(columnScales + 16))).Store(y + 16);
        (Vector256.ConvertToSingle(c3) * (scale * Vector256.Load(columnScales + 24))).Store(y + 24);
    }

    private void RowPlain(short* w, short* x, float rowScale, float* columnScales, float* y)
    {
        Span<int> sums = stackalloc int[Stripe];
        sums.Clear();
        for (int i = 0; i < Input; i += 2, w += 2 * Stripe)
            for (int column = 0; column < Stripe; column++)
                sums[column] += (x[i] * w[2 * column]) + (x[i + 1] * w[(2 * column) + 1]);
        for (int column = 0; column < Stripe; column++) y[column] = sums[column] * (rowScale * columnScales[column]);
    }
}
