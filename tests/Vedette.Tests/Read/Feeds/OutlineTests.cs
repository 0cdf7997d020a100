using Vedette.Read.Feeds;

namespace Vedette.Tests.Read.Feeds;

public class OutlineTests
{
    [Fact]
    public void A_list_of_feeds_is_read_with_its_folders_and_each_feed_once()
    {
        var read = Outline.Read("""
            <?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
            <outline text="Lakes"><outline type="rss" text="Lake &amp; wire" xmlUrl="https://lake.example/rss" htmlUrl="https://lake.example/"/>
            <outline text="North"><outline title="Bay" xmlurl="https://bay.example/atom"/></outline></outline>
            <outline text="Again" xmlUrl="https://lake.example/rss"/><outline text="No feed" url="https://x.example"/>
            </body></opml>
            """);
        read.Select(s => (s.Feed, s.Title, s.Site, string.Join("/", s.Folder))).ShouldBe(
        [
            ("https://lake.example/rss", "Lake & wire", "https://lake.example/", "Lakes"),
            ("https://bay.example/atom", "Bay", null, "Lakes/North"),
        ]);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        Subscription[] subscriptions =
        [
            new("https://a.example/?x=1&y=\"2\"", "A < B", "https://a.example/", []),
            new("https://b.example/feed", null, null, ["North", "Bays & lakes"]),
            new("https://c.example/feed", "C", null, ["North"]),
            new("https://d.example/feed", "D", null, ["South"]),
        ];
        var read = Outline.Read(Outline.Write(subscriptions, "Mine"));
        read.Select(s => (s.Feed, s.Title, s.Site, string.Join("/", s.Folder))).ShouldBe(subscriptions.Select(s => (s.Feed, (string?)(s.Title ?? s.Feed), s.Site, string.Join("/", s.Folder))));
    }

    [Fact]
    public void What_is_no_outline_names_no_feed() => Outline.Read("<html><body><p>No.</p></body></html>").ShouldBeEmpty();
}
