using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>What a statement that bears on an indicator looks like. All that is given must hold; within one list one entry is enough.</summary>
public sealed record Condition
{
    /// <summary>Each entry is a set of terms that must all be there; one entry is enough. Empty: words do not matter.</summary>
    public ImmutableArray<ulong[]> Words { get; init; } = [];

    /// <summary>A second list of the same kind.</summary>
    public ImmutableArray<ulong[]> WithWords { get; init; } = [];

    /// <summary>One entry of these, and the condition does not hold.</summary>
    public ImmutableArray<ulong[]> NotWords { get; init; } = [];

    /// <summary>Countries (alpha-3) that give, act, help.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>Countries that receive.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary>Countries that must all be named, in whatever role.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>Countries for which the speaker speaks.</summary>
    public ImmutableArray<string> Speaker { get; init; } = [];
    public ImmutableArray<ClaimKind> Kinds { get; init; } = [];

    /// <summary>The least certainty; <see cref="Certainty.Unknown"/> asks for none.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>PLOVER types, of which one must be coded in the statement.</summary>
    public ImmutableArray<EventType> Types { get; init; } = [];
    public ImmutableArray<EventStatus> Statuses { get; init; } = [];
    public ImmutableArray<string> Contexts { get; init; } = [];

    /// <summary>Saying it is the sign itself: an endorsement, a pledge. Else what is said is a report of the sign.</summary>
    public bool IsAct { get; init; }

    /// <summary>Whether the statement fits, whether it affirms or denies.</summary>
    public bool Fits(Statement statement) =>
        (Words.IsEmpty || Any(Words, statement.Terms))
        && (WithWords.IsEmpty || Any(WithWords, statement.Terms))
        && (NotWords.IsEmpty || !Any(NotWords, statement.Terms))
        && (Types.IsEmpty || Share(Types, statement.Types))
        && (Statuses.IsEmpty || Share(Statuses, statement.Statuses))
        && (Contexts.IsEmpty || Bearing.Has(statement.Contexts, Contexts))
        && (Kinds.IsEmpty || Kinds.Contains(statement.Kind))
        && statement.Certainty >= Certainty
        && (Speaker.IsEmpty || (statement.SpeakerCountry is { } country && Speaker.Contains(country)))
        && (From.IsEmpty || statement.Bearing.IsFrom(From))
        && (To.IsEmpty || statement.Bearing.IsTo(To))
        && HasAll(statement.Bearing.Parties, Parties);

    /// <summary>The first entry whose terms are all there.</summary>
    internal static bool Any(ImmutableArray<ulong[]> entries, ReadOnlySpan<ulong> terms)
    {
        foreach (ulong[] entry in entries)
        {
            bool isThere = true;
            foreach (ulong term in entry)
                if (terms.BinarySearch(term) < 0) { isThere = false; break; }
            if (isThere) return true;
        }
        return false;
    }

    private static bool Share<T>(ImmutableArray<T> asked, ImmutableArray<T> there)
    {
        foreach (var one in there)
            if (asked.Contains(one)) return true;
        return false;
    }

    private static bool HasAll(ImmutableArray<string> there, ImmutableArray<string> asked)
    {
        foreach (string country in asked)
            if (!there.Contains(country)) return false;
        return true;
    }
}
