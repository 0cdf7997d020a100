using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Whole.Tests.Judge;

/// <summary>Entries that are fit.</summary>
internal static class OnRecord
{
    public static DateTimeOffset Day(int day) => new DateTimeOffset(2031, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day);
    public static DateOnly Date(int day) => DateOnly.FromDateTime(Day(day).UtcDateTime);

    public static Judgement Judgement(string statement, int day) => new()
    {
        By = "Ada Lovelace",
        At = Day(day),
        Problem = "strait",
        Statement = statement,
        Likelihood = StatementRules.WordOf(statement) ?? LikelihoodWord.Parse("likely")!.Value,
        Confidence = AnalyticConfidence.Low,
        ConfidenceReasons = [new(ConfidenceFactor.Evidence, "One official of an interested government.")],
        Grounds = [new(GroundKind.Indicator, "logistics")],
    };

    public static Question Question(int day, int scheduled, params string[] outcomes) => new()
    {
        By = "Björn", At = Day(day), Problem = "strait", Hypothesis = "help", Text = "Will Ardania send fuel?", Criteria = "Two outlets print photographs.", Source = "The port's register",
        Opened = Date(day), Scheduled = Date(scheduled), Outcomes = outcomes.Length == 0 ? Vedette.Judge.Question.YesNo : [.. outcomes],
    };

    public static Forecast Forecast(Question question, double probability, int day) => new() { By = "Ada", At = Day(day), On = question.Id, Probabilities = [new(probability), new(1 - probability)] };

    /// <summary>One of each kind, with every part that may be there or not, in words that are hard to keep.</summary>
    public static ImmutableArray<Entry> History { get; } = Make();

    private static ImmutableArray<Entry> Make()
    {
        var first = Judgement("Help is likely; “it’s 北京’s call” – Łódź's 'view' 😀.", 0) with
        {
            Hypothesis = "help",
            ConfidenceReasons = [new(ConfidenceFactor.Evidence, "One; two: three."), new(ConfidenceFactor.Assumption, "The war goes on."), new(ConfidenceFactor.Gap, "No rail data.")],
            Grounds = [new(GroundKind.Claim, new string('1', 32)), new(GroundKind.Origin, new string('2', 32)), new(GroundKind.Indicator, "logistics")],
            KeyAssumptions = ["The war goes on.", "\"Quoted\""],
            WouldChange = ["Tankers at the quay."],
            At = Day(0).AddTicks(1234567).ToOffset(TimeSpan.FromHours(2)),
        };
        var second = Judgement("Help is very likely.", 1) with { Supersedes = first.Id, ReasonForChange = "A second origin." };
        var third = Judgement("A landing is unlikely.", 1);
        var question = Question(1, 30);
        var named = Question(2, 30, "blockade", "landing", "neither");
        var open = Question(3, 60);
        return
        [
            first, new Dissent { By = "Carla", At = Day(1), On = first.Id, Text = "He has no part in it." }, second, third,
            new Withdrawal { By = "Ada Lovelace", At = Day(2), Of = third.Id, Reason = "The speaker was misnamed." },
            question, named, open,
            Vedette.Judge.Forecast.InWord(question.Id, LikelihoodWord.Parse("very likely")!.Value, "Ada", Day(3)),
            Forecast(question, 1.0 / 3, 4) with { Word = LikelihoodWord.Parse("unlikely") },
            new Forecast { By = "Björn", At = Day(4), On = named.Id, Probabilities = [new(.1), new(.2), new(.7)] },
            new Resolution { By = "Ada", At = Day(31), Of = question.Id, Outcome = "no", Settled = Date(31), Evidence = "https://example.org/register" },
            new Resolution { By = "Ada", At = Day(31), Of = named.Id, Settled = Date(31), Reason = "The register was closed." },
        ];
    }
}
