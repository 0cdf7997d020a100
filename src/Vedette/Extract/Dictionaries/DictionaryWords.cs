namespace Vedette.Extract;

/// <summary>Words of dictionaries, which write names in capitals with underscores, in the form in which they are looked up.</summary>
internal static class DictionaryWords
{
    private const int Longest = 200;

    /// <summary>In capitals with one space between words; null when no letter is left, or when it is longer than any name.</summary>
    public static string? Plain(string words)
    {
        string plain = string.Join(' ', words.Split([' ', '_', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        return plain.Length is > 0 and <= Longest && plain.Any(char.IsLetter) && !plain.Any(char.IsControl) ? plain : null;
    }

    /// <summary>As the tokeniser cuts it: up to a space, an apostrophe, a hyphen or a slash.</summary>
    public static string FirstWord(string name)
    {
        int cut = name.AsSpan().IndexOfAny(" '’-\"/");
        return cut > 0 ? name[..cut] : name;
    }
}
