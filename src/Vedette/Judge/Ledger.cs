using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Judge;

/// <summary>
/// All that was put on record, in the order of being kept. Nothing in it is ever changed or removed: judgements form chains, the last of a chain
/// is the one that is held unless it was withdrawn.
/// </summary>
public sealed class Ledger
{
    private readonly Dictionary<JudgementId, Judgement> judgements;
    private readonly Dictionary<JudgementId, Judgement> successors;
    private readonly Dictionary<JudgementId, Withdrawal> withdrawals;
    private readonly ILookup<JudgementId, Dissent> dissents;
    private readonly Dictionary<QuestionId, Question> questions;
    private readonly ILookup<QuestionId, Forecast> forecasts;
    private readonly Dictionary<QuestionId, Resolution> resolutions;

    /// <exception cref="ArgumentException">An entry stands twice, or a judgement or question was ended twice.</exception>
    public Ledger(ImmutableArray<Entry> entries)
    {
        Entries = entries;
        judgements = entries.OfType<Judgement>().ToDictionary(j => j.Id);
        successors = judgements.Values.Where(j => j.Supersedes is not null).ToDictionary(j => j.Supersedes!.Value);
        withdrawals = entries.OfType<Withdrawal>().ToDictionary(w => w.Of);
        dissents = entries.OfType<Dissent>().ToLookup(d => d.On);
        questions = entries.OfType<Question>().ToDictionary(q => q.Id);
        forecasts = entries.OfType<Forecast>().ToLookup(f => f.On);
        resolutions = entries.OfType<Resolution>().ToDictionary(r => r.Of);
    }

    public static Ledger Empty { get; } = new([]);

    public ImmutableArray<Entry> Entries { get; }
    public IEnumerable<Judgement> Judgements => Entries.OfType<Judgement>();
    public IEnumerable<Question> Questions => Entries.OfType<Question>();

    /// <summary>The judgements that are held: neither superseded nor withdrawn.</summary>
    public IEnumerable<Judgement> Current => Judgements.Where(j => IsCurrent(j.Id));

    public bool IsCurrent(JudgementId id) => judgements.ContainsKey(id) && !successors.ContainsKey(id) && !withdrawals.ContainsKey(id);
    public Judgement? Find(JudgementId id) => judgements.GetValueOrDefault(id);
    public Judgement? SuccessorOf(JudgementId id) => successors.GetValueOrDefault(id);
    public Withdrawal? WithdrawalOf(JudgementId id) => withdrawals.GetValueOrDefault(id);
    public ImmutableArray<Dissent> DissentsOf(JudgementId id) => [.. dissents[id]];
    public Question? Find(QuestionId id) => questions.GetValueOrDefault(id);
    public ImmutableArray<Forecast> ForecastsOn(QuestionId id) => [.. forecasts[id]];
    public Resolution? ResolutionOf(QuestionId id) => resolutions.GetValueOrDefault(id);

    /// <summary>The judgement with all before it and all after it, first to last.</summary>
    /// <exception cref="KeyNotFoundException">It is not on record.</exception>
    public ImmutableArray<Judgement> ChainOf(JudgementId id)
    {
        var first = judgements[id];
        while (first.Supersedes is { } earlier) first = judgements[earlier];
        var chain = ImmutableArray.CreateBuilder<Judgement>();
        for (var next = first; next is not null; next = SuccessorOf(next.Id)) chain.Add(next);
        return chain.DrainToImmutable();
    }

    /// <summary>The record as it was at a moment: what was put on record until then, that moment included.</summary>
    public Ledger AsOf(DateTimeOffset moment) => new([.. Entries.Where(e => e.At <= moment)]);

    /// <summary>The record with these entries after it, or, when one of them is not fit, this record as it is with what is wrong.</summary>
    public (Ledger After, ImmutableArray<Fault> Faults) With(IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var after = this;
        foreach (var entry in entries)
        {
            var faults = LedgerRules.Check(after, entry);
            if (!faults.IsEmpty) return (this, faults);
            after = new(after.Entries.Add(entry));
        }
        return (after, []);
    }
}
