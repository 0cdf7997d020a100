using System.Runtime.InteropServices;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A claim alike to another.</summary>
/// <param name="Claim">The number of the other.</param>
/// <param name="IsOpposite">Whether the two say the opposite of one thing.</param>
internal readonly record struct Alike(int Claim, double Likeness, bool IsOpposite);

/// <summary>
/// Which claims of a set are alike, kept while documents come and go. What it answers depends on what it holds alone: not on the order in which that came, nor on what has gone.
/// A document that comes or goes touches its own claims, those for which one of its words has become rarer or commoner by a step, and no others.
/// </summary>
internal sealed class ClaimIndex
{
    /// <summary>Pairs less alike than this are not kept, unless they say the opposite; two that somebody said may be of one act with less in common.</summary>
    private const double Floor = 0.25, Spoken = 0.1;

    /// <summary>A claim looks for others under its rarest terms, this many, and under what its proposition says of whom.</summary>
    private const int Keys = 6;

    /// <summary>Claims under one key beyond which they meet the first few only, by their place: a claim that hundreds repeat makes a star, not a mesh.</summary>
    private const int Crowd = 100;

    private readonly Rarity rarity = new(share: 10, isStepped: true);
    private readonly Likeness likeness;

    // By the number of a claim.
    private readonly List<ClaimProfile> claims = [];
    private readonly List<(string Document, int Index)> places = [];
    private readonly List<double> weights = [];
    private readonly List<ulong[]> keys = [];
    private readonly List<List<Alike>> alike = [];
    private readonly Stack<int> free = [];

    private readonly Dictionary<DocumentId, int[]> documents = [];

    /// <summary>The claims that have a term.</summary>
    private readonly Dictionary<ulong, HashSet<int>> holders = [];

    /// <summary>The claims under a key, by their place.</summary>
    private readonly Dictionary<ulong, List<int>> postings = [];
    private readonly Comparer<int> byPlace;

    public ClaimIndex()
    {
        likeness = new Likeness(claims, rarity, weights);
        byPlace = Comparer<int>.Create((a, b) => string.CompareOrdinal(places[a].Document, places[b].Document) is not 0 and var order ? order : places[a].Index.CompareTo(places[b].Index));
    }

    public Rarity Rarity => rarity;

    /// <summary>One more than the highest number of a claim.</summary>
    public int Size => claims.Count;

    /// <summary>The numbers of a document's claims, in their order.</summary>
    public ReadOnlySpan<int> Of(DocumentId document) => documents[document];

    /// <summary>The claims alike to one, most alike first; equals by their place.</summary>
    public IReadOnlyList<Alike> AlikeTo(int claim) => alike[claim];

    public double Weight(int claim) => weights[claim];

    public void Update(IEnumerable<Profile> gone, IEnumerable<Profile> come)
    {
        var steps = new Dictionary<ulong, int>();
        var stirred = new HashSet<int>();
        var touched = new HashSet<int>();
        foreach (var profile in gone) Drop(profile, steps, stirred, touched);
        HashSet<int> changed = [];
        foreach (var profile in come) Take(profile, steps, changed);
        foreach (var (term, step) in steps)
            if (rarity.Step(term) != step && holders.TryGetValue(term, out var having)) changed.UnionWith(having);
        foreach (int claim in changed)
        {
            weights[claim] = likeness.WeightOf(claims[claim]);
            Post(claim, KeysOf(claim), stirred);
        }
        stirred.UnionWith(changed);
        stirred.ExceptWith(free);
        Meet(stirred, touched);
    }

    private void Drop(Profile profile, Dictionary<ulong, int> steps, HashSet<int> stirred, HashSet<int> touched)
    {
        if (!documents.Remove(profile.Id, out int[]? numbers)) return;
        foreach (int claim in numbers)
        {
            Post(claim, [], stirred);
            foreach (var other in alike[claim])
            {
                alike[other.Claim].RemoveAll(a => a.Claim == claim);
                touched.Add(other.Claim);
            }
            alike[claim].Clear();
            touched.Remove(claim);
            foreach (ulong term in claims[claim].Terms)
            {
                steps.TryAdd(term, rarity.Step(term));
                if (holders[term].Remove(claim) && holders[term].Count == 0) holders.Remove(term);
            }
            rarity.Remove(claims[claim].Terms);
            free.Push(claim);
        }
    }

    private void Take(Profile profile, Dictionary<ulong, int> steps, HashSet<int> changed)
    {
        var numbers = new int[profile.Claims.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            int claim = numbers[i] = Number(profile.Claims[i], (profile.Order, i));
            foreach (ulong term in claims[claim].Terms)
            {
                steps.TryAdd(term, rarity.Step(term));
                ref var having = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, term, out _);
                (having ??= []).Add(claim);
            }
            rarity.Add(claims[claim].Terms);
            changed.Add(claim);
        }
        documents.Add(profile.Id, numbers);
    }

    private int Number(ClaimProfile claim, (string, int) place)
    {
        if (free.TryPop(out int number))
        {
            (claims[number], places[number]) = (claim, place);
            return number;
        }
        claims.Add(claim);
        places.Add(place);
        weights.Add(0);
        keys.Add([]);
        alike.Add([]);
        return claims.Count - 1;
    }

    private ulong[] KeysOf(int claim) =>
        [.. claims[claim].Terms.OrderByDescending(rarity.Of).ThenBy(t => t).Take(Keys).Concat(PropositionKeys.Of(claims[claim].Claim.Proposition)).Distinct()];

    /// <summary>Puts a claim under other keys than before. Whoever becomes one of the first few under a crowded key by it, or ceases to be one, is stirred.</summary>
    private void Post(int claim, ulong[] now, HashSet<int> stirred)
    {
        foreach (ulong key in keys[claim].Except(now))
        {
            var posting = postings[key];
            int at = posting.BinarySearch(claim, byPlace);
            posting.RemoveAt(at);
            if (at < Crowd && posting.Count >= Crowd) stirred.Add(posting[Crowd - 1]);
            if (posting.Count == 0) postings.Remove(key);
        }
        foreach (ulong key in now.Except(keys[claim]))
        {
            ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
            int at = ~(posting ??= []).BinarySearch(claim, byPlace);
            posting.Insert(at, claim);
            if (at < Crowd && posting.Count > Crowd) stirred.Add(posting[Crowd]);
        }
        keys[claim] = now;
    }

    private bool IsSpoken(int claim) => claims[claim].Claim.SpeakerType is not (SpeakerType.Author or SpeakerType.Lost);

    /// <summary>Finds anew whom the stirred are alike to.</summary>
    private void Meet(HashSet<int> stirred, HashSet<int> touched)
    {
        foreach (int claim in stirred)
            foreach (var other in alike[claim])
                if (!stirred.Contains(other.Claim)) touched.Add(other.Claim);
        foreach (int other in touched) alike[other].RemoveAll(a => stirred.Contains(a.Claim));
        foreach (int claim in stirred) alike[claim].Clear();
        var met = new int[claims.Count];
        int turn = 0;
        foreach (int claim in stirred)
        {
            turn++;
            met[claim] = turn;
            foreach (ulong key in keys[claim])
            {
                var posting = postings[key];
                bool isFirst = posting.Count <= Crowd || byPlace.Compare(claim, posting[Crowd]) < 0;
                int last = isFirst ? posting.Count : Crowd;
                for (int i = 0; i < last; i++)
                {
                    int other = posting[i];
                    if (met[other] == turn) continue;
                    met[other] = turn;
                    // Of two that are stirred the one with the smaller number finds both.
                    if (other < claim && stirred.Contains(other)) continue;
                    var (how, areOpposite) = byPlace.Compare(claim, other) < 0 ? likeness.Lay(claim, other) : likeness.Lay(other, claim);
                    if (how < Floor && !areOpposite && (how < Spoken || !IsSpoken(claim) || !IsSpoken(other))) continue;
                    alike[claim].Add(new(other, how, areOpposite));
                    alike[other].Add(new(claim, how, areOpposite));
                    touched.Add(other);
                }
            }
        }
        touched.UnionWith(stirred);
        foreach (int claim in touched) alike[claim].Sort((a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : byPlace.Compare(a.Claim, b.Claim));
    }
}
