using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>What a run of words is. Renderers choose how it looks; no meaning is told by colour alone.</summary>
public enum Role : byte { Plain, Title, Heading, Speaker, Quote, Certainty, Condition, Denial, Before, After, Count, Quiet, Reference }

/// <summary>A run of words with one role.</summary>
/// <param name="Claim">The claim whose words these are: where a renderer links to.</param>
public readonly record struct Run(string Text, Role Role = Role.Plain, ClaimId? Claim = null);

/// <summary>A sentence of the briefing with what it rests on. One that rests on no claim and on no document cannot be made, so it cannot be printed.</summary>
public sealed record Sentence
{
    /// <exception cref="ArgumentException">Nothing stands behind the sentence.</exception>
    public Sentence(IEnumerable<Run> runs, IEnumerable<ClaimId> claims, IEnumerable<DocumentId> documents)
    {
        (Runs, Claims, Documents) = ([.. runs.Where(run => run.Text.Length > 0)], [.. claims.Distinct()], [.. documents.Distinct()]);
        if (Claims.IsEmpty && Documents.IsEmpty) throw new ArgumentException("A sentence of a briefing rests on a claim or on a document.", nameof(claims));
    }

    public Sentence(string text, IEnumerable<ClaimId> claims, IEnumerable<DocumentId> documents) : this([new Run(text)], claims, documents) { }

    public ImmutableArray<Run> Runs { get; }
    public ImmutableArray<ClaimId> Claims { get; }
    public ImmutableArray<DocumentId> Documents { get; }
    public string Text => string.Concat(Runs.Select(run => run.Text));
}
