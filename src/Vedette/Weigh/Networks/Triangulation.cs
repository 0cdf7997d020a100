using System.Numerics;

namespace Vedette.Weigh.Networks;

/// <summary>
/// The cliques of the triangulated moral graph, none within another, each with its nodes in ascending order. The order of elimination is greedy
/// (Rose 1972; compared in Kjærulff 1990, Triangulation of graphs): once by the fewest links to fill in, once by the smallest table, and the cheaper of the two is kept.
/// </summary>
internal sealed record Triangulation(int[][] Cliques, long Largest, long Cells)
{
    /// <summary>The largest clique table that is computed with: 8 MB of probabilities.</summary>
    public const int MostCells = 1 << 20;

    /// <summary>All clique tables together.</summary>
    public const int MostCellsTogether = 1 << 22;

    /// <summary>Null when a table would be too large by either order.</summary>
    public static Triangulation? Best(Graph graph)
    {
        var byFill = By(graph, isByFill: true);
        var byWeight = By(graph, isByFill: false);
        return byFill is null || byWeight is null ? byFill ?? byWeight : byWeight.Cells < byFill.Cells ? byWeight : byFill;
    }

    private static Triangulation? By(Graph graph, bool isByFill)
    {
        var links = Moral(graph);
        var left = Enumerable.Range(0, graph.Count).ToList();
        var cliques = new List<(ulong[] Set, double Cells)>();
        double largest = 0, together = 0;
        (double, double, int) Cost(int n) => isByFill ? (Fill(links, n), Weight(graph, links[n], n), n) : (Weight(graph, links[n], n), Fill(links, n), n);
        (double, double, int)[] costs = [.. left.Select(Cost)];
        while (left.Count > 0)
        {
            int next = left.MinBy(n => costs[n]);
            left.Remove(next);
            ulong[] clique = [.. links[next]];
            Add(clique, next);
            double cells = Weight(graph, links[next], next);
            if (!cliques.Any(earlier => IsWithin(clique, earlier.Set)))
            {
                cliques.Add((clique, cells));
                (largest, together) = (Math.Max(largest, cells), together + cells);
                if (largest > MostCells || together > MostCellsTogether) return null;
            }
            Eliminate(links, next);
            // A cost changes only where a neighbour's links did.
            foreach (int n in Members(links[next]).SelectMany(neighbour => Members(links[neighbour]).Append(neighbour)).Distinct()) costs[n] = Cost(n);
        }
        return new([.. cliques.Select(clique => Members(clique.Set).ToArray())], (long)largest, (long)together);
    }

    /// <summary>For each node the set of its neighbours once parents of one child are joined.</summary>
    private static ulong[][] Moral(Graph graph)
    {
        int words = (graph.Count + 63) / 64;
        ulong[][] links = [.. Enumerable.Range(0, graph.Count).Select(_ => new ulong[words])];
        for (int n = 0; n < graph.Count; n++)
        {
            int[] family = [n, .. graph.Parents[n]];
            foreach (int a in family)
                foreach (int b in family)
                    if (a != b) Add(links[a], b);
        }
        return links;
    }

    private static void Eliminate(ulong[][] links, int node)
    {
        foreach (int neighbour in Members(links[node]))
        {
            for (int w = 0; w < links[node].Length; w++) links[neighbour][w] |= links[node][w];
            Remove(links[neighbour], neighbour);
            Remove(links[neighbour], node);
        }
    }

    /// <summary>How many pairs of the node's neighbours are not linked, each counted twice.</summary>
    private static double Fill(ulong[][] links, int node)
    {
        double missing = 0;
        foreach (int neighbour in Members(links[node]))
        {
            for (int w = 0; w < links[node].Length; w++) missing += BitOperations.PopCount(links[node][w] & ~links[neighbour][w]);
            missing--;
        }
        return missing;
    }

    /// <summary>The entries of the table over the node and its neighbours. A double: it may be beyond every whole number.</summary>
    private static double Weight(Graph graph, ulong[] neighbours, int node) => Members(neighbours).Aggregate((double)graph.States[node], (product, n) => product * graph.States[n]);

    private static void Add(ulong[] set, int member) => set[member >> 6] |= 1UL << (member & 63);
    private static void Remove(ulong[] set, int member) => set[member >> 6] &= ~(1UL << (member & 63));

    private static bool IsWithin(ulong[] inner, ulong[] outer)
    {
        for (int w = 0; w < inner.Length; w++)
            if ((inner[w] & ~outer[w]) != 0) return false;
        return true;
    }

    private static IEnumerable<int> Members(ulong[] set)
    {
        for (int w = 0; w < set.Length; w++)
            for (ulong rest = set[w]; rest != 0; rest &= rest - 1) yield return (w << 6) + BitOperations.TrailingZeroCount(rest);
    }
}
