using System.Runtime.InteropServices;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What clustering needs to know of a document.</summary>
/// <param name="Id">Orders the documents, so that their order of arrival does not matter.</param>
/// <param name="Terms">Weighted occurrences: a name counts for more than a plain word.</param>
public sealed record StoryText(string Id, IReadOnlyDictionary<ulong, double> Terms, When Published)
{
    /// <summary>Names begin with a capital where no sentence begins: they tell one happening from another of its kind.</summary>
    private const double NameWeight = 3;

    public static StoryText Of(string id, string text, When published) => new(id, Count(text, Words.Of(text)), published);

    internal static Dictionary<ulong, double> Count(string text, IReadOnlyList<Word> words)
    {
        var terms = new Dictionary<ulong, double>();
        foreach (var word in words)
        {
            if (word.Term == 0) continue;
            char first = text[word.Span.Start];
            bool name = char.IsDigit(first) || (char.IsUpper(first) && !BeginsSentence(text, word.Span.Start));
            CollectionsMarshal.GetValueRefOrAddDefault(terms, word.Term, out _) += name ? NameWeight : 1;
        }
        return terms;
    }

    private static bool BeginsSentence(string text, int at)
    {
        while (--at >= 0)
            if (!char.IsWhiteSpace(text[at])) return text[at] is '.' or '!' or '?' or ':' or '“' or '"' or '`' or '\'' or '‘';
            else if (text[at] == '\n') return true;
        return true;
    }
}

/// <summary>
/// Documents about one happening: average-link clustering of TF-IDF vectors. The mean cosine over all pairs of two clusters is the product of their summed
/// vectors over their sizes, so no pair is ever left out of it; which clusters are compared at all is told by the rarest terms of their documents.
/// </summary>
public static class Stories
{
    /// <summary>Two clusters join while the mean cosine between them is at least this. Tuned on the development half of ECB+.</summary>
    public const double Threshold = 0.22;

    /// <summary>Days between the mean days of publication after which two clusters need twice the likeness to be one story.</summary>
    private const double Window = 30;

    /// <summary>Terms of a document under which it looks for others.</summary>
    private const int Keys = 40;

    /// <summary>Documents under one term beyond which they meet the first few only.</summary>
    private const int Crowd = 400, First = 3;

    /// <summary>What sums in another order may differ by.</summary>
    private const double Slack = 1e-9;

    private sealed class Cluster((ulong[] Terms, double[] Weights) vector, When published)
    {
        private Dictionary<ulong, double>? sum;

        /// <summary>Made for those alone that are like some other.</summary>
        private Dictionary<ulong, double> Sum => sum ??= vector.Terms.Zip(vector.Weights).ToDictionary(t => t.First, t => t.Second);
        public int Size { get; private set; } = 1;
        public HashSet<int> Near { get; } = [];
        private double days = published.First?.DayNumber ?? 0;
        private int dated = published.First is null ? 0 : 1;

        public double Likeness(Cluster other)
        {
            var (few, many) = Sum.Count <= other.Sum.Count ? (Sum, other.Sum) : (other.Sum, Sum);
            double shared = 0;
            foreach (var (term, weight) in few)
                if (many.TryGetValue(term, out double second)) shared += weight * second;
            double apart = dated > 0 && other.dated > 0 ? Math.Abs((days / dated) - (other.days / other.dated)) : 0;
            return shared / ((double)Size * other.Size) / (1 + (apart / Window));
        }

        public void Take(Cluster other)
        {
            foreach (var (term, weight) in other.Sum) CollectionsMarshal.GetValueRefOrAddDefault(Sum, term, out _) += weight;
            (Size, days, dated) = (Size + other.Size, days + other.days, dated + other.dated);
        }
    }

    /// <summary>For each text the index of its story's first text (by id).</summary>
    public static int[] Sort(IReadOnlyList<StoryText> texts, double threshold = Threshold)
    {
        int[] order = [.. Enumerable.Range(0, texts.Count).OrderBy(i => texts[i].Id, StringComparer.Ordinal)];
        var groups = Join([.. order.Select(i => texts[i])], threshold);
        var story = new int[texts.Count];
        for (int rank = 0; rank < order.Length; rank++) story[order[rank]] = order[groups.Find(rank)];
        return story;
    }

    private static Groups Join(StoryText[] texts, double threshold)
    {
        var (clusters, pairs) = Begin(texts, threshold);
        var groups = new Groups(texts.Length);
        var version = new int[texts.Length];
        var queue = new PriorityQueue<(int A, int B, int VersionA, int VersionB), (double, int, int)>();
        void Offer(int a, int b)
        {
            (a, b) = (Math.Min(a, b), Math.Max(a, b));
            if (clusters[a].Likeness(clusters[b]) is var likeness && likeness >= threshold) queue.Enqueue((a, b, version[a], version[b]), (-likeness, a, b));
        }
        foreach (var (a, b) in pairs)
        {
            clusters[a].Near.Add(b);
            clusters[b].Near.Add(a);
            Offer(a, b);
        }
        while (queue.TryDequeue(out var pair, out _))
        {
            var (a, b, versionA, versionB) = pair;
            // A stale entry: one of the two has grown or gone since.
            if (version[a] != versionA || version[b] != versionB) continue;
            groups.Join(a, b);
            clusters[a].Take(clusters[b]);
            (version[a], version[b]) = (version[a] + 1, -1);
            clusters[a].Near.UnionWith(clusters[b].Near);
            clusters[a].Near.ExceptWith([a, b]);
            foreach (int other in clusters[a].Near)
            {
                clusters[other].Near.Remove(b);
                clusters[other].Near.Add(a);
                Offer(a, other);
            }
        }
        return groups;
    }

    /// <summary>
    /// Each text as a cluster, and the pairs of texts that are alike enough to be one story. Pairs less alike need not be looked at: when the mean over all pairs of two clusters is
    /// high enough, one pair's is.
    /// </summary>
    private static (Cluster[] Clusters, List<(int A, int B)> Pairs) Begin(StoryText[] texts, double threshold)
    {
        var rarity = new Rarity(share: 3);
        foreach (var text in texts) rarity.Add(text.Terms.Keys);
        var vectors = new (ulong[] Terms, double[] Weights)[texts.Length];
        var postings = new Dictionary<ulong, List<int>>();
        var keys = new ulong[texts.Length][];
        for (int d = 0; d < texts.Length; d++)
        {
            var vector = texts[d].Terms.Select(t => (Term: t.Key, Weight: (1 + Math.Log(t.Value)) * rarity.Of(t.Key))).OrderByDescending(t => t.Weight).ThenBy(t => t.Term).ToArray();
            double norm = Math.Sqrt(vector.Sum(t => t.Weight * t.Weight));
            keys[d] = [.. vector.Take(Keys).Select(t => t.Term)];
            foreach (ulong term in keys[d])
            {
                ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, term, out _);
                (posting ??= []).Add(d);
            }
            Array.Sort(vector, (a, b) => a.Term.CompareTo(b.Term));
            vectors[d] = ([.. vector.Select(t => t.Term)], [.. vector.Select(t => t.Weight / norm)]);
        }
        var pairs = new List<(int A, int B)>();
        var met = new int[texts.Length];
        for (int d = 0; d < texts.Length; d++)
            foreach (ulong key in keys[d])
            {
                var posting = postings[key];
                int at = posting.BinarySearch(d);
                // Beyond the crowd the first few meet all the others, and these no one else.
                if (posting.Count > Crowd && at >= First) continue;
                for (int i = at + 1; i < posting.Count; i++)
                {
                    int other = posting[i];
                    if (met[other] == d + 1) continue;
                    met[other] = d + 1;
                    if (Cosine(vectors[d], vectors[other]) >= threshold - Slack) pairs.Add((d, other));
                }
            }
        return ([.. texts.Select((text, d) => new Cluster(vectors[d], text.Published))], pairs);
    }

    private static double Cosine((ulong[] Terms, double[] Weights) a, (ulong[] Terms, double[] Weights) b)
    {
        double sum = 0;
        for (int i = 0, j = 0; i < a.Terms.Length && j < b.Terms.Length;)
            if (a.Terms[i] == b.Terms[j]) sum += a.Weights[i++] * b.Weights[j++];
            else if (a.Terms[i] < b.Terms[j]) i++;
            else j++;
        return sum;
    }
}
