using System.Collections.Immutable;
using System.Globalization;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Numbers that count or measure something: "nearly 100 meetings", "6.6 percent", "$3 billion", "two people". Numbers inside times are times.</summary>
internal static class QuantityReader
{
    public static ImmutableArray<Quantity> Read(string text, ImmutableArray<Sentence> sentences, ImmutableArray<TimeExpression> times, Func<string, PartOfSpeech, FineTag, string> lemma)
    {
        var found = ImmutableArray.CreateBuilder<Quantity>();
        foreach (var sentence in sentences)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                if (sentence[i].Tag is not PartOfSpeech.Num || times.Any(t => t.Span.Overlaps(sentence[i].Span))) continue;
                if (Parse(text, sentence, i, out int next) is not { } value) continue;
                int start = i;
                string? unit = null;
                if (i > 0 && Currency(sentence.Word(text, i - 1)) is { } currency) (unit, start) = (currency, i - 1);
                int end = next;
                if (unit is null && next < sentence.Count)
                {
                    if (sentence.Is(text, next, "%") || sentence.Is(text, next, "percent") || sentence.Is(text, next, "per")) (unit, end) = ("percent", sentence.Is(text, next, "per") && next + 1 < sentence.Count ? next + 2 : next + 1);
                    else if (Counted(sentence, i, next) is >= 0 and var noun) (unit, end) = (lemma(sentence.Word(text, noun).ToString(), sentence[noun].Tag, sentence[noun].Fine), noun + 1);
                }
                bool approximate = IsApproximate(text, sentence, ref start);
                found.Add(new(new(sentence[start].Start, sentence[end - 1].End), value, unit, approximate));
                i = Math.Max(i, next - 1);
            }
        }
        return found.ToImmutable();
    }

    /// <summary>The value of the number words from <paramref name="at"/>, null when they are no plain number (a flight's, a resolution's).</summary>
    private static double? Parse(string text, Sentence sentence, int at, out int next)
    {
        next = at + 1;
        var word = sentence.Word(text, at);
        double value;
        if (Small(word) is { } small) value = small;
        else if (Scale(word) is { } alone) value = alone;
        else if (!double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value)) return null;
        while (next < sentence.Count && Scale(sentence.Word(text, next)) is { } scale)
        {
            value *= scale;
            next++;
        }
        return value;
    }

    private static int Counted(Sentence sentence, int number, int next)
    {
        int head = sentence[number].Head;
        return sentence[number].Relation is Relation.Nummod && head >= next && head < next + 5 && sentence[head].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn ? head : -1;
    }

    private static bool IsApproximate(string text, Sentence sentence, ref int start)
    {
        int at = start - 1;
        if (at < 0) return false;
        if (sentence.Is(text, at, "than") && at > 0 && (sentence.Is(text, at - 1, "more") || sentence.Is(text, at - 1, "less") || sentence.Is(text, at - 1, "fewer")))
        {
            start = at - 1;
            return true;
        }
        foreach (string word in (ReadOnlySpan<string>)["nearly", "about", "around", "almost", "roughly", "approximately", "some", "over", "under", "least"])
        {
            if (!sentence.Is(text, at, word)) continue;
            start = at;
            return true;
        }
        return false;
    }

    private static string? Currency(ReadOnlySpan<char> word) => word switch { "$" or "US$" => "USD", "€" => "EUR", "£" => "GBP", "¥" => "JPY", "NT$" => "TWD", _ => null };

    private static double? Small(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.Length > lower.Length) return null;
        word.ToLowerInvariant(lower);
        return lower[..word.Length] switch
        {
            "one" => 1, "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, "eight" => 8, "nine" => 9, "ten" => 10, "eleven" => 11, "twelve" => 12,
            "thirteen" => 13, "fourteen" => 14, "fifteen" => 15, "sixteen" => 16, "seventeen" => 17, "eighteen" => 18, "nineteen" => 19, "twenty" => 20, "thirty" => 30,
            "forty" => 40, "fifty" => 50, "sixty" => 60, "seventy" => 70, "eighty" => 80, "ninety" => 90, _ => null,
        };
    }

    private static double? Scale(ReadOnlySpan<char> word) =>
        word.Equals("hundred", StringComparison.OrdinalIgnoreCase) ? 1e2 : word.Equals("thousand", StringComparison.OrdinalIgnoreCase) ? 1e3
        : word.Equals("million", StringComparison.OrdinalIgnoreCase) ? 1e6 : word.Equals("billion", StringComparison.OrdinalIgnoreCase) ? 1e9
        : word.Equals("trillion", StringComparison.OrdinalIgnoreCase) ? 1e12 : word.Equals("dozen", StringComparison.OrdinalIgnoreCase) ? 12 : null;
}
