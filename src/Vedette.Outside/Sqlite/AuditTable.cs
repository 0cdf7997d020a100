using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Access;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>The audit log in its table. Every method runs inside its caller's transaction.</summary>
internal static class AuditTable
{
    private const string Columns = "SELECT number, at, by, what, subject, detail, previous, hash FROM audit ORDER BY number";

    public static void Append(SqliteConnection connection, string path, IEnumerable<Deed> deeds)
    {
        var last = connection.QueryFirstOrDefault<Row>(Columns + " DESC LIMIT 1")?.Entry(path);
        foreach (var deed in deeds)
        {
            last = AuditEntry.After(last, deed);
            // What is kept must be what was hashed: a zero byte inside a name too.
            connection.Execute("INSERT INTO audit VALUES (@Number, @at, CAST(@by AS TEXT), @What, CAST(@on AS TEXT), CAST(@detail AS TEXT), @Previous, @Hash)",
                new { last.Number, at = Time.Print(deed.At), by = deed.By.Utf8(), deed.What, on = deed.On.Utf8(), detail = deed.Detail.Utf8(), last.Previous, last.Hash });
        }
    }

    public static IReadOnlyList<AuditEntry> Load(SqliteConnection connection, string path) => [.. connection.Query<Row>(Columns).Select(row => row.Entry(path))];

    private sealed class Row
    {
        public long Number { get; init; }
        public string At { get; init; } = "";
        public string By { get; init; } = "";
        public string What { get; init; } = "";
        public string Subject { get; init; } = "";
        public string? Detail { get; init; }
        public string Previous { get; init; } = "";
        public string Hash { get; init; } = "";

        public AuditEntry Entry(string path)
        {
            try
            {
                return new(Number, new(Time.Parse(At), By, What, Subject, Detail), Previous, Hash);
            }
            catch (FormatException e)
            {
                throw StoreFailure.Damaged(path, $"entry {Number} of the audit log has no time", e);
            }
        }
    }
}
