using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Read;

/// <summary>
/// What the pages of a site have in common: short lines that stand in several of its reports, whatever these are about. Learned once from many documents and then handed to
/// whoever reads, so that reading a document depends on it and on what was learned alone.
/// </summary>
public sealed class SiteFurniture
{
    /// <summary>A line is the site's when so many of its reports have it.</summary>
    private const int FewestReports = 3;

    /// <summary>And this share of them: newspapers print the same sentence of background in many reports.</summary>
    private const double LeastShare = 0.2;

    /// <summary>Longer lines are paragraphs: what they say again they say again on purpose.</summary>
    private const int LongestLine = 160;
    private const int ShortestLine = 4;

    private readonly FrozenDictionary<string, FrozenSet<UInt128>> lines;

    private SiteFurniture(FrozenDictionary<string, FrozenSet<UInt128>> lines) => this.lines = lines;

    public static SiteFurniture None { get; } = new(FrozenDictionary<string, FrozenSet<UInt128>>.Empty);

    /// <summary>Learns from documents, one in memory at a time. The order does not matter; printings of one report count once.</summary>
    public static SiteFurniture Learn(IEnumerable<Document> documents)
    {
        Dictionary<string, Site> sites = new(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (SiteOf(document) is not { } name || document.Text.Length == 0) continue;
            if (!sites.TryGetValue(name, out var site)) sites.Add(name, site = new Site());
            site.Add(document.Text);
        }
        return new SiteFurniture(sites.Select(s => (s.Key, Lines: s.Value.Common())).Where(s => s.Lines.Count > 0).ToFrozenDictionary(s => s.Key, s => s.Lines, StringComparer.Ordinal));
    }

    /// <summary>The document with its site's lines marked as furniture of the kind <c>site</c>; the text stays as it is.</summary>
    public Document Mark(Document document)
    {
        if (SiteOf(document) is not { } name || !lines.TryGetValue(name, out var common)) return document;
        var found = document.Furniture.ToBuilder();
        foreach (var line in Lines.Of(document.Text))
            if (IsShort(line) && common.Contains(HashOf(document.Text, line)) && document.TitleSpan?.Overlaps(line) is not true && !document.Furniture.Any(f => f.Span.Overlaps(line))) found.Add(new Furniture(line, "site"));
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        return document with { Furniture = found.ToImmutable() };
    }

    private static bool IsShort(TextSpan line) => line.Length is >= ShortestLine and <= LongestLine;

    private static UInt128 HashOf(string text, TextSpan line) => ContentHash.Of(Lines.Fold(line.In(text)));

    private static string? SiteOf(Document document) =>
        Uri.TryCreate(document.Url ?? document.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.Host.ToLowerInvariant() : document.Outlet is { } outlet ? Lines.Fold(outlet) : null;

    /// <summary>The short lines of one site's reports, each with the reports that have it, told by their longest line.</summary>
    private sealed class Site
    {
        private readonly HashSet<UInt128> reports = [];
        private readonly Dictionary<UInt128, HashSet<UInt128>> having = [];

        public void Add(string text)
        {
            var spans = Lines.Of(text);
            if (spans.Count == 0) return;
            var report = HashOf(text, spans.MaxBy(s => s.Length));
            reports.Add(report);
            foreach (var line in spans)
            {
                if (!IsShort(line)) continue;
                var hash = HashOf(text, line);
                if (!having.TryGetValue(hash, out var holders)) having.Add(hash, holders = []);
                holders.Add(report);
            }
        }

        public FrozenSet<UInt128> Common() => having.Where(h => h.Value.Count >= FewestReports && h.Value.Count >= reports.Count * LeastShare).Select(h => h.Key).ToFrozenSet();
    }
}
