using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>What is known of an indicator, from least to most.</summary>
public enum IndicatorState : byte
{
    /// <summary>No sign, and nobody looked.</summary>
    NeverLooked,

    /// <summary>Somebody looked; no sign.</summary>
    Quiet,

    /// <summary>Only authors tell of it in their own voice, or retellings that the nearer telling does not bear out.</summary>
    NoSourcedReport,

    /// <summary>It was asserted or present once; its signs have faded.</summary>
    Faded,

    /// <summary>A source says so; nothing independent bears it out.</summary>
    Asserted,

    /// <summary>Done by the party itself, or told as done by enough independent sources.</summary>
    Present,
}

/// <summary>What one origin does for an indicator.</summary>
public enum SignKind : byte
{
    /// <summary>An author tells of it without a source: no sign, kept to be shown.</summary>
    Author,

    /// <summary>A retelling has a source say it; the nearer telling of the same act of speech does not.</summary>
    Retold,

    /// <summary>A source denies it.</summary>
    Denied,

    /// <summary>A source says that it is, may be or will be so.</summary>
    Asserted,

    /// <summary>A source tells it as done.</summary>
    Shown,

    /// <summary>The saying is the sign.</summary>
    Act,
}

/// <summary>One origin's sign, however often it was printed.</summary>
/// <param name="Origin">Null for an author's own voice.</param>
/// <param name="Statements">The statements that fit, in the order of the documents.</param>
/// <param name="Doubt">Why it may be no source of its own; such a sign does not count towards presence.</param>
public sealed record Sign(SignKind Kind, Origin? Origin, When Day, ImmutableArray<Statement> Statements, Reason? Doubt);

/// <summary>Signs against what is usual (Poisson, one-sided 5 %).</summary>
public enum Trend : byte { Unknown, Quiet, Steady, Burst }

/// <summary>A change of state.</summary>
/// <param name="On">Unknown when the sign that made it has no date.</param>
/// <param name="Cause">The sign that made it; null when signs faded.</param>
public sealed record StateChange(When On, IndicatorState From, IndicatorState To, Sign? Cause, string Why);

/// <summary>The state of an indicator on a day, with all that it rests on.</summary>
public sealed record IndicatorReading
{
    public required Indicator Indicator { get; init; }
    public required IndicatorState State { get; init; }

    /// <summary>The newest signs first within a kind, the strongest kind first; a stream keeps the last of them only.</summary>
    public ImmutableArray<Sign> Signs { get; init; } = [];

    /// <summary>Independent origins that show it: at least, and at most when all in doubt were sources of their own.</summary>
    public int Least { get; init; }
    public int Most { get; init; }

    /// <summary>Faded independent signs that speak for presence.</summary>
    public double Standing { get; init; }
    public Trend Trend { get; init; }

    /// <summary>Nothing was seen and nobody looked for longer than the indicator's limit.</summary>
    public bool IsStale { get; init; }

    /// <summary>It should have shown by now and has not.</summary>
    public bool IsSilent { get; init; }
    public ImmutableArray<StateChange> Changes { get; init; } = [];

    /// <summary>The reasons for the state in words.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];

    public IEnumerable<Sign> Of(SignKind kind) => Signs.Where(sign => sign.Kind == kind);
}
