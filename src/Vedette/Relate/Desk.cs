using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What became other on the desk when documents came and went. Numbers that went are not given anew before the next change.</summary>
/// <param name="Went">Documents, by their numbers; what they held can still be looked at.</param>
/// <param name="Left">The claims of the documents that went.</param>
/// <param name="Claims">Claims whose content weighs otherwise, or that look for others elsewhere; all that came are among them.</param>
/// <param name="Near">Claims beside these that gained or lost one that is alike, or are alike to it more or less than before.</param>
/// <param name="Voices">Claims whose speaker is another than before, or is named otherwise; all that came are among them.</param>
/// <param name="Stories">Documents that tell another story than before; all that came are among them.</param>
internal sealed record Stir(IReadOnlyList<int> Went, IReadOnlyList<int> Came, IReadOnlySet<int> Left, HashSet<int> Claims, HashSet<int> Near, HashSet<int> Voices, HashSet<int> Stories);

/// <summary>
/// What lies on the desk: documents and their claims under numbers that they keep while they stay, and what is known across them. Numbers tell nothing: what must not depend on the
/// order of arrival is put in order by <see cref="ByPlace"/>.
/// </summary>
internal sealed class Desk
{
    private readonly ClaimIndex index = new();
    private readonly Dictionary<DocumentId, int> documents = [];
    private readonly Dictionary<ClaimId, int> numbers = [];
    private readonly List<Profile> profiles = [];
    private readonly StoryReasons storyReasons;
    private readonly List<int> story = [];

    /// <summary>How many documents tell each story.</summary>
    private readonly Dictionary<int, int> tellers = [];
    private int nextStory;
    private readonly List<int> inOrder = [];
    private readonly Stack<int> free = [];
    private readonly List<int> leaving = [];

    // By the number of a claim.
    private readonly List<int> document = [];
    private readonly List<int> speaker = [];

    private readonly Dictionary<(string Key, string Canonical), int> voices = [];
    private readonly List<(string Key, string Canonical)> voice = [];

    public Desk()
    {
        ByOrder = Comparer<int>.Create((a, b) => profiles[a].Id.Hash.CompareTo(profiles[b].Id.Hash));
        storyReasons = new(this);
    }

    /// <summary>By the number of a document.</summary>
    public IReadOnlyList<Profile> Profiles => profiles;

    /// <summary>By the number of a claim.</summary>
    public IReadOnlyList<ClaimProfile> Claims => index.Claims;

    /// <summary>The document of each claim.</summary>
    public IReadOnlyList<int> Document => document;

    /// <summary>The speaker of each claim, -1 when it names none.</summary>
    public IReadOnlyList<int> Speaker => speaker;

    /// <summary>For each document its story.</summary>
    public IReadOnlyList<int> Story => story;
    public Stories Stories { get; } = new();
    public Entities Entities { get; } = new();
    public Likeness Likeness => index.Likeness;

    /// <summary>The numbers of all documents, by their ids.</summary>
    public IReadOnlyList<int> InOrder => inOrder;

    /// <summary>Orders documents by their ids.</summary>
    public IComparer<int> ByOrder { get; }

    /// <summary>Orders claims by their documents' ids and their place in the document.</summary>
    public IComparer<int> ByPlace => index.ByPlace;

    /// <summary>Whether a claim stands before another.</summary>
    public bool IsBefore(int a, int b) => index.ByPlace.Compare(a, b) < 0;

    /// <summary>The claims of a document, in their order.</summary>
    public int[] ClaimsOf(int document) => index.Of(profiles[document].Id);

    /// <summary>The place of a claim among those of its document.</summary>
    public int Index(int claim) => index.Index(claim);

    public int Number(ClaimId id) => numbers.GetValueOrDefault(id, -1);

    /// <summary>What lies here of a document; null when it is not here.</summary>
    public Profile? Find(DocumentId id) => documents.TryGetValue(id, out int number) ? profiles[number] : null;

    /// <summary>What makes a speaker the same over reruns.</summary>
    public string Key(int speaker) => voice[speaker].Key;

    /// <summary>The fullest name of a speaker.</summary>
    public string Canonical(int speaker) => voice[speaker].Canonical;

    /// <summary>Why a document is in its story.</summary>
    public ImmutableArray<Reason> WhyStory(int document) => storyReasons.Of(profiles[document]);

    private int Number(string order) => documents[new(ContentHash.Parse(order))];

    /// <summary>The claims alike to one, most alike first.</summary>
    public IReadOnlyList<Alike> AlikeTo(int claim) => index.AlikeTo(claim);

    /// <summary>Whether the propositions of two claims that are alike say the opposite of one thing.</summary>
    public bool AreOpposite(int a, int b)
    {
        if (index.AlikeTo(a).Count > index.AlikeTo(b).Count) (a, b) = (b, a);
        foreach (var other in index.AlikeTo(a))
            if (other.Claim == b) return other.IsOpposite;
        return false;
    }

    public Quote Where(int claim) => new(Claims[claim].Claim.Document, Claims[claim].Claim.Content.Length == 0 ? default : Claims[claim].Claim.Content[0]);

    /// <param name="gone">Profiles that lie here.</param>
    /// <param name="come">Of documents that do not lie here, or go now.</param>
    /// <param name="rulings">What people say of names.</param>
    public Stir Update(IReadOnlyList<Profile> gone, IReadOnlyList<Profile> come, NameRulings rulings)
    {
        foreach (int number in leaving) free.Push(number);
        leaving.Clear();
        foreach (var profile in gone) Take(profile);
        var (anew, near) = index.Update(gone, come);
        int[] came = [.. come.Select(Lay)];
        var turned = Stories.Update([.. gone.Select(p => p.Order)], [.. come.Select(p => p.Story)]);
        storyReasons.Forget(gone);
        var named = Entities.Update(gone.Select(p => p.Names), come.Select(p => p.Names), rulings);
        return new([.. leaving], came, index.Left.ToHashSet(), anew, near, Voiced(came, named), Told(came, turned));
    }

    private void Take(Profile profile)
    {
        documents.Remove(profile.Id, out int number);
        inOrder.RemoveAt(inOrder.BinarySearch(number, ByOrder));
        foreach (var claim in profile.Claims) numbers.Remove(claim.Claim.Id);
        Tell(number, -1);
        leaving.Add(number);
    }

    private int Lay(Profile profile)
    {
        if (!free.TryPop(out int number))
        {
            number = profiles.Count;
            profiles.Add(profile);
            story.Add(-1);
        }
        profiles[number] = profile;
        documents.Add(profile.Id, number);
        inOrder.Insert(~inOrder.BinarySearch(number, ByOrder), number);
        CollectionsMarshal.SetCount(document, Math.Max(document.Count, Claims.Count));
        CollectionsMarshal.SetCount(speaker, document.Count);
        int[] own = ClaimsOf(number);
        for (int i = 0; i < own.Length; i++)
        {
            (document[own[i]], speaker[own[i]]) = (number, -1);
            numbers.TryAdd(profile.Claims[i].Claim.Id, own[i]);
        }
        return number;
    }

    /// <param name="named">Documents in which a name may name another thing than before.</param>
    private HashSet<int> Voiced(int[] came, IEnumerable<DocumentId> named)
    {
        HashSet<int> changed = [.. came.SelectMany(ClaimsOf)];
        foreach (int c in came.Union(named.Select(d => documents[d])).SelectMany(ClaimsOf))
        {
            int now = Entities.Speaker(Claims[c].Claim) is >= 0 and var entity ? Voice(Entities.Key(entity), Entities.Canonical(entity)) : -1;
            if (now != speaker[c]) changed.Add(c);
            speaker[c] = now;
        }
        return changed;
    }

    private int Voice(string key, string canonical)
    {
        if (voices.TryGetValue((key, canonical), out int number)) return number;
        voice.Add((key, canonical));
        return voices[(key, canonical)] = voice.Count - 1;
    }

    /// <summary>Documents of one story have one number. It stays with those that stay together, whichever of them the story is named after.</summary>
    /// <param name="turned">Documents whose story is named after another than before.</param>
    private HashSet<int> Told(int[] came, IEnumerable<string> turned)
    {
        HashSet<int> changed = [.. came];
        foreach (var group in turned.Select(Number).GroupBy(d => Number(Stories.Of(profiles[d].Order))).ToArray())
        {
            int number = group.Contains(group.Key) ? Lasting([.. group]) : story[group.Key];
            foreach (int d in group)
            {
                if (story[d] == number) continue;
                changed.Add(d);
                Tell(d, number);
            }
        }
        return changed;
    }

    /// <summary>The number that all of a story had before who had one, if no other has it; else a new one.</summary>
    private int Lasting(int[] group)
    {
        int[] before = [.. group.Select(d => story[d]).Where(s => s >= 0).Distinct()];
        return before is [var one] && tellers[one] == group.Count(d => story[d] == one) ? one : nextStory++;
    }

    /// <param name="number">Of the story that it tells now; -1 for none.</param>
    private void Tell(int document, int number)
    {
        if (story[document] >= 0 && --tellers[story[document]] == 0) tellers.Remove(story[document]);
        if (number >= 0) tellers[number] = tellers.GetValueOrDefault(number) + 1;
        story[document] = number;
    }
}
