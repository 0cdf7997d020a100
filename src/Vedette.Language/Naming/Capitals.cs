namespace Vedette.Language;

/// <summary>Runs of words that are written large.</summary>
internal static class Capitals
{
    /// <summary>Behind the capitalised words that begin at the token and stand in one line.</summary>
    public static int End(string text, ReadOnlySpan<Token> tokens, int at)
    {
        int end = at;
        while (end < tokens.Length && char.IsUpper(text[tokens[end].Start]) && (end == 0 || text.AsSpan(tokens[end - 1].End, tokens[end].Start - tokens[end - 1].End).IndexOf('\n') < 0)) end++;
        return end;
    }

    /// <summary>Where the capitalised words, and a year before them, begin that end before the token.</summary>
    public static int Start(string text, ReadOnlySpan<Token> tokens, int end)
    {
        int at = end;
        while (at > 0 && text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End) is " " or ""
            && (char.IsUpper(text[tokens[at - 1].Start]) || tokens[at - 1].In(text) is "-" || (tokens[at - 1].In(text) is { Length: 4 } year && char.IsDigit(year[0]) && char.IsDigit(year[3])))) at--;
        while (at < end && tokens[at].In(text) is "-" or "The") at++;
        return at;
    }
}
