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

    private static readonly HashSet<string> Must = new(StringComparer.Ordinal) { "must", "shall", "required", "obliged", "obligated", "mandatory" };
    private static readonly HashSet<string> May = new(StringComparer.Ordinal) { "may", "might", "can", "could", "should", "allowed", "voluntary", "encouraged", "permitted" };
    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "it", "they", "who" };
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "will", "would", "is", "are", "was", "were", "has", "have", "had", "must", "shall", "may", "might", "can", "could", "should", "does", "do", "did" };

    private readonly Desk desk;
    private readonly Lineage lineage;
    private readonly Origins origins;
    private readonly SortedDictionary<(int, int, DriftKind), Drift> found = [];

    public Drifts(Desk desk, Lineage lineage, Origins origins, Links links)
    {
        (this.desk, this.lineage, this.origins) = (desk, lineage, origins);
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
                        Certainty(from, to, new("one_document", "One document tells it twice; the more careful words are put first."));
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
        var (x, y) = (desk.Claims[from].Claim, desk.Claims[to].Claim);
        if (!Obligation(from, to, direction)) Certainty(from, to, direction);
        if (likeness >= Links.OneProposition && x.Polarity != y.Polarity && x.Kind is not ClaimKind.Question && y.Kind is not ClaimKind.Question)
            Add(DriftKind.Polarity, from, to, Profile.Short(desk.Claims[from].Words, 80), Profile.Short(desk.Claims[to].Words, 80), direction);
        if (x.Condition is { } condition && y.Condition is null && !Conditions(to))
            Add(DriftKind.ConditionLost, from, to, Profile.Short(condition.Of(Text(from))), "", direction);
        if (x.SpeakerType is not (SpeakerType.Lost or SpeakerType.Author) && y.SpeakerType is SpeakerType.Lost or SpeakerType.Author && !InHeadline(to))
            Add(DriftKind.AttributionLost, from, to, Source(from), "", direction);
        Quantity(from, to, likeness, direction);
    }

    /// <summary>A headline leaves out who said it for want of room.</summary>
    private bool InHeadline(int c) => desk.Profiles[desk.Document[c]].Reading.Document.TitleSpan is { } title && title.Overlaps(desk.Claims[c].Claim.Extent);

    /// <summary>A condition may be told once for several claims of one telling.</summary>
    private bool Conditions(int c)
    {
        var extent = desk.Claims[c].Claim.Extent;
        return desk.Profiles[desk.Document[c]].Claims.Any(o => o.Claim.Condition is { } condition && (extent.Overlaps(condition) || Math.Abs(condition.Start - extent.End) < 200 || Math.Abs(extent.Start - condition.End) < 200) && SameVoice(o.Claim, desk.Claims[c].Claim));
    }

    private static bool SameVoice(Claim a, Claim b) => a.Speaker == b.Speaker && a.SpeakerType == b.SpeakerType;

    private void Certainty(int from, int to, Reason direction)
    {
        var (x, y) = (desk.Claims[from].Claim, desk.Claims[to].Claim);
        if (x.Certainty == y.Certainty || x.Certainty is Model.Certainty.Unknown || y.Certainty is Model.Certainty.Unknown) return;
        if (x.Polarity != y.Polarity) return;
        Add(DriftKind.Certainty, from, to, Surety(from), Surety(to), direction);
    }

    private void Quantity(int from, int to, double likeness, Reason direction)
    {
        if (likeness >= 0.4 && (Measures.Differ(desk.Claims[from], desk.Claims[to]) ?? Measures.Counted(desk.Claims[from].Words, desk.Claims[to].Words)) is { } differ) Add(DriftKind.Quantity, from, to, differ.Before, differ.After, direction);
    }

    private bool Obligation(int from, int to, Reason direction)
    {
        string? before = First(from, May), after = First(to, Must);
        if (before is null || after is null || First(from, Must) is not null || First(to, May) is not null) return false;
        Add(DriftKind.Obligation, from, to, before, after, direction);
        return true;
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
                Add(DriftKind.Added, from, to, "", Profile.Short(desk.Claims[to].Words), direction);
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
        if (desk.Speaker[from] >= 0 && desk.Speaker[to] >= 0 && desk.Speaker[from] != desk.Speaker[to] && x.SpeakerType == y.SpeakerType && !IsOnePronoun(Source(from), Source(to)))
            Add(DriftKind.Speaker, from, to, Source(from), Source(to), direction);
    }

    /// <summary>"She said" in both: whom it stands for was read differently, not written differently.</summary>
    private static bool IsOnePronoun(string before, string after) => Pronouns.Contains(before) && string.Equals(before, after, StringComparison.OrdinalIgnoreCase);

    private void Add(DriftKind kind, int from, int to, string before, string after, Reason direction) =>
        found.TryAdd((from, to, kind), new(kind, desk.Claims[from].Claim.Id, desk.Claims[to].Claim.Id, before, after,
            [direction, new Reason("same_content", $"“{Profile.Short(desk.Claims[from].Words, 80)}” became “{Profile.Short(desk.Claims[to].Words, 80)}”.", desk.Where(to))]));

    private string Text(int c) => desk.Profiles[desk.Document[c]].Text;

    private string Source(int c)
    {
        var claim = desk.Claims[c].Claim;
        return claim.Source.Length > 0 ? Profile.Short(string.Join(' ', claim.Source.Select(s => s.Of(Text(c)))), 80) : claim.Speaker ?? "";
    }

    /// <summary>The words that tell how sure it is: the marked ones, else the first helping verb with the word after it, else the content.</summary>
    private string Surety(int c)
    {
        var claim = desk.Claims[c].Claim;
        if (claim.CertaintyWords.Length > 0) return string.Join(" … ", claim.CertaintyWords.Select(w => w.Of(Text(c))));
        var words = desk.Claims[c].Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int verb = Array.FindIndex(words, w => Verbs.Contains(w.ToLowerInvariant()));
        return verb < 0 ? Profile.Short(desk.Claims[c].Words, 60) : string.Join(' ', words.Skip(verb).Take(2)).TrimEnd(',', '.');
    }

    private string? First(int c, HashSet<string> list) =>
        desk.Claims[c].Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', '“', '”', '"').ToLowerInvariant()).FirstOrDefault(list.Contains);
}
