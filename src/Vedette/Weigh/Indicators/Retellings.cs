using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>What stands in a retelling of an act of speech and not in the nearer telling of it: perhaps the reteller's addition.</summary>
internal static class Retellings
{
    /// <summary>The claims that only a retelling has, each with the nearer telling that lacks it. Which telling is nearer is what drift tells.</summary>
    public static Dictionary<ClaimId, DocumentId> Of(Picture picture, IReadOnlyDictionary<ClaimId, Claim> claims)
    {
        var ways = picture.Drifts.Select(d => (From: claims[d.From].Document, To: claims[d.To].Document)).Where(way => way.From != way.To).ToHashSet();
        var onward = ways.ToLookup(way => way.From, way => way.To);
        var same = picture.Same.SelectMany((group, i) => group.Claims.Select(claim => (claim, i))).ToLookup(m => m.claim, m => m.i);
        var added = new Dictionary<ClaimId, DocumentId>();
        foreach (var origin in picture.Origins.Where(o => o.SpeakerType is not SpeakerType.Author && o.Documents.Length > 1))
            foreach (var (from, to) in origin.Documents.SelectMany(from => onward[from].Select(to => (from, to))))
            {
                if (!origin.Documents.Contains(to) || ways.Contains((to, from))) continue;
                var told = origin.Claims.Where(id => claims[id].Document == from).SelectMany(id => same[id]).ToHashSet();
                foreach (var id in origin.Claims.Where(id => claims[id].Document == to && !same[id].Any(told.Contains))) added.TryAdd(id, from);
            }
        return added;
    }
}
