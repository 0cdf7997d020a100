namespace Vedette.Relate;

/// <summary>
/// Documents about one happening, kept while documents come and go. Texts near each other (<see cref="StoryPairs"/>) are grouped (<see cref="StoryClusters"/>) within the part of the set that
/// hangs together (<see cref="StoryFields"/>); then each text or pair that stands apart is laid beside the stories near it, and joins one or opens its own.
/// What it answers depends on what it holds alone: not on the order in which that came, nor on what has gone.
/// </summary>
public sealed class Stories
{
    /// <summary>What stands apart joins a story when its likeness to the nearest few of it is at least this. Tuned on the development half of ECB+ (docs/decisions/0029).</summary>
    internal const double Open = 0.26;

    /// <summary>The texts of a story that one more is laid beside: those nearest to it.</summary>
    private const int Nearest = 3;

    /// <summary>Texts that have grouped but are so few that they stand apart still.</summary>
    private const int Few = 2;

    private sealed class Group(int[] texts)
    {
        public int[] Texts => texts;
        public bool IsStory => texts.Length > Few;

        /// <summary>Of what stands apart the nearest story, joined or not; with the likeness.</summary>
        public (Group? Story, double Likeness) Nearest { get; set; }
        public Group? Home { get; set; }
        public HashSet<Group> Guests { get; } = [];
    }

    private readonly StoryPairs pairs = new();
    private readonly StoryFields fields;
    private readonly Dictionary<int, Group> groups = [];

    /// <summary>The first text of the story of each text, by their ids.</summary>
    private readonly Dictionary<string, string> firsts = new(StringComparer.Ordinal);

    public Stories() => fields = new(pairs);

    /// <summary>The first text, by its id, of the story that a text is in.</summary>
    public string Of(string id) => firsts[id];

    /// <param name="gone">Ids of texts that are held.</param>
    /// <param name="come">Texts that are not held, or go now.</param>
    /// <returns>The texts whose story became other, with those that came.</returns>
    public IReadOnlySet<string> Update(IReadOnlyCollection<string> gone, IReadOnlyCollection<StoryText> come)
    {
        ArgumentNullException.ThrowIfNull(gone);
        ArgumentNullException.ThrowIfNull(come);
        HashSet<int> lost = [];
        foreach (string id in gone)
        {
            if (pairs.TryNumber(id, out int number)) lost.Add(number);
            firsts.Remove(id);
        }
        var touched = pairs.Update(gone, come);
        var anew = fields.Update(touched, lost);
        HashSet<Group> apart = [], stirred = [];
        foreach (int text in lost.Concat(anew.SelectMany(f => f.Texts)))
            if (groups.TryGetValue(text, out var old)) Dissolve(old, apart, stirred);
        foreach (var field in anew)
            foreach (int[] texts in StoryClusters.Of(field, pairs))
            {
                var group = new Group(texts);
                foreach (int text in texts) groups[text] = group;
                stirred.Add(group);
                if (!group.IsStory) apart.Add(group);
            }
        foreach (int text in anew.SelectMany(f => f.Texts))
            foreach (int other in pairs.Near(text).Keys)
                if (groups[other] is { IsStory: false } group) apart.Add(group);
        foreach (var group in apart) Settle(group, stirred);
        Stirred = stirred.SelectMany(g => g.Texts).Select(t => pairs.Text(t).Id).ToHashSet(StringComparer.Ordinal);
        return Tell(stirred);
    }

    /// <summary>Texts of which it may be told otherwise, since the last update, why they are in their story.</summary>
    internal IReadOnlySet<string> Stirred { get; private set; } = new HashSet<string>();

    /// <summary>Why a text is in its story.</summary>
    internal StoryPlace Place(string id)
    {
        if (!pairs.TryNumber(id, out int text)) throw new ArgumentException($"The text {id} is not held.", nameof(id));
        var group = groups[text];
        var step = group.Home is not null ? StoryStep.Joined : group.Texts.Length > 1 ? StoryStep.Grouped : StoryStep.Opened;
        var among = step switch { StoryStep.Joined => group.Home, StoryStep.Grouped => group, _ => null };
        var nearest = pairs.Near(text).Where(n => among is null || groups[n.Key] == among)
            .Select(n => (Id: (string?)pairs.Text(n.Key).Id, Likeness: n.Value)).OrderByDescending(n => n.Likeness).ThenBy(n => n.Id, StringComparer.Ordinal).FirstOrDefault();
        return new(step, nearest.Id, nearest.Likeness, group.Nearest.Story is null ? null : group.Nearest.Likeness);
    }

    /// <summary>For each text the index of its story's first text (by id).</summary>
    public static int[] Sort(IReadOnlyList<StoryText> texts)
    {
        var stories = new Stories();
        stories.Update([], texts);
        var places = texts.Select((text, i) => (text.Id, i)).ToDictionary(t => t.Id, t => t.i, StringComparer.Ordinal);
        return [.. texts.Select(text => places[stories.Of(text.Id)])];
    }

    private void Dissolve(Group group, HashSet<Group> apart, HashSet<Group> stirred)
    {
        foreach (int text in group.Texts) groups.Remove(text);
        apart.Remove(group);
        stirred.Remove(group);
        Leave(group, stirred);
        foreach (var guest in group.Guests)
        {
            guest.Home = null;
            stirred.Add(guest);
            if (guest.Texts.All(groups.ContainsKey)) apart.Add(guest);
        }
        group.Guests.Clear();
    }

    private static void Leave(Group group, HashSet<Group> stirred)
    {
        if (group.Home is not { } home) return;
        home.Guests.Remove(group);
        stirred.Add(home);
        group.Home = null;
    }

    /// <summary>Lays what stands apart beside the stories near it.</summary>
    private void Settle(Group group, HashSet<Group> stirred)
    {
        Leave(group, stirred);
        var near = new Dictionary<Group, double>();
        foreach (int text in group.Texts)
            foreach (var story in pairs.Near(text).GroupBy(n => groups[n.Key]).Where(g => g.Key.IsStory))
                near[story.Key] = near.GetValueOrDefault(story.Key) + (story.Select(n => n.Value).OrderDescending().Take(Nearest).Sum() / Nearest / group.Texts.Length);
        var best = near.OrderByDescending(n => n.Value).ThenBy(n => First(n.Key.Texts), StringComparer.Ordinal).FirstOrDefault();
        group.Nearest = (best.Key, best.Value);
        if (best.Value >= Open)
        {
            group.Home = best.Key;
            best.Key.Guests.Add(group);
            stirred.Add(best.Key);
        }
        stirred.Add(group);
    }

    private HashSet<string> Tell(HashSet<Group> stirred)
    {
        HashSet<string> changed = new(StringComparer.Ordinal);
        foreach (var group in stirred.Select(g => g.Home ?? g).Distinct())
        {
            int[] texts = [.. group.Texts, .. group.Guests.SelectMany(g => g.Texts)];
            string first = First(texts);
            foreach (int text in texts)
                if (!firsts.TryGetValue(pairs.Text(text).Id, out string? before) || before != first)
                {
                    firsts[pairs.Text(text).Id] = first;
                    changed.Add(pairs.Text(text).Id);
                }
        }
        return changed;
    }

    private string First(IEnumerable<int> texts) => texts.Select(t => pairs.Text(t).Id).Min(StringComparer.Ordinal)!;
}

/// <summary>How a text came to its story: it grouped with others, joined a story as one that stood apart, or opened one.</summary>
internal enum StoryStep : byte { Grouped, Joined, Opened }

/// <summary>Why a text is in its story.</summary>
/// <param name="Nearest">The id of the text there that is most alike; where it opened a story, of any.</param>
/// <param name="ToStory">Of what stood apart the likeness to the nearest few of the nearest story; null when none is near.</param>
internal sealed record StoryPlace(StoryStep Step, string? Nearest, double Likeness, double? ToStory);
