namespace Vedette.Training;

/// <summary>A seeded shuffle, the same on every machine.</summary>
internal static class Shuffle
{
    public static void InPlace(int[] order, int seed) => new Random(seed).Shuffle(order);
}
