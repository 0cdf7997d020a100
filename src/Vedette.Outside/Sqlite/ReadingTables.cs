using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Readings in their tables. Every method runs inside its caller's transaction.</summary>
internal static class ReadingTables
{
    /// <summary>False, and nothing is written, when this version is kept already.</summary>
    public static bool Add(SqliteConnection connection, Reading reading, DateTimeOffset at)
    {
        var row = DocumentRow.Of(reading);
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM documents WHERE id = @Id", new { row.Id }) > 0) return false;

        string added = Time.Print(at);
        connection.Execute("INSERT INTO items (id, added) VALUES (@Item, @added) ON CONFLICT (id) DO NOTHING", new { row.Item, added });
        var item = connection.QuerySingle<ItemRow>("SELECT seq, newest, (SELECT count(*) FROM documents WHERE item = items.seq) AS versions FROM items WHERE id = @Item", new { row.Item });
        if (item.Newest is { } older)
            connection.Execute("INSERT INTO documents_fts (documents_fts, rowid, title, text) SELECT 'delete', seq, title, text FROM documents WHERE seq = @older", new { older });

        row.Seq = connection.ExecuteScalar<long>("SELECT ifnull(max(seq), 0) + 1 FROM documents");
        var parts = new Parts(reading, row);
        byte[]? title = row.Title.Utf8(), text = row.Text.Utf8();
        connection.Execute("""
            INSERT INTO documents (seq, id, item, version, form, added, address, name, url, title, published, modified, outlet, language, seal, rest, finds, text)
            VALUES (@Seq, @Id, @item, @version, @Form, @added, CAST(@address AS TEXT), CAST(@name AS TEXT), CAST(@url AS TEXT), CAST(@title AS TEXT),
                    @Published, @Modified, CAST(@outlet AS TEXT), @Language, @Seal, @Rest, @Finds, CAST(@text AS TEXT))
            """, new
        {
            row.Seq, row.Id, item = item.Seq, version = item.Versions + 1, row.Form, added, address = row.Address.Utf8(), name = row.Name.Utf8(), url = row.Url.Utf8(), title,
            row.Published, row.Modified, outlet = row.Outlet.Utf8(), row.Language, row.Seal, row.Rest, row.Finds, text,
        });
        connection.Execute("UPDATE items SET newest = @newest WHERE seq = @item", new { newest = row.Seq, item = item.Seq });
        connection.Execute("INSERT INTO documents_fts (rowid, title, text) VALUES (@Seq, CAST(@title AS TEXT), CAST(@text AS TEXT))", new { row.Seq, title, text });
        parts.Write(connection);
        return true;
    }

    /// <summary>Puts what was read anew in the place of the reading of the same version. Claims that are no longer found are kept as superseded.</summary>
    /// <exception cref="ArgumentException">The version is not kept.</exception>
    public static void Replace(SqliteConnection connection, string path, Reading reading, DateTimeOffset at)
    {
        var row = DocumentRow.Of(reading);
        var kept = connection.QueryFirstOrDefault<(long Seq, long Newest)?>("SELECT d.seq, d.seq = i.newest FROM documents d JOIN items i ON i.seq = d.item WHERE d.id = @Id", new { row.Id }) ?? throw Coherence.NotKept(reading.Document.Id);
        row.Seq = kept.Seq;
        var parts = new Parts(reading, row);
        foreach (var gone in Superseded.Between(Load(connection, path, "SELECT @Seq AS document, 1 AS place", new { row.Seq })[0], reading, at))
            connection.Execute("INSERT INTO superseded_claims (id, document, at, speaker, words) VALUES (@id, @document, @at, CAST(@speaker AS TEXT), CAST(@words AS TEXT))",
                new { id = gone.Claim.Hash.Bytes(), document = gone.Document.Hash.Bytes(), at = Time.Print(gone.At), speaker = gone.Speaker.Utf8(), words = gone.Words.Utf8() });
        byte[]? title = row.Title.Utf8(), text = row.Text.Utf8();
        if (kept.Newest != 0) connection.Execute("INSERT INTO documents_fts (documents_fts, rowid, title, text) SELECT 'delete', seq, title, text FROM documents WHERE seq = @Seq", new { row.Seq });
        foreach (string table in (string[])["claims", "events", "names"]) connection.Execute($"DELETE FROM {table} WHERE document = @Seq", new { row.Seq });
        connection.Execute("""
            UPDATE documents SET form = @Form, name = CAST(@name AS TEXT), url = CAST(@url AS TEXT), title = CAST(@title AS TEXT), published = @Published, modified = @Modified,
                outlet = CAST(@outlet AS TEXT), language = @Language, seal = @Seal, rest = @Rest, finds = @Finds, text = CAST(@text AS TEXT) WHERE seq = @Seq
            """, new { row.Seq, row.Form, name = row.Name.Utf8(), url = row.Url.Utf8(), title, row.Published, row.Modified, outlet = row.Outlet.Utf8(), row.Language, row.Seal, row.Rest, row.Finds, text });
        if (kept.Newest != 0) connection.Execute("INSERT INTO documents_fts (rowid, title, text) VALUES (@Seq, CAST(@title AS TEXT), CAST(@text AS TEXT))", new { row.Seq, title, text });
        parts.Write(connection);
    }

    public static IReadOnlyList<SupersededClaim> LoadSuperseded(SqliteConnection connection) =>
        [.. connection.Query<SupersededRow>("SELECT id, document, at, speaker, words FROM superseded_claims ORDER BY seq")
            .Select(r => new SupersededClaim(new(Compact.Id(r.Id)), new(Compact.Id(r.Document)), Time.Parse(r.At), r.Speaker, r.Words))];

    /// <summary>The readings that a query of documents chooses, in its order.</summary>
    /// <param name="chosen">SQL that gives the columns <c>document</c> (a row of documents) and <c>place</c>.</param>
    /// <exception cref="VedetteException">W303: a row does not read as it was written.</exception>
    public static ImmutableArray<Reading> Load(SqliteConnection connection, string path, string chosen, object? values = null)
    {
        IEnumerable<T> Ordered<T>(string what, string order) => connection.Query<T>($"SELECT {what} ORDER BY {order}", values, buffered: false);
        using var claims = new Rows<ClaimRow>(Ordered<ClaimRow>($"""
            t.id, t.document, t.place, t.speaker, t.speaker_country AS country, t.speaker_type AS speakertype, t.kind, t.polarity, t.certainty, t.direct, t.said, t.venue, t.answers, t.rest
            FROM ({chosen}) c CROSS JOIN claims t ON t.document = c.document
            """, "c.place, t.place"), r => r.Document);
        using var events = new Rows<EventRow>(Ordered<EventRow>($"""
            t.id, t.document, t.place, t.type, t.mode, t.status, t.date, t.location, t.claim, t.rest
            FROM ({chosen}) c CROSS JOIN events t ON t.document = c.document
            """, "c.place, t.place"), r => r.Document);
        using var names = new Rows<NameRow>(Ordered<NameRow>($"""
            t.document, t.place, t.entity, t.kind, t.canonical, t.country, t.start, t."end"
            FROM ({chosen}) c CROSS JOIN names t ON t.document = c.document
            """, "c.place, t.place"), r => r.Document);
        var texts = new TextPool();
        return [.. Ordered<DocumentRow>($"""
            d.seq, d.id, i.id AS item, d.form, d.address, d.name, d.url, d.title, d.published, d.modified, d.outlet, d.language, d.seal, d.rest, d.finds, d.text
            FROM ({chosen}) c CROSS JOIN documents d ON d.seq = c.document CROSS JOIN items i ON i.seq = d.item
            """, "c.place").Select(row => Assemble(row, path, claims.Of(row.Seq), events.Of(row.Seq), names.Of(row.Seq), texts))];
    }

    private static Reading Assemble(DocumentRow row, string path, ClaimRow[] claims, EventRow[] events, NameRow[] names, TextPool texts)
    {
        if (!SealOf(row, claims, events, names).AsSpan().SequenceEqual(row.Seal))
            throw StoreFailure.Damaged(path, $"document {row.Seq}, {row.Address}, is not what was written");
        try
        {
            var id = new DocumentId(Compact.Id(row.Id));
            return row.With([.. claims.Select(c => c.In(id, texts))], [.. events.Select(e => e.In(id, texts))], [.. names.Select(n => n.In(texts))], texts);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw StoreFailure.Damaged(path, $"document {row.Seq}: {e.Message}", e);
        }
    }

    /// <summary>Whether two readings of one version would be kept alike.</summary>
    public static bool AreAlike(Reading a, Reading b) => SealOf(a).AsSpan().SequenceEqual(SealOf(b));

    private static byte[] SealOf(Reading reading)
    {
        var row = DocumentRow.Of(reading);
        _ = new Parts(reading, row);
        return row.Seal;
    }

    private static byte[] SealOf(DocumentRow row, ClaimRow[] claims, EventRow[] events, NameRow[] names)
    {
        using var seal = new Seal();
        row.Into(seal);
        seal.Add(claims.Length);
        foreach (var claim in claims) claim.Into(seal);
        seal.Add(events.Length);
        foreach (var e in events) e.Into(seal);
        seal.Add(names.Length);
        foreach (var name in names) name.Into(seal);
        return seal.Close();
    }

    /// <summary>The rows below a document's own. Making them seals that one.</summary>
    private sealed class Parts
    {
        private readonly ClaimRow[] claims;
        private readonly EventRow[] events;
        private readonly NameRow[] names;

        public Parts(Reading reading, DocumentRow row)
        {
            claims = [.. reading.Claims.Select((c, i) => ClaimRow.Of(c, row.Seq, i))];
            events = [.. reading.Events.Select((e, i) => EventRow.Of(e, row.Seq, i))];
            names = [.. reading.Names.Select((n, i) => NameRow.Of(n, row.Seq, i))];
            row.Seal = SealOf(row, claims, events, names);
        }

        public void Write(SqliteConnection connection)
        {
            connection.Execute("""
                INSERT INTO claims (id, document, place, speaker, speaker_country, speaker_type, kind, polarity, certainty, direct, said, venue, answers, rest)
                VALUES (@Id, @Document, @Place, CAST(@speaker AS TEXT), @Country, @SpeakerType, @Kind, @Polarity, @Certainty, @Direct, @Said, CAST(@venue AS TEXT), @Answers, @Rest)
                """, claims.Select(c => new
            {
                c.Id, c.Document, c.Place, speaker = c.Speaker.Utf8(), c.Country, c.SpeakerType, c.Kind, c.Polarity, c.Certainty, c.Direct, c.Said, venue = c.Venue.Utf8(), c.Answers, c.Rest,
            }));
            connection.Execute("""
                INSERT INTO events (id, document, place, type, mode, status, date, location, claim, rest)
                VALUES (@Id, @Document, @Place, @Type, @Mode, @Status, @Date, CAST(@location AS TEXT), @Claim, @Rest)
                """, events.Select(e => new { e.Id, e.Document, e.Place, e.Type, e.Mode, e.Status, e.Date, location = e.Location.Utf8(), e.Claim, e.Rest }));
            connection.Execute("""
                INSERT INTO names (document, place, entity, kind, canonical, country, start, "end")
                VALUES (@Document, @Place, @Entity, @Kind, CAST(@canonical AS TEXT), @Country, @Start, @End)
                """, names.Select(n => new { n.Document, n.Place, n.Entity, n.Kind, canonical = n.Canonical.Utf8(), n.Country, n.Start, n.End }));
        }
    }

    private sealed class SupersededRow
    {
        public byte[] Id { get; init; } = [];
        public byte[] Document { get; init; } = [];
        public string At { get; init; } = "";
        public string? Speaker { get; init; }
        public string Words { get; init; } = "";
    }

    private sealed class ItemRow
    {
        public long Seq { get; init; }
        public long? Newest { get; init; }
        public long Versions { get; init; }
    }
}
