using Vedette.Model;

namespace Vedette.Relate;

/// <summary>How alike the contents of two claims of a set are, 0 to 1.</summary>
public sealed class Likeness
{
    private readonly Rarity rarity;
    private readonly IReadOnlyList<double> weights;

    /// <param name="weights">Of each claim what <see cref="WeightOf"/> gives for it.</param>
    internal Likeness(IReadOnlyList<ClaimProfile> claims, Rarity rarity, IReadOnlyList<double> weights) => (Claims, this.rarity, this.weights) = (claims, rarity, weights);

    public IReadOnlyList<ClaimProfile> Claims { get; }

    /// <summary>The squares of all its terms' weights.</summary>
    internal double WeightOf(ClaimProfile claim)
    {
        double sum = 0;
        foreach (ulong term in claim.Terms) sum += Square(term);
        return sum;
    }

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
    public double Of(int a, int b) => Lay(a, b).Likeness;

    /// <summary>The likeness of two claims, and whether their propositions say the opposite of one thing.</summary>
    internal (double Likeness, bool AreOpposite) Lay(int a, int b)
    {
        double worded = Worded(a, b);
        var accord = Accord(a, b);
        if (accord is not { Score: >= OneProposition, Parties: >= Sides }) return (worded, false);
        return (accord.IsOfOneThing ? Math.Max(worded, accord.Score * Said) : worded, accord.Kind is Relate.Accord.Opposite);
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

    /// <summary>Whether the main words of both tell one thing; not where a content has none that was read.</summary>
    public bool OneMainWord(int a, int b) => Claims[a].Claim.Proposition is { } x && Claims[b].Claim.Proposition is { } y && Accords.TellOneAct(x, y);

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

    private double Square(ulong term)
    {
        double weight = rarity.Of(term);
        return weight * weight;
    }
}
