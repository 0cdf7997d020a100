using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Vedette.Language;

/// <summary>Rows of eight-bit numbers with one scale for each row: a quarter of the memory, so more of it stays near the processor.</summary>
internal sealed unsafe class ByteTable
{
    private readonly sbyte[] steps;
    private readonly float[] scales;
    private readonly int width;

    /// <param name="width">Numbers a row, a multiple of 8.</param>
    public ByteTable(sbyte[] steps, float[] scales, int width)
    {
        if (width % 8 != 0 || steps.Length != (long)scales.Length * width) throw new WeightsException("A table in the weights file has a size that cannot be. Install the file again.");
        (this.steps, this.scales, this.width) = (steps, scales, width);
    }

    /// <summary>Adds the rows to the numbers at <paramref name="sum"/>, one row after the other, so that every machine rounds alike.</summary>
    public void AddRows(ReadOnlySpan<ushort> rows, float* sum)
    {
        fixed (sbyte* start = steps)
        {
            foreach (ushort row in rows) AddRow(start + (row * width), scales[row], sum);
        }
    }

    public void AddRow(int row, float* sum)
    {
        fixed (sbyte* start = steps) AddRow(start + (row * width), scales[row], sum);
    }

    private void AddRow(sbyte* row, float scale, float* sum)
    {
        int i = 0;
        if (Avx2.IsSupported)
        {
            var factor = Vector256.Create(scale);
            for (; i < width; i += 8) (Vector256.Load(sum + i) + (Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(row + i)) * factor)).Store(sum + i);
        }
        for (; i < width; i++) sum[i] += row[i] * scale;
    }
}
