using System.Collections.Frozen;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>Names of lands that another land bears as well, told apart by the names and words near them (<c>entity-homonyms.tsv</c>): by the company they keep (Firth 1957).</summary>
internal static class NameHomonyms
{
    public const string Sense = "other";

    /// <summary>How far, in UTF-16 units, a word may stand from the name to be near it.</summary>
    private const int Near = 160;

    private sealed record Meanings(string[] First, string Country, EntityKind Kind, string[] Second);

    private static readonly FrozenDictionary<string, Meanings> Table = Words.Lines("entity-homonyms.tsv").Select(line => line.Split('\t'))
        .ToFrozenDictionary(row => row[0], row => new Meanings(row[1].Split(';'), row[2], Enum.Parse<EntityKind>(row[3], ignoreCase: true), row[4].Split(';')), StringComparer.Ordinal);

    /// <summary><see cref="Sense"/> where what stands near the name tells the second meaning and nothing the first; else what the whole text tells alone.</summary>
    public static string? SenseOf(Name[] names, int at, string text)
    {
        var name = names[at];
        if (name.Kind is not (EntityKind.Country or EntityKind.Place) || !Table.TryGetValue(name.Span.Of(text), out var meanings)) return null;
        int from = Math.Max(0, name.Span.Start - Near), end = Math.Min(text.Length, name.Span.End + Near);
        var (first, second) = (Distance(meanings.First), Distance(meanings.Second));
        if (first == int.MaxValue && second == int.MaxValue) return Stands(text, meanings.Second) && !Stands(text, meanings.First) ? Sense : null;
        return second < first ? Sense : null;

        int Distance(string[] words)
        {
            int best = int.MaxValue;
            foreach (string word in words)
                for (int i = from; i < end && (i = text.IndexOf(word, i, end - i, StringComparison.Ordinal)) >= 0; i += word.Length)
                    if (IsWhole(text, i, word.Length)) best = Math.Min(best, i > name.Span.Start ? i - name.Span.End : name.Span.Start - i - word.Length);
            return best;
        }
    }

    /// <summary>What the second meaning of a written name is; null for the first.</summary>
    public static (string Country, EntityKind Kind)? Second(string written, string? sense) => sense is Sense && Table.TryGetValue(written, out var meanings) ? (meanings.Country, meanings.Kind) : null;

    private static bool Stands(string text, string[] words) => Array.Exists(words, word =>
    {
        for (int i = text.IndexOf(word, StringComparison.Ordinal); i >= 0; i = text.IndexOf(word, i + 1, StringComparison.Ordinal)) if (IsWhole(text, i, word.Length)) return true;
        return false;
    });

    private static bool IsWhole(string text, int start, int length) => (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (start + length == text.Length || !char.IsLetterOrDigit(text[start + length]));
}
