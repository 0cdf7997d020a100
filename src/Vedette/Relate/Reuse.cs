using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What is known of which of two texts was first.</summary>
internal enum Earlier : byte { Unknown, First, Second }

/// <summary>
/// Pairs of documents that share so much that one may have been made from the other, and on what grounds. Every ground has a weight; grounds join as independent
/// ones do (one minus the product of what each leaves open), which ranks pairs and is no probability.
/// </summary>
internal sealed class Reuse
{
    private const double Threshold = 0.45;

    /// <summary>More documents than this under one key meet only the first few: a wire story that hundreds print makes a star, not a mesh.</summary>
    private const int Crowd = 24;

    /// <summary>What two claims must share to count as one fact told in both documents.</summary>
    private const double OneFact = 0.5;

    /// <summary>The share of both texts' words from which on one is called a near-duplicate of the other.</summary>
    private const double NearDuplicate = 0.6;

    /// <summary>Texts of fewer words are soon alike.</summary>
    private const int FewWords = 20;

    /// <summary>Grounds in the words below this make no pair, whatever else speaks for it.</summary>
    private const double FewestWords = 0.2;

    private readonly Desk desk;
    private readonly ReuseKept kept;

    /// <param name="A">The first in the order of the desk.</param>
    public readonly record struct Pair(int A, int B, double Confidence, Earlier Earlier, Reason Direction);

    public Reuse(Desk desk, ReuseKept kept)
    {
        (this.desk, this.kept) = (desk, kept);
        var facts = Facts();
        kept.Turn(desk, Candidates(facts.Keys).Select(pair => (pair, Stamp(pair.A, pair.B, facts))));
        Pairs = [.. kept.Pairs.Select(Weigh).OfType<Pair>()];
        Known = Pairs.ToDictionary(p => (p.A, p.B), p => p.Confidence);
    }

    public ImmutableArray<Pair> Pairs { get; }
    private Dictionary<(int, int), double> Known { get; }

    /// <summary>0 when the two share too little.</summary>
    public double Confidence(int a, int b) => Known.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)));

    /// <summary>Why the second is held to be made from the first, the direction last.</summary>
    public ImmutableArray<Reason> Reasons(int from, int to, Reason direction) => [.. Grounds(from, to).Select(g => g.Reason), direction];

    /// <summary>How many words of each of two kin the other tells, and how much more the first holds back.</summary>
    public (double ToldA, double ToldB, int Held) Told(int a, int b) => kept.Of(a, b).Told ??= Tell(desk.Profiles[a].Passages, desk.Profiles[b].Passages);

    /// <summary>How the second was made from the first.</summary>
    /// <param name="sources">How many sources the second has.</param>
    public DerivationKind Kind(int from, int to, int sources)
    {
        var found = kept.Of(from, to);
        DerivationFigures Figures() => Derivations.Figures(desk.Profiles[from], desk.Profiles[to]);
        return Derivations.Of(from < to ? found.Onward ??= Figures() : found.Back ??= Figures(), sources);
    }

    private static (double, double, int) Tell(Passages a, Passages b)
    {
        byte[] inA = new byte[a.Length], inB = new byte[b.Length];
        double toldA = a.Mark(b, inA), toldB = b.Mark(a, inB);
        return (toldA, toldB, a.CarefulAlone(inA) - b.CarefulAlone(inB));
    }

    /// <summary>For two documents that tell facts in common which these are, as one number; the first document first.</summary>
    private Dictionary<(int A, int B), ulong> Facts()
    {
        var facts = new Dictionary<(int, int), ulong>();
        foreach (var (a, b, _) in desk.Pairs.TakeWhile(p => p.Likeness >= OneFact))
        {
            int x = desk.Document[a], y = desk.Document[b];
            if (x == y) continue;
            ref ulong fact = ref CollectionsMarshal.GetValueRefOrAddDefault(facts, (x, y), out _);
            fact = FeatureHash.Join(FeatureHash.Join(fact, (ulong)(a - desk.First[x])), (ulong)(b - desk.First[y]));
        }
        return facts;
    }

    private ulong Stamp(int a, int b, Dictionary<(int, int), ulong> facts) => FeatureHash.Join(facts.GetValueOrDefault((a, b)), desk.Story[a] == desk.Story[b] ? 1UL : 0);

    private SortedSet<(int A, int B)> Candidates(IEnumerable<(int, int)> tellFacts)
    {
        var postings = new Dictionary<ulong, List<int>>();
        for (int d = 0; d < desk.Profiles.Length; d++)
            foreach (ulong key in desk.Profiles[d].Imprint.Keys)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
                (list ??= []).Add(d);
            }
        return [.. Posting.Pairs(postings.Values.Where(p => p.Count > 1), Crowd), .. kept.SharedWords(desk), .. tellFacts];
    }

    private Pair? Weigh((int A, int B) pair)
    {
        var found = kept.Of(pair.A, pair.B);
        var (confidence, earlier, direction) = found.Weight ??= Weighed(pair.A, pair.B);
        return confidence < Threshold ? null : new(pair.A, pair.B, confidence, earlier, direction);
    }

    private (double, Earlier, Reason) Weighed(int a, int b)
    {
        var (earlier, direction) = Direction(a, b);
        return (Math.Round(Joined(earlier is Earlier.Second ? Grounds(b, a) : Grounds(a, b)), 3), earlier, direction);
    }

    private List<(double Weight, Reason Reason)> Grounds(int from, int to)
    {
        var found = kept.Of(from, to);
        return from < to ? found.Forward ??= Find(from, to) : found.Backward ??= Find(from, to);
    }

    private static double Joined(List<(double Weight, Reason Reason)> grounds) => 1 - grounds.Aggregate(1.0, (open, ground) => open * (1 - ground.Weight));

    private List<(double Weight, Reason Reason)> Find(int from, int to)
    {
        var (source, copy) = (desk.Profiles[from], desk.Profiles[to]);
        var grounds = new List<(double Weight, Reason Reason)>();
        double likeness = (source.Passages.ToldBy(copy.Passages) + copy.Passages.ToldBy(source.Passages)) / Math.Max(1, source.Passages.Length + copy.Passages.Length);
        if (likeness >= NearDuplicate && Math.Min(source.Passages.Length, copy.Passages.Length) >= FewWords) grounds.Add((Math.Min(0.95, likeness), new("near_duplicate", $"About {likeness:P0} of both texts is the same, run by run of four words.")));
        grounds.AddRange(SharedWords(copy, source));
        grounds.AddRange(SharedFacts(to, from));
        grounds.AddRange(SharedMisspellings(copy, source));
        grounds.AddRange(TranslationSigns.Between(source, copy, likeness));
        // An outlet prints many texts: to name it says something of this one only where more speaks for it.
        if ((Link(copy, source) ?? (grounds.Count > 0 || desk.Story[from] == desk.Story[to] ? Mention(copy, source) : null)) is { } mention) grounds.Add(mention);
        if (Joined(grounds) < FewestWords) return [];
        if (SharedCarrier(copy, source) is { } carrier) grounds.Add(carrier);
        if (desk.Story[from] == desk.Story[to]) grounds.Add((0.1, new("one_story", "Both tell of one story.")));
        return grounds;
    }

    /// <summary>Surely later is the text that links the other; then the one published later; then the one that credits or quotes the other's outlet.</summary>
    private (Earlier, Reason) Direction(int a, int b)
    {
        var (first, second) = (desk.Profiles[a], desk.Profiles[b]);
        if (Named(Link(first, second), Link(second, first)) is { } linked) return linked;
        // Of what an archive had by a day only the end of its publication is known.
        if ((first.Published.First ?? first.Published.End) is not null && (second.Published.First ?? second.Published.End) is not null && !first.Published.Overlaps(second.Published))
            return first.Published.End <= second.Published.First ? (Earlier.First, Published(first, second)) : (Earlier.Second, Published(second, first));
        // A translation's or a sister edition's clock may stand in another zone: only instants with an offset are compared.
        if (Instant(first) is { } one && Instant(second) is { } other && one != other) return one < other ? (Earlier.First, Published(first, second)) : (Earlier.Second, Published(second, first));
        return Named(Mention(first, second), Mention(second, first)) ?? Translated(first.Imprint, second.Imprint) ?? (Earlier.Unknown, new("direction_unclear", "Nothing tells which of the two was first."));

        static (Earlier, Reason)? Named((double, Reason)? byFirst, (double, Reason)? bySecond) =>
            byFirst is null == bySecond is null ? null : (byFirst is null ? Earlier.First : Earlier.Second, new("direction", "The later text names the other."));
        static (Earlier, Reason)? Translated(Imprint one, Imprint other) =>
            one.Anchors.Notes.IsEmpty == other.Anchors.Notes.IsEmpty ? null : (one.Anchors.Notes.IsEmpty ? Earlier.First : Earlier.Second, new("direction", "The later text tells that it is translated."));
        static DateTimeOffset? Instant(Profile profile) =>
            profile.Published.Iso is { } iso && iso.IndexOf('T', StringComparison.Ordinal) is > 0 and var time && iso.AsSpan(time).IndexOfAny('+', '-', 'Z') > 0
                && DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
        static Reason Published(Profile earlier, Profile later) => new("later", $"Published {later.Published} after {earlier.Published}.");
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
        for (int c = desk.First[copy]; c < desk.Claims.Length && desk.Document[c] == copy; c++)
        {
            int match = desk.AlikeTo(c).Where(p => p.Likeness >= OneFact && desk.Document[p.Other] == source).Select(p => p.Other).DefaultIfEmpty(-1).First();
            if (match >= 0) chain.Add((c, match, 1 + chain.Where(f => f.Theirs < match).Select(f => f.Length).DefaultIfEmpty(0).Max()));
        }
        int longest = chain.Select(f => f.Length).DefaultIfEmpty(0).Max();
        if (longest >= 3)
            yield return (Math.Min(0.4, 0.1 * longest), new("order_of_facts", $"{longest} claims stand in both in the same order.", desk.Where(chain[0].Own)));
    }

    /// <summary>Two writers seldom misspell one word alike.</summary>
    private static IEnumerable<(double, Reason)> SharedMisspellings(Profile copy, Profile source) =>
        copy.Imprint.Misspellings.DistinctBy(own => own.Surface).Where(own => source.Imprint.Misspellings.Any(theirs => theirs.Surface == own.Surface)).Take(3)
            .Select(own => (0.3, new Reason("shared_misspelling", $"Both write “{own.Span.Of(copy.Text)}” for “{own.Meant}”.", new Quote(copy.Id, own.Span))));

    private static (double, Reason)? Link(Profile copy, Profile source) =>
        source.Imprint.Address is { } address && copy.Imprint.Links.Contains(address) ? (0.8, new("link", $"Links to {source.Reading.Document.Url}.")) : null;

    /// <summary>The copy credits or quotes the source's outlet.</summary>
    private static (double, Reason)? Mention(Profile copy, Profile source)
    {
        if (source.Imprint.Outlet is not { } outlet || outlet == copy.Imprint.Outlet) return null;
        foreach (var (name, credit) in copy.Imprint.Credits)
            if (name == outlet) return (0.5, new("credit", $"Credits {credit.Name}.", new Quote(copy.Id, credit.Span)));
        foreach (var (name, claim) in copy.Imprint.Relays)
            if (name == outlet) return (0.35, new("relay", $"Tells it after {source.Reading.Document.Outlet}.", new Quote(copy.Id, claim.Extent)));
        return null;
    }

    private static (double, Reason)? SharedCarrier(Profile copy, Profile source)
    {
        var common = copy.Imprint.Carriers.Intersect(source.Imprint.Carriers).Order(StringComparer.Ordinal).ToArray();
        return common.Length == 0 ? null : (0.25, new("common_carrier", $"Both carry {string.Join(", ", common)}."));
    }
}
