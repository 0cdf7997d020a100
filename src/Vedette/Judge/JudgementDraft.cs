using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Written;

namespace Vedette.Judge;

/// <summary>A judgement as it is being written, by options or in a file: what is null or empty was not given.</summary>
public sealed record JudgementDraft
{
    public static JudgementDraft Nothing { get; } = new();

    public string? Problem { get; init; }
    public string? Hypothesis { get; init; }
    public string? Statement { get; init; }
    public AnalyticConfidence? Confidence { get; init; }
    public ImmutableArray<ConfidenceReason> ConfidenceReasons { get; init; } = [];

    /// <summary>As written: <c>claim:ID</c>, <c>origin:ID</c>, <c>indicator:KEY</c>.</summary>
    public ImmutableArray<string> Grounds { get; init; } = [];
    public ImmutableArray<string> KeyAssumptions { get; init; } = [];
    public ImmutableArray<string> WouldChange { get; init; } = [];

    /// <summary>The form of the file.</summary>
    public static Shape Shape { get; } = Shape.Map("A key judgement.",
        Field.Optional("problem", Shape.Key("The key of the warning problem.")),
        Field.Optional("hypothesis", Shape.Key("The key of the hypothesis that it answers.")),
        Field.Optional("statement", Shape.Text("One sentence with one word of likelihood and nothing of confidence.")),
        Field.Optional("confidence", Shape.Map("How well it is founded.",
            Field.Needed("level", Shape.Choice("low, moderate or high.", "low", "moderate", "high")),
            Field.Optional("evidence", Texts("What the evidence is like.")),
            Field.Optional("assumptions", Texts("What is assumed.")),
            Field.Optional("gaps", Texts("What could not be seen.")))),
        Field.Optional("on", Texts("What it rests on: claim:ID, origin:ID or indicator:KEY.")),
        Field.Optional("key_assumptions", Texts("What would bring it down if it were wrong.")),
        Field.Optional("would_change", Texts("What would change it.")));

    /// <summary>The draft that a file holds; null when the file is not fit.</summary>
    public static JudgementDraft? Read(string text, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (WrittenYaml.Parse(text, faults) is not { } file || !Shape.Check(file, "", faults)) return null;
        var confidence = file.Map("confidence");
        return new()
        {
            Problem = file.TextOrNull("problem"),
            Hypothesis = file.TextOrNull("hypothesis"),
            Statement = file.TextOrNull("statement"),
            Confidence = confidence?.Text("level") switch { "low" => AnalyticConfidence.Low, "moderate" => AnalyticConfidence.Moderate, "high" => AnalyticConfidence.High, _ => null },
            ConfidenceReasons = confidence is null ? [] :
                Reasons(confidence.Texts("evidence"), confidence.Texts("assumptions"), confidence.Texts("gaps")),
            Grounds = file.Texts("on"),
            KeyAssumptions = file.Texts("key_assumptions"),
            WouldChange = file.Texts("would_change"),
        };
    }

    public static JudgementDraft Of(Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return new()
        {
            Problem = judgement.Problem, Hypothesis = judgement.Hypothesis, Statement = judgement.Statement, Confidence = judgement.Confidence, ConfidenceReasons = judgement.ConfidenceReasons,
            Grounds = [.. judgement.Grounds.Select(g => g.ToString())], KeyAssumptions = judgement.KeyAssumptions, WouldChange = judgement.WouldChange,
        };
    }

    public static ImmutableArray<ConfidenceReason> Reasons(IEnumerable<string> evidence, IEnumerable<string> assumptions, IEnumerable<string> gaps) =>
    [
        .. evidence.Select(text => new ConfidenceReason(ConfidenceFactor.Evidence, text)),
        .. assumptions.Select(text => new ConfidenceReason(ConfidenceFactor.Assumption, text)),
        .. gaps.Select(text => new ConfidenceReason(ConfidenceFactor.Gap, text)),
    ];

    /// <summary>This draft with what it does not give taken from another.</summary>
    public JudgementDraft Over(JudgementDraft other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Problem = Problem ?? other.Problem,
            Hypothesis = Hypothesis ?? other.Hypothesis,
            Statement = Statement ?? other.Statement,
            Confidence = Confidence ?? other.Confidence,
            // The reasons of another level are not the reasons of this one.
            ConfidenceReasons = ConfidenceReasons.IsEmpty && (Confidence is null || Confidence == other.Confidence) ? other.ConfidenceReasons : ConfidenceReasons,
            Grounds = Grounds.IsEmpty ? other.Grounds : Grounds,
            KeyAssumptions = KeyAssumptions.IsEmpty ? other.KeyAssumptions : KeyAssumptions,
            WouldChange = WouldChange.IsEmpty ? other.WouldChange : WouldChange,
        };
    }

    /// <summary>The judgement, its likelihood read from the statement; null when a part is missing without which there is none.</summary>
    /// <param name="grounds">What <see cref="Grounds"/> name.</param>
    public Judgement? Finish(ImmutableArray<Ground> grounds, string by, DateTimeOffset at, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (Problem is null) faults.Add(new("W660", "The problem is missing. Give its file or its key: --problem."));
        if (Confidence is null) faults.Add(new("W660", "The confidence is missing. Give it with --confidence: low, moderate or high."));
        if (string.IsNullOrWhiteSpace(Statement)) faults.Add(new("W660", "The statement is missing. Give it with --statement."));
        if (Problem is null || Confidence is null || string.IsNullOrWhiteSpace(Statement)) return null;
        if (StatementRules.WordOf(Statement) is not { } word)
        {
            foreach (var fault in StatementRules.Check(Statement, null, null)) faults.Add(fault);
            return null;
        }
        return new()
        {
            By = by, At = at, Problem = Problem, Hypothesis = Hypothesis, Statement = Statement.Trim(), Likelihood = word, Confidence = Confidence.Value, ConfidenceReasons = ConfidenceReasons,
            Grounds = grounds, KeyAssumptions = KeyAssumptions, WouldChange = WouldChange,
        };
    }

    private static Shape Texts(string note) => Shape.List(Shape.Text(""), note);
}
