using Vedette.Model;

namespace Vedette.Relate;

/// <summary>How alike two contents are, 0 to 1, and which claims are worth comparing.</summary>
public sealed class Likeness
{
    /// <summary>The share of a claim's weight under which its partners are looked for: its rarest terms.</summary>
    private const int Keys = 6;

    /// <summary>Claims under one term beyond which they meet the first few only: a claim that hundreds repeat makes a star, not a mesh.</summary>
    private const int Crowd = 200;

    private readonly Rarity rarity;
    private readonly double[] weights;

    public Likeness(IReadOnlyList<ClaimProfile> claims)
    {
        Claims = claims;
        rarity = new Rarity(claims.Select(c => (IReadOnlyList<ulong>)c.Terms), share: 10);
        weights = [.. claims.Select(c => c.Terms.Sum(Square))];
    }

    public IReadOnlyList<ClaimProfile> Claims { get; }

    /// <summary>The weight of one term: high when rare.</summary>
    public double Weight(ulong term) => rarity.Of(term);

    /// <summary>The least agreement of two propositions that counts, and the likeness of two claims whose propositions agree in all parts.</summary>
    public const double OneProposition = 0.75;

    /// <summary>Who or what both must name: who does it and to whom, or the two who do it together.</summary>
    public const int Sides = 2;
    private const double Said = 0.6;

    /// <summary>What is left of the likeness when the same two countries have changed places.</summary>
    private const double Turned = 0.35;

    /// <summary>
    /// Cosine of the contents' terms under inverse frequency, less when who does it to whom is turned round; more when both are known to say one thing in other words.
    /// </summary>
    public double Of(int a, int b)
    {
        double worded = Worded(a, b);
        var accord = Accord(a, b);
        return accord.IsOfOneThing && accord is { Score: >= OneProposition, Parties: >= Sides } ? Math.Max(worded, accord.Score * Said) : worded;
    }

    /// <summary>What the propositions of two claims say to each other; different where one has none. A denial stands to what it denies as its opposite.</summary>
    public Accordance Accord(int a, int b)
    {
        var (x, y) = (Claims[a].Claim, Claims[b].Claim);
        if (x.Proposition is not { } first || y.Proposition is not { } second) return default;
        var accord = Accords.Of(first, second);
        return x.Kind is ClaimKind.Denial ^ y.Kind is ClaimKind.Denial ? accord.Denied : accord;
    }

    /// <summary>Whether their propositions tell different acts, whatever words they share.</summary>
    public bool OtherActs(int a, int b) => Claims[a].Claim.Proposition is { } x && Claims[b].Claim.Proposition is { } y && Accords.AreOtherActs(x, y);

    /// <summary>The likeness of the words alone.</summary>
    public double Worded(int a, int b)
    {
        double shared = Shared(Claims[a].Terms, Claims[b].Terms);
        if (shared == 0) return 0;
        var (x, y) = (Claims[a].Countries, Claims[b].Countries);
        bool turned = x.Length >= 2 && y.Length >= 2 && x[0] == y[1] && x[1] == y[0];
        return shared / Math.Sqrt(weights[a] * weights[b]) * (turned ? Turned : 1);
    }

    /// <summary>The share of both contents' terms that both have, whatever the terms weigh.</summary>
    public double Overlap(int a, int b) => Ascending.Overlap<ulong>(Claims[a].Terms, Claims[b].Terms);

    /// <summary>Whether each of two contents names a country that the other does not: they speak of different parties.</summary>
    public bool OtherParties(int a, int b) =>
        Claims[a].Countries.Any(c => !Claims[b].Countries.Contains(c)) && Claims[b].Countries.Any(c => !Claims[a].Countries.Contains(c));

    /// <summary>How many terms two contents share. Two words of a theme are soon shared; a proposition takes three.</summary>
    public int SharedTerms(int a, int b) => Ascending.Shared<ulong>(Claims[a].Terms, Claims[b].Terms);

    private double Shared(ulong[] x, ulong[] y)
    {
        double shared = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
            if (x[i] == y[j]) { shared += Square(x[i]); i++; j++; }
            else if (x[i] < y[j]) i++;
            else j++;
        return shared;
    }

    private double Square(ulong term) => rarity.Of(term) * rarity.Of(term);

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
        for (int c = 0; c < Claims.Count; c++)
            foreach (ulong key in PropositionKeys.Of(Claims[c].Claim.Proposition))
            {
                if (!postings.TryGetValue(key, out var list)) postings[key] = list = [];
                list.Add(c);
            }
        return Posting.Pairs(postings.Values, Crowd).Distinct();
    }
}
