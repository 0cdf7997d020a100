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
    private readonly Comparer<int> byPlace;
    private readonly Meetings meetings;

    // By the number of a claim.
    private readonly List<ClaimProfile> claims = [];
    private readonly List<(UInt128 Document, int Index)> places = [];
    private readonly List<double> weights = [];
    private readonly List<ulong[]> keys = [];
    private readonly List<List<Alike>> alike = [];
    private readonly Stack<int> free = [];

    /// <summary>Numbers that went at the last change: not given anew before the next, so that nobody takes one claim for another.</summary>
    private readonly List<int> leaving = [];

    private readonly Dictionary<DocumentId, int[]> documents = [];

    /// <summary>The claims that have a term.</summary>
    private readonly Dictionary<ulong, HashSet<int>> holders = [];

    /// <summary>By the number of a claim the turn at which it was met last.</summary>
    private int[] met = [];
    private int turn;

    public ClaimIndex()
    {
        Likeness = new Likeness(claims, rarity, weights);
        byPlace = Comparer<int>.Create((a, b) => places[a].CompareTo(places[b]));
        meetings = new Meetings(byPlace, Crowd);
    }

    public Likeness Likeness { get; }
    public IReadOnlyList<ClaimProfile> Claims => claims;

    /// <summary>Orders claims by their documents' ids and their place in the document, whatever the order they came in.</summary>
    public IComparer<int> ByPlace => byPlace;

    /// <summary>The claims that went at the last change.</summary>
    public IReadOnlyCollection<int> Left => leaving;

    /// <summary>The place of a claim among those of its document.</summary>
    public int Index(int claim) => places[claim].Index;

    /// <summary>The numbers of a document's claims, in their order.</summary>
    public int[] Of(DocumentId document) => documents[document];

    /// <summary>The claims alike to one, most alike first; equals by their place.</summary>
    public IReadOnlyList<Alike> AlikeTo(int claim) => alike[claim];

    /// <summary>Takes profiles out and in.</summary>
    /// <returns>The claims whose weight, or whose neighbours, were found anew: those that came, and those for which a word or a crowd became another. And the others that gained or lost one alike.</returns>
    public (HashSet<int> Anew, HashSet<int> Near) Update(IEnumerable<Profile> gone, IEnumerable<Profile> come)
    {
        foreach (int claim in leaving) free.Push(claim);
        leaving.Clear();
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
            weights[claim] = Likeness.WeightOf(claims[claim]);
            Post(claim, KeysOf(claim), stirred);
        }
        stirred.UnionWith(changed);
        stirred.ExceptWith(leaving);
        Meet(stirred, touched);
        touched.ExceptWith(stirred);
        return (stirred, touched);
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
            leaving.Add(claim);
        }
    }

    private void Take(Profile profile, Dictionary<ulong, int> steps, HashSet<int> changed)
    {
        var numbers = new int[profile.Claims.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            int claim = numbers[i] = Number(profile.Claims[i], (profile.Id.Hash, i));
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

    private int Number(ClaimProfile claim, (UInt128, int) place)
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

    private void Post(int claim, ulong[] now, HashSet<int> stirred)
    {
        meetings.Move(claim, keys[claim], now, stirred);
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
        if (met.Length < claims.Count) Array.Resize(ref met, Math.Max(claims.Count, met.Length * 3 / 2));
        foreach (int claim in stirred)
        {
            met[claim] = ++turn;
            foreach (ulong key in keys[claim])
                foreach (int other in meetings.Under(key, claim))
                {
                    if (met[other] == turn) continue;
                    met[other] = turn;
                    // Of two that are stirred the one with the smaller number finds both.
                    if (other < claim && stirred.Contains(other)) continue;
                    var (how, areOpposite) = byPlace.Compare(claim, other) < 0 ? Likeness.Lay(claim, other) : Likeness.Lay(other, claim);
                    if (how < Floor && !areOpposite && (how < Spoken || !IsSpoken(claim) || !IsSpoken(other))) continue;
                    alike[claim].Add(new(other, how, areOpposite));
                    alike[other].Add(new(claim, how, areOpposite));
                    touched.Add(other);
                }
        }
        touched.UnionWith(stirred);
        foreach (int claim in touched) alike[claim].Sort((a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : byPlace.Compare(a.Claim, b.Claim));
    }
}
