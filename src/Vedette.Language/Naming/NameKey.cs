namespace Vedette.Language;

/// <summary>
/// The form of a name that the tables are looked up by, so that line breaks, curly apostrophes and words set apart ("al - Qaeda", "People ’s") make no difference:
/// one space between words, none beside a hyphen and none before an apostrophe, a comma or a full stop.
/// </summary>
internal ref struct NameKey(Span<char> buffer)
{
    /// <summary>No listed name is longer.</summary>
    public const int Longest = 96;

    private readonly Span<char> buffer = buffer;
    private int length;

    public readonly ReadOnlySpan<char> Words => buffer[..length];

    /// <summary>Adds the next word; false when there is no room for it.</summary>
    public bool Add(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || length + word.Length + 1 > buffer.Length) return false;
        // A machine's apostrophe, People"s, reads as one.
        bool slip = word.Length == 2 && word[0] == '"' && word[1] == 's';
        if (length > 0 && buffer[length - 1] != '-' && Plain(word[0]) is not ('\'' or ',' or '-' or '.') && !slip) buffer[length++] = ' ';
        foreach (char c in word) buffer[length++] = Plain(c);
        if (slip) buffer[length - 2] = '\'';
        return true;
    }

    public static string Of(string name)
    {
        var key = new NameKey(stackalloc char[Longest * 2]);
        foreach (var range in name.AsSpan().SplitAny(' ', '\n', '\r', '\t', '\u00A0'))
            key.Add(name.AsSpan()[range]);
        return key.Words.ToString().Replace("\"s ", "'s ", StringComparison.Ordinal);
    }

    /// <summary>The part of a word that begins a name whatever the tokeniser does with apostrophes and hyphens.</summary>
    public static ReadOnlySpan<char> Head(ReadOnlySpan<char> word)
    {
        int cut = word.IndexOfAny(" '’‘-‑,\"");
        return cut > 0 ? word[..cut] : word;
    }

    private static char Plain(char c) => c switch { '’' or '‘' or 'ʼ' => '\'', '‑' => '-', _ => c };
}
