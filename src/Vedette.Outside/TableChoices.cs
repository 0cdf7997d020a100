using Vedette.Weigh.Tables;

namespace Vedette.Outside;

/// <summary>What people set in the cells of an evidence table, kept as decisions of the store.</summary>
public static class TableChoices
{
    private const string Kind = "cell:";

    public static IEnumerable<CellChoice> Of(IEnumerable<Decision> decisions, string problem)
    {
        foreach (var decision in decisions)
            if (decision.Subject.StartsWith(Kind, StringComparison.Ordinal) && decision.Subject[Kind.Length..].Split(':') is [var of, var evidence, var hypothesis] && of == problem
                && Enum.TryParse<Consistency>(decision.State, out var value))
                yield return new(evidence, hypothesis, value, decision.By, decision.At, decision.Note);
    }

    public static Decision Decide(string problem, CellChoice choice) => new($"{Kind}{problem}:{choice.Evidence}:{choice.Hypothesis}", choice.Value.ToString(), choice.By, choice.At, choice.Reason);
}
