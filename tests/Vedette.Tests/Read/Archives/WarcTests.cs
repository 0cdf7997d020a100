using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Read.Archives;

namespace Vedette.Tests.Read.Archives;

public class WarcTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 7, 12, 0, 0, TimeSpan.Zero);

    private static Capture Page(string target, string body, params (string, string)[] headers) =>
        new(target, Noon, 200, [("Content-Type", "text/html; charset=utf-8"), .. headers], Encoding.UTF8.GetBytes(body));

    private static byte[] Gzip(byte[] bytes)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        return zipped.ToArray();
    }

    private static byte[] Plain(string type, string target, string block, string extra = "") =>
        Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: <{target}>\r\nWARC-Date: 2024-05-07T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n{extra}Content-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n");

    private static Capture[] Read(params byte[][] parts) => [.. WarcReader.Read(new MemoryStream([.. parts.SelectMany(p => p)]), "test.warc")];

    [Fact]
    public void What_was_written_is_read_and_each_record_alone_too()
    {
        var stream = new MemoryStream();
        var writer = new WarcWriter(stream);
        writer.WriteInfo("vedette", Noon);
        Capture[] captures = [Page("https://l.example/1", "<p>One.</p>"), Page("https://l.example/2", "<p>Two.</p>", ("ETag", "\"x\"")), new("https://l.example/3", Noon.AddSeconds(1.5), 404, [], default)];
        var places = captures.Select(writer.Write).ToArray();
        stream.Position = 0;
        var read = WarcReader.Read(stream, "test.warc.gz").ToArray();
        read.Select(c => (c.Target, c.Time, c.Status, Encoding.UTF8.GetString(c.Body.Span))).ShouldBe(captures.Select(c => (c.Target, c.Time, c.Status, Encoding.UTF8.GetString(c.Body.Span))));
        read[1].Header("etag").ShouldBe("\"x\"");
        read.ShouldAllBe(c => c.Faults.IsEmpty);
        Encoding.UTF8.GetString(WarcReader.At(stream, places[1], "test.warc.gz")!.Body.Span).ShouldBe("<p>Two.</p>");
        places[2].Offset.ShouldBe(places[1].Offset + places[1].Length);
    }

    [Fact]
    public void The_same_captures_make_the_same_bytes()
    {
        byte[] Write()
        {
            var stream = new MemoryStream();
            new WarcWriter(stream).Write(Page("https://l.example/1", "<p>One.</p>"));
            return stream.ToArray();
        }
        Write().ShouldBe(Write());
    }

    [Fact]
    public void Plain_archives_and_whole_compressed_ones_are_read()
    {
        byte[] archive = [.. Plain("warcinfo", "x", "software: y\r\n"), .. Plain("request", "https://l.example/1", "GET / HTTP/1.1\r\n\r\n"), .. Plain("response", "https://l.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>One.</p>"), .. Plain("resource", "https://l.example/2", "<p>Two.</p>", "Content-Type: text/html\r\n")];
        foreach (var read in new[] { Read(archive), Read(Gzip(archive)) })
        {
            read.Select(c => c.Target).ShouldBe(["https://l.example/1", "https://l.example/2"]);
            read.Select(c => Encoding.UTF8.GetString(c.Item()!.Bytes.Span)).ShouldBe(["<p>One.</p>", "<p>Two.</p>"]);
            read[0].Item()!.Captured.ShouldBe(Noon);
        }
    }

    [Theory]
    [InlineData("chunked", "", "5\r\n<p>On\r\n6;x=1\r\ne.</p>\r\n0\r\n\r\n")]
    [InlineData("chunked", "", "<p>One.</p>")]
    [InlineData("", "gzip", "<p>One.</p>")]
    public void A_body_is_undone_where_it_truly_is_what_its_headers_say(string transfer, string encoding, string body) =>
        Encoding.UTF8.GetString(Read(Plain("response", "https://l.example/1", $"HTTP/1.1 200 OK\r\nTransfer-Encoding: {transfer}\r\nContent-Encoding: {encoding}\r\n\r\n{body}"))[0].Body.Span).ShouldBe("<p>One.</p>");

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public void A_compressed_body_is_undone(string encoding)
    {
        byte[] body = Encoding.UTF8.GetBytes("<p>One.</p>");
        var zipped = new MemoryStream();
        using (Stream zip = encoding == "gzip" ? new GZipStream(zipped, CompressionMode.Compress, true) : encoding == "br" ? new BrotliStream(zipped, CompressionMode.Compress, true) : new ZLibStream(zipped, CompressionMode.Compress, true)) zip.Write(body);
        var stream = new MemoryStream();
        new WarcWriter(stream).Write(new Capture("https://l.example/1", Noon, 200, [("Content-Encoding", encoding)], zipped.ToArray()));
        stream.Position = 0;
        var read = WarcReader.Read(stream, "test.warc.gz").Single();
        read.Body.ToArray().ShouldBe(body);
        read.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_body_that_grows_without_end_is_cut_and_said_so()
    {
        byte[] bomb = Gzip(new byte[WarcReader.LongestRecord + 10]);
        var stream = new MemoryStream();
        new WarcWriter(stream).Write(new Capture("https://l.example/1", Noon, 200, [("Content-Encoding", "gzip")], bomb));
        stream.Position = 0;
        var read = WarcReader.Read(stream, "test.warc.gz").Single();
        read.Body.Length.ShouldBe(WarcReader.LongestRecord);
        read.Faults.Single().Code.ShouldBe("W133");
    }

    [Fact]
    public void An_archive_that_breaks_off_gives_all_before_and_says_so()
    {
        var stream = new MemoryStream();
        var writer = new WarcWriter(stream);
        writer.Write(Page("https://l.example/1", "<p>One.</p>"));
        writer.Write(Page("https://l.example/2", new string('x', 5000)));
        var read = Read(stream.ToArray()[..^20]);
        read[0].Target.ShouldBe("https://l.example/1");
        read.SelectMany(c => c.Faults).Select(f => f.Code).Distinct().ShouldBe(["W130"]);
    }

    [Fact]
    public void What_stands_between_records_and_a_record_without_length_are_passed_over()
    {
        byte[] unsized = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://l.example/0\r\n\r\n"u8.ToArray();
        var read = Read("junk\n"u8.ToArray(), unsized, "more junk\r\n"u8.ToArray(), Plain("resource", "https://l.example/1", "<p>One.</p>"));
        read.SelectMany(c => c.Faults).Select(f => f.Code).ShouldBe(["W131"]);
        read[^1].Target.ShouldBe("https://l.example/1");
    }

    [Fact]
    public void Bytes_that_were_changed_are_read_and_told()
    {
        var read = Read(Plain("resource", "https://l.example/1", "<p>One.</p>", "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"));
        read.Single().Faults.Single().Code.ShouldBe("W134");
        Encoding.UTF8.GetString(read.Single().Body.Span).ShouldBe("<p>One.</p>");
    }

    [Fact]
    public void A_right_digest_in_base_32_is_right() =>
        // The digest of nothing, as all archives write it.
        Read(Plain("resource", "https://l.example/1", "", "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n")).Single().Faults.ShouldBeEmpty();

    [Theory]
    [InlineData(404, "text/html")]
    [InlineData(301, "text/html")]
    [InlineData(200, "image/png")]
    [InlineData(200, "text/css")]
    public void What_is_no_document_gives_no_item(int status, string media) => new Capture("https://l.example/1", Noon, status, [("Content-Type", media)], new byte[3]).Item().ShouldBeNull();

    [Fact]
    public void What_is_no_archive_says_so() => Read("<html>"u8.ToArray()).Single().Faults.Single().Code.ShouldBe("W130");

    [Fact]
    public void Any_bytes_give_captures_and_never_an_exception()
    {
        byte[] archive = Plain("response", "https://l.example/1", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n");
        Prop.ForAll<byte[], PositiveInt>((bytes, at) => Read([.. archive[..(at.Get % archive.Length)], .. bytes, .. archive]).All(c => c.Target.Length > 0)).QuickCheckThrowOnFailure();
        byte[] zipped = Gzip(archive);
        Prop.ForAll<byte[], PositiveInt>((bytes, at) => Read([.. zipped[..(at.Get % zipped.Length)], .. bytes, .. zipped]).All(c => c.Target.Length > 0)).QuickCheckThrowOnFailure();
    }
}
