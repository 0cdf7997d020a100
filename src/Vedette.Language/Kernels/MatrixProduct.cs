using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vedette.Language;

/// <summary>
/// C += A · B of single-precision matrices, where B and C lie in rows and A is read with any strides, so that one kernel serves reading and both gradients of
/// learning. Every number of C is summed from first to last with fused multiply-add, whatever the width of the machine's vectors and the size of the matrices:
/// the result is the same, bit by bit, as that of <see cref="AddPlain"/>.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int Rows = 6;

    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="rowStride">From one row of A to the next.</param>
    /// <param name="stepStride">From one column of A to the next.</param>
    public static void Add(int m, int n, int k, float* a, int rowStride, int stepStride, float* b, int bStride, float* c, int cStride)
    {
        int width = Vector512.IsHardwareAccelerated ? 32 : 16;
        int column = 0;
        // A stripe of B stays in the nearest cache while all the rows of A pass.
        for (; column + width <= n; column += width)
        {
            int row = 0;
            for (; row + Rows <= m; row += Rows)
            {
                if (Vector512.IsHardwareAccelerated) Block512(k, a + (row * rowStride), rowStride, stepStride, b + column, bStride, c + (row * cStride) + column, cStride);
                else Block256(k, a + (row * rowStride), rowStride, stepStride, b + column, bStride, c + (row * cStride) + column, cStride);
            }
            for (; row < m; row++) Row(width, k, a + (row * rowStride), stepStride, b + column, bStride, c + (row * cStride) + column);
        }
        for (int row = 0; row < m && column < n; row++) Row(n - column, k, a + (row * rowStride), stepStride, b + column, bStride, c + (row * cStride) + column);
    }

    /// <summary>The same, a number at a time.</summary>
    public static void AddPlain(int m, int n, int k, float* a, int rowStride, int stepStride, float* b, int bStride, float* c, int cStride)
    {
        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column < n; column++)
            {
                float sum = 0;
                for (int p = 0; p < k; p++) sum = MathF.FusedMultiplyAdd(a[(row * rowStride) + (p * stepStride)], b[(p * bStride) + column], sum);
                c[(row * cStride) + column] += sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block512(int k, float* a, int rowStride, int stepStride, float* b, int bStride, float* c, int cStride)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        float* a1 = a + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride, a4 = a3 + rowStride, a5 = a4 + rowStride;
        for (int p = 0, step = 0; p < k; p++, step += stepStride, b += bStride)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            var v = Vector512.Create(a[step]);
            c00 = Vector512.FusedMultiplyAdd(v, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(v, b1, c01);
            v = Vector512.Create(a1[step]);
            c10 = Vector512.FusedMultiplyAdd(v, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(v, b1, c11);
            v = Vector512.Create(a2[step]);
            c20 = Vector512.FusedMultiplyAdd(v, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(v, b1, c21);
            v = Vector512.Create(a3[step]);
            c30 = Vector512.FusedMultiplyAdd(v, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(v, b1, c31);
            v = Vector512.Create(a4[step]);
            c40 = Vector512.FusedMultiplyAdd(v, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(v, b1, c41);
            v = Vector512.Create(a5[step]);
            c50 = Vector512.FusedMultiplyAdd(v, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(v, b1, c51);
        }
        Put(c, c00, c01);
        Put(c + cStride, c10, c11);
        Put(c + (2 * cStride), c20, c21);
        Put(c + (3 * cStride), c30, c31);
        Put(c + (4 * cStride), c40, c41);
        Put(c + (5 * cStride), c50, c51);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block256(int k, float* a, int rowStride, int stepStride, float* b, int bStride, float* c, int cStride)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        float* a1 = a + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride, a4 = a3 + rowStride, a5 = a4 + rowStride;
        for (int p = 0, step = 0; p < k; p++, step += stepStride, b += bStride)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var v = Vector256.Create(a[step]);
            c00 = Vector256.FusedMultiplyAdd(v, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(v, b1, c01);
            v = Vector256.Create(a1[step]);
            c10 = Vector256.FusedMultiplyAdd(v, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(v, b1, c11);
            v = Vector256.Create(a2[step]);
            c20 = Vector256.FusedMultiplyAdd(v, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(v, b1, c21);
            v = Vector256.Create(a3[step]);
            c30 = Vector256.FusedMultiplyAdd(v, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(v, b1, c31);
            v = Vector256.Create(a4[step]);
            c40 = Vector256.FusedMultiplyAdd(v, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(v, b1, c41);
            v = Vector256.Create(a5[step]);
            c50 = Vector256.FusedMultiplyAdd(v, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(v, b1, c51);
        }
        Put(c, c00, c01);
        Put(c + cStride, c10, c11);
        Put(c + (2 * cStride), c20, c21);
        Put(c + (3 * cStride), c30, c31);
        Put(c + (4 * cStride), c40, c41);
        Put(c + (5 * cStride), c50, c51);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector512<float> low, Vector512<float> high)
    {
        (Vector512.Load(c) + low).Store(c);
        (Vector512.Load(c + 16) + high).Store(c + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector256<float> low, Vector256<float> high)
    {
        (Vector256.Load(c) + low).Store(c);
        (Vector256.Load(c + 8) + high).Store(c + 8);
    }

    /// <summary>One row of what is left over at the bottom or at the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(int n, int k, float* a, int stepStride, float* b, int bStride, float* c)
    {
        int column = 0;
        for (; column + 16 <= n; column += 16)
        {
            Vector256<float> low = default, high = default;
            float* from = b + column;
            for (int p = 0; p < k; p++, from += bStride)
            {
                var v = Vector256.Create(a[p * stepStride]);
                low = Vector256.FusedMultiplyAdd(v, Vector256.Load(from), low);
                high = Vector256.FusedMultiplyAdd(v, Vector256.Load(from + 8), high);
            }
            Put(c + column, low, high);
        }
        for (; column < n; column++)
        {
            float sum = 0;
            for (int p = 0; p < k; p++) sum = MathF.FusedMultiplyAdd(a[p * stepStride], b[(p * bStride) + column], sum);
            c[column] += sum;
        }
    }
}
