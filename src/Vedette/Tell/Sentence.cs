using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>What a run of words is. Renderers choose how it looks; no meaning is told by colour alone.</summary>
public enum Role : byte { Plain, Title, Heading, Speaker, Quote, Certainty, Condition, Denial, Before, After, Count, Quiet, Reference }

/// <summary>A run of words with one role.</summary>
/// <param name="Claim">The claim whose words these are: where a renderer links to.</param>
public readonly record struct Run(string Text, Role Role = Role.Plain, ClaimId? Claim = null);

/// <summary>
/// A sentence of the briefing with what it rests on: claims and documents, or what a named person holds (a judgement, a part of the warning problem). One that rests on nothing
/// cannot be made, so it cannot be printed.
/// </summary>
public sealed record Sentence
{
    /// <exception cref="ArgumentException">Nothing stands behind the sentence.</exception>
    public Sentence(IEnumerable<Run> runs, IEnumerable<ClaimId> claims, IEnumerable<DocumentId> documents, IEnumerable<string>? held = null)
    {
        (Runs, Claims, Documents, Held) = ([.. runs.Where(run => run.Text.Length > 0)], [.. claims.Distinct()], [.. documents.Distinct()], [.. (held ?? []).Distinct()]);
        if (Claims.IsEmpty && Documents.IsEmpty && Held.IsEmpty) throw new ArgumentException("A sentence of a briefing rests on a claim, on a document, or on what a person holds.", nameof(claims));
    }

    public Sentence(string text, IEnumerable<ClaimId> claims, IEnumerable<DocumentId> documents, IEnumerable<string>? held = null) : this([new Run(text)], claims, documents, held) { }

    public ImmutableArray<Run> Runs { get; }
    public ImmutableArray<ClaimId> Claims { get; }
    public ImmutableArray<DocumentId> Documents { get; }

    /// <summary>What people hold, by where it is kept: <c>judgement:9f3a…</c>, <c>problem:key#assumptions.key</c>.</summary>
    public ImmutableArray<string> Held { get; }
    public string Text => string.Concat(Runs.Select(run => run.Text));
}
