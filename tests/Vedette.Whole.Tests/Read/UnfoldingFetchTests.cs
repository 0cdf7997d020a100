using System.Text;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Read.Archives;

namespace Vedette.Whole.Tests.Read;

public sealed class UnfoldingFetchTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>Lake wire</title><link>https://lake.example/</link>
        <item><title>Orsk opens the lock</title><link>https://lake.example/lock</link><description>Three barges passed the lock before noon on Tuesday.</description></item>
        <item><title>Tolls stay</title><link>https://lake.example/tolls</link></item></channel></rss>
        """;

    private readonly string root = Directory.CreateTempSubdirectory("vedette-unfold-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(root, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<List<Fetched>> Fetch(string path)
    {
        List<Fetched> found = [];
        await foreach (var fetched in new UnfoldingFetch(new FileFetch()).FetchAsync(path, default)) found.Add(fetched);
        return found;
    }

    [Fact]
    public async Task An_item_of_a_feed_keeps_who_published_it_through_what_it_came_and_what_it_was_taken_from()
    {
        var found = await Fetch(Write("lake.xml", """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lake wire</title><link>https://lake.example/</link>
            <item><title>Orsk opens the lock</title><link>https://lake.example/lock</link><source url="https://harbour.example/feed">Harbour News</source><dc:source>Orsk Gazette</dc:source>
            <description>Three barges passed the lock before noon on Tuesday, the harbour office said.</description></item></channel></rss>
            """));
        var document = DocumentReader.Read(found.Single());
        (document.Outlet, document.Transport, document.TakenFrom).ShouldBe(("Harbour News", "Lake wire", "Orsk Gazette"));
        var via = document.Credits.ShouldHaveSingleItem();
        (via.Kind, via.Name, via.Span.IsEmpty).ShouldBe(("via", "Orsk Gazette", true));
    }

    [Fact]
    public async Task A_feed_gives_its_items()
    {
        var found = await Fetch(Write("lake.xml", Feed));
        found.Select(f => f.Address).ShouldBe(["https://lake.example/lock", "https://lake.example/tolls"]);
        found.Select(f => f.Fault?.Code).ShouldBe([null, "W124"]);
    }

    [Fact]
    public async Task A_list_of_feeds_gives_the_items_of_the_feeds_beside_it()
    {
        Write("lake.rss", Feed);
        var found = await Fetch(Write("mine.opml", "<opml version=\"2.0\"><body><outline text=\"Lake\" xmlUrl=\"lake.rss\"/><outline text=\"Lost\" xmlUrl=\"lost.rss\"/></body></opml>"));
        found.Select(f => f.Fault?.Code ?? f.Address).ShouldBe(["https://lake.example/lock", "W124", "W110"]);
    }

    [Fact]
    public async Task An_empty_list_of_feeds_says_so() => (await Fetch(Write("none.opml", "<opml version=\"2.0\"><body/></opml>"))).Single().Fault!.Code.ShouldBe("W125");

    [Fact]
    public async Task A_web_archive_gives_its_pages_and_the_items_of_its_feeds()
    {
        string path = Path.Combine(root, "day.warc.gz");
        using (var file = File.Create(path))
        {
            var writer = new WarcWriter(file);
            var noon = new DateTimeOffset(2024, 5, 7, 12, 0, 0, TimeSpan.Zero);
            writer.WriteInfo("test", noon);
            writer.Write(new Capture("https://lake.example/page", noon, 200, [("Content-Type", "text/html; charset=utf-8")], Encoding.UTF8.GetBytes("<html><body><p>The lock is open, the harbour master said.</p></body></html>")));
            writer.Write(new Capture("https://lake.example/logo.png", noon, 200, [("Content-Type", "image/png")], new byte[10]));
            writer.Write(new Capture("https://lake.example/rss", noon, 200, [("Content-Type", "application/rss+xml")], Encoding.UTF8.GetBytes(Feed)));
        }
        var found = await Fetch(root);
        found.Select(f => f.Address).ShouldBe(["https://lake.example/page", "https://lake.example/lock", "https://lake.example/tolls"]);
        found[0].Captured.ShouldBe(new DateTimeOffset(2024, 5, 7, 12, 0, 0, TimeSpan.Zero));
        DocumentReader.Read(found[0]).Text.ShouldBe("The lock is open, the harbour master said.");
    }

    [Fact]
    public async Task A_file_that_is_named_as_an_archive_and_is_none_says_so()
    {
        string path = Path.Combine(root, "no.warc.gz");
        File.WriteAllBytes(path, [0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        (await Fetch(path)).Single().Fault!.Code.ShouldBe("W130");
    }
}
