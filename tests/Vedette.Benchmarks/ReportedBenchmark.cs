using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Outside;
using Vedette.Tests.Extract.Reported;

/// <summary>A table of GDELT 2.0 with made rows into a store: rows a second, the memory that it takes, and the ratio to a plain insert of the same lines.</summary>
internal static class ReportedBenchmark
{
    /// <summary>Beyond what the process held before: buffers, the cache of SQLite and what the collector has not taken yet, whatever the length of the table.</summary>
    private const long Bound = 64_000_000;

    private static readonly string[] Codes = ["010", "020", "036", "042", "043", "0841", "112", "1411", "173", "190"];

    public static async Task<int> RunAsync(int rows)
    {
        string folder = Directory.CreateTempSubdirectory("vedette-reported-").FullName;
        try
        {
            string table = Path.Combine(folder, "made.export.CSV");
            Make(table, rows);
            Console.WriteLine($"{rows:N0} made rows, {new FileInfo(table).Length / 1e6:F1} MB, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} cores");
            await AddAsync(Path.Combine(folder, "warm.db"), table);
            double plain = Best(3, n => Plain(Path.Combine(folder, $"plain{n}.db"), table));
            long held = Working(), most = 0;
            double ours;
            using (var watch = new Timer(_ => most = Math.Max(most, Working() - held), null, 0, 20))
                ours = Best(3, n => AddAsync(Path.Combine(folder, $"ours{n}.db"), table).GetAwaiter().GetResult());
            Console.WriteLine($"plain insert of the lines (Microsoft.Data.Sqlite, one transaction): {plain:F2} s, {rows / plain:N0} rows/s");
            Console.WriteLine($"read into the store: {ours:F2} s, {rows / ours:N0} rows/s, {ours / plain:F1} times the plain insert");
            Console.WriteLine($"memory: at most {most / 1e6:F1} MB over the {held / 1e6:F0} MB before; peak of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
            var again = Stopwatch.StartNew();
            await AddAsync(Path.Combine(folder, "ours0.db"), table, isKnown: true);
            Console.WriteLine($"the same table again: {again.Elapsed.TotalSeconds:F2} s, nothing added");
            Console.WriteLine(most < Bound ? $"flat: under {Bound / 1e6:F0} MB" : $"NOT flat: over {Bound / 1e6:F0} MB");
            return most < Bound && ours < 30 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The same rows for the same count; every thousandth line is broken.</summary>
    private static void Make(string path, int rows)
    {
        using var file = new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        var first = new DateOnly(2031, 1, 1);
        for (int n = 0; n < rows; n++)
            file.WriteLine(n % 1000 == 999 ? $"{n}\tbroken" : GdeltRows.Event(1_300_000_000 + n, Codes[n * 7 % Codes.Length], first.AddDays((int)(28L * n / rows)).ToString("yyyyMMdd", CultureInfo.InvariantCulture), $"https://outlet{n % 977}.example/2031/01/{n / 5}/what-was-said-about-the-strait-and-who-said-it"));
    }

    private static async Task AddAsync(string store, string table, bool isKnown = false)
    {
        if (!isKnown) SqliteStore.Init(store, TimeProvider.System);
        var opened = SqliteStore.Open(store, TimeProvider.System);
        await using var _ = opened.ConfigureAwait(false);
        var added = await ReportedTable.Open(table, table).AddToAsync(opened, DateTimeOffset.UnixEpoch, null, default).ConfigureAwait(false);
        if (added.IsNew == isKnown) throw new InvalidOperationException("The table was not added as it should be.");
    }

    private static void Plain(string store, string table)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE lines (line TEXT NOT NULL)");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO lines VALUES ($line)";
        var line = insert.Parameters.Add("$line", SqliteType.Text);
        foreach (string text in File.ReadLines(table))
        {
            line.Value = text;
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static double Best(int times, Action<int> work)
    {
        double best = double.MaxValue;
        for (int n = 0; n < times; n++)
        {
            var clock = Stopwatch.StartNew();
            work(n);
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    private static long Working()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
