using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Who says what as readers mark it: what is said as a whole, with the "that" before it, over all the sentences of a quotation that runs on.
/// An <see cref="Utterance"/> tells the same sentence by sentence.
/// </summary>
public sealed record Attribution(ImmutableArray<TextSpan> Source, ImmutableArray<TextSpan> Cue, ImmutableArray<TextSpan> Content)
{
    /// <summary>The attributions of a text, from its utterances in order.</summary>
    public static IEnumerable<Attribution> Of(string text, ImmutableArray<Utterance> utterances)
    {
        // What goes on has its lead's very words for source and cue.
        var contents = utterances.Where(u => u.Continues).ToLookup(u => (u.Cue[0], u.Source.FirstOrDefault()), u => u.Content);
        foreach (var lead in utterances.Where(u => !u.Continues && !u.Cited))
        {
            if (IsOwnWord(text, lead, utterances)) continue;
            var more = lead.Cue.IsEmpty ? [] : contents[(lead.Cue[0], lead.Source.FirstOrDefault())];
            var own = lead.Content.Select((span, i) => i == 0 ? WithThat(text, span) : span);
            ImmutableArray<TextSpan> content = [.. more.SelectMany(c => c).Concat(own).Concat(Relative(text, lead)).Distinct().Order()];
            if (!content.IsEmpty) yield return new(lead.Source, lead.Cue, content);
        }
    }

    /// <summary>"She said she thinks": one saying, told once.</summary>
    private static bool IsOwnWord(string text, Utterance inner, ImmutableArray<Utterance> utterances) =>
        inner.Act is SpeechAct.Assess or SpeechAct.Say or SpeechAct.Hold && inner.Source is [var source] && inner.Cue is [var cue, ..] && source.Of(text).ToLowerInvariant() is "he" or "she" or "they" or "it" or "i" or "we"
        && utterances.Any(o => o.Sentence == inner.Sentence && !ReferenceEquals(o, inner) && o.Content.Any(c => c.Contains(cue) && c.Contains(source) && source.Start - c.Start < 10));

    /// <summary>"the test, which state media claimed allows …": the pronoun before speaker and cue belongs to what is said.</summary>
    private static ImmutableArray<TextSpan> Relative(string text, Utterance utterance)
    {
        if (utterance.Source is not [var source] || utterance.Cue is not [var cue, ..] || utterance.Content.IsEmpty || source.Start > cue.Start || utterance.Content[0].Start < cue.End) return [];
        if (!text.AsSpan(source.End, Math.Max(0, cue.Start - source.End)).IsWhiteSpace() || !text.AsSpan(cue.End, utterance.Content[0].Start - cue.End).IsWhiteSpace()) return [];
        foreach (string pronoun in (ReadOnlySpan<string>)["which", "what"])
        {
            int start = source.Start - pronoun.Length - 1;
            if (start > 0 && text.AsSpan(start, pronoun.Length).Equals(pronoun, StringComparison.OrdinalIgnoreCase) && text[start - 1] == ' ' && text[source.Start - 1] == ' ') return [new(start, start + pronoun.Length)];
        }
        return [];
    }

    private static TextSpan WithThat(string text, TextSpan content)
    {
        const string that = "that";
        int start = content.Start;
        while (start > 0 && text[start - 1] is '"' or '“' or '‘' or '\'') start--;
        while (start > 0 && text[start - 1] is ' ' or ',') start--;
        int before = start - that.Length;
        return before > 0 && text.AsSpan(before, that.Length).Equals(that, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(text[before - 1]) ? new(before, content.End) : content;
    }
}
