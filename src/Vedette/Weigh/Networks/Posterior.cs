using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Networks;

/// <summary>The probability of every state of every node given the evidence: what the author's assumptions imply, not a finding.</summary>
public sealed class Posterior
{
    private readonly double[] states;

    internal Posterior(Network network, Evidence evidence, double[] states) => (Network, Evidence, this.states) = (network, evidence, states);

    public Network Network { get; }
    public Evidence Evidence { get; }

    /// <summary>The states of a node, in its order.</summary>
    public ReadOnlySpan<double> Of(int node) => states.AsSpan(Network.Graph.Offset[node], Network.Graph.States[node]);

    /// <exception cref="ArgumentException">The network has no such node or state.</exception>
    public Probability Of(string node, string state)
    {
        var at = Target.Of(Network, node, state);
        return new(Math.Min(1, Of(at.Node)[at.State]));
    }

    /// <summary>The log-odds of a state, in nats; infinite when the evidence settles it.</summary>
    public Weight LogOdds(Target target)
    {
        double rest = 0;
        var node = Of(target.Node);
        // Not 1 - p: that would lose a small rest.
        for (int s = 0; s < node.Length; s++)
            if (s != target.State) rest += node[s];
        return new(Math.Log(node[target.State]) - Math.Log(rest));
    }

    /// <summary>The most probable state of a node; of equals the first.</summary>
    public Target Likeliest(int node)
    {
        var states = Of(node);
        int best = 0;
        for (int s = 1; s < states.Length; s++)
            if (states[s] > states[best]) best = s;
        return new(node, best);
    }

    /// <summary>What came of every state between two posteriors of one network, in the order of nodes and states.</summary>
    public ImmutableArray<Shift> Since(Posterior before)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.Network != Network) throw new ArgumentException("This is the posterior of another network.", nameof(before));
        var shifts = ImmutableArray.CreateBuilder<Shift>(states.Length);
        for (int n = 0; n < Network.Nodes.Length; n++)
            for (int s = 0; s < Network.Nodes[n].States.Length; s++)
            {
                var target = new Target(n, s);
                double change = LogOdds(target).Nats - before.LogOdds(target).Nats;
                shifts.Add(new(target, before.Of(n)[s], Of(n)[s], double.IsFinite(change) ? new Weight(change) : null));
            }
        return shifts.DrainToImmutable();
    }
}

/// <summary>What came of one state.</summary>
/// <param name="Change">In nats of log-odds; null where the state is settled before or after.</param>
public readonly record struct Shift(Target Target, double Before, double After, Weight? Change);

/// <summary>A state of a node, by number.</summary>
public readonly record struct Target(int Node, int State)
{
    /// <exception cref="ArgumentException">The network has no such node or state.</exception>
    public static Target Of(Network network, string node, string state)
    {
        ArgumentNullException.ThrowIfNull(network);
        int n = network.NumberOf(node);
        if (n < 0) throw new ArgumentException($"The network has no node '{node}'.", nameof(node));
        int s = network.StateOf(n, state);
        return s >= 0 ? new(n, s) : throw new ArgumentException($"'{node}' has no state '{state}'.", nameof(state));
    }
}
