using System.Collections.Immutable;

namespace Vedette.Weigh.Simulations;

/// <summary>What the runs of a simulation show, set beside set. The same model, choices, seed and number of runs give the same findings on every machine.</summary>
/// <param name="Runs">Of each set.</param>
/// <param name="FlipRuns">Runs behind each <see cref="SwitchFlip"/>.</param>
/// <param name="SignpostRuns">Runs of each set behind each <see cref="SignpostReading"/>.</param>
public sealed record Findings(ulong Seed, int Runs, int FlipRuns, int SignpostRuns, ImmutableArray<SetFindings> Sets, ImmutableArray<SwitchFlip> Switches, ImmutableArray<OutcomeSignposts> Signposts);

/// <summary>What one set shows.</summary>
/// <param name="Outcomes">In the order that was asked for.</param>
public sealed record SetFindings(Variant Variant, ImmutableArray<OutcomeFindings> Outcomes);

/// <summary>One outcome under one set.</summary>
/// <param name="Outcome">Its place in the file.</param>
/// <param name="Band">Of its value.</param>
/// <param name="Weeks">The band of its quantity at the start and after each week.</param>
/// <param name="MedianCrosses">Null when the outcome has no line.</param>
/// <param name="Sensitivities">Parameters that vary, the weightiest first.</param>
/// <param name="Flips">Empty when the outcome has no line.</param>
public sealed record OutcomeFindings(int Outcome, Band Band, ImmutableArray<Band> Weeks, bool? MedianCrosses, ImmutableArray<Sensitivity> Sensitivities, ImmutableArray<ParameterFlip> Flips);

/// <summary>The signposts of one outcome with a line over the runs of all sets, the best separation first; empty when too few runs lie on one side of the line.</summary>
public sealed record OutcomeSignposts(int Outcome, ImmutableArray<SignpostReading> Readings);
