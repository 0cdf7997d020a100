using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Access;

/// <summary>What a change of the roster came to.</summary>
/// <param name="Deeds">What the audit log tells of it.</param>
/// <param name="Fault">Why nothing was changed; null when it was.</param>
public sealed record RosterChange(Roster After, ImmutableArray<Deed> Deeds, Fault? Fault = null);

/// <summary>Who may come in: accounts by name, sessions and keys by hash. A value; each change gives another one.</summary>
public sealed record Roster(ImmutableSortedDictionary<string, Account> Accounts, ImmutableSortedDictionary<string, Session> Sessions, ImmutableSortedDictionary<string, ApiKey> Keys)
{
    public static Roster Empty { get; } = Of([], [], []);

    public static Roster Of(IEnumerable<Account> accounts, IEnumerable<Session> sessions, IEnumerable<ApiKey> keys) =>
        new(accounts.ToImmutableSortedDictionary(a => a.Key, a => a, StringComparer.Ordinal), sessions.ToImmutableSortedDictionary(s => s.Hash, s => s, StringComparer.Ordinal), keys.ToImmutableSortedDictionary(k => k.Hash, k => k, StringComparer.Ordinal));

    public Account? Find(string name) => Accounts.GetValueOrDefault(Account.KeyOf(name));
    public IEnumerable<ApiKey> KeysOf(string name) => Keys.Values.Where(k => Account.KeyOf(k.Account) == Account.KeyOf(name));

    public RosterChange Add(Account account, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        return !Account.IsName(account.Name) ? Refuse("W754", "This is no name for an account. Write 1 to 64 letters, digits, dots, hyphens, underscores or @, a letter or digit first.")
            : Find(account.Name) is { } there ? Refuse("W755", $"There is an account {there.Name} already. Choose another name, or change it with 'vedette accounts role' or 'password'.")
            : Administrators() == 0 && account.Role is not Role.Administrator ? Refuse("W757", "The first account must be an administrator's: nobody could change the others. Add it with --role administrator.")
            : Changed(With(account), by, now, Done.AccountAdded, account.Name, $"{Word(account.Role)}, {account.Ceiling}");
    }

    /// <summary>Ends the person's sessions: what was opened under the old role must not go on.</summary>
    public RosterChange SetRole(string name, Role role, Tlp ceiling, string by, DateTimeOffset now) => On(name, account =>
        IsLastAdministrator(account) && role is not Role.Administrator ? RefuseLast(account)
        : Changed(With(account with { Role = role, Ceiling = ceiling }).WithoutSessionsOf(account), by, now, Done.RoleChanged, account.Name,
            $"{Word(account.Role)}, {account.Ceiling} to {Word(role)}, {ceiling}"));

    /// <summary>Ends the person's sessions, and forgets failed attempts.</summary>
    public RosterChange SetPassword(string name, PasswordHash password, string by, DateTimeOffset now) => On(name, account =>
        Changed(With(account with { Password = password, Failures = 0, LastFailure = null }).WithoutSessionsOf(account), by, now, Done.PasswordChanged, account.Name));

    /// <summary>Ends the person's sessions. Keys rest while the account is locked.</summary>
    public RosterChange Lock(string name, string by, DateTimeOffset now) => On(name, account =>
        IsLastAdministrator(account) ? RefuseLast(account) : Changed(With(account with { IsLocked = true }).WithoutSessionsOf(account), by, now, Done.AccountLocked, account.Name));

    /// <summary>Lifts the lock, and the wait after failed attempts.</summary>
    public RosterChange Unlock(string name, string by, DateTimeOffset now) => On(name, account =>
        Changed(With(account with { IsLocked = false, Failures = 0, LastFailure = null }), by, now, Done.AccountUnlocked, account.Name));

    /// <summary>With its sessions and keys. What the person put on record stays.</summary>
    public RosterChange Remove(string name, string by, DateTimeOffset now) => On(name, account =>
        IsLastAdministrator(account) && Accounts.Count > 1 ? RefuseLast(account)
        : Changed((this with { Accounts = Accounts.Remove(account.Key), Keys = Keys.RemoveRange(KeysOf(name).Select(k => k.Hash)) }).WithoutSessionsOf(account), by, now, Done.AccountRemoved, account.Name));

    public RosterChange AddKey(ApiKey key, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        return On(key.Account, account =>
        {
            var beyond = key.Scopes.Where(scope => !account.Role.May(scope)).ToArray();
            return key.Scopes.IsEmpty ? Refuse("W763", "A key without scopes opens nothing. Give one or more with --scope.")
                : beyond.Length > 0 ? Refuse("W763", $"{account.Name} is {Word(account.Role)} and may not {string.Join(", ", beyond.Select(Word))}: a key cannot do more. Leave it out, or change the role first.")
                : key.Expires <= now ? Refuse("W763", "The key would have expired already. Give a later day with --expires.")
                : string.IsNullOrWhiteSpace(key.Label) || key.Label.Length > 100 || key.Label.Any(char.IsControl) ? Refuse("W763", "A key needs a label of 1 to 100 letters that says what it is for: --label TEXT.")
                : Changed(this with { Keys = Keys.Add(key.Hash, key with { Account = account.Name }) }, by, now, Done.KeyAdded, account.Name, $"key {key.Id}: {string.Join(" ", key.Scopes.Select(Word))}");
        });
    }

    /// <param name="beginning">The first letters of the key's id.</param>
    public RosterChange RevokeKey(string beginning, string by, DateTimeOffset now)
    {
        ApiKey[] found = beginning.Length == 0 ? [] : [.. Keys.Values.Where(k => k.Id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && k.Revoked is null).Take(2)];
        return found.Length != 1
            ? Refuse("W762", $"{(found.Length == 0 ? "No key that holds has" : "Several keys have")} an id that begins with '{beginning}'. 'vedette accounts key list' shows them.")
            : Changed(this with { Keys = Keys.SetItem(found[0].Hash, found[0] with { Revoked = now }) }, by, now, Done.KeyRevoked, found[0].Account, $"key {found[0].Id}");
    }

    /// <summary>Counts an attempt to sign in. Refused while the account is locked or shut; nothing tells which, nor whether there is such an account.</summary>
    public RosterChange Attempt(string name, DateTimeOffset now) =>
        Find(name) is not { IsLocked: false } account || account.ShutUntil(now) is not null ? new(this, [], Refusal) : new(With(account.Attempted(now)), []);

    /// <summary>A person is let in: with a new session, and without the one that the browser had before.</summary>
    /// <param name="before">The hash of that one; null when it had none.</param>
    /// <param name="renewed">The password hashed with more rounds; null when it is up to date.</param>
    public RosterChange SignIn(string name, Session session, string? before, PasswordHash? compared, PasswordHash? renewed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        // The account may have been locked, or its password changed, while the password was compared.
        if (Find(name) is not { IsLocked: false } account || !account.Password.Equals(compared)) return new(this, [], Refusal);
        var after = With(account with { Failures = 0, LastFailure = null, Password = renewed ?? account.Password });
        var sessions = after.Sessions.RemoveRange(after.Sessions.Values.Where(s => !s.IsLive(now) || s.Hash == before).Select(s => s.Hash));
        return Changed(after with { Sessions = sessions.SetItem(session.Hash, session with { Account = account.Name }) }, account.Name, now, Done.SignedIn, account.Name);
    }

    /// <summary>Ends a session; of one that is not there nothing is told.</summary>
    public RosterChange SignOut(string hash, DateTimeOffset now) => Sessions.TryGetValue(hash, out var session)
        ? Changed(this with { Sessions = Sessions.Remove(hash) }, session.Account, now, Done.SignedOut, session.Account) : new(this, []);

    /// <summary>The account of a live session; null when it ended, or its person is locked or gone.</summary>
    public (Session Session, Account Account)? Enter(string hash, DateTimeOffset now) =>
        Sessions.TryGetValue(hash, out var session) && session.IsLive(now) && Find(session.Account) is { IsLocked: false } account ? (session, account) : null;

    /// <summary>The account of a key that holds; null when it expired or was revoked, or its person is locked or gone.</summary>
    public (ApiKey Key, Account Account)? Open(string hash, DateTimeOffset now) =>
        Keys.TryGetValue(hash, out var key) && key.IsLive(now) && Find(key.Account) is { IsLocked: false } account ? (key, account) : null;

    /// <summary>Notes the use of a session, or of a key on a day. Nothing changes when it is gone.</summary>
    public RosterChange Used(Session session, DateTimeOffset now) =>
        Sessions.ContainsKey(session.Hash) ? new(this with { Sessions = Sessions.SetItem(session.Hash, session with { Seen = now }) }, []) : new(this, []);

    public RosterChange Used(ApiKey key, DateOnly day) =>
        Keys.TryGetValue(key.Hash, out var kept) ? new(this with { Keys = Keys.SetItem(key.Hash, kept with { LastUsed = day }) }, []) : new(this, []);

    internal static Fault Refusal => new("W753", "The name or the password is wrong, or the account is shut for now after too many failures. Wait a little and try again, or ask an administrator to unlock it ('vedette accounts unlock').");

    private int Administrators() => Accounts.Values.Count(a => a is { Role: Role.Administrator, IsLocked: false });
    private bool IsLastAdministrator(Account account) => account is { Role: Role.Administrator, IsLocked: false } && Administrators() == 1;
    private Roster With(Account account) => this with { Accounts = Accounts.SetItem(account.Key, account) };
    private Roster WithoutSessionsOf(Account account) => this with { Sessions = Sessions.RemoveRange(Sessions.Values.Where(s => Account.KeyOf(s.Account) == account.Key).Select(s => s.Hash)) };

    private RosterChange On(string name, Func<Account, RosterChange> change) =>
        Find(name) is { } account ? change(account) : Refuse("W756", Account.IsName(name) ? $"There is no account {name}. 'vedette accounts list' shows them." : "There is no such account. 'vedette accounts list' shows them.");

    private RosterChange Refuse(string code, string message) => new(this, [], new(code, message));
    private RosterChange RefuseLast(Account account) => Refuse("W757", $"{account.Name} is the last administrator who can sign in. Make another one first.");
    private static RosterChange Changed(Roster after, string by, DateTimeOffset now, string what, string name, string? detail = null) => new(after, [new(now, by, what, $"account:{name}", detail)]);
    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
