using System.Collections.Immutable;

namespace Vedette.Model;

/// <summary>Something that names of several documents name.</summary>
public sealed record Entity(EntityId Id, string Canonical, Language.EntityKind Kind, string? Country, ImmutableArray<string> Aliases)
{
    /// <summary>What people said of its names, and which of their words a later one overruled. Empty where the program joined them by itself.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];
}

/// <summary>
/// One act of speech: the same person, on the same occasion. However often it was printed, it counts once.
/// Claims are in order of their documents; <see cref="Occasion"/> may be <see cref="When.Unknown"/>.
/// </summary>
public sealed record Origin
{
    public required OriginId Id { get; init; }

    /// <summary>Null when nobody is named.</summary>
    public string? Speaker { get; init; }
    public SpeakerType SpeakerType { get; init; }
    public When Occasion { get; init; }
    public string? Venue { get; init; }
    public required ImmutableArray<ClaimId> Claims { get; init; }
    public required ImmutableArray<DocumentId> Documents { get; init; }
    public ImmutableArray<Reason> Reasons { get; init; } = [];
}

/// <summary>How a document was made from another.</summary>
public enum DerivationKind : byte
{
    /// <summary>The words as they stand, but for a headline or a few of them.</summary>
    Verbatim,

    /// <summary>The words as they stand, and not all of them.</summary>
    Trimmed,

    /// <summary>Put together from this document and others.</summary>
    Merged,

    /// <summary>Told in other words.</summary>
    Rewritten,

    /// <summary>Told in another language, or both told out of one.</summary>
    Translated,

    /// <summary>Only what somebody said is taken over, as it was said.</summary>
    Quotes,

    /// <summary>Told in far fewer words, and in other ones.</summary>
    Summarises,
}

/// <summary>One document was made from another.</summary>
/// <param name="From">The source.</param>
/// <param name="To">What was made from it.</param>
/// <param name="Confidence">0 to 1, the share of the reasons' weight; a ranking, not a probability.</param>
public sealed record LineageEdge(DocumentId From, DocumentId To, double Confidence, ImmutableArray<Reason> Reasons)
{
    /// <summary>Null in a picture kept before it was told.</summary>
    public DerivationKind? Kind { get; init; }
}

/// <summary>Two or more claims of one proposition. Linked, never merged.</summary>
public sealed record SameClaims(ImmutableArray<ClaimId> Claims, ImmutableArray<Reason> Reasons);

public enum ContradictionKind : byte { Denial, Opposite, Number, Date, Speaker }

/// <summary>How a claim answers what another says. Only the first denies it; the others leave it open, each in its own way.</summary>
public enum AnswerType : byte
{
    /// <summary>It answers nothing.</summary>
    None,

    /// <summary>It is not so.</summary>
    Denial,

    /// <summary>Neither confirmed nor denied.</summary>
    NonDenial,

    /// <summary>Declined, refused or failed to say.</summary>
    NoComment,

    /// <summary>Never heard of it, not aware of it, no knowledge of it.</summary>
    NotAware,
}

/// <summary>Two claims that cannot both hold, or an answer and what it answers. Which of the two holds is for people to say.</summary>
/// <param name="A">What is denied or left open; of the others the first.</param>
/// <param name="B">Who answers.</param>
/// <param name="Reasons">One of them at least stands in the document of each end.</param>
public sealed record Contradiction(ContradictionKind Kind, ClaimId A, ClaimId B, ImmutableArray<Reason> Reasons)
{
    /// <summary>How B answers A; none where the kind is not <see cref="ContradictionKind.Denial"/>.</summary>
    public AnswerType Answer { get; init; }

    /// <summary>Whether B says that A is not so. Who does not comment, or is not aware of it, denies nothing.</summary>
    public bool Denies => Kind is ContradictionKind.Denial && Answer is (AnswerType.Denial or AnswerType.None);
}

public enum DriftKind : byte
{
    Certainty,
    Polarity,
    Speaker,
    ConditionLost,

    /// <summary>Nobody is named any more, or no longer by name.</summary>
    AttributionLost,
    Quantity,

    /// <summary>What was open or allowed is told as a duty.</summary>
    Obligation,

    /// <summary>Put into the mouth of one who, in the other telling, did not say it.</summary>
    Added,

    /// <summary>What was to be watched for is told as what somebody aims at.</summary>
    WatchToAim,

    /// <summary>Other words between quotation marks, or marks around words that nobody had quoted.</summary>
    Quotation,
}

/// <summary>How much a change matters to who must judge on the later telling alone.</summary>
public enum DriftSeverity : byte { Slight, Notable, Grave }

/// <summary>What changed between two tellings of one origin: from the earlier or nearer telling to the later or farther one.</summary>
public sealed record Drift(DriftKind Kind, ClaimId From, ClaimId To, string Before, string After, ImmutableArray<Reason> Reasons)
{
    public DriftSeverity Severity { get; init; } = DriftSeverity.Notable;

    /// <summary>Where the words before stand; where nothing is told there, the claim that lacks it. Null in a picture kept before it was told.</summary>
    public Quote? BeforeAt { get; init; }

    /// <summary>The same of the words after.</summary>
    public Quote? AfterAt { get; init; }
}

/// <summary>How many independent origins stand behind one proposition, and in how many documents it was printed.</summary>
public sealed record Support(string Proposition, ImmutableArray<ClaimId> Claims, ImmutableArray<OriginId> Origins, int Documents);

/// <summary>Documents about one happening.</summary>
public sealed record Story(StoryId Id, string Title, ImmutableArray<DocumentId> Documents)
{
    /// <summary>Why each document is in it, in the order of <see cref="Documents"/>; empty in a picture kept before it was told.</summary>
    public ImmutableArray<StoryMember> Members { get; init; } = [];
}

/// <summary>A document of a story, with the grounds on which it joined the others or opened one of its own.</summary>
public sealed record StoryMember(DocumentId Document, ImmutableArray<Reason> Reasons);

/// <summary>One line of the timeline: a day (or longer) and what is told of it.</summary>
public sealed record Moment(When When, string Text, ClaimId? Claim, EventId? Event, Quote Where);

/// <summary>All that Relate finds over a set of readings.</summary>
public sealed record Picture
{
    public required ImmutableArray<Reading> Readings { get; init; }
    public ImmutableArray<Entity> Entities { get; init; } = [];

    /// <summary>What people said of the names, which the picture holds to.</summary>
    public NameRulings Rulings { get; init; } = NameRulings.None;
    public ImmutableArray<Origin> Origins { get; init; } = [];
    public ImmutableArray<LineageEdge> Lineage { get; init; } = [];
    public ImmutableArray<SameClaims> Same { get; init; } = [];
    public ImmutableArray<Contradiction> Contradictions { get; init; } = [];
    public ImmutableArray<Drift> Drifts { get; init; } = [];
    public ImmutableArray<Support> Support { get; init; } = [];
    public ImmutableArray<Story> Stories { get; init; } = [];
    public ImmutableArray<Moment> Timeline { get; init; } = [];

    /// <summary>The picture as it would be told without some claims: what rests on them alone goes with them. Origins, lineage and stories are not found anew.</summary>
    public Picture Without(IReadOnlySet<ClaimId> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (claims.Count == 0) return this;
        bool IsLeft(ClaimId? claim) => claim is not { } id || !claims.Contains(id);
        var homes = Readings.SelectMany(r => r.Claims).Where(c => IsLeft(c.Id)).ToDictionary(c => c.Id, c => c.Document);
        ImmutableArray<Origin> origins = [.. Origins
            .Select(o => o.Claims.All(c => IsLeft(c)) ? o : o with { Claims = [.. o.Claims.Where(c => IsLeft(c))], Documents = [.. o.Documents.Where(d => o.Claims.Any(c => homes.TryGetValue(c, out var home) && home == d))] })
            .Where(o => !o.Claims.IsEmpty)];
        var originOf = origins.SelectMany(o => o.Claims.Select(c => (c, o.Id))).ToLookup(pair => pair.c, pair => pair.Id);
        return this with
        {
            Readings = [.. Readings.Select(r => r.Claims.All(c => IsLeft(c.Id)) ? r : r with { Claims = [.. r.Claims.Where(c => IsLeft(c.Id))], Events = [.. r.Events.Where(e => IsLeft(e.Claim))] })],
            Origins = origins,
            Same = [.. Same.Select(s => s with { Claims = [.. s.Claims.Where(c => IsLeft(c))] }).Where(s => s.Claims.Length > 1)],
            Contradictions = [.. Contradictions.Where(c => IsLeft(c.A) && IsLeft(c.B))],
            Drifts = [.. Drifts.Where(d => IsLeft(d.From) && IsLeft(d.To))],
            Support = [.. Support
                .Select(s => s.Claims.All(c => IsLeft(c)) ? s : LeftOf(s, [.. s.Claims.Where(c => IsLeft(c))]))
                .Where(s => !s.Claims.IsEmpty)],
            Timeline = [.. Timeline.Where(m => IsLeft(m.Claim))],
        };

        Support LeftOf(Support support, ImmutableArray<ClaimId> left) => support with
        {
            Claims = left,
            Origins = [.. support.Origins.Where(o => left.Any(c => originOf[c].Contains(o)))],
            Documents = left.Select(c => homes.TryGetValue(c, out var home) ? home : default).Distinct().Count(),
        };
    }
}
