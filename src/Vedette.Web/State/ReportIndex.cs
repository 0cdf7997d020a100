using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Web.State;

/// <summary>What the list of reports is filtered by, gathered once for a snapshot, so that a row costs no search.</summary>
internal sealed class ReportIndex
{
    private readonly HashSet<DocumentId> drifting, opposed;
    private readonly ILookup<DocumentId, LineageEdge> sources;
    private readonly Dictionary<string, string?> families;

    public ReportIndex(Snapshot now)
    {
        DocumentId[] Homes(IEnumerable<ClaimId> claims) => [.. claims.Select(id => now.Claim(id)?.Reading.Document.Id).OfType<DocumentId>()];
        drifting = [.. Homes(now.Picture.Drifts.SelectMany(d => new[] { d.From, d.To }))];
        opposed = [.. Homes(now.Picture.Contradictions.SelectMany(c => new[] { c.A, c.B }))];
        sources = now.Picture.Lineage.ToLookup(e => e.To);
        Newest = [.. now.Related.Readings.OrderByDescending(r => r.Document.Published.First)];
        var outlets = Newest.Select(r => r.Document.Outlet).OfType<string>().ToArray();
        families = outlets.Distinct(StringComparer.Ordinal).ToDictionary(o => o, now.Register.Kinship.FamilyOf, StringComparer.Ordinal);
        Outlets = Counted(outlets);
        Families = Counted(Newest.Select(FamilyOf).OfType<string>());
    }

    public ImmutableArray<Reading> Newest { get; }

    /// <summary>With the number of reports of each, most first.</summary>
    public ImmutableArray<(string Name, int Reports)> Outlets { get; }
    public ImmutableArray<(string Name, int Reports)> Families { get; }
    public int Drifting => drifting.Count;
    public int Opposed => opposed.Count;

    /// <summary>A claim of the report changed on the way to it or from it.</summary>
    public bool HasDrift(Reading reading) => drifting.Contains(reading.Document.Id);

    /// <summary>A claim of the report contradicts another, and nobody rejected either.</summary>
    public bool IsOpposed(Reading reading) => opposed.Contains(reading.Document.Id);
    public IEnumerable<LineageEdge> MadeFrom(Reading reading) => sources[reading.Document.Id];
    public string? FamilyOf(Reading reading) => reading.Document.Outlet is { } outlet ? families[outlet] : null;

    private static ImmutableArray<(string, int)> Counted(IEnumerable<string> names) =>
        [.. names.GroupBy(n => n, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)];
}
