using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>The range of shares that a counted share may stand for.</summary>
public readonly record struct WilsonInterval(double Low, double High)
{
    private const double Z95 = 1.959963984540054;

    /// <summary>The 95 percent score interval of a share (Wilson 1927); from 0 to 1 when nothing was counted.</summary>
    /// <param name="share">Of what was counted, 0 to 1.</param>
    /// <param name="count">How many independent cases were counted.</param>
    public static WilsonInterval Of(double share, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        if (count == 0) return new(0, 1);
        double z2 = Z95 * Z95 / count, middle = (share + (z2 / 2)) / (1 + z2);
        double half = Z95 / (1 + z2) * Math.Sqrt((share * (1 - share) / count) + (z2 / (4 * count)));
        return new(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}

/// <summary>How often what was told in one word came.</summary>
/// <param name="Words">As the forecasts told it; null for all forecasts in the band, told in words of either set or in numbers.</param>
/// <param name="Forecasts">The last forecast of each person on each question.</param>
/// <param name="Happened">The forecasts whose question ended with yes.</param>
/// <param name="Questions">The different questions among them.</param>
public sealed record CalibrationRow(Likelihood Step, string? Words, int Forecasts, int Happened, int Questions)
{
    /// <summary>With fewer questions a share says nothing: it is not told.</summary>
    public const int Fewest = 10;

    public bool IsTooFew => Questions < Fewest;

    /// <summary>The share that came; null when there are too few.</summary>
    public double? Share => IsTooFew ? null : (double)Happened / Forecasts;

    /// <summary>Of the share, with the questions as its cases: several persons' forecasts on one question are not independent. Null when there are too few.</summary>
    public WilsonInterval? Range => Share is { } share ? WilsonInterval.Of(share, Questions) : null;
}

/// <summary>Calibration of words and bands on yes-or-no questions.</summary>
public static class Calibration
{
    /// <summary>
    /// Only questions whose scheduled day has passed and that are resolved enter, early answers too only then: what happens early is answered early,
    /// what does not happen is answered late, so that counting early answers at once would make every word look too low.
    /// </summary>
    /// <param name="by">Only this person's; everybody's when null.</param>
    /// <returns>First a row for each word that was used, in the order of the scale; then one for each band that was used.</returns>
    public static ImmutableArray<CalibrationRow> Of(Ledger ledger, DateOnly today, string? by = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var scores = QuestionScore.All(ledger).Where(s => Enters(s.Question, today) && (by is null || s.By == by)).ToArray();
        return
        [
            .. from score in scores
               where score.Last.Word is not null
               group score by score.Last.Word!.Value into of
               orderby Likelihood.Scale.IndexOf(of.Key.Step), of.Key.Set
               select Row(of.Key.Step, of.Key.Text, of),
            .. from score in scores
               group score by score.Last.Word?.Step ?? Likelihood.Of(score.Last.Probabilities[0]) into of
               orderby Likelihood.Scale.IndexOf(of.Key)
               select Row(of.Key, null, of),
        ];
    }

    /// <summary>Whether a question counts towards a record kept over many questions.</summary>
    public static bool Enters(Question question, DateOnly today) => question.IsYesNo && HasPassed(question, today);

    public static bool HasPassed(Question question, DateOnly today) => question.Scheduled < today;

    private static CalibrationRow Row(Likelihood step, string? words, IEnumerable<QuestionScore> scores) =>
        new(step, words, scores.Count(), scores.Count(s => s.Resolution.Outcome == Question.YesNo[0]), scores.Select(s => s.Question.Id).Distinct().Count());
}
