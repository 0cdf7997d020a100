using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Vedette.Read.Robots;

/// <summary>
/// Reads robots files as they are found: any line ends, a byte order mark, needless blanks, the common misspellings, a line without its colon. What is no rule is passed over, and a page
/// in the place of the file so says nothing. Of a longer file the first 500 KiB are read, whole lines of it (RFC 9309, 2.5).
/// </summary>
public static class RobotsReader
{
    public const int Longest = 500 * 1024;

    /// <summary>More than a day between two requests is a slip of the pen.</summary>
    private const double LongestDelay = 86_400;

    /// <param name="product">The name of the program (RFC 9309, 2.2.1): its groups hold when there are some, else those of all programs.</param>
    public static RobotsRules Read(ReadOnlySpan<byte> file, string product)
    {
        ArgumentException.ThrowIfNullOrEmpty(product);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) file = file[3..];
        if (file.Length > Longest) file = file[..(file[..Longest].LastIndexOfAny((byte)'\n', (byte)'\r') + 1)];
        Group own = new(), all = new();
        List<string> sitemaps = [];
        bool isOwn = false, isAll = false, isNaming = false, isNamed = false;
        // An octet a char: a path is octets, whatever the encoding.
        string text = Encoding.Latin1.GetString(file);
        foreach (var line in text.AsSpan().SplitAny('\r', '\n'))
        {
            var (field, value) = Parts(text.AsSpan(line));
            switch (field)
            {
                case Field.Agent:
                    if (!isNaming) isOwn = isAll = false;
                    isNaming = true;
                    isOwn |= NameIn(value).Equals(product, StringComparison.OrdinalIgnoreCase);
                    isAll |= value.StartsWith('*');
                    isNamed |= isOwn;
                    break;
                case Field.Allow or Field.Disallow:
                    isNaming = false;
                    if (RobotsPattern.Of(field is Field.Allow, value) is not { } pattern) break;
                    if (isOwn) own.Patterns.Add(pattern);
                    if (isAll) all.Patterns.Add(pattern);
                    break;
                // Of no standard; by RFC 9309 (2.2.4) such a line must not end a group.
                case Field.Delay when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds <= LongestDelay:
                    if (isOwn) own.Delay = Math.Max(own.Delay ?? 0, seconds);
                    if (isAll) all.Delay = Math.Max(all.Delay ?? 0, seconds);
                    break;
                case Field.Sitemap when Uri.TryCreate(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value)), UriKind.Absolute, out var link) && link.Scheme is "http" or "https":
                    sitemaps.Add(link.AbsoluteUri);
                    break;
            }
        }
        var rules = isNamed ? own : all;
        return new(rules.Patterns, rules.Delay is { } delay ? TimeSpan.FromSeconds(delay) : null, [.. sitemaps.Distinct()]);
    }

    private static (Field Field, string Value) Parts(ReadOnlySpan<char> line)
    {
        int comment = line.IndexOf('#');
        if (comment >= 0) line = line[..comment];
        line = line.Trim(" \t\0");
        int colon = line.IndexOf(':');
        // Without a colon, two words with a blank between them are as good.
        if (colon < 0 && line.IndexOfAny(' ', '\t') is > 0 and var blank && line[blank..].Trim(" \t").IndexOfAny(' ', '\t') < 0) colon = blank;
        if (colon < 0) return default;
        Span<char> name = stackalloc char[16];
        var told = line[..colon].Trim(" \t");
        if (told.Length > name.Length) return default;
        return (FieldOf(name[..told.ToLowerInvariant(name)]), line[(colon + 1)..].Trim(" \t").ToString());
    }

    private static Field FieldOf(ReadOnlySpan<char> name) => name switch
    {
        "user-agent" or "useragent" or "user agent" => Field.Agent,
        "allow" => Field.Allow,
        "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => Field.Disallow,
        "crawl-delay" or "crawldelay" => Field.Delay,
        "sitemap" or "site-map" => Field.Sitemap,
        _ => Field.None,
    };

    /// <summary>The name of a program without its version or what else stands behind it.</summary>
    private static ReadOnlySpan<char> NameIn(ReadOnlySpan<char> value)
    {
        int length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_')) length++;
        return value[..length];
    }

    private enum Field : byte { None, Agent, Allow, Disallow, Delay, Sitemap }

    /// <summary>What holds for one program, gathered over all groups that name it.</summary>
    private sealed class Group
    {
        public List<RobotsPattern> Patterns { get; } = [];
        public double? Delay { get; set; }
    }
}
