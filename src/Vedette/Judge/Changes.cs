using System.Collections.Immutable;

namespace Vedette.Judge;

/// <summary>A judgement that took the place of another: what was held before, what is held now, and every reason on the way.</summary>
public sealed record Revision(Judgement From, Judgement To, ImmutableArray<string> Reasons)
{
    public bool IsLikelihoodChanged => From.Likelihood.Step != To.Likelihood.Step;
    public bool IsConfidenceChanged => From.Confidence != To.Confidence;
}

/// <param name="From">Null when the person had not forecast on the question before.</param>
public sealed record ForecastMove(Question Question, Forecast? From, Forecast To);

/// <summary>What changed on record between two moments. What was added and gone again in between is not told, save withdrawals.</summary>
public sealed record Changes(
    ImmutableArray<Judgement> New,
    ImmutableArray<Revision> Revised,
    ImmutableArray<(Judgement Judgement, Withdrawal Withdrawal)> Withdrawn,
    ImmutableArray<(Judgement Judgement, Dissent Dissent)> Dissents,
    ImmutableArray<Question> Asked,
    ImmutableArray<ForecastMove> Moved,
    ImmutableArray<(Question Question, Resolution Resolution)> Resolved)
{
    public bool IsEmpty => New.IsEmpty && Revised.IsEmpty && Withdrawn.IsEmpty && Dissents.IsEmpty && Asked.IsEmpty && Moved.IsEmpty && Resolved.IsEmpty;

    /// <summary>What was put on record after <paramref name="since"/>, and until <paramref name="until"/>, that moment included.</summary>
    /// <param name="problem">Only of this problem; of all when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is before <paramref name="since"/>.</exception>
    public static Changes Since(Ledger ledger, DateTimeOffset since, DateTimeOffset until, string? problem = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentOutOfRangeException.ThrowIfLessThan(until, since);
        Ledger before = ledger.AsOf(since), after = ledger.AsOf(until);
        bool IsNew(Entry entry) => entry.At > since;
        bool IsOf(string key) => problem is null || key == problem;

        var heads = after.Current.Where(j => IsOf(j.Problem) && IsNew(j)).ToArray();
        var withdrawn = after.Entries.OfType<Withdrawal>().Where(IsNew).Select(w => (Judgement: after.Find(w.Of)!, Withdrawal: w)).Where(w => IsOf(w.Judgement.Problem));
        var questions = after.Questions.Where(q => IsOf(q.Problem)).ToArray();
        return new(
            [.. heads.Where(j => IsNew(after.ChainOf(j.Id)[0]))],
            [.. heads.Select(j => RevisionOf(after.ChainOf(j.Id), IsNew)).OfType<Revision>()],
            [.. withdrawn],
            [.. after.Entries.OfType<Dissent>().Where(d => IsNew(d) && after.SuccessorOf(d.On) is null).Select(d => (after.Find(d.On)!, d)).Where(d => IsOf(d.Item1.Problem))],
            [.. questions.Where(IsNew)],
            [.. questions.SelectMany(q => MovesOn(q, before, after))],
            [.. after.Entries.OfType<Resolution>().Where(IsNew).Select(r => (after.Find(r.Of)!, r)).Where(r => IsOf(r.Item1.Problem))]);
    }

    private static Revision? RevisionOf(ImmutableArray<Judgement> chain, Func<Entry, bool> isNew)
    {
        int first = chain.TakeWhile(j => !isNew(j)).Count();
        return first == 0 ? null : new(chain[first - 1], chain[^1], [.. chain.Skip(first).Select(j => j.ReasonForChange!)]);
    }

    private static IEnumerable<ForecastMove> MovesOn(Question question, Ledger before, Ledger after) =>
        from last in Standing(after, question.Id)
        let earlier = Standing(before, question.Id).FirstOrDefault(f => f.By == last.By)
        where earlier is null || (earlier.Hash != last.Hash && !earlier.Probabilities.SequenceEqual(last.Probabilities))
        select new ForecastMove(question, earlier, last);

    /// <summary>The latest forecast of each person.</summary>
    private static IEnumerable<Forecast> Standing(Ledger ledger, QuestionId question) =>
        ledger.ForecastsOn(question).GroupBy(f => f.By, StringComparer.Ordinal).Select(of => of.OrderBy(f => f.At).Last());
}
