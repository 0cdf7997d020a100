using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>One thing that an origin tells, as an indicator's condition sees it: a claim with the events coded in it, or an event that an author tells in no claim.</summary>
public sealed record Statement
{
    /// <summary>Null for what an author tells in no claim.</summary>
    public ClaimId? Claim { get; init; }
    public ImmutableArray<EventId> Events { get; init; } = [];
    public required Quote Where { get; init; }
    public SpeakerType Speaker { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or null.</summary>
    public string? SpeakerCountry { get; init; }
    public ClaimKind Kind { get; init; }
    public Certainty Certainty { get; init; }
    public Polarity Polarity { get; init; }

    /// <summary>Told as having happened or being so: no condition, no modal verb, no hedge, and no event in it that is planned, supposed, denied or asked.</summary>
    public bool IsToldAsDone { get; init; }

    public ImmutableArray<EventType> Types { get; init; } = [];
    public ImmutableArray<EventStatus> Statuses { get; init; } = [];

    /// <summary>PLOVER contexts of the events.</summary>
    public ImmutableArray<string> Contexts { get; init; } = [];
    public Bearing Bearing { get; init; }

    /// <summary>Distinct terms (<see cref="Relate.Words"/>) of what is said, with its condition; ordered.</summary>
    public required ulong[] Terms { get; init; }

    /// <summary>The nearer telling of the same act of speech, when this statement stands in a retelling only: the reteller may have added it.</summary>
    public DocumentId? Nearer { get; init; }

    public bool IsAuthors => Speaker is SpeakerType.Author;
}

/// <summary>All that one origin tells, with the day on which it told it.</summary>
/// <param name="Origin">Null for what authors tell in no claim.</param>
/// <param name="Day">When it was said; else when the first document that carries it came out; unknown when the set does not tell.</param>
/// <param name="Doubt">Why it may be another origin's voice under another name (<see cref="Witnesses"/>); null when it surely is a source of its own.</param>
public sealed record Testimony(Origin? Origin, When Day, ImmutableArray<DocumentId> Documents, ImmutableArray<Statement> Statements, Reason? Doubt = null)
{
    /// <summary>An author's own voice is no source.</summary>
    public bool IsSourced => Origin is { SpeakerType: not SpeakerType.Author };
}
