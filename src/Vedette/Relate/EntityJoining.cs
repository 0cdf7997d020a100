using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// Joins the forms of one region into cores: first what people said, the newest word first, then what is written alike, the surest first. No join brings two together that people
/// parted, and none of the program's two that belong to different countries. What comes out depends on the region alone.
/// </summary>
internal sealed class EntityJoining
{
    private readonly EntityForm[] forms;
    private readonly Dictionary<string, int> numbers;
    private readonly Groups groups;
    private readonly List<int>[] members;
    private readonly string?[] country;
    private readonly HashSet<(int, int)> apart = [];

    /// <param name="region">All forms that hang together by likeness or rulings.</param>
    public EntityJoining(IEnumerable<EntityForm> region, EntityMeetings meetings, EntityRulings rulings)
    {
        forms = [.. region.OrderBy(f => f.Key, StringComparer.Ordinal)];
        numbers = forms.Select((form, i) => (form.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        groups = new(forms.Length);
        members = [.. forms.Select((_, i) => new List<int> { i })];
        country = [.. forms.Select(f => f.Country)];
        foreach (var (ruling, _) in forms.SelectMany(f => rulings.On(f.Key)).Where(r => r.Ruling.B is not null).DistinctBy(r => r.Order).OrderByDescending(r => r.Order)) Hold(ruling);
        var pairs = new List<(int Strength, int A, int B)>();
        for (int i = 0; i < forms.Length; i++)
        {
            foreach (var (other, strength) in meetings.Alike(forms[i])) if (numbers.TryGetValue(other.Key, out int j) && i < j) pairs.Add((strength, i, j));
            // Where people told a name apart it is still written as elsewhere: only their word keeps it from joining.
            if (forms[i].IsPlaced && numbers.TryGetValue(forms[i].Lead.Key, out int whole)) pairs.Add((3, Math.Min(i, whole), Math.Max(i, whole)));
        }
        foreach (var (_, a, b) in pairs.OrderByDescending(p => p.Strength).ThenBy(p => p.A).ThenBy(p => p.B))
        {
            string? x = country[groups.Find(a)], y = country[groups.Find(b)];
            if (x is null || y is null || x == y) Join(a, b);
        }
    }

    /// <summary>Rulings that a later one makes impossible.</summary>
    public HashSet<NameRuling> Overruled { get; } = [];

    public IEnumerable<EntityCore> Cores() => groups.All().Select(core => new EntityCore([.. core.Select(i => forms[i])]));

    private void Hold(NameRuling ruling)
    {
        if (!numbers.TryGetValue(ruling.A.FullKey, out int a) || !numbers.TryGetValue(ruling.B!.FullKey, out int b)) return;
        if (ruling.Verdict is NameVerdict.One)
        {
            if (!groups.Together(a, b) && !Join(a, b)) Overruled.Add(ruling);
        }
        else if (groups.Together(a, b)) Overruled.Add(ruling);
        else apart.Add((Math.Min(a, b), Math.Max(a, b)));
    }

    private bool Join(int a, int b)
    {
        (a, b) = (groups.Find(a), groups.Find(b));
        if (a == b) return true;
        if (apart.Count > 0 && members[a].Exists(x => members[b].Exists(y => apart.Contains((Math.Min(x, y), Math.Max(x, y)))))) return false;
        string? one = country[a] ?? country[b];
        groups.Join(a, b);
        int root = groups.Find(a), other = root == a ? b : a;
        members[root].AddRange(members[other]);
        country[root] = one;
        return true;
    }
}
