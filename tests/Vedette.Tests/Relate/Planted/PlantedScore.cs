using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate.Planted;

/// <summary>
/// The picture of a planted set against how it was made. An edge from a source's source is neither wanted nor wrong; one between two copies of one text is wrong.
/// Where a copy has the very words of its source below the headline, nobody can tell which of the two a third desk had: either counts as the source.
/// A drift counts as planted when one of its ends stands in a changed sentence and the kind is the planted one.
/// </summary>
internal sealed class PlantedScore
{
    private readonly Dictionary<string, (int Wanted, int Found, int Told, int Right, int Directed)> edges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Planted, int Right)> drifts = new(StringComparer.Ordinal);
    private readonly List<string> misses = [];

    private PlantedScore(ImmutableArray<PlantedDocument> set, Picture picture)
    {
        var by = set.ToDictionary(d => d.Document.Id);
        var named = set.ToDictionary(d => d.Name, StringComparer.Ordinal);
        Edges(set, picture, by, named);
        Drifts(set, picture, by);
    }

    public static PlantedScore Of(ImmutableArray<PlantedDocument> set) => new(set, new Relater().Relate([.. set.Select(d => Weights.Extractor.Extract(d.Document))]));

    public IReadOnlyList<string> Misses => misses;
    public int DriftsTold { get; private set; }
    public int DriftsRight { get; private set; }
    public double Recall => Share(edges.Values.Sum(e => e.Found), edges.Values.Sum(e => e.Wanted));
    public double Precision => Share(edges.Values.Sum(e => e.Right), edges.Values.Sum(e => e.Told));
    public double F1 => Harmonic(Precision, Recall);
    public double Direction => Share(edges.Values.Sum(e => e.Directed), edges.Values.Sum(e => e.Found));
    public double DriftKind => Share(drifts.Values.Sum(d => d.Right), drifts.Values.Sum(d => d.Planted));

    /// <summary>Of the drifts told, the share that lies where one was planted.</summary>
    public double DriftPrecision => Share(DriftsRight, DriftsTold);

    public string Print() => string.Join('\n',
        edges.OrderBy(e => e.Key, StringComparer.Ordinal).Where(e => e.Value.Wanted + e.Value.Told > 0).Select(e =>
            $"{e.Key,-18} edges {e.Value.Wanted,3}  F1 {Harmonic(Share(e.Value.Right, e.Value.Told), Share(e.Value.Found, e.Value.Wanted)):F3}  direction {Share(e.Value.Directed, e.Value.Found):F3}"
            + (drifts.TryGetValue(e.Key, out var d) ? $"  drift kind {Share(d.Right, d.Planted):F3} of {d.Planted}" : "")))
        + $"\nall (synthetic)    edges P {Precision:F3} R {Recall:F3} F1 {F1:F3}  direction {Direction:F3}  drift kind {DriftKind:F3}, of {DriftsTold} told {DriftPrecision:F3} planted\n";

    private void Edges(ImmutableArray<PlantedDocument> set, Picture picture, Dictionary<DocumentId, PlantedDocument> by, Dictionary<string, PlantedDocument> named)
    {
        foreach (var document in set)
        {
            ref var score = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(edges, document.Class, out _);
            score.Wanted += document.Sources.Length;
            foreach (string source in document.Sources)
            {
                var to = document.Document.Id;
                bool right = picture.Lineage.Any(e => IsOf(by[e.From], named[source], document) && e.To == to), turned = !right && picture.Lineage.Any(e => e.From == to && IsOf(by[e.To], named[source], document));
                if (right || turned) score.Found++;
                else misses.Add($"[edge] {source} → {document.Name}, {named[source].Document.Published} → {document.Document.Published}, told from {string.Join(", ", picture.Lineage.Where(e => e.To == to).Select(e => by[e.From].Name))}, of {string.Join(", ", picture.Lineage.Where(e => e.From == to).Select(e => by[e.To].Name))}");
                if (right) score.Directed++;
                else if (turned) misses.Add($"[direction] {source} → {document.Name}: {string.Join(", ", picture.Lineage.First(e => e.From == to && IsOf(by[e.To], named[source], document)).Reasons.Select(r => r.Kind))}");
            }
        }
        foreach (var edge in picture.Lineage)
        {
            var (from, to) = (by[edge.From], by[edge.To]);
            bool direct = to.Sources.Any(s => IsOf(from, named[s], to)) || from.Sources.Any(s => IsOf(to, named[s], from));
            if (!direct && (LeadsTo(from.Name, to, named) || LeadsTo(to.Name, from, named))) continue;
            ref var score = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(edges, to.Class, out _);
            score.Told++;
            if (direct) score.Right++;
            else misses.Add($"[wrong edge] {from.Name} → {to.Name} {edge.Confidence:F2}: {string.Join(", ", edge.Reasons.Select(r => r.Kind))}");
        }
    }

    /// <summary>Whether the document can pass for the source of the copy: the same words below the headline, and a headline of which the copy tells nothing.</summary>
    private static bool IsOf(PlantedDocument document, PlantedDocument source, PlantedDocument copy) =>
        document == source || (document.Body == source.Body && (document.Article.Title == source.Article.Title || copy.Article.Title != source.Article.Title));

    private static bool LeadsTo(string from, PlantedDocument to, Dictionary<string, PlantedDocument> named) =>
        to.Sources.Any(s => s == from || LeadsTo(from, named[s], named));

    private void Drifts(ImmutableArray<PlantedDocument> set, Picture picture, Dictionary<DocumentId, PlantedDocument> by)
    {
        var home = picture.Readings.SelectMany(r => r.Claims).ToDictionary(c => c.Id);
        bool Stands(ClaimId claim, string sentence, string text) =>
            text.IndexOf(sentence, StringComparison.Ordinal) is >= 0 and var at && home[claim].Extent is var extent && extent.Start < at + sentence.Length && extent.End > at;
        bool Planted(ClaimId claim, PlantedDocument document, DriftKind? kind) =>
            document.Drift is { } drift && (kind is null || drift.Kind == kind) && Stands(claim, drift.After, document.Document.Text);
        foreach (var drift in picture.Drifts)
        {
            var (from, to) = (by[home[drift.From].Document], by[home[drift.To].Document]);
            DriftsTold++;
            if (Planted(drift.To, to, drift.Kind) || Planted(drift.From, from, drift.Kind)) DriftsRight++;
            else misses.Add($"[no such drift] {from.Name} → {to.Name}: {drift.Kind} {drift.Before} → {drift.After}");
        }
        foreach (var document in set.Where(d => d.Drift is not null))
        {
            ref var score = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(drifts, document.Class, out _);
            score.Planted++;
            var told = picture.Drifts.Where(d => Planted(d.To, document, null) && by[home[d.To].Document] == document || Planted(d.From, document, null) && by[home[d.From].Document] == document).ToArray();
            if (told.Any(d => d.Kind == document.Drift!.Kind)) score.Right++;
            else misses.Add($"[drift] {document.Name}: {document.Drift!.Kind} “{document.Drift.Before}” → “{document.Drift.After}”, told {string.Join(", ", told.Select(d => d.Kind))}");
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
    private static double Harmonic(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);
}
