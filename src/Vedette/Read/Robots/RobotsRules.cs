using System.Collections.Immutable;

namespace Vedette.Read.Robots;

/// <summary>What a site's robots file lets one program ask for (RFC 9309).</summary>
public sealed record RobotsRules
{
    private readonly ImmutableArray<RobotsPattern> patterns;

    /// <param name="patterns">In any order.</param>
    /// <param name="delay">Seconds between two requests; null when the file tells none.</param>
    /// <param name="sitemaps">The links of the site's maps, whomever they are for.</param>
    internal RobotsRules(IEnumerable<RobotsPattern> patterns, TimeSpan? delay, ImmutableArray<string> sitemaps)
    {
        // The longest pattern that fits decides, and of two as long the one that allows (2.2.2).
        this.patterns = [.. patterns.OrderByDescending(p => p.Length).ThenByDescending(p => p.IsAllowing)];
        (Delay, Sitemaps) = (delay, sitemaps);
    }

    /// <summary>Where there is no robots file.</summary>
    public static RobotsRules None { get; } = new([], null, []);

    public TimeSpan? Delay { get; }
    public ImmutableArray<string> Sitemaps { get; }

    /// <summary>Whether a link of the site may be asked for; the robots file itself always may.</summary>
    public bool Allows(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.AbsolutePath == "/robots.txt" || patterns.IsEmpty) return true;
        string path = RobotsPattern.Normal(link.PathAndQuery, isPattern: false);
        foreach (var pattern in patterns)
            if (pattern.Fits(path)) return pattern.IsAllowing;
        return true;
    }
}
