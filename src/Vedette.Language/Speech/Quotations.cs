using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Finds what stands in quotation marks. A mark between two letters is an apostrophe that a machine has spoilt (<c>Lavrov"s</c>) and opens nothing;
/// a quotation ends with its paragraph; one that never closes is none.
/// </summary>
public static class Quotations
{
    private const char Twin = '\'';

    /// <summary>The ranges inside the marks, in order, never overlapping.</summary>
    public static ImmutableArray<TextSpan> Find(string text)
    {
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        int open = -1;
        char expected = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' && i + 1 < text.Length && (text[i + 1] is '\n' or '\r')) open = -1;
            if (open >= 0)
            {
                if (c == expected && Closes(text, i, expected))
                {
                    if (i > open) found.Add(new(open, i));
                    open = -1;
                    if (expected == Twin) i++;
                }
                else if (c is '“') open = i + 1;
                continue;
            }
            bool isTwin = IsTwin(text, i);
            // A closing mark at the front of a line opens: a slip of the keyboard.
            if (c == '”' && LetterAt(text, i + 1) && (i == 0 || text[i - 1] == '\n'))
            {
                (expected, open) = ('”', i + 1);
                continue;
            }
            expected = c switch { Twin when isTwin && !LetterAt(text, i - 1) && Opens(text, i + 1) => Twin, '“' or '„' => '”', '«' => '»', '‘' when !LetterAt(text, i - 1) => '’', '"' when Opens(text, i) => '"', _ => '\0' };
            if (expected != '\0') open = isTwin ? i + 2 : i + 1;
            if (isTwin) i++;
        }
        return found.ToImmutable();
    }

    private static bool Opens(string text, int i) => !LetterAt(text, i - 1) && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);

    /// <summary>Two apostrophes that stand for one quotation mark, as in old wire copy.</summary>
    private static bool IsTwin(string text, int i) => text[i] == Twin && i + 1 < text.Length && text[i + 1] == Twin;

    private static bool Closes(string text, int i, char mark) => mark switch
    {
        '"' => !LetterAt(text, i + 1) && i > 0 && !char.IsWhiteSpace(text[i - 1]),
        '’' => !LetterAt(text, i + 1),
        Twin => IsTwin(text, i),
        _ => true,
    };

    private static bool LetterAt(string text, int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);
}
