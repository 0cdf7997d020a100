using Vedette.Weigh.Tables;

namespace Vedette.Cli;

/// <summary>What people set in the cells of an evidence table, kept as decisions of the store.</summary>
internal static class TableChoices
{
    private const string Kind = "cell:";

    public static async Task<IReadOnlyList<CellChoice>> OfAsync(string? store, string problem, CancellationToken cancel)
    {
        if (store is null) return [];
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        var choices = new List<CellChoice>();
        foreach (var decision in await opened.DecisionsAsync(cancel).ConfigureAwait(false))
            if (decision.Subject.StartsWith(Kind, StringComparison.Ordinal) && decision.Subject[Kind.Length..].Split(':') is [var of, var evidence, var hypothesis] && of == problem
                && Enum.TryParse<Consistency>(decision.State, out var value))
                choices.Add(new(evidence, hypothesis, value, decision.By, decision.At, decision.Note));
        return choices;
    }

    public static Decision Decide(string problem, CellChoice choice) => new($"{Kind}{problem}:{choice.Evidence}:{choice.Hypothesis}", choice.Value.ToString(), choice.By, choice.At, choice.Reason);
}
