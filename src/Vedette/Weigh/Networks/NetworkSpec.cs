using System.Collections.Immutable;

namespace Vedette.Weigh.Networks;

/// <summary>
/// An influence network as a person wrote it: propositions as nodes, and for each how it hangs on its parents. It may still hold faults;
/// <see cref="Network.Check"/> finds them. The numbers are the author's assumptions, nothing else.
/// </summary>
public sealed record NetworkSpec(ImmutableArray<NodeSpec> Nodes)
{
    public string? Name { get; init; }

    /// <summary>Where structure and numbers come from.</summary>
    public string? Source { get; init; }

    /// <summary>What the author takes as known from the start.</summary>
    public ImmutableArray<Finding> Evidence { get; init; } = [];
}

/// <summary>One proposition of the network.</summary>
/// <param name="States">Two or more, each other's exclusion. The first is the one that likelihood ratios speak of.</param>
/// <param name="Parents">What it hangs on directly; none for a root.</param>
public sealed record NodeSpec(string Name, ImmutableArray<string> States, ImmutableArray<string> Parents, Chances Chances)
{
    /// <summary>The proposition in words.</summary>
    public string? About { get; init; }

    /// <summary>Where it stands in its file, or 0.</summary>
    public int Line { get; init; }
}

/// <summary>How probable each state of a node is, given its parents.</summary>
public abstract record Chances;

/// <summary>A file gave none, or several at once; its fault has been told.</summary>
internal sealed record Unsaid : Chances;

/// <summary>Of a root. No value may be 0 or 1: nobody knows a proposition of a warning problem beforehand.</summary>
public sealed record Prior(ImmutableArray<double> Values) : Chances;

/// <summary>A row for each combination of the parents' states.</summary>
public sealed record Table(ImmutableArray<TableRow> Rows) : Chances;

/// <summary>The probabilities of the node's states, in their order, when the parents are in these states.</summary>
/// <param name="When">A state for each parent, in their order, or <see cref="Any"/>.</param>
public sealed record TableRow(ImmutableArray<string> When, ImmutableArray<double> Values, int Line = 0)
{
    /// <summary>Stands for every state of a parent.</summary>
    public const string Any = "any";
}

/// <summary>
/// Each cause alone may bring about the first of the node's two states, independently of the others (Pearl 1988, Probabilistic Reasoning in
/// Intelligent Systems, 4.3.2; with a leak as in Henrion 1989).
/// </summary>
/// <param name="Leak">The probability of the first state when no cause is at work.</param>
public sealed record NoisyOr(ImmutableArray<Cause> Causes, double Leak) : Chances;

/// <summary>One cause of a <see cref="NoisyOr"/>.</summary>
/// <param name="Strengths">For each state of the parent the probability that it alone suffices.</param>
public sealed record Cause(string Parent, ImmutableArray<double> Strengths, int Line = 0)
{
    /// <summary>A parent with two states that works in its first.</summary>
    public static Cause Of(string parent, double strength) => new(parent, [strength, 0]);
}
