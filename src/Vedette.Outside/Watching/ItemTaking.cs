using Vedette.Model;
using Vedette.Read;
using Vedette.Read.Archives;
using Vedette.Read.Feeds;
using Vedette.Watching;

namespace Vedette.Outside.Watching;

/// <summary>
/// Gets the page of an item that a feed announced and keeps it, in one step with the end of its waiting. A page that cannot be had now is tried again a few times; one that cannot be
/// had at all is replaced by what the feed tells of it, with the reason.
/// </summary>
internal sealed class ItemTaking(WatchKit kit, PageTaking pages)
{
    private const int MostTries = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(10);

    /// <returns>The item when it still waits, else null; and whether a version was kept.</returns>
    public async Task<(Announced? Waits, bool IsNew)> TakeAsync(Announced item, CancellationToken cancel)
    {
        if (await kit.Store.ToldAsync(item.Number, cancel).ConfigureAwait(false) is not { } told) return (null, false);
        if (told.Link is not { } link) return (null, await FromFeedAsync(item, told, null, cancel).ConfigureAwait(false));
        var fetched = await kit.Get(new(link), cancel).ConfigureAwait(false);
        if (fetched.Fault is { } fault)
        {
            if (Answering.MayPass(fetched) && item.Tries + 1 < MostTries) return (await PutOffAsync(item, fetched, fault).ConfigureAwait(false), false);
            return (null, await FromFeedAsync(item, told, fault, cancel).ConfigureAwait(false));
        }
        var page = await pages.TakeAsync(fetched with { Carriage = FeedPage.CarriageOf(told) }, Capture.Of(fetched), null, cancel).ConfigureAwait(false);
        if (page.Fault is { } wall) return (null, await FromFeedAsync(item, told, wall, cancel).ConfigureAwait(false));
        if (Paid(page) is { } paid && DocumentReader.Read(FeedPage.Of(told, item.Feed)).Text.Length > page.Taken!.Reading.Document.Text.Length) return (null, await FromFeedAsync(item, told, paid, cancel).ConfigureAwait(false));
        return (null, await KeepAsync(item, page, WatchDeed.Kept, null).ConfigureAwait(false));
    }

    /// <summary>That the page shows a part only, for those who do not pay.</summary>
    private static Fault? Paid(PageTaken page) => page.Taken?.Reading.Document.Faults.FirstOrDefault(f => f.Code == "W116");

    private async Task<bool> FromFeedAsync(Announced item, FeedItem told, Fault? why, CancellationToken cancel)
    {
        var fetched = FeedPage.Of(told, item.Feed);
        var reason = why is null ? null : new Fault("W371", $"The page could not be had ({why.Code}: {why.Message}) What is read is what the feed {item.Feed} tells of it.");
        var page = fetched.Fault is { } empty ? new PageTaken(null, null, empty) : await pages.TakeAsync(fetched, Told(fetched, item), reason, cancel).ConfigureAwait(false);
        // A page that could be had once is worth more than what the feed tells of it now.
        if (page.Before is not null && why is not null) page = page with { Taken = null };
        if (page.Fault is null) return await KeepAsync(item, page, WatchDeed.KeptFromFeed, why).ConfigureAwait(false);
        await kit.Store.SettleAsync(new(item.Number, AnnouncedState.GivenUp, why ?? page.Fault), null, kit.Now, CancellationToken.None).ConfigureAwait(false);
        kit.Tell(new(kit.Now, WatchDeed.GivenUp, item.Address, Fault: why ?? page.Fault));
        return false;
    }

    private Capture Told(Fetched page, Announced item) => new(page.Address, kit.Now, 200, [("Content-Type", page.MediaType ?? "text/html")], page.Bytes) { ToldBy = item.Feed };

    private async Task<bool> KeepAsync(Announced item, PageTaken page, WatchDeed deed, Fault? why)
    {
        bool isNew = await kit.Store.SettleAsync(new(item.Number, AnnouncedState.Kept, why), page.Taken, kit.Now, CancellationToken.None).ConfigureAwait(false);
        if (isNew) kit.Tell(new(kit.Now, page.Before is null ? deed : WatchDeed.Changed, item.Address, Fault: why, Reading: page.Taken!.Reading, Diff: page.Diff));
        return isNew;
    }

    private async Task<Announced> PutOffAsync(Announced item, Fetched fetched, Fault fault)
    {
        var now = kit.Now;
        var wait = Pacing.BackOff(FirstWait, item.Tries, kit.Bounds) * (1 + kit.Chance() / 5);
        if (Answering.Wait(fetched) is { } asked && asked > wait) wait = asked;
        var later = item with { Tries = item.Tries + (Answering.IsUnasked(fetched) ? 0 : 1), Due = now + wait, Fault = fault };
        await kit.Store.SettleAsync(Settled.Again(later), null, now, CancellationToken.None).ConfigureAwait(false);
        kit.Tell(new(now, WatchDeed.PutOff, item.Address, Fault: fault));
        return later;
    }
}
