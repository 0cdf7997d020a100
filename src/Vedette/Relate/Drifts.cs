using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// What changed between two tellings of one act of speech, and between claims of one proposition where one document was made from the other.
/// Each claim of the later telling is laid beside the claim of the earlier one that it repeats most.
/// </summary>
internal sealed class Drifts
{
    /// <summary>What a claim must share with one of an earlier telling of the same act to be its retelling.</summary>
    private const double Retelling = 0.12;

    /// <summary>Contents of different origins must be much closer before a change between them means anything.</summary>
    private const double Repetition = 0.6;

    /// <summary>Weight share of new words, and their least number, that makes a retelling an addition.</summary>
    private const double NewShare = 0.5;
    private const int NewTerms = 4;

    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "it", "they", "who" };

    private readonly Desk desk;
    private readonly Lineage lineage;
    private readonly Origins origins;
    private readonly Links links;
    private readonly Alterations altered;

    /// <summary>What changed between the tellings of each act, and between the claims of each group.</summary>
    private readonly Dictionary<Act, Found> withinActs = [];
    private readonly Dictionary<Link, Found> acrossActs = [];

    /// <summary>By the two claims and the kind: of two changes of one kind the first counts.</summary>
    private sealed class Found : Dictionary<(int From, int To, DriftKind Kind), Drift>;

    public Drifts(Desk desk, Lineage lineage, Origins origins, Links links) => (this.desk, this.lineage, this.origins, this.links, altered) = (desk, lineage, origins, links, new(desk));

    /// <summary>Forgets what was found of acts and groups that changed.</summary>
    /// <param name="claims">Claims that weigh otherwise, or are of another act.</param>
    /// <param name="made">Documents that were made from others than before.</param>
    public void Update(IEnumerable<int> claims, IEnumerable<int> made)
    {
        foreach (int claim in claims.Concat(made.SelectMany(desk.ClaimsOf)))
        {
            withinActs.Remove(origins.Of[claim]);
            if (links.Of(claim) is { } link) acrossActs.Remove(link);
        }
    }

    public ImmutableArray<Drift> Print()
    {
        var all = Fresh(withinActs, [.. origins.All], BetweenTellings).Concat(Fresh(acrossActs, [.. links.Groups], Across));
        return [.. all.OrderBy(f => f.Key.From, desk.ByPlace).ThenBy(f => f.Key.To, desk.ByPlace).ThenBy(f => f.Key.Kind).Select(f => f.Value)];
    }

    /// <summary>What was found of those that are here, found anew where it was forgotten; what is not here any more is forgotten.</summary>
    private static IEnumerable<KeyValuePair<(int From, int To, DriftKind Kind), Drift>> Fresh<T>(Dictionary<T, Found> kept, T[] here, Func<T, Found> find) where T : class
    {
        if (kept.Count > 0)
            foreach (var gone in kept.Keys.Except(here).ToArray()) kept.Remove(gone);
        return here.SelectMany(one => CollectionsMarshal.GetValueRefOrAddDefault(kept, one, out _) ??= find(one));
    }

    private Found Across(Link link)
    {
        var found = new Found();
        foreach (int a in link.Claims)
            foreach (int b in link.Claims.Where(b => desk.IsBefore(a, b) && desk.Document[a] != desk.Document[b] && origins.Of[a] != origins.Of[b] && desk.Likeness.Of(a, b) >= Repetition))
                AcrossOrigins(found, a, b);
        return found;
    }

    private Found BetweenTellings(Act act)
    {
        var found = new Found();
        if (act.Claims.Length == 1) return found;
        var tellings = act.Claims.GroupBy(c => desk.Document[c]).Select(g => (Document: g.Key, Claims: g.ToArray())).OrderBy(t => t.Document, desk.ByOrder).ToArray();
        int[] documents = [.. tellings.Select(t => t.Document)];
        // Many copies: each is laid beside the tellings it can come from, nearest first, never all beside all.
        for (int j = 0; j < tellings.Length; j++)
        {
            foreach (int i in Sources(documents, j))
            {
                var (earlier, later) = (tellings[i], tellings[j]);
                var (sure, reason) = Direction(earlier.Document, later.Document);
                if (sure < 0) continue;
                int lean = later.Claims.Sum(c => Retold(found, c, earlier.Claims, sure > 0, reason));
                if (sure > 0 || lean > 0) Added(found, earlier.Claims, later.Claims, reason);
                else if (lean < 0) Added(found, later.Claims, earlier.Claims, reason);
            }
        }
        WithinDocuments(found, act, tellings);
        return found;
    }

    /// <summary>The tellings that one is laid beside: those its document was made from, else the first published, else the first of all.</summary>
    private IEnumerable<int> Sources(int[] documents, int j)
    {
        var above = lineage.Above(documents[j]);
        var made = Enumerable.Range(0, documents.Length).Where(i => i != j && above.Contains(documents[i])).ToArray();
        var nearest = made.Where(i => lineage.IsSource(documents[i], documents[j])).ToArray();
        if (made.Length > 0) return nearest.Length > 0 ? nearest : made;
        int first = Enumerable.Range(0, documents.Length).OrderBy(i => desk.Profiles[documents[i]].Published.First ?? DateOnly.MaxValue).ThenBy(i => i).First();
        if (first != j) return [first];
        // The first known date says nothing about tellings without a date: these are laid beside it as well, and their words decide.
        return Enumerable.Range(0, documents.Length).Where(i => i != j && !desk.Profiles[documents[i]].Published.IsKnown);
    }

    /// <summary>1 when the first is surely the earlier telling, -1 when it is surely the later, 0 when nothing tells.</summary>
    private (int Sure, Reason Reason) Direction(int a, int b)
    {
        if (lineage.LeadsTo(a, b)) return (1, new("lineage", $"{Name(b)} was made from {Name(a)}."));
        if (lineage.LeadsTo(b, a)) return (-1, new("lineage", $"{Name(a)} was made from {Name(b)}."));
        var (x, y) = (desk.Profiles[a].Published, desk.Profiles[b].Published);
        if (x.First is { } first && y.First is { } second && !x.Overlaps(y))
            return (first < second ? 1 : -1, new("later", first < second ? $"{Name(b)} was published on {y}, {Name(a)} on {x}." : $"{Name(a)} was published on {x}, {Name(b)} on {y}."));
        return (0, new("direction_unclear", "Nothing tells which telling was first. The more careful one is put first, because hedges are lost in retelling more often than they are gained."));
    }

    private string Name(int document) => desk.Profiles[document].Reading.Document.Name;

    /// <summary>Lays a claim beside the earlier one that it repeats most; gives how much hedging was lost on the way.</summary>
    private int Retold(Found found, int later, int[] earlier, bool sure, Reason direction)
    {
        var (source, likeness) = Nearest(later, earlier);
        if (likeness < Retelling) return 0;
        int lost = Careful(source) - Careful(later), hedges = Hedges(source) - Hedges(later);
        var (from, to) = sure || lost >= 0 ? (source, later) : (later, source);
        Compare(found, from, to, likeness, direction);
        return hedges;
    }

    private (int Claim, double Likeness) Nearest(int claim, int[] among) =>
        among.Select(e => (Claim: e, Likeness: desk.Likeness.Of(e, claim))).OrderByDescending(e => e.Likeness).ThenBy(e => e.Claim, desk.ByPlace).First();

    /// <summary>The same act told twice in one document: two certainties of nearly the same words.</summary>
    private void WithinDocuments(Found found, Act act, (int Document, int[] Claims)[] tellings)
    {
        foreach (var (_, claims) in tellings)
            for (int j = 1; j < claims.Length; j++)
                for (int i = 0; i < j; i++)
                    if (desk.Claims[claims[j]].Claim is { IsAuthors: false } && act.Origin.SpeakerType is SpeakerType.Named or SpeakerType.Document or SpeakerType.Organisation
                        && desk.Likeness.Of(claims[i], claims[j]) is var likeness && likeness >= Links.OneProposition)
                    {
                        bool turned = Careful(claims[i]) < Careful(claims[j]);
                        var (from, to) = turned ? (claims[j], claims[i]) : (claims[i], claims[j]);
                        if (altered.Certainty(from, to) is { } change) Add(found, change, from, to, new("one_document", "One document tells it twice; the more careful words are put first."));
                    }
    }

    /// <summary>How much a claim holds back: hedges, and whether it says who said it.</summary>
    private int Careful(int c) => Hedges(c) + (desk.Claims[c].Claim.SpeakerType is SpeakerType.Lost or SpeakerType.Author ? 0 : 1);

    /// <summary>Two for each step of certainty below certain, one for a condition.</summary>
    private int Hedges(int c)
    {
        var claim = desk.Claims[c].Claim;
        return (claim.Certainty is Model.Certainty.Unknown ? 0 : 2 * (Model.Certainty.Certain - claim.Certainty)) + (claim.Condition is null ? 0 : 1);
    }

    private void Compare(Found found, int from, int to, double likeness, Reason direction)
    {
        bool isMade = lineage.LeadsTo(desk.Document[from], desk.Document[to]);
        foreach (var change in altered.Between(from, to, likeness, isMade)) Add(found, change, from, to, direction);
    }

    /// <summary>Mostly new content under the name of one who, in the other telling, said only a part of it.</summary>
    private void Added(Found found, int[] earlier, int[] later, Reason direction)
    {
        var known = earlier.SelectMany(c => desk.Claims[c].Terms).ToHashSet();
        foreach (int to in later.Where(c => desk.Claims[c].Claim.SpeakerType is SpeakerType.Named or SpeakerType.Document or SpeakerType.Organisation))
        {
            var (from, likeness) = Nearest(to, earlier);
            var terms = desk.Claims[to].Terms;
            var added = terms.Where(t => !known.Contains(t)).ToArray();
            if (likeness >= Retelling && added.Length >= NewTerms && added.Sum(desk.Likeness.Weight) >= NewShare * terms.Sum(desk.Likeness.Weight))
                Add(found, new(DriftKind.Added, altered.Nothing(from), new(Profile.Short(desk.Claims[to].Words), desk.Where(to))), from, to, direction);
        }
    }

    /// <summary>Claims of one proposition in documents of which one was made from the other, under different origins.</summary>
    private void AcrossOrigins(Found found, int a, int b)
    {
        var (document, other) = (desk.Document[a], desk.Document[b]);
        var (sure, direction) = Direction(document, other);
        if (sure == 0 || !(lineage.IsSource(document, other) || lineage.IsSource(other, document))) return;
        var (from, to) = sure > 0 ? (a, b) : (b, a);
        var (x, y) = (desk.Claims[from].Claim, desk.Claims[to].Claim);
        Compare(found, from, to, desk.Likeness.Of(a, b), direction);
        var (before, after) = (altered.Source(from), altered.Source(to));
        if (desk.Speaker[from] >= 0 && desk.Speaker[to] >= 0 && desk.Speaker[from] != desk.Speaker[to] && x.SpeakerType == y.SpeakerType && !IsOnePronoun(before.Text, after.Text))
            Add(found, new(DriftKind.Speaker, before, after), from, to, direction);
        // "Officials said" for what a person was named with.
        if (x.SpeakerType is SpeakerType.Named && y.SpeakerType is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial && !altered.InHeadline(to) && !IsOnePronoun(before.Text, after.Text))
            Add(found, new(DriftKind.AttributionLost, before, after), from, to, direction);
    }

    /// <summary>"She said" in both: whom it stands for was read differently, not written differently.</summary>
    private static bool IsOnePronoun(string before, string after) => Pronouns.Contains(before) && string.Equals(before, after, StringComparison.OrdinalIgnoreCase);

    private void Add(Found found, Alteration change, int from, int to, Reason direction)
    {
        var (x, y) = (desk.Claims[from].Claim, desk.Claims[to].Claim);
        found.TryAdd((from, to, change.Kind), new(change.Kind, x.Id, y.Id, change.Before.Text, change.After.Text,
            [direction, new Reason("same_content", $"“{Profile.Short(desk.Claims[from].Words, 80)}” became “{Profile.Short(desk.Claims[to].Words, 80)}”.", desk.Where(to))])
        {
            Severity = Severities.Of(change, x, y, lineage.LeadsTo(desk.Document[from], desk.Document[to])),
            BeforeAt = change.Before.At,
            AfterAt = change.After.At,
        });
    }
}
