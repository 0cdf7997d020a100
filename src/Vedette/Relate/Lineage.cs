using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Which document was made from which. The documents that share words are put in an order of time; each has for its source the earlier one that tells the most of it;
/// what that one does not tell may come from another. So two copies of one text are no sources of each other, and a merged text has two.
/// </summary>
internal sealed class Lineage
{
    /// <summary>The sources kept for one document.</summary>
    private const int Sources = 3;

    /// <summary>The least that a further source must tell of a document: words, and share of its words.</summary>
    private const double FurtherWords = 16, FurtherShare = 0.12;

    /// <summary>Words that one headline over both is worth, and that it is worth to be the first of the family. They decide between texts that tell the same.</summary>
    private const double Headline = 4, First = 1;

    /// <summary>A desk that writes a text anew seldom cuts it as well: words that a source is worth which is hardly longer than a copy that keeps less than this share as it was.</summary>
    private const double Rewritten = 0.8, Longer = 1.25, Whole = 0.7;

    /// <summary>By how much a text without a date must stand nearer to all others than the first dated one to be taken for their source.</summary>
    private const double Nearer = 0.4;

    /// <summary>The shares that two texts have of each other, added up, from which on they are held for one report in two versions.</summary>
    private const double Alike = 1.1;

    private readonly Desk desk;
    private readonly Reuse reuse;

    // By the number of a document; none for one without kin.
    private readonly Dictionary<int, HashSet<int>> sources = [];
    private readonly Dictionary<int, ImmutableArray<Edge>> edges = [];
    private readonly Dictionary<int, Family> families = [];

    /// <param name="From">The source.</param>
    /// <param name="Direction">Why it is the earlier one.</param>
    public readonly record struct Edge(int From, int To, double Confidence, Reason Direction);

    /// <summary>Documents that chains of kin join.</summary>
    private sealed class Family(ImmutableArray<int> members)
    {
        public ImmutableArray<int> Members => members;
    }

    public Lineage(Desk desk, Reuse reuse) => (this.desk, this.reuse) = (desk, reuse);

    /// <summary>Finds anew the families of the documents that became kin to others than before.</summary>
    /// <returns>Documents whose way back to their sources is another than before, or whose family was joined to another or parted.</returns>
    public HashSet<int> Update(IEnumerable<int> went, IReadOnlyCollection<int> kin)
    {
        HashSet<int> changed = [.. kin];
        foreach (int gone in went)
        {
            sources.Remove(gone);
            edges.Remove(gone);
            families.Remove(gone);
        }
        var parts = reuse.Kin.PartsOf(kin).ToArray();
        foreach (var part in parts.Where(IsJoinedOrParted)) changed.UnionWith(part);
        foreach (var part in parts)
        {
            part.Sort(desk.ByOrder);
            var before = part.SelectMany(d => Into(d)).Select(e => (e.From, e.To)).ToHashSet();
            Make(part);
            var now = part.SelectMany(d => Into(d)).Select(e => (e.From, e.To)).ToHashSet();
            changed.UnionWith(Downstream(part, before.Except(now).Concat(now.Except(before)).Select(e => e.To)));
        }
        return changed;
    }

    /// <summary>Whether documents are kin now that were of several families, or were kin to others that are still here.</summary>
    private bool IsJoinedOrParted(List<int> part)
    {
        Family[] before = [.. part.Select(d => families.GetValueOrDefault(d)).OfType<Family>().Distinct()];
        return before.Length > 1 || before.Any(family => family.Members.Except(part).Any(families.ContainsKey));
    }

    private void Make(List<int> part)
    {
        foreach (int d in part)
        {
            sources.Remove(d);
            edges.Remove(d);
            families.Remove(d);
        }
        if (part.Count == 1) return;
        var family = new Family([.. part]);
        foreach (int d in part) (sources[d], families[d]) = ([], family);
        foreach (var into in Choose(Ways(part)).GroupBy(e => e.To)) edges[into.Key] = [.. into.OrderByDescending(e => e.Confidence).ThenBy(e => e.From, desk.ByOrder)];
    }

    /// <summary>The given documents and all that was made from them.</summary>
    private HashSet<int> Downstream(List<int> part, IEnumerable<int> from)
    {
        HashSet<int> found = [.. from];
        for (int before = -1; before != found.Count;)
        {
            before = found.Count;
            foreach (int d in part)
                if (sources.TryGetValue(d, out var own) && own.Overlaps(found)) found.Add(d);
        }
        return found;
    }

    /// <summary>The edges into a document, the surest first.</summary>
    public ImmutableArray<Edge> Into(int document) => edges.GetValueOrDefault(document, []);

    /// <summary>The edges into or out of a document.</summary>
    public IEnumerable<Edge> Beside(int document) => families.TryGetValue(document, out var family) ? family.Members.SelectMany(m => Into(m)).Where(e => e.From == document || e.To == document) : [];

    /// <summary>How surely the two are kin, by whatever way: also two copies of one text. 0 when they share too little.</summary>
    public double Confidence(int a, int b) => reuse.Confidence(a, b);

    /// <summary>Whether a chain of kin joins the two.</summary>
    public bool OneFamily(int a, int b) => a == b || (families.TryGetValue(a, out var family) && family == families.GetValueOrDefault(b));

    /// <summary>Whether the second was made from the first, over any number of steps.</summary>
    public bool LeadsTo(int from, int to) => families.TryGetValue(to, out var family) && families.GetValueOrDefault(from) == family && Above(to).Contains(from);

    /// <summary>All that a document was made from, over any number of steps.</summary>
    public HashSet<int> Above(int document)
    {
        var above = new HashSet<int>();
        var open = new Stack<int>([document]);
        while (open.TryPop(out int at))
            if (sources.TryGetValue(at, out var own))
                foreach (int source in own)
                    if (above.Add(source)) open.Push(source);
        return above;
    }

    /// <summary>Whether the second was made from the first with nothing known between them.</summary>
    public bool IsSource(int from, int to) => sources.TryGetValue(to, out var own) && own.Contains(from);

    public ImmutableArray<LineageEdge> Print() =>
        [.. desk.InOrder.SelectMany(d => Into(d)).Select(e => new LineageEdge(desk.Profiles[e.From].Id, desk.Profiles[e.To].Id, e.Confidence, reuse.Reasons(e.From, e.To, e.Direction)) { Kind = reuse.Kind(e.From, e.To, sources[e.To].Count) })];

    /// <summary>A way in which one document may have been made from another.</summary>
    /// <param name="Weight">How many of the copy's words the source tells, with what speaks for the source among those that tell the same.</param>
    private readonly record struct Way(int From, int To, double Told, double Weight, double Confidence, Reason Direction);

    /// <summary>What two kin have of each other.</summary>
    /// <param name="ToldA">Words of the first that the second tells.</param>
    private readonly record struct Shared(Reuse.Pair Pair, double ToldA, double ToldB, int Held);

    /// <param name="family">By the order of documents.</param>
    private List<Way> Ways(List<int> family)
    {
        Shared[] all = [.. family.SelectMany(a => reuse.Kin.Of(a).Where(kin => kin.Value.A == a).OrderBy(kin => kin.Key, desk.ByOrder).Select(kin => Share(kin.Value)))];
        var place = Places(family, all);
        var ways = new List<Way>(all.Length);
        foreach (var (pair, toldA, toldB, held) in all)
        {
            var (earlier, why) = pair.Earlier is Earlier.Unknown ? ByPlace(pair, place, held) : (pair.Earlier, pair.Direction);
            bool forward = earlier is Earlier.First;
            var (from, to) = forward ? (pair.A, pair.B) : (pair.B, pair.A);
            double told = forward ? toldB : toldA;
            int length = desk.Profiles[to].Passages.Length;
            double whole = told < Rewritten * length && desk.Profiles[from].Passages.Length <= Longer * length ? Whole : 0;
            double title = desk.Profiles[from].TitleKey == desk.Profiles[to].TitleKey ? Headline : 0;
            ways.Add(new(from, to, told, told + title + whole, pair.Confidence, why));
        }
        foreach (var into in Enumerable.Range(0, ways.Count).GroupBy(i => ways[i].To))
        {
            int[] first = [.. into.OrderBy(i => place[ways[i].From])];
            for (int rank = 0; rank < first.Length; rank++) ways[first[rank]] = ways[first[rank]] with { Weight = Math.Round(ways[first[rank]].Weight - (First * rank / first.Length), 3) };
        }
        return [.. ways.OrderByDescending(w => w.Weight).ThenBy(w => place[w.From]).ThenBy(w => w.To, desk.ByOrder)];
    }

    private Shared Share(Reuse.Pair pair)
    {
        var (toldA, toldB, held) = reuse.Told(pair.A, pair.B);
        return new(pair, toldA, toldB, held);
    }

    /// <summary>
    /// The place of each document in the order of time: by day, and within a day the nearest to the other versions of its report first, because what was changed on the way
    /// stands alone (as rumour centrality has it: Shah and Zaman 2011). One without a date comes after the last version of its report, or before the first where it stands nearer
    /// to the others than that one.
    /// </summary>
    private Dictionary<int, int> Places(List<int> family, Shared[] all)
    {
        var near = family.ToDictionary(d => d, _ => 0.0);
        var versions = new Bonds<int, bool>();
        foreach (var (pair, toldA, toldB, held) in all)
        {
            double both = (toldA / Math.Max(1, desk.Profiles[pair.A].Passages.Length)) + (toldB / Math.Max(1, desk.Profiles[pair.B].Passages.Length));
            if (both < Alike) continue;
            versions.Tie(pair.A, pair.B, true);
            foreach (int member in (ReadOnlySpan<int>)[pair.A, pair.B]) near[member] += both - Alike;
        }
        foreach (int d in family) near[d] = Math.Round(near[d], 3);
        var days = new Dictionary<int, (DateOnly Day, int Turn)>();
        foreach (var report in versions.PartsOf(family))
        {
            var dated = report.Where(m => Day(m) is not null).ToArray();
            var (first, last) = (dated.Min(Day) ?? DateOnly.MaxValue, dated.Max(Day) ?? DateOnly.MaxValue);
            double nearest = dated.Where(m => Day(m) == first).Select(m => near[m]).DefaultIfEmpty(double.MaxValue).Max();
            foreach (int m in report) days[m] = Day(m) is { } day ? (day, 0) : near[m] > nearest + Nearer ? (first, -1) : (last, 1);
        }
        var inTime = family.OrderBy(d => days[d].Day).ThenBy(d => days[d].Turn).ThenByDescending(d => near[d]).ThenBy(d => d, desk.ByOrder);
        return inTime.Select((d, place) => (d, place)).ToDictionary(p => p.d, p => p.place);

        DateOnly? Day(int d) => desk.Profiles[d].Published.First;
    }

    /// <summary>Where no date and no credit tells it: the text that holds back less and tells less of who said it is the later one, else the one farther from all others.</summary>
    private static (Earlier, Reason) ByPlace(Reuse.Pair pair, Dictionary<int, int> place, int held)
    {
        if (held != 0) return (held > 0 ? Earlier.First : Earlier.Second, new("hedges_lost", "No dates tell which was first; the text that holds back less and tells less of who said it is taken as the later one."));
        return (place[pair.A] < place[pair.B] ? Earlier.First : Earlier.Second, new("direction_unclear", "No dates tell which was first; the text that has more of its own against all others is taken as the later one."));
    }

    /// <summary>The ways that tell the most first; none against those taken before it.</summary>
    private IEnumerable<Edge> Choose(List<Way> ways)
    {
        var chosen = new List<Way>();
        foreach (var way in ways)
            if (sources[way.To].Count == 0 && !LeadsTo(way.To, way.From)) Take(way);
        var told = new Dictionary<int, byte[]>();
        double Adds(Way way)
        {
            var passages = desk.Profiles[way.To].Passages;
            if (!told.TryGetValue(way.To, out byte[]? marks))
            {
                marks = told[way.To] = new byte[passages.Length];
                foreach (int source in sources[way.To]) passages.Mark(desk.Profiles[source].Passages, marks);
            }
            return passages.Mark(desk.Profiles[way.From].Passages, marks.ToArray());
        }
        var open = new PriorityQueue<(Way Way, double Adds), (double, double, UInt128, UInt128)>();
        void Offer(Way way)
        {
            double adds = Adds(way);
            if (adds >= Math.Max(FurtherWords, FurtherShare * desk.Profiles[way.To].Passages.Length)) open.Enqueue((way, adds), (-Math.Round(adds + way.Weight - way.Told, 3), -way.Weight, desk.Profiles[way.From].Id.Hash, desk.Profiles[way.To].Id.Hash));
        }
        foreach (var way in ways.Where(w => !sources[w.To].Contains(w.From))) Offer(way);
        while (open.TryDequeue(out var offer, out _))
        {
            var (way, adds) = offer;
            if (sources[way.To].Count >= Sources || LeadsTo(way.To, way.From)) continue;
            if (Adds(way) < adds)
            {
                // A source taken since tells a part of it.
                Offer(way);
                continue;
            }
            Take(way);
            told.Remove(way.To);
        }
        return chosen.Select(w => new Edge(w.From, w.To, w.Confidence, w.Direction));

        void Take(Way way)
        {
            sources[way.To].Add(way.From);
            chosen.Add(way);
        }
    }
}
