using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Finds what stands in quotation marks. A mark between two letters is an apostrophe that a machine has spoilt (<c>Lavrov"s</c>) and opens nothing;
/// a quotation ends with its paragraph; one that never closes is none.
/// </summary>
public static class Quotations
{
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
                }
                else if (c is '“') open = i + 1;
                continue;
            }
            expected = c switch { '“' or '„' => '”', '«' => '»', '‘' when !LetterAt(text, i - 1) => '’', '"' when Opens(text, i) => '"', _ => '\0' };
            if (expected != '\0') open = i + 1;
        }
        return found.ToImmutable();
    }

    private static bool Opens(string text, int i) => !LetterAt(text, i - 1) && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);

    private static bool Closes(string text, int i, char mark) => mark switch
    {
        '"' => !LetterAt(text, i + 1) && i > 0 && !char.IsWhiteSpace(text[i - 1]),
        '’' => !LetterAt(text, i + 1),
        _ => true,
    };

    private static bool LetterAt(string text, int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);
}
