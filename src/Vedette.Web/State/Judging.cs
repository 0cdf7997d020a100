using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Web.State;

/// <summary>From what a person wrote to an entry of the record; the same for pages and API.</summary>
internal static class Judging
{
    /// <summary>A judgement on the problem that is watched, or the one that the draft names.</summary>
    /// <param name="earlier">The judgement that this one supersedes; what the draft does not give is taken from it.</param>
    /// <param name="reason">Why the mind was changed; needed with <paramref name="earlier"/>.</param>
    /// <returns>Null with the faults that say why there is none.</returns>
    public static Judgement? Make(Snapshot now, JudgementDraft draft, Judgement? earlier, string? reason, string by, DateTimeOffset at, ICollection<Fault> faults)
    {
        var whole = earlier is null ? draft with { Problem = draft.Problem ?? now.Problem?.Key } : draft.Over(JudgementDraft.Of(earlier) with { Grounds = [] });
        var problem = now.Problem?.Key == whole.Problem ? now.Problem : null;
        Grounds.CheckHypothesis(problem, whole.Hypothesis, faults);
        ImmutableArray<Ground> grounds = Grounds.Find(whole.Grounds, [.. now.Related.Readings.SelectMany(r => r.Claims).Select(c => c.Id.Hash)], [.. now.Related.Origins.Select(o => o.Id.Hash)], problem, faults);
        var judgement = whole.Finish(grounds, by, at, faults);
        // An origin that was found again under another id is no reason to refuse what was kept: grounds that are taken over stay as they are.
        return judgement is null || earlier is null ? judgement : judgement with { Grounds = whole.Grounds.IsEmpty ? earlier.Grounds : grounds, Supersedes = earlier.Id, ReasonForChange = reason };
    }

    /// <summary>What is wrong with a judgement before it is put on record: the same findings as when it is.</summary>
    public static ImmutableArray<Fault> Check(Snapshot now, Judgement judgement) => now.Ledger.With([judgement]).Faults;
}
