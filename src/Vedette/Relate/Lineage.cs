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
    private readonly HashSet<int>[] sources;
    private readonly Groups family;

    public Lineage(Desk desk, ReuseKept kept)
    {
        this.desk = desk;
        reuse = new Reuse(desk, kept);
        sources = [.. desk.Profiles.Select(_ => new HashSet<int>())];
        family = new Groups(desk.Profiles.Length);
        foreach (var pair in reuse.Pairs) family.Join(pair.A, pair.B);
        Edges = [.. Choose(Ways()).OrderBy(e => e.To).ThenByDescending(e => e.Confidence).ThenBy(e => e.From)];
    }

    /// <summary>From the source to what was made from it.</summary>
    public ImmutableArray<(int From, int To, double Confidence, ImmutableArray<Reason> Reasons)> Edges { get; }

    /// <summary>How surely the two are kin, by whatever way: also two copies of one text. 0 when they share too little.</summary>
    public double Confidence(int a, int b) => reuse.Confidence(a, b);

    /// <summary>Whether a chain of kin joins the two.</summary>
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

    /// <summary>Whether the second was made from the first with nothing known between them.</summary>
    public bool IsSource(int from, int to) => sources[to].Contains(from);

    public ImmutableArray<LineageEdge> Print() =>
        [.. Edges.Select(e => new LineageEdge(desk.Profiles[e.From].Id, desk.Profiles[e.To].Id, e.Confidence, e.Reasons) { Kind = reuse.Kind(e.From, e.To, sources[e.To].Count) })];

    /// <summary>A way in which one document may have been made from another.</summary>
    /// <param name="Weight">How many of the copy's words the source tells, with what speaks for the source among those that tell the same.</param>
    private readonly record struct Way(int From, int To, double Told, double Weight, double Confidence, Reason Direction);

    /// <summary>What two kin have of each other.</summary>
    /// <param name="ToldA">Words of the first that the second tells.</param>
    private readonly record struct Shared(Reuse.Pair Pair, double ToldA, double ToldB, int Held);

    private List<Way> Ways()
    {
        Shared[] all = [.. reuse.Pairs.Select(Share)];
        int[] place = Places(all);
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
        return [.. ways.OrderByDescending(w => w.Weight).ThenBy(w => place[w.From]).ThenBy(w => w.From).ThenBy(w => w.To)];
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
    private int[] Places(Shared[] all)
    {
        var near = new double[desk.Profiles.Length];
        var reports = new Groups(desk.Profiles.Length);
        foreach (var (pair, toldA, toldB, held) in all)
        {
            double both = (toldA / Math.Max(1, desk.Profiles[pair.A].Passages.Length)) + (toldB / Math.Max(1, desk.Profiles[pair.B].Passages.Length));
            if (both < Alike) continue;
            reports.Join(pair.A, pair.B);
            foreach (int member in (ReadOnlySpan<int>)[pair.A, pair.B]) near[member] += both - Alike;
        }
        for (int d = 0; d < near.Length; d++) near[d] = Math.Round(near[d], 3);
        var days = new (DateOnly Day, int Turn)[near.Length];
        foreach (int[] members in reports.All())
        {
            var dated = members.Where(m => Day(m) is not null).ToArray();
            var (first, last) = (dated.Min(Day) ?? DateOnly.MaxValue, dated.Max(Day) ?? DateOnly.MaxValue);
            double nearest = dated.Where(m => Day(m) == first).Select(m => near[m]).DefaultIfEmpty(double.MaxValue).Max();
            foreach (int m in members) days[m] = Day(m) is { } day ? (day, 0) : near[m] > nearest + Nearer ? (first, -1) : (last, 1);
        }
        var place = new int[near.Length];
        int next = 0;
        foreach (int d in Enumerable.Range(0, near.Length).OrderBy(d => days[d].Day).ThenBy(d => days[d].Turn).ThenByDescending(d => near[d]).ThenBy(d => d)) place[d] = next++;
        return place;

        DateOnly? Day(int d) => desk.Profiles[d].Published.First;
    }

    /// <summary>Where no date and no credit tells it: the text that holds back less and tells less of who said it is the later one, else the one farther from all others.</summary>
    private static (Earlier, Reason) ByPlace(Reuse.Pair pair, int[] place, int held)
    {
        if (held != 0) return (held > 0 ? Earlier.First : Earlier.Second, new("hedges_lost", "No dates tell which was first; the text that holds back less and tells less of who said it is taken as the later one."));
        return (place[pair.A] < place[pair.B] ? Earlier.First : Earlier.Second, new("direction_unclear", "No dates tell which was first; the text that has more of its own against all others is taken as the later one."));
    }

    /// <summary>The ways that tell the most first; none against those taken before it.</summary>
    private IEnumerable<(int From, int To, double Confidence, ImmutableArray<Reason> Reasons)> Choose(List<Way> ways)
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
        var open = new PriorityQueue<(Way Way, double Adds), (double, double, int, int)>();
        void Offer(Way way)
        {
            double adds = Adds(way);
            if (adds >= Math.Max(FurtherWords, FurtherShare * desk.Profiles[way.To].Passages.Length)) open.Enqueue((way, adds), (-Math.Round(adds + way.Weight - way.Told, 3), -way.Weight, way.From, way.To));
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
        return chosen.Select(w => (w.From, w.To, w.Confidence, reuse.Reasons(w.From, w.To, w.Direction)));

        void Take(Way way)
        {
            sources[way.To].Add(way.From);
            chosen.Add(way);
        }
    }
}
