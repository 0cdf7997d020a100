namespace Vedette.Language;

/// <summary>
/// Where sentences end: after a full stop, question or exclamation mark (with the quotation mark that closes behind it) before a new beginning; at blank lines;
/// at line ends that are no hard wraps (headings, list items); and at the borders that the caller hands in.
/// </summary>
internal static class SentenceSplitter
{
    /// <summary>Longer sentences are cut: no parser gains from them and hostile pages hold them.</summary>
    public const int LongestSentence = 400;

    /// <summary>The index of the first token of each sentence.</summary>
    public static List<int> Starts(string text, List<TextSpan> tokens, IReadOnlyList<TextSpan> borders)
    {
        List<int> starts = [];
        bool wrapped = IsHardWrapped(text);
        var marks = BorderOffsets(borders);
        int mark = 0, quotes = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i == 0)
            {
                starts.Add(0);
                quotes = CountQuote(text, tokens[0], 0);
                continue;
            }
            bool border = false;
            while (mark < marks.Count && marks[mark] <= tokens[i].Start)
            {
                border |= marks[mark] > tokens[i - 1].Start;
                mark++;
            }
            if (border || i - starts[^1] >= LongestSentence || BreaksLine(text, tokens[i - 1], tokens[i], wrapped) || Ends(text, tokens, i, quotes))
            {
                starts.Add(i);
                if (border || BreaksLine(text, tokens[i - 1], tokens[i], wrapped: true)) quotes = 0;
            }
            quotes = CountQuote(text, tokens[i], quotes);
        }
        return starts;
    }

    private static List<int> BorderOffsets(IReadOnlyList<TextSpan> borders)
    {
        List<int> offsets = [];
        foreach (var border in borders)
        {
            offsets.Add(border.Start);
            offsets.Add(border.End);
        }
        offsets.Sort();
        return offsets;
    }

    /// <summary>Straight quotation marks have no side: an odd number so far means that one is open.</summary>
    private static int CountQuote(string text, TextSpan token, int open) => token.Length == 1 && text[token.Start] == '"' ? 1 - open : open;

    private static bool BreaksLine(string text, TextSpan last, TextSpan next, bool wrapped)
    {
        int lines = 0;
        for (int i = last.End; i < next.Start; i++) if (text[i] == '\n') lines++;
        if (lines == 0) return false;
        if (lines > 1) return true;
        char first = text[next.Start];
        if (first is '•' or '·' or '*' or '–' or '—' || (first == '-' && next.Length == 1)) return true;
        if (char.IsLower(first)) return false;
        return !wrapped || IsStop(text, last) || text[last.End - 1] is ':' or '”' or '"';
    }

    /// <summary>Most line ends of a hard-wrapped text stand before a small letter.</summary>
    private static bool IsHardWrapped(string text)
    {
        int ends = 0, small = 0;
        for (int i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length && ends < 400; i = text.IndexOf('\n', i + 1))
        {
            if (text[i + 1] is '\n' or '\r' || (i > 0 && text[i - 1] == '\n')) continue;
            ends++;
            if (char.IsLower(text[i + 1])) small++;
        }
        return ends >= 3 && small * 3 >= ends;
    }

    private static bool Ends(string text, List<TextSpan> tokens, int next, int openQuotes)
    {
        int stop = next - 1;
        bool closed = false;
        while (stop > 0 && IsCloser(text, tokens[stop], openQuotes))
        {
            closed = true;
            stop--;
        }
        // "1. The plan": the number of a list item ends nothing.
        if (stop > 0 && text[tokens[stop].Start] == '.' && tokens[stop - 1].Length <= 2 && char.IsDigit(text[tokens[stop - 1].Start]) && (stop == 1 || text.AsSpan(tokens[stop - 2].End, tokens[stop - 1].Start - tokens[stop - 2].End).Contains('\n'))) return false;
        if (!IsStop(text, tokens[stop]) && !(IsAbbreviation(text, tokens[stop]) && stop == next - 1)) return false;
        // A closing mark belongs to the sentence before it.
        if (IsCloser(text, tokens[next], openQuotes) && !StartsQuote(text, tokens, next)) return false;
        char first = text[tokens[next].Start];
        if (IsAbbreviation(text, tokens[stop]) && text[tokens[stop].End - 1] == '.') return EndsWithAbbreviation(text, tokens, stop, next);
        if (tokens[stop].Length > 1 && text[tokens[stop].Start] == '.') return char.IsUpper(first) || IsOpener(first);
        if (text[tokens[stop].Start] == '…') return char.IsUpper(first);
        if (closed && text[tokens[stop].Start] is '?' or '!' && (!char.IsUpper(first) || SaysSo(text, tokens, next))) return false;
        return char.IsUpper(first) || char.IsDigit(first) || IsOpener(first) || (!char.IsLetter(first) && !char.IsPunctuation(first)) || (char.IsLetter(first) && !char.IsLower(first));
    }

    /// <summary>“Will it hold?” Deputy Crane asked: what follows the quotation within its few next words is who said it.</summary>
    private static bool SaysSo(string text, List<TextSpan> tokens, int next)
    {
        for (int i = next; i < Math.Min(tokens.Count, next + 8); i++)
        {
            var word = tokens[i].In(text);
            if (word is "said" or "says" or "asked" or "asks" or "told" or "wondered" or "added" or "replied" or "wrote") return true;
            if (IsStop(text, tokens[i]) || text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains('\n')) return false;
        }
        return false;
    }

    private static bool EndsWithAbbreviation(string text, List<TextSpan> tokens, int stop, int next)
    {
        var word = tokens[stop].In(text)[..^1];
        if (Abbreviations.IsBeforeName(word) || (word.Length == 1 && char.IsUpper(word[0]))) return false;
        if (!char.IsUpper(text[tokens[next].Start])) return false;
        return IsStarter(tokens[next].In(text));
    }

    private static bool IsStarter(ReadOnlySpan<char> word)
    {
        foreach (string starter in (ReadOnlySpan<string>)["The", "A", "An", "It", "He", "She", "They", "We", "I", "In", "On", "At", "But", "And", "However", "This", "That", "These", "Those", "If", "When", "While", "As", "After", "Before", "Since", "For", "There", "His", "Her", "Its", "Their", "Both", "Some", "Many", "Although", "Meanwhile", "Moreover"])
            if (word.SequenceEqual(starter)) return true;
        return false;
    }

    private static bool IsAbbreviation(string text, TextSpan token) => token.Length > 1 && text[token.End - 1] == '.' && char.IsLetter(text[token.Start]);
    private static bool IsStop(string text, TextSpan token) => text[token.Start] is '.' or '!' or '?' or '…' or '。';
    private static bool IsOpener(char c) => c is '“' or '"' or '‘' or '\'' or '(' or '[' or '«' or '„' or '•' or '¿';

    private static bool IsCloser(string text, TextSpan token, int openQuotes) => token.Length == 1 && text[token.Start] switch
    {
        '”' or '’' or ')' or ']' or '»' => true,
        '"' or '\'' => openQuotes == 0 || token.Start == 0 || !char.IsWhiteSpace(text[token.Start - 1]),
        _ => false,
    };

    private static bool StartsQuote(string text, List<TextSpan> tokens, int at) =>
        text[tokens[at].Start] == '"' && tokens[at].Start > 0 && char.IsWhiteSpace(text[tokens[at].Start - 1]) && tokens[at].End < text.Length && !char.IsWhiteSpace(text[tokens[at].End]);
}
