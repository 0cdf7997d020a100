using System.Diagnostics;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Store;

/// <summary>A disk that is full or read-only: a small file system in memory is mounted for it, which needs Linux and the right to mount.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly string disk;

    public DiskTests()
    {
        disk = Directory.CreateDirectory(folder.At("disk")).FullName;
        Mount("-t", "tmpfs", "-o", "size=2m", "vedette-test", disk);
    }

    private string Path => System.IO.Path.Combine(disk, "vedette.db");

    private static void Mount(params string[] arguments) => Run("mount", arguments);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true }).ShouldNotBeNull();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"'{program} {string.Join(' ', arguments)}' was refused: {error.Trim()}. These tests need Linux and the right to mount a tmpfs: run them as root, or under 'unshare --user --map-root-user --mount'.");
    }

    [Fact]
    public async Task On_a_full_disk_the_last_document_is_refused_and_all_before_it_are_kept()
    {
        int kept = 0;
        SqliteStore.Init(Path, TimeProvider.System);
        await using (var store = SqliteStore.Open(Path, TimeProvider.System))
        {
            VedetteException? failure = null;
            for (; failure is null && kept < 10_000; kept++)
            {
                try
                {
                    await store.AddAsync(Readings.At(8, kept, 10), StoreFolder.Now, default);
                }
                catch (VedetteException e)
                {
                    failure = e;
                    break;
                }
            }
            failure.ShouldNotBeNull().Code.ShouldBe("W305");
            kept.ShouldBeGreaterThan(5);
            // It goes on reading, and refuses the same way again.
            (await store.ReadingsAsync(default)).Count.ShouldBe(kept);
            (await Should.ThrowAsync<VedetteException>(() => store.RelateAsync(Readings.Picture(1, [.. Enumerable.Range(0, kept).Select(n => Readings.At(8, n, 10))]) with
            {
                Support = [new Support(new string('x', 3_000_000), [], [], 1)],
            }, StoreFolder.Now, default))).Code.ShouldBe("W305");
        }

        await using (var store = SqliteStore.Open(Path, TimeProvider.System)) await Holds(store, kept);

        Mount("-o", "remount,size=16m", disk);
        await using (var store = SqliteStore.Open(Path, TimeProvider.System))
        {
            (await store.AddAsync(Readings.At(8, kept, 10), StoreFolder.Now, default)).ShouldBeTrue();
            await Holds(store, kept + 1);
            await store.CheckAsync(default);
        }
    }

    [Fact]
    public async Task A_disk_that_something_else_fills_to_the_last_byte_still_lets_the_store_be_read()
    {
        SqliteStore.Init(Path, TimeProvider.System);
        await using (var store = SqliteStore.Open(Path, TimeProvider.System))
            for (int n = 0; n < 5; n++) await store.AddAsync(Readings.At(8, n, 10), StoreFolder.Now, default);
        Fill();
        string? code = null;
        try
        {
            await using var store = SqliteStore.Open(Path, TimeProvider.System);
            await Holds(store, 5);
        }
        catch (VedetteException e)
        {
            // The log's index needs 32 KiB: without them SQLite cannot open a store for several processes.
            code = e.Code;
        }
        code.ShouldBeOneOf([null, "W305"]);
        File.Delete(System.IO.Path.Combine(disk, "filler"));
        await using var again = SqliteStore.Open(Path, TimeProvider.System);
        await Holds(again, 5);
    }

    [Fact]
    public async Task A_read_only_disk_is_told()
    {
        SqliteStore.Init(Path, TimeProvider.System);
        await using (var store = SqliteStore.Open(Path, TimeProvider.System)) await store.AddAsync(Readings.At(8, 1, 3), StoreFolder.Now, default);
        Mount("-o", "remount,ro", disk);
        Should.Throw<VedetteException>(() => SqliteStore.Open(Path, TimeProvider.System)).Code.ShouldBe("W308");
        Should.Throw<VedetteException>(() => SqliteStore.Init(System.IO.Path.Combine(disk, "other.db"), TimeProvider.System)).Code.ShouldBe("W308");
    }

    private void Fill()
    {
        using var filler = File.Create(System.IO.Path.Combine(disk, "filler"), bufferSize: 1);
        var block = new byte[4096];
        try
        {
            while (true) filler.Write(block);
        }
        catch (IOException)
        {
        }
    }

    private static async Task Holds(SqliteStore store, int count)
    {
        var readings = await store.ReadingsAsync(default);
        readings.Count.ShouldBe(count);
        for (int n = 0; n < count; n++) Canonical.Of(readings[n]).ShouldBe(Canonical.Of(Readings.At(8, n, 10)));
    }

    public void Dispose()
    {
        Run("umount", "--lazy", disk);
        folder.Dispose();
    }
}
