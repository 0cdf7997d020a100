namespace Vedette.Language;

/// <summary>
/// Words and marks as Universal Dependencies writes English: clitics apart ("do|n't", "Orsk|'s", "can|not"), hyphenated compounds apart except after bound
/// prefixes ("non-lethal"), abbreviations and initials with their full stop. Linear in the text; spans are exact and never cut a surrogate pair.
/// </summary>
internal static class Tokeniser
{
    /// <summary>A longer run without a break is cut: no language has such words, but hostile pages do.</summary>
    private const int LongestToken = 1000;

    public static void AddTokens(string text, TextSpan range, List<TextSpan> tokens)
    {
        int i = range.Start;
        while (i < range.End)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                i++;
                continue;
            }
            int end = Math.Min(char.IsLetterOrDigit(c) ? WordEnd(text, i, range.End) : MarkEnd(text, i, range.End), i + LongestToken);
            if (end < range.End && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1])) end++;
            if (char.IsLetterOrDigit(c)) AddWord(text, new(i, end), tokens);
            else tokens.Add(new(i, end));
            i = end;
        }
    }

    // ---- words ----

    private static int WordEnd(string text, int start, int limit)
    {
        if (AddressEnd(text, start, limit) is > 0 and var address) return address;
        int i = start;
        while (i < limit && i - start < LongestToken)
        {
            char c = text[i];
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark) i++;
            else if (char.IsHighSurrogate(c) && i + 1 < limit && char.IsLetter(text, i)) i += 2;
            else if (Joins(text, start, i, limit)) i++;
            else break;
        }
        if (i < limit && text[i] == '.' && KeepsStop(text, start, i, limit)) i++;
        if (i < limit && text[i] == '$' && i - start <= 3 && char.IsUpper(text[start])) i++;
        return i;
    }

    private static bool Joins(string text, int start, int i, int limit)
    {
        if (i + 1 >= limit || i == start) return false;
        char before = text[i - 1], after = text[i + 1];
        return text[i] switch
        {
            '\'' or '’' or '‘' or '`' => char.IsLetter(before) && char.IsLetter(after),
            // A machine's apostrophe: Lavrov"s. Only the clitic s is safe to read so.
            '"' => char.IsLetter(before) && after == 's' && (i + 2 >= limit || !char.IsLetterOrDigit(text[i + 2])),
            '.' => (char.IsDigit(before) && char.IsDigit(after)) || (char.IsLetter(before) && char.IsLetter(after) && IsDotted(text, start, i, limit)),
            ',' => char.IsDigit(before) && char.IsDigit(after) && i + 3 < limit && char.IsDigit(text[i + 2]) && char.IsDigit(text[i + 3]),
            ':' => char.IsDigit(before) && char.IsDigit(after),
            '&' => char.IsUpper(before) && char.IsUpper(after),
            '-' or '‑' => IsBoundPrefix(text.AsSpan(start, i - start)) && char.IsLetter(after),
            '_' or '@' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            _ => false,
        };
    }

    /// <summary>U.S., a.m., J.K.: single letters with full stops between.</summary>
    private static bool IsDotted(string text, int start, int i, int limit) =>
        (i - start == 1 || text[i - 2] == '.') && (i + 2 >= limit || !char.IsLetterOrDigit(text[i + 2]));

    private static bool KeepsStop(string text, int start, int stop, int limit)
    {
        var word = text.AsSpan(start, stop - start);
        if (word.Length == 1 && char.IsUpper(word[0])) return stop + 1 < limit && text[stop + 1] is not ('\n' or '\r') && word[0] != 'I';
        return word.Contains('.') && char.IsLetter(word[^1]) && word[^2] == '.' || Abbreviations.Contains(word);
    }

    private static bool IsBoundPrefix(ReadOnlySpan<char> word)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["non", "pre", "post", "re", "co", "pro", "semi", "anti", "multi", "e", "ex", "sub", "inter", "ultra", "quasi", "al", "el"])
            if (word.Equals(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static int AddressEnd(string text, int start, int limit)
    {
        var rest = text.AsSpan(start, Math.Min(limit - start, 8));
        bool link = rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        if (!link) return 0;
        int end = start;
        while (end < limit && end - start < LongestToken && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '”')) end++;
        while (end > start && text[end - 1] is '.' or ',' or ')' or ';' or ':' or '!' or '?') end--;
        return end;
    }

    private static void AddWord(string text, TextSpan span, List<TextSpan> tokens)
    {
        var word = span.In(text);
        if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase)) Add(3);
        else if (word.Equals("gonna", StringComparison.OrdinalIgnoreCase) || word.Equals("wanna", StringComparison.OrdinalIgnoreCase)) Add(3);
        else if (Clitic(word) is > 0 and var clitic) Add(word.Length - clitic);
        else tokens.Add(span);

        void Add(int cut)
        {
            tokens.Add(new(span.Start, span.Start + cut));
            tokens.Add(new(span.Start + cut, span.End));
        }
    }

    private static int Clitic(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && word[^3] is 'n' or 'N' && word[^2] is '\'' or '’' && word[^1] is 't' or 'T') return 3;
        if (word.Length > 2 && word[^2] is '\'' or '’' or '‘' or '`' or '"' && word[^1] is 's' or 'S' or 'd' or 'm') return 2;
        if (word.Length > 3 && word[^3] is '\'' or '’')
        {
            var tail = word[^2..];
            if (tail.Equals("re", StringComparison.OrdinalIgnoreCase) || tail.Equals("ve", StringComparison.OrdinalIgnoreCase) || tail.Equals("ll", StringComparison.OrdinalIgnoreCase)) return 3;
        }
        return 0;
    }

    // ---- marks ----

    private static int MarkEnd(string text, int start, int limit)
    {
        char c = text[start];
        if (char.IsHighSurrogate(c)) return Math.Min(start + 2, limit);
        int end = start + 1;
        if (c is '\'' or '’' && end < limit && IsLoneClitic(text, start, limit)) return start + 2;
        if (c is '.' or '-' or '=' or '*' or '_' or '!' or '?' or '~' or '#' or '—')
            while (end < limit && text[end] == c) end++;
        return end;
    }

    /// <summary>An apostrophe s that white space or a bracket has cut from its word.</summary>
    private static bool IsLoneClitic(string text, int start, int limit) =>
        text[start + 1] == 's' && (start + 2 >= limit || !char.IsLetterOrDigit(text[start + 2])) && start > 0 && text[start - 1] is ')' or ']' or '"' or '”';
}
