using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A common word, misspelt.</summary>
internal readonly record struct Misspelling(TextSpan Span, ulong Surface, string Meant);

/// <summary>
/// Slips of the pen: words that common English does not know, that name nothing, and that one slip makes of a common word (a letter left out or doubled, two letters turned round,
/// another vowel: the most usual of slips, Damerau 1964). Two writers seldom make the same one.
/// </summary>
internal static class Misspellings
{
    /// <summary>Letters of the shortest word that is looked at: of shorter ones too many are one slip from another.</summary>
    private const int Shortest = 7;

    private static readonly (FrozenSet<ulong> Terms, FrozenDictionary<string, ImmutableArray<string>> Cut) Common = ReadCommon();

    public static ImmutableArray<Misspelling> In(Profile profile)
    {
        var names = profile.Reading.Names;
        var found = ImmutableArray.CreateBuilder<Misspelling>();
        foreach (var word in profile.Words)
        {
            if (word.Span.Length < Shortest || Common.Terms.Contains(word.Term)) continue;
            string written = word.Span.Of(profile.Text);
            if (!written.All(c => c is >= 'a' and <= 'z') || names.Any(n => n.Span.Overlaps(word.Span))) continue;
            if (Meant(written) is { } meant) found.Add(new(word.Span, word.Surface, meant));
        }
        return found.ToImmutable();
    }

    /// <summary>The common word that was meant; null where the word is none that one slip makes.</summary>
    /// <param name="written">Small letters a to z.</param>
    internal static string? Meant(string written)
    {
        if (written.Length < Shortest || Common.Terms.Contains(Words.TermOf(written))) return null;
        foreach (string key in Cuts(written).Append(written))
            foreach (string word in Common.Cut.GetValueOrDefault(key, []))
                if (IsSlip(word, written) && Plain(word) != Plain(written)) return word;
        return null;
    }

    private static bool IsSlip(string word, string written)
    {
        if (word[0] != written[0]) return false;
        int same = 0;
        while (same < word.Length && same < written.Length && word[same] == written[same]) same++;
        ReadOnlySpan<char> a = word.AsSpan(same), b = written.AsSpan(same);
        if (word.Length == written.Length + 1) return a[1..].SequenceEqual(b);
        if (written.Length == word.Length + 1) return same > 0 && b[0] == written[same - 1] && b[1..].SequenceEqual(a);
        if (a.Length < 1 || a.Length != b.Length) return false;
        bool isTurned = a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]);
        return isTurned || (IsVowel(a[0]) && IsVowel(b[0]) && a[1..].SequenceEqual(b[1..]));
    }

    /// <summary>British and American spellings are no slips of one another.</summary>
    private static string Plain(string word) => word.Replace("our", "or", StringComparison.Ordinal).Replace("ll", "l", StringComparison.Ordinal).Replace("is", "iz", StringComparison.Ordinal).Replace("ys", "yz", StringComparison.Ordinal)
        .Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal).Replace("mme", "m", StringComparison.Ordinal).Replace("re", "er", StringComparison.Ordinal).Replace("ence", "ense", StringComparison.Ordinal)
        .Replace("gement", "gment", StringComparison.Ordinal);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>The word with each of its letters but the first left out: words one slip apart have one in common (symmetric deletion).</summary>
    private static IEnumerable<string> Cuts(string word)
    {
        for (int letter = 1; letter < word.Length; letter++) yield return word.Remove(letter, 1);
    }

    private static (FrozenSet<ulong>, FrozenDictionary<string, ImmutableArray<string>>) ReadCommon()
    {
        string[] words = [.. Words.Lines("relate-background.tsv").Where(line => line[0] != '*').Select(line => line[..line.IndexOf('\t', StringComparison.Ordinal)])];
        var cut = words.Where(w => w.Length >= Shortest - 1 && w.All(c => c is >= 'a' and <= 'z')).SelectMany(w => Cuts(w).Append(w).Distinct().Select(key => (key, w))).GroupBy(p => p.key, p => p.w);
        return (words.Select(w => Words.TermOf(w)).ToFrozenSet(), cut.ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal));
    }
}
