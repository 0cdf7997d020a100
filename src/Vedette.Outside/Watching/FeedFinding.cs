using System.Text;
using Vedette.Model;
using Vedette.Read.Feeds;
using Vedette.Watching;

namespace Vedette.Outside.Watching;

/// <summary>What an address that a person gives can be watched as.</summary>
/// <param name="Found">What to watch.</param>
/// <param name="Others">Further feeds that the page names, by link and title.</param>
/// <param name="Faults">Why there is nothing to watch, or why a part was left out.</param>
public sealed record FeedsFound(IReadOnlyList<Watched> Found, IReadOnlyList<FeedLink> Others, IReadOnlyList<Fault> Faults);

/// <summary>Finds what to watch at an address: a feed, the feeds of a list (OPML), or the feed that a page names first.</summary>
/// <param name="input">Gets files and links.</param>
public sealed class FeedFinding(IFetch input, TimeProvider clock)
{
    /// <summary>Without asking: the address is taken for what the person says it is.</summary>
    public FeedsFound As(string address, WatchedKind kind) =>
        Download.IsWeb(address) ? new([New(address, kind)], [], []) : new([], [], [NoLink(address)]);

    public async Task<FeedsFound> FindAsync(string address, CancellationToken cancel)
    {
        Fetched? fetched = null;
        await foreach (var first in input.FetchAsync(address, cancel).ConfigureAwait(false))
        {
            fetched = first;
            break;
        }
        if (fetched is null) return None(new("W110", $"{address} does not exist. Check the path."));
        if (fetched.Fault is { } fault) return None(fault);
        if (Outline.Is(fetched)) return OfList(fetched);
        var feed = FeedReader.Read(fetched);
        if (feed.Kind == "sitemap index")
            return new([], [.. feed.Items.Select(i => new FeedLink(i.Link!, i.Title, true))], [new("W373", $"{address} is an index of sitemaps and no list of items. Add the sitemaps it names that hold news.")]);
        if (feed.Kind == "none") return OfPage(address, fetched);
        return Download.IsWeb(address) ? new([New(address, WatchedKind.Feed) with { Title = feed.Title, Site = feed.Site }], [], []) : None(NoLink(address));
    }

    private FeedsFound OfList(Fetched list)
    {
        var feeds = Outline.Read(Encoding.UTF8.GetString(list.Bytes.Span));
        if (feeds.IsEmpty) return None(Outline.Empty(list.Address));
        return new([.. feeds.Where(f => Download.IsWeb(f.Feed)).Select(f => New(f.Feed, WatchedKind.Feed) with { Title = f.Title, Site = f.Site, Folder = f.Folder })], [],
            [.. feeds.Where(f => !Download.IsWeb(f.Feed)).Select(f => NoLink(f.Feed))]);
    }

    private FeedsFound OfPage(string address, Fetched page)
    {
        var links = FeedDiscovery.In(Encoding.UTF8.GetString(page.Bytes.Span), address);
        if (links is [{ IsDeclared: true } first, ..]) return new([New(first.Url, WatchedKind.Feed) with { Title = first.Title, Site = address }], [.. links.Skip(1)], []);
        return new([], links, [new("W374", $"{address} is no feed and declares none. Give one of the links that look like feeds, if there are any, or watch the page itself with --as page.")]);
    }

    private Watched New(string address, WatchedKind kind) => new() { Address = address, Kind = kind, Added = clock.GetUtcNow(), Due = clock.GetUtcNow() };

    private static FeedsFound None(Fault fault) => new([], [], [fault]);

    private static Fault NoLink(string address) => new("W375", $"{address} is no link of the web (http or https), and only those are watched. Read it once with 'vedette add'.");
}
