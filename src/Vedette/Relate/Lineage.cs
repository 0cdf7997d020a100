using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Which document was made from which. Every ground has a weight; grounds join as independent ones do (one minus the product of what each leaves open),
/// which ranks edges and is no probability. The edges have no cycle.
/// </summary>
internal sealed class Lineage
{
    private const double Threshold = 0.45;

    /// <summary>The parents kept for one document: the surest. Copies of copies stay connected through them.</summary>
    private const int Parents = 3;

    /// <summary>More documents than this under one key meet only the first few: a wire story that hundreds print makes a star, not a mesh.</summary>
    private const int Crowd = 24;

    /// <summary>What two claims must share to count as one fact told in both documents.</summary>
    private const double OneFact = 0.5;

    private readonly Desk desk;
    private readonly HashSet<int>[] sources;
    private readonly Groups family;

    public Lineage(Desk desk)
    {
        this.desk = desk;
        sources = [.. desk.Profiles.Select(_ => new HashSet<int>())];
        family = new Groups(desk.Profiles.Length);
        Edges = Keep(Candidates().Select(Weigh).OfType<Pair>());
        foreach (var edge in Edges) family.Join(edge.From, edge.To);
        Known = Edges.ToDictionary(e => (Math.Min(e.From, e.To), Math.Max(e.From, e.To)));
    }

    /// <summary>From the source to what was made from it.</summary>
    public ImmutableArray<(int From, int To, double Confidence, ImmutableArray<Reason> Reasons)> Edges { get; }

    private Dictionary<(int, int), (int From, int To, double Confidence, ImmutableArray<Reason> Reasons)> Known { get; }

    /// <summary>0 when neither was made from the other.</summary>
    public double Confidence(int a, int b) => Known.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out var edge) ? edge.Confidence : 0;

    /// <summary>Whether a chain of edges, in whatever direction, joins the two.</summary>
    public bool OneFamily(int a, int b) => family.Together(a, b);

    /// <summary>Whether the second was made from the first, over any number of steps.</summary>
    public bool LeadsTo(int from, int to)
    {
        var open = new Stack<int>([to]);
        var seen = new HashSet<int>();
        while (open.TryPop(out int at))
            foreach (int source in sources[at])
                if (source == from) return true;
                else if (seen.Add(source)) open.Push(source);
        return false;
    }

    public ImmutableArray<LineageEdge> Print() =>
        [.. Edges.Select(e => new LineageEdge(desk.Profiles[e.From].Id, desk.Profiles[e.To].Id, e.Confidence, e.Reasons))];

    private sealed record Pair(int From, int To, double Confidence, ImmutableArray<Reason> Reasons);

    private SortedSet<(int, int)> Candidates()
    {
        var postings = new Dictionary<ulong, List<int>>();
        void Post(ulong key, int document)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
            if ((list ??= []).Count == 0 || list[^1] != document) list.Add(document);
        }
        for (int d = 0; d < desk.Profiles.Length; d++)
        {
            var profile = desk.Profiles[d];
            foreach (var shingle in profile.Shingles) Post(shingle.Key, d);
            foreach (var quote in profile.Quotes) Post(FeatureHash.Join(1, quote.Key), d);
            foreach (string outlet in Carriers(profile).Append(Outlet(profile.Reading.Document)).OfType<string>().Distinct()) Post(FeatureHash.Join(2, FeatureHash.Of(outlet)), d);
            foreach (string link in Links(profile.Text).Append(Address(profile.Reading.Document.Url)).OfType<string>().Distinct()) Post(FeatureHash.Join(3, FeatureHash.Of(link)), d);
        }
        var pairs = new SortedSet<(int, int)>(Posting.Pairs(postings.Values.Where(p => p.Count > 1), Crowd));
        pairs.UnionWith(Sketch.Pairs([.. desk.Profiles.Select(p => p.Sketch)], Crowd));
        foreach (var (a, b, likeness) in desk.Pairs)
            if (likeness >= OneFact && desk.Document[a] != desk.Document[b])
                pairs.Add((Math.Min(desk.Document[a], desk.Document[b]), Math.Max(desk.Document[a], desk.Document[b])));
        return pairs;
    }

    private Pair? Weigh((int A, int B) pair)
    {
        var (a, b) = (desk.Profiles[pair.A], desk.Profiles[pair.B]);
        var (mentionsB, mentionsA) = (Mention(a, b), Mention(b, a));
        var (from, to, direction) = Direction(pair.A, pair.B, mentionsB is not null, mentionsA is not null);
        var (source, copy) = (desk.Profiles[from], desk.Profiles[to]);
        var grounds = new List<(double Weight, Reason Reason)>();
        double likeness = a.Sketch.Likeness(b.Sketch);
        if (likeness >= 0.5) grounds.Add((Math.Min(0.95, likeness), new("near_duplicate", $"About {likeness:P0} of both texts is the same, run by run of five words.")));
        grounds.AddRange(SharedWords(copy, source));
        grounds.AddRange(SharedFacts(to, from));
        if ((to == pair.A ? mentionsB : mentionsA) is { } mention) grounds.Add(mention);
        double words = 1 - grounds.Aggregate(1.0, (open, ground) => open * (1 - ground.Weight));
        if (words < 0.2) return null;
        if (SharedCarrier(copy, source) is { } carrier) grounds.Add(carrier);
        if (desk.Story[pair.A] == desk.Story[pair.B]) grounds.Add((0.1, new("one_story", "Both tell of one story.")));
        grounds.Add((0, direction));
        double confidence = 1 - grounds.Aggregate(1.0, (open, ground) => open * (1 - ground.Weight));
        return confidence < Threshold ? null : new(from, to, Math.Round(confidence, 3), [.. grounds.Select(g => g.Reason)]);
    }

    /// <summary>The one that names or links the other is later; then the one published later; then the one with fewer dates, numbers and quotations.</summary>
    private (int From, int To, Reason Reason) Direction(int a, int b, bool aMentionsB, bool bMentionsA)
    {
        if (aMentionsB != bMentionsA)
            return aMentionsB ? (b, a, new("direction", "The later text names the other.")) : (a, b, new("direction", "The later text names the other."));
        var (first, second) = (desk.Profiles[a], desk.Profiles[b]);
        if (first.Published.First is { } x && second.Published.First is { } y && !first.Published.Overlaps(second.Published))
            return x < y ? (a, b, Published(first, second)) : (b, a, Published(second, first));
        if (first.Precision != second.Precision)
            return first.Precision > second.Precision ? (a, b, Loose()) : (b, a, Loose());
        return (a, b, new("direction_unclear", "Nothing tells which of the two was first."));
        static Reason Published(Profile earlier, Profile later) => new("later", $"Published {later.Published} after {earlier.Published}.");
        static Reason Loose() => new("less_specific", "No dates tell which was first; the text with fewer dates, numbers and quotations is taken as the later one.");
    }

    /// <summary>Runs of eight words or more that stand in both. Words in quotation marks weigh less: two reporters may have heard them.</summary>
    private static IEnumerable<(double, Reason)> SharedWords(Profile copy, Profile source)
    {
        var places = new Dictionary<ulong, int>();
        foreach (var shingle in source.Shingles) places.TryAdd(shingle.Key, shingle.Word);
        var runs = new List<(TextSpan Span, int Own, int Quoted)>();
        for (int i = 0; i < copy.Shingles.Length;)
        {
            if (!places.TryGetValue(copy.Shingles[i].Key, out int at)) { i++; continue; }
            int length = Profile.ShingleLength;
            while (i + length < copy.Words.Count && at + length < source.Words.Count && copy.Words[i + length].Surface == source.Words[at + length].Surface) length++;
            var span = new TextSpan(copy.Words[i].Span.Start, copy.Words[i + length - 1].Span.End);
            int quoted = Enumerable.Range(i, length).Count(w => copy.Quotes.Any(q => q.Span.Contains(copy.Words[w].Span)));
            runs.Add((span, length - quoted, quoted));
            i += length;
        }
        foreach (var quote in copy.Quotes)
            if (!runs.Any(r => r.Span.Overlaps(quote.Span)) && source.Quotes.Any(q => q.Key == quote.Key)) runs.Add((quote.Span, 0, quote.Length));
        int own = runs.Sum(r => r.Own), said = runs.Sum(r => r.Quoted);
        if (own > 0)
            foreach (var (run, i) in runs.Where(r => r.Own > 0).OrderByDescending(r => r.Own).ThenBy(r => r.Span).Take(3).Select((r, i) => (r, i)))
                yield return (i == 0 ? 0.97 * (1 - Math.Exp(-own / 20.0)) : 0, new("shared_words", Profile.Short(run.Span.Of(copy.Text)), new Quote(copy.Id, run.Span)));
        if (said > 0)
            foreach (var (run, i) in runs.Where(r => r.Quoted > r.Own).OrderByDescending(r => r.Quoted).ThenBy(r => r.Span).Take(3).Select((r, i) => (r, i)))
                yield return (i == 0 ? 0.4 * (1 - Math.Exp(-said / 15.0)) : 0, new("shared_quotation", Profile.Short(run.Span.Of(copy.Text)), new Quote(copy.Id, run.Span)));
    }

    /// <summary>The longest chain of facts that both tell in one order (three or more).</summary>
    private IEnumerable<(double, Reason)> SharedFacts(int copy, int source)
    {
        var chain = new List<(int Own, int Theirs, int Length)>();
        for (int c = First(copy); c < desk.Claims.Length && desk.Document[c] == copy; c++)
        {
            int match = desk.AlikeTo(c).Where(p => p.Likeness >= OneFact && desk.Document[p.Other] == source).Select(p => p.Other).DefaultIfEmpty(-1).First();
            if (match >= 0) chain.Add((c, match, 1 + chain.Where(f => f.Theirs < match).Select(f => f.Length).DefaultIfEmpty(0).Max()));
        }
        int longest = chain.Select(f => f.Length).DefaultIfEmpty(0).Max();
        if (longest >= 3)
            yield return (Math.Min(0.4, 0.1 * longest), new("order_of_facts", $"{longest} claims stand in both in the same order.", desk.Where(chain[0].Own)));
    }

    private int First(int document)
    {
        int at = Array.BinarySearch(desk.Document, document);
        if (at < 0) return desk.Claims.Length;
        while (at > 0 && desk.Document[at - 1] == document) at--;
        return at;
    }

    /// <summary>The copy credits, quotes or links the source's outlet.</summary>
    private static (double, Reason)? Mention(Profile copy, Profile source)
    {
        var (document, other) = (copy.Reading.Document, source.Reading.Document);
        if (Address(other.Url) is { } address && Links(copy.Text).Contains(address))
            return (0.8, new("link", $"Links to {other.Url}."));
        if (Outlet(other) is not { } outlet || outlet == Outlet(document)) return null;
        foreach (var credit in document.Credits)
            if (Plain(credit.Name) == outlet) return (0.5, new("credit", $"Credits {credit.Name}.", new Quote(document.Id, credit.Span)));
        foreach (var claim in copy.Reading.Claims)
            if (claim.Content.Length > 0 && claim.Relay.Any(relay => Plain(relay) == outlet)) return (0.35, new("relay", $"Tells it after {other.Outlet}.", new Quote(document.Id, claim.Extent)));
        return null;
    }

    private static (double, Reason)? SharedCarrier(Profile copy, Profile source)
    {
        var common = Carriers(copy).Intersect(Carriers(source)).Order(StringComparer.Ordinal).ToArray();
        return common.Length == 0 ? null : (0.25, new("common_carrier", $"Both carry {string.Join(", ", common)}."));
    }

    private static IEnumerable<string> Carriers(Profile profile) =>
        profile.Reading.Document.Credits.Where(c => c.Kind is "agency" or "via").Select(c => c.Name).Concat(profile.Reading.Claims.SelectMany(c => c.Relay)).Select(Plain).Where(n => n.Length > 1).Distinct();

    private static string? Outlet(Document document) => document.Outlet is { Length: > 1 } outlet ? Plain(outlet) : null;

    private static string Plain(string outlet)
    {
        string plain = string.Concat(outlet.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')).Trim();
        if (plain.StartsWith("the ", StringComparison.Ordinal)) plain = plain[4..];
        foreach (string tail in (ReadOnlySpan<string>)[" news", " newspaper", " agency"])
            if (plain.EndsWith(tail, StringComparison.Ordinal) && plain.Length > tail.Length) plain = plain[..^tail.Length];
        return plain;
    }

    private static string? Address(string? url)
    {
        if (url is null) return null;
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        string address = (scheme < 0 ? url : url[(scheme + 3)..]).Split('#', '?')[0].TrimEnd('/');
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) address = address[4..];
        // The front page of a site is no report.
        return address.Contains('/', StringComparison.Ordinal) ? address.ToLowerInvariant() : null;
    }

    private static IEnumerable<string> Links(string text)
    {
        for (int at = 0; (at = text.IndexOf("http", at, StringComparison.Ordinal)) >= 0; at += 4)
        {
            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or ')' or ']')) end++;
            if (Address(text[at..end].TrimEnd('.', ',', ';')) is { } address) yield return address;
        }
    }

    /// <summary>The surest edges first; one that would close a cycle is turned round, and each document keeps its few surest sources.</summary>
    private ImmutableArray<(int, int, double, ImmutableArray<Reason>)> Keep(IEnumerable<Pair> pairs)
    {
        var edges = ImmutableArray.CreateBuilder<(int From, int To, double Confidence, ImmutableArray<Reason> Reasons)>();
        foreach (var pair in pairs.OrderByDescending(p => p.Confidence).ThenBy(p => p.From).ThenBy(p => p.To))
        {
            var (from, to, reasons) = (pair.From, pair.To, pair.Reasons);
            if (LeadsTo(to, from))
            {
                (from, to) = (to, from);
                reasons = reasons.Add(new("turned", "Turned round, because surer edges already lead the other way."));
            }
            if (sources[to].Count >= Parents) continue;
            sources[to].Add(from);
            edges.Add((from, to, pair.Confidence, reasons));
        }
        return [.. edges.OrderBy(e => e.To).ThenByDescending(e => e.Confidence).ThenBy(e => e.From)];
    }
}
