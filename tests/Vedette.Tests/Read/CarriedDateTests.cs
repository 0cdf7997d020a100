using System.Text;
using Vedette.Model;
using Vedette.Read;
using Vedette.Read.Archives;
using Vedette.Read.Feeds;
using Vedette.Read.Mail;

namespace Vedette.Tests.Read;

/// <summary>What carried an item tells its day where the item does not.</summary>
public class CarriedDateTests
{
    private const string Undated = "<html><body><h1>The lock</h1><p>The lock of Orsk is open again, the harbour master said, and barges may pass.</p></body></html>";
    private const string Dated = "<html><head><meta property=\"article:published_time\" content=\"2031-04-01\"></head><body><h1>The lock</h1><p>The lock of Orsk is open again, the harbour master said.</p></body></html>";
    private static readonly FeedItem Told = new() { Id = "1", Link = "https://lake.example/lock", Published = When.Parse("2031-05-07"), Transport = new("Lake feed", null) };

    private static Fetched Page(string html, string address = "https://lake.example/lock") => new(address, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");

    [Fact]
    public void A_page_without_a_date_takes_that_of_its_feed()
    {
        var document = DocumentReader.Read(Page(Undated) with { Carriage = FeedPage.CarriageOf(Told) });
        (document.Published.Iso, document.DatedBy, document.Transport).ShouldBe(("2031-05-07", DatedBy.Feed, "Lake feed"));
    }

    [Fact]
    public void The_pages_own_date_goes_before_that_of_its_feed()
    {
        var document = DocumentReader.Read(Page(Dated) with { Carriage = FeedPage.CarriageOf(Told) });
        (document.Published.Iso, document.DatedBy).ShouldBe(("2031-04-01", DatedBy.Item));
    }

    [Fact]
    public void A_feed_without_a_date_tells_none()
    {
        var document = DocumentReader.Read(Page(Undated) with { Carriage = FeedPage.CarriageOf(Told with { Published = When.Unknown }) });
        (document.Published.IsKnown, document.DatedBy).ShouldBe((false, DatedBy.Item));
    }

    [Fact]
    public void A_paper_takes_the_day_of_the_letter_that_it_is_attached_to()
    {
        const string Mail = "From: Anna Holm <anna@lake.example>\nSubject: The lock\nDate: Tue, 7 May 2024 08:30:00 +0200\nMessage-ID: <1@lake.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe paper is attached to this letter.\n--b\nContent-Type: application/pdf; name=lock.pdf\n\n%PDF-1.4 words\n--b--\n";
        var paper = MailPage.Unfold(new("a.eml", Encoding.Latin1.GetBytes(Mail))).Single(f => f.MediaType == "application/pdf");
        var document = DocumentReader.Read(paper with { Paper = new("The lock of Orsk is open again, the harbour master said, and barges may pass.\n\f", "") });
        (document.Published.Iso, document.DatedBy).ShouldBe(("2024-05-07T08:30:00+02:00", DatedBy.Letter));
    }

    [Fact]
    public void An_archive_tells_only_by_when_a_page_was_there()
    {
        var capture = new Capture("https://lake.example/lock", new(2031, 5, 7, 12, 0, 0, TimeSpan.Zero), 200, [("Content-Type", "text/html; charset=utf-8")], Encoding.UTF8.GetBytes(Undated));
        var document = DocumentReader.Read(capture.Item()!);
        (document.Published.Iso, document.Published.First, document.Published.End, document.DatedBy).ShouldBe(("../2031-05-08", null, new DateOnly(2031, 5, 8), DatedBy.Archive));
        DocumentReader.Read((capture with { Body = Encoding.UTF8.GetBytes(Dated) }).Item()!).Published.Iso.ShouldBe("2031-04-01");
    }

    [Theory]
    [InlineData("https://web.archive.org/web/20310507120000/https://lake.example/lock", "../2031-05-08")]
    [InlineData("https://web.archive.org/web/20310507120000id_/https://lake.example/lock", "../2031-05-08")]
    [InlineData("https://web.archive.org/web/20311307120000/https://lake.example/lock", null)]
    [InlineData("https://lake.example/web/20310507120000/lock", null)]
    public void The_address_of_an_archived_page_tells_it_too(string address, string? published) => DocumentReader.Read(Page(Undated, address)).Published.Iso.ShouldBe(published);

    [Fact]
    public void A_page_that_is_read_again_keeps_the_day_that_its_feed_told()
    {
        var first = DocumentReader.Read(Page(Undated) with { Carriage = FeedPage.CarriageOf(Told) });
        var again = DocumentReader.Read(Page(Undated) with { Carriage = Carriage.Of(first) });
        (again.Published, again.DatedBy, again.Transport).ShouldBe((first.Published, first.DatedBy, first.Transport));
        Carriage.Of(DocumentReader.Read(Page(Dated))).ShouldBeNull();
    }
}
