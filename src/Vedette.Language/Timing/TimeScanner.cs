using System.Globalization;

namespace Vedette.Language;

/// <summary>
/// Cuts text into stretches of tokens that a time expression cannot reach beyond: lines, and in long lines sentences. One forward pass; the same buffer serves every stretch.
/// </summary>
internal sealed class TimeScanner(string text)
{
    /// <summary>A line longer than this is cut at the next end of a sentence, one twice as long anywhere, so that junk costs no memory.</summary>
    private const int LongStretch = 2048;

    /// <summary>A line at least this long may have been wrapped by a program: a lower-case letter or digit on the next line goes on with it.</summary>
    private const int WrappedLine = 40;

    private TimeToken[] tokens = new TimeToken[256];
    private int count;
    private int position;
    private int lineStart;

    public ReadOnlySpan<TimeToken> Tokens => tokens.AsSpan(0, count);
    public TimeToken[] Buffer => tokens;
    public int Count => count;

    /// <summary>Reads the next stretch into <see cref="Tokens"/>. False at the end of the text.</summary>
    public bool Next()
    {
        count = 0;
        bool spaced = true;
        while (position < text.Length)
        {
            char c = text[position];
            if (char.IsWhiteSpace(c))
            {
                spaced = true;
                if (c is '\n' or '\r' or '\u2029' or '\u2028' && !GoesOn())
                {
                    position++;
                    lineStart = position;
                    if (count > 0) return true;
                }
                else position++;
                continue;
            }
            if (char.IsAsciiLetter(c)) Add(Word(spaced));
            else if (char.IsAsciiDigit(c)) Add(Digits(spaced));
            else if (char.IsLetter(c)) Add(Foreign(spaced));
            else
            {
                Add(new(position, position + 1, TimeWord.Mark, TimeTraits.None, spaced, c));
                position++;
            }
            spaced = false;
            if (count >= LongStretch && (count >= 2 * LongStretch || EndsSentence())) return true;
        }
        return count > 0;
    }

    private void Add(TimeToken token)
    {
        if (count == tokens.Length) Array.Resize(ref tokens, 2 * count);
        tokens[count++] = token;
    }

    /// <summary>Whether the line break at the position only wraps a line. Moves <see cref="lineStart"/> when it does.</summary>
    private bool GoesOn()
    {
        int next = position + 1;
        if (text[position] == '\r' && next < text.Length && text[next] == '\n') next++;
        if (next >= text.Length || position - lineStart < WrappedLine || !(char.IsAsciiLetterLower(text[next]) || char.IsAsciiDigit(text[next]))) return false;
        position = next - 1;
        lineStart = next;
        return true;
    }

    private bool EndsSentence() => count > 1 && tokens[count - 1] is { Word: TimeWord.Mark, Value: '.' or '!' or '?' or ';' } && tokens[count - 2].Word == TimeWord.Other;

    private TimeToken Word(bool spaced)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiLetter(text[position])) position++;
        if (position < text.Length && text[position] > 127 && char.IsLetter(text[position]))
        {
            position = start;
            return Foreign(spaced);
        }
        var entry = TimeLexicon.Find(text.AsSpan(start, position - start));
        return new(start, position, entry.Word, entry.Traits, spaced, entry.Value);
    }

    private TimeToken Foreign(bool spaced)
    {
        int start = position;
        while (position < text.Length && char.IsLetter(text[position])) position++;
        return new(start, position, TimeWord.Other, TimeTraits.None, spaced, 0);
    }

    /// <summary>A run of digits, or with st, nd, rd, th behind it an ordinal. The value of a run too long for a number is -1.</summary>
    private TimeToken Digits(bool spaced)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        var digits = text.AsSpan(start, position - start);
        int value = digits.Length <= 9 ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : -1;
        var rest = text.AsSpan(position);
        if (rest.Length >= 2 && (rest.Length == 2 || !char.IsLetterOrDigit(rest[2])) && digits.Length <= 3
            && (rest.StartsWith("st", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("nd", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("rd", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("th", StringComparison.OrdinalIgnoreCase)))
        {
            position += 2;
            return new(start, position, TimeWord.Ordinal, TimeTraits.None, spaced, value);
        }
        return new(start, position, TimeWord.Digits, TimeTraits.None, spaced, value);
    }
}
