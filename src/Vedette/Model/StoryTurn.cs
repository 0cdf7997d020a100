using System.Collections.Immutable;

namespace Vedette.Model;

/// <summary>How stories that were known became other.</summary>
public enum StoryTurnKind : byte { Joined, Parted }

/// <summary>Stories that a relating joined to one, or one that it parted. Appended to the record of a store, never overwritten.</summary>
/// <param name="At">When it was related.</param>
/// <param name="From">The stories as they were: several where they joined.</param>
/// <param name="To">The stories as they are from then on: several where one parted.</param>
/// <param name="Because">The versions in them that came or went between the two; none where what came elsewhere made a word of theirs common.</param>
public sealed record StoryTurn(DateTimeOffset At, StoryTurnKind Kind, ImmutableArray<Story> From, ImmutableArray<Story> To, ImmutableArray<DocumentId> Because);
