namespace Vedette.Relate;

/// <summary>Sets that only grow together (union by the smaller index, with path halving).</summary>
internal sealed class Groups
{
    private readonly int[] parent;

    public Groups(int count) => parent = [.. Enumerable.Range(0, count)];

    public int Find(int member)
    {
        while (parent[member] != member) member = parent[member] = parent[parent[member]];
        return member;
    }

    /// <summary>False when they were together already.</summary>
    public bool Join(int first, int second)
    {
        (first, second) = (Find(first), Find(second));
        if (first == second) return false;
        parent[Math.Max(first, second)] = Math.Min(first, second);
        return true;
    }

    public bool Together(int first, int second) => Find(first) == Find(second);

    /// <summary>The groups in order of their first members; members in order.</summary>
    public IEnumerable<int[]> All() => Enumerable.Range(0, parent.Length).GroupBy(Find).Select(group => group.ToArray());
}
