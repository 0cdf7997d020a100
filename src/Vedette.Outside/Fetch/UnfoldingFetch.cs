using System.Runtime.CompilerServices;
using System.Text;
using Vedette.Model;
using Vedette.Read.Feeds;
using Vedette.Read.Mail;

namespace Vedette.Outside;

/// <summary>
/// Gets what the inner port gets, with the items of a feed in the place of the feed, the items of all its feeds in the place of a list of feeds (OPML), the letters of a mailbox
/// and what is attached to a letter in its place, and papers (PDF) with their text.
/// </summary>
public sealed class UnfoldingFetch(IFetch inner) : IFetch
{
    public async IAsyncEnumerable<Fetched> FetchAsync(string address, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var fetched in inner.FetchAsync(address, cancel).ConfigureAwait(false))
        {
            if (!Outline.Is(fetched))
            {
                foreach (var item in Items(fetched)) yield return await PdfText.WithTextAsync(item, cancel).ConfigureAwait(false);
                continue;
            }
            var feeds = Outline.Read(Encoding.UTF8.GetString(fetched.Bytes.Span));
            if (feeds.IsEmpty) yield return new Fetched(fetched.Address, default, Fault: Outline.Empty(fetched.Address));
            foreach (var feed in feeds)
            {
                if (Beside(fetched.Address, feed.Feed) is not { } target) yield return new Fetched(feed.Feed, default, Fault: WebFaults.NoLink(feed.Feed));
                else await foreach (var found in inner.FetchAsync(target, cancel).ConfigureAwait(false))
                    foreach (var item in Items(found)) yield return await PdfText.WithTextAsync(item, cancel).ConfigureAwait(false);
            }
        }
    }

    private static IEnumerable<Fetched> Items(Fetched fetched) => FeedPage.Unfold(fetched).SelectMany(MailPage.Unfold);

    /// <summary>A list of feeds names them from where it lies itself. One of the web names no files of this machine: null.</summary>
    private static string? Beside(string outline, string feed) =>
        WebDoor.Link(outline) is { } link ? Uri.TryCreate(link, feed, out var target) && WebDoor.IsWeb(target) ? target.AbsoluteUri : null
        : WebDoor.Link(feed) is not null || Path.IsPathRooted(feed) ? feed : Path.Combine(Path.GetDirectoryName(outline) ?? "", feed);
}
