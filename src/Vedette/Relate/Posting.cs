namespace Vedette.Relate;

/// <summary>Pairs of members that stand under one key.</summary>
internal static class Posting
{
    /// <summary>All pairs of each list; of a list longer than <paramref name="crowd"/> only the pairs with its first few members.</summary>
    public static IEnumerable<(int A, int B)> Pairs(IEnumerable<List<int>> postings, int crowd)
    {
        foreach (var posting in postings)
            for (int i = 0; i < (posting.Count <= crowd ? posting.Count : 3); i++)
                for (int j = i + 1; j < posting.Count; j++)
                    if (posting[i] != posting[j]) yield return (Math.Min(posting[i], posting[j]), Math.Max(posting[i], posting[j]));
    }
}
