namespace Vedette.Weigh.Networks;

/// <summary>
/// For each entry of a clique's table the entry of a smaller one. Its nodes are cut in two so that the map of a million entries needs two thousand:
/// entry i maps to outer[i / Inner] + inner[i % Inner].
/// </summary>
/// <param name="Start">Where its entries begin among all maps: first the inner ones, then the outer.</param>
internal readonly record struct IndexMap(int Start, int Inner, int Outer);

/// <summary>A link of the tree with its separator.</summary>
/// <param name="Child">The clique farther from the root.</param>
/// <param name="Separator">Where the separator's table begins in the buffer.</param>
/// <param name="ChildMap">From the child's entries to the separator's.</param>
internal readonly record struct Link(int Child, int Parent, int Separator, int Size, IndexMap ChildMap, IndexMap ParentMap);

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
        List<int>[] holders = [.. graph.States.Select(_ => new List<int>())];
        for (int c = 0; c < cliques.Length; c++)
            foreach (int member in cliques[c]) holders[member].Add(c);
        int Smallest(int[] family) => holders[family[0]].Where(c => Array.TrueForAll(family, cliques[c].Contains)).MinBy(c => start[c + 1] - start[c]);
        for (int n = 0; n < graph.Count; n++)
        {
            int[] family = [.. graph.Parents[n], n];
            int home = Smallest(family);
            int[] map = Map(graph, cliques[home], family);
            for (int i = 0; i < map.Length; i++) potentials[start[home] + i] *= network.Tables[n][map[i]];
        }
        var (links, maps, buffer) = Join(graph, cliques, start);
        var homes = new Home[graph.Count];
        for (int n = 0; n < graph.Count; n++)
        {
            int home = Smallest([n]);
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
        int[][] shared = [.. cliques.Select(clique => Shared(clique, cliques[0]))];
        var left = Enumerable.Range(1, cliques.Length - 1).ToList();
        while (left.Count > 0)
        {
            int next = left.MinBy(c => (-shared[c].Length, Cells(graph, shared[c]), c));
            left.Remove(next);
            int size = Cells(graph, shared[next]);
            links.Add(new(next, best[next], buffer, size, Cut(graph, cliques[next], shared[next], maps), Cut(graph, cliques[best[next]], shared[next], maps)));
            buffer += size;
            foreach (int c in left)
            {
                int[] with = Shared(cliques[c], cliques[next]);
                if (with.Length > shared[c].Length || (with.Length == shared[c].Length && Cells(graph, with) < Cells(graph, shared[c]))) (shared[c], best[c]) = (with, next);
            }
        }
        // Found from the root outwards: backwards every clique comes after those behind it.
        links.Reverse();
        return ([.. links], [.. maps], buffer);
    }

    /// <summary>What two ascending lists share.</summary>
    private static int[] Shared(int[] a, int[] b)
    {
        var shared = new List<int>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
            if (a[i] == b[j]) { shared.Add(a[i]); i++; j++; }
            else if (a[i] < b[j]) i++;
            else j++;
        return [.. shared];
    }

    private static int Cells(Graph graph, IEnumerable<int> members) => members.Aggregate(1, (product, n) => product * graph.States[n]);

    /// <summary>Tables up to this size keep their map in one piece.</summary>
    private const int Whole = 256;

    private static IndexMap Cut(Graph graph, int[] clique, int[] part, List<int> maps)
    {
        int cells = Cells(graph, clique), cut = 0, inner = cells;
        while (inner > Whole && (long)inner * inner > cells) inner /= graph.States[clique[cut++]];
        int start = maps.Count, outer = cells / inner;
        // An entry of the part is the sum of what each node adds, so each half adds its own.
        int[] all = Map(graph, clique, part);
        maps.AddRange(all.AsSpan(0, inner));
        for (int o = 0; o < outer; o++) maps.Add(all[o * inner]);
        return new(start, inner, outer);
    }

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
