using System.Collections.Immutable;
using System.Security.Cryptography;
using Vedette.Model;

namespace Vedette.Access;

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Token">The new session's id, for the browser alone; null when refused.</param>
public sealed record SignIn(Visitor? Visitor, Token? Token, Session? Session, Fault? Fault);

/// <summary>Lets people and programs in, and changes accounts. All rules are the <see cref="Roster"/>'s; this hands it the time and the secrets.</summary>
/// <param name="chance">Makes salts, session ids and keys.</param>
/// <param name="rounds">Of new password hashes.</param>
public sealed class FrontDoor(IStore store, TimeProvider clock, RandomNumberGenerator chance, int rounds = PasswordHash.Rounds)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="before">The session id that the browser came with, or null: it ends, whatever it was worth.</param>
    public async Task<SignIn> SignInAsync(string name, string password, string? before, CancellationToken cancel)
    {
        var attempt = await store.ChangeRosterAsync(roster => roster.Attempt(name, Now), cancel).ConfigureAwait(false);
        var account = attempt.After.Find(name);
        // Where there is nothing to compare the time is spent all the same: who has an account is nobody's business.
        bool isRight = (account?.Password ?? PasswordHash.Nobodys).Agrees(password);
        if (attempt.Fault is not null || account is null || !isRight)
        {
            // A name that is unknown may be a password typed into the wrong field: it is not written down. While an account is shut nothing is: attempts could fill the disk.
            if (attempt.Fault is null && account is not null)
                await store.NoteAsync(new(Now, account.Name, Done.SignInFailed, $"account:{account.Name}", account.ShutUntil(Now) is { } until ? $"shut until {until:O}" : null), cancel).ConfigureAwait(false);
            else if (account is null) await store.NoteAsync(new(Now, "unknown", Done.SignInFailed, "account:unknown"), cancel).ConfigureAwait(false);
            return new(null, null, null, Roster.Refusal);
        }
        var token = Token.Make(chance);
        var session = new Session(token.Hash, account.Name, Now, Now);
        var renewed = account.Password.IsOutdated && rounds >= PasswordHash.Rounds ? PasswordHash.Of(password, chance, rounds) : null;
        var change = await store.ChangeRosterAsync(roster => roster.SignIn(name, session, before is null ? null : Token.HashOf(before), account.Password, renewed, Now), cancel).ConfigureAwait(false);
        return change.Fault is { } fault ? new(null, null, null, fault) : new(Visitor.Of(account), token, session, null);
    }

    public async Task SignOutAsync(string token, CancellationToken cancel) =>
        await store.ChangeRosterAsync(roster => roster.SignOut(Token.HashOf(token), Now), cancel).ConfigureAwait(false);

    /// <summary>Who comes with a session's id; null when it ended or never was.</summary>
    public async Task<Visitor?> WithSessionAsync(string token, CancellationToken cancel)
    {
        var now = Now;
        if ((await store.RosterAsync(cancel).ConfigureAwait(false)).Enter(Token.HashOf(token), now) is not { } found) return null;
        if (now - found.Session.Seen >= Session.Grain) await store.ChangeRosterAsync(roster => roster.Used(found.Session, now), cancel).ConfigureAwait(false);
        return Visitor.Of(found.Account);
    }

    /// <summary>Who comes with an API key; null when it does not hold.</summary>
    public async Task<Visitor?> WithKeyAsync(string key, CancellationToken cancel)
    {
        var now = Now;
        if ((await store.RosterAsync(cancel).ConfigureAwait(false)).Open(Token.HashOf(key), now) is not { } found) return null;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (found.Key.LastUsed != today) await store.ChangeRosterAsync(roster => roster.Used(found.Key, today), cancel).ConfigureAwait(false);
        return Visitor.Of(found.Account, found.Key);
    }

    /// <summary>A person changes the own password: all sessions end, this one too. The old password is asked for as at sign-in, and its failures count.</summary>
    public async Task<Fault?> ChangePasswordAsync(string name, string old, string chosen, CancellationToken cancel)
    {
        var signedIn = await SignInAsync(name, old, null, cancel).ConfigureAwait(false);
        if (signedIn.Fault is { } refused) return refused;
        var fault = await SetPasswordAsync(name, chosen, signedIn.Visitor!.Name, cancel).ConfigureAwait(false);
        if (fault is not null) await SignOutAsync(signedIn.Token!.Reveal(), cancel).ConfigureAwait(false);
        return fault;
    }

    public async Task<Fault?> AddAsync(string name, Role role, Tlp ceiling, string password, string by, CancellationToken cancel) =>
        PasswordHash.Check(password, name) ?? await ChangeAsync(Added(name, role, ceiling, password, by), cancel).ConfigureAwait(false);

    /// <summary>An administrator gives a person another password.</summary>
    public async Task<Fault?> SetPasswordAsync(string name, string password, string by, CancellationToken cancel)
    {
        if (PasswordHash.Check(password, name) is { } fault) return fault;
        var hash = PasswordHash.Of(password, chance, rounds);
        return await ChangeAsync(roster => roster.SetPassword(name, hash, by, Now), cancel).ConfigureAwait(false);
    }

    /// <param name="role">Null: as it is.</param>
    /// <param name="ceiling">Null: as it is.</param>
    public Task<Fault?> SetRoleAsync(string name, Role? role, Tlp? ceiling, string by, CancellationToken cancel) =>
        ChangeAsync(roster => roster.SetRole(name, role ?? roster.Find(name)?.Role ?? default, ceiling ?? roster.Find(name)?.Ceiling ?? default, by, Now), cancel);

    public Task<Fault?> LockAsync(string name, string by, CancellationToken cancel) => ChangeAsync(roster => roster.Lock(name, by, Now), cancel);
    public Task<Fault?> UnlockAsync(string name, string by, CancellationToken cancel) => ChangeAsync(roster => roster.Unlock(name, by, Now), cancel);
    public Task<Fault?> RemoveAsync(string name, string by, CancellationToken cancel) => ChangeAsync(roster => roster.Remove(name, by, Now), cancel);
    public Task<Fault?> RevokeKeyAsync(string id, string by, CancellationToken cancel) => ChangeAsync(roster => roster.RevokeKey(id, by, Now), cancel);

    /// <returns>The key, to be shown once; null with the reason.</returns>
    public async Task<(Token? Key, ApiKey? Kept, Fault? Fault)> AddKeyAsync(string name, string label, ImmutableArray<Right> scopes, DateTimeOffset? expires, string by, CancellationToken cancel)
    {
        var token = Token.Make(chance, ApiKey.Prefix);
        var key = new ApiKey(token.Hash, name, label.Trim(), [.. scopes.Distinct().Order()], Now, expires);
        return await ChangeAsync(roster => roster.AddKey(key, by, Now), cancel).ConfigureAwait(false) is { } fault ? (null, null, fault) : (token, key, null);
    }

    private Func<Roster, RosterChange> Added(string name, Role role, Tlp ceiling, string password, string by)
    {
        var account = new Account(name, role, ceiling, PasswordHash.Of(password, chance, rounds), Now);
        return roster => roster.Add(account, by, Now);
    }

    private async Task<Fault?> ChangeAsync(Func<Roster, RosterChange> change, CancellationToken cancel) => (await store.ChangeRosterAsync(change, cancel).ConfigureAwait(false)).Fault;
}
