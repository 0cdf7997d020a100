using System.Buffers;
using System.Collections.Immutable;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>A network with its junction tree: exact posteriors of all nodes at once. Threads may share it.</summary>
public sealed class CompiledNetwork
{
    private readonly JunctionTree tree;

    internal CompiledNetwork(Network network, JunctionTree tree) => (Network, this.tree) = (network, tree);

    public Network Network { get; }

    /// <summary>
    /// The posterior of every node; null when the evidence has probability 0 under the network, with a fault (W635) that names pieces
    /// that cannot all hold, none of which could be left out of the contradiction.
    /// </summary>
    public Posterior? Marginals(Evidence evidence, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (Marginals(evidence) is { } posterior) return posterior;
        var clash = Clash(evidence);
        faults.Add("W635", clash.Select(f => f.Line).Max(), $"The evidence contradicts itself under this network: {string.Join(", ", clash.Select(f => $"'{f.Words}'"))} cannot {(clash.Length == 1 ? "be" : "all hold")}.",
            clash.Length == 1 ? "Take it away, weigh it instead of taking it as seen, or mend the tables that exclude it." : "Take one of them away, weigh it instead of taking it as seen, or mend the tables that exclude them.");
        return null;
    }

    /// <summary>Null when the evidence has probability 0.</summary>
    internal Posterior? Marginals(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        double[] states = new double[Network.Graph.Offset[^1]];
        return Fill(evidence, states) ? new(Network, evidence, states) : null;
    }

    /// <summary>Allocates nothing: the room to work in is borrowed.</summary>
    internal bool Fill(Evidence evidence, Span<double> states)
    {
        if (!evidence.IsOf(Network)) throw new ArgumentException("This is evidence on another network.", nameof(evidence));
        double[] buffer = ArrayPool<double>.Shared.Rent(Propagation.Room(tree));
        bool isPossible = Propagation.Run(tree, Network.Graph, evidence.Nodes, evidence.Likelihood, buffer);
        if (isPossible)
            for (int n = 0; n < Network.Graph.Count; n++) Propagation.Read(tree, n, buffer, states[Network.Graph.Offset[n]..Network.Graph.Offset[n + 1]]);
        ArrayPool<double>.Shared.Return(buffer);
        return isPossible;
    }

    /// <summary>Pieces whose contradiction needs each of them: every piece is dropped that is not needed for it.</summary>
    private ImmutableArray<Finding> Clash(Evidence evidence)
    {
        double[] states = new double[Network.Graph.Offset[^1]];
        for (int i = evidence.Findings.Length - 1; i >= 0; i--)
            if (evidence.Without(i) is var fewer && !Fill(fewer, states)) evidence = fewer;
        return evidence.Findings;
    }
}
