using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Relate;
using Vedette.Tell;

namespace Vedette.Outside;

/// <summary>Relates what a store keeps, as people hold it: after something came, changed or was read anew, and after an edit of a claim (who spoke, when, and what was said may make another origin) or a word on a name.</summary>
public static class RelatedAnew
{
    /// <returns>What became other, in lines (<see cref="PictureNews"/>).</returns>
    /// <exception cref="Model.VedetteException">The store cannot be read or written.</exception>
    public static async Task<ImmutableArray<string>> RelateAndTellAsync(IStore store, Func<IReadOnlyList<Reading>, NameRulings, Picture> relate, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        var before = await store.PictureAsync(cancel).ConfigureAwait(false) ?? new Picture { Readings = [] };
        var after = await RelateAsync(store, relate, at, cancel).ConfigureAwait(false);
        return PictureNews.Lines(PictureChanges.Between(before, after), before, after);
    }

    /// <exception cref="Model.VedetteException">The store cannot be read or written.</exception>
    public static async Task<Picture> RelateAsync(IStore store, Func<IReadOnlyList<Reading>, NameRulings, Picture> relate, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(relate);
        var decisions = await store.DecisionsAsync(cancel).ConfigureAwait(false);
        var picture = relate(ClaimDecisions.Edited(await store.ReadingsAsync(cancel).ConfigureAwait(false), decisions), NameDecisions.Rulings(decisions));
        await store.RelateAsync(picture, at, cancel).ConfigureAwait(false);
        return picture;
    }
}
