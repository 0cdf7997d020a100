using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>
/// What armed forces use: the plain words of <c>equipment-words.tsv</c> by group, and the letters of <c>designations.tsv</c> with which makers and forces number weapons and platforms.
/// Immutable after it is built.
/// </summary>
internal sealed class Equipment
{
    private static readonly FrozenSet<string> ShipGroups = FrozenSet.ToFrozenSet(["destroyer", "frigate", "cruiser", "submarine", "carrier"], StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string[]> groupsOf;
    private readonly FrozenDictionary<string, (EntityKind Kind, FrozenSet<string>? Numbers)> classes;

    public Equipment()
    {
        groupsOf = EmbeddedTable.Rows("equipment-words.tsv").SelectMany(row => row[2].Split(';').Select(word => (Word: word, Group: row[0])))
            .SelectMany(p => new[] { p, (Word: p.Word + "s", p.Group) }).GroupBy(p => p.Word, p => p.Group, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
        classes = EmbeddedTable.Rows("designations.tsv").ToFrozenDictionary(
            row => row[0], row => (Enum.Parse<EntityKind>(row[1], ignoreCase: true), row[2].Length > 0 ? row[2].Split(';').ToFrozenSet(StringComparer.Ordinal) : null), StringComparer.Ordinal);
    }

    /// <summary>Whether the word, or the pair of words, is of the group.</summary>
    public bool IsOf(string group, ReadOnlySpan<char> word) =>
        groupsOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var groups) && Array.IndexOf(groups, group) >= 0;

    /// <summary>Whether a word of the group stands among the two before or the three behind, with no other mark between than a hyphen.</summary>
    public bool IsBeside(string group, string text, ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (int i = end; i < Math.Min(tokens.Length, end + 3); i++)
        {
            var word = tokens[i].In(text);
            if (IsOf(group, word) || IsPair(group, text, tokens, i)) return true;
            if (!char.IsLetter(word[0]) && word is not "-") break;
        }
        for (int i = start - 1; i >= Math.Max(0, start - 2); i--)
        {
            var word = tokens[i].In(text);
            if (IsOf(group, word)) return true;
            if (!char.IsLetter(word[0]) && word is not ("-" or "\"" or "“" or "‘")) break;
        }
        return false;
    }

    private bool IsPair(string group, string text, ReadOnlySpan<Token> tokens, int at) =>
        at + 1 < tokens.Length && tokens[at].End < tokens[at + 1].Start && tokens[at + 1].End - tokens[at].Start < 24 && IsOf(group, text.AsSpan(tokens[at].Start, tokens[at + 1].End - tokens[at].Start));

    /// <summary>A ship's word, behind which its name stands: destroyer, aircraft carrier.</summary>
    public bool IsShip(ReadOnlySpan<char> word) =>
        word is not ("class" or "aircraft") && groupsOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var groups) && Array.Exists(groups, ShipGroups.Contains) && word[^1] != 's';

    /// <summary>Su-35, F-16V, DF-21D, MQ-9, in one token or in three: letters of a known maker or class, a hyphen, a number.</summary>
    public EntityKind Designation(string text, ReadOnlySpan<Token> tokens, int at, out int end)
    {
        end = at + 1;
        var word = tokens[at].In(text);
        int dash = word.IndexOf('-');
        if (dash > 0) return KindOf(word[..dash], word[(dash + 1)..]);
        if (at + 2 >= tokens.Length || tokens[at + 1].In(text) is not ("-" or "‑") || tokens[at + 1].Start != tokens[at].End || tokens[at + 2].Start != tokens[at + 1].End) return EntityKind.None;
        end = at + 3;
        return KindOf(word, tokens[at + 2].In(text));
    }

    private EntityKind KindOf(ReadOnlySpan<char> letters, ReadOnlySpan<char> number)
    {
        if (number.IsEmpty || !char.IsAsciiDigit(number[0]) || number.Length > 6 || !classes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var found)) return EntityKind.None;
        int digits = 1;
        while (digits < number.Length && char.IsAsciiDigit(number[digits])) digits++;
        // A mark of the series may follow, no small word: F-16V, F-16s, Su-35S, but not F-16like.
        if (number.Length - digits > 3) return EntityKind.None;
        return found.Numbers is null || found.Numbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(number[..digits]) || found.Numbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(number) ? found.Kind : EntityKind.None;
    }
}
