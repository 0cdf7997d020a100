using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vedette.Model;

namespace Vedette.Access;

/// <summary>
/// What is kept of a password: PBKDF2 (RFC 8018) with HMAC-SHA-512, a salt of its own and the number of rounds, so that older ones can still be compared
/// after the number rises. Printing it shows nothing of it.
/// </summary>
public sealed record PasswordHash
{
    /// <summary>Rounds of a new hash. The OWASP Password Storage Cheat Sheet asks for 210,000 with SHA-512 (2023); what is slower is stronger.</summary>
    public const int Rounds = 220_000;

    /// <summary>Letters that a password has at least (the cheat sheet on authentication asks for 8 with and 15 without a second factor) and at most.</summary>
    public const int Shortest = 12, Longest = 256;

    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16, KeyBytes = 32, FewestRounds = 1000, MostRounds = 100_000_000;

    private readonly int rounds;
    private readonly byte[] salt, key;

    private PasswordHash(int rounds, byte[] salt, byte[] key) => (this.rounds, this.salt, this.key) = (rounds, salt, key);

    /// <summary>A hash of no password that anybody can find, to spend the time of a comparison where there is no account.</summary>
    public static PasswordHash Nobodys { get; } = new(Rounds, new byte[SaltBytes], new byte[KeyBytes]);

    /// <summary>Whether it was made with fewer rounds than a new one would be: make it anew at the next chance.</summary>
    public bool IsOutdated => rounds < Rounds;

    /// <param name="chance">Makes the salt.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1,000 rounds.</exception>
    public static PasswordHash Of(string password, RandomNumberGenerator chance, int rounds = Rounds)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(chance);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, FewestRounds);
        byte[] salt = new byte[SaltBytes];
        chance.GetBytes(salt);
        return new(rounds, salt, Derive(password, salt, rounds));
    }

    /// <summary>Whether this is the password. Takes the same time wherever the two differ.</summary>
    public bool Agrees(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return CryptographicOperations.FixedTimeEquals(Derive(password, salt, rounds), key);
    }

    /// <summary>What is wrong with a password that somebody chose; null when it will do. The message never holds it.</summary>
    public static Fault? Check(string password, string name)
    {
        ArgumentNullException.ThrowIfNull(password);
        int letters = new StringInfo(password).LengthInTextElements;
        return letters < Shortest ? new("W758", $"The password has {letters} letters. Choose one of {Shortest} or more: some words in a row will do.")
            : letters > Longest ? new("W758", $"The password has more than {Longest} letters. Choose a shorter one.")
            : password.Contains(name, StringComparison.OrdinalIgnoreCase) ? new("W758", "The password holds the name of the account. Choose another.")
            : password.Distinct().Count() < 4 ? new("W758", "The password is made of fewer than four different letters. Choose another.")
            : null;
    }

    /// <summary>Reads what <see cref="Kept"/> gave. Null when it is something else.</summary>
    public static PasswordHash? Parse(string kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        if (kept.Split('$') is not [Scheme, var count, var salt, var key] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds)) return null;
        byte[] saltBytes = new byte[SaltBytes], keyBytes = new byte[KeyBytes];
        return rounds is >= FewestRounds and <= MostRounds
            && Convert.TryFromBase64String(salt, saltBytes, out int saltLength) && saltLength == SaltBytes
            && Convert.TryFromBase64String(key, keyBytes, out int keyLength) && keyLength == KeyBytes ? new(rounds, saltBytes, keyBytes) : null;
    }

    /// <summary>The form in which stores keep it.</summary>
    public string Kept() => FormattableString.Invariant($"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(key)}");

    public bool Equals(PasswordHash? other) => other is not null && rounds == other.rounds && salt.AsSpan().SequenceEqual(other.salt) && key.AsSpan().SequenceEqual(other.key);
    public override int GetHashCode() => HashCode.Combine(rounds, salt[0], key[0]);
    public override string ToString() => "(a password)";

    private static byte[] Derive(string password, byte[] salt, int rounds)
    {
        byte[] letters = Encoding.UTF8.GetBytes(password);
        try
        {
            return Rfc2898DeriveBytes.Pbkdf2(letters, salt, rounds, HashAlgorithmName.SHA512, KeyBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(letters);
        }
    }
}
