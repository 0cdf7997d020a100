using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Relate;

namespace Vedette.Outside;

/// <summary>What people say of names, kept as decisions of the store: appended, and of two on the same the later holds.</summary>
public static class NameDecisions
{
    private const string Kind = "entity:";

    public static Decision Of(NameRuling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        return new(Kind + ruling.Subject, $"{Codes.Word(ruling.Verdict)} {NameRulingJson.Print(ruling)}", ruling.By, ruling.At, ruling.Note);
    }

    /// <summary>Null when the decision is of another kind.</summary>
    public static NameRuling? Read(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Subject.StartsWith(Kind, StringComparison.Ordinal) && decision.State.Split(' ', 2) is [var word, var body] && Codes.TryValue<NameVerdict>(word, out var verdict)
            ? NameRulingJson.Read(body, verdict, decision) : null;
    }

    /// <summary>All that was ever said, oldest first.</summary>
    public static ImmutableArray<NameRuling> All(IEnumerable<Decision> decisions) => [.. decisions.Select(Read).OfType<NameRuling>()];

    /// <summary>What holds.</summary>
    public static NameRulings Rulings(IEnumerable<Decision> decisions) => NameRulings.Of(All(decisions));

    /// <summary>The picture with what people say of its names; the same object where nothing changes.</summary>
    public static Picture Over(Picture picture, IEnumerable<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var rulings = Rulings(decisions);
        return picture.Rulings.Equals(rulings) ? picture : picture with { Rulings = rulings };
    }

    /// <summary>The rulings that say that two names name one thing.</summary>
    /// <param name="faults">W382: they are one name.</param>
    public static ImmutableArray<NameRuling> Join(EntityName a, EntityName b, string by, DateTimeOffset at, string? note, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(faults);
        if (a.Use.FullKey != b.Use.FullKey) return [new(NameVerdict.One, a.Use, b.Use, null, by, at, note)];
        faults.Add(new("W382", $"“{a.Use.Written}” and “{b.Use.Written}” are one name as names are compared: there is nothing to join."));
        return [];
    }

    /// <summary>The rulings that say that two names name two things; of one name, that it names another thing in some items.</summary>
    /// <param name="items">Where the second is meant; for two names none.</param>
    /// <param name="faults">W382: one name, and no items in which it names another thing, or all of them.</param>
    public static ImmutableArray<NameRuling> Part(EntityName a, EntityName b, IReadOnlyCollection<ItemId> items, string by, DateTimeOffset at, string? note, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(faults);
        if (a.Use.FullKey != b.Use.FullKey && items.Count == 0) return [new(NameVerdict.Two, a.Use, b.Use, null, by, at, note)];
        if (items.Count == 0 || a.Items.All(items.Contains))
        {
            faults.Add(new("W382", $"“{a.Use.Written}” is one name: tell in which reports it names something else, and leave at least one in which it does not."));
            return [];
        }
        NameUse[] there = [.. items.Select(item => a.Use with { Item = item })];
        return
        [
            .. there.Select(use => new NameRuling(NameVerdict.Two, a.Use, use, null, by, at, note)),
            .. there.Skip(1).Select(use => new NameRuling(NameVerdict.One, there[0], use, null, by, at, note)),
            .. a.Use.FullKey == b.Use.FullKey ? Array.Empty<NameRuling>() : [new(NameVerdict.One, there[0], b.Use, null, by, at, note)],
        ];
    }

    /// <summary>Takes back what holds of a name, or of a pair of names.</summary>
    /// <param name="faults">W385: nothing holds.</param>
    public static ImmutableArray<NameRuling> Undo(NameRulings holding, EntityName a, EntityName? b, string by, DateTimeOffset at, string? note, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(holding);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(faults);
        bool IsOn(NameUse? use, EntityName name) => use?.Key == name.Use.Key;
        ImmutableArray<NameRuling> back =
        [
            .. holding.Holding.Where(r => b is null ? IsOn(r.A, a) || IsOn(r.B, a) : (IsOn(r.A, a) && IsOn(r.B, b)) || (IsOn(r.A, b) && IsOn(r.B, a)))
                .Select(r => r with { Verdict = NameVerdict.Open, By = by, At = at, Note = note }),
        ];
        if (back.IsEmpty) faults.Add(new("W385", $"Nobody said anything of “{a.Use.Written}”{(b is null ? "" : $" and “{b.Use.Written}”")} that holds."));
        return back;
    }

    /// <summary>The one name that is meant.</summary>
    /// <param name="kind">Null: any.</param>
    /// <param name="faults">W380: there is none. W381: there are several.</param>
    public static EntityName? Find(EntityReview review, string text, EntityKind? kind, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(faults);
        EntityName[] found = [.. review.Find(text).Where(n => !n.Use.IsPlaced && (kind is null || n.Entity.Kind == kind))];
        if (found is [var only]) return only;
        // Of names that name one thing any will do.
        if (found.Length > 1 && found.All(n => n.Entity.Id == found[0].Entity.Id)) return found[0];
        faults.Add(found.Length == 0
            ? new("W380", $"No report kept here has the name '{text}', and no thing has an id that begins so. 'vedette entities list' shows them.")
            : new("W381", $"'{text}' is written so of {found.Length} things: {string.Join("; ", found.Select(n => $"{n.Entity.Canonical}, {n.Entity.Kind.Code()}{(n.Entity.Country is { } c ? " of " + c : "")} ({n.Entity.Id.ToString()[..8]})"))}. Give the id instead of the name."));
        return null;
    }
}
