using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>A stretch of text that belongs to the page and not to the report: menus, notices, "see also", the link to the original. It stays in the text; it is only marked.</summary>
/// <param name="Kind">Lower case with underscores: <c>navigation</c>, <c>link_line</c>, <c>headline_echo</c>, <c>byline</c>, <c>dateline</c>, <c>related</c>, <c>comments</c>, <c>notice</c>, <c>caption</c>, <c>running_head</c>, <c>page_number</c>, <c>mail_head</c>, <c>mail_note</c> (what somebody wrote who sent a letter on).</param>
public readonly record struct Furniture(TextSpan Span, string Kind);

/// <summary>Whose work the page says it carries: evidence of lineage.</summary>
/// <param name="Kind">One of agency, photo, reporting, editing, via.</param>
public sealed record Credit(string Kind, string Name, TextSpan Span);

/// <summary>Who tells when an item was published.</summary>
public enum DatedBy : byte
{
    /// <summary>The item itself, or nobody.</summary>
    Item,

    /// <summary>The feed that announced it.</summary>
    Feed,

    /// <summary>The letter that it was attached to: the day on which that was sent.</summary>
    Letter,

    /// <summary>The archive that captured it: it was published no later than that day.</summary>
    Archive,
}

/// <summary>One version of one item, read: clean text with everything about it as spans of that text.</summary>
public sealed record Document
{
    public required DocumentId Id { get; init; }
    public required ItemId Item { get; init; }

    /// <summary>The path or link as the host handed it in.</summary>
    public required string Address { get; init; }

    /// <summary>A short name for printing: the stem of the file or the last part of the link.</summary>
    public required string Name { get; init; }

    /// <summary>For a text file the content as it stands; for a page the text that was taken from it.</summary>
    public required string Text { get; init; }

    /// <summary>The link that the page names as its own.</summary>
    public string? Url { get; init; }
    public string? Title { get; init; }
    public TextSpan? TitleSpan { get; init; }

    /// <summary>The line below the headline that sums the report up (standfirst, deck).</summary>
    public string? Subtitle { get; init; }
    public TextSpan? SubtitleSpan { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    public When Published { get; init; }

    /// <summary>Who tells <see cref="Published"/>. What the item tells of itself goes before what anything else tells of it.</summary>
    public DatedBy DatedBy { get; init; }
    public When Modified { get; init; }

    /// <summary>Who published it.</summary>
    public string? Outlet { get; init; }

    /// <summary>Through what it came here: the feed, the newsletter, the archive of pages. Null for what was got from its own place.</summary>
    public string? Transport { get; init; }

    /// <summary>What the item says it was taken from, a name or a link: neither who published it here nor through what it came. Null when it says nothing.</summary>
    public string? TakenFrom { get; init; }

    /// <summary>ISO 639-1, null when the text does not tell.</summary>
    public string? Language { get; init; }
    public ImmutableArray<Furniture> Furniture { get; init; } = [];
    public ImmutableArray<Credit> Credits { get; init; } = [];
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>Where in the text each page of a paper begins; empty for what has no pages.</summary>
    public ImmutableArray<int> PageStarts { get; init; } = [];

    public bool IsFurniture(TextSpan span) => Furniture.Any(f => f.Span.Overlaps(span));
}
