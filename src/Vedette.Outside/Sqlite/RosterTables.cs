using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Access;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Accounts, sessions and keys in their tables. Every method runs inside its caller's transaction.</summary>
internal static class RosterTables
{
    /// <exception cref="VedetteException">W303: a row that this program did not write so.</exception>
    public static Roster Load(SqliteConnection connection, string path)
    {
        try
        {
            var names = new Dictionary<string, string>();
            var accounts = new List<Account>();
            foreach (var row in connection.Query<AccountRow>("SELECT name, shown, role, ceiling, password, added, locked, failures, last_failure AS lastfailure FROM accounts"))
            {
                names.Add(row.Name, row.Shown);
                accounts.Add(new(row.Shown, Codes.Value<Role>(row.Role), Tlp.Parse(row.Ceiling) ?? throw new FormatException($"'{row.Ceiling}' is no label."),
                    PasswordHash.Parse(row.Password) ?? throw new FormatException("a password's hash cannot be read"), Time.Parse(row.Added), row.Locked, (int)row.Failures, Maybe(row.LastFailure)));
            }
            return Roster.Of(accounts,
                connection.Query<SessionRow>("SELECT hash, account, begun, seen FROM sessions").Select(s => new Session(s.Hash, names[s.Account], Time.Parse(s.Begun), Time.Parse(s.Seen))),
                connection.Query<KeyRow>("SELECT hash, account, label, scopes, made, expires, revoked, last_used AS lastused FROM api_keys").Select(k => new ApiKey(k.Hash, names[k.Account], k.Label,
                    [.. k.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Codes.Value<Right>)], Time.Parse(k.Made), Maybe(k.Expires), Maybe(k.Revoked),
                    k.LastUsed is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null)));
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or ArgumentException)
        {
            throw StoreFailure.Damaged(path, $"the accounts: {e.Message}", e);
        }
    }

    /// <summary>Writes what differs.</summary>
    public static void Replace(SqliteConnection connection, Roster before, Roster after)
    {
        foreach (var account in Differing(before.Accounts, after.Accounts))
            connection.Execute("INSERT OR REPLACE INTO accounts VALUES (@Key, @Name, @role, @ceiling, @password, @added, @IsLocked, @Failures, @lastFailure)", new
            {
                account.Key, account.Name, role = Codes.Word(account.Role), ceiling = account.Ceiling.ToString(), password = account.Password.Kept(), added = Time.Print(account.Added),
                account.IsLocked, account.Failures, lastFailure = Maybe(account.LastFailure),
            });
        foreach (var session in Differing(before.Sessions, after.Sessions))
            connection.Execute("INSERT OR REPLACE INTO sessions VALUES (@Hash, @account, @begun, @seen)",
                new { session.Hash, account = Account.KeyOf(session.Account), begun = Time.Print(session.Begun), seen = Time.Print(session.Seen) });
        foreach (var key in Differing(before.Keys, after.Keys))
            connection.Execute("INSERT OR REPLACE INTO api_keys VALUES (@Hash, @account, @Label, @scopes, @made, @expires, @revoked, @lastUsed)", new
            {
                key.Hash, account = Account.KeyOf(key.Account), key.Label, scopes = string.Join(' ', key.Scopes.Select(Codes.Word)), made = Time.Print(key.Made), expires = Maybe(key.Expires),
                revoked = Maybe(key.Revoked), lastUsed = key.LastUsed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
        Remove("sessions", "hash", before.Sessions.Keys.Except(after.Sessions.Keys));
        Remove("api_keys", "hash", before.Keys.Keys.Except(after.Keys.Keys));
        Remove("accounts", "name", before.Accounts.Keys.Except(after.Accounts.Keys));

        void Remove(string table, string column, IEnumerable<string> gone)
        {
            foreach (string id in gone) connection.Execute($"DELETE FROM {table} WHERE {column} = @id", new { id });
        }
    }

    private static IEnumerable<T> Differing<T>(ImmutableSortedDictionary<string, T> before, ImmutableSortedDictionary<string, T> after) where T : class =>
        after.Where(pair => !before.TryGetValue(pair.Key, out var old) || !old.Equals(pair.Value)).Select(pair => pair.Value);

    private static DateTimeOffset? Maybe(string? text) => text is null ? null : Time.Parse(text);
    private static string? Maybe(DateTimeOffset? at) => at is { } known ? Time.Print(known) : null;

    private sealed class AccountRow
    {
        public string Name { get; init; } = "";
        public string Shown { get; init; } = "";
        public string Role { get; init; } = "";
        public string Ceiling { get; init; } = "";
        public string Password { get; init; } = "";
        public string Added { get; init; } = "";
        public bool Locked { get; init; }
        public long Failures { get; init; }
        public string? LastFailure { get; init; }
    }

    private sealed class SessionRow
    {
        public string Hash { get; init; } = "";
        public string Account { get; init; } = "";
        public string Begun { get; init; } = "";
        public string Seen { get; init; } = "";
    }

    private sealed class KeyRow
    {
        public string Hash { get; init; } = "";
        public string Account { get; init; } = "";
        public string Label { get; init; } = "";
        public string Scopes { get; init; } = "";
        public string Made { get; init; } = "";
        public string? Expires { get; init; }
        public string? Revoked { get; init; }
        public string? LastUsed { get; init; }
    }
}
