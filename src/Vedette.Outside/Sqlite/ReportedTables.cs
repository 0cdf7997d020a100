using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Extract;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Events of other coders' feeds in their tables. Every method runs inside its caller's transaction.</summary>
internal static class ReportedTables
{
    /// <summary>Sorts behind every day.</summary>
    private const string NoDay = "~";

    /// <summary>Pulls the lines one by one; what is held in memory does not grow with them.</summary>
    public static ReportedAdded Add(SqliteConnection connection, ReportedFile file, IEnumerable<ReportedLine> lines, DateTimeOffset at, CancellationToken cancel)
    {
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM reported_files WHERE id = @id", new { id = file.Id.Bytes() }) > 0) return new(false);
        long seq = connection.ExecuteScalar<long>("SELECT ifnull(max(seq), 0) + 1 FROM reported_files");
        connection.Execute("INSERT INTO reported_files (seq, id, transport, address, added, lines) VALUES (@seq, @id, @Transport, CAST(@address AS TEXT), @added, 0)",
            new { seq, id = file.Id.Bytes(), file.Transport, address = file.Address.Utf8(), added = Time.Print(at) });
        using var rows = new ReportedRows(connection, seq, file.Transport);
        long read = 0;
        foreach (var line in lines)
        {
            if ((read++ & 1023) == 0) cancel.ThrowIfCancellationRequested();
            rows.Add(line);
        }
        connection.Execute("UPDATE reported_files SET lines = @read WHERE seq = @seq", new { read, seq });
        return rows.Added(read);
    }

    /// <summary>The next events in the order of their days, behind the one given.</summary>
    /// <exception cref="VedetteException">W303: a row is not what was written.</exception>
    public static List<(Place After, KeptReported Kept)> Page(SqliteConnection connection, string path, Place after, int size) =>
        [.. connection.Query<EventRow>("""
            SELECT e.seq, e.day, e.id, e.row,
                   (SELECT count(DISTINCT m.report) FROM reported_mentions m WHERE m.transport = e.transport AND m.number = e.number AND m.report IS NOT e.link) + (e.link IS NOT NULL) AS links
            FROM reported_events e WHERE (e.day, e.seq) > (@Day, @Seq) ORDER BY e.day, e.seq LIMIT @size
            """, new { after.Day, after.Seq, size }).Select(row => (new Place(row.Day, row.Seq), new KeptReported(Read(row, path), (int)row.Links)))];

    /// <summary>What was wrong with a file's lines, in their order; none when it is not kept.</summary>
    public static IReadOnlyList<ReportedFault> Faults(SqliteConnection connection, UInt128 file, int limit) =>
        [.. connection.Query<FaultRow>("SELECT f.line, f.code, f.message, f.row FROM reported_faults f JOIN reported_files r ON r.seq = f.file WHERE r.id = @id ORDER BY f.place LIMIT @limit", new { id = file.Bytes(), limit })
            .Select(row => new ReportedFault(row.Line, new(row.Code, row.Message), row.Row))];

    /// <summary>That every row is what was written.</summary>
    /// <exception cref="VedetteException">W303.</exception>
    public static void Check(SqliteConnection connection, string path, CancellationToken cancel)
    {
        foreach (var row in connection.Query<EventRow>("SELECT seq, id, row FROM reported_events ORDER BY seq", buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            Read(row, path);
        }
        foreach (var row in connection.Query<EventRow>("SELECT seq, id, row FROM reported_mentions ORDER BY seq", buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            if (GdeltTable.Mention(row.Row)?.Id != Compact.Id(row.Id)) throw Changed(path, "mention", row.Seq);
        }
    }

    public static string DayOf(ReportedEvent told) => told.When.First?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? NoDay;

    private static ReportedEvent Read(EventRow row, string path) =>
        GdeltTable.Event(row.Row) is { } told && told.Id.Hash == Compact.Id(row.Id) ? told : throw Changed(path, "event", row.Seq);

    private static VedetteException Changed(string path, string what, long seq) => StoreFailure.Damaged(path, $"reported {what} {seq} is not what was written");

    /// <summary>Where an event stands in the order of days.</summary>
    public readonly record struct Place(string Day, long Seq)
    {
        public static Place BeforeAll => new("", 0);
    }

    private sealed class EventRow
    {
        public long Seq { get; init; }
        public string Day { get; init; } = "";
        public byte[] Id { get; init; } = [];
        public string Row { get; init; } = "";
        public long Links { get; init; }
    }

    private sealed class FaultRow
    {
        public long Line { get; init; }
        public string Code { get; init; } = "";
        public string Message { get; init; } = "";
        public string Row { get; init; } = "";
    }
}
