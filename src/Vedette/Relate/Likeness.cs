using System.Runtime.InteropServices;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>How alike two contents are, 0 to 1, and which claims are worth comparing.</summary>
public sealed class Likeness
{
    /// <summary>The share of a claim's weight under which its partners are looked for: its rarest terms.</summary>
    private const int Keys = 6;
    private const int Crowd = 200;

    private readonly Rarity rarity;
    private readonly double[] weights;

    public Likeness(IReadOnlyList<ClaimProfile> claims)
    {
        Claims = claims;
        rarity = new Rarity(claims.Select(c => (IReadOnlyList<ulong>)c.Terms), share: 10);
        weights = [.. claims.Select(c => c.Terms.Sum(rarity.Of))];
    }

    public IReadOnlyList<ClaimProfile> Claims { get; }

    /// <summary>The weight of one term: high when rare.</summary>
    public double Weight(ulong term) => rarity.Of(term);

    /// <summary>
    /// The mean of two shares of weight: of both contents together (Dice) and of the smaller one (how much of it the other repeats).
    /// A content of fewer than three terms is like another only as a whole.
    /// </summary>
    public double Of(int a, int b)
    {
        var (x, y) = (Claims[a].Terms, Claims[b].Terms);
        double shared = Shared(x, y);
        if (shared == 0) return 0;
        double dice = 2 * shared / (weights[a] + weights[b]);
        double inside = Math.Min(x.Length, y.Length) < 3 ? dice : shared / Math.Min(weights[a], weights[b]);
        return ((dice + inside) / 2) * (Turned(a, b) ? 0.7 : 1);
    }

    private double Shared(ulong[] x, ulong[] y)
    {
        double shared = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
            if (x[i] == y[j]) { shared += rarity.Of(x[i]); i++; j++; }
            else if (x[i] < y[j]) i++;
            else j++;
        return shared;
    }

    /// <summary>The same two countries in the other order: who does it to whom may be turned round.</summary>
    private bool Turned(int a, int b)
    {
        var (x, y) = (Claims[a].Countries, Claims[b].Countries);
        return x.Length >= 2 && y.Length >= 2 && x[0] == y[1] && x[1] == y[0];
    }

    /// <summary>Pairs that share one of their rarest terms, each once, first member smaller.</summary>
    public IEnumerable<(int A, int B)> Candidates()
    {
        var postings = new SortedDictionary<ulong, List<int>>();
        for (int c = 0; c < Claims.Count; c++)
            foreach (ulong term in Claims[c].Terms.OrderByDescending(rarity.Of).ThenBy(t => t).Take(Keys))
            {
                if (!postings.TryGetValue(term, out var list)) postings[term] = list = [];
                list.Add(c);
            }
        return Posting.Pairs(postings.Values.Where(p => p.Count <= Crowd), Crowd).Distinct();
    }
}
