using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Read.Archives;
using Vedette.Read.Feeds;
using Vedette.Watching;

namespace Vedette.Outside;

/// <summary>What stands in a store, counted.</summary>
public sealed record StoreState(long Version, long Items, long Documents, long Claims, long Events, long Decisions, long Entries, long Reported, long Bytes);

/// <summary>
/// A store in one SQLite file. It has one connection, used by one caller at a time; other processes read beside it (write-ahead log).
/// <para>
/// Commits are <c>synchronous=NORMAL</c>: a kill loses nothing that was committed, a power cut may lose the last documents but leaves a whole store;
/// they are read again from their sources. What a person decided, judged or forecast cannot be read again: it is committed with <c>FULL</c>.
/// </para>
/// </summary>
/// <exception cref="VedetteException">Every method: W303 damaged, W304 locked, W305 disk full, W308 read-only.</exception>
public sealed class SqliteStore : IStore
{
    /// <summary>Up to this size the shape of the whole file is checked when it is opened (a tenth of a second); beyond it only <c>vedette doctor</c> does.</summary>
    private const long CheckedWhenOpened = 64L << 20;

    private readonly SqliteConnection connection;
    private readonly SemaphoreSlim gate = new(1, 1);

    private SqliteStore(SqliteConnection connection, string path) => (this.connection, Path) = (connection, path);

    public string Path { get; }

    /// <summary>The version of the schema that this build makes and reads.</summary>
    public static long KnownVersion => Migrations.Known;

    /// <summary>Makes a store at <paramref name="path"/>, or brings the one that is there to this version.</summary>
    /// <returns>True when a new one was made.</returns>
    /// <exception cref="VedetteException">W307 when something else is there; else as when a store is opened.</exception>
    public static bool Init(string path, TimeProvider clock, TimeSpan? patience = null)
    {
        if (Directory.Exists(path)) throw StoreFailure.SomethingElse(path);
        bool isNew = !File.Exists(path);
        try
        {
            using var connection = Connect(path, SqliteOpenMode.ReadWriteCreate, patience);
            return Guarded(path, () =>
            {
                if (Kind(connection) == FileKind.Other) throw StoreFailure.SomethingElse(path);
                Prepare(connection);
                return Migrations.Apply(connection, path, Migrations.Embedded, clock) == 0;
            });
        }
        catch (VedetteException e) when (e.Code == "W303" && !isNew && e.InnerException is SqliteException { SqliteErrorCode: 26 })
        {
            throw StoreFailure.SomethingElse(path);
        }
    }

    /// <summary>Opens a store, brings it to this version and checks its shape.</summary>
    /// <param name="patience">How long to wait for another process that writes: 10 seconds when null.</param>
    /// <exception cref="VedetteException">W301 newer, W302 other schema, W303 damaged or no store, W304 locked, W306 missing, W308 read-only.</exception>
    public static SqliteStore Open(string path, TimeProvider clock, TimeSpan? patience = null) => Open(path, clock, Migrations.Embedded, patience);

    internal static SqliteStore Open(string path, TimeProvider clock, IReadOnlyList<Migration> steps, TimeSpan? patience = null)
    {
        if (Directory.Exists(path)) throw StoreFailure.Damaged(path, "it is a folder");
        if (!File.Exists(path)) throw StoreFailure.Missing(path);
        var connection = Connect(path, SqliteOpenMode.ReadWrite, patience);
        try
        {
            Guarded(path, () =>
            {
                switch (Kind(connection))
                {
                    case FileKind.Empty: throw StoreFailure.Missing(path);
                    case FileKind.Other: throw StoreFailure.Damaged(path, "it lacks the mark of a store");
                }
                Prepare(connection);
                Migrations.Apply(connection, path, steps, clock);
                if (new FileInfo(path).Length <= CheckedWhenOpened) CheckShape(connection, path);
                return true;
            });
            return new(connection, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Task<bool> AddAsync(Reading reading, DateTimeOffset at, CancellationToken cancel)
    {
        Coherence.Check(reading);
        return WriteAsync(() => ReadingTables.Add(connection, reading, at), cancel);
    }

    public Task<bool> AddAsync(Taken taken, DateTimeOffset at, CancellationToken cancel)
    {
        Coherence.Check(taken.Reading);
        return WriteAsync(() => Add(taken, at), cancel);
    }

    public Task ReplaceAsync(IReadOnlyList<Reading> readings, Picture picture, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var reading in readings) Coherence.Check(reading);
        return WriteAsync(() =>
        {
            foreach (var reading in readings) ReadingTables.Replace(connection, Path, reading, at);
            PictureTables.Replace(connection, picture, at);
            return true;
        }, cancel);
    }

    public Task<IReadOnlyList<SupersededClaim>> SupersededAsync(CancellationToken cancel) => ReadAsync(() => ReadingTables.LoadSuperseded(connection), cancel);

    public async IAsyncEnumerable<CaptureNote> CapturesAsync(ItemId? item, [EnumeratorCancellation] CancellationToken cancel)
    {
        const int Page = 1000;
        for (long after = 0; ;)
        {
            var page = await ReadAsync(() => CaptureTables.Page(connection, item, after, Page), cancel).ConfigureAwait(false);
            foreach (var (_, note) in page) yield return note;
            if (page.Count < Page) yield break;
            after = page[^1].Row;
        }
    }

    public Task<Capture?> CaptureAsync(UInt128 id, CancellationToken cancel) => ReadAsync(() => CaptureTables.Find(connection, Path, id), cancel);

    public Task<IReadOnlyList<Watched>> WatchedAsync(CancellationToken cancel) => ReadAsync(() => WatchTables.Load(connection, Path), cancel);

    public Task<Watched?> ChangeWatchedAsync(string address, Func<Watched?, Watched?> change, CancellationToken cancel) => WriteAsync(() => WatchTables.Change(connection, Path, address, change), cancel);

    public Task<Polled?> PolledAsync(string address, IReadOnlyList<FeedItem> items, Taken? page, Func<Watched, int, Watched> after, DateTimeOffset at, CancellationToken cancel)
    {
        if (page is not null) Coherence.Check(page.Reading);
        return WriteAsync(() =>
        {
            if (WatchTables.Find(connection, Path, address) is not { } watched) return null;
            var fresh = WatchTables.Announce(connection, address, items, at);
            bool isNew = page is not null && Add(page, at);
            WatchTables.Put(connection, after(watched, fresh.Count + (isNew ? 1 : 0)));
            return new Polled(fresh, isNew);
        }, cancel);
    }

    public Task<IReadOnlyList<Announced>> WaitingAsync(CancellationToken cancel) => ReadAsync(() => WatchTables.Waiting(connection), cancel);

    public Task<FeedItem?> ToldAsync(long number, CancellationToken cancel) => ReadAsync(() => WatchTables.Told(connection, Path, number), cancel);

    public Task<bool> SettleAsync(Settled settled, Taken? taken, DateTimeOffset at, CancellationToken cancel)
    {
        if (taken is not null) Coherence.Check(taken.Reading);
        return WriteAsync(() =>
        {
            WatchTables.Settle(connection, settled);
            return taken is not null && Add(taken, at);
        }, cancel);
    }

    public Task<AnnouncedCount> AnnouncedAsync(CancellationToken cancel) => ReadAsync(() => WatchTables.Count(connection), cancel);

    private bool Add(Taken taken, DateTimeOffset at)
    {
        if (taken.Capture is { } capture) CaptureTables.Add(connection, capture, taken.Reading.Document);
        return ReadingTables.Add(connection, taken.Reading, at);
    }

    public Task RelateAsync(Picture picture, DateTimeOffset at, CancellationToken cancel) => WriteAsync(() =>
    {
        PictureTables.Replace(connection, picture, at);
        return true;
    }, cancel);

    public Task<IReadOnlyList<Reading>> ReadingsAsync(CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Reading>>(() => ReadingTables.Load(connection, Path, "SELECT newest AS document, seq AS place FROM items"), cancel);

    public Task<IReadOnlyList<Reading>> VersionsAsync(ItemId item, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Reading>>(() => ReadingTables.Load(connection, Path,
            "SELECT v.seq AS document, v.version AS place FROM documents v JOIN items i ON i.seq = v.item WHERE i.id = @id", new { id = item.Hash.Bytes() }), cancel);

    public Task<Picture?> PictureAsync(CancellationToken cancel) => ReadAsync(() => PictureTables.Load(connection, Path), cancel);

    public Task<IReadOnlyList<StoryTurn>> StoryTurnsAsync(CancellationToken cancel) => ReadAsync(() => StoryTables.Turns(connection, Path), cancel);

    /// <summary>Whether the picture was made from just the newest versions of all items. False after an add that was stopped before it related.</summary>
    public Task<bool> IsRelatedAsync(CancellationToken cancel) => ReadAsync(() => connection.ExecuteScalar<long>("""
        SELECT EXISTS (SELECT 1 FROM pictures)
           AND NOT EXISTS (SELECT newest FROM items EXCEPT SELECT document FROM picture_documents)
           AND NOT EXISTS (SELECT document FROM picture_documents EXCEPT SELECT newest FROM items)
        """) != 0, cancel);

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string query, int limit, CancellationToken cancel)
    {
        var terms = SearchWords.Read(query);
        if (terms.IsEmpty || limit <= 0) return Task.FromResult<IReadOnlyList<SearchHit>>([]);
        // A word of the title says more of what a text is about than one of its body.
        return ReadAsync<IReadOnlyList<SearchHit>>(() => [.. connection.Query<HitRow>("""
            SELECT d.id, d.name, d.title, snippet(documents_fts, -1, char(2), char(3), '…', 24) AS snippet
            FROM documents_fts JOIN documents d ON d.seq = documents_fts.rowid
            WHERE documents_fts MATCH @query ORDER BY bm25(documents_fts, 4.0, 1.0), d.seq LIMIT @limit
            """, new { query = SearchWords.ForFts5(terms), limit }).Select(h => new SearchHit(new(Compact.Id(h.Id)), h.Name, h.Title, h.Snippet))], cancel);
    }

    public Task DecideAsync(Decision decision, CancellationToken cancel) => WriteForGoodAsync(() =>
    {
        connection.Execute("INSERT INTO decisions (subject, state, by, at, note) VALUES (@Subject, @State, CAST(@by AS TEXT), @at, CAST(@note AS TEXT))",
            new { decision.Subject, decision.State, by = decision.By.Utf8(), at = Time.Print(decision.At), note = decision.Note.Utf8() });
        AuditTable.Append(connection, Path, [Deeds.Of(decision)]);
        return true;
    }, cancel);

    public Task<IReadOnlyList<Decision>> DecisionsAsync(CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Decision>>(() => [.. connection.Query<DecisionRow>("SELECT subject, state, by, at, note FROM decisions ORDER BY seq")
            .Select(r => new Decision(r.Subject, r.State, r.By, Time.Parse(r.At), r.Note))], cancel);

    public Task<ImmutableArray<Fault>> RecordAsync(IReadOnlyList<Entry> entries, CancellationToken cancel) => WriteForGoodAsync(() =>
    {
        var (_, faults) = LedgerTables.Load(connection, Path).With(entries);
        if (!faults.IsEmpty) return faults;
        LedgerTables.Append(connection, entries);
        AuditTable.Append(connection, Path, entries.Select(Deeds.Of));
        return faults;
    }, cancel);

    public Task<Ledger> LedgerAsync(CancellationToken cancel) => ReadAsync(() => LedgerTables.Load(connection, Path), cancel);

    public Task<Roster> RosterAsync(CancellationToken cancel) => ReadAsync(() => RosterTables.Load(connection, Path), cancel);

    public Task<RosterChange> ChangeRosterAsync(Func<Roster, RosterChange> change, CancellationToken cancel) => WriteForGoodAsync(() =>
    {
        var before = RosterTables.Load(connection, Path);
        var result = change(before);
        if (result.Fault is not null) return result with { After = before };
        RosterTables.Replace(connection, before, result.After);
        AuditTable.Append(connection, Path, result.Deeds);
        return result;
    }, cancel);

    public Task NoteAsync(Deed deed, CancellationToken cancel) => WriteForGoodAsync(() =>
    {
        AuditTable.Append(connection, Path, [deed]);
        return true;
    }, cancel);

    public Task<IReadOnlyList<AuditEntry>> AuditAsync(CancellationToken cancel) => ReadAsync(() => AuditTable.Load(connection, Path), cancel);

    public Task<ReportedAdded> AddReportedAsync(ReportedFile file, IEnumerable<ReportedLine> lines, DateTimeOffset at, CancellationToken cancel) =>
        WriteAsync(() => ReportedTables.Add(connection, file, lines, at, cancel), cancel);

    public async IAsyncEnumerable<KeptReported> ReportedAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        const int Page = 1000;
        var after = ReportedTables.Place.BeforeAll;
        while (true)
        {
            var page = await ReadAsync(() => ReportedTables.Page(connection, Path, after, Page), cancel).ConfigureAwait(false);
            foreach (var (_, kept) in page) yield return kept;
            if (page.Count < Page) yield break;
            after = page[^1].After;
        }
    }

    public Task<IReadOnlyList<ReportedFault>> ReportedFaultsAsync(UInt128 file, int limit, CancellationToken cancel) => ReadAsync(() => ReportedTables.Faults(connection, file, limit), cancel);

    public Task<StoreStamp> StampAsync(CancellationToken cancel) => ReadAsync(() =>
    {
        // Rows are appended and never removed, so the last number counts them without walking the table.
        var row = connection.QuerySingle<StampRow>("""
            SELECT (SELECT coalesce(max(seq), 0) FROM documents) AS documents, (SELECT related FROM pictures) AS related,
                   (SELECT coalesce(max(seq), 0) FROM decisions) AS decisions, (SELECT coalesce(max(seq), 0) FROM ledger) AS entries
            """);
        return new StoreStamp(row.Documents, row.Related is { } at ? Time.Parse(at) : null, row.Decisions, row.Entries);
    }, cancel);

    public Task<StoreState> StateAsync(CancellationToken cancel) => ReadAsync(() => connection.QuerySingle<StateRow>("""
        SELECT (SELECT max(number) FROM migrations) AS version, (SELECT count(*) FROM items) AS items, (SELECT count(*) FROM documents) AS documents,
               (SELECT count(*) FROM claims) AS claims, (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM decisions) AS decisions,
               (SELECT count(*) FROM ledger) AS entries, (SELECT count(*) FROM reported_events) AS reported
        """).With(new FileInfo(Path).Length), cancel);

    /// <summary>Checks all there is: the shape of every page, the links between the tables, the search index, the seal of every version, the rows of other coders' events, the ledger, the accounts and the chain of the audit log.</summary>
    /// <exception cref="VedetteException">W303 with what was found first.</exception>
    public Task CheckAsync(CancellationToken cancel) => LockedAsync(() =>
    {
        CheckShape(connection, Path);
        if (connection.Query("PRAGMA foreign_key_check").Any()) throw StoreFailure.Damaged(Path, "a row belongs to one that is not there");
        connection.Execute("INSERT INTO documents_fts (documents_fts) VALUES ('integrity-check')");
        return Transaction.Read(connection, () =>
        {
            foreach (long document in connection.Query<long>("SELECT seq FROM documents ORDER BY seq"))
            {
                cancel.ThrowIfCancellationRequested();
                ReadingTables.Load(connection, Path, "SELECT @document AS document, 1 AS place", new { document });
            }
            ReportedTables.Check(connection, Path, cancel);
            CaptureTables.Check(connection, Path, cancel);
            WatchTables.Load(connection, Path);
            PictureTables.Load(connection, Path);
            StoryTables.Turns(connection, Path);
            LedgerTables.Load(connection, Path);
            RosterTables.Load(connection, Path);
            if (AuditCheck.Of(AuditTable.Load(connection, Path)) is [var first, ..]) throw StoreFailure.Damaged(Path, $"the audit log: {first.Text.TrimEnd('.')}");
            return true;
        });
    }, cancel);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        gate.Dispose();
    }

    private enum FileKind { Ours, Empty, Other }

    private static FileKind Kind(SqliteConnection connection) => connection.ExecuteScalar<long>("PRAGMA application_id") switch
    {
        Migrations.ApplicationId => FileKind.Ours,
        0 when connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") == 0 => FileKind.Empty,
        _ => FileKind.Other,
    };

    private static SqliteConnection Connect(string path, SqliteOpenMode mode, TimeSpan? patience)
    {
        _ = SqliteRuntime.Current;
        var wait = patience ?? TimeSpan.FromSeconds(10);
        // Without pooling a closed store is a closed file. The library waits for a lock itself; the provider's own coarse retries end after one more second.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = System.IO.Path.GetFullPath(path), Mode = mode, Pooling = false, ForeignKeys = true, DefaultTimeout = 1,
        }.ConnectionString);
        Guarded(path, () =>
        {
            connection.Open();
            return connection.Execute($"PRAGMA busy_timeout = {(long)wait.TotalMilliseconds}");
        });
        return connection;
    }

    private static void Prepare(SqliteConnection connection)
    {
        connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = NORMAL");
    }

    private static void CheckShape(SqliteConnection connection, string path)
    {
        string found = connection.ExecuteScalar<string>("PRAGMA quick_check(1)") ?? "no answer";
        if (found != "ok") throw StoreFailure.Damaged(path, found.ReplaceLineEndings(" "));
    }

    private Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancel) => LockedAsync(() => Transaction.Write(connection, work), cancel);
    private Task<T> WriteForGoodAsync<T>(Func<T> work, CancellationToken cancel) => LockedAsync(() => ForGood(() => Transaction.Write(connection, work)), cancel);
    private Task<T> ReadAsync<T>(Func<T> work, CancellationToken cancel) => LockedAsync(() => Transaction.Read(connection, work), cancel);

    /// <summary>What is committed in here outlives a power cut. SQLite takes the change outside transactions only.</summary>
    private T ForGood<T>(Func<T> work)
    {
        connection.Execute("PRAGMA synchronous = FULL");
        try
        {
            return work();
        }
        finally
        {
            connection.Execute("PRAGMA synchronous = NORMAL");
        }
    }

    private async Task<T> LockedAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            cancel.ThrowIfCancellationRequested();
            return Guarded(Path, work);
        }
        finally
        {
            gate.Release();
        }
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (StoreFailure.From(e, path) is { } failure)
        {
            throw failure;
        }
    }

    private sealed class HitRow
    {
        public byte[] Id { get; init; } = [];
        public string Name { get; init; } = "";
        public string? Title { get; init; }
        public string Snippet { get; init; } = "";
    }

    private sealed class DecisionRow
    {
        public string Subject { get; init; } = "";
        public string State { get; init; } = "";
        public string By { get; init; } = "";
        public string At { get; init; } = "";
        public string? Note { get; init; }
    }

    private sealed class StampRow
    {
        public long Documents { get; init; }
        public string? Related { get; init; }
        public long Decisions { get; init; }
        public long Entries { get; init; }
    }

    private sealed class StateRow
    {
        public long Version { get; init; }
        public long Items { get; init; }
        public long Documents { get; init; }
        public long Claims { get; init; }
        public long Events { get; init; }
        public long Decisions { get; init; }
        public long Entries { get; init; }
        public long Reported { get; init; }

        public StoreState With(long bytes) => new(Version, Items, Documents, Claims, Events, Decisions, Entries, Reported, bytes);
    }
}
