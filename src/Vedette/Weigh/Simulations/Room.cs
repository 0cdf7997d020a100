using System.Numerics;
using System.Runtime.InteropServices;

namespace Vedette.Weigh.Simulations;

/// <summary>The room that one worker computes in: columns of one block of runs. Made once, used for every block; no step of a run allocates.</summary>
internal sealed class Room(int columns, int rings)
{
    /// <summary>Vectors in a column.</summary>
    public static int Vectors => Engine.Width / Vector<double>.Count;

    private readonly Vector<double>[] cells = new Vector<double>[(columns + rings) * Vectors];

    /// <summary>For each pipeline the weeks on the way in each lane.</summary>
    public int[] Delays { get; init; } = [];

    public Span<Vector<double>> this[int column] => cells.AsSpan(column * Vectors, Vectors);

    /// <summary>The lanes of some columns that follow each other.</summary>
    public Span<double> Ring(int first, int length) => MemoryMarshal.Cast<Vector<double>, double>(cells.AsSpan(first * Vectors, length * Vectors));

    public void Clear() => Array.Clear(cells);
}
