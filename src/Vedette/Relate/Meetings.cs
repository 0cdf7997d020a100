using System.Runtime.InteropServices;

namespace Vedette.Relate;

/// <summary>
/// Members under keys, kept while they come and go. Two meet that stand under one key; where there are more than a crowd, the first few by their order meet all, and the others these
/// alone: what hundreds share makes a star, not a mesh.
/// </summary>
internal sealed class Meetings(IComparer<int> order, int crowd)
{
    private readonly Dictionary<ulong, List<int>> postings = [];

    /// <summary>Puts a member under other keys than before. Whoever becomes one of the first few under a crowded key by it, or ceases to be one, is stirred.</summary>
    public void Move(int member, IReadOnlyCollection<ulong> before, IReadOnlyCollection<ulong> now, HashSet<int> stirred)
    {
        foreach (ulong key in before.Count == 0 ? before : before.Except(now))
        {
            var posting = postings[key];
            int at = posting.BinarySearch(member, order);
            posting.RemoveAt(at);
            if (at < crowd && posting.Count >= crowd) stirred.Add(posting[crowd - 1]);
            if (posting.Count == 0) postings.Remove(key);
        }
        foreach (ulong key in before.Count == 0 ? now : now.Except(before))
        {
            ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
            int at = ~(posting ??= new(1)).BinarySearch(member, order);
            posting.Insert(at, member);
            if (at < crowd && posting.Count > crowd) stirred.Add(posting[crowd]);
        }
    }

    /// <summary>Those whom a member meets under one of its keys, itself among them where it is one of the first few. Not to be kept over a change.</summary>
    public ReadOnlySpan<int> Under(ulong key, int member)
    {
        var posting = CollectionsMarshal.AsSpan(postings[key]);
        return posting.Length <= crowd || order.Compare(member, posting[crowd]) < 0 ? posting : posting[..crowd];
    }
}
