using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Read.Feeds;

/// <summary>Who stands behind a link: a name, an address, or both.</summary>
public sealed record FeedParty(string? Name, string? Url);

/// <summary>One item of a feed, a sitemap for news or an archive.</summary>
public sealed record FeedItem
{
    /// <summary>What tells the item from others of its feed: its guid or id, else its link, else its title.</summary>
    public required string Id { get; init; }

    /// <summary>The page of the item, absolute where the feed tells enough.</summary>
    public string? Link { get; init; }
    public string? Title { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    public When Published { get; init; }
    public When Modified { get; init; }

    /// <summary>The text as HTML: the longest the feed gives. Null when it gives none.</summary>
    public string? Html { get; init; }
    public string? Language { get; init; }

    /// <summary>Who printed it: the item's own source where the feed carries items of others, else the feed itself.</summary>
    public FeedParty? Publisher { get; init; }

    /// <summary>Through what it came here: the feed.</summary>
    public FeedParty? Transport { get; init; }

    /// <summary>Where the item says that it was taken from; not who printed it here and not through what it came.</summary>
    public FeedParty? Origin { get; init; }
}

/// <summary>A feed, read.</summary>
public sealed record Feed
{
    /// <summary>As written for people: <c>RSS 2.0</c>, <c>RSS 1.0</c>, <c>Atom</c>, <c>JSON Feed</c>, <c>news sitemap</c>, <c>sitemap index</c>.</summary>
    public required string Kind { get; init; }
    public required string Address { get; init; }
    public string? Title { get; init; }

    /// <summary>The page whose feed this is.</summary>
    public string? Site { get; init; }

    /// <summary>The link that the feed names as its own.</summary>
    public string? Self { get; init; }

    /// <summary>The next part of a feed in parts.</summary>
    public string? Next { get; init; }
    public string? Language { get; init; }
    public When Updated { get; init; }
    public ImmutableArray<FeedItem> Items { get; init; } = [];
    public ImmutableArray<Fault> Faults { get; init; } = [];
}
