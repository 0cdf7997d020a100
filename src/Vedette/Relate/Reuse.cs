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

    // What documents are looked for by: the words they share, and what they quote, credit and link.
    private readonly ReuseIndex words = new();
    private readonly Meetings marks;

    /// <summary>For each document on the desk its number in the index of words, and the other way round.</summary>
    private readonly Dictionary<int, int> held = [], holder = [];
    private readonly Bonds<int, Found> candidates = new();

    /// <param name="A">The first in the order of documents.</param>
    public readonly record struct Pair(int A, int B, double Confidence, Earlier Earlier, Reason Direction);

    /// <summary>What was found of two documents, the parts that are costly when they were first asked for.</summary>
    private sealed class Found
    {
        /// <summary>Whether they meet by words or marks, and not by the facts alone.</summary>
        public bool IsMet { get; set; }

        /// <summary>Which facts both tell, as one number, and whether they tell one story: what the grounds rest on beside the two texts. Null before they are weighed.</summary>
        public (ulong Facts, bool OneStory)? Stamp { get; set; }

        // By the words alone, which stay as they are.
        public List<(double Weight, Reason Reason)>? WordsForward { get; set; }
        public List<(double Weight, Reason Reason)>? WordsBackward { get; set; }
        public (double ToldA, double ToldB, int Held)? Told { get; set; }

        /// <summary>What the second has of the first, and the first of the second.</summary>
        public DerivationFigures? Onward { get; set; }
        public DerivationFigures? Back { get; set; }

        // Under the stamp.
        public List<(double Weight, Reason Reason)>? Forward { get; set; }
        public List<(double Weight, Reason Reason)>? Backward { get; set; }
    }

    public Reuse(Desk desk)
    {
        this.desk = desk;
        marks = new Meetings(desk.ByOrder, Crowd);
    }

    /// <summary>Pairs that share enough.</summary>
    public Bonds<int, Pair> Kin { get; } = new();

    /// <summary>0 when the two share too little.</summary>
    public double Confidence(int a, int b) => Kin.TryGet(a, b, out var pair) ? pair.Confidence : 0;

    /// <summary>Why the second is held to be made from the first, the direction last.</summary>
    public ImmutableArray<Reason> Reasons(int from, int to, Reason direction) => [.. Grounds(from, to).Select(g => g.Reason), direction];

    /// <summary>How many words of each of two kin the other tells, and how much more the first holds back; the first of the two in the order of documents.</summary>
    public (double ToldA, double ToldB, int Held) Told(int a, int b) => Of(a, b).Told ??= Tell(desk.Profiles[a].Passages, desk.Profiles[b].Passages);

    /// <summary>How the second was made from the first.</summary>
    /// <param name="sources">How many sources the second has.</param>
    public DerivationKind Kind(int from, int to, int sources)
    {
        var found = Of(from, to);
        DerivationFigures Figures() => Derivations.Figures(desk.Profiles[from], desk.Profiles[to]);
        return Derivations.Of(desk.ByOrder.Compare(from, to) < 0 ? found.Onward ??= Figures() : found.Back ??= Figures(), sources);
    }

    /// <summary>Finds anew what documents share that came or changed.</summary>
    /// <returns>Those that are kin to others than before, or more or less surely.</returns>
    public HashSet<int> Update(Stir stir)
    {
        var touched = new HashSet<int>();
        foreach (int gone in stir.Went)
        {
            candidates.Drop(gone);
            touched.UnionWith(Kin.Drop(gone));
        }
        touched.ExceptWith(stir.Went);
        var facts = stir.Claims.Select(c => desk.Document[c]).ToHashSet();
        var met = Posted(stir);
        foreach (int d in met.Union(facts).Union(stir.Stories)) Meet(d, isMet: met.Contains(d), touched);
        return touched;
    }

    /// <summary>Puts those that came where they are looked for, and takes away those that went.</summary>
    /// <returns>Documents that may meet others than before.</returns>
    private HashSet<int> Posted(Stir stir)
    {
        var stirred = new HashSet<int>();
        var numbers = new HashSet<int>();
        foreach (int gone in stir.Went)
        {
            marks.Move(gone, desk.Profiles[gone].Imprint.Keys, [], stirred);
            held.Remove(gone, out int number);
            words.Remove(number, numbers);
            holder.Remove(number);
        }
        foreach (int d in stir.Came)
        {
            var profile = desk.Profiles[d];
            marks.Move(d, [], profile.Imprint.Keys, stirred);
            held[d] = words.Add((ulong)(profile.Id.Hash >> 64), profile.Fingerprints, numbers);
            holder[held[d]] = d;
        }
        stirred.UnionWith(numbers.Where(holder.ContainsKey).Select(number => holder[number]));
        stirred.UnionWith(stir.Came);
        stirred.ExceptWith(stir.Went);
        return stirred;
    }

    /// <summary>Lays a document beside all that it may be kin to.</summary>
    /// <param name="isMet">Whether it may meet others than before by its words and marks.</param>
    private void Meet(int d, bool isMet, HashSet<int> touched)
    {
        var facts = Facts(d);
        HashSet<int> met = isMet ? Met(d) : [.. candidates.Of(d).Where(found => found.Value.IsMet).Select(found => found.Key)];
        HashSet<int> now = [.. met, .. facts.Keys];
        foreach (int other in candidates.Of(d).Keys.Except(now).ToArray())
        {
            candidates.Untie(d, other);
            if (Kin.Untie(d, other)) touched.UnionWith([d, other]);
        }
        foreach (int other in now)
        {
            if (!candidates.TryGet(d, other, out var found)) candidates.Tie(d, other, found = new());
            found.IsMet = met.Contains(other);
            var stamp = (facts.GetValueOrDefault(other), desk.Story[d] == desk.Story[other]);
            if (found.Stamp == stamp) continue;
            (found.Stamp, found.Forward, found.Backward) = (stamp, null, null);
            var (a, b) = desk.ByOrder.Compare(d, other) < 0 ? (d, other) : (other, d);
            Pair? was = Kin.TryGet(a, b, out var pair) ? pair : null, weighed = Weigh(a, b);
            if (weighed == was) continue;
            touched.UnionWith([a, b]);
            if (weighed is { } kin) Kin.Tie(a, b, kin);
            else Kin.Untie(a, b);
        }
    }

    private HashSet<int> Met(int d)
    {
        HashSet<int> met = [.. words.Neighbours(held[d]).Select(n => holder[n.Document])];
        foreach (ulong key in desk.Profiles[d].Imprint.Keys)
            foreach (int other in marks.Under(key, d)) met.Add(other);
        met.Remove(d);
        return met;
    }

    private static (double, double, int) Tell(Passages a, Passages b)
    {
        byte[] inA = new byte[a.Length], inB = new byte[b.Length];
        double toldA = a.Mark(b, inA), toldB = b.Mark(a, inB);
        return (toldA, toldB, a.CarefulAlone(inA) - b.CarefulAlone(inB));
    }

    /// <summary>The documents that tell facts in common with one, and which these are, as one number that is the same from both sides.</summary>
    private Dictionary<int, ulong> Facts(int d)
    {
        var facts = new Dictionary<int, ulong>();
        foreach (int c in desk.ClaimsOf(d))
            foreach (var other in desk.AlikeTo(c))
            {
                if (other.Likeness < OneFact) break;
                int document = desk.Document[other.Claim];
                if (document == d) continue;
                var (a, b) = desk.IsBefore(c, other.Claim) ? (c, other.Claim) : (other.Claim, c);
                CollectionsMarshal.GetValueRefOrAddDefault(facts, document, out _) += FeatureHash.Join(FeatureHash.Join((ulong)desk.Index(a), (ulong)desk.Index(b)), (ulong)BitConverter.DoubleToInt64Bits(other.Likeness));
            }
        return facts;
    }

    private Pair? Weigh(int a, int b)
    {
        var (earlier, direction) = Direction(a, b);
        double confidence = Math.Round(Joined(earlier is Earlier.Second ? Grounds(b, a) : Grounds(a, b)), 3);
        return confidence < Threshold ? null : new(a, b, confidence, earlier, direction);
    }

    private Found Of(int a, int b) => candidates.TryGet(a, b, out var found) ? found : throw new ArgumentException("The two were not laid beside each other.");

    private List<(double Weight, Reason Reason)> Grounds(int from, int to)
    {
        var found = Of(from, to);
        return desk.ByOrder.Compare(from, to) < 0 ? found.Forward ??= Find(from, to) : found.Backward ??= Find(from, to);
    }

    /// <summary>What the words of both tell, whatever lies beside them.</summary>
    private List<(double Weight, Reason Reason)> Worded(int from, int to)
    {
        var found = Of(from, to);
        return desk.ByOrder.Compare(from, to) < 0 ? found.WordsForward ??= ByWords(desk.Profiles[from], desk.Profiles[to]) : found.WordsBackward ??= ByWords(desk.Profiles[from], desk.Profiles[to]);
    }

    private static List<(double Weight, Reason Reason)> ByWords(Profile source, Profile copy)
    {
        var grounds = new List<(double Weight, Reason Reason)>();
        double likeness = (source.Passages.ToldBy(copy.Passages) + copy.Passages.ToldBy(source.Passages)) / Math.Max(1, source.Passages.Length + copy.Passages.Length);
        if (likeness >= NearDuplicate && Math.Min(source.Passages.Length, copy.Passages.Length) >= FewWords) grounds.Add((Math.Min(0.95, likeness), new("near_duplicate", $"About {likeness:P0} of both texts is the same, run by run of four words.")));
        grounds.AddRange(SharedWords(copy, source));
        grounds.AddRange(SharedMisspellings(copy, source));
        grounds.AddRange(TranslationSigns.Between(source, copy, likeness));
        return grounds;
    }

    private static double Joined(List<(double Weight, Reason Reason)> grounds) => 1 - grounds.Aggregate(1.0, (open, ground) => open * (1 - ground.Weight));

    private List<(double Weight, Reason Reason)> Find(int from, int to)
    {
        var (source, copy) = (desk.Profiles[from], desk.Profiles[to]);
        List<(double Weight, Reason Reason)> grounds = [.. Worded(from, to), .. SharedFacts(to, from)];
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
        foreach (int c in desk.ClaimsOf(copy))
        {
            int match = desk.AlikeTo(c).TakeWhile(p => p.Likeness >= OneFact).Where(p => desk.Document[p.Claim] == source).Select(p => desk.Index(p.Claim)).DefaultIfEmpty(-1).First();
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
