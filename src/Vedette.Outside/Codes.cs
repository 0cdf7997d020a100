using System.Collections.Frozen;
using System.Text;

namespace Vedette.Outside;

/// <summary>The printed word of an enum value, lower case with underscores (<c>UnnamedOfficial</c> is <c>unnamed_official</c>), and back.</summary>
public static class Codes
{
    public static string Word<T>(T value) where T : struct, Enum => Of<T>.Words[value];

    /// <exception cref="FormatException">No value has this word.</exception>
    public static T Value<T>(string word) where T : struct, Enum =>
        Of<T>.Values.TryGetValue(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    public static bool TryValue<T>(string word, out T value) where T : struct, Enum => Of<T>.Values.TryGetValue(word, out value);
    public static IReadOnlyList<string> WordsOf<T>() where T : struct, Enum => Of<T>.Words.Values;

    private static string Underscored(string name)
    {
        var word = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && word.Length > 0 && word[^1] != '_') word.Append('_');
            word.Append(char.ToLowerInvariant(c));
        }
        return word.ToString();
    }

    private static class Of<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Underscored(v.ToString()));
        public static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
