using System.Collections.Immutable;
using System.Globalization;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Tables;

namespace Vedette.Tell;

/// <summary>A value with what it was made from, down to the spans of the sources.</summary>
/// <param name="Id">By which it can be asked for: a key of the problem, or the first digits of a content id.</param>
/// <param name="Where">For a leaf: where it stands written.</param>
public sealed record WhyNode(string Id, string Text, ImmutableArray<WhyNode> Children, Quote? Where = null);

/// <summary>The why-tree of any number or state that a briefing prints.</summary>
public sealed class Why
{
    private const int FewestDigits = 4;

    private readonly Weighing weighing;
    private readonly Ledger ledger;
    private readonly Index index;

    public Why(Weighing weighing, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(weighing);
        (this.weighing, this.ledger, index) = (weighing, ledger, new(weighing.Picture));
    }

    /// <summary>All that can be asked for by a word: the keys of the problem.</summary>
    public IEnumerable<string> Keys => ["scenario", .. weighing.Table.Hypotheses.Select(h => h.Key), .. weighing.Indicators.Select(i => i.Indicator.Key), .. weighing.Table.Evidence.Select(e => e.Key)];

    /// <summary>What the id names: a hypothesis, an indicator, evidence, <c>scenario</c>, a judgement, an origin or a claim; the last three by the first four or more digits of their id. Empty when it names nothing, several when the digits are not enough.</summary>
    public ImmutableArray<WhyNode> Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id == "scenario") return [Scenario()];
        if (weighing.Table.Hypotheses.FirstOrDefault(h => h.Key == id) is { } hypothesis) return [Of(weighing.Table.Standings.First(s => s.Hypothesis.Key == hypothesis.Key))];
        if (weighing.Indicators.FirstOrDefault(i => i.Indicator.Key == id) is { } reading) return [Of(reading)];
        if (weighing.Table.Evidence.FirstOrDefault(e => e.Key == id) is { } evidence) return [Of(evidence)];
        if (id.Length < FewestDigits) return [];
        bool Begins(object value) => value.ToString()!.StartsWith(id, StringComparison.OrdinalIgnoreCase);
        return
        [
            .. ledger.Judgements.Where(j => Begins(j.Id)).Select(Of),
            .. index.Origins.Where(o => Begins(o.Id)).Select(o => Of(o, o.Claims)),
            .. index.Claims.Where(c => Begins(c.Id)).Select(Of),
        ];
    }

    private WhyNode Scenario() => new("scenario", $"{Wording.Count(weighing.OnScenario.Least, "origin")} on the scenario, {weighing.OnScenario.Most} at most",
    [
        .. weighing.OnScenario.Sure.Select(o => Of(o, o.Claims)),
        .. weighing.OnScenario.Doubtful.Select(d => Of(d.Origin, d.Origin.Claims) is var node ? node with { Text = $"{node.Text}; perhaps no further origin: {d.Why.Text}" } : null!),
    ]);

    private WhyNode Of(Standing standing)
    {
        int row = weighing.Table.Hypotheses.IndexOf(standing.Hypothesis);
        return new(standing.Hypothesis.Key, $"{standing.Hypothesis.Statement} Against it: {Number(standing.Inconsistency)}",
        [
            .. weighing.Table.Evidence.Select(e => (Evidence: e, Cell: e.Cells[row])).OrderByDescending(e => e.Cell.Value.Against() * e.Evidence.Weight)
                .Select(e => Of(e.Evidence) is var node ? node with { Text = $"{e.Cell.Value}{By(e.Cell)}, adds {Number(e.Cell.Value.Against() * e.Evidence.Weight)}: {node.Text}" } : null!),
        ]);
    }

    private static string By(Cell cell) => cell.Choice is { } choice ? $" (set by {choice.By}{(choice.Reason is { } reason ? $": {reason}" : "")}; proposed {cell.Proposed})" : "";

    private WhyNode Of(Evidence evidence) => new(evidence.Key, $"{evidence.Text} Weight {Number(evidence.Weight)}, {evidence.Origins.Length switch { 0 => evidence.Source is { } source ? $"from {source}" : "of silence", 1 => "of one origin", var n => $"of {n} origins" }}",
        evidence.From is { } reading ? [Of(reading)] : []);

    private WhyNode Of(IndicatorReading reading) => new(reading.Indicator.Key, $"{reading.Indicator.Question} {Wording.Capital(InWords.State(reading))}; {InWords.Origins(reading)} independent, standing {Number(reading.Standing)} of {Number(reading.Indicator.PresentFrom)}",
    [
        .. reading.Changes.Select(change => new WhyNode("", $"{Wording.Date(change.On)}: {InWords.Of(change.From)} → {InWords.Of(change.To)}, because {change.Why}", [])),
        .. reading.Signs.Select(Of),
    ]);

    private WhyNode Of(Sign sign)
    {
        string kind = sign.Kind switch
        {
            SignKind.Act => "commits to it",
            SignKind.Shown => "tells it as done",
            SignKind.Asserted => "says so",
            SignKind.Denied => "denies it",
            SignKind.Retold => "says so in a retelling only",
            _ => "tells of it in an own voice",
        };
        string doubt = sign.Doubt is { } why ? $"; {why.Text}" : "";
        if (sign.Origin is { } origin) return Of(origin, [.. sign.Statements.Select(s => s.Claim).OfType<ClaimId>()]) is var node ? node with { Text = $"{node.Text} {kind}{doubt}" } : null!;
        return new("", $"An author {kind}", [.. sign.Statements.Select(s => s.Claim is { } claim ? Of(index.Claim(claim)) : Leaf("", s.Where))]);
    }

    private WhyNode Of(Origin origin, IReadOnlyCollection<ClaimId> claims) => new(Digits(origin.Id),
        $"{origin.Speaker ?? "An unnamed source"}, {Wording.Date(origin.Occasion)}, printed in {Wording.Count(origin.Documents.Length, "document")}",
        [.. claims.Select(index.Claim).Select(Of)]);

    private WhyNode Of(Claim claim) => new(Digits(claim.Id), Wording.Line(claim, index.Document(claim.Document), index.Number(claim.Document)).Told.Text, [Leaf("", new(claim.Document, claim.Extent))]);

    private WhyNode Of(Judgement judgement) => new(Digits(judgement.Id), $"{judgement.Statement} ({judgement.By}, {Wording.Day(judgement.Day)})",
    [
        .. judgement.Grounds.SelectMany(g => Find(g.Name)),
        .. judgement.ConfidenceReasons.Select(r => new WhyNode("", $"Confidence rests on: {r.Text}", [])),
        .. judgement.KeyAssumptions.Select(a => new WhyNode("", $"Assumes: {a}", [])),
        .. judgement.Supersedes is { } earlier && ledger.Find(earlier) is { } before ? [new WhyNode(Digits(before.Id), $"Supersedes “{before.Statement}” because {judgement.ReasonForChange}", [])] : ImmutableArray<WhyNode>.Empty,
    ]);

    private WhyNode Leaf(string id, Quote where)
    {
        var document = index.Document(where.Document);
        return new(id, $"{document.Name}, {where.Span.Start} to {where.Span.End}: “{Wording.OneLine(where.Span.Of(document.Text).ToString())}”", [], where);
    }

    private static string Digits(object id) => id.ToString()![..8];
    private static string Number(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);
}
