namespace Vedette.Relate;

/// <summary>Texts among which groups are looked for: no group reaches beyond.</summary>
/// <param name="areCopies">Whether they are more than can be compared, and hang together by pairs as alike as copies.</param>
internal sealed class StoryField(int[] texts, bool areCopies)
{
    public bool AreCopies => areCopies;

    /// <summary>Their numbers, in order of their ids.</summary>
    public int[] Texts => texts;
}

/// <summary>
/// The parts into which the texts of a set fall when pairs as alike as one story are joined. Where reports of one theme hang together by the hundred, the bar is raised until no part has more
/// than <see cref="Most"/>; so what a text touches stays bounded, and which part it is in depends on the set alone.
/// </summary>
internal sealed class StoryFields(StoryPairs pairs)
{
    public const int Most = 200;

    /// <summary>The likeness that joins two texts, and what it is raised to where too many hang together. Copies beyond the last bar are one part however many they are.</summary>
    private static readonly double[] Bars = [StoryClusters.Join, 0.4, 0.45, 0.5, 0.58, 0.68, 0.8];

    private readonly Dictionary<int, StoryField> fields = [];

    public StoryField Of(int text) => fields[text];

    /// <param name="touched">Texts some pair of which became other.</param>
    /// <param name="lost">Numbers that were given up, and perhaps taken again.</param>
    /// <returns>The fields that are new or hold what was touched.</returns>
    public IReadOnlyList<StoryField> Update(IReadOnlyCollection<int> touched, IEnumerable<int> lost)
    {
        HashSet<int> open = [.. touched];
        HashSet<StoryField> dissolved = [];
        foreach (int text in touched.Concat(lost))
            if (fields.TryGetValue(text, out var field)) Dissolve(field, dissolved, open);
        foreach (int text in lost)
            if (!touched.Contains(text)) open.Remove(text);
        var above = new Dictionary<int, int>();
        List<StoryField> anew = [];
        foreach (int text in open.ToArray())
        {
            if (!open.Contains(text)) continue;
            var reached = Reach(text, above);
            foreach (int other in reached)
                if (fields.TryGetValue(other, out var field)) Dissolve(field, dissolved, open);
            var made = new StoryField([.. reached.OrderBy(t => pairs.Text(t).Id, StringComparer.Ordinal)], reached.Count > Most);
            foreach (int member in made.Texts) fields[member] = made;
            open.ExceptWith(made.Texts);
            anew.Add(made);
        }
        return anew;
    }

    private void Dissolve(StoryField field, HashSet<StoryField> dissolved, HashSet<int> open)
    {
        if (!dissolved.Add(field)) return;
        foreach (int member in field.Texts)
        {
            fields.Remove(member);
            open.Add(member);
        }
    }

    /// <summary>The part under the lowest bar that is not too large.</summary>
    /// <param name="above">Bars under which a text is known to be in too large a part.</param>
    private HashSet<int> Reach(int text, Dictionary<int, int> above)
    {
        for (int bar = above.GetValueOrDefault(text); ; bar++)
        {
            int most = bar == Bars.Length - 1 ? int.MaxValue : Most;
            HashSet<int> reached = [text];
            Queue<int> next = new([text]);
            bool isTooLarge = false;
            while (!isTooLarge && next.TryDequeue(out int one))
                foreach (var (other, likeness) in pairs.Near(one))
                    if (likeness >= Bars[bar] && reached.Add(other))
                    {
                        isTooLarge |= reached.Count > most || above.GetValueOrDefault(other) > bar;
                        next.Enqueue(other);
                    }
            if (!isTooLarge) return reached;
            foreach (int one in reached) above[one] = Math.Max(above.GetValueOrDefault(one), bar + 1);
        }
    }
}
