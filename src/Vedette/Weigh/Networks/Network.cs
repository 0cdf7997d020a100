using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Networks;

/// <summary>
/// A network without faults: every node has a full table, parents come before their children, and the cliques of exact inference are known to be small enough.
/// Nodes are numbered in the order in which they were written.
/// </summary>
public sealed class Network
{
    private readonly FrozenDictionary<string, int> numbers;

    internal Network(NetworkSpec spec, Graph graph, double[][] tables, Triangulation triangulation)
    {
        (Spec, Graph, Tables, Triangulation) = (spec, graph, tables, triangulation);
        numbers = spec.Nodes.Select((node, i) => (node.Name, i)).ToFrozenDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
    }

    public NetworkSpec Spec { get; }
    public ImmutableArray<NodeSpec> Nodes => Spec.Nodes;

    /// <summary>The entries of the largest clique table: what exact inference costs in space and, for each link of the tree, in time.</summary>
    public long LargestClique => Triangulation.Largest;
    internal Graph Graph { get; }

    /// <summary>For each node a row for each combination of its parents' states, the last parent fastest, the node's own states within the row.</summary>
    internal double[][] Tables { get; }
    internal Triangulation Triangulation { get; }

    /// <summary>The network that the spec describes, or null with all that is wrong with it: W620 to W633.</summary>
    public static Network? Check(NetworkSpec spec, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(faults);
        return new NetworkCheck(spec, faults).Run();
    }

    /// <summary>The number of a node, or -1.</summary>
    public int NumberOf(string node) => numbers.GetValueOrDefault(node, -1);

    /// <summary>The number of a node's state, or -1.</summary>
    public int StateOf(int node, string state) => Nodes[node].States.IndexOf(state);

    /// <summary>Makes the junction tree. Once for a network; what it gives may be shared by threads.</summary>
    public CompiledNetwork Compile() => new(this, JunctionTree.Of(this));
}
