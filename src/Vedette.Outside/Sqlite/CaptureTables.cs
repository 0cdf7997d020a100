using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Model;
using Vedette.Read.Archives;

namespace Vedette.Outside;

/// <summary>What servers answered, in its tables: each body once, packed. Every method runs inside its caller's transaction.</summary>
internal static class CaptureTables
{
    private const string Columns = "SELECT c.seq, c.id, c.target, c.link, c.time, c.status, c.told_by AS toldby, c.item, c.document, b.hash, b.length FROM captures c JOIN bodies b ON b.seq = c.body";

    /// <summary>Writes nothing when this very answer is kept already.</summary>
    public static void Add(SqliteConnection connection, Capture capture, Document document)
    {
        var note = CaptureNote.Of(capture, document);
        byte[] id = note.Id.Bytes(), hash = Convert.FromHexString(note.Body);
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM captures WHERE id = @id", new { id }) > 0) return;
        long? body = connection.ExecuteScalar<long?>("SELECT seq FROM bodies WHERE hash = @hash", new { hash });
        body ??= connection.ExecuteScalar<long>("INSERT INTO bodies (hash, length, packed) VALUES (@hash, @Length, @packed) RETURNING seq", new { hash, capture.Body.Length, packed = Outside.Packed.Of(capture.Body.Span) });
        connection.Execute("""
            INSERT INTO captures (id, target, link, time, status, headers, told_by, item, document, body)
            VALUES (@id, CAST(@target AS TEXT), CAST(@link AS TEXT), @time, @Status, @headers, CAST(@toldBy AS TEXT), @item, @document, @body)
            """, new
        {
            id, target = capture.Target.Utf8(), link = capture.Link.Utf8(), time = Time.Print(capture.Time), capture.Status, headers = Print(capture.Headers), toldBy = capture.ToldBy.Utf8(),
            item = document.Item.Hash.Bytes(), document = document.Id.Hash.Bytes(), body,
        });
    }

    /// <summary>The next captures behind a row, in their order.</summary>
    public static List<(long Row, CaptureNote Note)> Page(SqliteConnection connection, ItemId? item, long after, int size) =>
        [.. connection.Query<CaptureRow>($"{Columns} WHERE c.seq > @after {(item is null ? "" : "AND c.item = @item")} ORDER BY c.seq LIMIT @size", new { after, size, item = item?.Hash.Bytes() })
            .Select(row => (row.Seq, row.Note()))];

    /// <exception cref="Model.VedetteException">W303: headers or body are not what was written.</exception>
    public static Capture? Find(SqliteConnection connection, string path, UInt128 id)
    {
        var row = connection.QueryFirstOrDefault<CaptureRow>("""
            SELECT c.seq, c.target, c.link, c.time, c.status, c.headers, c.told_by AS toldby, b.hash, b.length, b.packed FROM captures c JOIN bodies b ON b.seq = c.body WHERE c.id = @id
            """, new { id = id.Bytes() });
        if (row is null) return null;
        return new(row.Target, Time.Parse(row.Time), (int)row.Status, Read(row.Headers, path, row.Target), Whole(row, path)) { Link = row.Link, ToldBy = row.ToldBy };
    }

    /// <summary>That every body is what was written.</summary>
    /// <exception cref="Model.VedetteException">W303.</exception>
    public static void Check(SqliteConnection connection, string path, CancellationToken cancel)
    {
        foreach (var row in connection.Query<CaptureRow>("SELECT seq, hash, length, packed, 'body' AS target FROM bodies ORDER BY seq", buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            Whole(row, path);
        }
    }

    private static byte[] Whole(CaptureRow row, string path)
    {
        byte[]? body = Outside.Packed.Undo(row.Packed);
        return body is not null && SHA256.HashData(body).AsSpan().SequenceEqual(row.Hash) ? body : throw StoreFailure.Damaged(path, $"capture {row.Seq}, {row.Target}, is not what was written");
    }

    private static string Print(ImmutableArray<(string Name, string Value)> headers) => Compact.Object(json => json.Items("headers", headers, (j, h) =>
    {
        j.WriteStringValue(h.Name);
        j.WriteStringValue(h.Value);
    }));

    private static ImmutableArray<(string Name, string Value)> Read(string headers, string path, string target)
    {
        try
        {
            return Compact.Read(headers, json => json.Items("headers", e => (e[0].GetString()!, e[1].GetString()!)));
        }
        catch (JsonException e)
        {
            throw StoreFailure.Damaged(path, $"the headers of {target} are not what was written", e);
        }
    }

    private sealed class CaptureRow
    {
        public long Seq { get; init; }
        public byte[] Id { get; init; } = [];
        public string Target { get; init; } = "";
        public string? Link { get; init; }
        public string Time { get; init; } = "";
        public long Status { get; init; }
        public string Headers { get; init; } = "";
        public string? ToldBy { get; init; }
        public byte[] Item { get; init; } = [];
        public byte[] Document { get; init; } = [];
        public byte[] Hash { get; init; } = [];
        public long Length { get; init; }
        public byte[] Packed { get; init; } = [];

        public CaptureNote Note() => new(Compact.Id(Id), Target, Link, Outside.Time.Parse(Time), (int)Status, new(Compact.Id(Item)), new(Compact.Id(Document)), Convert.ToHexStringLower(Hash), Length, ToldBy);
    }
}
