using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Tell;

namespace Vedette.Outside.Watching;

/// <summary>
/// What a watch did: asked an address, kept an item's page or what the feed tells of it in its place, kept a later version, put an item off, gave it up, could not ask an address,
/// met a trouble of the store that may pass, related.
/// </summary>
public enum WatchDeed : byte { Asked, Kept, KeptFromFeed, Changed, PutOff, GivenUp, Failed, Troubled, Related }

/// <summary>One deed of a watch, for whoever follows it.</summary>
/// <param name="Fresh">New items of an address that was asked.</param>
/// <param name="Fault">Why the page itself was not kept, or the address could not be asked.</param>
/// <param name="Reading">What was kept.</param>
/// <param name="Diff">How it differs from the version before.</param>
public sealed record WatchTold(DateTimeOffset At, WatchDeed Deed, string Address, int Fresh = 0, Fault? Fault = null, Reading? Reading = null, VersionDiff? Diff = null)
{
    /// <summary>What became other when all was related anew.</summary>
    public ImmutableArray<string> News { get; init; } = [];
}
