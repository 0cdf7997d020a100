using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Language;

namespace Vedette.Tell;

/// <summary>Holds what a briefing says of a warning problem against the standard (ICD 203). What sources say is theirs and is told as theirs in the other parts.</summary>
public static class BriefLint
{
    /// <returns>Each finding with the sentence it is of.</returns>
    public static ImmutableArray<(Sentence Sentence, Finding Finding)> Of(Briefing briefing)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        Sentence[] sentences = [.. briefing.Problem.SelectMany(p => p.Sentences)];
        var judged = briefing.Problem.Where(p => p.Key == "judgements").SelectMany(p => p.Items).ToHashSet(ReferenceEqualityComparer.Instance);
        var findings = ProductLinter.Lint([.. sentences.Select(s => new ProductSentence(s.Text, IsEstimate(s, judged) ? SentenceRole.Judgement : SentenceRole.Statement, true, Quoted(s)))]);
        return [.. findings.Select(f => (sentences[f.Sentence], f))];
    }

    /// <summary>Of what stands under a judgement only its statement is an estimate: confidence and dissent stand beside it.</summary>
    private static bool IsEstimate(Sentence sentence, HashSet<object?> judged) => judged.Contains(sentence) && sentence.Runs.Any(run => run.Role is Role.Certainty && run.Text.Contains('%', StringComparison.Ordinal));

    private static ImmutableArray<TextSpan> Quoted(Sentence sentence)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        int at = 0;
        foreach (var run in sentence.Runs)
        {
            // The band is the standard's own, not a figure of ours.
            if (run.Role is Role.Quote || (run.Role is Role.Certainty && run.Text.Contains('%', StringComparison.Ordinal))) spans.Add(new(at, at + run.Text.Length));
            at += run.Text.Length;
        }
        return spans.ToImmutable();
    }
}
