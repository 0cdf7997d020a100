using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Benchmarks;
using Vedette.Read;
using Vedette.Read.Feeds;

namespace Vedette.Tests.Read.Feeds;

public class FeedReaderTests
{
    public static TheoryData<string> Cases => [.. FeedCase.All.Select(c => c.Name)];

    [Theory, MemberData(nameof(Cases))]
    public void A_feed_is_read_as_written(string name) => FeedCase.All.Single(c => c.Name == name).Misses().ShouldBeEmpty();

    [Fact]
    public void At_least_thirty_kinds_of_faults_are_held() => FeedCase.All.Count().ShouldBeGreaterThan(40);

    [Fact]
    public void Any_pieces_of_a_feed_in_any_order_give_a_feed_and_never_an_exception()
    {
        string[] pieces = ["<rss>", "<channel>", "</channel>", "<item>", "</item>", "<title>", "</title", "<link>", "https://l.example/1", "<![CDATA[", "]]>", "<entry", " href='x", "\"", "&amp", "&#0;", "&#xFFFFFF;", "<!--", "-->", "<!DOCTYPE [", "<?xml", "Tue, 07 May 2024 08:30:00 GMT", "<pubDate>", "<a:b:c xmlns:a=''>", "{\"items\":[", "\u0000", "\uD800", "<description><p>", "/>"];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(parts => string.Concat(parts)).ToArbitrary(), text => FeedReader.Read(new Fetched("any.xml", Encoding.UTF8.GetBytes(text))).Items.All(i => i.Id.Length > 0)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_bytes_give_a_feed_and_never_an_exception() => Prop.ForAll<byte[]>(bytes => FeedReader.Read(new Fetched("any.xml", bytes)) is not null).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("<item>")]
    [InlineData("<a>")]
    [InlineData("<title>")]
    [InlineData("<a b='")]
    [InlineData("<![CDATA[")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("</x>")]
    [InlineData("&amp;")]
    public void A_feed_without_end_is_read_in_bounded_time(string piece)
    {
        var before = ProcessorTime.Now;
        FeedReader.Read(new Fetched("deep.xml", Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Repeat(piece, 100_000)))));
        (ProcessorTime.Now - before).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void An_item_is_read_as_a_page_that_says_what_the_feed_says()
    {
        var input = new Fetched("lake.xml", Encoding.UTF8.GetBytes("""
            <rss version="2.0"><channel><title>Lake wire</title><link>https://lake.example/</link><item><title>Orsk opens the lock to barges</title><link>https://lake.example/lock</link>
            <pubDate>Tue, 07 May 2024 08:30:00 +0200</pubDate><author>desk@lake.example (Anna Holm)</author><source url="https://harbour.example/">Harbour News</source>
            <description>&lt;p&gt;Three barges with grain passed the lock before noon, the harbour master said on Tuesday.&lt;/p&gt;</description></item></channel></rss>
            """));
        var document = DocumentReader.Read(FeedPage.Unfold(input).Single());
        document.Title.ShouldBe("Orsk opens the lock to barges");
        document.Address.ShouldBe("https://lake.example/lock");
        document.Url.ShouldBe("https://lake.example/lock");
        document.Outlet.ShouldBe("Harbour News");
        document.Published.Iso.ShouldBe("2024-05-07T08:30:00+02:00");
        document.Authors.ShouldBe(["Anna Holm"]);
        document.Text.ShouldContain("Three barges with grain passed the lock before noon");
        document.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void An_item_without_text_says_that_its_page_is_needed()
    {
        var input = new Fetched("lake.xml", "<rss version='2.0'><channel><title>L</title><item><title>One</title><link>https://l.example/1</link></item></channel></rss>"u8.ToArray());
        FeedPage.Unfold(input).Single().Fault!.Code.ShouldBe("W124");
    }

    [Fact]
    public void What_is_no_feed_stays_as_it_is()
    {
        var input = new Fetched("a.html", "<html><body><p>No feed.</p></body></html>"u8.ToArray());
        FeedPage.Unfold(input).ShouldBe([input]);
    }
}
