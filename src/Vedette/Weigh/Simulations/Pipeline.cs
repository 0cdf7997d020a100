using System.Numerics;
using System.Runtime.InteropServices;

namespace Vedette.Weigh.Simulations;

/// <summary>What is on the way between two places: a ring of columns, one for each week in which something can arrive.</summary>
/// <param name="First">The first column of the ring.</param>
/// <param name="Length">More than the longest delay.</param>
/// <param name="Delay">Weeks, from a parameter.</param>
/// <param name="IsEven">Whether all runs have one delay: the longest.</param>
internal readonly record struct Pipeline(int First, int Length, Slot Delay, bool IsEven)
{
    /// <summary>The weeks on the way: whole, and one at least.</summary>
    public static int Whole(double weeks) => Math.Max(1, (int)Math.Floor(weeks + 0.5));

    /// <summary>The column of what arrives in a week.</summary>
    public int Arriving(int week) => First + week % Length;

    /// <summary>Puts what leaves in a week where it arrives, in each lane after its own delay.</summary>
    public void Send(Room room, int week, ReadOnlySpan<Vector<double>> what, ReadOnlySpan<int> delays)
    {
        if (IsEven)
        {
            Kernels.Add(room[First + (week + Length - 1) % Length], what);
            return;
        }
        var leaving = MemoryMarshal.Cast<Vector<double>, double>(what);
        var ring = room.Ring(First, Length);
        int now = week % Length;
        for (int lane = 0; lane < leaving.Length; lane++)
        {
            int then = now + delays[lane];
            if (then >= Length) then -= Length;
            ring[then * Engine.Width + lane] += leaving[lane];
        }
    }
}
