using System.Collections.Immutable;

namespace Vedette.Model;

/// <summary>What a mark can stand on. <see cref="Store"/> is what holds where nothing is marked.</summary>
public enum MarkedKind : byte { Store, Item, Claim, Judgement, Question, Product }

/// <summary>What a person marked: its kind and its id.</summary>
/// <param name="Key">An id as printed; the empty string for the store.</param>
public readonly record struct MarkedThing(MarkedKind Kind, string Key)
{
    public static MarkedThing Store => new(MarkedKind.Store, "");
    public static MarkedThing Of(ItemId item) => new(MarkedKind.Item, item.ToString());
    public static MarkedThing Of(ClaimId claim) => new(MarkedKind.Claim, claim.ToString());

    /// <summary><c>claim:9f3a…</c>, <c>store:</c>.</summary>
    public override string ToString() => $"{Word(Kind)}:{Key}";

    /// <summary>Null when the text is no such name.</summary>
    public static MarkedThing? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        foreach (var kind in Enum.GetValues<MarkedKind>())
            if (colon > 0 && text.AsSpan(0, colon).SequenceEqual(Word(kind))) return new(kind, text[(colon + 1)..]);
        return null;
    }

    private static string Word(MarkedKind kind) => kind switch
    {
        MarkedKind.Store => "store",
        MarkedKind.Item => "item",
        MarkedKind.Claim => "claim",
        MarkedKind.Judgement => "judgement",
        MarkedKind.Question => "question",
        _ => "product",
    };
}

/// <summary>A person's word on with whom something may be shared, kept as a decision: the newest on one thing holds, the older ones stay on record.</summary>
public sealed record Mark(MarkedThing On, Tlp Label, string By, DateTimeOffset At, string? Note = null)
{
    private const string Kind = "tlp:";

    public Decision ToDecision() => new(Kind + On, Label.ToString(), By, At, Note);

    /// <summary>Null when the decision is about something else.</summary>
    public static Mark? Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return IsMark(decision.Subject) && MarkedThing.Parse(decision.Subject[Kind.Length..]) is { } on && Tlp.Parse(decision.State) is { } label
            ? new(on, label, decision.By, decision.At, decision.Note) : null;
    }

    /// <summary>Whether this subject of a decision is that of a mark.</summary>
    public static bool IsMark(string subject) => subject.StartsWith(Kind, StringComparison.Ordinal);
}

/// <summary>
/// All marks of a store. What has none takes that of its document, a document without one that of the store. A claim is never less restricted than
/// the text it stands in.
/// </summary>
public sealed class Marks
{
    private readonly Dictionary<MarkedThing, Tlp> labels = [];

    /// <param name="marks">In the order of being kept: of two on one thing the later holds.</param>
    public Marks(IEnumerable<Mark> marks)
    {
        foreach (var mark in marks) labels[mark.On] = mark.Label;
        MostRestrictive = Tlp.MostRestrictive(labels.Values);
    }

    public static Marks None { get; } = new([]);

    public static Marks Of(IEnumerable<Decision> decisions) => new(decisions.Select(Mark.Of).OfType<Mark>());

    /// <summary>What holds where nothing is marked.</summary>
    public Tlp Default => labels.GetValueOrDefault(MarkedThing.Store);

    /// <summary>The label of the most restricted thing of all.</summary>
    public Tlp MostRestrictive { get; }

    /// <summary>The mark that a person put on this very thing; null when there is none.</summary>
    public Tlp? On(MarkedThing thing) => labels.TryGetValue(thing, out var label) ? label : null;

    public Tlp Of(Document document) => On(MarkedThing.Of(document.Item)) ?? Default;

    /// <param name="document">The one in which it stands.</param>
    public Tlp Of(Claim claim, Document document) => On(MarkedThing.Of(claim.Id)) is { } own && own > Of(document) ? own : Of(document);

    /// <summary>Whether all may go to an audience: nothing carries a label above it.</summary>
    public bool AllReleasable(Tlp audience) => MostRestrictive.IsReleasable(audience);
}
