using System.Collections.Immutable;

namespace Vedette.Model;

public readonly record struct HappeningId(UInt128 Hash)
{
    public override string ToString() => ContentHash.Print(Hash);
}

/// <summary>Whose word an event rests on.</summary>
/// <param name="Origin">The act of speech that tells of it; null: the document in its own voice.</param>
public readonly record struct Voice(OriginId? Origin, DocumentId Document);

/// <summary>
/// One event, in however many texts it is told: who did what to whom, and the voices behind it. What is told as done, alleged or denied is one kind of happening,
/// what is only planned, possible or asked another; one never becomes the other.
/// </summary>
public sealed record Happening
{
    public required HappeningId Id { get; init; }
    public required EventType Type { get; init; }

    /// <summary>The mode that most mentions tell, or null.</summary>
    public string? Mode { get; init; }

    /// <summary>Codes as the fullest mention tells them.</summary>
    public ImmutableArray<string> Actors { get; init; } = [];
    public ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>The firmest status that a mention gives it; what is only denied is denied.</summary>
    public EventStatus Status { get; init; }

    /// <summary>Some voice denies what others tell.</summary>
    public bool IsDisputed { get; init; }

    /// <summary>The narrowest time that is told.</summary>
    public When When { get; init; }
    public string? Place { get; init; }

    /// <summary>Each telling, in order of the documents.</summary>
    public required ImmutableArray<EventId> Mentions { get; init; }
    public required ImmutableArray<DocumentId> Documents { get; init; }

    /// <summary>The independent voices: one act of speech counts once, and a text made from another is no second voice.</summary>
    public required ImmutableArray<Voice> Voices { get; init; }

    /// <summary>Why the mentions are taken for one event.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];
}
