using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Speakers that only the layout names: a quotation signed by a dash and a name at the line's end (“It holds.” ― Lenna Orsk), and the turns of a transcript (ORSK: It holds.).
/// </summary>
internal static class SpeechLayout
{
    private const int LongestName = 40;

    /// <summary>The fewest turns that make a text a transcript; one capital label and a colon may be anything.</summary>
    private const int FewestTurns = 3;

    /// <summary>The utterances, each with the sentence that holds its content.</summary>
    public static IEnumerable<Utterance> Read(string text, ImmutableArray<Sentence> sentences, ImmutableArray<TextSpan> quotations) =>
        Signed(text, quotations).Concat(Turns(text)).SelectMany(part => InSentences(part, sentences));

    private readonly record struct Part(TextSpan Source, TextSpan Cue, TextSpan Content, bool Direct);

    private static IEnumerable<Part> Signed(string text, ImmutableArray<TextSpan> quotations)
    {
        foreach (var quotation in quotations)
        {
            int i = quotation.End + 1;
            while (i < text.Length && text[i] is ' ' or '\u00a0') i++;
            int dash = i;
            while (i < text.Length && text[i] is '―' or '—' or '–' or '-') i++;
            if (i == dash || i >= text.Length) continue;
            int dashEnd = i;
            while (i < text.Length && text[i] is ' ' or '\u00a0') i++;
            int end = i;
            while (end < text.Length && text[end] is not ('\n' or '\r') && end - i <= LongestName) end++;
            var name = text.AsSpan(i, end - i).TrimEnd([' ', '\u00a0', '.']);
            if (end - i <= LongestName && IsName(name)) yield return new(new(i, i + name.Length), new(dash, dashEnd), quotation, Direct: true);
        }
    }

    private static bool IsName(ReadOnlySpan<char> words)
    {
        if (words.Length < 3 || !char.IsUpper(words[0])) return false;
        int spaces = 0;
        foreach (char c in words)
        {
            if (c is ' ' or '\u00a0') spaces++;
            else if (!char.IsLetter(c) && c is not ('.' or '-' or '\'' or '’' or ',')) return false;
        }
        return spaces < 6;
    }

    private static List<Part> Turns(string text)
    {
        List<Part> turns = [];
        for (int line = 0; line < text.Length;)
        {
            int next = text.IndexOf('\n', line);
            next = next < 0 ? text.Length : next + 1;
            int start = line < text.Length && text[line] is '"' or '“' ? line + 1 : line;
            int colon = start;
            while (colon < next && (char.IsUpper(text[colon]) || text[colon] is ' ' or '.' or '-' or '\'' or '’')) colon++;
            if (colon - start is > 2 and <= LongestName && colon < next && text[colon] == ':' && char.IsUpper(text[start]) && char.IsUpper(text[colon - 1]))
            {
                int from = colon + 1, to = next;
                while (from < to && char.IsWhiteSpace(text[from])) from++;
                while (to > from && (char.IsWhiteSpace(text[to - 1]) || text[to - 1] is '"' or '”')) to--;
                if (to > from) turns.Add(new(new(start, colon), new(colon, colon + 1), new(from, to), Direct: true));
            }
            line = next;
        }
        bool transcript = turns.Count >= FewestTurns && turns.Select(t => t.Source.Of(text)).Distinct(StringComparer.Ordinal).Count() is > 1 and var speakers && speakers < turns.Count;
        return transcript ? turns : [];
    }

    /// <summary>The part sentence by sentence: the first leads, the others go on.</summary>
    private static IEnumerable<Utterance> InSentences(Part part, ImmutableArray<Sentence> sentences)
    {
        bool leads = true;
        for (int i = 0; i < sentences.Length; i++)
        {
            var words = sentences[i].Words;
            if (sentences[i].Count == 0 || !words.Overlaps(part.Content)) continue;
            var content = new TextSpan(Math.Max(words.Start, part.Content.Start), Math.Min(words.End, part.Content.End));
            yield return new Utterance([part.Source], [part.Cue], [content]) { Act = SpeechAct.Say, Direct = part.Direct, Sentence = i, Continues = !leads };
            leads = false;
        }
    }
}
