using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>The 16 event types of PLOVER (2021), in the order of its manual.</summary>
public enum EventType : byte { Agree = 1, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault }

/// <summary>How real the text makes an event. Only <see cref="Actual"/> is told as having happened in the author's or an unchallenged voice.</summary>
public enum EventStatus : byte { Actual, Alleged, Planned, Hypothetical, Denied, Asked }

/// <summary>Who did what to whom, as a text tells it.</summary>
public sealed record Event
{
    public required EventId Id { get; init; }
    public required DocumentId Document { get; init; }
    public required EventType Type { get; init; }

    /// <summary>PLOVER mode in lower case with hyphens (<c>martial-law</c>), or null.</summary>
    public string? Mode { get; init; }
    public ImmutableArray<string> Contexts { get; init; } = [];

    /// <summary>Codes: ISO 3166-1 alpha-3 and a sector (RUS, RUSGOV, CHNMIL), IGO, NGO.</summary>
    public ImmutableArray<string> Actors { get; init; } = [];
    public ImmutableArray<string> Recipients { get; init; } = [];
    public EventStatus Status { get; init; }
    public When When { get; init; }
    public string? Place { get; init; }
    public required TextSpan Span { get; init; }

    /// <summary>The claim in whose content it stands.</summary>
    public ClaimId? Claim { get; init; }
    public ImmutableArray<Reason> Reasons { get; init; } = [];
    public required Maker MadeBy { get; init; }
}

/// <summary>A number with what it counts.</summary>
/// <param name="Unit">What is counted or measured: <c>percent</c>, <c>USD</c>, <c>km</c>, or the noun's lemma (<c>country</c>).</param>
/// <param name="Approximate">Marked by "nearly", "about", "more than".</param>
public readonly record struct Quantity(TextSpan Span, double Value, string? Unit, bool Approximate);
