using System.Globalization;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Web.State;

/// <summary>
/// Which decisions an audience may see: those on what it may see. A cell of the evidence table is seen by all who may see the table; its reason is written for them.
/// A decision of an unknown kind is withheld.
/// </summary>
/// <param name="released">Null: nothing was related.</param>
internal sealed class DecisionRelease(Picture? released, Ledger ledger)
{
    private readonly HashSet<ClaimId> claims = [.. (released?.Readings ?? []).SelectMany(r => r.Claims).Select(c => c.Id)];
    private readonly HashSet<string> items = [.. (released?.Readings ?? []).Select(r => r.Document.Item.ToString())];

    public IReadOnlyList<Decision> Of(IEnumerable<Decision> decisions) => [.. decisions.Where(IsReleased)];

    private bool IsReleased(Decision decision) =>
        Mark.IsMark(decision.Subject) ? Mark.Of(decision) is { } mark && IsReleased(mark.On)
        : decision.Subject.Split(':', 2) switch
        {
            ["claim", var id] => IsClaim(id),
            ["cell" or "brief", _] => true,
            _ => false,
        };

    private bool IsReleased(MarkedThing thing) => thing.Kind switch
    {
        MarkedKind.Store => true,
        MarkedKind.Item => items.Contains(thing.Key),
        MarkedKind.Claim => IsClaim(thing.Key),
        MarkedKind.Judgement => TryRead(thing.Key, out var id) && ledger.Find(new JudgementId(id)) is not null,
        MarkedKind.Question => TryRead(thing.Key, out var id) && ledger.Find(new QuestionId(id)) is not null,
        _ => false,
    };

    private bool IsClaim(string text) => TryRead(text, out var id) && claims.Contains(new(id));
    private static bool TryRead(string text, out UInt128 id) => UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id);
}
