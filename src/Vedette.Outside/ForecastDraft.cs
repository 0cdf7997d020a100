using System.Collections.Immutable;
using System.Globalization;
using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>A forecast as people write it.</summary>
public static class ForecastDraft
{
    /// <summary>The forecast, its probabilities in the order of the outcomes.</summary>
    public static Forecast? Finish(Question question, string[] probabilities, string? word, string by, DateTimeOffset at, List<Fault> faults)
    {
        LikelihoodWord? likelihood = word is null ? null : LikelihoodWord.Parse(word);
        if (word is not null && likelihood is null)
            faults.Add(new("W671", $"'{word}' is no word of the standard. Use one of: {string.Join(", ", Likelihood.Scale.SelectMany(s => new[] { s.Words, s.OtherWords }))}."));
        if (word is null && probabilities.Length == 0) faults.Add(new("W668", "The forecast says nothing. Give --probability, --word or both."));
        if (faults.Count > 0) return null;
        if (probabilities.Length == 0 && question.IsYesNo) return Forecast.InWord(question.Id, likelihood!.Value, by, at);
        var numbers = Numbers(question, probabilities, faults);
        return faults.Count > 0 ? null : new() { By = by, At = at, On = question.Id, Probabilities = numbers, Word = likelihood };
    }

    private static ImmutableArray<Probability> Numbers(Question question, string[] texts, List<Fault> faults)
    {
        if (question.IsYesNo && texts is [var yes] && !yes.Contains('=', StringComparison.Ordinal))
            return Number(yes, faults) is { } p ? [p, new(1 - p.Value)] : [];
        var told = new Dictionary<string, Probability>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            int equals = text.LastIndexOf('=');
            string outcome = equals < 0 ? "" : text[..equals].Trim();
            if (!question.Outcomes.Contains(outcome)) faults.Add(new("W668", $"'{text}' names no outcome of this question. Write NAME=0.2 for each of {string.Join(", ", question.Outcomes)}."));
            else if (Number(text[(equals + 1)..], faults) is { } p && !told.TryAdd(outcome, p)) faults.Add(new("W668", $"The outcome '{outcome}' is given twice. Give it once."));
        }
        foreach (string missing in question.Outcomes.Where(o => !told.ContainsKey(o) && faults.Count == 0).ToArray())
            faults.Add(new("W668", $"The outcome '{missing}' has no probability. Give one for each."));
        return faults.Count > 0 ? [] : [.. question.Outcomes.Select(o => told[o])];
    }

    private static Probability? Number(string text, List<Fault> faults)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double p) && p is >= 0 and <= 1) return new(p);
        faults.Add(new("W668", $"'{text}' is no probability. Write a number from 0 to 1, such as 0.7."));
        return null;
    }

    /// <summary>A forecast in a few words: its word, its numbers, or both.</summary>
    public static string Told(Question question, Forecast forecast)
    {
        if (!forecast.HasNumber) return forecast.Word!.Value.Text;
        string numbers = question.IsYesNo ? $"{forecast.Probabilities[0].Value:0.###}" : string.Join(" ", question.Outcomes.Zip(forecast.Probabilities, (o, p) => $"{o}={p.Value:0.###}"));
        return forecast.Word is { } word ? $"{word} ({numbers})" : numbers;
    }
}
