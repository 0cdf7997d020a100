using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>What somebody does by saying: the act that the cue names. <see cref="Hold"/> is no saying: a wish, a stance or a state of mind that the text tells of.</summary>
public enum SpeechAct : byte { Say, Assess, Warn, Deny, Ask, Refuse, Promise, Request, Accuse, Report, Hold }

/// <summary>How sure a cue word by itself makes its content ("believes", "confirmed"). <see cref="Unmarked"/> when the content alone decides.</summary>
public enum CueStrength : byte { Unmarked, Unlikely, Possible, Probable, Certain }

/// <summary>
/// An attribution as it stands in the text: who (source), the words that say so (cue), and what (content). Each role may be broken into several spans;
/// the source is empty when the text names none ("it was said that").
/// </summary>
public sealed record Utterance(ImmutableArray<TextSpan> Source, ImmutableArray<TextSpan> Cue, ImmutableArray<TextSpan> Content)
{
    public SpeechAct Act { get; init; }
    public CueStrength Strength { get; init; }

    /// <summary>Told in the speaker's own words: the content, or most of it, stands in quotation marks.</summary>
    public bool Direct { get; init; }

    /// <summary>"Did not say", "never confirmed": the text tells that it was not said.</summary>
    public bool Negated { get; init; }

    /// <summary>The content is a noun phrase ("rejected the claims"), not a clause.</summary>
    public bool Nominal { get; init; }

    /// <summary>It goes on with what was said before, or leads up to it: source and cue stand in another sentence.</summary>
    public bool Continues { get; init; }

    /// <summary>The index of the sentence that holds the content, and the cue unless it <see cref="Continues"/>.</summary>
    public int Sentence { get; init; }

    /// <summary>The cue's main word: an index into that sentence's tokens; -1 when it stands in another sentence.</summary>
    public int CueToken { get; init; } = -1;

    /// <summary>The head of the source's words in the cue's sentence, or -1.</summary>
    public int SourceToken { get; init; } = -1;

    /// <summary>To whom it was said ("told CNN"): the head of those words in the cue's sentence, or -1.</summary>
    public int AddresseeToken { get; init; } = -1;

    /// <summary>Through whom it came, outermost first, besides the addressee ("quoted by the Herald as saying", "a memo seen by the Herald"): the heads of those words in the cue's sentence.</summary>
    public ImmutableArray<int> CarrierTokens { get; init; } = [];

    /// <summary>"The Herald reported that …, citing two officials": the same content once more, by those whom the carrier names. Readers mark only the first.</summary>
    public bool Cited { get; init; }
}
