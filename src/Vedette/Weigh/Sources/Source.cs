using System.Collections.Immutable;

namespace Vedette.Weigh.Sources;

public enum SourceKind : byte { Unknown, Agency, Newspaper, Broadcaster, Magazine, Site, Aggregator, ThinkTank, GovernmentOrgan, Government, Organisation, Person, Document }

/// <summary>What ties a source to a state, as a stated fact. Organ, owned and party make it one family with the government; public and funded do not.</summary>
public enum StateTie : byte
{
    Unknown,
    None,

    /// <summary>A public-service body under a law or charter of its own.</summary>
    Public,

    /// <summary>Paid by a state, under a direction of its own.</summary>
    Funded,

    /// <summary>Owned and directed by a state.</summary>
    Owned,

    /// <summary>Organ of a ruling party.</summary>
    Party,

    /// <summary>Part of a state.</summary>
    Organ,
}

/// <summary>Names of kinds and ties as people write them: small letters, two words with a space.</summary>
public static class SourceWords
{
    public static ImmutableArray<string> Kinds { get; } = [.. Enum.GetValues<SourceKind>().Where(k => k is not SourceKind.Unknown).Select(k => k.Told())];
    public static ImmutableArray<string> Ties { get; } = [.. Enum.GetValues<StateTie>().Where(t => t is not StateTie.Unknown).Select(t => t.Told())];

    public static string Told(this SourceKind kind) => kind switch
    {
        SourceKind.ThinkTank => "think tank",
        SourceKind.GovernmentOrgan => "government organ",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Told(this StateTie tie) => tie.ToString().ToLowerInvariant();

    /// <exception cref="ArgumentException">The words are none of <see cref="Kinds"/>.</exception>
    public static SourceKind Kind(string words) => Enum.GetValues<SourceKind>().Where(k => k.Told() == words).Cast<SourceKind?>().FirstOrDefault() ?? throw new ArgumentException($"'{words}' is no kind of source.", nameof(words));

    /// <exception cref="ArgumentException">The words are none of <see cref="Ties"/>.</exception>
    public static StateTie Tie(string words) => Enum.TryParse<StateTie>(words, ignoreCase: true, out var tie) ? tie : throw new ArgumentException($"'{words}' is no tie to a state.", nameof(words));

    public static bool IsDirected(this StateTie tie) => tie is StateTie.Owned or StateTie.Party or StateTie.Organ;
}

/// <summary>
/// A source as stated facts: who it is and whose it is. It holds no grade, so that what works on sources alone (families, independence, the credibility of information)
/// cannot see one.
/// </summary>
public sealed record Source
{
    /// <summary>Its name in the register: small letters, digits, underscores.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Hosts, small letters, without <c>www.</c></summary>
    public ImmutableArray<string> Domains { get; init; } = [];
    public SourceKind Kind { get; init; }

    /// <summary>The family as stated: a family's name, another source's name (an institute's, of its analyst), <see cref="Families.Itself"/>, <see cref="Families.State"/>, or null when not known.</summary>
    public string? Family { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or null.</summary>
    public string? Country { get; init; }
    public StateTie StateTie { get; init; }

    /// <summary>The link that shows the tie to a state; null when the tie comes from the table of outlets.</summary>
    public string? StateTieShownAt { get; init; }

    /// <summary>Names of the sources that it reprints by habit.</summary>
    public ImmutableArray<string> Copies { get; init; } = [];

    /// <summary>Line of the register, 0 when it is from the table of outlets alone.</summary>
    public int Line { get; init; }
    public bool IsWritten => Line > 0;
}
