using System.Diagnostics;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Tests.Watching;
using Vedette.Watching;

namespace Vedette.Benchmarks;

/// <summary>
/// A watch over many feeds of a local server with random faults, in a process of its own. In the first half it is killed again and again; in the second it runs through, and its memory is
/// looked at. At the end all that the server published must be kept, each once. Documents are read, their claims are not: that has its own measure.
/// </summary>
internal static class SoakBenchmark
{
    private static readonly PaceBounds Bounds = new(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2));

    public static async Task<int> RunAsync(int feeds, double minutes)
    {
        string folder = Directory.CreateTempSubdirectory("vedette-soak-").FullName, path = Path.Combine(folder, "soak.db");
        try
        {
            await using var server = await SoakServer.StartAsync(feeds, TimeSpan.FromMinutes(2));
            SqliteStore.Init(path, TimeProvider.System);
            await using var store = SqliteStore.Open(path, TimeProvider.System);
            var now = DateTimeOffset.UtcNow;
            for (int f = 0; f < server.Site.Feeds; f++) await AddAsync(store, server.Site.FeedAt(f), WatchedKind.Feed, now);
            for (int p = 0; p < server.Site.Pages; p++) await AddAsync(store, server.Site.PageAt(p), WatchedKind.Page, now);
            Console.WriteLine($"{server.Site.Feeds:N0} feeds and {server.Site.Pages:N0} pages, {minutes} minutes");
            int kills = await WatchAsync(path, store, TimeSpan.FromMinutes(minutes), mayKill: true);
            server.End = DateTimeOffset.UtcNow;
            await CatchUpAsync(store);
            foreach (var (answer, count) in server.Answers) Console.WriteLine($"  answered {answer}: {count:N0}");
            return await CheckAsync(server, store, kills);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The watch itself, until it is killed.</summary>
    public static async Task<int> WatchAsync(string path)
    {
        await using var store = SqliteStore.Open(path, TimeProvider.System);
        using var web = WebFetch.Usual(allowPrivate: true);
        using var watcher = new Watcher(Kit(store, web));
        await watcher.RunAsync(CancellationToken.None);
        return 0;
    }

    private static WatchKit Kit(SqliteStore store, WebFetch web) =>
        new(store, web.GetAsync, (document, _) => new Reading { Document = document }, TimeProvider.System, Random.Shared.NextDouble, _ => { }) { Bounds = Bounds };

    private static Task<Watched?> AddAsync(SqliteStore store, string address, WatchedKind kind, DateTimeOffset now) =>
        store.ChangeWatchedAsync(address, _ => new Watched { Address = address, Kind = kind, Added = now, Due = now }, CancellationToken.None);

    private static async Task<int> WatchAsync(string path, SqliteStore store, TimeSpan length, bool mayKill)
    {
        var random = new Random(3);
        var clock = Stopwatch.StartNew();
        int kills = 0;
        var said = TimeSpan.Zero;
        while (clock.Elapsed < length)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Environment.GetCommandLineArgs()[0], "soak-watch", path]))!;
            var until = mayKill && clock.Elapsed < length / 2 ? clock.Elapsed + TimeSpan.FromSeconds(random.Next(5, 40)) : length;
            while (clock.Elapsed < until && !process.HasExited)
            {
                await Task.Delay(500);
                if (clock.Elapsed - said < TimeSpan.FromSeconds(30)) continue;
                said = clock.Elapsed;
                process.Refresh();
                var items = await store.AnnouncedAsync(CancellationToken.None);
                Console.WriteLine($"  {clock.Elapsed.TotalMinutes,5:F1} min: watch holds {(process.HasExited ? 0 : process.WorkingSet64) / 1e6:F0} MB, {items.Kept:N0} items kept ({items.Kept / clock.Elapsed.TotalSeconds:F1}/s), {items.Waiting:N0} waiting, {items.GivenUp:N0} given up, {kills} kills");
            }
            if (process.HasExited) throw new InvalidOperationException($"The watch ended by itself with {process.ExitCode}.");
            process.Kill();
            await process.WaitForExitAsync();
            kills++;
        }
        return kills;
    }

    /// <summary>All that is watched is asked once more, and what waits is tried until nothing does.</summary>
    private static async Task CatchUpAsync(SqliteStore store)
    {
        using var web = WebFetch.Usual(allowPrivate: true);
        for (int round = 0; round < 3; round++)
        {
            var now = DateTimeOffset.UtcNow;
            foreach (var watched in await store.WatchedAsync(CancellationToken.None)) await store.ChangeWatchedAsync(watched.Address, w => w! with { Due = now }, CancellationToken.None);
            foreach (var item in await store.WaitingAsync(CancellationToken.None)) await store.SettleAsync(Settled.Again(item with { Due = now }), null, now, CancellationToken.None);
            using var watcher = new Watcher(Kit(store, web));
            await watcher.RoundAsync(CancellationToken.None);
        }
    }

    private static async Task<int> CheckAsync(SoakServer server, SqliteStore store, int kills)
    {
        var (site, end) = (server.Site, server.End!.Value);
        var kept = (await store.ReadingsAsync(CancellationToken.None)).ToDictionary(r => r.Document.Address);
        int published = 0, lost = 0, stale = 0, fromFeed = 0;
        for (int f = 0; f < site.Feeds; f++)
            for (int i = site.Published(f, end) - 1; i >= 0; i--)
            {
                published++;
                if (!kept.Remove(site.ItemAt(f, i), out var reading)) lost++;
                else if (reading.Document.Faults.Any(x => x.Code == "W371")) fromFeed += MadeSite.IsWithoutPage(i) ? 0 : 1;
                else if (!reading.Document.Text.Contains($"item {f} {i} {site.ItemVersion(f, i, end)} ", StringComparison.Ordinal)) stale++;
            }
        int pages = 0, pageVersions = 0, twice = 0;
        for (int p = 0; p < site.Pages; p++)
        {
            if (!kept.Remove(site.PageAt(p), out var reading) || !reading.Document.Text.Contains($"page {p} {site.PageVersion(p, end)} ", StringComparison.Ordinal)) stale++;
            else pages++;
            var versions = await store.VersionsAsync(ItemId.Of(site.PageAt(p)), CancellationToken.None);
            pageVersions += versions.Count;
            twice += versions.Count - versions.Select(v => v.Document.Text).Distinct().Count();
        }
        var items = await store.AnnouncedAsync(CancellationToken.None);
        await store.CheckAsync(CancellationToken.None);
        var state = await store.StateAsync(CancellationToken.None);
        bool isRight = lost == 0 && stale == 0 && twice == 0 && kept.Count == 0 && items.Waiting == 0 && items.Kept + items.GivenUp == published;
        Console.WriteLine($"{kills} kills; {published:N0} items published, {lost:N0} lost, {items.Kept + items.GivenUp - published:N0} double or unknown, {fromFeed:N0} kept as the feed tells them since their page failed five times, {stale:N0} not at their last version");
        Console.WriteLine($"{pages:N0} of {site.Pages:N0} pages at their last version, {pageVersions:N0} versions kept, {twice:N0} twice; {kept.Count:N0} documents that nobody published; store {state.Bytes / 1e6:F0} MB, whole");
        Console.WriteLine(isRight ? "right" : "WRONG");
        return isRight ? 0 : 1;
    }
}
