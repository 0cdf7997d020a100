using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Problems;

namespace Vedette.Weigh.Tables;

/// <summary>A person's choice for one cell. The newest holds; the older ones stay on record.</summary>
public sealed record CellChoice(string Evidence, string Hypothesis, Consistency Value, string By, DateTimeOffset At, string? Reason);

/// <summary>What a piece of evidence says of a hypothesis: as proposed by the problem's author, and as a person has set it since.</summary>
public sealed record Cell(Consistency Proposed, CellChoice? Choice)
{
    public Consistency Value => Choice?.Value ?? Proposed;
}

/// <summary>One piece of evidence.</summary>
/// <param name="Weight">0 to 1: an origin has a weight of 1 and parts it evenly among all that rests on it; evidence of several origins weighs 1 − ∏(1 − share).</param>
/// <param name="Diagnosticity">0 to 4: the mean difference, on a scale from II = −2 to CC = 2, between two hypotheses; 0 tells none from another.</param>
/// <param name="From">The indicator that it comes from; null for evidence that a person brought.</param>
public sealed record Evidence(string Key, string Text, ImmutableArray<Origin> Origins, double Weight, double Diagnosticity, ImmutableArray<Cell> Cells, IndicatorReading? From, bool IsSilence, string? Source);

/// <summary>A hypothesis as the evidence leaves it.</summary>
/// <param name="Inconsistency">Weighted: the lower, the less speaks against it. It is no probability and nothing is proved by it.</param>
/// <param name="Against">Cells with I or II; the plain count.</param>
public sealed record Standing(Hypothesis Hypothesis, double Inconsistency, int Against);

/// <summary>What the table would say without one thing.</summary>
/// <param name="Kind">origin, source or assumption.</param>
/// <param name="LeadersAfter">The hypotheses with the least against them then.</param>
public sealed record LeftOut(string Kind, string What, ImmutableArray<string> LeadersAfter, bool IsFlip);

/// <summary>Missing evidence that would tell the two leading hypotheses apart.</summary>
/// <param name="Difference">0 to 4, on the scale of <see cref="Evidence.Diagnosticity"/>.</param>
public sealed record Discriminator(Indicator Indicator, double Difference, ImmutableArray<KeyQuestion> Questions);

/// <summary>
/// Analysis of competing hypotheses (Heuer 1999): evidence against hypotheses, of which the one with the least against it leads. Bookkeeping, not proof
/// (Karvetski and Mandel 2020); hypotheses stand in rows (Dhami et al. 2024). Evidence that shares an origin shares that origin's weight.
/// </summary>
public sealed record EvidenceTable
{
    public required ImmutableArray<Hypothesis> Hypotheses { get; init; }

    /// <summary>The most diagnostic first.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>The least inconsistent first.</summary>
    public required ImmutableArray<Standing> Standings { get; init; }
    public ImmutableArray<LeftOut> LeftOut { get; init; } = [];
    public ImmutableArray<Discriminator> Discriminators { get; init; } = [];

    /// <summary>Those with the least against them; several when they are level.</summary>
    public ImmutableArray<string> Leaders => [.. Leading(Standings)];

    public Cell At(string evidence, string hypothesis)
    {
        int row = Hypotheses.ToList().FindIndex(h => h.Key == hypothesis);
        return Evidence.First(e => e.Key == evidence).Cells[row];
    }

    internal static IEnumerable<string> Leading(IEnumerable<Standing> standings)
    {
        var all = standings.ToArray();
        double least = all.Min(s => s.Inconsistency);
        return all.Where(s => s.Inconsistency < least + 1e-9).Select(s => s.Hypothesis.Key);
    }
}
