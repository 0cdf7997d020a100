using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>What stands against each other: answers, contradictions, and tellings that changed on the way.</summary>
internal static class Opposed
{
    /// <summary>One opposition for an answer and all tellings of what it answers, not one for every pair of claims.</summary>
    public static ImmutableArray<Opposition> Oppositions(Index index)
    {
        var group = Claimed.Groups(index.Picture).SelectMany((g, i) => g.Claims.Select(c => (c, i))).DistinctBy(p => p.c).ToDictionary(p => p.c, p => p.i);
        // A claim of no proposition is a group of its own; so that it meets no other number, it counts down.
        int Group(ClaimId claim) => group.TryGetValue(claim, out int at) ? at : -1 - index.Order(claim);
        return [.. index.Picture.Contradictions
            .GroupBy(c => (c.Kind, c.Answer, A: Group(c.A), B: Group(c.B)))
            .Select(pairs => Of(index, pairs.Key.Kind, pairs.Key.Answer, pairs))
            .OrderBy(o => o.Kind)
            .ThenBy(o => o.Answer)
            .ThenByDescending(o => o.Left.Length + o.Right.Length)
            .ThenBy(o => index.Order(o.Left[0].Claim.Id))];
    }

    private static Opposition Of(Index index, ContradictionKind kind, AnswerType answer, IEnumerable<Contradiction> pairs)
    {
        var all = pairs.ToArray();
        ClaimId[] left = [.. all.Select(p => p.A).Distinct()], right = [.. all.Select(p => p.B).Distinct()];
        var grounds = all.SelectMany(p => p.Reasons.Select(reason => (reason.Text, p.A, p.B))).GroupBy(r => r.Text).Select(r => new Sentence([new(Wording.OneLine(r.Key), Role.Quiet)], r.SelectMany(x => new[] { x.A, x.B }), []));
        int claimed = left.Select(index.OriginOf).Distinct().Count(), against = right.Select(index.OriginOf).Distinct().Count();
        string head = kind switch
        {
            ContradictionKind.Denial => $"{Answered(answer)}: {Wording.Count(claimed, "origin")} {(claimed == 1 ? "claims" : "claim")} it, {Wording.Count(against, "origin")} {Answers(answer, against > 1)}.",
            ContradictionKind.Opposite => "Told the opposite way.",
            ContradictionKind.Number => "Told with different numbers.",
            ContradictionKind.Date => "Told with different dates.",
            _ => "The same words are given to different speakers.",
        };
        return new(kind, new([new(head, Role.Count)], [.. left, .. right], []), index.Lines(left), index.Lines(right), [.. grounds]) { Answer = answer };
    }

    /// <summary>What became of a claim that was answered, in a word or two.</summary>
    public static string Answered(AnswerType answer) => answer switch
    {
        AnswerType.NonDenial => "Neither confirmed nor denied",
        AnswerType.NoComment => "No answer given",
        AnswerType.NotAware => "Not heard of",
        _ => "Denied",
    };

    private static string Answers(AnswerType answer, bool many) => answer switch
    {
        AnswerType.NonDenial => many ? "leave it open" : "leaves it open",
        AnswerType.NoComment => many ? "do not say" : "does not say",
        AnswerType.NotAware => many ? "say that they know nothing of it" : "says that it knows nothing of it",
        _ => many ? "deny it" : "denies it",
    };

    /// <summary>What changed between the same two claims stands together; the gravest change comes first.</summary>
    public static ImmutableArray<Change> Changes(Index index) =>
        [.. index.Picture.Drifts.GroupBy(d => (d.From, d.To)).OrderByDescending(g => g.Max(d => d.Severity)).ThenBy(g => g.Min(d => d.Kind)).ThenBy(g => index.Order(g.Key.From)).ThenBy(g => index.Order(g.Key.To)).Select(g => Of(index, [.. g.OrderByDescending(d => d.Severity).ThenBy(d => d.Kind)]))];

    private static Change Of(Index index, Drift[] drifts)
    {
        var (from, to) = (index.Claim(drifts[0].From), index.Claim(drifts[0].To));
        var (source, copy) = (index.Document(from.Document), index.Document(to.Document));
        var edge = index.Picture.Lineage.FirstOrDefault(e => e.From == source.Id && e.To == copy.Id);
        string way = source.Id == copy.Id ? $"Both stand in {source.Name}."
            : edge is not null ? $"{copy.Name} was made from {source.Name}{Wording.How(edge.Kind)}{(edge.Reasons.IsEmpty ? "" : $" ({Kinds(edge.Reasons)})")}."
            : $"From {source.Name} to {copy.Name}; no edge of lineage joins them.";
        // The edge says it already.
        var grounds = drifts.SelectMany(d => d.Reasons).Where(r => edge is null || r.Kind != "lineage").Select(r => Wording.OneLine(r.Text)).Distinct();
        return new(
            [.. drifts.Select(d => new DriftLine(d, Line(d, source.Id, copy.Id)))],
            index.Line(from), index.Line(to),
            new([new(way, Role.Quiet)], [from.Id, to.Id], [source.Id, copy.Id]),
            [.. grounds.Select(text => new Sentence([new(text, Role.Quiet)], [from.Id, to.Id], []))]);
    }

    /// <summary>What was lost has no after, what was added no before.</summary>
    private static Sentence Line(Drift drift, DocumentId source, DocumentId copy) => new(
        [
            new($"{Name(drift.Kind)} ({drift.Severity.ToString().ToLowerInvariant()}): ", Role.Count),
            new(drift.Before.Length > 0 ? $"“{Wording.OneLine(drift.Before)}”" : "", Role.Before, drift.From),
            new(drift.Before.Length > 0 && drift.After.Length > 0 ? " → " : ""),
            new(drift.After.Length > 0 ? $"“{Wording.OneLine(drift.After)}”" : "", Role.After, drift.To),
        ], [drift.From, drift.To], [source, copy]);

    /// <summary>The kinds of grounds as words: <c>shared_words</c> is "shared words".</summary>
    public static string Kinds(IEnumerable<Reason> reasons) => string.Join(", ", reasons.Select(r => r.Kind.Replace('_', ' ')).Distinct());

    public static string Name(DriftKind kind) => kind switch
    {
        DriftKind.Certainty => "Certainty",
        DriftKind.Polarity => "Turned round",
        DriftKind.Speaker => "Another speaker",
        DriftKind.ConditionLost => "Condition lost",
        DriftKind.AttributionLost => "Attribution lost",
        DriftKind.Quantity => "Number",
        DriftKind.Obligation => "Obligation",
        DriftKind.WatchToAim => "Watched for, told as an aim",
        DriftKind.Quotation => "Quotation altered",
        _ => "Added",
    };
}
