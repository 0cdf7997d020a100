using System.Collections.Immutable;

namespace Vedette.Weigh.Simulations;

/// <summary>What is kept of the runs of one choice of assumptions: 4 bytes for each run in each week in which a quantity is looked at.</summary>
internal sealed class Tracks
{
    private readonly float[]?[] kept;
    private readonly int weeks;

    /// <param name="looks">Quantities by place, with the weeks in which they are looked at.</param>
    public Tracks(ImmutableArray<(int Quantity, int Week)> looks, int quantities, int weeks, int padded)
    {
        this.weeks = weeks;
        kept = new float[quantities * (weeks + 1)][];
        foreach (var (quantity, week) in looks) kept[Place(quantity, week)] ??= GC.AllocateUninitializedArray<float>(padded);
    }

    public bool Keeps(int quantity, int week) => kept[Place(quantity, week)] is not null;

    /// <summary>The value of each run.</summary>
    /// <exception cref="ArgumentException">The quantity is not looked at in this week.</exception>
    public float[] Of(int quantity, int week) => kept[Place(quantity, week)] ?? throw new ArgumentException($"Quantity {quantity} is not looked at in week {week}.");

    private int Place(int quantity, int week) => quantity * (weeks + 1) + week;
}
