using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>A name in a document with the thing it names there.</summary>
/// <param name="Canonical">The fullest form of the name in the document, or the common name of a known thing.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
public sealed record Name(TextSpan Span, EntityKind Kind, EntityId Entity, string Canonical, string? Country);

/// <summary>All that Extract finds in one document. It depends on that document alone.</summary>
public sealed record Reading
{
    public required Document Document { get; init; }
    public ImmutableArray<TextSpan> Sentences { get; init; } = [];
    public ImmutableArray<Name> Names { get; init; } = [];
    public ImmutableArray<TimeExpression> Times { get; init; } = [];
    public ImmutableArray<Claim> Claims { get; init; } = [];
    public ImmutableArray<Event> Events { get; init; } = [];
    public ImmutableArray<Quantity> Quantities { get; init; } = [];
}
