using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Tests.Judge;

/// <summary>Entries that are fit, to be changed by a test where it matters.</summary>
internal static class OnRecord
{
    public static DateTimeOffset Day(int day, int hour = 12) => new DateTimeOffset(2031, 1, 1, hour, 0, 0, TimeSpan.Zero).AddDays(day);
    public static DateOnly Date(int day) => DateOnly.FromDateTime(Day(day).UtcDateTime);

    public static Judgement Judgement(string statement = "Ardania will likely send fuel.", int day = 0, string by = "Ada", JudgementId? supersedes = null, string? reason = null,
        AnalyticConfidence confidence = AnalyticConfidence.Low) => new()
    {
        By = by,
        At = Day(day),
        Problem = "strait",
        Statement = statement,
        Likelihood = StatementRules.WordOf(statement) ?? LikelihoodWord.Parse("likely")!.Value,
        Confidence = confidence,
        ConfidenceReasons = [new(ConfidenceFactor.Evidence, "One official of an interested government is the only origin.")],
        Grounds = [new(GroundKind.Origin, new string('a', 32))],
        Supersedes = supersedes,
        ReasonForChange = reason ?? (supersedes is null ? null : "A second origin speaks of it."),
    };

    public static Question Question(int day = 0, int scheduled = 30, string text = "Will Ardania send fuel?", params string[] outcomes) => new()
    {
        By = "Ada", At = Day(day), Problem = "strait", Text = text, Criteria = "Two outlets print photographs of the convoy.", Source = "The port's register",
        Opened = Date(day), Scheduled = Date(scheduled), Outcomes = outcomes.Length == 0 ? Vedette.Judge.Question.YesNo : [.. outcomes],
    };

    public static Forecast Forecast(Question question, double probability, int day = 0, string by = "Ada", int hour = 12) =>
        new() { By = by, At = Day(day, hour), On = question.Id, Probabilities = [new(probability), new(1 - probability)] };

    public static Resolution Resolved(Question question, string outcome, int settled, int day = 40) =>
        new() { By = "Ada", At = Day(day), Of = question.Id, Outcome = outcome, Settled = Date(settled), Evidence = "https://example.org/register" };

    public static Ledger Ledger(params Entry[] entries)
    {
        var (ledger, faults) = Vedette.Judge.Ledger.Empty.With(entries);
        faults.ShouldBeEmpty();
        return ledger;
    }

    public static string[] Refused(this Ledger ledger, params Entry[] entries)
    {
        var (after, faults) = ledger.With(entries);
        after.ShouldBeSameAs(ledger);
        faults.ShouldNotBeEmpty();
        foreach (var fault in faults) fault.Message.ShouldMatch(@"\.$");
        return [.. faults.Select(f => f.Code)];
    }
}
