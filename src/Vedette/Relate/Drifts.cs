using System.Collections.Immutable;
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
    private readonly Alterations altered;
    private readonly SortedDictionary<(int, int, DriftKind), Drift> found = [];

    public Drifts(Desk desk, Lineage lineage, Origins origins, Links links)
    {
        (this.desk, this.lineage, this.origins, altered) = (desk, lineage, origins, new(desk));
        for (int o = 0; o < origins.All.Length; o++) BetweenTellings(o);
        foreach (var group in links.Groups)
            foreach (int a in group)
                foreach (int b in group.Where(b => b > a && desk.Document[a] != desk.Document[b] && origins.Of[a] != origins.Of[b] && desk.Likeness.Of(a, b) >= Repetition))
                    AcrossOrigins(a, b);
        All = [.. found.Values];
    }

    public ImmutableArray<Drift> All { get; }

    private void BetweenTellings(int origin)
    {
        var tellings = origins.All[origin].Claims.Select(desk.Number).GroupBy(c => desk.Document[c]).Select(g => (Document: g.Key, Claims: g.ToArray())).OrderBy(t => t.Document).ToArray();
        // Many copies: each is laid beside the tellings it can come from, nearest first, never all beside all.
        for (int j = 0; j < tellings.Length; j++)
        {
            foreach (int i in Sources(tellings.Select(t => t.Document).ToArray(), j))
            {
                var (earlier, later) = (tellings[i], tellings[j]);
                var (sure, reason) = Direction(earlier.Document, later.Document);
                if (sure < 0) continue;
                int lean = later.Claims.Sum(c => Retold(c, earlier.Claims, sure > 0, reason));
                if (sure > 0 || lean > 0) Added(earlier.Claims, later.Claims, reason);
                else if (lean < 0) Added(later.Claims, earlier.Claims, reason);
            }
        }
        WithinDocuments(tellings);
    }

    /// <summary>The tellings that one is laid beside: those its document was made from, else the first published, else the first of all.</summary>
    private IEnumerable<int> Sources(int[] documents, int j)
    {
        var made = Enumerable.Range(0, documents.Length).Where(i => i != j && lineage.LeadsTo(documents[i], documents[j])).ToArray();
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
    private int Retold(int later, int[] earlier, bool sure, Reason direction)
    {
        var (source, likeness) = Nearest(later, earlier);
        if (likeness < Retelling) return 0;
        int lost = Careful(source) - Careful(later), hedges = Hedges(source) - Hedges(later);
        var (from, to) = sure || lost >= 0 ? (source, later) : (later, source);
        Compare(from, to, likeness, direction);
        return hedges;
    }

    private (int Claim, double Likeness) Nearest(int claim, int[] among) =>
        among.Select(e => (Claim: e, Likeness: desk.Likeness.Of(e, claim))).OrderByDescending(e => e.Likeness).ThenBy(e => e.Claim).First();

    /// <summary>The same act told twice in one document: two certainties of nearly the same words.</summary>
    private void WithinDocuments((int Document, int[] Claims)[] tellings)
    {
        foreach (var (_, claims) in tellings)
            for (int j = 1; j < claims.Length; j++)
                for (int i = 0; i < j; i++)
                    if (desk.Claims[claims[j]].Claim is { IsAuthors: false } && origins.All[origins.Of[claims[j]]].SpeakerType is SpeakerType.Named or SpeakerType.Document or SpeakerType.Organisation
                        && desk.Likeness.Of(claims[i], claims[j]) is var likeness && likeness >= Links.OneProposition)
                    {
                        bool turned = Careful(claims[i]) < Careful(claims[j]);
                        var (from, to) = turned ? (claims[j], claims[i]) : (claims[i], claims[j]);
                        if (altered.Certainty(from, to) is { } change) Add(change, from, to, new("one_document", "One document tells it twice; the more careful words are put first."));
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

    private void Compare(int from, int to, double likeness, Reason direction)
    {
        bool isMade = lineage.LeadsTo(desk.Document[from], desk.Document[to]);
        foreach (var change in altered.Between(from, to, likeness, isMade)) Add(change, from, to, direction);
    }

    /// <summary>Mostly new content under the name of one who, in the other telling, said only a part of it.</summary>
    private void Added(int[] earlier, int[] later, Reason direction)
    {
        var known = earlier.SelectMany(c => desk.Claims[c].Terms).ToHashSet();
        foreach (int to in later.Where(c => desk.Claims[c].Claim.SpeakerType is SpeakerType.Named or SpeakerType.Document or SpeakerType.Organisation))
        {
            var (from, likeness) = Nearest(to, earlier);
            var terms = desk.Claims[to].Terms;
            var added = terms.Where(t => !known.Contains(t)).ToArray();
            if (likeness >= Retelling && added.Length >= NewTerms && added.Sum(desk.Likeness.Weight) >= NewShare * terms.Sum(desk.Likeness.Weight))
                Add(new(DriftKind.Added, altered.Nothing(from), new(Profile.Short(desk.Claims[to].Words), desk.Where(to))), from, to, direction);
        }
    }

    /// <summary>Claims of one proposition in documents of which one was made from the other, under different origins.</summary>
    private void AcrossOrigins(int a, int b)
    {
        var (document, other) = (desk.Document[a], desk.Document[b]);
        var (sure, direction) = Direction(document, other);
        if (sure == 0 || !(lineage.IsSource(document, other) || lineage.IsSource(other, document))) return;
        var (from, to) = sure > 0 ? (a, b) : (b, a);
        var (x, y) = (desk.Claims[from].Claim, desk.Claims[to].Claim);
        Compare(from, to, desk.Likeness.Of(a, b), direction);
        var (before, after) = (altered.Source(from), altered.Source(to));
        if (desk.Speaker[from] >= 0 && desk.Speaker[to] >= 0 && desk.Speaker[from] != desk.Speaker[to] && x.SpeakerType == y.SpeakerType && !IsOnePronoun(before.Text, after.Text))
            Add(new(DriftKind.Speaker, before, after), from, to, direction);
        // "Officials said" for what a person was named with.
        if (x.SpeakerType is SpeakerType.Named && y.SpeakerType is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial && !altered.InHeadline(to) && !IsOnePronoun(before.Text, after.Text))
            Add(new(DriftKind.AttributionLost, before, after), from, to, direction);
    }

    /// <summary>"She said" in both: whom it stands for was read differently, not written differently.</summary>
    private static bool IsOnePronoun(string before, string after) => Pronouns.Contains(before) && string.Equals(before, after, StringComparison.OrdinalIgnoreCase);

    private void Add(Alteration change, int from, int to, Reason direction)
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
