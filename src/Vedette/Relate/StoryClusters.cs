using System.Runtime.InteropServices;

namespace Vedette.Relate;

/// <summary>
/// Texts of a field that tell of one happening: average-link clustering. The mean likeness over all pairs of two groups is the product of their summed vectors over their sizes, so no pair
/// is left out of it; which groups are compared at all is told by their near texts.
/// </summary>
internal static class StoryClusters
{
    /// <summary>Two groups join while the mean likeness between them is at least this. Tuned on the development half of ECB+ (docs/decisions/0029).</summary>
    public const double Join = 0.34;

    private sealed class Cluster(int text, StoryText source, (ulong[] Places, double[] Weights) vector)
    {
        private Dictionary<ulong, double>? sum;
        private double days = source.IsDated ? source.Day : 0;
        private int dated = source.IsDated ? 1 : 0;

        public List<int> Texts { get; } = [text];
        public SortedSet<int> Near { get; } = [];

        /// <summary>Made for those alone that are near some other.</summary>
        private Dictionary<ulong, double> Sum => sum ??= vector.Places.Zip(vector.Weights).ToDictionary(t => t.First, t => t.Second);

        public double Likeness(Cluster other)
        {
            var (few, many) = Sum.Count <= other.Sum.Count ? (Sum, other.Sum) : (other.Sum, Sum);
            double shared = 0;
            foreach (var (place, weight) in few)
                if (many.TryGetValue(place, out double second)) shared += weight * second;
            double apart = dated > 0 && other.dated > 0 ? Math.Abs((days / dated) - (other.days / other.dated)) : 0;
            return shared / ((double)Texts.Count * other.Texts.Count) / StoryPairs.Fade(apart);
        }

        public void Take(Cluster other)
        {
            foreach (var (place, weight) in other.Sum) CollectionsMarshal.GetValueRefOrAddDefault(Sum, place, out _) += weight;
            Texts.AddRange(other.Texts);
            (days, dated) = (days + other.days, dated + other.dated);
        }
    }

    /// <returns>The groups of a field, each with the numbers of its texts.</returns>
    public static IEnumerable<int[]> Of(StoryField field, StoryPairs pairs)
    {
        int[] texts = field.Texts;
        if (texts.Length == 1 || field.AreCopies) return [texts];
        var place = new Dictionary<int, int>();
        for (int i = 0; i < texts.Length; i++) place[texts[i]] = i;
        Cluster[] clusters = [.. texts.Select(t => new Cluster(t, pairs.Text(t), pairs.Vector(t)))];
        var version = new int[texts.Length];
        var queue = new PriorityQueue<(int A, int B, int VersionA, int VersionB), (double, int, int)>();
        void Offer(int a, int b)
        {
            (a, b) = (Math.Min(a, b), Math.Max(a, b));
            if (clusters[a].Likeness(clusters[b]) is var likeness && likeness >= Join) queue.Enqueue((a, b, version[a], version[b]), (-likeness, a, b));
        }
        for (int a = 0; a < texts.Length; a++)
            foreach (var (other, likeness) in pairs.Near(texts[a]))
                if (likeness >= Join && place.TryGetValue(other, out int b))
                {
                    clusters[a].Near.Add(b);
                    if (a < b) Offer(a, b);
                }
        while (queue.TryDequeue(out var pair, out _))
        {
            var (a, b, versionA, versionB) = pair;
            // A stale entry: one of the two has grown or gone since.
            if (version[a] != versionA || version[b] != versionB) continue;
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
        return clusters.Where((_, i) => version[i] >= 0).Select(c => c.Texts.ToArray());
    }
}
