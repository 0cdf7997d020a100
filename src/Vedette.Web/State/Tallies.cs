using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using static Vedette.Web.Parts.Shown;

namespace Vedette.Web.State;

/// <summary>What lists need of a whole snapshot, made when first asked for: orders, and how many there are of each kind. Without it every page of a list would walk over all there is.</summary>
internal sealed class Tallies(Snapshot now)
{
    private const int MostOutlets = 100;

    private readonly Lazy<ImmutableArray<(Reading, Claim)>> claims = new(() => [.. now.Related.Readings.SelectMany(r => r.Claims.Select(c => (r, c)))]);
    private readonly Lazy<ImmutableArray<(string, string)>> kinds = new(() => Counted(now, c => c.Kind)), certainties = new(() => Counted(now, c => c.Certainty)), speakerTypes = new(() => Counted(now, c => c.SpeakerType));
    private readonly Lazy<ImmutableArray<Reading>> reports = new(() => [.. now.Related.Readings.OrderByDescending(r => r.Document.Published.First)]);
    private readonly Lazy<ImmutableArray<(string, string)>> outlets = new(() => [.. now.Related.Readings.Where(r => r.Document.Outlet is not null).GroupBy(r => Line(r.Document.Outlet))
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostOutlets).Select(g => (g.Key, $"{g.Key} ({g.Count()})"))]);
    private readonly Lazy<ILookup<DocumentId, LineageEdge>> madeFrom = new(() => now.Picture.Lineage.ToLookup(e => e.To));
    private readonly Lazy<ImmutableArray<Origin>> spoken = new(() => [.. now.Picture.Origins.Where(o => o.SpeakerType is not SpeakerType.Author).OrderByDescending(o => o.Occasion.First)]);
    private readonly Lazy<FrozenSet<OriginId>> drifted = new(() =>
    {
        var claims = now.Picture.Drifts.SelectMany(d => new[] { d.From, d.To }).ToHashSet();
        return now.Picture.Origins.Where(o => o.Claims.Any(claims.Contains)).Select(o => o.Id).ToFrozenSet();
    });
    private readonly Lazy<ImmutableArray<(string, string)>> voices = new(() => [.. now.Tallies.Spoken.CountBy(o => o.SpeakerType).OrderBy(g => g.Key).Select(g => (Codes.Word(g.Key), $"{Words(g.Key)} ({g.Value})"))]);
    private readonly Lazy<(int, int)> tellings = new(() => (now.Tallies.Spoken.Count(o => o.Documents.Length > 1), now.Tallies.Spoken.Count(now.Tallies.HasDrift)));
    private readonly Lazy<ImmutableArray<(Entity, int)>> actors = new(() => [.. now.Picture.Entities.Select(e => (Entity: e, Named: now.Naming(e).Count())).OrderByDescending(e => e.Named).ThenBy(e => e.Entity.Canonical, StringComparer.Ordinal)]);

    /// <summary>All claims with their reports, rejected ones too.</summary>
    public ImmutableArray<(Reading Reading, Claim Claim)> Claims => claims.Value;

    public ImmutableArray<(string Value, string Words)> ClaimKinds => kinds.Value;
    public ImmutableArray<(string Value, string Words)> Certainties => certainties.Value;
    public ImmutableArray<(string Value, string Words)> SpeakerTypes => speakerTypes.Value;

    /// <summary>The newest first.</summary>
    public ImmutableArray<Reading> Reports => reports.Value;

    /// <summary>The outlets with the most reports.</summary>
    public ImmutableArray<(string Value, string Words)> Outlets => outlets.Value;

    /// <summary>The origins of which somebody other than the author speaks, the newest first.</summary>
    public ImmutableArray<Origin> Spoken => spoken.Value;

    /// <summary>What kinds of speakers they have.</summary>
    public ImmutableArray<(string Value, string Words)> Voices => voices.Value;

    /// <summary>How many of them stand in several reports, and how many changed on the way.</summary>
    public (int Again, int Changed) Tellings => tellings.Value;

    /// <summary>Everything that names name, the most often named first, with the number of reports that name it.</summary>
    public ImmutableArray<(Entity Entity, int Named)> Actors => actors.Value;

    /// <summary>From what a report was made.</summary>
    public IEnumerable<LineageEdge> MadeFrom(DocumentId report) => madeFrom.Value[report];

    public bool HasDrift(Origin origin) => drifted.Value.Contains(origin.Id);

    /// <summary>The claims that are like that.</summary>
    public IReadOnlyList<(Reading Reading, Claim Claim)> Like(ClaimChoice choice) => choice.IsOpen ? Claims : [.. choice.From(now.Related.Readings)];

    private static ImmutableArray<(string, string)> Counted<T>(Snapshot now, Func<Claim, T> of) where T : struct, Enum =>
        [.. now.Related.Readings.SelectMany(r => r.Claims).CountBy(of).OrderBy(g => g.Key).Select(g => (Codes.Word(g.Key), $"{Words(g.Key)} ({g.Value})"))];
}
