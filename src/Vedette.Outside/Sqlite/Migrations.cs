using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Vedette.Outside;

/// <summary>One step of the schema: an embedded file <c>0001-name.sql</c>.</summary>
internal sealed record Migration(long Number, string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

/// <summary>
/// Brings a store to this build's version: steps that are missing are run in order in one immediate transaction, so of two processes one waits
/// and a kill leaves the version before. Each step is recorded with its checksum and its time.
/// </summary>
internal static class Migrations
{
    /// <summary>"Vdtt" in the file's header tells our files from other people's.</summary>
    public const long ApplicationId = 0x56647474;

    public static IReadOnlyList<Migration> Embedded { get; } = [.. Find()];

    public static long Known => Embedded[^1].Number;

    /// <returns>The version the store had before.</returns>
    /// <exception cref="Model.VedetteException">W301 newer store, W302 changed checksum.</exception>
    public static long Apply(SqliteConnection connection, string path, IReadOnlyList<Migration> steps, TimeProvider clock)
    {
        long before = Check(connection, path, steps);
        if (before == steps[^1].Number) return before;
        return Transaction.Write(connection, () =>
        {
            // Another process may have done it while this one waited for the lock.
            before = Check(connection, path, steps);
            if (before == 0)
            {
                connection.Execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied TEXT NOT NULL)");
                connection.Execute($"PRAGMA application_id = {ApplicationId}");
            }
            foreach (var step in steps.Where(s => s.Number > before))
            {
                connection.Execute(step.Sql);
                connection.Execute("INSERT INTO migrations VALUES (@Number, @Name, @Checksum, @applied)",
                    new { step.Number, step.Name, step.Checksum, applied = Time.Print(clock.GetUtcNow()) });
            }
            return before;
        });
    }

    private static long Check(SqliteConnection connection, string path, IReadOnlyList<Migration> steps)
    {
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'migrations'") == 0) return 0;
        var applied = connection.Query<(long Number, string Checksum)>("SELECT number, sha256 FROM migrations ORDER BY number").AsList();
        if (applied.Count == 0) throw StoreFailure.Damaged(path, "its history is empty");
        long version = applied[^1].Number;
        if (version > steps[^1].Number) throw StoreFailure.Newer(path, version, steps[^1].Number);
        foreach (var (step, row) in steps.Zip(applied))
            if (step.Number != row.Number || step.Checksum != row.Checksum) throw StoreFailure.Changed(path, $"step {step.Number:0000}-{step.Name}");
        return version;
    }

    private static IEnumerable<Migration> Find()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return new(long.Parse(resource.AsSpan(0, 4)), resource[5..^4], reader.ReadToEnd());
        }
    }
}
