using System.Collections.Immutable;
using System.Text;

namespace Vedette.Weigh.Networks;

/// <summary>A way by which evidence on the first node tells of the last.</summary>
/// <param name="Nodes">By number, from the evidence to the target.</param>
public sealed record Trail(Network Network, ImmutableArray<int> Nodes)
{
    /// <summary>Arrows point from parent to child: <c>xray ← either ← lung</c>.</summary>
    public override string ToString()
    {
        var words = new StringBuilder(Network.Nodes[Nodes[0]].Name);
        for (int i = 1; i < Nodes.Length; i++) words.Append(Network.Graph.Parents[Nodes[i]].Contains(Nodes[i - 1]) ? " → " : " ← ").Append(Network.Nodes[Nodes[i]].Name);
        return words.ToString();
    }

    /// <summary>
    /// The shortest active trail between two nodes given the other evidence (Geiger, Verma and Pearl 1990; Koller and Friedman 2009, algorithm 3.1):
    /// a seen node stops it, and two causes of one effect are joined only when something is known of the effect or of what follows from it.
    /// Null when the nodes are separated.
    /// </summary>
    internal static Trail? Shortest(Network network, int from, int to, Evidence others)
    {
        var graph = network.Graph;
        bool[] seen = others.Observed(), told = new bool[graph.Count];
        foreach (int node in others.Nodes) Tell(graph, told, node);
        if (seen[from] || seen[to]) return null;
        // A place is a node together with the side from which it was entered.
        int Place(int node, bool isFromParent) => (2 * node) + (isFromParent ? 1 : 0);
        int[] before = new int[2 * graph.Count];
        Array.Fill(before, -1);
        var queue = new Queue<int>();
        queue.Enqueue(before[Place(from, false)] = Place(from, false));
        while (queue.TryDequeue(out int place))
        {
            int node = place / 2;
            if (node == to) return new(network, Back(before, place));
            bool isFromParent = place % 2 == 1;
            void Visit(int next, bool fromParent)
            {
                if (before[Place(next, fromParent)] >= 0) return;
                before[Place(next, fromParent)] = place;
                queue.Enqueue(Place(next, fromParent));
            }
            if (!seen[node])
                foreach (int child in graph.Children[node]) Visit(child, fromParent: true);
            if (isFromParent ? told[node] : !seen[node])
                foreach (int parent in graph.Parents[node]) Visit(parent, fromParent: false);
        }
        return null;
    }

    /// <summary>Marks a node and its ancestors.</summary>
    private static void Tell(Graph graph, bool[] told, int node)
    {
        if (told[node]) return;
        told[node] = true;
        foreach (int parent in graph.Parents[node]) Tell(graph, told, parent);
    }

    private static ImmutableArray<int> Back(int[] before, int place)
    {
        var way = new List<int> { place / 2 };
        while (before[place] != place) way.Add((place = before[place]) / 2);
        way.Reverse();
        return [.. way];
    }
}
