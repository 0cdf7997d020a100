using Vedette.Read.Feeds;

namespace Vedette.Tests.Read.Feeds;

public class FeedDiscoveryTests
{
    private static IEnumerable<string> In(string html) => FeedDiscovery.In(html, "https://lake.example/news/today").Select(f => f.Url);

    [Theory]
    [InlineData("<link rel=alternate type='application/rss+xml' href='/rss'>", "https://lake.example/rss")]
    [InlineData("<link rel='ALTERNATE' type='application/atom+xml' href='atom.xml'>", "https://lake.example/news/atom.xml")]
    [InlineData("<base href='https://m.example/'><link rel=alternate type=application/feed+json href=feed.json>", "https://m.example/feed.json")]
    [InlineData("<link rel=alternate type='application/rss+xml' href='feed://lake.example/rss'>", "https://lake.example/rss")]
    [InlineData("<body><a href='/rss.xml'>RSS</a>", "https://lake.example/rss.xml")]
    [InlineData("<body><a href='/category/war/feed/?x=1'>Feed</a>", "https://lake.example/category/war/feed/?x=1")]
    public void A_feed_that_a_page_names_is_found(string html, string feed) => In(html).ShouldBe([feed]);

    [Theory]
    [InlineData("<link rel=alternate hreflang=de href='/de'>")]
    [InlineData("<link rel=stylesheet type='text/css' href='/rss'>")]
    [InlineData("<body><a href='/feedback'>Tell us</a>")]
    public void Other_links_are_no_feeds(string html) => In(html).ShouldBeEmpty();

    [Fact]
    public void Declared_feeds_go_before_links_that_look_like_feeds() =>
        In("<head><link rel=alternate type='application/rss+xml' href='/a'><link rel=alternate type='application/rss+xml' href='/a'></head><body><a href='/b/rss'>b</a>").ShouldBe(["https://lake.example/a"]);
}
