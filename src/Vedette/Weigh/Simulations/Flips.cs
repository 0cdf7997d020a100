namespace Vedette.Weigh.Simulations;

/// <summary>A value of a parameter that parts the runs of a set: on one side of it the median outcome crosses the line, on the other it does not.</summary>
/// <param name="At">In the parameter's unit.</param>
/// <param name="CrossesAbove">Whether the side above is the one that crosses.</param>
/// <param name="MedianBelow">Of the runs in which the parameter is under it.</param>
public sealed record ParameterFlip(int Parameter, double At, bool CrossesAbove, float MedianBelow, float MedianAbove);

/// <summary>What one change of a set towards another does to the median outcome.</summary>
/// <param name="From">The place of the set that is changed.</param>
/// <param name="Towards">The place of the set that the change is taken from.</param>
/// <param name="What">The switch or the parameter that is changed.</param>
/// <param name="Change">In words: <c>off</c>, <c>2 to 6</c>.</param>
/// <param name="Before">The median of the set as it is, over the same draws.</param>
public sealed record SwitchFlip(int Outcome, int From, int Towards, string What, string Change, float Before, float After, bool CrossesBefore, bool CrossesAfter)
{
    public bool Flips => CrossesBefore != CrossesAfter;
}

/// <summary>Finds the one cut along a parameter that parts runs which cross a line from runs which do not: a tree of one split over the parameter's bins.</summary>
internal static class ParameterFlips
{
    /// <returns>Null when the medians of the two sides lie on one side of the line at every cut.</returns>
    /// <param name="crosses">1 for each run that crosses the line.</param>
    /// <param name="work">Twice as long as the values.</param>
    public static ParameterFlip? Find(RankedParameter parameter, Outcome outcome, ReadOnlySpan<float> values, ReadOnlySpan<byte> crosses, Distribution range, Span<float> work)
    {
        var runs = parameter.InBin;
        Span<int> crossing = stackalloc int[runs.Length];
        parameter.Count(crosses, crossing);
        int all = 0, allCrossing = 0;
        for (int b = 0; b < runs.Length; b++) (all, allCrossing) = (all + runs[b], allCrossing + crossing[b]);
        int best = -1, bestRight = 0, below = 0, belowCrossing = 0;
        for (int cut = 1; cut < runs.Length; cut++)
        {
            below += runs[cut - 1];
            belowCrossing += crossing[cut - 1];
            int above = all - below, aboveCrossing = allCrossing - belowCrossing;
            if (below == 0 || above == 0 || 2 * belowCrossing > below == 2 * aboveCrossing > above) continue;
            int right = 2 * belowCrossing > below ? belowCrossing + above - aboveCrossing : below - belowCrossing + aboveCrossing;
            if (right > bestRight) (best, bestRight) = (cut, right);
        }
        if (best < 0) return null;
        float under = Median(values, parameter.Bin, 0, best, work), over = Median(values, parameter.Bin, best, runs.Length, work);
        if (outcome.Crosses(under) == outcome.Crosses(over)) return null;
        double at = range is ChoiceRange choice ? choice.Values[best] : range.At((double)best / runs.Length);
        return new(parameter.Parameter, at, outcome.Crosses(over), under, over);
    }

    private static float Median(ReadOnlySpan<float> values, ReadOnlySpan<byte> bin, int first, int end, Span<float> work)
    {
        int count = 0;
        for (int run = 0; run < values.Length; run++)
        {
            work[count] = values[run];
            if (bin[run] >= first && bin[run] < end) count++;
        }
        return Band.Of(work[..count], work[values.Length..]).P50;
    }
}
