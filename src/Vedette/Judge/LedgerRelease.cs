using Vedette.Model;

namespace Vedette.Judge;

/// <summary>
/// The record as an audience may see it. A judgement without a mark is as restricted as what it rests on: the documents of its claims and origins, and for
/// what rests on the whole set or is no longer found, the most restricted thing of all. A chain of judgements is shown or withheld as one, because a reason
/// for a change tells of what was held before; dissents and withdrawals go with their judgement, forecasts with their question.
/// </summary>
public sealed class LedgerRelease
{
    private readonly Ledger ledger;
    private readonly Marks marks;
    private readonly Dictionary<string, Tlp> claims, origins;

    /// <param name="picture">With all that is kept, withheld or not: it tells what grounds rest on. Null when nothing was related.</param>
    public LedgerRelease(Ledger ledger, Picture? picture, Marks marks)
    {
        (this.ledger, this.marks) = (ledger, marks);
        var of = new Dictionary<ClaimId, Tlp>();
        foreach (var reading in picture?.Readings ?? [])
            foreach (var claim in reading.Claims) of.TryAdd(claim.Id, marks.Of(claim, reading.Document));
        claims = of.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value);
        origins = (picture?.Origins ?? []).DistinctBy(o => o.Id).ToDictionary(o => o.Id.ToString(), o => Tlp.MostRestrictive(o.Claims.Select(c => of.GetValueOrDefault(c, marks.MostRestrictive))));
    }

    public Tlp Of(Judgement judgement) => marks.On(new(MarkedKind.Judgement, judgement.Id.ToString()))
        ?? (judgement.Grounds.IsEmpty ? marks.Default : Tlp.MostRestrictive(judgement.Grounds.Select(Of)));

    public Tlp Of(Question question) => marks.On(new(MarkedKind.Question, question.Id.ToString())) ?? marks.Default;

    /// <summary>What may be released, and how many judgements and questions are withheld.</summary>
    public (Ledger Ledger, int Withheld) For(Tlp audience)
    {
        if (marks.AllReleasable(audience)) return (ledger, 0);
        var judgements = ledger.Judgements.Where(j => !ledger.ChainOf(j.Id).All(one => Of(one).IsReleasable(audience))).Select(j => j.Id).ToHashSet();
        var questions = ledger.Questions.Where(q => !Of(q).IsReleasable(audience)).Select(q => q.Id).ToHashSet();
        if (judgements.Count + questions.Count == 0) return (ledger, 0);
        return (new([.. ledger.Entries.Where(entry => entry switch
        {
            Judgement j => !judgements.Contains(j.Id),
            Dissent d => !judgements.Contains(d.On),
            Withdrawal w => !judgements.Contains(w.Of),
            Question q => !questions.Contains(q.Id),
            Forecast f => !questions.Contains(f.On),
            Resolution r => !questions.Contains(r.Of),
            _ => false,
        })]), judgements.Count + questions.Count);
    }

    private Tlp Of(Ground ground) => ground.Kind switch
    {
        GroundKind.Claim => claims.GetValueOrDefault(ground.Name, marks.MostRestrictive),
        GroundKind.Origin => origins.GetValueOrDefault(ground.Name, marks.MostRestrictive),
        _ => marks.MostRestrictive,
    };
}
