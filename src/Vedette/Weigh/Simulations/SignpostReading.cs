namespace Vedette.Weigh.Simulations;

/// <summary>What a signpost shows in one week in the runs that cross an outcome's line and in those that do not.</summary>
/// <param name="Signpost">Its place in the file.</param>
/// <param name="Crossing">The band of the runs that later cross the line.</param>
/// <param name="Separation">
/// How well the quantity tells the two apart: the common-language effect size (K. O. McGraw and S. P. Wong, Psychological Bulletin 111, 1992; the Mann-Whitney statistic over its greatest value),
/// ties counted half, taken towards the greater side: 0.5 not at all, 1 without overlap. A measure of ranks within the runs.
/// </param>
/// <param name="IsHigher">Whether the runs that cross show more of it.</param>
public sealed record SignpostReading(int Signpost, int Week, Band Crossing, Band Others, double Separation, bool IsHigher);

/// <summary>Compares the two kinds of runs.</summary>
internal static class Separations
{
    /// <summary>Fewer runs than these on one side say nothing.</summary>
    private const int Fewest = 50;

    /// <summary>Null when one side has too few runs.</summary>
    public static SignpostReading? Read(int signpost, int week, float[] values, bool[] crosses, int[] twiceRank)
    {
        int crossing = crosses.Count(c => c), others = crosses.Length - crossing;
        if (crossing < Fewest || others < Fewest) return null;
        var (a, b) = (new float[crossing], new float[others]);
        long twiceRanks = 0;
        for (int run = 0, i = 0, j = 0; run < values.Length; run++)
            if (crosses[run])
            {
                a[i++] = values[run];
                twiceRanks += twiceRank[run];
            }
            else b[j++] = values[run];
        double wins = twiceRanks / 2.0 - crossing * (crossing - 1.0) / 2, share = wins / ((double)crossing * others);
        var work = new float[Math.Max(crossing, others)];
        return new(signpost, week, Band.Of(a, work), Band.Of(b, work), Math.Max(share, 1 - share), share >= 0.5);
    }
}
