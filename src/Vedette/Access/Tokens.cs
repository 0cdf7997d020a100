using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Vedette.Access;

/// <summary>A secret of 256 random bits that is shown once. Of it only the hash is kept: it cannot be guessed, so a fast hash will do.</summary>
public sealed class Token
{
    private const int Bytes = 32;
    private readonly string text;

    private Token(string text) => this.text = text;

    public static Token Make(RandomNumberGenerator chance, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(chance);
        byte[] bytes = new byte[Bytes];
        chance.GetBytes(bytes);
        return new(prefix + Base64Url.EncodeToString(bytes));
    }

    public string Hash => HashOf(text);

    /// <summary>The secret itself, for the one who is to have it.</summary>
    public string Reveal() => text;

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public override string ToString() => "(a secret)";
}

/// <summary>A person at a browser, from sign-in to sign-out.</summary>
/// <param name="Hash">Of its id; the id itself only the browser has.</param>
/// <param name="Seen">When it was last used, to within <see cref="Grain"/>.</param>
public sealed record Session(string Hash, string Account, DateTimeOffset Begun, DateTimeOffset Seen)
{
    /// <summary>It ends this long after it began, whatever happens; and this long after it was last used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12), Idle = TimeSpan.FromHours(1);

    /// <summary>Its use is noted no oftener than this.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    public DateTimeOffset Ends => Begun + Longest < Seen + Idle ? Begun + Longest : Seen + Idle;
    public bool IsLive(DateTimeOffset now) => now < Ends;
}

/// <summary>A program that acts for a person, with no more rights than the key names and the person has.</summary>
/// <param name="Hash">Of the key; the key itself was shown once.</param>
/// <param name="Label">What it is for, in the person's words.</param>
/// <param name="Expires">Null: it holds until it is revoked.</param>
/// <param name="LastUsed">The last day, in UTC, on which it was used; null when it never was.</param>
public sealed record ApiKey(string Hash, string Account, string Label, ImmutableArray<Right> Scopes, DateTimeOffset Made, DateTimeOffset? Expires = null, DateTimeOffset? Revoked = null, DateOnly? LastUsed = null)
{
    /// <summary>Tells it apart from other secrets where one was left lying about.</summary>
    public const string Prefix = "vedette_";

    /// <summary>The first letters of the hash: enough to name it, nothing to use it with.</summary>
    public string Id => Hash[..12];
    public bool IsLive(DateTimeOffset now) => Revoked is null && (Expires is null || now < Expires);

    public bool Equals(ApiKey? other) => other is not null && (Hash, Account, Label, Made, Expires, Revoked, LastUsed) == (other.Hash, other.Account, other.Label, other.Made, other.Expires, other.Revoked, other.LastUsed)
        && Scopes.AsSpan().SequenceEqual(other.Scopes.AsSpan());
    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}
