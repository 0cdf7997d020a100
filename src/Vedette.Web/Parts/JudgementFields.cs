using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Outside;

namespace Vedette.Web.Parts;

/// <summary>A judgement as a form sends it: lists one a line.</summary>
public sealed class JudgementFields
{
    public string? Hypothesis { get; set; }
    public string? Statement { get; set; }
    public string? Confidence { get; set; }
    public string? Evidence { get; set; }
    public string? Assuming { get; set; }
    public string? Gaps { get; set; }
    public string? On { get; set; }
    public string? KeyAssumptions { get; set; }
    public string? WouldChange { get; set; }

    /// <summary>Why the mind was changed, when it supersedes another.</summary>
    public string? Reason { get; set; }

    public static JudgementFields Of(Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        string Reasons(ConfidenceFactor factor) => string.Join('\n', judgement.ConfidenceReasons.Where(r => r.Factor == factor).Select(r => r.Text));
        return new()
        {
            Hypothesis = judgement.Hypothesis, Statement = judgement.Statement, Confidence = Codes.Word(judgement.Confidence),
            Evidence = Reasons(ConfidenceFactor.Evidence), Assuming = Reasons(ConfidenceFactor.Assumption), Gaps = Reasons(ConfidenceFactor.Gap),
            On = string.Join('\n', judgement.Grounds.Select(g => g.ToString())), KeyAssumptions = string.Join('\n', judgement.KeyAssumptions), WouldChange = string.Join('\n', judgement.WouldChange),
        };
    }

    internal JudgementDraft ToDraft() => new()
    {
        Hypothesis = Told(Hypothesis), Statement = Told(Statement), Confidence = Codes.TryValue<AnalyticConfidence>(Confidence ?? "", out var level) ? level : null,
        ConfidenceReasons = JudgementDraft.Reasons(Lines(Evidence), Lines(Assuming), Lines(Gaps)),
        Grounds = Lines(On), KeyAssumptions = Lines(KeyAssumptions), WouldChange = Lines(WouldChange),
    };

    internal static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    private static ImmutableArray<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
