namespace Vedette.Weigh.Networks;

/// <summary>
/// Passing messages over a junction tree in the manner of Hugin (Jensen, Lauritzen and Olesen 1990): to the root, and back. Works on spans alone.
/// Messages are scaled to sum to 1, and a table whose entries all grow small is lifted, so that long chains of evidence do not underflow.
/// </summary>
internal static class Propagation
{
    /// <summary>A table is lifted when all its entries are below: far above the smallest double, far below what one message takes away.</summary>
    private const double Small = 1e-150;

    /// <summary>How many doubles a pass works in.</summary>
    public static int Room(JunctionTree tree) => tree.Buffer + tree.Widest;

    /// <summary>Brings the evidence in and fills every clique with its joint probabilities given all of it, up to rounding.</summary>
    /// <param name="nodes">The nodes with evidence.</param>
    /// <param name="likelihood">Their likelihoods, one after the other, each with a largest of 1.</param>
    /// <param name="buffer"><see cref="Room"/> doubles of any content.</param>
    /// <returns>False when the evidence cannot be.</returns>
    public static bool Run(JunctionTree tree, Graph graph, ReadOnlySpan<int> nodes, ReadOnlySpan<double> likelihood, Span<double> buffer)
    {
        tree.Potentials.CopyTo(buffer);
        foreach (int node in nodes)
        {
            if (!Weigh(tree, node, likelihood[..graph.States[node]], buffer)) return false;
            likelihood = likelihood[graph.States[node]..];
        }
        foreach (ref readonly var link in tree.Links.AsSpan())
            if (!Collect(tree, link, buffer)) return false;
        if (!Normalise(Clique(tree, tree.Root, buffer))) return false;
        var scratch = buffer[tree.Buffer..];
        for (int i = tree.Links.Length - 1; i >= 0; i--) Distribute(tree, tree.Links[i], buffer, scratch);
        return true;
    }

    /// <summary>The probabilities of one node's states out of a buffer that <see cref="Run"/> has filled.</summary>
    public static void Read(JunctionTree tree, int node, ReadOnlySpan<double> buffer, Span<double> states)
    {
        var home = tree.Homes[node];
        var table = buffer[tree.Start[home.Clique]..tree.Start[home.Clique + 1]];
        states.Clear();
        for (int at = 0; at < table.Length;)
            for (int s = 0; s < states.Length; s++)
                for (int end = at + home.Stride; at < end; at++) states[s] += table[at];
        Normalise(states);
    }

    private static Span<double> Clique(JunctionTree tree, int clique, Span<double> buffer) => buffer[tree.Start[clique]..tree.Start[clique + 1]];

    private static bool Weigh(JunctionTree tree, int node, ReadOnlySpan<double> likelihood, Span<double> buffer)
    {
        var home = tree.Homes[node];
        var table = Clique(tree, home.Clique, buffer);
        double largest = 0;
        for (int at = 0; at < table.Length;)
            foreach (double factor in likelihood)
                for (int end = at + home.Stride; at < end; at++)
                {
                    table[at] *= factor;
                    if (table[at] > largest) largest = table[at];
                }
        return Lift(table, largest);
    }

    private static bool Collect(JunctionTree tree, in Link link, Span<double> buffer)
    {
        var message = buffer.Slice(link.Separator, link.Size);
        Sum(Clique(tree, link.Child, buffer), tree.Maps, link.ChildMap, message);
        if (!Normalise(message)) return false;
        var table = Clique(tree, link.Parent, buffer);
        return Lift(table, Multiply(table, tree.Maps, link.ParentMap, message));
    }

    /// <summary>False when nothing is left to lift.</summary>
    private static bool Lift(Span<double> table, double largest)
    {
        if (largest >= Small) return true;
        if (largest == 0) return false;
        foreach (ref double value in table) value /= largest;
        return true;
    }

    private static void Distribute(JunctionTree tree, in Link link, Span<double> buffer, Span<double> scratch)
    {
        var before = buffer.Slice(link.Separator, link.Size);
        var ratio = scratch[..link.Size];
        Sum(Clique(tree, link.Parent, buffer), tree.Maps, link.ParentMap, ratio);
        // Where the message to the root was 0 the child's entries are 0 too.
        for (int i = 0; i < ratio.Length; i++) ratio[i] = before[i] > 0 ? ratio[i] / before[i] : 0;
        Multiply(Clique(tree, link.Child, buffer), tree.Maps, link.ChildMap, ratio);
    }

    private static void Sum(ReadOnlySpan<double> table, ReadOnlySpan<int> maps, IndexMap map, Span<double> into)
    {
        into.Clear();
        ReadOnlySpan<int> inner = maps.Slice(map.Start, map.Inner), outer = maps.Slice(map.Start + map.Inner, map.Outer);
        for (int o = 0; o < outer.Length; o++)
        {
            var part = into[outer[o]..];
            var entries = table.Slice(o * inner.Length, inner.Length);
            for (int i = 0; i < entries.Length; i++) part[inner[i]] += entries[i];
        }
    }

    /// <summary>Multiplies each entry by the one that it maps to; gives the largest product.</summary>
    private static double Multiply(Span<double> table, ReadOnlySpan<int> maps, IndexMap map, ReadOnlySpan<double> by)
    {
        double largest = 0;
        ReadOnlySpan<int> inner = maps.Slice(map.Start, map.Inner), outer = maps.Slice(map.Start + map.Inner, map.Outer);
        for (int o = 0; o < outer.Length; o++)
        {
            var part = by[outer[o]..];
            var entries = table.Slice(o * inner.Length, inner.Length);
            for (int i = 0; i < entries.Length; i++)
            {
                double product = entries[i] * part[inner[i]];
                entries[i] = product;
                if (product > largest) largest = product;
            }
        }
        return largest;
    }

    private static bool Normalise(Span<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        if (sum == 0) return false;
        foreach (ref double value in values) value /= sum;
        return true;
    }
}
