namespace Vedette.Relate;

/// <summary>Sets held as arrays in ascending order, each member once.</summary>
internal static class Ascending
{
    /// <summary>How many members two sets share; nothing is allocated.</summary>
    public static int Shared<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : struct, IComparable<T>
    {
        int shared = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            int order = x[i].CompareTo(y[j]);
            if (order == 0) shared++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        return shared;
    }

    /// <summary>The share of all members of two sets that both have (Jaccard 1901); 0 when both are empty.</summary>
    public static double Overlap<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : struct, IComparable<T>
    {
        int shared = Shared(x, y);
        return (double)shared / Math.Max(1, x.Length + y.Length - shared);
    }
}
