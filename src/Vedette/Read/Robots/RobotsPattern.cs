using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Vedette.Read.Robots;

/// <summary>A path of a robots file, in which <c>*</c> stands for any octets and <c>$</c> for the end (RFC 9309, 2.2.3).</summary>
internal sealed record RobotsPattern
{
    private readonly ImmutableArray<string> parts;
    private readonly bool isWhole;

    private RobotsPattern(bool isAllowing, string pattern)
    {
        (IsAllowing, Length) = (isAllowing, pattern.Length);
        isWhole = pattern.EndsWith('$');
        parts = [.. (isWhole ? pattern[..^1] : pattern).Split('*')];
    }

    public bool IsAllowing { get; }

    /// <summary>In octets, by which patterns are ranked.</summary>
    public int Length { get; }

    /// <summary>Null for an empty path, which is no rule.</summary>
    public static RobotsPattern? Of(bool isAllowing, string path)
    {
        if (path.Length == 0) return null;
        // Paths without their slash are meant from the root, as who wrote "Disallow: private/" meant it.
        string pattern = Normal(path[0] is '/' or '*' or '$' ? path : "/" + path, isPattern: true);
        return new(isAllowing, pattern);
    }

    /// <summary>Each part is looked for behind the one before, the first place being as good as any other: no pattern takes more than a walk over the path for each of its parts.</summary>
    public bool Fits(string path)
    {
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        int at = parts[0].Length;
        if (parts.Length == 1) return !isWhole || at == path.Length;
        foreach (string part in parts.AsSpan()[1..^1])
        {
            int found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }
        return isWhole ? path.Length - parts[^1].Length >= at && path.EndsWith(parts[^1], StringComparison.Ordinal) : path.IndexOf(parts[^1], at, StringComparison.Ordinal) >= 0;
    }

    /// <summary>One spelling for all that mean the same octets: what is escaped needlessly is not, all else that RFC 3986 does not let stand is.</summary>
    /// <param name="path">One char an octet.</param>
    /// <param name="isPattern">Whether <c>*</c>, and <c>$</c> at the end, have their meaning; else they are octets as others are.</param>
    public static string Normal(string path, bool isPattern)
    {
        var normal = new StringBuilder(path.Length);
        for (int i = 0; i < path.Length; i++)
        {
            char letter = path[i];
            if (letter == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte octet))
            {
                Octet(octet, IsUnreserved((char)octet));
                i += 2;
            }
            else
            {
                bool isMark = letter is '*' or '$';
                Octet((byte)letter, isMark ? isPattern && (letter == '*' || i == path.Length - 1) : letter is > ' ' and < '\x7F');
            }
        }
        return normal.ToString();

        void Octet(byte octet, bool isPlain)
        {
            if (isPlain) normal.Append((char)octet);
            else normal.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
    }

    private static bool IsUnreserved(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
