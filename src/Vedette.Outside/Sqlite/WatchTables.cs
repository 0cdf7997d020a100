using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Read.Feeds;
using Vedette.Watching;

namespace Vedette.Outside;

/// <summary>Watched addresses and what their feeds announced, in their tables. Every method runs inside its caller's transaction.</summary>
internal static class WatchTables
{
    public static IReadOnlyList<Watched> Load(SqliteConnection connection, string path) =>
        [.. connection.Query<WatchedRow>("SELECT address, due, rest FROM watched ORDER BY seq").Select(row => row.Read(path))];

    public static Watched? Find(SqliteConnection connection, string path, string address) =>
        connection.QueryFirstOrDefault<WatchedRow>("SELECT address, due, rest FROM watched WHERE address = CAST(@address AS TEXT)", new { address = address.Utf8() })?.Read(path);

    public static Watched? Change(SqliteConnection connection, string path, string address, Func<Watched?, Watched?> change)
    {
        var before = Find(connection, path, address);
        var after = change(before);
        if (after is null) connection.Execute("DELETE FROM watched WHERE address = CAST(@address AS TEXT)", new { address = address.Utf8() });
        else if (after != before) Put(connection, after);
        return after;
    }

    public static void Put(SqliteConnection connection, Watched watched) => connection.Execute("""
        INSERT INTO watched (address, due, rest) VALUES (CAST(@address AS TEXT), @due, @rest) ON CONFLICT (address) DO UPDATE SET due = excluded.due, rest = excluded.rest
        """, new { address = watched.Address.Utf8(), due = Time.Print(watched.Due), rest = WatchedJson.Print(watched) });

    /// <summary>The items that wait from now on.</summary>
    public static List<Announced> Announce(SqliteConnection connection, string feed, IReadOnlyList<FeedItem> items, DateTimeOffset at)
    {
        List<Announced> fresh = [];
        foreach (var item in items)
        {
            string address = Announced.AddressOf(item, feed), now = Time.Print(at);
            byte[] id = ContentHash.Of(address).Bytes();
            var row = connection.QueryFirstOrDefault<AnnouncedRow>("SELECT seq, state, changed, times FROM announced WHERE id = @id", new { id });
            if (row is not null && !Announced.IsAgain(Codes.Value<AnnouncedState>(row.State), row.Changed, item, (int)row.Times)) continue;
            var values = new { id, address = address.Utf8(), feed = feed.Utf8(), now, changed = item.Modified.Iso, told = Packed.Of(FeedItemJson.Print(item)), row?.Seq };
            long number = row is null
                ? connection.ExecuteScalar<long>("INSERT INTO announced (id, address, feed, at, state, changed, due, told) VALUES (@id, CAST(@address AS TEXT), CAST(@feed AS TEXT), @now, 'waiting', @changed, @now, @told) RETURNING seq", values)
                : connection.ExecuteScalar<long>("UPDATE announced SET state = 'waiting', changed = @changed, due = @now, told = @told, times = times + 1, tries = 0, fault = NULL WHERE seq = @Seq RETURNING seq", values);
            fresh.Add(new(number, address, feed, AnnouncedState.Waiting, 0, at, null));
        }
        return fresh;
    }

    public static IReadOnlyList<Announced> Waiting(SqliteConnection connection) =>
        [.. connection.Query<AnnouncedRow>("SELECT seq, address, feed, state, tries, due, fault FROM announced WHERE state = 'waiting' ORDER BY seq").Select(row => row.Item())];

    public static FeedItem? Told(SqliteConnection connection, string path, long number)
    {
        byte[]? told = connection.ExecuteScalar<byte[]?>("SELECT told FROM announced WHERE seq = @number AND state = 'waiting'", new { number });
        if (told is null) return null;
        try
        {
            return FeedItemJson.Read(Packed.Undo(told) ?? throw new JsonException("it does not unpack"));
        }
        catch (JsonException e)
        {
            throw StoreFailure.Damaged(path, $"announced item {number}: {e.Message}", e);
        }
    }

    public static void Settle(SqliteConnection connection, Settled settled)
    {
        bool waits = settled.State is AnnouncedState.Waiting;
        if (waits && settled.Due is null) throw new ArgumentException("What still waits needs a time to try again.", nameof(settled));
        connection.Execute($"UPDATE announced SET state = @state, fault = CAST(@fault AS TEXT), {(waits ? "tries = @Tries, due = @due" : "told = NULL")} WHERE seq = @Number",
            new { settled.Number, settled.Tries, state = Codes.Word(settled.State), fault = WatchedJson.Line(settled.Fault).Utf8(), due = settled.Due is { } due ? Time.Print(due) : null });
    }

    public static AnnouncedCount Count(SqliteConnection connection)
    {
        var counts = connection.Query<(string State, long Count)>("SELECT state, count(*) FROM announced GROUP BY state").ToDictionary(c => c.State, c => c.Count);
        return new(counts.GetValueOrDefault("waiting"), counts.GetValueOrDefault("kept"), counts.GetValueOrDefault("given_up"));
    }

    private sealed class WatchedRow
    {
        public string Address { get; init; } = "";
        public string Due { get; init; } = "";
        public string Rest { get; init; } = "";

        public Watched Read(string path)
        {
            try
            {
                return WatchedJson.Read(Address, Due, Rest);
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                throw StoreFailure.Damaged(path, $"watched address {Address}: {e.Message}", e);
            }
        }
    }

    private sealed class AnnouncedRow
    {
        public long Seq { get; init; }
        public string Address { get; init; } = "";
        public string Feed { get; init; } = "";
        public string State { get; init; } = "";
        public string? Changed { get; init; }
        public long Times { get; init; }
        public long Tries { get; init; }
        public string Due { get; init; } = "";
        public string? Fault { get; init; }

        public Announced Item() => new(Seq, Address, Feed, Codes.Value<AnnouncedState>(State), (int)Tries, Time.Parse(Due), WatchedJson.FaultOf(Fault));
    }
}
