using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>How many independent origins stand behind each proposition.</summary>
internal sealed class Supports(Desk desk, Lineage lineage, Origins origins, Links links)
{
    private readonly Dictionary<Link, Support> all = [];

    public ImmutableArray<Support> Print()
    {
        Link[] groups = [.. links.Groups];
        if (all.Count > groups.Length)
            foreach (var gone in all.Keys.Except(groups).ToArray()) all.Remove(gone);
        return [.. groups.Select(g => CollectionsMarshal.GetValueRefOrAddDefault(all, g, out _) ??= Of(g.Claims))];
    }

    /// <param name="claims">Claims that weigh otherwise, or are of another act.</param>
    /// <param name="made">Documents that are of another family.</param>
    public void Update(IEnumerable<int> claims, IEnumerable<int> made)
    {
        foreach (int claim in claims.Concat(made.SelectMany(desk.ClaimsOf)))
            if (links.Of(claim) is { } link) all.Remove(link);
    }

    private Support Of(ImmutableArray<int> members)
    {
        var counted = new List<Act>();
        foreach (int claim in members)
        {
            var act = origins.Of[claim];
            if (!counted.Contains(act) && !counted.Exists(other => Repeats(members, act, other))) counted.Add(act);
        }
        return new(Proposition(members), [.. members.Select(c => desk.Claims[c].Claim.Id)], [.. counted.Select(o => o.Origin.Id)], members.Select(c => desk.Document[c]).Distinct().Count());
    }

    /// <summary>
    /// A voice without a name is no second witness when its document is kin to one that has the proposition already,
    /// or when the same document has it from a speaker.
    /// </summary>
    private bool Repeats(ImmutableArray<int> members, Act act, Act other)
    {
        if (!IsNameless(act) && !IsNameless(other)) return false;
        var own = members.Where(c => origins.Of[c] == act).Select(c => desk.Document[c]);
        var theirs = members.Where(c => origins.Of[c] == other).Select(c => desk.Document[c]).ToArray();
        return own.All(d => theirs.Any(t => t == d || lineage.OneFamily(t, d)));
    }

    private static bool IsNameless(Act act) => act.Origin.SpeakerType is SpeakerType.Author or SpeakerType.Lost or SpeakerType.Unnamed or SpeakerType.UnnamedOfficial;

    /// <summary>The words of the claim that is most like all others; of two such the shorter one.</summary>
    private string Proposition(ImmutableArray<int> members)
    {
        int best = members.OrderByDescending(c => Math.Round(members.Sum(m => m == c ? 0 : desk.Likeness.Of(c, m)), 2)).ThenBy(c => desk.Claims[c].Words.Length).First();
        return Profile.Short(desk.Claims[best].Words.Trim(' ', ',', '.', '“', '”', '"'), 240);
    }
}
