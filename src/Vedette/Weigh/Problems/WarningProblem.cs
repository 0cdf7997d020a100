using System.Collections.Immutable;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Simulations;
using Vedette.Weigh.Tables;

namespace Vedette.Weigh.Problems;

/// <summary>A way in which the situation may go.</summary>
public sealed record Scenario(string Key, string Statement);

/// <summary>A possible answer to the question. Those that no other subsumes shut each other out; with <see cref="WarningProblem.IsExhaustive"/> one of them holds.</summary>
/// <param name="Within">The wider hypothesis that subsumes this one, or null.</param>
public sealed record Hypothesis(string Key, string Statement, string? Within);

/// <summary>A way in which one side may support the other.</summary>
public sealed record Channel(string Key, string Name, string Question);

/// <summary>A key intelligence question: what one would have to know, and where one would look.</summary>
/// <param name="Indicators">The indicators that would answer it.</param>
public sealed record KeyQuestion(string Key, string Question, ImmutableArray<string> Indicators, string? Collection);

/// <summary>Something that the analysis takes for granted.</summary>
/// <param name="IsLinchpin">The argument falls with it.</param>
/// <param name="IfWrong">What would change.</param>
/// <param name="Indicators">The indicators whose reading rests on it.</param>
public sealed record KeyAssumption(string Key, string Statement, bool IsLinchpin, string? IfWrong, ImmutableArray<string> Indicators);

/// <summary>A forecast question that the problem plans; it counts once somebody puts it on record.</summary>
/// <param name="Criteria">What must be so for each outcome.</param>
/// <param name="Source">Where the outcome is looked up.</param>
/// <param name="Scheduled">The last day on which a forecast counts.</param>
/// <param name="Outcomes">Named outcomes that exclude each other; none for a question of yes or no.</param>
public sealed record PlannedForecast(string Key, string Question, string Criteria, string Source, DateOnly Scheduled, string? Hypothesis, ImmutableArray<string> Outcomes);

/// <summary>Evidence that a person brings to the table beside what the indicators find.</summary>
/// <param name="Source">Where it comes from: a link, a document, or the words "analyst judgement".</param>
/// <param name="Expects">What it says of each hypothesis, by key.</param>
public sealed record WrittenEvidence(string Key, string Statement, string Source, ImmutableDictionary<string, Consistency> Expects);

/// <summary>Who is asked to help whom: what tells a report on the question from one on its reverse.</summary>
public sealed record Direction(ImmutableArray<string> From, ImmutableArray<string> To);

/// <summary>What is watched and why: a question with its hypotheses, scenarios, channels, indicators, key questions and key assumptions.</summary>
public sealed record WarningProblem
{
    public required string Key { get; init; }
    public required string Question { get; init; }
    public Direction? Direction { get; init; }

    /// <summary>Terms of which an origin must tell one set to speak of the scenario at all; empty: every origin does.</summary>
    public ImmutableArray<ulong[]> Scope { get; init; } = [];
    public ImmutableArray<Scenario> Scenarios { get; init; } = [];
    public required ImmutableArray<Hypothesis> Hypotheses { get; init; }

    /// <summary>The problem's author holds that no other answer is left.</summary>
    public bool IsExhaustive { get; init; }
    public ImmutableArray<Channel> Channels { get; init; } = [];
    public required ImmutableArray<Indicator> Indicators { get; init; }
    public ImmutableArray<WrittenEvidence> Evidence { get; init; } = [];
    public ImmutableArray<KeyQuestion> Questions { get; init; } = [];
    public ImmutableArray<KeyAssumption> Assumptions { get; init; } = [];

    public ImmutableArray<PlannedForecast> Forecasts { get; init; } = [];

    /// <summary>How propositions hang together, as the problem's author holds; null when the problem has none.</summary>
    public Network? Network { get; init; }

    /// <summary>The workbench of assumptions; null when the problem has none.</summary>
    public Simulation? Simulation { get; init; }

    /// <summary>The hypotheses that shut each other out: those within no other.</summary>
    public IEnumerable<Hypothesis> Alternatives => Hypotheses.Where(h => h.Within is null);

    public Indicator Indicator(string key) => Indicators.First(i => i.Key == key);
}
