namespace Vedette.Weigh.Networks;

/// <summary>A link of the tree with its separator, as offsets into the buffer of tables and into the index maps.</summary>
/// <param name="Child">The clique farther from the root.</param>
/// <param name="Separator">Where the separator's table begins in the buffer.</param>
/// <param name="ChildMap">Where the map from the child's entries to the separator's begins.</param>
internal readonly record struct Link(int Child, int Parent, int Separator, int Size, int ChildMap, int ParentMap);

/// <summary>Where a node's states are read and weighed: its smallest clique, and how far apart its states stand there.</summary>
internal readonly record struct Home(int Clique, int Stride);

/// <summary>
/// The cliques joined to a tree with the largest separators (Jensen and Jensen 1994), flat: all tables in one buffer, all index maps in another.
/// Parts of the network that do not touch are joined by a separator of one entry.
/// </summary>
internal sealed class JunctionTree
{
    private JunctionTree(int[] start, double[] potentials, Link[] links, int[] maps, Home[] homes, int buffer, int widest) =>
        (Start, Potentials, Links, Maps, Homes, Buffer, Widest) = (start, potentials, links, maps, homes, buffer, widest);

    /// <summary>Where each clique's table begins in the buffer; one more at the end.</summary>
    public int[] Start { get; }

    /// <summary>The clique tables before evidence: the products of the tables of their nodes.</summary>
    public double[] Potentials { get; }

    /// <summary>In the order of collecting: a clique's link towards the root comes after the links of those behind it. The last clique reached is the root.</summary>
    public Link[] Links { get; }
    public int[] Maps { get; }
    public Home[] Homes { get; }
    public int Root => Links.Length == 0 ? 0 : Links[^1].Parent;

    /// <summary>The entries of cliques and separators together.</summary>
    public int Buffer { get; }

    /// <summary>The entries of the largest separator.</summary>
    public int Widest { get; }

    public static JunctionTree Of(Network network)
    {
        var graph = network.Graph;
        int[][] cliques = network.Triangulation.Cliques;
        int[] start = new int[cliques.Length + 1];
        for (int c = 0; c < cliques.Length; c++) start[c + 1] = start[c] + Cells(graph, cliques[c]);
        double[] potentials = new double[start[^1]];
        Array.Fill(potentials, 1);
        for (int n = 0; n < graph.Count; n++)
        {
            int[] family = [.. graph.Parents[n], n];
            int home = Smallest(cliques, start, family);
            int[] map = Map(graph, cliques[home], family);
            for (int i = 0; i < map.Length; i++) potentials[start[home] + i] *= network.Tables[n][map[i]];
        }
        var (links, maps, buffer) = Join(graph, cliques, start);
        var homes = new Home[graph.Count];
        for (int n = 0; n < graph.Count; n++)
        {
            int home = Smallest(cliques, start, [n]);
            homes[n] = new(home, Cells(graph, cliques[home].SkipWhile(member => member != n).Skip(1)));
        }
        return new(start, potentials, links, maps, homes, buffer, links.Length == 0 ? 1 : links.Max(link => link.Size));
    }

    private static (Link[] Links, int[] Maps, int Buffer) Join(Graph graph, int[][] cliques, int[] start)
    {
        // Prim's way from clique 0; of equal separators the one with fewer entries.
        int[] best = new int[cliques.Length];
        var links = new List<Link>();
        var maps = new List<int>();
        int buffer = start[^1];
        int[][] shared = [.. cliques.Select(clique => clique.Intersect(cliques[0]).ToArray())];
        var left = Enumerable.Range(1, cliques.Length - 1).ToList();
        while (left.Count > 0)
        {
            int next = left.MinBy(c => (-shared[c].Length, Cells(graph, shared[c]), c));
            left.Remove(next);
            int size = Cells(graph, shared[next]), childMap = maps.Count;
            maps.AddRange(Map(graph, cliques[next], shared[next]));
            int parentMap = maps.Count;
            maps.AddRange(Map(graph, cliques[best[next]], shared[next]));
            links.Add(new(next, best[next], buffer, size, childMap, parentMap));
            buffer += size;
            foreach (int c in left)
            {
                int[] with = [.. cliques[c].Intersect(cliques[next])];
                if (with.Length > shared[c].Length || (with.Length == shared[c].Length && Cells(graph, with) < Cells(graph, shared[c]))) (shared[c], best[c]) = (with, next);
            }
        }
        // Found from the root outwards: backwards every clique comes after those behind it.
        links.Reverse();
        return ([.. links], [.. maps], buffer);
    }

    private static int Smallest(int[][] cliques, int[] start, int[] family) =>
        Enumerable.Range(0, cliques.Length).Where(c => Array.TrueForAll(family, cliques[c].Contains)).MinBy(c => start[c + 1] - start[c]);

    private static int Cells(Graph graph, IEnumerable<int> members) => members.Aggregate(1, (product, n) => product * graph.States[n]);

    /// <summary>For each entry of a clique's table the entry of a table over some of its nodes, in the order given, the last fastest.</summary>
    private static int[] Map(Graph graph, int[] clique, int[] part)
    {
        int[] step = new int[clique.Length], digits = new int[clique.Length];
        for (int i = part.Length - 1, stride = 1; i >= 0; stride *= graph.States[part[i--]]) step[Array.IndexOf(clique, part[i])] = stride;
        int[] map = new int[Cells(graph, clique)];
        for (int cell = 0, at = 0; cell < map.Length; cell++)
        {
            map[cell] = at;
            for (int i = clique.Length - 1; i >= 0; i--)
            {
                at += step[i];
                if (++digits[i] < graph.States[clique[i]]) break;
                at -= step[i] * digits[i];
                digits[i] = 0;
            }
        }
        return map;
    }
}
