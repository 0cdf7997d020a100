using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// What lies on the desk while one set is related: the profiles in an order of their own (so the order of arrival does not matter),
/// their claims under running numbers, and what is already known across them.
/// </summary>
internal sealed class Desk
{
    private readonly Dictionary<ClaimId, int> numbers = [];
    private readonly (int Other, double Likeness)[][] alike;
    private readonly HashSet<(int, int)> opposites = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <param name="profiles">Distinct, by their order.</param>
    /// <param name="index">Holds just these.</param>
    /// <param name="stories">Holds just these.</param>
    public Desk(ImmutableArray<Profile> profiles, ClaimIndex index, Stories stories)
    {
        Profiles = profiles;
        Claims = [.. Profiles.SelectMany(p => p.Claims)];
        Document = [.. Profiles.SelectMany((p, d) => Enumerable.Repeat(d, p.Claims.Length))];
        First = new int[Profiles.Length];
        for (int d = 1; d < First.Length; d++) First[d] = First[d - 1] + Profiles[d - 1].Claims.Length;
        for (int c = 0; c < Claims.Length; c++) numbers.TryAdd(Claims[c].Claim.Id, c);
        Entities = new Entities(Profiles);
        Speaker = [.. Claims.Select(c => Entities.Speaker(c.Claim))];
        int[] kept = [.. Profiles.SelectMany(p => index.Of(p.Id).ToArray())];
        Likeness = new Likeness(Claims, index.Rarity, [.. kept.Select(index.Weight)]);
        alike = Numbered(kept, index, opposites);
        Pairs = Sorted(alike);
        for (int d = 0; d < Profiles.Length; d++) places[Profiles[d].Order] = d;
        Story = [.. Profiles.Select(p => places[stories.Of(p.Order)])];
    }

    public ImmutableArray<Profile> Profiles { get; }
    public ImmutableArray<ClaimProfile> Claims { get; }

    /// <summary>The document of each claim.</summary>
    public int[] Document { get; }

    /// <summary>The first claim of each document; of one without claims that of the next.</summary>
    public int[] First { get; }

    /// <summary>The speaker of each claim, -1 when it names none.</summary>
    public int[] Speaker { get; }
    public Entities Entities { get; }
    public Likeness Likeness { get; }

    /// <summary>Claims alike, most alike first.</summary>
    public ImmutableArray<(int A, int B, double Likeness)> Pairs { get; }

    /// <summary>For each document the first document of its story.</summary>
    public int[] Story { get; }

    /// <summary>A profile by its order.</summary>
    public Profile Find(string order) => Profiles[places[order]];

    public int Number(ClaimId id) => numbers.GetValueOrDefault(id, -1);

    /// <summary>The claims alike to one, most alike first.</summary>
    public IReadOnlyList<(int Other, double Likeness)> AlikeTo(int claim) => alike[claim];

    /// <summary>Whether the propositions of two claims that are alike say the opposite of one thing.</summary>
    public bool AreOpposite(int a, int b) => opposites.Contains((Math.Min(a, b), Math.Max(a, b)));

    public Quote Where(int claim) => new(Claims[claim].Claim.Document, Claims[claim].Claim.Content.Length == 0 ? default : Claims[claim].Claim.Content[0]);

    /// <summary>What the index tells, under the numbers of the desk.</summary>
    private static (int, double)[][] Numbered(int[] kept, ClaimIndex index, HashSet<(int, int)> opposites)
    {
        var number = new int[index.Size];
        for (int c = 0; c < kept.Length; c++) number[kept[c]] = c;
        var numbered = new (int, double)[kept.Length][];
        for (int c = 0; c < kept.Length; c++)
        {
            var found = index.AlikeTo(kept[c]);
            numbered[c] = new (int, double)[found.Count];
            for (int i = 0; i < found.Count; i++)
            {
                int other = number[found[i].Claim];
                numbered[c][i] = (other, found[i].Likeness);
                if (found[i].IsOpposite && c < other) opposites.Add((c, other));
            }
        }
        return numbered;
    }

    private static ImmutableArray<(int, int, double)> Sorted((int Other, double Likeness)[][] alike)
    {
        List<(int A, int B, double Likeness)> pairs = [];
        for (int c = 0; c < alike.Length; c++)
            foreach (var (other, likeness) in alike[c])
                if (c < other) pairs.Add((c, other, likeness));
        pairs.Sort((x, y) => x.Likeness != y.Likeness ? y.Likeness.CompareTo(x.Likeness) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return [.. pairs];
    }
}
