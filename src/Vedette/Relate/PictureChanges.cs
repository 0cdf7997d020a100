using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>How groups of one kind became other between two pictures. A group is known again by its members, not by its id.</summary>
/// <param name="New">None of its members was in a group before.</param>
/// <param name="Gone">None of its members is in a group any more.</param>
/// <param name="Grown">Known before, with members that were in no group then.</param>
/// <param name="Joined">One now, of several.</param>
/// <param name="Parted">Several now, of one.</param>
public sealed record Regrouping<T>(ImmutableArray<T> New, ImmutableArray<T> Gone, ImmutableArray<T> Grown, ImmutableArray<(ImmutableArray<T> From, T To)> Joined, ImmutableArray<(T From, ImmutableArray<T> To)> Parted) where T : class
{
    public bool IsEmpty => New.IsEmpty && Gone.IsEmpty && Grown.IsEmpty && Joined.IsEmpty && Parted.IsEmpty;

    /// <param name="members">What lasts of a group's members, of one before (true) or after.</param>
    internal static Regrouping<T> Of<TMember>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, bool, ImmutableArray<TMember>> members) where TMember : notnull
    {
        var (was, now) = (Homes(before, group => members(group, true)), Homes(after, group => members(group, false)));
        ImmutableArray<T> From(T group) => [.. members(group, false).Select(m => was.GetValueOrDefault(m)).OfType<T>().Distinct()];
        ImmutableArray<T> To(T group) => [.. members(group, true).Select(m => now.GetValueOrDefault(m)).OfType<T>().Distinct()];
        return new(
            [.. after.Where(group => From(group).IsEmpty)],
            [.. before.Where(group => To(group).IsEmpty)],
            [.. after.Where(group => !From(group).IsEmpty && members(group, false).Any(m => !was.ContainsKey(m)))],
            [.. after.Select(group => (From(group), group)).Where(j => j.Item1.Length > 1)],
            [.. before.Select(group => (group, To(group))).Where(p => p.Item2.Length > 1)]);
    }

    private static Dictionary<TMember, T> Homes<TMember>(ImmutableArray<T> groups, Func<T, ImmutableArray<TMember>> members) where TMember : notnull =>
        groups.SelectMany(group => members(group).Select(m => (m, group))).DistinctBy(pair => pair.m).ToDictionary(pair => pair.m, pair => pair.group);
}

/// <summary>What became other between two pictures of one store, after documents came, changed or went. Pure: what a document does when it comes it undoes when it goes.</summary>
public sealed record PictureChanges
{
    /// <summary>Versions that were not there before, and versions that are not there now: of a page that changed there is one of each.</summary>
    public required ImmutableArray<DocumentId> Came { get; init; }
    public required ImmutableArray<DocumentId> Went { get; init; }

    /// <summary>By the claims that are of one act of speech.</summary>
    public required Regrouping<Origin> Origins { get; init; }

    /// <summary>By the documents that tell of one happening.</summary>
    public required Regrouping<Story> Stories { get; init; }
    public required ImmutableArray<Contradiction> Contradictions { get; init; }

    /// <summary>Contradictions that stand no more: one of their ends is gone, or told otherwise.</summary>
    public required ImmutableArray<Contradiction> Lapsed { get; init; }
    public required ImmutableArray<Drift> Drifts { get; init; }

    public bool IsEmpty => Came.IsEmpty && Went.IsEmpty && Origins.IsEmpty && Stories.IsEmpty && Contradictions.IsEmpty && Lapsed.IsEmpty && Drifts.IsEmpty;

    public static PictureChanges Between(Picture before, Picture after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        DocumentId[] old = [.. before.Readings.Select(r => r.Document.Id)], now = [.. after.Readings.Select(r => r.Document.Id)];
        var (was, here) = (new Lasting(before), new Lasting(after));
        return new()
        {
            Came = [.. now.Except(old)],
            Went = [.. old.Except(now)],
            Origins = Regrouping<Origin>.Of<(ItemId, string)>(before.Origins, after.Origins, (group, isBefore) => [.. group.Claims.Select((isBefore ? was : here).Of)]),
            Stories = Regrouping<Story>.Of<ItemId>(before.Stories, after.Stories, (group, isBefore) => [.. group.Documents.Select((isBefore ? was : here).Of)]),
            Contradictions = [.. after.Contradictions.ExceptBy(before.Contradictions.Select(was.Of), here.Of)],
            Lapsed = [.. before.Contradictions.ExceptBy(after.Contradictions.Select(here.Of), was.Of)],
            Drifts = [.. after.Drifts.ExceptBy(before.Drifts.Select(was.Of), here.Of)],
        };
    }

    /// <summary>What lasts over the versions of a page: the item, and the words of its claims.</summary>
    private sealed class Lasting(Picture picture)
    {
        private readonly Dictionary<DocumentId, ItemId> items = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Item);
        private readonly Dictionary<ClaimId, (ItemId, string)> claims = picture.Readings.SelectMany(r => r.Claims.Select(c => (c.Id, Key: (r.Document.Item, c.Words(r.Document.Text))))).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Key);

        public ItemId Of(DocumentId document) => items[document];
        public (ItemId, string) Of(ClaimId claim) => claims[claim];
        public (ContradictionKind, (ItemId, string), (ItemId, string)) Of(Contradiction contradiction) => (contradiction.Kind, Of(contradiction.A), Of(contradiction.B));
        public (DriftKind, (ItemId, string), (ItemId, string)) Of(Drift drift) => (drift.Kind, Of(drift.From), Of(drift.To));
    }
}
