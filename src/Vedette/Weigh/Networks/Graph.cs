namespace Vedette.Weigh.Networks;

/// <summary>Who hangs on whom, by number. Nodes are in the order of the spec; parents in the order of the node.</summary>
internal sealed class Graph
{
    public Graph(int[] states, int[][] parents)
    {
        (States, Parents) = (states, parents);
        Children = [.. states.Select((_, n) => Enumerable.Range(0, states.Length).Where(child => parents[child].Contains(n)).ToArray())];
        Offset = new int[states.Length + 1];
        for (int n = 0; n < states.Length; n++) Offset[n + 1] = Offset[n] + states[n];
    }

    public int Count => States.Length;

    /// <summary>How many states each node has.</summary>
    public int[] States { get; }
    public int[][] Parents { get; }
    public int[][] Children { get; }

    /// <summary>Where the states of each node begin in an array of all states.</summary>
    public int[] Offset { get; }

    /// <summary>Parents before children; null when a node is its own ancestor.</summary>
    public int[]? Order()
    {
        int[] waiting = [.. Parents.Select(p => p.Length)], order = new int[Count];
        int end = 0;
        for (int n = 0; n < Count; n++)
            if (waiting[n] == 0) order[end++] = n;
        for (int i = 0; i < end; i++)
            foreach (int child in Children[order[i]])
                if (--waiting[child] == 0) order[end++] = child;
        return end == Count ? order : null;
    }

    /// <summary>One way round, each node the parent of the next, from the one written first; there must be one.</summary>
    public int[] Cycle()
    {
        int[] waiting = [.. Parents.Select(p => p.Length)];
        var free = new Stack<int>(Enumerable.Range(0, Count).Where(n => waiting[n] == 0));
        while (free.TryPop(out int n))
            foreach (int child in Children[n])
                if (--waiting[child] == 0) free.Push(child);
        // Whatever still waits has a parent that waits: going up must come round.
        var way = new List<int> { Array.FindIndex(waiting, w => w > 0) };
        while (true)
        {
            int up = Parents[way[^1]].First(p => waiting[p] > 0), again = way.IndexOf(up);
            if (again >= 0)
            {
                int[] round = [.. way.Skip(again).Reverse()];
                int first = Array.IndexOf(round, round.Min());
                return [.. round[first..], .. round[..first]];
            }
            way.Add(up);
        }
    }
}
