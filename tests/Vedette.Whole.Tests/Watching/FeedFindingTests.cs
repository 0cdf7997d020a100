using System.Text;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Watching;
using Vedette.Whole.Tests.Judge;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Watching;

public class FeedFindingTests
{
    private const string Rss = "<rss version=\"2.0\"><channel><title>The Courier</title><link>https://courier.example/</link><item><title>A</title><link>https://courier.example/a</link></item></channel></rss>";

    private sealed class Given(string text) : IFetch
    {
        public async IAsyncEnumerable<Fetched> FetchAsync(string address, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.Yield();
            yield return new(address, Encoding.UTF8.GetBytes(text));
        }
    }

    private static Task<FeedsFound> Find(string address, string text) => new FeedFinding(new Given(text), new SetClock(StoreFolder.Now)).FindAsync(address, default);

    [Fact]
    public async Task A_feed_is_watched_with_its_title_and_its_site()
    {
        var found = await Find("https://courier.example/rss", Rss);
        found.Faults.ShouldBeEmpty();
        found.Found.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Kind.ShouldBe(WatchedKind.Feed), w => w.Title.ShouldBe("The Courier"), w => w.Site.ShouldBe("https://courier.example/"), w => w.Due.ShouldBe(StoreFolder.Now));
    }

    [Fact]
    public async Task A_sitemap_for_news_is_watched_as_a_feed_and_an_index_of_sitemaps_names_its_own()
    {
        (await Find("https://a.example/news.xml", "<urlset><url><loc>https://a.example/1</loc></url></urlset>")).Found.ShouldHaveSingleItem().Kind.ShouldBe(WatchedKind.Feed);
        var index = await Find("https://a.example/sitemap.xml", "<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>");
        index.Found.ShouldBeEmpty();
        index.Faults.Single().Code.ShouldBe("W373");
        index.Others.Single().Url.ShouldBe("https://a.example/news.xml");
    }

    [Fact]
    public async Task Of_a_page_the_first_feed_it_declares_is_watched_and_the_others_are_named()
    {
        var found = await Find("https://a.example/", "<!doctype html><html><head><link rel=alternate type=application/rss+xml title=Main href=/rss><link rel=alternate type=application/atom+xml title=Comments href=/comments></head><body>x</body></html>");
        found.Found.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Address.ShouldBe("https://a.example/rss"), w => w.Title.ShouldBe("Main"), w => w.Site.ShouldBe("https://a.example/"));
        found.Others.Select(o => o.Url).ShouldBe(["https://a.example/comments"]);
    }

    [Fact]
    public async Task A_page_that_declares_none_is_told_with_what_looks_like_one()
    {
        var found = await Find("https://a.example/", "<!doctype html><html><body><a href=/news/feed>Feed</a></body></html>");
        found.Found.ShouldBeEmpty();
        found.Others.Single().Url.ShouldBe("https://a.example/news/feed");
        found.Faults.Single().Code.ShouldBe("W374");
    }

    [Fact]
    public async Task A_list_gives_its_feeds_with_their_folders_and_those_in_files_are_told()
    {
        var found = await Find("feeds.opml", "<opml><body><outline text=\"Strait\"><outline text=\"A\" xmlUrl=\"https://a.example/rss\"/><outline text=\"B\" xmlUrl=\"local.xml\"/></outline></body></opml>");
        found.Found.ShouldHaveSingleItem().Folder.ShouldBe(["Strait"]);
        found.Faults.Single().Code.ShouldBe("W375");
    }

    [Fact]
    public async Task A_feed_in_a_file_is_not_watched() => (await Find("rss.xml", Rss)).Faults.Single().Code.ShouldBe("W375");

    [Fact]
    public void What_a_person_says_it_is_is_not_asked()
    {
        var finding = new FeedFinding(new Given("never read"), new SetClock(StoreFolder.Now));
        finding.As("https://a.example/page", WatchedKind.Page).Found.Single().Kind.ShouldBe(WatchedKind.Page);
        finding.As("page.html", WatchedKind.Page).Faults.Single().Code.ShouldBe("W375");
    }
}
