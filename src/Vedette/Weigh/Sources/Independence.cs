using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Weigh.Sources;

/// <summary>How one origin stands to another as a source.</summary>
public enum OriginTie : byte { SameOrigin, SameSpeaker, SameFamily, Copies, Lineage, FamilyUnknown, Independent }

/// <summary>Whether two origins are independent, and why. Where a family is not known they are counted apart, and that is said.</summary>
public sealed record IndependenceVerdict(OriginTie Tie, ImmutableArray<Reason> Reasons)
{
    public bool CountOnce => Tie < OriginTie.FamilyUnknown;
}

/// <summary>Origins that count once together.</summary>
/// <param name="Family">The family they are known to be of; null when it is not known.</param>
/// <param name="Reasons">Why they count once, or what is not known of one that stands alone.</param>
public sealed record OriginGroup(ImmutableArray<Origin> Origins, string? Family, ImmutableArray<Reason> Reasons);

/// <summary>
/// Which origins of a picture are independent as sources. One speaker, one owner's outlets, one government's organs, a habitual copy and its original are not. It sees who
/// sources are and whose, never how they are graded.
/// </summary>
public sealed class Independence
{
    private readonly Kinship kinship;
    private readonly Dictionary<ClaimId, Claim> claims;
    private readonly Dictionary<DocumentId, Document> documents;
    private readonly HashSet<(DocumentId, DocumentId)> kin;
    private readonly Dictionary<ClaimId, Origin> originOf = [];
    private readonly ILookup<ClaimId, ClaimId> opposed;
    private readonly ILookup<DocumentId, Name> names;

    public Independence(Picture picture, Kinship kinship)
    {
        ArgumentNullException.ThrowIfNull(picture);
        this.kinship = kinship;
        claims = picture.Readings.SelectMany(r => r.Claims).DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        documents = picture.Readings.Select(r => r.Document).DistinctBy(d => d.Id).ToDictionary(d => d.Id);
        foreach (var origin in picture.Origins)
            foreach (var claim in origin.Claims) originOf.TryAdd(claim, origin);
        // A number or a date that differs contradicts a detail; a denial and an opposite contradict the thing.
        opposed = picture.Contradictions.Where(c => c.Denies || c.Kind is ContradictionKind.Opposite).SelectMany(c => new[] { (c.A, c.B), (c.B, c.A) }).ToLookup(p => p.Item1, p => p.Item2);
        names = picture.Readings.DistinctBy(r => r.Document.Id).SelectMany(r => r.Names.Select(n => (r.Document.Id, n))).ToLookup(p => p.Id, p => p.n);
        kin = [.. picture.Lineage.SelectMany(e => new[] { (e.From, e.To), (e.To, e.From) })];
    }

    /// <summary>
    /// Who speaks in an origin, by a name that means somebody: the speaker; for the author's own voice the agency that the first telling credits, or else its outlet. Null for
    /// words such as "officials" or "a report", under which anybody may stand.
    /// </summary>
    public string? SpeakerOf(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (origin.SpeakerType is SpeakerType.Named or SpeakerType.Organisation) return origin.Speaker;
        if (origin.SpeakerType is not SpeakerType.Author) return origin.Speaker is { } words && kinship.Find(words) is not null ? words : null;
        if (origin.Documents.Select(d => documents.GetValueOrDefault(d)).FirstOrDefault(d => d is not null) is not { } document) return null;
        return document.Credits.FirstOrDefault(c => c.Kind == "agency")?.Name ?? PublisherOf(document);
    }

    /// <summary>The outlet that a document names, or the host of its link when it names none.</summary>
    public static string? PublisherOf(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Outlet ?? SourceNames.HostOf(document.Url) ?? SourceNames.HostOf(document.Address.Contains("://", StringComparison.Ordinal) ? document.Address : null);
    }

    /// <summary>The outermost family of who speaks; null when it is not known.</summary>
    public string? FamilyOf(Origin origin)
    {
        if (SpeakerOf(origin) is { } speaker && kinship.FamilyOf(speaker) is { } family) return family;
        // Officials without a name still speak from within their government.
        return origin.SpeakerType is SpeakerType.UnnamedOfficial && CountryOf(origin) is { } country ? kinship.Families.Government(country) : null;
    }

    public IndependenceVerdict Between(Origin a, Origin b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Id == b.Id) return new(OriginTie.SameOrigin, [new("same_origin", "One act of speech, however often it was printed.", Where(a))]);
        var (first, second) = (SpeakerOf(a), SpeakerOf(b));
        var (source, other) = (first is null ? null : kinship.Find(first), second is null ? null : kinship.Find(second));
        if (first is not null && second is not null && (source is not null ? source.Key == other?.Key : SourceNames.Fold(first) == SourceNames.Fold(second) && MayBeOneCountry(a, b)))
            return new(OriginTie.SameSpeaker, [new("same_speaker", $"{first} speaks in both; twice is no confirmation.", Where(b))]);
        var (family, otherFamily) = (FamilyOf(a), FamilyOf(b));
        if (family is not null && family == otherFamily)
            return new(OriginTie.SameFamily, [new("same_family", $"{Told(a)} and {Told(b)} are of one family: {family}.", Where(b))]);
        if (source is not null && other is not null && (kinship.Copies(source, other) || kinship.Copies(other, source)))
            return new(OriginTie.Copies, [new("copies", $"{(kinship.Copies(source, other) ? $"{source.Name} reprints {other.Name}" : $"{other.Name} reprints {source.Name}")} by habit.", Where(b))]);
        if (a.SpeakerType is SpeakerType.Author && b.SpeakerType is SpeakerType.Author && a.Documents.Any(x => b.Documents.Any(y => kin.Contains((x, y)))))
            return new(OriginTie.Lineage, [new("lineage", $"The text of one of them was made from the other's: {Told(a)}, {Told(b)}.", Where(b))]);
        return family is null || otherFamily is null
            ? new(OriginTie.FamilyUnknown, [.. new[] { (a, family), (b, otherFamily) }.Where(p => p.Item2 is null).Select(p => Unknown(p.Item1))])
            : new(OriginTie.Independent, [new("independent", $"{Told(a)} ({family}) and {Told(b)} ({otherFamily}) are of different families.", Where(b))]);
    }

    /// <summary>Origins in groups that count once each, in the order of their first origins.</summary>
    public ImmutableArray<OriginGroup> Groups(IEnumerable<Origin> origins)
    {
        Origin[] all = [.. origins.DistinctBy(o => o.Id)];
        var together = new Groups(all.Length);
        var why = new List<(int A, IndependenceVerdict Verdict)>();
        for (int a = 0; a < all.Length; a++)
            for (int b = a + 1; b < all.Length; b++)
                if (!together.Together(a, b) && Between(all[a], all[b]) is { CountOnce: true } verdict)
                {
                    together.Join(a, b);
                    why.Add((a, verdict));
                }
        return
        [
            .. together.All().Select(members => new OriginGroup([.. members.Select(m => all[m])], members.Select(m => FamilyOf(all[m])).FirstOrDefault(f => f is not null),
                members.Length > 1 ? [.. why.Where(w => together.Find(w.A) == together.Find(members[0])).SelectMany(w => w.Verdict.Reasons)]
                : FamilyOf(all[members[0]]) is null ? [Unknown(all[members[0]])] : [])),
        ];
    }

    /// <summary>How an origin is called in a reason.</summary>
    internal string Told(Origin origin) => SpeakerOf(origin) ?? (origin.SpeakerType is SpeakerType.Author ? "an author without an outlet" : origin.Speaker ?? "an unnamed speaker") + (CountryOf(origin) is { } country ? $" ({country})" : "");

    internal Quote? Where(Origin origin) => origin.Claims.Select(c => claims.GetValueOrDefault(c)).FirstOrDefault(c => c is not null) is { } claim ? new Quote(claim.Document, claim.Extent) : null;

    internal Claim? Find(ClaimId claim) => claims.GetValueOrDefault(claim);
    internal Origin? OriginOf(ClaimId claim) => originOf.GetValueOrDefault(claim);

    /// <summary>Claims that deny it or say the opposite, and what it denies itself.</summary>
    internal IEnumerable<ClaimId> Opposed(ClaimId claim) => opposed[claim];

    /// <summary>The governments of the countries that a claim's content names: whom it concerns.</summary>
    internal IEnumerable<string> Concerned(ClaimId claim) => Find(claim) is not { } found ? [] :
        names[found.Document].Where(n => n.Country is not null && found.Content.Any(span => span.Contains(n.Span))).Select(n => kinship.Families.Government(n.Country!));

    private Reason Unknown(Origin origin) => new("family_unknown", $"The family of {Told(origin)} is not known: counted apart, not shown to be independent.", Where(origin));

    /// <summary>"The defence ministry" of two countries is not one speaker.</summary>
    private bool MayBeOneCountry(Origin a, Origin b) => CountryOf(a) is not { } one || CountryOf(b) is not { } two || one == two;

    private string? CountryOf(Origin origin) => origin.Claims.Select(c => claims.GetValueOrDefault(c)?.SpeakerCountry).FirstOrDefault(c => c is not null);
}
