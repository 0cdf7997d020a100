using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>A stretch of text that belongs to the page and not to the report: menus, notices, "see also", the link to the original. It stays in the text; it is only marked.</summary>
/// <param name="Kind">Lower case with underscores: <c>navigation</c>, <c>link_line</c>, <c>headline_echo</c>, <c>byline</c>, <c>dateline</c>, <c>related</c>, <c>comments</c>, <c>notice</c>, <c>caption</c>.</param>
public readonly record struct Furniture(TextSpan Span, string Kind);

/// <summary>Whose work the page says it carries: evidence of lineage.</summary>
/// <param name="Kind">One of agency, photo, reporting, editing, via.</param>
public sealed record Credit(string Kind, string Name, TextSpan Span);

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
    public ImmutableArray<string> Authors { get; init; } = [];
    public When Published { get; init; }
    public When Modified { get; init; }
    public string? Outlet { get; init; }

    /// <summary>ISO 639-1, null when the text does not tell.</summary>
    public string? Language { get; init; }
    public ImmutableArray<Furniture> Furniture { get; init; } = [];
    public ImmutableArray<Credit> Credits { get; init; } = [];
    public ImmutableArray<Fault> Faults { get; init; } = [];

    public bool IsFurniture(TextSpan span) => Furniture.Any(f => f.Span.Overlaps(span));
}
