using System.Runtime.InteropServices;

namespace Vedette.Relate;

/// <summary>
/// Which texts of a set are near each other, kept while texts come and go. What it answers depends on what it holds alone. A text that comes or goes touches those that share one of its
/// keys and came out at about the same time, and those for which one of its keys has become a word of the set's theme by it.
/// </summary>
internal sealed class StoryPairs
{
    /// <summary>Pairs less alike are not kept.</summary>
    public const double Floor = 0.19;

    /// <summary>Texts before and after it, in order of time, that a text meets under one key.</summary>
    private const int Window = 50;

    /// <summary>A term of a theme tells less: what so many texts have among their keys counts as common as what so many stretches of plain English have.</summary>
    private const int Theme = 100;

    /// <summary>Days between two texts that count for nothing, and days beyond after which they need twice the likeness.</summary>
    private const double Grace = 30, Fading = 180;

    // By the number of a text.
    private readonly List<StoryText?> texts = [];
    private readonly List<(ulong[] Places, double[] Weights)> vectors = [];
    private readonly List<Dictionary<int, double>> near = [];
    private readonly Stack<int> free = [];

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>The texts under a key, in order of time.</summary>
    private readonly Dictionary<ulong, List<int>> postings = [];
    private readonly Comparer<int> byTime;

    public StoryPairs() => byTime = Comparer<int>.Create((a, b) => texts[a]!.Day.CompareTo(texts[b]!.Day) is not 0 and var order ? order : string.CompareOrdinal(texts[a]!.Id, texts[b]!.Id));

    /// <summary>One more than the highest number.</summary>
    public int Size => texts.Count;

    public int Count => numbers.Count;

    public bool TryNumber(string id, out int number) => numbers.TryGetValue(id, out number);

    public StoryText Text(int number) => texts[number]!;

    public (ulong[] Places, double[] Weights) Vector(int number) => vectors[number];

    /// <summary>The texts near one, with their likeness.</summary>
    public IReadOnlyDictionary<int, double> Near(int number) => near[number];

    /// <returns>The numbers of texts that came, and of those some pair of which became other; gone ones are not among them.</returns>
    public HashSet<int> Update(IReadOnlyCollection<string> gone, IReadOnlyCollection<StoryText> come)
    {
        var counts = new Dictionary<ulong, int>();
        HashSet<int> anew = [], touched = [];
        HashSet<(int, int)> doubtful = [];
        foreach (string id in gone) Drop(id, counts, touched, doubtful);
        if (come.Count > numbers.Count) TakeMany(come, anew);
        else
            foreach (var text in come) Take(text, anew, counts, doubtful);
        foreach (var (key, before) in counts)
            if (postings.TryGetValue(key, out var posting) && posting.Count >= Theme != before >= Theme) anew.UnionWith(posting);
        foreach (int one in anew) vectors[one] = Weigh(texts[one]!);
        foreach (int one in anew)
        {
            foreach (int other in near[one].Keys)
            {
                near[other].Remove(one);
                touched.Add(other);
            }
            near[one].Clear();
        }
        foreach (int one in anew) Meet(one, anew, touched);
        foreach (var (a, b) in doubtful)
            if (texts[a] is not null && texts[b] is not null && !anew.Contains(a) && !anew.Contains(b)) Settle(a, b, touched);
        touched.UnionWith(anew);
        touched.RemoveWhere(one => texts[one] is null);
        return touched;
    }

    /// <summary>How far apart two are in time, as what their likeness is divided by.</summary>
    public static double Fade(double daysApart) => 1 + (Math.Max(0, daysApart - Grace) / Fading);

    private void Drop(string id, Dictionary<ulong, int> counts, HashSet<int> touched, HashSet<(int, int)> doubtful)
    {
        if (!numbers.TryGetValue(id, out int number)) return;
        foreach (ulong key in texts[number]!.Keys)
        {
            var posting = postings[key];
            counts.TryAdd(key, posting.Count);
            int at = posting.BinarySearch(number, byTime);
            posting.RemoveAt(at);
            // Those that stood on both sides of it, one place too far from each other, meet now.
            for (int left = Math.Max(0, at - Window); left < at && left + Window < posting.Count; left++) doubtful.Add((posting[left], posting[left + Window]));
            if (posting.Count == 0) postings.Remove(key);
        }
        foreach (int other in near[number].Keys)
        {
            near[other].Remove(number);
            touched.Add(other);
        }
        near[number].Clear();
        numbers.Remove(id);
        texts[number] = null;
        free.Push(number);
    }

    private void Take(StoryText text, HashSet<int> anew, Dictionary<ulong, int> counts, HashSet<(int, int)> doubtful)
    {
        int number = Number(text);
        anew.Add(number);
        foreach (ulong key in text.Keys)
        {
            ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
            posting ??= [];
            counts.TryAdd(key, posting.Count);
            int at = ~posting.BinarySearch(number, byTime);
            // Those that it stands between, as far from each other as may meet, are too far now.
            for (int left = Math.Max(0, at - Window); left < at && left + Window < posting.Count; left++)
                if (near[posting[left]].ContainsKey(posting[left + Window])) doubtful.Add((posting[left], posting[left + Window]));
            posting.Insert(at, number);
        }
    }

    /// <summary>More than there are: the quickest is to lay all of them anew.</summary>
    private void TakeMany(IReadOnlyCollection<StoryText> come, HashSet<int> anew)
    {
        foreach (var text in come)
        {
            int number = Number(text);
            foreach (ulong key in text.Keys)
            {
                ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
                (posting ??= []).Add(number);
            }
        }
        foreach (var posting in postings.Values) posting.Sort(byTime);
        anew.UnionWith(numbers.Values);
    }

    private int Number(StoryText text)
    {
        if (!free.TryPop(out int number))
        {
            number = texts.Count;
            texts.Add(text);
            vectors.Add(default);
            near.Add([]);
        }
        texts[number] = text;
        numbers.Add(text.Id, number);
        return number;
    }

    /// <summary>The parts of a text with what is common in this set weighing less; each part is as long as before.</summary>
    private (ulong[], double[]) Weigh(StoryText text)
    {
        var faded = new Dictionary<ulong, double>();
        foreach (ulong key in text.Keys)
            if (postings[key].Count >= Theme) faded[key] = Math.Pow(Rarity.Of(key, Theme) / Rarity.Of(key, 0), StoryText.Sharpness);
        var places = new ulong[text.Terms.Length];
        var weights = new double[places.Length];
        Span<double> before = stackalloc double[StoryText.Parts.Length], after = stackalloc double[StoryText.Parts.Length];
        for (int i = 0; i < places.Length; i++)
        {
            var term = text.Terms[i];
            (places[i], weights[i]) = (term.Place, faded.Count > 0 && term.Part is not StoryPart.Events ? term.Weight * faded.GetValueOrDefault(term.Term, 1) : term.Weight);
            before[(int)term.Part] += term.Weight * term.Weight;
            after[(int)term.Part] += weights[i] * weights[i];
        }
        if (faded.Count > 0)
            for (int i = 0; i < places.Length; i++) weights[i] *= Math.Sqrt(before[(int)text.Terms[i].Part] / after[(int)text.Terms[i].Part]);
        return (places, weights);
    }

    private void Meet(int one, HashSet<int> anew, HashSet<int> touched)
    {
        HashSet<int> met = [one];
        foreach (ulong key in texts[one]!.Keys)
        {
            var posting = postings[key];
            int at = posting.BinarySearch(one, byTime);
            for (int i = Math.Max(0, at - Window); i <= Math.Min(posting.Count - 1, at + Window); i++)
            {
                int other = posting[i];
                // Of two that are laid beside all anew the one with the smaller number finds both.
                if (met.Add(other) && (other > one || !anew.Contains(other))) Lay(one, other, touched);
            }
        }
    }

    private void Settle(int a, int b, HashSet<int> touched)
    {
        if (DoMeet(a, b))
        {
            if (!near[a].ContainsKey(b)) Lay(a, b, touched);
        }
        else if (near[a].Remove(b))
        {
            near[b].Remove(a);
            touched.Add(a);
            touched.Add(b);
        }
    }

    private bool DoMeet(int a, int b)
    {
        foreach (ulong key in texts[a]!.Keys)
            if (texts[b]!.Keys.Contains(key) && postings[key] is var posting && Math.Abs(posting.BinarySearch(a, byTime) - posting.BinarySearch(b, byTime)) <= Window) return true;
        return false;
    }

    private void Lay(int a, int b, HashSet<int> touched)
    {
        double likeness = Likeness(a, b);
        if (likeness < Floor) return;
        near[a][b] = near[b][a] = likeness;
        touched.Add(a);
        touched.Add(b);
    }

    private double Likeness(int a, int b)
    {
        double fade = texts[a]!.IsDated && texts[b]!.IsDated ? Fade(Math.Abs(texts[a]!.Day - texts[b]!.Day)) : 1;
        return Product(vectors[a], vectors[b]) / fade;
    }

    private static double Product((ulong[] Places, double[] Weights) a, (ulong[] Places, double[] Weights) b)
    {
        double sum = 0;
        for (int i = 0, j = 0; i < a.Places.Length && j < b.Places.Length;)
            if (a.Places[i] == b.Places[j]) sum += a.Weights[i++] * b.Weights[j++];
            else if (a.Places[i] < b.Places[j]) i++;
            else j++;
        return sum;
    }
}
