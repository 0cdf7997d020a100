namespace Vedette.Language;

/// <summary>"Orsk-Velia war", "Korean War", "World War II", "Cold War": countries, places or an ordinal before the word.</summary>
internal static class WarPattern
{
    /// <param name="i">The token that is the word war.</param>
    /// <returns>The tokens of the name, or -1.</returns>
    public static (int Start, int End) At(string text, ReadOnlySpan<Token> tokens, Gazetteer gazetteer, int i)
    {
        var word = tokens[i].In(text);
        if (word is not ("War" or "war") || i == 0) return (-1, -1);
        int start = i;
        if (word is "War" && tokens[i - 1].In(text) is "World" or "Cold" or "Gulf" or "Civil" or "Vietnam" or "Pacific" or "Winter")
        {
            start = i - 1;
            while (start > 0 && (NameWords.IsOrdinal(tokens[start - 1].In(text)) || tokens[start - 1].In(text) is "Second" or "First" or "American" or "Spanish" or "Syrian")) start--;
            int end = i + 1;
            if (end < tokens.Length && tokens[end].In(text) is "I" or "II" or "One" or "Two" or "1" or "2") end++;
            return (start, end);
        }
        while (start > 0)
        {
            if (tokens[start - 1].In(text) is "-" or "–" && start < i)
            {
                start--;
                continue;
            }
            int length = LengthBehind(text, tokens, gazetteer, start, word is "War");
            if (length == 0 || (start < i && tokens[start].In(text) is not ("-" or "–"))) break;
            start -= length;
        }
        while (start < i && tokens[start].In(text) is "-" or "–") start++;
        return start < i ? (start, i + 1) : (-1, -1);
    }

    /// <summary>The length of the country's name that ends before the token; of peoples' only when the word War is written large: "Korean War".</summary>
    private static int LengthBehind(string text, ReadOnlySpan<Token> tokens, Gazetteer gazetteer, int end, bool peoples)
    {
        for (int length = Math.Min(4, end); length > 0; length--)
            if (gazetteer.Match(text, tokens, end - length, out var thing) == length && (thing!.Kind is EntityKind.Country || (thing.Kind is EntityKind.Nationality && (peoples || tokens[end - length].In(text) is "Sino" or "Russo" or "Indo")))) return length;
        return 0;
    }
}
