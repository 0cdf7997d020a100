namespace Vedette.Language;

/// <summary>Reads one date as pages and datelines write it.</summary>
public static class DateReader
{
    /// <summary>
    /// The day as <c>yyyy-MM-dd</c>, or null when the text holds none or leaves its order open (3/4/2025). An ISO date-time keeps the day as written, in its own offset.
    /// </summary>
    public static string? ToIso(string text) => ToIso(text, null);

    /// <param name="dayFirst">How to read 3/4/2025 when the text itself does not tell; null: not at all.</param>
    public static string? ToIso(string text, bool? dayFirst)
    {
        var words = TimeScanner.Scan(text.Length > 200 ? text[..200] : text);
        var grammar = new TimeGrammar(text, words, null, dayFirst);
        for (int i = 0; i < words.Count; i++)
        {
            // 20251217: the compact ISO form.
            if (words[i].Length == 8 && DateOnly.TryParseExact(text.AsSpan(words[i].Start, 8), "yyyyMMdd", out var compact) && compact.Year is > 1900 and < 2100) return compact.ToString("yyyy-MM-dd");
            int length = grammar.Match(i, out var kind, out string? value);
            if (length > 0 && kind is TimeKind.Date && value is { Length: 10 }) return value;
            if (length > 1) i += length - 1;
        }
        return null;
    }
}
