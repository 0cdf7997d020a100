using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;

namespace Vedette.Weigh.Networks;

/// <summary>One piece of evidence on one node. Pieces on one node multiply, whatever their order.</summary>
public abstract record Finding(string Node)
{
    /// <summary>What it rests on, in words.</summary>
    public string? Because { get; init; }

    /// <summary>Where it stands in its file, or 0.</summary>
    public int Line { get; init; }

    /// <summary>The finding in words: <c>xray = yes</c>.</summary>
    public abstract string Words { get; }
}

/// <summary>The node is in this state and in no other.</summary>
public sealed record Seen(string Node, string State) : Finding(Node)
{
    public override string Words => $"{Node} = {State}";
}

/// <summary>
/// Soft evidence (Pearl 1988, 2.2.2): for each state how probable the observation is in it. Only the ratios count.
/// </summary>
/// <param name="Values">Each at least 0, not all 0; their ratios at most e to <see cref="Evidence.Most"/>, or 0.</param>
public sealed record Likely(string Node, ImmutableArray<double> Values) : Finding(Node)
{
    public override string Words => $"{Node} likely {string.Join(" : ", Values.Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)))}";
}

/// <summary>Soft evidence on a node with two states.</summary>
/// <param name="Weight">The natural logarithm of the likelihood ratio of the first state against the second: what is added to the first one's log-odds.</param>
public sealed record Weighed(string Node, Weight Weight) : Finding(Node)
{
    public override string Words => string.Create(CultureInfo.InvariantCulture, $"{Node} {Weight.Nats:+0.##;-0.##;0} nats");
}
