using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>Claims of one proposition: groups in which every two members are alike (complete link), so likeness is never handed on through a chain.</summary>
internal sealed class Links
{
    /// <summary>The least likeness of two claims of one proposition, and the least number of terms they share.</summary>
    public const double OneProposition = 0.4;
    public const int OnePropositionTerms = 3;

    /// <summary>A content of this few terms says so little that the other may say hardly more: half of all their terms must be in both. So it is with two that name different countries or tell different acts.</summary>
    public const int FewTerms = 3;
    public const double HardlyMore = 0.5;

    /// <summary>Of two texts on one story, and of one speaker at one time, claims that share this much are retellings of each other: likeness, number of terms, and their share of both.</summary>
    private const double Retelling = 0.33, RetellingShare = 0.3;
    private const int RetellingTerms = 5;

    /// <summary>Rare words alone make no claim: so much of all their terms must be in both.</summary>
    private const double LeastOverlap = 0.2;

    private readonly Desk desk;

    /// <summary>Claims that say the same, with their likeness.</summary>
    private readonly Bonds<int, double> same = new();
    private readonly Dictionary<int, Link> links = [];

    public Links(Desk desk) => this.desk = desk;

    /// <summary>In order of their first claims.</summary>
    public IEnumerable<Link> Groups => links.Where(l => l.Value.Claims[0] == l.Key).Select(l => l.Value).OrderBy(l => l.Claims[0], desk.ByPlace);

    /// <summary>The group of a claim; null where no other says the same.</summary>
    public Link? Of(int claim) => links.GetValueOrDefault(claim);

    /// <summary>The claims of one proposition with this one, itself among them.</summary>
    public IReadOnlyList<int> With(int claim) => links.TryGetValue(claim, out var own) ? own.Claims : [claim];

    /// <summary>Finds anew the groups of claims that came or changed, and of those tied to them.</summary>
    /// <returns>Claims whose group is another than before.</returns>
    public HashSet<int> Update(Stir stir)
    {
        var changed = new HashSet<int>();
        foreach (int claim in stir.Left)
        {
            changed.UnionWith(same.Drop(claim));
            links.Remove(claim);
        }
        var touched = stir.Claims.Union(stir.Voices).Union(stir.Stories.SelectMany(desk.ClaimsOf)).ToHashSet();
        foreach (int claim in touched)
        {
            Lay(claim, changed);
            if (links.TryGetValue(claim, out var link)) link.Printed = null;
        }
        changed.ExceptWith(stir.Left);
        var found = new HashSet<int>();
        foreach (var part in same.PartsOf(changed).ToArray()) Regroup(part, found);
        return found;
    }

    private void Lay(int claim, HashSet<int> changed)
    {
        var near = new Dictionary<int, double>();
        foreach (var other in desk.AlikeTo(claim))
        {
            if (other.Likeness < Retelling) break;
            if (desk.IsBefore(claim, other.Claim) ? Same(claim, other.Claim) : Same(other.Claim, claim)) near[other.Claim] = other.Likeness;
        }
        foreach (int other in same.Of(claim).Keys.Where(o => !near.ContainsKey(o)).ToArray())
        {
            same.Untie(claim, other);
            changed.UnionWith([claim, other]);
        }
        foreach (var (other, likeness) in near)
            if (!same.TryGet(claim, other, out double before) || before != likeness)
            {
                same.Tie(claim, other, likeness);
                changed.UnionWith([claim, other]);
            }
    }

    /// <summary>Joins the most alike first.</summary>
    private void Regroup(List<int> part, HashSet<int> found)
    {
        part.Sort(desk.ByPlace);
        var place = Enumerable.Range(0, part.Count).ToDictionary(i => part[i]);
        int[] group = [.. Enumerable.Range(0, part.Count)];
        List<int>[] members = [.. group.Select(c => new List<int> { c })];
        // For each group one claim of each wording in it: claims worded alike are alike to the same others, so one of them is asked for all.
        List<int>[] wordings = [.. part.Select(c => new List<int> { c })];
        var pairs = part.SelectMany((c, a) => same.Of(c).Where(o => place[o.Key] > a).Select(o => (A: a, B: place[o.Key], Likeness: o.Value)));
        foreach (var (a, b, _) in pairs.OrderByDescending(p => p.Likeness).ThenBy(p => p.A).ThenBy(p => p.B))
        {
            int x = Math.Min(group[a], group[b]), y = Math.Max(group[a], group[b]);
            if (x == y || !wordings[x].TrueForAll(m => wordings[y].TrueForAll(n => AreSame(m, n)))) continue;
            foreach (int m in members[y]) group[m] = x;
            members[x].AddRange(members[y]);
            members[y].Clear();
            wordings[x].AddRange(wordings[y].Where(n => !wordings[x].Exists(m => WordedAlike(m, n))).ToArray());
            wordings[y].Clear();
        }
        foreach (var own in members.Where(m => m.Count > 0)) Put([.. own.Order().Select(m => part[m])], found);
    }

    private bool AreSame(int a, int b) => desk.IsBefore(a, b) ? Same(a, b) : Same(b, a);

    private void Put(ImmutableArray<int> claims, HashSet<int> found)
    {
        if (claims.Length == 1)
        {
            if (links.Remove(claims[0])) found.Add(claims[0]);
            return;
        }
        var before = claims.Select(links.GetValueOrDefault).First();
        if (before?.Claims.SequenceEqual(claims) == true && claims.All(c => links.GetValueOrDefault(c) == before)) return;
        var link = new Link(claims);
        foreach (int c in claims) links[c] = link;
        found.UnionWith(claims);
    }

    public ImmutableArray<SameClaims> Print() => [.. Groups.Select(g => g.Printed ??= new([.. g.Claims.Select(c => desk.Claims[c].Claim.Id)], Reasons(g.Claims)))];

    private bool WordedAlike(int a, int b)
    {
        var (x, y) = (desk.Claims[a], desk.Claims[b]);
        return x.Terms.AsSpan().SequenceEqual(y.Terms) && x.Countries.AsSpan().SequenceEqual(y.Countries.AsSpan()) && x.Claim.Polarity == y.Claim.Polarity && Put(x.Claim) == Put(y.Claim) && x.Claim.Proposition?.ToString() == y.Claim.Proposition?.ToString();
    }

    private bool Same(int a, int b)
    {
        var (x, y) = (desk.Claims[a].Claim, desk.Claims[b].Claim);
        if (x.Polarity != y.Polarity || Put(x) != Put(y) || IsLeftOpen(a) || IsLeftOpen(b)) return false;
        var accord = desk.Likeness.Accord(a, b);
        if (accord.Kind is Accord.Opposite) return false;
        int fewest = Math.Min(desk.Claims[a].Terms.Length, desk.Claims[b].Terms.Length);
        bool saysLittle = fewest <= FewTerms || (fewest == FewTerms + 1 && desk.Likeness.SharedTerms(a, b) <= FewTerms);
        // A text goes on rather than say a thing twice: what shares its words within one text is most often its next step.
        bool doubtful = desk.Document[a] == desk.Document[b] || desk.Likeness.OtherParties(a, b) || desk.Likeness.OtherActs(a, b) || accord is { IsOfOneThing: true, IsOneScope: false } || saysLittle;
        return (accord is { IsOfOneThing: true, IsOneScope: true, Score: >= Likeness.OneProposition, Parties: >= Likeness.Sides } && Firmness(a) == Firmness(b))
            || (desk.Likeness.Worded(a, b) >= OneProposition && desk.Likeness.SharedTerms(a, b) >= OnePropositionTerms && desk.Likeness.Overlap(a, b) >= (doubtful ? HardlyMore : LeastOverlap))
            || (IsOneOccasion(a, b) && !desk.Likeness.OtherActs(a, b) && Firmness(a) == Firmness(b) && desk.Likeness.SharedTerms(a, b) >= RetellingTerms && desk.Likeness.Worded(a, b) >= Retelling && desk.Likeness.Overlap(a, b) >= RetellingShare);
    }

    /// <summary>Whether the claims of two texts may tell of one occasion: the texts tell one story, or one speaker speaks and nothing sets two days apart.</summary>
    private bool IsOneOccasion(int a, int b)
    {
        var (said, other) = (desk.Claims[a].Claim.Said, desk.Claims[b].Claim.Said);
        return desk.Document[a] != desk.Document[b] && (said.First is null || other.First is null || said.Overlaps(other))
            && (desk.Story[desk.Document[a]] == desk.Story[desk.Document[b]] || (desk.Speaker[a] >= 0 && desk.Speaker[a] == desk.Speaker[b]));
    }

    /// <summary>Whether a claim stands inside what another one asks or will not say ("declined to say whether they had raised the request"): nobody put it forward.</summary>
    public bool IsLeftOpen(int claim)
    {
        var own = desk.Claims[claim].Claim;
        return own.Content.Length > 0 && desk.Profiles[desk.Document[claim]].Claims.Any(o => o.Claim.Kind is ClaimKind.Question or ClaimKind.Refusal && o.Claim.Content.Any(c => c.Contains(own.Content[0]) && c != own.Content[0]));
    }

    /// <summary>That it is, that it is to be, that it may be and that somebody is able to do it are four claims, unless they are worded alike: then one is the other's retelling. Who warns keeps means and intent apart.</summary>
    private int Firmness(int c) => desk.Claims[c].Claim switch
    {
        { Proposition: { Modality: Modality.Possible } able } when able.Marks.Any(mark => IsAbility(mark.In(desk.Profiles[desk.Document[c]].Text))) => 4,
        { Proposition.Modality: Modality.Possible } => 2,
        { Proposition.Modality: Modality.Expected or Modality.Intended or Modality.Probable } => 1,
        { Proposition.Modality: Modality.Necessary or Modality.Advised } => 3,
        var claim => claim.Certainty is Certainty.Possible ? 2 : 0,
    };

    private static bool IsAbility(ReadOnlySpan<char> word) =>
        word.StartsWith("abilit", StringComparison.OrdinalIgnoreCase) || word.StartsWith("capab", StringComparison.OrdinalIgnoreCase) || word.StartsWith("capacit", StringComparison.OrdinalIgnoreCase) || word.Equals("able", StringComparison.OrdinalIgnoreCase);

    /// <summary>A question puts nothing forward, and a refusal to say leaves it open: neither is the same as saying it.</summary>
    private static int Put(Claim claim) => claim.Kind switch { ClaimKind.Question => 1, ClaimKind.Refusal => 2, ClaimKind.Denial => 3, _ => 0 };

    private ImmutableArray<Reason> Reasons(ImmutableArray<int> members) => [.. members.Skip(1).SelectMany(m => Reasons(members[0], m))];

    private IEnumerable<Reason> Reasons(int a, int b)
    {
        string both = $"“{Profile.Short(desk.Claims[a].Words, 80)}” and “{Profile.Short(desk.Claims[b].Words, 80)}”";
        yield return desk.Likeness.Accord(a, b) is { IsOfOneThing: true, Score: >= Likeness.OneProposition, Parties: >= Likeness.Sides }
            ? new("same_proposition", $"{both} say one thing of the same parties.", desk.Where(b))
            : new("alike", both, desk.Where(b));
        if (desk.Speaker[a] >= 0 && desk.Speaker[a] == desk.Speaker[b]) yield return new("one_speaker", $"{desk.Canonical(desk.Speaker[a])} says both.", desk.Where(b));
        if (desk.Document[a] != desk.Document[b] && desk.Story[desk.Document[a]] == desk.Story[desk.Document[b]]) yield return new("one_story", "Both documents tell of one story.");
    }
}

/// <summary>Claims of one proposition, in their order.</summary>
internal sealed class Link(ImmutableArray<int> claims)
{
    public ImmutableArray<int> Claims => claims;

    /// <summary>As it is told; null until it is asked for, and when a member's speaker or story became another.</summary>
    public SameClaims? Printed { get; set; }
}
