using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>A word or phrase that tells what the capitalised words beside it name.</summary>
/// <param name="Words">As they stand with capitals: Air Base.</param>
/// <param name="Of">"Treaty of Orsk" is a name too.</param>
/// <param name="First">The head comes first: Fort Orsk.</param>
/// <param name="Small">It may be written small behind a name.</param>
/// <param name="Two">At least two words stand before it.</param>
/// <param name="Soft">It holds only where nothing or a place was found.</param>
internal sealed record NameHead(string[] Words, EntityKind Kind, bool Of, bool First, bool Small, bool Two, bool Soft);

/// <summary>The heads of <c>name-heads.tsv</c> by their last word. Immutable after it is built.</summary>
internal sealed class NameHeads
{
    private readonly FrozenDictionary<string, NameHead[]> byLast;

    public NameHeads() =>
        byLast = EmbeddedTable.Rows("name-heads.tsv").Select(Read).GroupBy(head => head.Words[^1], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(head => head.Words.Length).ToArray(), StringComparer.OrdinalIgnoreCase);

    private static NameHead Read(string[] row)
    {
        string[] marks = row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Marked(string mark) => Array.IndexOf(marks, mark) >= 0;
        return new(row[0].Split(' '), Enum.Parse<EntityKind>(row[1], ignoreCase: true), Marked("of"), Marked("first"), Marked("small"), Marked("two"), Marked("soft"));
    }

    /// <summary>The longest head whose last word is the token, with capitals or small as the head allows; null when there is none.</summary>
    public NameHead? EndingAt(string text, ReadOnlySpan<Token> tokens, int at, out bool small)
    {
        small = false;
        if (!byLast.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens[at].In(text), out var heads)) return null;
        foreach (var head in heads)
        {
            int start = at - head.Words.Length + 1;
            if (start < 0) continue;
            bool capitals = true, lower = head.Small;
            for (int i = 0; i < head.Words.Length; i++)
            {
                var word = tokens[start + i].In(text);
                capitals &= word.SequenceEqual(head.Words[i]);
                lower &= word.Equals(head.Words[i], StringComparison.OrdinalIgnoreCase) && char.IsLower(word[0]);
            }
            if (!capitals && !lower) continue;
            small = !capitals;
            return head;
        }
        return null;
    }
}
