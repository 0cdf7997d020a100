using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>The rules by which a forecast is held against what came. Both are proper: nobody gains by telling another number than the one believed. Smaller is better.</summary>
public static class Scoring
{
    /// <summary>
    /// Brier 1950. Of two outcomes (p − o)², from 0 to 1, with p the first outcome's probability and o 1 when it came, else 0; of more the sum of
    /// (p − o)² over all outcomes, from 0 to 2. The sum over two outcomes would be twice the first form.
    /// </summary>
    /// <param name="outcome">The place of the outcome that came.</param>
    public static double Brier(ReadOnlySpan<Probability> forecast, int outcome)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outcome, forecast.Length);
        double sum = 0;
        for (int i = 0; i < forecast.Length; i++)
        {
            double miss = forecast[i].Value - (i == outcome ? 1 : 0);
            sum += miss * miss;
            if (forecast.Length == 2) break;
        }
        return sum;
    }

    /// <summary>Good 1952: −ln of the probability that was given to what came, in nats; 0 at best, infinite when it was held impossible.</summary>
    public static double Log(ReadOnlySpan<Probability> forecast, int outcome) => forecast[outcome].Value < 1 ? -Math.Log(forecast[outcome].Value) : 0;
}

/// <summary>How one person's forecasts on one resolved question did.</summary>
/// <param name="Days">The days that were scored: those on which a forecast of the person stood, from the opening to the day before the outcome was settled or to the scheduled day.</param>
/// <param name="Brier">Each day scored with the forecast that stood at its end, averaged over the days.</param>
/// <param name="Log">The same for the log score, in nats.</param>
/// <param name="Last">The last forecast before the outcome was settled.</param>
/// <param name="LastBrier">Of the last forecast alone.</param>
public sealed record QuestionScore(Question Question, Resolution Resolution, string By, int Days, double Brier, double Log, Forecast Last, double LastBrier, double LastLog)
{
    /// <summary>One for each person who forecast in time on a question that was resolved, in the order of the questions; void questions have none.</summary>
    public static ImmutableArray<QuestionScore> All(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return [.. from question in ledger.Questions
                   let resolution = ledger.ResolutionOf(question.Id)
                   where resolution is { IsVoid: false }
                   from of in ledger.ForecastsOn(question.Id).GroupBy(f => f.By, StringComparer.Ordinal)
                   let score = Of(question, resolution, [.. of.OrderBy(f => f.At)])
                   where score is not null
                   select score];
    }

    private static QuestionScore? Of(Question question, Resolution resolution, Forecast[] forecasts)
    {
        int outcome = question.Outcomes.IndexOf(resolution.Outcome!), days = 0;
        int end = Math.Min(question.Scheduled.DayNumber + 1, resolution.Settled.DayNumber);
        double brier = 0, log = 0;
        Forecast? last = null;
        for (int i = 0; i < forecasts.Length; i++)
        {
            // Of two forecasts on one day the later one stands at its end.
            int from = forecasts[i].Day.DayNumber, until = i + 1 < forecasts.Length ? Math.Min(forecasts[i + 1].Day.DayNumber, end) : end;
            if (from >= end) break;
            last = forecasts[i];
            if (until <= from) continue;
            days += until - from;
            brier += (until - from) * Scoring.Brier(forecasts[i].Probabilities.AsSpan(), outcome);
            log += (until - from) * Scoring.Log(forecasts[i].Probabilities.AsSpan(), outcome);
        }
        return last is null ? null : new(question, resolution, forecasts[0].By, days, brier / days, log / days, last,
            Scoring.Brier(last.Probabilities.AsSpan(), outcome), Scoring.Log(last.Probabilities.AsSpan(), outcome));
    }
}
