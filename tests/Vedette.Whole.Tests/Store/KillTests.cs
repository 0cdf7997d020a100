using System.Diagnostics;
using Dapper;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Store;

/// <summary>A process that writes is killed (SIGKILL) at random moments: what it had committed is there, whole, and nothing half.</summary>
public sealed class KillTests : IDisposable
{
    private const int Claims = 8;
    private readonly StoreFolder folder = new();

    private Process Start(int seed, int first)
    {
        string writer = typeof(Readings).Assembly.Location;
        var process = Process.Start(new ProcessStartInfo("dotnet", [writer, folder.Path, $"{seed}", $"{first}", $"{Claims}"]) { RedirectStandardOutput = true, UseShellExecute = false });
        return process.ShouldNotBeNull();
    }

    [Fact]
    public async Task After_each_of_24_kills_the_store_holds_every_document_that_was_committed_whole()
    {
        var random = new Random(41);
        int committed = 0, first = 0;
        for (int round = 0; round < 24; round++)
        {
            using var process = Start(seed: 5, first);
            (await process.StandardOutput.ReadLineAsync()).ShouldBe("open");
            // Some commits are waited for, so that a slow machine is killed at work too; the moment after them is chance.
            int last = first - 1, wait = first + random.Next(0, 12);
            while (last < wait && await process.StandardOutput.ReadLineAsync() is { } line) last = int.Parse(line);
            var kill = Task.Delay(random.Next(0, 25)).ContinueWith(_ => process.Kill(), TaskScheduler.Default);
            while (await process.StandardOutput.ReadLineAsync() is { } line) last = int.Parse(line);
            await kill;
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(128 + 9);
            committed += last - first + 1;

            using (var raw = StoreFolder.Raw(folder.Path))
            {
                raw.ExecuteScalar<string>("PRAGMA quick_check").ShouldBe("ok");
                raw.Query("PRAGMA foreign_key_check").ShouldBeEmpty();
            }
            await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
            var kept = await store.ReadingsAsync(default);
            // One more may have been committed and the process killed before it could say so.
            kept.Count.ShouldBeInRange(last + 1, last + 2);
            for (int n = Math.Max(0, first - 1); n < kept.Count; n++) Canonical.Of(kept[n]).ShouldBe(Canonical.Of(Readings.At(5, n, Claims)));
            (await store.SearchAsync("convoy", 1, default)).Count.ShouldBe(kept.Count == 0 ? 0 : 1);
            if (await store.PictureAsync(default) is { } picture) picture.Readings.Length.ShouldBe(1);
            first = kept.Count;
            if (round % 8 == 7) await store.CheckAsync(default);
            // Adding goes on, here and in the next process.
            (await store.AddAsync(Readings.At(5, first, Claims), StoreFolder.Now, default)).ShouldBeTrue();
            first++;
        }
        committed.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_kill_while_the_store_is_made_leaves_nothing_that_init_cannot_mend()
    {
        var random = new Random(43);
        for (int round = 0; round < 12; round++)
        {
            foreach (string file in Directory.GetFiles(folder.Root)) File.Delete(file);
            using var process = Start(seed: 6, first: 0);
            // The moment of making the file is met by looking for it.
            for (int i = 0; i < 5000 && !File.Exists(folder.Path); i++) await Task.Delay(1);
            await Task.Delay(random.Next(0, 12));
            process.Kill();
            await process.WaitForExitAsync();
            try
            {
                await using var opened = SqliteStore.Open(folder.Path, TimeProvider.System);
            }
            catch (VedetteException e)
            {
                e.Code.ShouldBe("W306");
            }
            SqliteStore.Init(folder.Path, TimeProvider.System);
            await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
            (await store.AddAsync(Readings.At(9, 9, 3), StoreFolder.Now, default)).ShouldBeTrue();
            await store.CheckAsync(default);
        }
    }

    public void Dispose() => folder.Dispose();
}
