using Vedette.Relate;

namespace Vedette.Outside;

/// <summary>Relates a store after an edit of a claim: who spoke, when, and what was said may make another origin, another contradiction.</summary>
public static class RelatedAnew
{
    /// <exception cref="Model.VedetteException">The store cannot be read or written.</exception>
    public static async Task RelateAsync(IStore store, Relater relater, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(relater);
        var decisions = await store.DecisionsAsync(cancel).ConfigureAwait(false);
        await store.RelateAsync(relater.Relate(ClaimDecisions.Edited(await store.ReadingsAsync(cancel).ConfigureAwait(false), decisions)), at, cancel).ConfigureAwait(false);
    }
}
