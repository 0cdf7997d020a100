using System.Collections.Immutable;
using Vedette.Judge;

namespace Vedette.Tell.Export;

/// <summary>What is told of what people put on record, and of changes. Likelihood and confidence stand apart, as they do everywhere.</summary>
internal static class RecordColumns
{
    public static ImmutableArray<Column<JudgementRecord>> Judgements { get; } =
    [
        new("id", r => Cell.Id(r.Judgement.Id)),
        new("state", r => Cell.Text(r.Ledger.IsCurrent(r.Judgement.Id) ? "held" : r.Ledger.SuccessorOf(r.Judgement.Id) is null ? "withdrawn" : "superseded")),
        new("problem", r => Cell.Text(r.Judgement.Problem)),
        new("hypothesis", r => Cell.Text(r.Judgement.Hypothesis)),
        new("statement", r => Cell.Text(r.Judgement.Statement)),
        new("likelihood", r => Cell.Text(r.Judgement.Likelihood.Text)),
        new("likelihood_low", r => Cell.Number(r.Judgement.Likelihood.Step.Low)),
        new("likelihood_high", r => Cell.Number(r.Judgement.Likelihood.Step.High)),
        new("confidence", r => Cell.Word(r.Judgement.Confidence)),
        new("confidence_reasons", r => Cell.Texts(r.Judgement.ConfidenceReasons.Select(c => $"{Names.Of(c.Factor)}: {c.Text}"))),
        new("on", r => Cell.Texts(r.Judgement.Grounds.Select(g => g.ToString()))),
        new("key_assumptions", r => Cell.Texts(r.Judgement.KeyAssumptions)),
        new("would_change", r => Cell.Texts(r.Judgement.WouldChange)),
        new("by", r => Cell.Text(r.Judgement.By)),
        new("at", r => Cell.Text(Stamp.Of(r.Judgement.At))),
        new("supersedes", r => Cell.Id(r.Judgement.Supersedes)),
        new("reason", r => Cell.Text(r.Judgement.ReasonForChange)),
        new("superseded_by", r => Cell.Id(r.Ledger.SuccessorOf(r.Judgement.Id)?.Id)),
        new("withdrawn", r => Cell.Text(r.Ledger.WithdrawalOf(r.Judgement.Id)?.Reason)),
        new("dissents", r => Cell.Texts(r.Ledger.DissentsOf(r.Judgement.Id).Select(d => $"{d.By}: {d.Text}"))),
    ];

    public static ImmutableArray<Column<ChangeEntry>> Changes { get; } =
    [
        new("id", c => Cell.Text(Model.ContentHash.Print(c.Id))),
        new("kind", c => Cell.Word(c.Kind)),
        new("at", c => Cell.Text(c.At is { } at ? Stamp.Of(at) : null)),
        new("title", c => Cell.Text(c.Title)),
        new("text", c => Cell.Text(c.Text)),
        new("subject", c => Cell.Text(c.Subject)),
        new("url", c => Cell.Text(c.Url)),
    ];
}
