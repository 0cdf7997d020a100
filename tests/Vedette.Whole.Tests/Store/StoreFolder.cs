using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Whole.Tests.Store;

/// <summary>A folder of its own for one test, removed after it.</summary>
public sealed class StoreFolder : IDisposable
{
    public StoreFolder() => Root = Directory.CreateTempSubdirectory("vedette-store-").FullName;

    public string Root { get; }
    public string Path => At("vedette.db");
    public static DateTimeOffset Now { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public string At(string name) => System.IO.Path.Combine(Root, name);

    /// <summary>A new, open store in this folder.</summary>
    public SqliteStore Make()
    {
        SqliteStore.Init(Path, TimeProvider.System).ShouldBeTrue();
        return SqliteStore.Open(Path, TimeProvider.System);
    }

    public static SqliteConnection Raw(string path)
    {
        _ = SqliteRuntime.Current;
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Run(string path, string sql)
    {
        using var connection = Raw(path);
        connection.Execute(sql);
    }

    /// <summary>Writes a picture into a store of an older version, as that version knew it: what pictures have gained since is lent for the writing and left out.</summary>
    /// <returns>What of the picture the older version kept.</returns>
    public static async Task<Picture> RelateOldAsync(SqliteStore old, string path, Picture picture)
    {
        Run(path, "ALTER TABLE stories ADD COLUMN rest TEXT NOT NULL DEFAULT '{}'");
        var known = picture with { Stories = [.. picture.Stories.Select(s => s with { Members = [] })] };
        await old.RelateAsync(known, Now, default);
        Run(path, "ALTER TABLE stories DROP COLUMN rest");
        return known;
    }

    /// <summary>All rows of all tables as text: what "no changed byte of content" is measured on.</summary>
    public static string Dump(string path)
    {
        using var connection = Raw(path);
        var tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'documents_fts%' ORDER BY name").ToList();
        return string.Join('\n', tables.Select(table => table + ": " + string.Join('\n', connection.Query($"SELECT * FROM \"{table}\" ORDER BY 1, 2")
            .Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v?.ToString()))))));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
