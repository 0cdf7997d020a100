using Vedette.Model;
using Vedette.Watching;

namespace Vedette.Outside.Watching;

/// <summary>
/// Asks watched addresses when they are due and gets the pages of what they announce, for weeks. All that it knows stands in the store: it can be ended at any moment, also by a
/// kill, and goes on from there with nothing lost and nothing double.
/// </summary>
public sealed class Watcher : IDisposable
{
    /// <summary>Most of them wait for the turn of their host.</summary>
    private const int MostAtOnce = 48;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15), AfterTrouble = TimeSpan.FromMinutes(1);

    private readonly WatchKit kit;
    private readonly PageTaking pages;
    private readonly Asking asking;
    private readonly ItemTaking taking;
    private readonly Agenda<Duty> agenda = new();
    private readonly Dictionary<string, Watched> watched = new(StringComparer.Ordinal);
    private readonly HashSet<string> planned = new(StringComparer.Ordinal);
    private readonly HashSet<Task<Done>> running = [];
    private RelateTimes relating;
    private DateTimeOffset looked = DateTimeOffset.MinValue;
    private bool hasBegun;

    /// <param name="kit">Its <see cref="WatchKit.Tell"/> is called under a lock.</param>
    public Watcher(WatchKit kit)
    {
        ArgumentNullException.ThrowIfNull(kit);
        var gate = new Lock();
        this.kit = kit with { Tell = told => { lock (gate) kit.Tell(told); } };
        pages = new(this.kit);
        (asking, taking) = (new(this.kit, pages), new(this.kit, pages));
        // A process that ended between keeping and relating left that undone.
        relating = new(HasNews: true, Last: DateTimeOffset.MinValue, Wait: TimeSpan.Zero);
    }

    /// <summary>Asks what is due, gets what waits, and ends.</summary>
    /// <exception cref="VedetteException">The store cannot be read or written.</exception>
    public Task RoundAsync(CancellationToken cancel) => RunAsync(isOnce: true, cancel);

    /// <summary>Watches until it is stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="VedetteException">The store cannot be read or written.</exception>
    public Task RunAsync(CancellationToken cancel) => RunAsync(isOnce: false, cancel);

    private async Task RunAsync(bool isOnce, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            if (!hasBegun)
                foreach (var item in await kit.Store.WaitingAsync(cancel).ConfigureAwait(false)) Put(new ItemDuty(item), item.Due);
            hasBegun = true;
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                var now = kit.Now;
                if (now - looked >= LookAgain) await LookAsync(now, cancel).ConfigureAwait(false);
                while (running.Count < MostAtOnce && agenda.TryTake(now, out var duty)) running.Add(DoAsync(duty, stop.Token));
                if (isOnce && running.Count == 0) break;
                if (relating.IsDue(now) && kit.Relate is not null && !isOnce) await RelateAsync(stop.Token).ConfigureAwait(false);
                else await WaitAsync(now, isOnce, stop.Token).ConfigureAwait(false);
            }
            if (relating.HasNews && kit.Relate is not null) await RelateAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // What was stopped, or failed after another failure, is done again when the watch goes on.
            await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            running.Clear();
        }
    }

    /// <summary>Addresses may be added, paused and removed meanwhile, by other processes too.</summary>
    private async Task LookAsync(DateTimeOffset now, CancellationToken cancel)
    {
        looked = now;
        var all = await kit.Store.WatchedAsync(cancel).ConfigureAwait(false);
        watched.Clear();
        foreach (var one in all.Where(w => !w.IsPaused))
        {
            watched.Add(one.Address, one);
            if (planned.Add(one.Address)) Put(new AskDuty(one.Address), one.Due);
        }
    }

    private void Put(Duty duty, DateTimeOffset due) => agenda.Put(duty, duty.Host, due);

    private async Task WaitAsync(DateTimeOffset now, bool isOnce, CancellationToken cancel)
    {
        Task<Done>[] work = [.. running];
        if (isOnce) await Task.WhenAny(work).ConfigureAwait(false);
        else
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var wake = running.Count < MostAtOnce && agenda.Next is { } next && next < looked + LookAgain ? next : looked + LookAgain;
            if (relating.Next is { } relate && relate < wake && kit.Relate is not null) wake = relate;
            var delay = Task.Delay(wake > now ? wake - now : TimeSpan.Zero, kit.Clock, enough.Token);
            await Task.WhenAny([.. work, delay]).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
        }
        foreach (var ended in work.Where(t => t.IsCompleted))
        {
            running.Remove(ended);
            Take(await ended.ConfigureAwait(false));
        }
    }

    /// <summary>Back on the loop's own thread of work.</summary>
    private void Take(Done done)
    {
        agenda.Release(done.Duty.Host);
        if (done.IsNew) relating = relating with { HasNews = true };
        if (done.Asked is { Watched: { } moved }) watched[moved.Address] = moved;
        foreach (var (duty, due) in done.Next) Put(duty, due);
        if (done.Duty is AskDuty { Address: var address } && !done.Next.Any(n => n.Duty is AskDuty)) planned.Remove(address);
    }

    private async Task<Done> DoAsync(Duty duty, CancellationToken cancel)
    {
        // Reading is work for the processor: the loop goes on meanwhile.
        await Task.Yield();
        try
        {
            switch (duty)
            {
                case AskDuty ask:
                    if (!watched.TryGetValue(ask.Address, out var one)) return new(duty, []);
                    var asked = await asking.AskAsync(one, cancel).ConfigureAwait(false);
                    var items = asked.Fresh.Select(item => ((Duty)new ItemDuty(item), item.Due));
                    return new(duty, [.. asked.Watched is { IsPaused: false } moved ? items.Append((ask, moved.Due)) : items]) { Asked = asked, IsNew = asked.IsNew };
                case ItemDuty { Item: var item }:
                    var (waits, isNew) = await taking.TakeAsync(item, cancel).ConfigureAwait(false);
                    return new(duty, waits is null ? [] : [(new ItemDuty(waits), waits.Due)]) { IsNew = isNew };
                default: throw new InvalidOperationException($"There is no way to do {duty}.");
            }
        }
        catch (VedetteException trouble) when (trouble.Code is "W304" or "W305")
        {
            // Another process writes for long, or the disk is full: what was to be done is still in the store.
            kit.Tell(new(kit.Now, WatchDeed.Troubled, duty.Address, Fault: new(trouble.Code, trouble.Message)));
            return new(duty, [(duty, kit.Now + AfterTrouble)]);
        }
    }

    private async Task RelateAsync(CancellationToken cancel)
    {
        long start = kit.Clock.GetTimestamp();
        relating = relating with { HasNews = false };
        var news = await kit.Relate!(cancel).ConfigureAwait(false);
        var took = kit.Clock.GetElapsedTime(start);
        relating = relating with { Last = kit.Now, Wait = 10 * took > kit.RelateEvery ? 10 * took : kit.RelateEvery };
        kit.Tell(new(kit.Now, WatchDeed.Related, "") { News = news });
    }

    public void Dispose() => pages.Dispose();

    private readonly record struct RelateTimes(bool HasNews, DateTimeOffset Last, TimeSpan Wait)
    {
        public DateTimeOffset? Next => HasNews ? Last + Wait : null;
        public bool IsDue(DateTimeOffset now) => Next <= now;
    }

    private abstract record Duty(string Address)
    {
        public string Host { get; } = Watched.HostOf(Address);
    }

    private sealed record AskDuty(string Address) : Duty(Address);

    private sealed record ItemDuty(Announced Item) : Duty(Item.Address);

    private sealed record Done(Duty Duty, IReadOnlyList<(Duty Duty, DateTimeOffset Due)> Next)
    {
        public Asked? Asked { get; init; }
        public bool IsNew { get; init; }
    }
}
