using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// An attribution as it stands in the text: who (source), the words that say so (cue), and what (content). Each role may be broken into several spans;
/// the source may be missing ("it was said that").
/// </summary>
public sealed record Utterance(ImmutableArray<TextSpan> Source, ImmutableArray<TextSpan> Cue, ImmutableArray<TextSpan> Content);
