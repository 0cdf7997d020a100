using Vedette.Model;
using Vedette.Read.Archives;
using Vedette.Read.Feeds;
using Vedette.Tell;
using Vedette.Watching;

namespace Vedette.Outside.Watching;

/// <summary>What came of asking a watched address.</summary>
/// <param name="Watched">As it stands now; null when it is not watched any more.</param>
/// <param name="IsNew">Whether a version was kept.</param>
internal sealed record Asked(Watched? Watched, IReadOnlyList<Announced> Fresh, bool IsNew = false);

/// <summary>Asks a watched address once, only for what changed, and moves it on in the store together with what it told.</summary>
internal sealed class Asking(WatchKit kit, PageTaking pages)
{
    public async Task<Asked> AskAsync(Watched watched, CancellationToken cancel)
    {
        var fetched = await kit.Get(new(watched.Address, watched.ETag, watched.LastModified), cancel).ConfigureAwait(false);
        if (fetched.Fault is { } fault) return await FailAsync(watched, fetched, fault).ConfigureAwait(false);
        if (fetched.Answer?.Status == 304) return await MoveAsync(watched, fetched, [], null, null, w => w).ConfigureAwait(false);
        return watched.Kind is WatchedKind.Feed ? await ReadFeedAsync(watched, fetched).ConfigureAwait(false) : await ReadPageAsync(watched, fetched, cancel).ConfigureAwait(false);
    }

    private Task<Asked> ReadFeedAsync(Watched watched, Fetched fetched)
    {
        var feed = FeedReader.Read(fetched);
        if (feed.Kind is "none" or "sitemap index")
            return FailAsync(watched, fetched, feed.Faults is [var first, ..] ? first : new Fault("W373", $"{watched.Address} is an index of sitemaps. Add the sitemaps it names."));
        return MoveAsync(watched, fetched, feed.Items, null, null, w => w with { Title = w.Title ?? feed.Title, Site = w.Site ?? feed.Site });
    }

    private async Task<Asked> ReadPageAsync(Watched watched, Fetched fetched, CancellationToken cancel)
    {
        var page = await pages.TakeAsync(fetched, Capture.Of(fetched), null, cancel).ConfigureAwait(false);
        if (page.Fault is { } fault) return await FailAsync(watched, fetched, fault).ConfigureAwait(false);
        return await MoveAsync(watched, fetched, [], page.Taken, page.Diff, w => w with { Title = w.Title ?? page.Taken?.Reading.Document.Title }).ConfigureAwait(false);
    }

    /// <summary>What was fetched is kept whatever happens: the transaction is not cancelled.</summary>
    private async Task<Asked> MoveAsync(Watched watched, Fetched fetched, IReadOnlyList<FeedItem> items, Taken? page, VersionDiff? diff, Func<Watched, Watched> with)
    {
        var now = kit.Now;
        double chance = kit.Chance();
        Watched? moved = null;
        var polled = await kit.Store.PolledAsync(watched.Address, items, page, (w, fresh) =>
        {
            moved = with(w).AfterAnswer(fresh, now, kit.Bounds, chance);
            // A server that answers "not changed" need not tell again how to ask so.
            return moved = fetched.Answer is { Status: not 304 } answer ? moved with { ETag = answer.Header("ETag"), LastModified = answer.Header("Last-Modified") } : moved;
        }, now, CancellationToken.None).ConfigureAwait(false);
        if (polled is null) return new(null, []);
        kit.Tell(new(now, WatchDeed.Asked, watched.Address, polled.Fresh.Count));
        if (polled.IsNew) kit.Tell(new(now, diff is null ? WatchDeed.Kept : WatchDeed.Changed, watched.Address, Reading: page!.Reading, Diff: diff));
        return new(moved, polled.Fresh, polled.IsNew);
    }

    private async Task<Asked> FailAsync(Watched watched, Fetched fetched, Fault fault)
    {
        var now = kit.Now;
        double chance = kit.Chance();
        var moved = await kit.Store.ChangeWatchedAsync(watched.Address, w => w is null ? null : w.AfterFailure(fault, now, Answering.Wait(fetched), kit.Bounds, chance) with { IsPaused = w.IsPaused || Answering.IsGone(fetched) }, CancellationToken.None).ConfigureAwait(false);
        if (moved is not null) kit.Tell(new(now, WatchDeed.Failed, watched.Address, Fault: fault));
        return new(moved, []);
    }
}
