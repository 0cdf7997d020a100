using System.Text.RegularExpressions;
using Vedette.Model;

namespace Vedette.Access;

/// <summary>A person who may sign in.</summary>
/// <param name="Name">Letters, digits and . _ - @, at most 64; two names that differ in case only are one.</param>
/// <param name="Ceiling">Nothing above it is shown to this person.</param>
/// <param name="IsLocked">By an administrator, until one unlocks it.</param>
/// <param name="Failures">Attempts to sign in since the last that succeeded.</param>
public sealed partial record Account(string Name, Role Role, Tlp Ceiling, PasswordHash Password, DateTimeOffset Added, bool IsLocked = false, int Failures = 0, DateTimeOffset? LastFailure = null)
{
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fit { get; }

    public static bool IsName(string name) => Fit.IsMatch(name);

    /// <summary>The name by which it is looked up.</summary>
    public string Key => KeyOf(Name);
    public static string KeyOf(string name) => name.ToLowerInvariant();

    /// <summary>No attempt is looked at before this moment; null when there is nothing to wait for.</summary>
    public DateTimeOffset? ShutUntil(DateTimeOffset now) =>
        LastFailure is { } last && now - last < Lockout.Forgotten && last + Lockout.After(Failures) is var until && until > now ? until : null;

    /// <summary>An attempt that is not known to have succeeded. It is counted before the password is compared, so that many at once gain nothing.</summary>
    public Account Attempted(DateTimeOffset now) => this with { Failures = LastFailure is { } last && now - last < Lockout.Forgotten ? Failures + 1 : 1, LastFailure = now };
}

/// <summary>How long an account is shut after failures: nothing for the first four, then twice as long with each, up to an hour.</summary>
public static class Lockout
{
    private const int Free = 4;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromHours(1);

    /// <summary>Failures older than this are not counted.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    public static TimeSpan After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failures);
        return failures <= Free ? TimeSpan.Zero : failures - Free > 10 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << (failures - Free - 1)));
    }
}
