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
/// Documents about one happening: average-link clustering of TF-IDF vectors. Pairs are met over their rarest terms only;
/// a pair that shares none of them counts as 0.
/// </summary>
public static class Stories
{
    /// <summary>Two clusters join while the mean cosine over all pairs between them is at least this.</summary>
    public const double Threshold = 0.22;

    /// <summary>Days between publications after which two texts need twice the likeness to be one story.</summary>
    private const double Window = 30;

    /// <summary>Terms of a document under which it looks for others.</summary>
    private const int Keys = 40;

    /// <summary>A term in more documents than this leads to no pairs: it tells nothing and would make all pairs.</summary>
    private const int LongestPosting = 400;

    /// <summary>For each text the index of its story's first text (by id).</summary>
    public static int[] Cluster(IReadOnlyList<StoryText> texts, double threshold = Threshold)
    {
        var order = Enumerable.Range(0, texts.Count).OrderBy(i => texts[i].Id, StringComparer.Ordinal).ToArray();
        var vectors = Vectors(order.Select(i => texts[i]).ToArray());
        var likeness = Pairs(vectors, order.Select(i => texts[i].Published).ToArray());
        var story = new int[texts.Count];
        int[] cluster = Join(texts.Count, likeness, threshold);
        for (int rank = 0; rank < order.Length; rank++) story[order[rank]] = order[cluster[rank]];
        return story;
    }

    private static (ulong Term, double Weight)[][] Vectors(StoryText[] texts)
    {
        var rarity = new Rarity(texts.Select(t => (IReadOnlyList<ulong>)[.. t.Terms.Keys]), share: 3);
        return [.. texts.Select(text =>
        {
            var vector = text.Terms.Select(t => (Term: t.Key, Weight: (1 + Math.Log(t.Value)) * rarity.Of(t.Key))).OrderByDescending(t => t.Weight).ThenBy(t => t.Term).ToArray();
            double norm = Math.Sqrt(vector.Sum(t => t.Weight * t.Weight));
            for (int i = 0; i < vector.Length; i++) vector[i].Weight /= norm;
            return vector;
        })];
    }

    private static Dictionary<(int, int), double> Pairs((ulong Term, double Weight)[][] vectors, When[] published)
    {
        var postings = new Dictionary<ulong, List<int>>();
        for (int d = 0; d < vectors.Length; d++)
            foreach (var (term, _) in vectors[d].Take(Keys))
                (CollectionsMarshal.GetValueRefOrAddDefault(postings, term, out _) ??= []).Add(d);
        var candidates = new HashSet<(int, int)>();
        foreach (var posting in postings.Values.Where(p => p.Count is > 1 and <= LongestPosting))
            for (int i = 0; i < posting.Count; i++)
                for (int j = i + 1; j < posting.Count; j++) candidates.Add((posting[i], posting[j]));
        var lookups = vectors.Select(v => v.ToDictionary(t => t.Term, t => t.Weight)).ToArray();
        var pairs = new Dictionary<(int, int), double>(candidates.Count);
        foreach (var (a, b) in candidates)
        {
            double cosine = 0;
            foreach (var (term, weight) in vectors[a])
                if (lookups[b].TryGetValue(term, out double other)) cosine += weight * other;
            pairs[(a, b)] = cosine * Near(published[a], published[b]);
        }
        return pairs;
    }

    private static double Near(When a, When b) =>
        a.First is { } first && b.First is { } second ? 1 / (1 + (Math.Abs(first.DayNumber - second.DayNumber) / Window)) : 1;

    private static int[] Join(int count, Dictionary<(int A, int B), double> likeness, double threshold)
    {
        var groups = new Groups(count);
        var size = new int[count];
        Array.Fill(size, 1);
        var sums = new Dictionary<int, double>[count];
        for (int i = 0; i < count; i++) sums[i] = [];
        var queue = new PriorityQueue<(int A, int B, double Mean), (double, int, int)>();
        foreach (var ((a, b), value) in likeness)
        {
            sums[a][b] = sums[b][a] = value;
            if (value >= threshold) queue.Enqueue((a, b, value), (-value, a, b));
        }
        while (queue.TryDequeue(out var pair, out _))
        {
            var (a, b, mean) = pair;
            // A stale entry: one of the two has joined another since, or their mean has moved.
            if (groups.Find(a) != a || groups.Find(b) != b || !sums[a].TryGetValue(b, out double sum) || sum / ((double)size[a] * size[b]) != mean) continue;
            groups.Join(a, b);
            size[a] += size[b];
            sums[a].Remove(b);
            foreach (var (other, value) in sums[b].OrderBy(s => s.Key))
            {
                sums[other].Remove(b);
                if (other == a) continue;
                sums[a][other] = sums[other][a] = sums[a].GetValueOrDefault(other) + value;
            }
            sums[b].Clear();
            foreach (var (other, total) in sums[a])
                if (total / ((double)size[a] * size[other]) is var next && next >= threshold)
                    queue.Enqueue((Math.Min(a, other), Math.Max(a, other), next), (-next, Math.Min(a, other), Math.Max(a, other)));
        }
        return [.. Enumerable.Range(0, count).Select(groups.Find)];
    }
}
