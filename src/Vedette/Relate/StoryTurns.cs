using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>Which stories joined and which parted between two pictures of one store.</summary>
public static class StoryTurns
{
    /// <param name="item">The item of a document of either.</param>
    public static ImmutableArray<StoryTurn> Between(ImmutableArray<Story> before, ImmutableArray<Story> after, Func<DocumentId, ItemId> item, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(item);
        var changes = Regrouping<Story>.Of<ItemId>(before, after, (story, _) => [.. story.Documents.Select(item)]);
        if (changes.Joined.IsEmpty && changes.Parted.IsEmpty) return [];
        var old = before.SelectMany(s => s.Documents).ToHashSet();
        var now = after.SelectMany(s => s.Documents).ToHashSet();
        StoryTurn Turn(StoryTurnKind kind, ImmutableArray<Story> from, ImmutableArray<Story> to) => new(at, kind, [.. from.Select(Plain)], [.. to.Select(Plain)],
        [
            .. to.SelectMany(s => s.Documents).Where(d => !old.Contains(d)).Concat(from.SelectMany(s => s.Documents).Where(d => !now.Contains(d))).Distinct(),
        ]);
        return [.. changes.Joined.Select(j => Turn(StoryTurnKind.Joined, j.From, [j.To])), .. changes.Parted.Select(p => Turn(StoryTurnKind.Parted, [p.From], p.To))];
    }

    /// <summary>The record tells which documents a story had, not why.</summary>
    private static Story Plain(Story story) => story with { Members = [] };
}
