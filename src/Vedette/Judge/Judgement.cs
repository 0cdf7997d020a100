using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>The two sets of words of the likelihood scale: "likely" is of the first, "probable" of the second. A product uses one of them.</summary>
public enum WordSet : byte { First, Second }

/// <summary>A step of the likelihood scale in the words of one set.</summary>
public readonly record struct LikelihoodWord(Likelihood Step, WordSet Set)
{
    public string Text => Set is WordSet.First ? Step.Words : Step.OtherWords;

    /// <summary>The same step in the words of a set.</summary>
    public LikelihoodWord In(WordSet set) => this with { Set = set };

    /// <summary>Null when these are no words of the standard.</summary>
    public static LikelihoodWord? Parse(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Likelihood.Parse(words) is not { } step) return null;
        // "almost certainly" is of the first set, as "almost certain" is.
        string folded = words.Trim().Replace('_', ' ').Replace('-', ' ');
        return new(step, folded.StartsWith(step.OtherWords, StringComparison.OrdinalIgnoreCase) ? WordSet.Second : WordSet.First);
    }

    public override string ToString() => Text;
}

/// <summary>How well a judgement is founded, told apart from how likely the thing is (ICD 203, D.6.e.(2)(b)).</summary>
public enum AnalyticConfidence : byte { Low, Moderate, High }

/// <summary>What a level of confidence may rest on.</summary>
public enum ConfidenceFactor : byte { Evidence, Assumption, Gap }

public sealed record ConfidenceReason(ConfidenceFactor Factor, string Text);

public enum GroundKind : byte { Claim, Origin, Indicator }

/// <summary>What a judgement rests on, as <c>claim:9f3a…</c>, <c>origin:…</c> (ids) or <c>indicator:joint_patrols</c> (the key in the problem).</summary>
public readonly record struct Ground(GroundKind Kind, string Name)
{
    /// <summary>Null when the text does not begin with claim:, origin: or indicator:, or has nothing after it.</summary>
    public static Ground? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = text[(colon + 1)..].Trim();
        return colon < 0 || name.Length == 0 ? null : text[..colon].Trim() switch
        {
            "claim" => new(GroundKind.Claim, name),
            "origin" => new(GroundKind.Origin, name),
            "indicator" => new(GroundKind.Indicator, name),
            _ => null,
        };
    }

    public override string ToString() => $"{Kind switch { GroundKind.Claim => "claim", GroundKind.Origin => "origin", _ => "indicator" }}:{Name}";
}

/// <summary>What a person holds of a question of the problem. A change of mind is a new judgement that supersedes this one.</summary>
public sealed record Judgement : Entry
{
    /// <summary>The problem's key.</summary>
    public required string Problem { get; init; }

    /// <summary>The key of the hypothesis that it answers; null when it answers the problem as a whole.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>One sentence that holds the word of likelihood, and nothing of confidence.</summary>
    public required string Statement { get; init; }
    public required LikelihoodWord Likelihood { get; init; }
    public required AnalyticConfidence Confidence { get; init; }
    public required ImmutableArray<ConfidenceReason> ConfidenceReasons { get; init; }
    public required ImmutableArray<Ground> Grounds { get; init; }
    public ImmutableArray<string> KeyAssumptions { get; init; } = [];

    /// <summary>What would change it.</summary>
    public ImmutableArray<string> WouldChange { get; init; } = [];
    public JudgementId? Supersedes { get; init; }

    /// <summary>Why the mind was changed; there when, and only when, it supersedes another.</summary>
    public string? ReasonForChange { get; init; }

    public JudgementId Id => new(Hash);

    public override UInt128 Hash => HashOf("judgement",
    [
        Problem, Hypothesis, Statement, Likelihood.Text, Confidence.ToString(), .. Counted([.. ConfidenceReasons.Select(r => $"{r.Factor}:{r.Text}")]),
        .. Counted([.. Grounds.Select(g => g.ToString())]), .. Counted(KeyAssumptions), .. Counted(WouldChange), Supersedes?.ToString(), ReasonForChange,
    ]);
}

/// <summary>Another opinion on a judgement, kept beside it under the name of who holds it.</summary>
public sealed record Dissent : Entry
{
    public required JudgementId On { get; init; }
    public required string Text { get; init; }
    public override UInt128 Hash => HashOf("dissent", On.ToString(), Text);
}

/// <summary>A judgement is no longer held and nothing stands in its place.</summary>
public sealed record Withdrawal : Entry
{
    public required JudgementId Of { get; init; }
    public required string Reason { get; init; }
    public override UInt128 Hash => HashOf("withdrawal", Of.ToString(), Reason);
}
