using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Finds time expressions and resolves them against the document's date. A grammar over words: at each word the rules are tried in order, the first that fits wins and the
/// search goes on behind it. What needs a date that the text does not give has the value null.
/// </summary>
public static class TimeFinder
{
    /// <param name="reference">The document's date; null when it is not known.</param>
    public static ImmutableArray<TimeExpression> Find(string text, DateTime? reference)
    {
        var words = TimeScanner.Scan(text);
        var grammar = new TimeGrammar(text, words, reference is { } date ? DateOnly.FromDateTime(date) : null, DayFirst(text, words, reference));
        var found = ImmutableArray.CreateBuilder<TimeExpression>();
        for (int i = 0; i < words.Count;)
        {
            int length = grammar.Match(i, out var kind, out string? value);
            if (length == 0)
            {
                i++;
                continue;
            }
            found.Add(new(new(words[i].Start, words[i + length - 1].End), kind, value));
            i += length;
        }
        return found.ToImmutable();
    }

    /// <summary>Whether 3/4/2025 means the third of April here: true or false when another date of the text or the reference tells, else null.</summary>
    private static bool? DayFirst(string text, List<TimeWord> words, DateTime? reference)
    {
        for (int i = 0; i + 4 < words.Count; i++)
        {
            if (!words[i].IsNumber || !words[i + 2].IsNumber || !words[i + 4].IsNumber || words[i + 4].Length != 4 || text[words[i + 1].Start] is not ('/' or '.') || text[words[i + 3].Start] != text[words[i + 1].Start]) continue;
            int a = words[i].Number, b = words[i + 2].Number;
            if (a > 12 && b <= 12) return true;
            if (b > 12 && a <= 12) return false;
            if (reference is { } date && date.Year == words[i + 4].Number && a != b)
            {
                if (date.Month == b && date.Day == a) return true;
                if (date.Month == a && date.Day == b) return false;
            }
        }
        return null;
    }
}
