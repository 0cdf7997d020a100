namespace Vedette.Language;

/// <summary>Sums of money with their currency: "$5 million", "US$1.2-1.5bn", "300 million yuan", "hundreds of millions of dollars".</summary>
internal static class MoneyPattern
{
    /// <summary>Behind the sum that begins at the token; 0 when none does.</summary>
    public static int At(string text, ReadOnlySpan<Token> tokens, int at)
    {
        int number = at;
        bool signed = Currency.OfSign(tokens[at].In(text)) is not null;
        if (signed) number++;
        int end = Amount(text, tokens, number);
        if (end == 0) return 0;
        int named = CurrencyEnd(text, tokens, end);
        return named > 0 ? named : signed ? end : 0;
    }

    /// <summary>Behind a number with its scale, a range of two, or a vague number of millions; 0 when there is none.</summary>
    private static int Amount(string text, ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return 0;
        var word = tokens[at].In(text);
        int end;
        if (word is "tens" or "hundreds" or "thousands" or "millions" or "billions" or "trillions")
        {
            end = at + 1;
            while (end + 1 < tokens.Length && tokens[end].In(text) is "of" && tokens[end + 1].In(text) is "thousands" or "millions" or "billions" or "trillions") end += 2;
            return end;
        }
        if (!IsNumber(word)) return 0;
        end = Scaled(text, tokens, at + 1);
        if (end + 1 < tokens.Length && tokens[end].In(text) is "-" or "–" or "to")
        {
            int next = Currency.OfSign(tokens[end + 1].In(text)) is not null ? end + 2 : end + 1;
            if (next < tokens.Length && IsNumber(tokens[next].In(text))) end = Scaled(text, tokens, next + 1);
        }
        return end;
    }

    private static int Scaled(string text, ReadOnlySpan<Token> tokens, int at)
    {
        while (at < tokens.Length && Currency.Scale(tokens[at].In(text)) > 0) at++;
        return at;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) =>
        char.IsAsciiDigit(word[0]) ? word.IndexOfAnyExcept("0123456789.,") < 0 || Currency.Scale(word.TrimStart("0123456789.,")) > 0
        : word is "one" or "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "ten" or "twenty" or "thirty" or "forty" or "fifty" or "hundred";

    /// <summary>Behind the currency's name that follows: "of dollars", "New Taiwan dollars", "yuan"; 0 when none does.</summary>
    private static int CurrencyEnd(string text, ReadOnlySpan<Token> tokens, int at)
    {
        if (at < tokens.Length && tokens[at].In(text) is "of") at++;
        for (int length = 3; length > 0; length--)
        {
            if (at + length > tokens.Length) continue;
            var words = text.AsSpan(tokens[at].Start, tokens[at + length - 1].End - tokens[at].Start);
            if (Currency.OfName(words) is not null) return at + length;
        }
        return 0;
    }
}
