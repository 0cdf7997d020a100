using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Watching;

/// <summary>What stands at an address that is watched: a feed whose items are read, or a page that is read itself.</summary>
public enum WatchedKind : byte { Feed, Page }

/// <summary>An address that is asked again and again, with what came of it so far.</summary>
public sealed record Watched
{
    public required string Address { get; init; }
    public required WatchedKind Kind { get; init; }
    public string? Title { get; init; }

    /// <summary>The page whose feed it is.</summary>
    public string? Site { get; init; }

    /// <summary>The names of the folders it is filed under, outermost first.</summary>
    public ImmutableArray<string> Folder { get; init; } = [];
    public required DateTimeOffset Added { get; init; }
    public bool IsPaused { get; init; }

    /// <summary>When it is to be asked next.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>How long to wait after an answer; zero before the first.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>What the server gave with its last whole answer, to be sent back with the next question.</summary>
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public DateTimeOffset? Asked { get; init; }

    /// <summary>When it last answered well, also that nothing changed.</summary>
    public DateTimeOffset? Good { get; init; }

    /// <summary>When it last had something new.</summary>
    public DateTimeOffset? News { get; init; }

    /// <summary>In a row.</summary>
    public int Failures { get; init; }

    /// <summary>What was wrong the last time; null after a good answer.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Items, or versions of the page, that it has told.</summary>
    public int Told { get; init; }

    /// <summary>How long it took from one item to the next, the newest <see cref="Pacing.MostGaps"/> times.</summary>
    public ImmutableArray<TimeSpan> Gaps { get; init; } = [];

    /// <summary>The middle one of the gaps; null before two items came at different times.</summary>
    public TimeSpan? MedianGap => Gaps.IsEmpty ? null : Gaps.Sort()[Gaps.Length / 2];

    /// <summary>Since when it has told nothing, when that is much longer than it takes otherwise (four times the middle gap, and a day); else null.</summary>
    public DateTimeOffset? SilentSince(DateTimeOffset now) =>
        News is { } last && MedianGap is { } gap && now - last > TimeSpan.FromDays(1) && now - last > 4 * gap ? last : null;

    /// <summary>The machine that is asked: its name and port, in lower case.</summary>
    public static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Authority.Length > 0 ? link.Authority.ToLowerInvariant() : address;
}
