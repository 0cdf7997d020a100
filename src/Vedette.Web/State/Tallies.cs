using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;
using static Vedette.Web.Parts.Shown;

namespace Vedette.Web.State;

/// <summary>What lists need of a whole snapshot, made when first asked for: orders, and how many there are of each kind. Without it every page of a list would walk over all there is.</summary>
internal sealed class Tallies(Snapshot now)
{
    private readonly Lazy<ImmutableArray<Origin>> spoken = new(() => [.. now.Picture.Origins.Where(o => o.SpeakerType is not SpeakerType.Author).OrderByDescending(o => o.Occasion.First)]);
    private readonly Lazy<FrozenSet<OriginId>> drifted = new(() =>
    {
        var claims = now.Picture.Drifts.SelectMany(d => new[] { d.From, d.To }).ToHashSet();
        return now.Picture.Origins.Where(o => o.Claims.Any(claims.Contains)).Select(o => o.Id).ToFrozenSet();
    });
    private readonly Lazy<ImmutableArray<(string, string)>> voices = new(() => [.. now.Tallies.Spoken.CountBy(o => o.SpeakerType).OrderBy(g => g.Key).Select(g => (Codes.Word(g.Key), $"{Words(g.Key)} ({g.Value})"))]);
    private readonly Lazy<(int, int)> tellings = new(() => (now.Tallies.Spoken.Count(o => o.Documents.Length > 1), now.Tallies.Spoken.Count(now.Tallies.HasDrift)));
    private readonly Lazy<ImmutableArray<(Entity, int)>> actors = new(() => [.. now.Picture.Entities.Select(e => (Entity: e, Named: now.Naming(e).Count())).OrderByDescending(e => e.Named).ThenBy(e => e.Entity.Canonical, StringComparer.Ordinal)]);

    private readonly Lazy<SupportBounds> bounds = new(() => new(now.Picture));
    private readonly Lazy<ILookup<ClaimId, Support>> supports = new(() => now.Picture.Support.SelectMany(s => s.Claims.Select(c => (Claim: c, Support: s))).ToLookup(p => p.Claim, p => p.Support));

    /// <summary>The origins of which somebody other than the author speaks, the newest first.</summary>
    public ImmutableArray<Origin> Spoken => spoken.Value;

    /// <summary>What kinds of speakers they have.</summary>
    public ImmutableArray<(string Value, string Words)> Voices => voices.Value;

    /// <summary>How many of them stand in several reports, and how many changed on the way.</summary>
    public (int Again, int Changed) Tellings => tellings.Value;

    /// <summary>Everything that names name, the most often named first, with the number of reports that name it.</summary>
    public ImmutableArray<(Entity Entity, int Named)> Actors => actors.Value;

    /// <summary>What an origin stands behind together with others, where it is not known how many origins these are.</summary>
    public IEnumerable<(Support Support, OriginBounds Within)> Open(Origin origin) =>
        origin.Claims.SelectMany(c => supports.Value[c]).Distinct().Select(s => (s, bounds.Value.Of(s))).Where(s => s.Item2.Least < s.Item2.Most);

    public bool HasDrift(Origin origin) => drifted.Value.Contains(origin.Id);
}
