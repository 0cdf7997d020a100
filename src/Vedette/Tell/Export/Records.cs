using Vedette.Judge;
using Vedette.Model;
using Vedette.Weigh;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Tables;

namespace Vedette.Tell.Export;

/// <param name="Origin">The act of speech it belongs to; null where nothing was related.</param>
internal sealed record ClaimRecord(Reading Reading, Claim Claim, Origin? Origin)
{
    public Document Document => Reading.Document;
}

internal sealed record EventRecord(Reading Reading, Event Event)
{
    public Document Document => Reading.Document;
}

internal sealed record IndicatorRecord(Weighing Weighing, IndicatorReading Reading);

/// <summary>What one piece of evidence says of one hypothesis.</summary>
internal sealed record CellRecord(Evidence Evidence, Weigh.Problems.Hypothesis Hypothesis, Weigh.Tables.Cell Cell);

internal sealed record JudgementRecord(Ledger Ledger, Judgement Judgement);

/// <summary>The records of each kind, made one after the other as they are asked for.</summary>
internal static class Records
{
    public static IEnumerable<ClaimRecord> Claims(Picture picture)
    {
        var origins = new Dictionary<ClaimId, Origin>();
        foreach (var origin in picture.Origins)
            foreach (var claim in origin.Claims) origins.TryAdd(claim, origin);
        return from reading in picture.Readings from claim in reading.Claims select new ClaimRecord(reading, claim, origins.GetValueOrDefault(claim.Id));
    }

    public static IEnumerable<EventRecord> Events(Picture picture) => from reading in picture.Readings from told in reading.Events select new EventRecord(reading, told);

    public static IEnumerable<IndicatorRecord> Indicators(Weighing weighing) => weighing.Indicators.Select(reading => new IndicatorRecord(weighing, reading));

    public static IEnumerable<CellRecord> Cells(EvidenceTable table) =>
        from evidence in table.Evidence from row in Enumerable.Range(0, table.Hypotheses.Length) select new CellRecord(evidence, table.Hypotheses[row], evidence.Cells[row]);

    public static IEnumerable<JudgementRecord> Judgements(Ledger ledger) => ledger.Judgements.Select(judgement => new JudgementRecord(ledger, judgement));
}
