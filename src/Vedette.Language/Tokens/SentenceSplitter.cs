using System.Buffers;

namespace Vedette.Language;

/// <summary>
/// Finds where sentences begin among the tokens of a text: after a full stop, question or exclamation mark with the quotes and brackets that close on it;
/// at a blank line; at a line break that the writer made on purpose (a heading, a list item), not at one that only keeps lines short.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>A longer sentence is cut, after a comma or semicolon when one is near.</summary>
    public const int LongestSentence = 400;

    private static readonly SearchValues<char> Roman = SearchValues.Create("IVXivx");

    /// <summary>The index of the first token of each sentence; the first is 0. Nothing for no tokens.</summary>
    public static IReadOnlyList<int> Split(string text, IReadOnlyList<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        List<TextSpan> list = [.. tokens];
        List<int> starts = [];
        Split(text, list, 0, starts);
        return starts;
    }

    /// <summary>Splits the tokens from <paramref name="first"/> on, block by block, and adds the starts.</summary>
    internal static void Split(string text, List<TextSpan> tokens, int first, List<int> starts)
    {
        for (int i = first; i < tokens.Count; i++)
        {
            if (i + 1 < tokens.Count && LineBreaks(text, tokens, i) < 2) continue;
            SplitBlock(text, tokens, first, i + 1, starts);
            first = i + 1;
        }
    }

    private static void SplitBlock(string text, List<TextSpan> tokens, int first, int end, List<int> starts)
    {
        var block = new Block(text, tokens, end, LineWidth.Of(text, tokens, first, end));
        int start = first;
        starts.Add(first);
        for (int i = first; i + 1 < end; i++)
        {
            int next = block.EndsAfter(start, i);
            if (next <= i)
            {
                if (i + 1 - start < LongestSentence) continue;
                next = block.Nearest(start, i + 1);
            }
            if (next >= end) break;
            starts.Add(next);
            start = next;
            i = next - 1;
        }
    }

    /// <summary>How many lines end between a token and the next; a paragraph or page sign counts as two.</summary>
    private static int LineBreaks(string text, List<TextSpan> tokens, int i)
    {
        int breaks = 0;
        for (int at = tokens[i].End, next = tokens[i + 1].Start; at < next && breaks < 2; at++)
        {
            char c = text[at];
            if (c is '\n' or '\u2028' or '\u0085' || (c == '\r' && text[at + 1] != '\n')) breaks++;
            else if (c is '\u2029' or '\f') breaks += 2;
        }
        return breaks;
    }

    private static bool IsFinal(ReadOnlySpan<char> token) => Signs.IsFinal(token[0]) && (token.Length == 1 || Signs.IsFinal(token[^1]));

    private static bool IsItemNumber(ReadOnlySpan<char> token) =>
        (token.Length <= 3 && token.IndexOfAnyExceptInRange('0', '9') < 0) || (token.Length == 1 && char.IsAsciiLetter(token[0])) || (token.Length <= 4 && token.IndexOfAnyExcept(Roman) < 0 && token is not "I");

    /// <summary>The tokens up to the next blank line.</summary>
    private readonly struct Block(string text, List<TextSpan> tokens, int end, LineWidth lines)
    {
        /// <summary>If a sentence ends with token <paramref name="i"/> (and the signs that close on it), the first token of the next; else <paramref name="i"/>.</summary>
        public int EndsAfter(int start, int i)
        {
            int next = i + 1;
            if (IsFinal(Word(i)))
            {
                bool quoted = false;
                while (next < end && next - i < 16 && (Touches(next) || IsNote(next)) && Closes(next, out int closed))
                {
                    quoted |= Signs.IsQuote(First(next));
                    next = closed;
                }
                return next >= end || EndsAtStop(start, i, next, quoted) || BreaksLine(next - 1, final: true) ? next : i;
            }
            if (BreaksLine(i, final: false)) return next;
            if (Signs.IsBullet(First(next)) && i > start && !Touches(next)) return next;
            return EndsAtAbbreviation(i) ? next : i;
        }

        /// <summary>The token after the nearest comma before <paramref name="i"/>, or <paramref name="i"/>.</summary>
        public int Nearest(int start, int i)
        {
            for (int at = i - 1; at > Math.Max(start, i - 100); at--)
                if (Word(at - 1) is "," or ";" or ":" or "—" or "–") return at;
            return i;
        }

        private ReadOnlySpan<char> Word(int i) => tokens[i].In(text);
        private char First(int i) => text[tokens[i].Start];
        private bool Touches(int i) => tokens[i].Start == tokens[i - 1].End;

        /// <summary>A closing quote or bracket, or the number of a note, after what was said.</summary>
        private bool Closes(int at, out int next)
        {
            next = at + 1;
            var token = Word(at);
            if (IsNote(at))
            {
                next = at + 3;
                return true;
            }
            if (token is "''" or "’’") return true;
            if (token.Length != 1 || !Signs.IsCloser(token[0])) return false;
            // A straight quote closes when white space or another closing sign follows; else it opens what comes next.
            return token[0] is not ('"' or '\'') || next == end || !Touches(next) || Signs.IsCloser(First(next));
        }

        /// <summary>The number of a note: [12].</summary>
        private bool IsNote(int at) => Word(at) is "[" && at + 2 < end && char.IsAsciiDigit(First(at + 1)) && Word(at + 2) is "]" && Touches(at + 1) && Touches(at + 2);

        private bool EndsAtStop(int start, int i, int next, bool quoted)
        {
            char opening = First(next);
            bool apart = !Touches(next);
            if (Signs.IsFinal(opening) || opening is ',' or ';' or ':' or ')' or ']') return false;
            var stop = Word(i);
            if (stop is ".")
            {
                // The number of a list item: "1. The".
                if (i == start + 1 && apart && IsItemNumber(Word(start))) return false;
                if (i > start && !apart) return char.IsUpper(opening) && char.IsLower(text[tokens[i - 1].End - 1]) && tokens[i - 1].Length > 1;
                if (!char.IsLower(opening)) return true;
                // A small letter follows: after a short word the stop is that of an abbreviation the list does not know.
                return i > start && tokens[i - 1].Length > 4 && !quoted;
            }
            if (char.IsLower(opening)) return false;
            if (stop is "..." or "…" or "..") return apart || char.IsUpper(opening);
            return !(quoted && SaysNext(next));
        }

        /// <summary>"Will it hold?" Smith asked: the words after the quote belong to the same sentence.</summary>
        private bool SaysNext(int next)
        {
            for (int i = next; i < Math.Min(end, next + 4); i++)
                if (WordLists.IsSayVerb(Word(i))) return true;
            return false;
        }

        private bool EndsAtAbbreviation(int i)
        {
            var token = Word(i);
            // Initials (two signs) stand before a name.
            if (token.Length < 3 || token[^1] != '.' || Touches(i + 1)) return false;
            var kind = WordLists.OfAbbreviation(token[..^1]);
            bool mayEnd = kind == Abbreviation.End || (kind == Abbreviation.None && token[..^1].Contains('.'));
            return mayEnd && (WordLists.IsOpener(Word(i + 1)) || Word(i + 1) is "\"" or "“" or "«");
        }

        private bool BreaksLine(int i, bool final)
        {
            if (i + 1 >= end || LineBreaks(text, tokens, i) == 0) return false;
            char opening = First(i + 1);
            if (Signs.IsBullet(opening)) return true;
            // A dash or star with a blank after it opens a list item, save where lines are wrapped and it may be a dash.
            if (opening is '-' or '*' or '–' or '—' && tokens[i + 1].Length == 1 && i + 2 < end && !Touches(i + 2)) return !lines.IsWrapped;
            // No writer ends a sentence or a heading with a comma or a title.
            if (char.IsLower(opening) || Word(i) is "," || WordLists.OfAbbreviation(Word(i).TrimEnd('.')) == Abbreviation.Title) return false;
            return final ? !lines.IsWrapped || char.IsUpper(opening) : lines.IsOnPurpose(text, tokens, i);
        }
    }

    /// <summary>Whether the lines of a block are kept short by line breaks inside sentences, and how long they get.</summary>
    private readonly record struct LineWidth(int Longest, bool IsWrapped)
    {
        private const int WidestWrap = 110;
        private const int Slack = 4;

        public static LineWidth Of(string text, List<TextSpan> tokens, int first, int end)
        {
            int lineStart = tokens[first].Start, longest = 0, joined = 0, broken = 0;
            for (int i = first; i + 1 < end; i++)
            {
                if (LineBreaks(text, tokens, i) == 0) continue;
                longest = Math.Max(longest, tokens[i].End - lineStart);
                lineStart = tokens[i + 1].Start;
                if (char.IsLower(text[lineStart])) joined++;
                else broken++;
            }
            longest = Math.Max(longest, tokens[end - 1].End - lineStart);
            return new(longest, joined > 0 && longest <= WidestWrap && joined * 3 >= broken);
        }

        /// <summary>In lines of kept width, a break is on purpose when the next word would still have found room.</summary>
        public bool IsOnPurpose(string text, List<TextSpan> tokens, int i)
        {
            if (!IsWrapped) return true;
            int lineStart = tokens[i].Start;
            int least = Math.Max(0, tokens[i].End - Longest);
            while (lineStart > least && text[lineStart - 1] is not ('\n' or '\r')) lineStart--;
            return tokens[i].End - lineStart + 1 + tokens[i + 1].Length + Slack < Longest;
        }
    }
}
