using System.Diagnostics;
using Vedette.Outside;
using Vedette.Tests.Extract.Reported;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Reported;

/// <summary>The tool is killed (SIGKILL) while it adds a table: all of the table is there or nothing, and the same command goes on.</summary>
public sealed class KilledAddTests : IDisposable
{
    private const int Rows = 60_000;
    private readonly StoreFolder folder = new();

    [Fact]
    public async Task After_each_kill_a_table_is_kept_whole_or_not_at_all()
    {
        string table = folder.At("a.export.CSV");
        File.WriteAllLines(table, Enumerable.Range(1, Rows).Select(n => GdeltRows.Event(n)));
        SqliteStore.Init(folder.Path, TimeProvider.System);
        foreach (int wait in (int[])[20, 120, 320, 620])
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "add", table, "--store", folder.Path]) { RedirectStandardError = true };
            using var process = Process.Start(start).ShouldNotBeNull();
            // The log grows when the first rows are written out of memory.
            for (int i = 0; i < 2000 && !process.HasExited && !(File.Exists(folder.Path + "-wal") && new FileInfo(folder.Path + "-wal").Length > 1_000_000); i++) await Task.Delay(5);
            await Task.Delay(wait);
            process.Kill();
            await process.WaitForExitAsync();
            await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
            (await store.StateAsync(default)).Reported.ShouldBeOneOf(0, Rows);
        }
        Tool.Run("add", table, "--store", folder.Path).Code.ShouldBe(0);
        await using var whole = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await whole.StateAsync(default)).Reported.ShouldBe(Rows);
        await whole.CheckAsync(default);
    }

    public void Dispose() => folder.Dispose();
}
