using System.Collections.Immutable;

namespace Vedette.Weigh.Simulations;

/// <summary>How far one parameter's range moves an outcome within one set.</summary>
/// <param name="Spearman">Rank correlation, -1 to 1; ties share their rank.</param>
/// <param name="FirstOrder">The first-order Sobol index: the share of the outcome's variance that the parameter accounts for alone. Noise can take it a little under 0.</param>
public sealed record Sensitivity(int Parameter, double Spearman, double FirstOrder);

/// <summary>
/// Sensitivities from the runs themselves. First-order index: the runs are cut into bins of equal number along the parameter, and the variance between the means of the bins
/// is set against the whole variance (E. Plischke, E. Borgonovo, C. L. Smith, European Journal of Operational Research 226, 2013, 536-550), lowered by what bins of pure noise would show
/// (Pearson's correlation ratio, corrected as by T. L. Kelley, PNAS 21, 1935).
/// </summary>
internal sealed class RankedParameter
{
    private const int MostBins = 100;

    private readonly byte[] bin;
    private readonly int[] rank;
    private readonly double rankVariance;
    private readonly int half;
    private readonly int[] inBin;

    /// <param name="half">1 when the ranks are doubled already, 2 when they are not.</param>
    private RankedParameter(int parameter, byte[] bin, int bins, int[] rank, int half)
    {
        (Parameter, this.bin, this.rank, this.half, rankVariance, inBin) = (parameter, bin, rank, half, Ranks.Variance(rank, half), new int[bins]);
        foreach (byte b in bin) inBin[b]++;
    }

    public int Parameter { get; }
    public ReadOnlySpan<byte> Bin => bin;

    /// <summary>How many runs are in each bin.</summary>
    public ReadOnlySpan<int> InBin => inBin;

    /// <summary>Of a continuous range: the shares of the Latin hypercube are the ranks.</summary>
    public static RankedParameter OfShares(int parameter, int[] shares)
    {
        int bins = BinsFor(shares.Length);
        var bin = new byte[shares.Length];
        for (int run = 0; run < shares.Length; run++) bin[run] = (byte)((long)shares[run] * bins / shares.Length);
        return new(parameter, bin, bins, shares, 2);
    }

    /// <summary>Of a choice: a bin for each value that was drawn.</summary>
    public static RankedParameter OfChoice(int parameter, ChoiceRange choice, ReadOnlySpan<double> values)
    {
        var bin = new byte[values.Length];
        int count = Math.Min(choice.Values.Length, MostBins);
        for (int run = 0; run < bin.Length; run++) bin[run] = (byte)Math.Min(choice.Values.BinarySearch(values[run]), count - 1);
        var numbers = new float[values.Length];
        for (int run = 0; run < numbers.Length; run++) numbers[run] = bin[run];
        return new(parameter, bin, count, Ranks.Twice(numbers), 1);
    }

    /// <summary>The cube root of the number of runs: bins narrow and fill up together.</summary>
    private static int BinsFor(int runs)
    {
        int bins = 2;
        while (bins < MostBins && (long)(bins + 1) * (bins + 1) * (bins + 1) <= runs) bins++;
        return Math.Min(bins, runs);
    }

    public Sensitivity Of(RankedOutcome outcome)
    {
        Span<double> sum = stackalloc double[MostBins];
        sum.Clear();
        var apart = outcome.Apart;
        for (int run = 0; run < apart.Length && run < bin.Length; run++) sum[bin[run]] += apart[run];
        double between = 0;
        int filled = 0;
        for (int b = 0; b < inBin.Length; b++)
            if (inBin[b] > 0)
            {
                between += sum[b] * sum[b] / inBin[b];
                filled++;
            }
        double index = outcome.Squares == 0 || bin.Length <= filled ? 0 : 1 - (1 - between / outcome.Squares) * (bin.Length - 1) / (bin.Length - filled);
        return new(Parameter, Ranks.Correlation(rank, half, rankVariance, outcome.TwiceRank, outcome.RankVariance), index);
    }

    /// <summary>How many runs of each bin are marked.</summary>
    public void Count(ReadOnlySpan<byte> marks, Span<int> marked)
    {
        marked.Clear();
        for (int run = 0; run < marks.Length && run < bin.Length; run++) marked[bin[run]] += marks[run];
    }
}

/// <summary>The runs of one outcome, made ready to be set against every parameter.</summary>
internal sealed class RankedOutcome
{
    private readonly double[] apart;

    /// <param name="values">The value of each run.</param>
    public RankedOutcome(ReadOnlySpan<float> values)
    {
        apart = new double[values.Length];
        double whole = 0;
        foreach (float value in values) whole += value;
        double mean = whole / values.Length;
        for (int run = 0; run < apart.Length; run++)
        {
            apart[run] = values[run] - mean;
            Squares += apart[run] * apart[run];
        }
        TwiceRank = Ranks.Twice(values);
        RankVariance = Ranks.Variance(TwiceRank);
    }

    /// <summary>Each value less the mean.</summary>
    public ReadOnlySpan<double> Apart => apart;

    /// <summary>The sum of the squares of <see cref="Apart"/>.</summary>
    public double Squares { get; }
    public int[] TwiceRank { get; }
    public double RankVariance { get; }
}

/// <summary>Ranks, kept doubled so that the mean rank of ties is whole.</summary>
internal static class Ranks
{
    /// <summary>Twice the rank of each value from 0; values alike have the mean of their ranks.</summary>
    public static int[] Twice(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        var order = new int[values.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var ranks = new int[values.Length];
        for (int first = 0; first < order.Length;)
        {
            int end = first + 1;
            while (end < order.Length && sorted[end] == sorted[first]) end++;
            for (int i = first; i < end; i++) ranks[order[i]] = first + end - 1;
            first = end;
        }
        return ranks;
    }

    /// <summary>The sum of squares about the mean, in doubled ranks.</summary>
    /// <param name="times">What makes the ranks doubled.</param>
    public static double Variance(int[] ranks, int times = 1)
    {
        long about = 0;
        int mean = ranks.Length - 1;
        foreach (int rank in ranks) about += (long)(times * rank - mean) * (times * rank - mean);
        return about;
    }

    /// <summary>Spearman's rank correlation; 0 when one of the two does not vary. Sums of whole numbers: exact in any order.</summary>
    /// <param name="times">What makes the ranks of a doubled.</param>
    public static double Correlation(int[] a, int times, double varianceOfA, int[] b, double varianceOfB)
    {
        long together = 0;
        int mean = a.Length - 1;
        for (int i = 0; i < a.Length; i++) together += (long)(times * a[i] - mean) * (b[i] - mean);
        return varianceOfA == 0 || varianceOfB == 0 ? 0 : together / (Math.Sqrt(varianceOfA) * Math.Sqrt(varianceOfB));
    }
}
