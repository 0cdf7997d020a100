using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>Listed names with what each names: found by itself, or as the longest that begins at a word of a text. Immutable after it is built.</summary>
internal sealed class NameIndex<T> where T : class
{
    private readonly FrozenDictionary<string, T> names;
    private readonly FrozenDictionary<string, int> longestByHead;

    /// <param name="names">By <see cref="NameKey"/>.</param>
    /// <param name="comparer">Whether capitals count.</param>
    public NameIndex(IEnumerable<KeyValuePair<string, T>> names, StringComparer comparer)
    {
        this.names = names.ToFrozenDictionary(comparer);
        longestByHead = this.names.Keys.GroupBy(name => NameKey.Head(name).ToString(), comparer).ToFrozenDictionary(group => group.Key, group => group.Max(name => name.Length), comparer);
    }

    public IReadOnlyDictionary<string, T> All => names;

    /// <summary>What the name of that key names, null when it is not listed.</summary>
    public T? Find(string key) => names.GetValueOrDefault(key);

    /// <summary>The longest listed name that begins at the token; its length in tokens, 0 when there is none.</summary>
    public int Match(string text, ReadOnlySpan<Token> tokens, int at, out T? thing)
    {
        thing = null;
        if (!longestByHead.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(NameKey.Head(tokens[at].In(text)), out int longest)) return 0;
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        var key = new NameKey(stackalloc char[NameKey.Longest]);
        int found = 0;
        for (int end = at; end < tokens.Length && key.Add(tokens[end].In(text)) && key.Words.Length <= longest; end++)
        {
            if (!lookup.TryGetValue(key.Words, out var known)) continue;
            thing = known;
            found = end - at + 1;
        }
        return found;
    }
}
