using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What the audit log tells of what every store keeps.</summary>
internal static class Deeds
{
    public static Deed Of(Decision decision) => new(decision.At, decision.By, Mark.IsMark(decision.Subject) ? Done.Marked : Done.Decided, decision.Subject, decision.State);

    public static Deed Of(Entry entry) => entry switch
    {
        Judgement j => On(j, $"judgement:{j.Id}", "judgement"),
        Dissent d => On(d, $"judgement:{d.On}", "dissent"),
        Withdrawal w => On(w, $"judgement:{w.Of}", "withdrawal"),
        Question q => On(q, $"question:{q.Id}", "question"),
        Forecast f => On(f, $"question:{f.On}", "forecast"),
        Resolution r => On(r, $"question:{r.Of}", "resolution"),
        _ => throw new ArgumentException($"No log tells of a {entry.GetType().Name}.", nameof(entry)),
    };

    private static Deed On(Entry entry, string on, string kind) => new(entry.At, entry.By, Done.Recorded, on, kind);
}
