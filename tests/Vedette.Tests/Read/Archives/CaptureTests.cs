using System.Collections.Immutable;
using System.Text;
using Vedette.Read.Archives;

namespace Vedette.Tests.Read.Archives;

public class CaptureTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static Capture RoundTrip(Capture capture)
    {
        var stream = new MemoryStream();
        new WarcWriter(stream).Write(capture);
        stream.Position = 0;
        return WarcReader.Read(stream, "a.warc.gz").Single();
    }

    [Fact]
    public void A_body_that_was_undone_comes_back_without_fault_though_its_headers_tell_of_compression()
    {
        var capture = new Capture("https://a.example/", Time, 200, [("Content-Type", "text/html"), ("Content-Encoding", "br"), ("Content-Length", "7")], Encoding.UTF8.GetBytes("<p>The body is longer than that.</p>"));
        var back = RoundTrip(capture.Undone());
        back.Faults.ShouldBeEmpty();
        back.Body.ToArray().ShouldBe(capture.Body.ToArray());
        back.Header("X-Archive-Orig-Content-Encoding").ShouldBe("br");
        RoundTrip(capture).Faults.ShouldNotBeEmpty("the headers as they are would not fit the body");
    }

    [Fact]
    public void What_a_feed_told_is_a_resource_and_no_answer()
    {
        var stream = new MemoryStream();
        new WarcWriter(stream).Write(new Capture("https://a.example/1", Time, 200, [("Content-Type", "text/html; charset=utf-8")], Encoding.UTF8.GetBytes("<p>Told.</p>")) { ToldBy = "https://a.example/feed" });
        stream.Position = 0;
        using var plain = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress, leaveOpen: true);
        new StreamReader(plain).ReadToEnd().ShouldContain("WARC-Type: resource");
        stream.Position = 0;
        WarcReader.Read(stream, "a.warc.gz").Single().ShouldSatisfyAllConditions(c => c.Status.ShouldBe(200), c => c.Header("Content-Type").ShouldBe("text/html; charset=utf-8"), c => Encoding.UTF8.GetString(c.Body.Span).ShouldBe("<p>Told.</p>"));
    }

    [Theory]
    [InlineData(200, true, true)]
    [InlineData(304, false, false)]
    [InlineData(404, true, false)]
    public void A_success_with_a_body_is_kept(int status, bool hasBody, bool isKept)
    {
        var fetched = new Fetched("https://a.example/", hasBody ? Encoding.UTF8.GetBytes("x") : default, "text/html") { Answer = new("https://a.example/", status, ImmutableArray<(string, string)>.Empty, Time) };
        (Capture.Of(fetched) is not null).ShouldBe(isKept);
        Capture.Of(fetched with { Answer = null }).ShouldBeNull();
    }
}
