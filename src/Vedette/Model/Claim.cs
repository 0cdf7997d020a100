using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>Who stands behind a claim, as the text tells it.</summary>
public enum SpeakerType : byte { Author, Named, Organisation, Unnamed, UnnamedOfficial, Document, Lost }

public enum ClaimKind : byte { Assertion, Denial, Warning, Question, Refusal, Promise, Assessment, Quote, Request }

/// <summary>Of the content as it was put forward: denials and refusals are negative.</summary>
public enum Polarity : byte { Positive, Negative }

/// <summary>How sure the innermost speaker sounds, not how sure we are. Unknown for questions and refusals: never a middle number.</summary>
public enum Certainty : byte { Unknown, Unlikely, Possible, Probable, Certain }

/// <summary>What somebody says is so; never what is so. Claims are never merged, only linked.</summary>
public sealed record Claim
{
    public required ClaimId Id { get; init; }
    public required DocumentId Document { get; init; }

    /// <summary>The words that name the source; empty in the author's own voice.</summary>
    public ImmutableArray<TextSpan> Source { get; init; } = [];

    /// <summary>The words that say that something is said.</summary>
    public ImmutableArray<TextSpan> Cue { get; init; } = [];

    /// <summary>What is said.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>The speaker's name in full as far as the document tells it; null for the author and for a lost attribution.</summary>
    public string? Speaker { get; init; }

    /// <summary>The speaker's country, ISO 3166-1 alpha-3, when the text tells it.</summary>
    public string? SpeakerCountry { get; init; }
    public required SpeakerType SpeakerType { get; init; }

    /// <summary>Who carried it, outermost first, without the speaker: CNN, Bloomberg.</summary>
    public ImmutableArray<string> Relay { get; init; } = [];
    public required ClaimKind Kind { get; init; }

    /// <summary>Told in the speaker's own words.</summary>
    public bool Direct { get; init; }
    public Polarity Polarity { get; init; }
    public Certainty Certainty { get; init; }
    public ImmutableArray<TextSpan> CertaintyWords { get; init; } = [];

    /// <summary>The step of ICD 203 that the speaker's own words of likelihood name ("very likely"); null where none of the standard's words is used: "may" and "could" name no band.</summary>
    public Likelihood? Likelihood { get; init; }
    public TextSpan? Condition { get; init; }

    /// <summary>The content in a form that can be laid beside another's; null where nothing is said that has a main word (a bare "yes").</summary>
    public Proposition? Proposition { get; init; }

    /// <summary>When it was said.</summary>
    public When Said { get; init; }

    /// <summary>Where and on what occasion it was said, in the text's words.</summary>
    public string? Venue { get; init; }

    /// <summary>The claim of the same document that this one denies or answers.</summary>
    public ClaimId? Answers { get; init; }

    public ImmutableArray<Reason> Reasons { get; init; } = [];
    public required Maker MadeBy { get; init; }

    /// <summary>The program's reading, when this one is a person's edit of it; else null.</summary>
    public Claim? AsFound { get; init; }

    public bool IsAuthors => SpeakerType is SpeakerType.Author;

    /// <summary>The content's words, its parts joined by a space.</summary>
    public string Words(string text) => string.Join(' ', Content.Select(span => span.Of(text)));

    public TextSpan Extent => Content.Concat(Source).Concat(Cue).Aggregate((a, b) => a.Cover(b));
}
