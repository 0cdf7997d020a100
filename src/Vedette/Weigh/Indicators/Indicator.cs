using System.Collections.Immutable;
using Vedette.Weigh.Tables;

namespace Vedette.Weigh.Indicators;

/// <summary>How likely an indicator is to show in a scenario, as its author holds: the ratings of Pherson's Indicators Validator.</summary>
public enum ScenarioRating : byte { HighlyUnlikely, Unlikely, Could, Likely, HighlyLikely }

/// <summary>How often signs are usual: what is a burst and what is everyday.</summary>
/// <param name="Count">Independent signs in the period.</param>
/// <param name="Days">The period's length.</param>
public sealed record Baseline(double Count, int Days);

/// <summary>Somebody looked for signs and says when: silence tells only where somebody looked.</summary>
public sealed record Look(DateOnly On, string By, string? Note);

/// <summary>Something to watch for, with what fires it and how its state moves.</summary>
public sealed record Indicator
{
    public required string Key { get; init; }

    /// <summary>The support channel it belongs to; null for an indicator across channels.</summary>
    public string? Channel { get; init; }
    public required string Question { get; init; }

    /// <summary>One that fits is enough.</summary>
    public required ImmutableArray<Condition> Fires { get; init; }

    /// <summary>The days after which a sign counts half.</summary>
    public double HalfLife { get; init; } = 365;

    /// <summary>Faded independent signs from which it is present. Two by default: what one source alone tells is asserted.</summary>
    public double PresentFrom { get; init; } = 2;

    /// <summary>Faded signs under which it ceases to be present: lower than <see cref="PresentFrom"/>, so that the state does not flutter.</summary>
    public double AbsentUnder { get; init; } = .5;
    public Baseline? Baseline { get; init; }

    /// <summary>The last day by which it should have shown if what it stands for were so.</summary>
    public DateOnly? ExpectedBy { get; init; }

    /// <summary>Days of warning it would give: from the sign to what it warns of.</summary>
    public int? LeadTime { get; init; }

    /// <summary>Days after the last sign or look from which its state is stale.</summary>
    public int StaleAfter { get; init; } = 180;
    public ImmutableArray<Look> Looks { get; init; } = [];

    /// <summary>What its presence says of each hypothesis (by key), proposed by the problem's author.</summary>
    public ImmutableDictionary<string, Consistency> Expects { get; init; } = ImmutableDictionary<string, Consistency>.Empty;

    /// <summary>What its silence past <see cref="ExpectedBy"/> says of each hypothesis.</summary>
    public ImmutableDictionary<string, Consistency> ExpectsSilence { get; init; } = ImmutableDictionary<string, Consistency>.Empty;

    /// <summary>By scenario's key.</summary>
    public ImmutableDictionary<string, ScenarioRating> Scenarios { get; init; } = ImmutableDictionary<string, ScenarioRating>.Empty;

    /// <summary>The line of the file on which it stands.</summary>
    public int Line { get; init; }
}
