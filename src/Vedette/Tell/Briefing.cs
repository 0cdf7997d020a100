using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>What a run of words in a briefing is: renderers choose how it looks.</summary>
public enum Role : byte { Plain, Speaker, Hedge, Quote, Muted, Count, Warning }

/// <summary>A run of words with one role.</summary>
public readonly record struct Run(string Text, Role Role = Role.Plain);

/// <summary>
/// A sentence of the briefing with what it rests on. One that rests on no claim and on no document is not printed: <see cref="Sentence.Of"/> refuses it.
/// </summary>
public sealed record Sentence
{
    private Sentence(ImmutableArray<Run> runs, ImmutableArray<ClaimId> claims, ImmutableArray<DocumentId> documents) => (Runs, Claims, Documents) = (runs, claims, documents);

    public ImmutableArray<Run> Runs { get; }
    public ImmutableArray<ClaimId> Claims { get; }
    public ImmutableArray<DocumentId> Documents { get; }
    public string Text => string.Concat(Runs.Select(run => run.Text));

    /// <exception cref="ArgumentException">Nothing stands behind the sentence.</exception>
    public static Sentence Of(IEnumerable<Run> runs, IEnumerable<ClaimId> claims, IEnumerable<DocumentId> documents)
    {
        var sentence = new Sentence([.. runs], [.. claims.Distinct()], [.. documents.Distinct()]);
        if (sentence.Claims.IsEmpty && sentence.Documents.IsEmpty) throw new ArgumentException("A sentence of a briefing rests on a claim or a document.", nameof(claims));
        return sentence;
    }
}

/// <summary>A sentence with others under it. <see cref="Beside"/> stands next to <see cref="Head"/>: a denial beside what it denies.</summary>
public sealed record Entry(Sentence Head, ImmutableArray<Sentence> Under, Sentence? Beside = null);

/// <summary>A part of the briefing.</summary>
/// <param name="Key">Stable name for machines: <c>new claims denials drift timeline author sources gaps faults</c>.</param>
/// <param name="WhenEmpty">What is printed when there are no entries.</param>
public sealed record Part(string Key, string Title, ImmutableArray<Entry> Entries, string WhenEmpty);

/// <summary>A briefing: what was made of a set of documents, up to a time.</summary>
public sealed record Briefing
{
    public required string Title { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The latest time that the documents themselves tell; unknown when none tells one. Never after <see cref="MadeAt"/>.</summary>
    public required When CutOff { get; init; }
    public required string CutOffReason { get; init; }
    public required Picture Picture { get; init; }
    public required ImmutableArray<Part> Parts { get; init; }
}
