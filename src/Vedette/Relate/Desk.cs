using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// What lies on the desk while one set is related: the profiles in an order of their own (so the order of arrival does not matter),
/// their claims under running numbers, and what is already known across them.
/// </summary>
internal sealed class Desk
{
    /// <summary>Pairs of claims less alike than this are not kept.</summary>
    private const double Floor = 0.1;

    private readonly Dictionary<ClaimId, int> numbers = [];
    private readonly Dictionary<int, List<(int Other, double Likeness)>> alike = [];

    public Desk(IEnumerable<Profile> profiles)
    {
        Profiles = [.. profiles.DistinctBy(p => p.Id).OrderBy(p => p.Order, StringComparer.Ordinal)];
        Claims = [.. Profiles.SelectMany(p => p.Claims)];
        Document = [.. Profiles.SelectMany((p, d) => Enumerable.Repeat(d, p.Claims.Length))];
        for (int c = 0; c < Claims.Length; c++) numbers.TryAdd(Claims[c].Claim.Id, c);
        Entities = new Entities(Profiles);
        Speaker = [.. Claims.Select(c => Entities.Speaker(c.Claim))];
        Likeness = new Likeness(Claims);
        var pairs = new List<(int, int, double)>();
        foreach (var (a, b) in Likeness.Candidates())
            if (Likeness.Of(a, b) is var likeness and >= Floor) pairs.Add((a, b, likeness));
        Pairs = [.. pairs.OrderByDescending(p => p.Item3).ThenBy(p => p.Item1).ThenBy(p => p.Item2)];
        foreach (var (a, b, likeness) in Pairs)
        {
            Near(a).Add((b, likeness));
            Near(b).Add((a, likeness));
        }
        Story = Stories.Sort([.. Profiles.Select(p => p.Story)]);
    }

    public ImmutableArray<Profile> Profiles { get; }
    public ImmutableArray<ClaimProfile> Claims { get; }

    /// <summary>The document of each claim.</summary>
    public int[] Document { get; }

    /// <summary>The speaker of each claim, -1 when it names none.</summary>
    public int[] Speaker { get; }
    public Entities Entities { get; }
    public Likeness Likeness { get; }

    /// <summary>Claims alike, most alike first.</summary>
    public ImmutableArray<(int A, int B, double Likeness)> Pairs { get; }

    /// <summary>For each document the first document of its story.</summary>
    public int[] Story { get; }

    public int Number(ClaimId id) => numbers.GetValueOrDefault(id, -1);

    /// <summary>The claims alike to one, most alike first.</summary>
    public IReadOnlyList<(int Other, double Likeness)> AlikeTo(int claim) => alike.TryGetValue(claim, out var list) ? list : [];

    public Quote Where(int claim) => new(Claims[claim].Claim.Document, Claims[claim].Claim.Content.Length == 0 ? default : Claims[claim].Claim.Content[0]);

    private List<(int, double)> Near(int claim) => alike.TryGetValue(claim, out var list) ? list : alike[claim] = [];
}
