using System.Globalization;
using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Web.State;

/// <summary>Something that can be marked, as a visitor may see it.</summary>
/// <param name="Least">No label below this one has an effect on it.</param>
internal sealed record Markable(MarkedThing On, Tlp Label, Tlp Least);

/// <summary>With whom something may be shared: what can be marked, and with what; the same for pages and API.</summary>
internal static class Marking
{
    public const string Default = "default";
    public static string[] Kinds => ["store", "document", "claim", "judgement", "question"];

    /// <param name="kind">One of <see cref="Kinds"/>; a document stands for all versions of its item.</param>
    /// <param name="id">Of the store <see cref="Default"/>.</param>
    /// <returns>Null when there is no such thing, or none that the visitor may see.</returns>
    public static Markable? Find(Snapshot now, string kind, string id)
    {
        if (kind == "store") return id == Default ? new(MarkedThing.Store, now.Marks.Default, Tlp.Clear) : null;
        if (id.Length != 32 || !UInt128.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)) return null;
        return kind switch
        {
            "document" when now.Reading(new(hash)) is { } reading => Of(now, reading.Document),
            "claim" when now.Claim(new(hash)) is var (reading, claim) => Of(now, reading.Document, claim),
            "judgement" when now.Ledger.Find(new JudgementId(hash)) is { } judgement => new(new(MarkedKind.Judgement, judgement.Id.ToString()), Released(now).Of(judgement), Tlp.Clear),
            "question" when now.Ledger.Find(new QuestionId(hash)) is { } question => new(new(MarkedKind.Question, question.Id.ToString()), Released(now).Of(question), Tlp.Clear),
            _ => null,
        };
    }

    public static Markable Of(Snapshot now, Document document) => new(MarkedThing.Of(document.Item), now.Marks.Of(document), Tlp.Clear);
    public static Markable Of(Snapshot now, Document document, Claim claim) => new(MarkedThing.Of(claim.Id), now.Marks.Of(claim, document), now.Marks.Of(document));

    /// <returns>Null when it may be marked so.</returns>
    public static Fault? Check(Snapshot now, Markable thing, Tlp label) =>
        label < thing.Least ? new("W751", $"The claim stands in a document that is {thing.Least}: {label} would let nobody see more. Mark the document instead.")
        : label > now.Ceiling ? new("W727", $"You may see things up to {now.Ceiling}: marked {label}, you could not see it any more. Ask somebody who may.")
        : null;

    private static LedgerRelease Released(Snapshot now) => new(now.Ledger, now.Related, now.Marks);
}
