using Vedette.Model;
using Vedette.Read.Feeds;

namespace Vedette.Watching;

/// <summary>What became of an item that a feed announced: its page is still to be had, it is kept, or there is nothing to keep.</summary>
public enum AnnouncedState : byte { Waiting, Kept, GivenUp }

/// <summary>An item that a feed announced.</summary>
/// <param name="Number">In the order of being announced.</param>
/// <param name="Address">Its link; what has none is named after its feed.</param>
/// <param name="Tries">How often its page was asked for in vain.</param>
/// <param name="Due">When its page is to be asked for.</param>
public sealed record Announced(long Number, string Address, string Feed, AnnouncedState State, int Tries, DateTimeOffset Due, Fault? Fault)
{
    /// <summary>A feed that changes the date of its items with every answer does not get them asked for without end.</summary>
    private const int MostTimes = 5;

    public static string AddressOf(FeedItem item, string feed) => item.Link ?? $"{feed}#{item.Id}";

    /// <summary>Whether an item that was announced before is to be asked for again: it tells of a later change.</summary>
    /// <param name="changed">What it told of its last change before.</param>
    /// <param name="times">How often it was announced so.</param>
    public static bool IsAgain(AnnouncedState state, string? changed, FeedItem item, int times) =>
        state is not AnnouncedState.Waiting && times < MostTimes && item.Modified.Iso is { } now && string.CompareOrdinal(now, changed) > 0;
}

/// <summary>What became of an announced item.</summary>
public sealed record Settled(long Number, AnnouncedState State, Fault? Fault = null)
{
    /// <summary>Of what still waits: how often it was tried in vain, and when it is tried next.</summary>
    public int Tries { get; private init; }
    public DateTimeOffset? Due { get; private init; }

    /// <summary>Still waits, as it says itself.</summary>
    public static Settled Again(Announced item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(item.Number, AnnouncedState.Waiting, item.Fault) { Tries = item.Tries, Due = item.Due };
    }
}

/// <summary>What an asked address changed in the store.</summary>
/// <param name="Fresh">The items that wait now and did not before.</param>
/// <param name="IsNew">Whether its page is a version that was not kept yet.</param>
public sealed record Polled(IReadOnlyList<Announced> Fresh, bool IsNew);
