using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.State;
using static Vedette.Web.Parts.Shown;

namespace Vedette.Web.Figures;

/// <summary>Which report was made from which, which reports tell one act of speech, and what changed on the way.</summary>
internal static class LineageFigure
{
    public const string MadeFrom = "made_from", Tells = "tells", Drift = "drift";
    private const int MostLinks = 200, MostReasons = 12;

    /// <param name="one">The act of speech that is looked at; null: all that two or more reports tell.</param>
    public static Graph Of(Snapshot now, Origin? one = null)
    {
        var picture = now.Picture;
        ImmutableArray<Origin> origins = one is null ? [.. picture.Origins.Where(o => o.SpeakerType is not SpeakerType.Author && o.Documents.Length > 1)] : [one];
        var documents = one?.Documents.ToHashSet();
        var claims = one?.Claims.ToHashSet();
        LineageEdge[] edges = [.. picture.Lineage.Where(e => documents is null || documents.Contains(e.From) || documents.Contains(e.To))];
        Drift[] drifts = [.. picture.Drifts.Where(d => (claims is null || claims.Contains(d.From) || claims.Contains(d.To)) && now.Claim(d.From) is not null && now.Claim(d.To) is not null)];
        LineageEdge[] shown = [.. edges.Take(MostLinks)];
        // Of very many only those that are drawn are put into words.
        GraphLink[] kept =
        [
            .. shown.Select(e => new GraphLink(Key(e.From), Key(e.To), MadeFrom, 1, e.Kind is { } kind ? [Words(kind), .. Texts(e.Reasons)] : Texts(e.Reasons), null, null, null))
                .Concat(drifts.Select(d => Changed(now, d)))
                .Concat(origins.SelectMany(o => o.Documents.Select(d => new GraphLink(Key(o), Key(d), Tells, o.Claims.Count(c => now.Claim(c)?.Reading.Document.Id == d), Texts(o.Reasons), null, null, OriginLink(o.Id)))))
                .Take(MostLinks),
        ];
        int all = edges.Length + drifts.Length + origins.Sum(o => o.Documents.Length);
        var ends = kept.SelectMany(l => new[] { l.From, l.To }).ToHashSet();
        return new(
            [
                .. origins.Where(o => ends.Contains(Key(o))).Select(o => new GraphNode(Key(o), "origin", Line(ClaimWords.Speaker(o.Speaker, o.SpeakerType)), o.Occasion.IsKnown ? Line(o.Occasion.Iso) : "day not told", OriginLink(o.Id))),
                .. picture.Readings.Select(r => r.Document).Where(d => ends.Contains(Key(d.Id))).DistinctBy(d => d.Id).OrderBy(d => d.Published.First ?? DateOnly.MaxValue)
                    .Select(d => new GraphNode(Key(d.Id), "report", Line(d.Name), d.Published.First is { } day ? Day(day) : null, ReportLink(d.Id))),
            ],
            [.. kept], all - kept.Length);
    }

    private static GraphLink Changed(Snapshot now, Drift drift)
    {
        var (from, to) = (now.Claim(drift.From)!.Value.Reading.Document.Id, now.Claim(drift.To)!.Value);
        return new(Key(from), Key(to.Reading.Document.Id), Drift, 1, [Words(drift.Kind), .. Texts(drift.Reasons)], Line(drift.Before), Line(drift.After), ClaimLink(to.Claim));
    }

    private static string Key(DocumentId id) => $"r{id}";
    private static string Key(Origin origin) => $"o{origin.Id}";
    private static ImmutableArray<string> Texts(IEnumerable<Reason> reasons) => [.. reasons.Take(MostReasons).Select(r => Line(r.Text))];
}
