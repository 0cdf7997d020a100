using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vedette.Access;

/// <summary>Something that somebody did.</summary>
/// <param name="What">One of the words of <see cref="Done"/>.</param>
/// <param name="On">Kind and id of what it was done to: <c>claim:…</c>, <c>account:Ada</c>.</param>
/// <param name="Detail">A few words; never a secret.</param>
public sealed record Deed(DateTimeOffset At, string By, string What, string On, string? Detail = null)
{
    public DateTimeOffset At { get; init; } = At.ToUniversalTime();
}

/// <summary>The words of the audit log. They are hashed with their entries: a word once used keeps its meaning.</summary>
public static class Done
{
    public const string SignedIn = "signed_in", SignInFailed = "sign_in_failed", SignedOut = "signed_out";
    public const string Decided = "decided", Marked = "marked", Recorded = "recorded", Graded = "graded", Exported = "exported";
    public const string AccountAdded = "account_added", AccountRemoved = "account_removed", AccountLocked = "account_locked", AccountUnlocked = "account_unlocked";
    public const string RoleChanged = "role_changed", PasswordChanged = "password_changed", KeyAdded = "key_added", KeyRevoked = "key_revoked";
}

/// <summary>A deed in the log, chained to the one before it.</summary>
/// <param name="Number">From 1, in the order of being written.</param>
/// <param name="Previous">The hash of the entry before it; <see cref="Root"/> for the first.</param>
/// <param name="Hash">SHA-256 over <paramref name="Previous"/> and the parts of the deed, each with its length before it; 64 letters of hex.</param>
public sealed record AuditEntry(long Number, Deed Deed, string Previous, string Hash)
{
    public static string Root { get; } = new('0', 64);

    /// <summary>The entry that goes after <paramref name="last"/>; the first one when that is null.</summary>
    public static AuditEntry After(AuditEntry? last, Deed deed)
    {
        ArgumentNullException.ThrowIfNull(deed);
        string previous = last?.Hash ?? Root;
        return new((last?.Number ?? 0) + 1, deed, previous, HashOf(previous, deed));
    }

    /// <summary>Whether the entry says what was hashed.</summary>
    public bool IsSound => HashOf(Previous, Deed) == Hash;

    private static string HashOf(string previous, Deed deed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (string? part in (ReadOnlySpan<string?>)[previous, deed.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), deed.By, deed.What, deed.On, deed.Detail])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>How far the log had come at some time: kept elsewhere, it proves that nothing before it was changed since.</summary>
/// <param name="Entries">How many there were; null when only the hash was kept.</param>
public sealed record AuditHead(long? Entries, string Hash)
{
    public static AuditHead Of(IReadOnlyList<AuditEntry> log) => new(log.Count, log.Count == 0 ? AuditEntry.Root : log[^1].Hash);

    /// <summary>Reads "42:9f3a…" or the hash alone; null when it is neither.</summary>
    public static AuditHead? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().Split(':');
        long? entries = null;
        if (parts.Length == 2)
        {
            if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long count)) return null;
            entries = count;
        }
        string hash = parts[^1].ToLowerInvariant();
        return parts.Length <= 2 && hash.Length == AuditEntry.Root.Length && hash.All(char.IsAsciiHexDigit) ? new(entries, hash) : null;
    }

    public override string ToString() => Entries is { } entries ? FormattableString.Invariant($"{entries}:{Hash}") : Hash;
}
