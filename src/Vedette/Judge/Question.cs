using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>A question that the world will answer by a day that is set beforehand, with the criteria and the source that decide it.</summary>
public sealed record Question : Entry
{
    /// <summary>The outcomes of a question that is answered by yes or no.</summary>
    public static ImmutableArray<string> YesNo { get; } = ["yes", "no"];

    /// <summary>The problem's key.</summary>
    public required string Problem { get; init; }
    public string? Hypothesis { get; init; }
    public required string Text { get; init; }

    /// <summary>What must be so for each outcome.</summary>
    public required string Criteria { get; init; }

    /// <summary>Where the outcome is looked up.</summary>
    public required string Source { get; init; }

    /// <summary>The first day on which a forecast counts, in UTC.</summary>
    public required DateOnly Opened { get; init; }

    /// <summary>The last day on which a forecast counts; the day after it the question can be answered.</summary>
    public required DateOnly Scheduled { get; init; }

    /// <summary>Two or more that exclude each other, one of which will be so.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = YesNo;

    /// <summary>Whether the first outcome says yes to the question; only such forecasts can be told in a word.</summary>
    public bool IsYesNo => Outcomes.SequenceEqual(YesNo);
    public QuestionId Id => new(Hash);

    public override UInt128 Hash => HashOf("question", [Problem, Hypothesis, Text, Criteria, Source, Iso(Opened), Iso(Scheduled), .. Counted(Outcomes)]);

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What a person expects of a question. It stands until the same person's next one.</summary>
public sealed record Forecast : Entry
{
    public required QuestionId On { get; init; }

    /// <summary>One for each outcome of the question, in its order; they sum to 1.</summary>
    public required ImmutableArray<Probability> Probabilities { get; init; }

    /// <summary>The word in which a forecast on a yes-or-no question was told.</summary>
    public LikelihoodWord? Word { get; init; }

    /// <summary>Whether the number was told too. Without it the probabilities are the middle of the word's band, taken to score the forecast.</summary>
    public bool HasNumber { get; init; } = true;

    public override UInt128 Hash => HashOf("forecast",
        [On.ToString(), .. Counted([.. Probabilities.Select(p => p.Value.ToString("R", CultureInfo.InvariantCulture))]), Word?.Text, HasNumber ? "number" : "word"]);

    /// <summary>A forecast told in a word only: it is scored at the middle of the word's band (Mandel and Barnes 2014 score words by their numeric equivalents).</summary>
    public static Forecast InWord(QuestionId on, LikelihoodWord word, string by, DateTimeOffset at)
    {
        double middle = (word.Step.Low + word.Step.High) / 2;
        return new() { On = on, Probabilities = [new(middle), new(1 - middle)], Word = word, HasNumber = false, By = by, At = at };
    }
}

/// <summary>How a question ended.</summary>
public sealed record Resolution : Entry
{
    public required QuestionId Of { get; init; }

    /// <summary>The outcome that came; null when the question is void.</summary>
    public string? Outcome { get; init; }

    /// <summary>The day on which the outcome was settled, in UTC. Forecasts of that day and later do not count.</summary>
    public required DateOnly Settled { get; init; }

    /// <summary>A link or an id that shows the outcome; null when the question is void.</summary>
    public string? Evidence { get; init; }

    /// <summary>Why a question is void.</summary>
    public string? Reason { get; init; }

    public bool IsVoid => Outcome is null;
    public override UInt128 Hash => HashOf("resolution", Of.ToString(), Outcome, Question.Iso(Settled), Evidence, Reason);
}
