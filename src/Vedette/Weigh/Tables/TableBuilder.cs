using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Problems;

namespace Vedette.Weigh.Tables;

/// <summary>Makes the evidence table of a problem from its indicators, from what people brought, and from what they set.</summary>
public static class TableBuilder
{
    /// <summary>A piece of evidence before it is weighed.</summary>
    private sealed record Found(string Key, string Text, ImmutableArray<Origin> Origins, ImmutableArray<Cell> Cells, IndicatorReading? From, bool IsSilence, string? Source);

    public static EvidenceTable Build(WarningProblem problem, ImmutableArray<IndicatorReading> indicators, IEnumerable<CellChoice> choices, Func<DocumentId, string> sourceOf)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var latest = choices.GroupBy(c => (c.Evidence, c.Hypothesis)).ToDictionary(g => g.Key, g => g.MaxBy(c => c.At));
        Cell CellOf(string evidence, string hypothesis, ImmutableDictionary<string, Consistency> expects) =>
            new(expects.GetValueOrDefault(hypothesis), latest.GetValueOrDefault((evidence, hypothesis)));
        ImmutableArray<Hypothesis> rows = [.. problem.Alternatives];
        var found = new List<Found>();
        foreach (var reading in indicators)
        {
            var (indicator, isSilence) = (reading.Indicator, reading.IsSilent);
            if (!isSilence && reading.State < IndicatorState.Asserted) continue;
            var expects = isSilence ? indicator.ExpectsSilence : indicator.Expects;
            ImmutableArray<Origin> origins = isSilence ? [] : [.. reading.Signs.Where(s => s is { Kind: SignKind.Act or SignKind.Shown or SignKind.Asserted, Origin: not null, Doubt: null }).Select(s => s.Origin!)];
            // Where all sources are in doubt, together they are one voice: the first stands for it.
            if (!isSilence && origins.IsEmpty) origins = [.. reading.Signs.Where(s => s is { Kind: SignKind.Act or SignKind.Shown or SignKind.Asserted, Origin: not null }).Select(s => s.Origin!).Take(1)];
            string text = isSilence ? $"No sign by {indicator.ExpectedBy:yyyy-MM-dd}: {indicator.Question}" : indicator.Question;
            // What is only asserted speaks less strongly than what is present.
            if (!isSilence && reading.State is not IndicatorState.Present) expects = expects.ToImmutableDictionary(e => e.Key, e => Weaker(e.Value));
            found.Add(new(indicator.Key, text, origins, [.. rows.Select(h => CellOf(indicator.Key, h.Key, expects))], reading, isSilence, null));
        }
        foreach (var written in problem.Evidence)
            found.Add(new(written.Key, written.Statement, [], [.. rows.Select(h => CellOf(written.Key, h.Key, written.Expects))], null, false, written.Source));
        var table = Weigh(rows, found);
        return table with
        {
            LeftOut = [.. WithoutOrigins(table, rows, found), .. WithoutSources(table, rows, found, sourceOf), .. WithoutAssumptions(table, rows, found, problem)],
            Discriminators = [.. Discriminate(problem, table, indicators)],
        };
    }

    private static EvidenceTable Weigh(ImmutableArray<Hypothesis> rows, IReadOnlyCollection<Found> found)
    {
        var shares = found.SelectMany(f => f.Origins).GroupBy(o => o.Id).ToDictionary(g => g.Key, g => 1.0 / g.Count());
        ImmutableArray<Evidence> evidence = [.. found
            .Select(f => new Evidence(f.Key, f.Text, f.Origins, f.Origins.IsEmpty ? 1 : 1 - f.Origins.Aggregate(1.0, (left, o) => left * (1 - shares[o.Id])), Diagnosticity(f.Cells), f.Cells, f.From, f.IsSilence, f.Source))
            .OrderByDescending(e => e.Diagnosticity).ThenBy(e => e.Key, StringComparer.Ordinal)];
        return new()
        {
            Hypotheses = rows,
            Evidence = evidence,
            Standings = [.. rows.Select((h, row) => new Standing(h, evidence.Sum(e => e.Weight * e.Cells[row].Value.Against()), evidence.Count(e => e.Cells[row].Value.Against() > 0)))
                .OrderBy(s => s.Inconsistency).ThenBy(s => s.Hypothesis.Key, StringComparer.Ordinal)],
        };
    }

    private static Consistency Weaker(Consistency value) => value switch { Consistency.CC => Consistency.C, Consistency.II => Consistency.I, _ => value };

    private static int Place(Consistency value) => value switch { Consistency.II => -2, Consistency.I => -1, Consistency.C => 1, Consistency.CC => 2, _ => 0 };

    private static double Diagnosticity(ImmutableArray<Cell> cells)
    {
        var known = cells.Where(c => c.Value is not Consistency.NA).Select(c => Place(c.Value)).ToArray();
        if (known.Length < 2) return 0;
        double sum = 0;
        for (int a = 0; a < known.Length; a++)
            for (int b = a + 1; b < known.Length; b++) sum += Math.Abs(known[a] - known[b]);
        return sum / (known.Length * (known.Length - 1) / 2);
    }

    private static IEnumerable<LeftOut> WithoutOrigins(EvidenceTable table, ImmutableArray<Hypothesis> rows, List<Found> found) =>
        from origin in found.SelectMany(f => f.Origins).DistinctBy(o => o.Id)
        select Without(table, rows, found, "origin", Called(origin), f => Drop(f, o => o.Id == origin.Id));

    /// <summary>Without all that only one source carries.</summary>
    private static IEnumerable<LeftOut> WithoutSources(EvidenceTable table, ImmutableArray<Hypothesis> rows, List<Found> found, Func<DocumentId, string> sourceOf) =>
        from source in found.SelectMany(f => f.Origins).SelectMany(o => o.Documents).Select(sourceOf).Distinct().Order(StringComparer.Ordinal)
        select Without(table, rows, found, "source", source, f => Drop(f, o => o.Documents.All(d => sourceOf(d) == source)));

    private static IEnumerable<LeftOut> WithoutAssumptions(EvidenceTable table, ImmutableArray<Hypothesis> rows, List<Found> found, WarningProblem problem) =>
        from assumption in problem.Assumptions
        where !assumption.Indicators.IsEmpty
        select Without(table, rows, found, "assumption", assumption.Statement, f => assumption.Indicators.Contains(f.Key) ? null : f);

    private static Found? Drop(Found found, Func<Origin, bool> isOut)
    {
        if (found.Origins.IsEmpty) return found;
        ImmutableArray<Origin> left = [.. found.Origins.Where(o => !isOut(o))];
        return left.IsEmpty ? null : found with { Origins = left };
    }

    private static LeftOut Without(EvidenceTable table, ImmutableArray<Hypothesis> rows, List<Found> found, string kind, string what, Func<Found, Found?> change)
    {
        var after = Weigh(rows, [.. found.Select(change).OfType<Found>()]).Leaders;
        return new(kind, what, after, !after.ToHashSet().SetEquals(table.Leaders));
    }

    private static string Called(Origin origin) => $"{origin.Speaker ?? "an unnamed source"}{(origin.Occasion.IsKnown ? $", {origin.Occasion}" : "")}";

    /// <summary>The indicators without a sign on which the two leading hypotheses differ most.</summary>
    private static IEnumerable<Discriminator> Discriminate(WarningProblem problem, EvidenceTable table, ImmutableArray<IndicatorReading> indicators)
    {
        if (table.Standings.Length < 2) return [];
        var (first, second) = (table.Standings[0].Hypothesis.Key, table.Standings[1].Hypothesis.Key);
        return indicators
            .Where(r => r.State < IndicatorState.Present)
            .Select(r => new Discriminator(r.Indicator, Difference(r.Indicator.Expects, first, second), [.. problem.Questions.Where(q => q.Indicators.Contains(r.Indicator.Key))]))
            .Where(d => d.Difference > 0)
            .OrderByDescending(d => d.Difference).ThenBy(d => d.Indicator.Key, StringComparer.Ordinal);
    }

    private static double Difference(ImmutableDictionary<string, Consistency> expects, string a, string b) =>
        expects.TryGetValue(a, out var x) && expects.TryGetValue(b, out var y) && x is not Consistency.NA && y is not Consistency.NA ? Math.Abs(Place(x) - Place(y)) : 0;
}
