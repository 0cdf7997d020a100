using System.Collections.Immutable;
using System.Collections.Concurrent;
using System.Text;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Tests.Watching;
using Vedette.Watching;
using Vedette.Whole.Tests.Judge;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Watching;

/// <summary>A small twin of the soak: made feeds over two days of a clock that is moved by hand, with faults of all kinds, and a kill at any write.</summary>
public sealed class WatcherTests : IDisposable
{
    private static readonly DateTimeOffset Start = StoreFolder.Now;
    private static readonly TimeSpan Every = TimeSpan.FromHours(3);
    private static readonly string[] Hosts = [.. Enumerable.Range(1, 5).Select(n => $"http://host{n}.example")];
    private readonly StoreFolder folder = new();
    private readonly SetClock clock = new(Start);
    private readonly ConcurrentQueue<WatchTold> told = [];
    private readonly MadeSite site = new(seed: 7, feeds: 20, pages: 5, Start, Every, Hosts);

    /// <summary>When the site stopped changing; null while it changes.</summary>
    private DateTimeOffset? end;

    private DateTimeOffset Shown => end ?? clock.Now;

    private WatchKit Kit(IStore store, Func<WebAsk, CancellationToken, Task<Fetched>> get) =>
        new(store, get, (document, _) => new Reading { Document = document }, clock, () => 0.5, told.Enqueue);

    private Fetched Answer(WebAsk ask, int status, string body = "", params (string, string)[] headers) =>
        new(ask.Address, status == 200 ? Encoding.UTF8.GetBytes(body) : default, "text/html; charset=utf-8", status is 200 or 304 ? null : new("W137", $"{ask.Address} answers {status}.")) { Answer = new(ask.Address, status, [.. headers], clock.Now) };

    /// <summary>Faults of each address in all: a page that fails five times is given up, which is another test's matter, and a kill forgets what was had between two faults.</summary>
    private readonly ConcurrentDictionary<string, int> failed = new();

    /// <summary>What the site answers, now and then with a fault.</summary>
    private Fetched Serve(WebAsk ask, Random? faults)
    {
        if (faults?.Next(12) is { } fault and < 4 && failed.AddOrUpdate(ask.Address, 1, (_, n) => n + 1) < 4)
            return fault switch
            {
                0 => Answer(ask, 500),
                1 => Answer(ask, 429, "", ("Retry-After", "1800")),
                2 => Answer(ask, 200, "<feed><entry>") with { Fault = new("W143", "It was broken off.") },
                _ => new Fetched(ask.Address, default, Fault: new("W136", "It could not be reached.")),
            };
        var (kind, a, b) = MadeSite.Parts(new Uri(ask.Address).AbsolutePath);
        if (kind == "item" && MadeSite.IsWithoutPage(b)) return Answer(ask, 404);
        string body = kind switch { "feed" => site.Feed(a, Shown), "item" => site.Item(a, b, Shown), _ => site.Page(a, Shown) };
        string tag = $"\"{ContentHash.Of(body)}\"";
        return ask.ETag == tag ? Answer(ask, 304) : Answer(ask, 200, body, ("ETag", tag), ("Content-Type", "text/html"));
    }

    private async Task WatchAllAsync(IStore store)
    {
        for (int f = 0; f < site.Feeds; f++) await AddAsync(store, site.FeedAt(f), WatchedKind.Feed);
        for (int p = 0; p < site.Pages; p++) await AddAsync(store, site.PageAt(p), WatchedKind.Page);
    }

    private Task<Watched?> AddAsync(IStore store, string address, WatchedKind kind) => store.ChangeWatchedAsync(address, _ => new Watched { Address = address, Kind = kind, Added = clock.Now, Due = clock.Now }, default);

    private async Task RoundAsync(IStore store, Func<WebAsk, CancellationToken, Task<Fetched>> get)
    {
        using var watcher = new Watcher(Kit(store, get));
        await watcher.RoundAsync(default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Through_faults_and_kills_every_item_is_kept_once_and_every_change_is_a_version(bool isFile)
    {
        await using IStore store = isFile ? folder.Make() : new MemoryStore();
        await WatchAllAsync(store);
        var random = new Random(3);
        var allowed = new ConcurrentDictionary<string, DateTimeOffset>();
        var busy = new ConcurrentDictionary<string, bool>();
        bool isCalm = false;
        int kills = 0;
        async Task<Fetched> GetAsync(WebAsk ask, CancellationToken cancel)
        {
            string host = Watched.HostOf(ask.Address);
            busy.TryAdd(host, true).ShouldBeTrue("one at a time of a host");
            clock.Now.ShouldBeGreaterThanOrEqualTo(allowed.GetValueOrDefault(ask.Address), "not before it is allowed");
            await Task.Yield();
            Fetched fetched;
            lock (random) fetched = Serve(ask, isCalm ? null : random);
            if (fetched.Answer?.Header("Retry-After") is { } wait) allowed[ask.Address] = clock.Now.AddSeconds(int.Parse(wait));
            busy.TryRemove(host, out _);
            return fetched;
        }
        for (; clock.Now < Start.AddHours(20); clock.Now = clock.Now.AddMinutes(20))
            try
            {
                int writes;
                bool isAfter;
                lock (random) (writes, isAfter) = (random.Next(40), random.Next(2) == 0);
                await RoundAsync(KilledStore.Over(store, writes, isAfter), GetAsync);
            }
            catch (KilledException)
            {
                kills++;
                busy.Clear();
                allowed.Clear();
            }
        // What was published until now must be there when the trouble is over.
        var published = clock.Now;
        end = published;
        isCalm = true;
        for (int i = 0; i < 20; i++, clock.Now = clock.Now.AddHours(3)) await RoundAsync(store, GetAsync);
        kills.ShouldBeGreaterThan(20);

        (await store.AnnouncedAsync(default)).ShouldSatisfyAllConditions(c => c.Waiting.ShouldBe(0), c => c.GivenUp.ShouldBe(0));
        var kept = (await store.ReadingsAsync(default)).ToDictionary(r => r.Document.Address);
        for (int f = 0; f < site.Feeds; f++)
            for (int i = 0; i < site.Published(f, published); i++)
            {
                string address = site.ItemAt(f, i);
                kept.ShouldContainKey(address);
                var versions = await store.VersionsAsync(kept[address].Document.Item, default);
                versions.Select(v => v.Document.Text).Distinct().Count().ShouldBe(versions.Count, $"{address}: no version twice");
                if (MadeSite.IsWithoutPage(i)) versions.ShouldHaveSingleItem().Document.Faults.ShouldContain(x => x.Code == "W371");
                else versions[^1].Document.Text.ShouldContain($"item {f} {i} {site.ItemVersion(f, i, published)}");
                versions.Count.ShouldBeLessThanOrEqualTo(3);
                (await store.CapturesAsync(kept[address].Document.Item, default).ToListAsync()).Select(c => c.Document).ShouldBe(versions.Select(v => v.Document.Id));
            }
        for (int p = 0; p < site.Pages; p++) kept[site.PageAt(p)].Document.Text.ShouldContain($"page {p} {site.PageVersion(p, published)}");
        kept.Keys.Where(a => a.Contains("/item/", StringComparison.Ordinal)).Count().ShouldBe((int)(await store.AnnouncedAsync(default)).Kept);
        if (store is SqliteStore file) await file.CheckAsync(default);
    }

    [Fact]
    public async Task A_page_that_changes_is_told_with_what_changed()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, site.PageAt(0), WatchedKind.Page);
        await RoundAsync(store, (ask, _) => Task.FromResult(Serve(ask, null)));
        clock.Now = Start.AddHours(13);
        await RoundAsync(store, (ask, _) => Task.FromResult(Serve(ask, null)));
        told.Select(t => t.Deed).ShouldBe([WatchDeed.Asked, WatchDeed.Kept, WatchDeed.Asked, WatchDeed.Changed]);
        var diff = told.Last().Diff.ShouldNotBeNull();
        string.Concat(diff.Pieces.Where(p => p.Kind is not Tell.PieceKind.Added).Select(p => p.Text)).ShouldContain("page 0 1");
        string.Concat(diff.Pieces.Where(p => p.Kind is not Tell.PieceKind.Removed).Select(p => p.Text)).ShouldContain("page 0 2");
    }

    [Fact]
    public async Task A_page_whose_bytes_change_and_whose_words_do_not_is_no_new_version()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, site.PageAt(0), WatchedKind.Page);
        for (int i = 0; i < 3; i++, clock.Now = clock.Now.AddHours(1))
            await RoundAsync(store, (ask, _) => Task.FromResult(Answer(ask, 200, site.Page(0, Start) + $"<!-- {clock.Now} -->")));
        (await store.StampAsync(default)).Documents.ShouldBe(1);
        (await store.WatchedAsync(default)).Single().Told.ShouldBe(1);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_paused_and_one_that_asks_for_quiet_gets_it()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, "http://a.example/gone", WatchedKind.Feed);
        await AddAsync(store, "http://b.example/busy", WatchedKind.Feed);
        await RoundAsync(store, (ask, _) => Task.FromResult(ask.Address.EndsWith("gone", StringComparison.Ordinal) ? Answer(ask, 410) : Answer(ask, 429, "", ("Retry-After", "Sat, 03 Jan 2026 00:00:00 GMT"))));
        var all = await store.WatchedAsync(default);
        all[0].IsPaused.ShouldBeTrue();
        all[1].Due.ShouldBe(new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero));
        all[1].Fault!.Code.ShouldBe("W137");
        await RoundAsync(store, (_, _) => throw new InvalidOperationException("asked"));
    }

    [Fact]
    public async Task A_page_that_stays_away_is_tried_a_few_times_and_then_what_the_feed_tells_is_kept_with_the_reason()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, site.FeedAt(0), WatchedKind.Feed);
        int asked = 0;
        for (int i = 0; i < 12; i++, clock.Now = clock.Now.AddDays(1))
            await RoundAsync(store, (ask, _) =>
            {
                if (ask.Address == site.FeedAt(0)) return Task.FromResult(Answer(ask, 200, site.Feed(0, Start.AddMinutes(90))));
                asked++;
                return Task.FromResult(Answer(ask, 503));
            });
        int items = site.Published(0, Start.AddMinutes(90));
        items.ShouldBeGreaterThan(0);
        asked.ShouldBe(5 * items);
        (await store.ReadingsAsync(default)).Count.ShouldBe(items);
        (await store.ReadingsAsync(default))[0].Document.ShouldSatisfyAllConditions(d => d.Text.ShouldContain("Told by the feed"), d => d.Faults.Single(f => f.Code == "W371").Message.ShouldContain("503"));
        var capture = (await store.CapturesAsync(null, default).ToListAsync())[0];
        capture.ToldBy.ShouldBe(site.FeedAt(0));
    }

    [Fact]
    public async Task A_page_that_the_program_fails_at_does_not_end_the_watch()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, site.FeedAt(0), WatchedKind.Feed);
        await AddAsync(store, site.PageAt(1), WatchedKind.Page);
        clock.Now = Start.AddHours(9);
        var kit = Kit(store, (ask, _) => Task.FromResult(Serve(ask, null))) with { Extract = (document, _) => document.Text.Contains("page 1", StringComparison.Ordinal) ? throw new FormatException("a slip") : new Reading { Document = document } };
        using var watcher = new Watcher(kit);
        await watcher.RoundAsync(default);
        (await store.WatchedAsync(default)).Single(w => w.Kind is WatchedKind.Page).Fault!.Code.ShouldBe("W372");
        (await store.ReadingsAsync(default)).Count.ShouldBe(site.Published(0, clock.Now));
    }

    [Fact]
    public async Task Relating_comes_once_after_a_round_that_kept_something()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, site.PageAt(0), WatchedKind.Page);
        int related = 0;
        using var watcher = new Watcher(Kit(store, (ask, _) => Task.FromResult(Serve(ask, null))) with { Relate = _ => { related++; return Task.FromResult<ImmutableArray<string>>([]); } });
        await watcher.RoundAsync(default);
        related.ShouldBe(1);
        await watcher.RoundAsync(default);
        related.ShouldBe(1);
    }

    [Fact]
    public async Task A_watch_that_is_stopped_ends_and_leaves_what_it_had_in_hand_for_later()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, site.FeedAt(0), WatchedKind.Feed);
        clock.Now = Start.AddHours(9);
        using var stop = new CancellationTokenSource();
        using var watcher = new Watcher(Kit(store, async (ask, cancel) =>
        {
            if (ask.Address == site.FeedAt(0)) return Serve(ask, null);
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
            throw new InvalidOperationException("it goes on");
        }));
        await Should.ThrowAsync<OperationCanceledException>(() => watcher.RunAsync(stop.Token));
        (await store.AnnouncedAsync(default)).Waiting.ShouldBe(site.Published(0, clock.Now));
        await RoundAsync(store, (ask, _) => Task.FromResult(Serve(ask, null)));
        (await store.AnnouncedAsync(default)).Waiting.ShouldBe(0);
    }

    public void Dispose() => folder.Dispose();
}
