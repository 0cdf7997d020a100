using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Read;
using Vedette.Read.Archives;
using Vedette.Relate;

namespace Vedette.Outside.Watching;

/// <summary>A version that reads otherwise than it did.</summary>
public sealed record RereadVersion(Reading Before, Reading After)
{
    public ImmutableArray<Claim> Came => Only(After, Before);
    public ImmutableArray<Claim> Went => Only(Before, After);

    private static ImmutableArray<Claim> Only(Reading of, Reading not)
    {
        var known = not.Claims.Select(c => c.Id).ToHashSet();
        return [.. of.Claims.Where(c => !known.Contains(c.Id))];
    }
}

/// <summary>What came of reading kept captures again.</summary>
/// <param name="Read">Versions that were read again.</param>
/// <param name="Changed">Those that read otherwise now; they are kept so.</param>
/// <param name="Decided">Claims that people decided on and that are no longer found, also since earlier times; the decisions stay.</param>
public sealed record Reread(int Read, IReadOnlyList<RereadVersion> Changed, IReadOnlyList<(SupersededClaim Claim, ImmutableArray<Decision> Decisions)> Decided);

/// <summary>
/// Reads kept captures again with the reader and the extractor of today. All that reads otherwise is replaced in one step together with the picture over it: whoever looks meanwhile, and
/// whoever ends it, has the old readings or the new ones.
/// </summary>
public sealed class Rereading(IStore store, Func<Document, CancellationToken, Reading> extract, Relater relater, TimeProvider clock)
{
    /// <param name="items">What stands at some addresses; null for all that have captures.</param>
    /// <param name="tell">Is told of each version that was read again, and whether it changed.</param>
    /// <exception cref="VedetteException">The store cannot be read or written.</exception>
    public async Task<Reread> RunAsync(IReadOnlyCollection<ItemId>? items, Action<Reading, bool> tell, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tell);
        List<RereadVersion> changed = [];
        var seen = new HashSet<DocumentId>();
        int read = 0;
        foreach (var item in items?.Select(i => (ItemId?)i) ?? [null])
            await foreach (var note in store.CapturesAsync(item, cancel).ConfigureAwait(false))
            {
                if (!seen.Add(note.Document) || await VersionAsync(note, cancel).ConfigureAwait(false) is not { } version) continue;
                bool isOther = !ReadingTables.AreAlike(version.Before, version.After);
                if (isOther) changed.Add(version);
                read++;
                tell(version.After, isOther);
            }
        var decisions = await store.DecisionsAsync(cancel).ConfigureAwait(false);
        if (changed.Count > 0) await ReplaceAsync(changed, decisions, cancel).ConfigureAwait(false);
        return new(read, changed, await DecidedAsync(decisions, cancel).ConfigureAwait(false));
    }

    /// <summary>Null when the capture reads as another version now, which leaves the one that is kept as it is.</summary>
    private async Task<RereadVersion?> VersionAsync(CaptureNote note, CancellationToken cancel)
    {
        var before = (await store.VersionsAsync(note.Item, cancel).ConfigureAwait(false)).FirstOrDefault(v => v.Document.Id == note.Document);
        if (before is null || await store.CaptureAsync(note.Id, cancel).ConfigureAwait(false) is not { } capture) return null;
        // How it was carried is not in the capture.
        var document = DocumentReader.Read(await PdfText.WithTextAsync(capture.Again() with { Carriage = Carriage.Of(before.Document) }, cancel).ConfigureAwait(false));
        if (document.Id != note.Document || document.Text.Length == 0) return null;
        // Why it was read in the place of the page itself is not in the capture.
        if (capture.ToldBy is not null) document = document with { Faults = [.. document.Faults, .. before.Document.Faults.Where(f => f.Code == "W371")] };
        return new(before, extract(document, cancel));
    }

    private async Task ReplaceAsync(List<RereadVersion> changed, IReadOnlyList<Decision> decisions, CancellationToken cancel)
    {
        var anew = changed.ToDictionary(c => c.After.Document.Id, c => c.After);
        Reading[] readings = [.. (await store.ReadingsAsync(cancel).ConfigureAwait(false)).Select(r => anew.GetValueOrDefault(r.Document.Id, r))];
        await store.ReplaceAsync([.. anew.Values], relater.Relate(ClaimDecisions.Edited(readings, decisions), NameDecisions.Rulings(decisions)), clock.GetUtcNow(), cancel).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<(SupersededClaim Claim, ImmutableArray<Decision> Decisions)>> DecidedAsync(IReadOnlyList<Decision> decisions, CancellationToken cancel)
    {
        var byClaim = ClaimDecisions.ByClaim(decisions);
        var gone = (await store.SupersededAsync(cancel).ConfigureAwait(false)).Where(c => byClaim.Contains(c.Claim)).ToArray();
        if (gone.Length == 0) return [];
        var found = (await store.ReadingsAsync(cancel).ConfigureAwait(false)).SelectMany(r => r.Claims).Select(c => c.Id).ToHashSet();
        return [.. gone.DistinctBy(c => c.Claim).Where(c => !found.Contains(c.Claim)).Select(c => (c, byClaim[c.Claim].ToImmutableArray()))];
    }
}
