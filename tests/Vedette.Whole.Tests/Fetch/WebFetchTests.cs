using System.Net;
using System.Net.Sockets;
using System.Text;
using Vedette.Outside;
using Vedette.Read;
using Vedette.Whole.Tests.Reported;

namespace Vedette.Whole.Tests.Fetch;

/// <summary>A server that misbehaves in every way, and the right answer to each.</summary>
public class WebFetchTests
{
    private const string Words = "Three barges passed the lock before noon, the harbour master said on Tuesday.";

    [Fact]
    public async Task A_page_comes_with_what_its_server_told()
    {
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Bytes("text/html; charset=utf-8", "<p>The lock.</p>"u8.ToArray(), ("ETag", "\"v1\""), ("X-Twice", "a"), ("X-Twice", "b"), ("Set-Cookie", "who=you")));
        using var fetch = Fetch();
        var page = await fetch.GetAsync(new(server.At("/lock")), default);
        Encoding.UTF8.GetString(page.Bytes.Span).ShouldBe("<p>The lock.</p>");
        (page.Fault, page.MediaType, page.Address).ShouldBe((null, "text/html; charset=utf-8", server.At("/lock")));
        var answer = page.Answer.ShouldNotBeNull();
        (answer.Status, answer.Link, answer.Header("etag")).ShouldBe((200, server.At("/lock"), "\"v1\""));
        answer.Headers.Where(h => h.Name == "X-Twice").Select(h => h.Value).ShouldBe(["a", "b"]);
        await fetch.GetAsync(new(server.At("/lock")), default);
        server.Asked.ShouldAllBe(a => !a.Headers.ContainsKey("Cookie") && a.Headers["User-Agent"].StartsWith("vedette/") && a.Headers["Accept-Encoding"] == "gzip, deflate, br");
        server.AskedForRobots.ShouldBe(1);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_packed_page_is_unpacked(string coding)
    {
        byte[] body = Encoding.UTF8.GetBytes($"<p>{Words}</p>");
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Bytes("text/html", Rude.Packed(body, coding), ("Content-Encoding", coding)));
        (await GetAsync(server.At("/lock"))).Bytes.ToArray().ShouldBe(body);
    }

    [Fact]
    public async Task What_did_not_change_is_nothing_and_no_fault()
    {
        await using var server = (await RudeServer.StartAsync()).On("/lock", Rude.Status(304));
        using var fetch = Fetch();
        var page = await fetch.GetAsync(new(server.At("/lock"), "W/\"v 1\"", "Tue, 07 May 2024 08:30:00 GMT"), default);
        (page.Fault, page.Bytes.Length, page.Answer?.Status).ShouldBe((null, 0, 304));
        (server.Asked[0].Headers["If-None-Match"], server.Asked[0].Headers["If-Modified-Since"]).ShouldBe(("W/\"v 1\"", "Tue, 07 May 2024 08:30:00 GMT"));
        (await fetch.GetAsync(new(server.At("/lock")), default)).Fault!.Code.ShouldBe("W137");
    }

    [Theory]
    [InlineData("/missing", "W137", 404)]
    [InlineData("/closed", "W137", 403)]
    [InlineData("/odd", "W137", 599)]
    [InlineData("/part", "W137", 206)]
    [InlineData("/nowhere", "W137", 302)]
    [InlineData("/around", "W138", 302)]
    [InlineData("/away", "W138", 302)]
    [InlineData("/picture", "W140", 200)]
    [InlineData("/bytes", "W140", 200)]
    [InlineData("/endless", "W141", 200)]
    [InlineData("/told-large", "W141", 200)]
    [InlineData("/gzip-bomb", "W141", 200)]
    [InlineData("/br-bomb", "W141", 200)]
    [InlineData("/damaged", "W143", 200)]
    [InlineData("/zstd", "W143", 200)]
    public async Task A_bad_answer_is_its_fault_with_the_answer_and_without_bytes(string path, string code, int status)
    {
        byte[] damaged = Rude.Packed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Words, 100))), "gzip");
        damaged.AsSpan(20, 10).Fill(0xFF);
        await using var server = (await RudeServer.StartAsync())
            .On("/closed", Rude.Status(403)).On("/odd", Rude.Status(599)).On("/part", Rude.Status(206)).On("/nowhere", Rude.Status(302)).On("/around", Rude.To("/around")).On("/away", Rude.To("ftp://lake.example/lock"))
            .On("/picture", Rude.Endless("image/png")).On("/bytes", Rude.Endless("application/octet-stream"))
            .On("/endless", Rude.Endless()).On("/told-large", Rude.Large).On("/gzip-bomb", Rude.Bomb("gzip")).On("/br-bomb", Rude.Bomb("br"))
            .On("/damaged", Rude.Bytes("text/html", damaged, ("Content-Encoding", "gzip"))).On("/zstd", Rude.Bytes("text/html", damaged, ("Content-Encoding", "zstd")));
        var page = await GetAsync(server.At(path), limits: new() { Bytes = 5_000_000 });
        (page.Fault?.Code, page.Answer?.Status, page.Bytes.Length).ShouldBe((code, status, 0));
        page.Fault!.Message.ShouldContain(server.At(path));
    }

    [Fact]
    public async Task A_body_that_trickles_is_given_up()
    {
        var clock = new HandClock();
        await using var server = (await RudeServer.StartAsync()).On("/trickle", Rude.Trickle(clock));
        var page = await GetAsync(server.At("/trickle"), clock: clock, limits: new() { Whole = TimeSpan.FromDays(30) });
        (page.Fault?.Code, page.Answer?.Status).ShouldBe(("W142", 200));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        var clock = new HandClock();
        await using var server = (await RudeServer.StartAsync()).On("/silence", Rude.Silence(clock));
        var page = await GetAsync(server.At("/silence"), clock: clock);
        (page.Fault?.Code, page.Answer, server.Asked.Count).ShouldBe(("W142", null, 1));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\nZZ\r\n", "W143")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nwords", "W143")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nwords", "W143")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nwords and more", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nwords", null)]
    [InlineData("HTTP/1.0 200\nContent-Type:text/html\n\nwords", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/", "W143")]
    [InlineData("SSH-2.0-lock\r\n\r\n", "W144")]
    [InlineData("", "W143")]
    public async Task A_broken_answer_is_read_as_far_as_it_is_whole(string sent, string? code)
    {
        using var served = new Served((path, stream, cancel) => path == "robots.txt"
            ? Served.SendAsync(stream, "404 Not Found", "Content-Length: 0\r\n", [], cancel)
            : stream.WriteAsync(Encoding.ASCII.GetBytes(sent), cancel).AsTask());
        var page = await GetAsync(served.At("lock"));
        (page.Fault?.Code).ShouldBe(code);
        if (code is null) Encoding.ASCII.GetString(page.Bytes.Span).ShouldBe("words");
    }

    [Fact]
    public async Task Headers_without_end_are_given_up()
    {
        using var served = new Served(async (path, stream, cancel) =>
        {
            if (path == "robots.txt") await Served.SendAsync(stream, "404 Not Found", "Content-Length: 0\r\n", [], cancel);
            else await Served.SendAsync(stream, "200 OK", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"X-{i}: so on\r\n")), [], cancel);
        });
        (await GetAsync(served.At("lock"))).Fault!.Code.ShouldBe("W144");
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "windows-1252")]
    [InlineData("text/html; charset=no-such", "utf-8")]
    [InlineData("text/html; charset=iso-8859-1", "windows-1252")]
    [InlineData("", "utf-8")]
    public async Task A_charset_that_is_wrong_does_not_keep_the_page_from_being_read(string type, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] body = Encoding.GetEncoding(encoding).GetBytes("<html><body><p>The café at the lock stays open, the harbour master said on Tuesday.</p></body></html>");
        await using var server = (await RudeServer.StartAsync()).On("/lock.html", Rude.Bytes(type, body));
        DocumentReader.Read(await GetAsync(server.At("/lock.html"))).Text.ShouldBe("The café at the lock stays open, the harbour master said on Tuesday.");
    }

    [Fact]
    public async Task Nobody_at_the_door_and_no_such_name_are_told()
    {
        (await GetAsync($"http://127.0.0.1:{Web.Ports.Free()}/")).Fault!.Code.ShouldBe("W136");
        var nobody = new Reach(true) { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) };
        var lost = await GetAsync("http://lost.example/", reach: nobody);
        lost.Fault!.Code.ShouldBe("W136");
        lost.Fault.Message.ShouldContain("lost.example");
    }

    [Theory]
    [InlineData("ftp://lake.example/")]
    [InlineData("lake.example/lock")]
    [InlineData("http://")]
    [InlineData("")]
    public async Task What_is_no_link_is_told(string address) => (await GetAsync(address)).Fault!.Code.ShouldBe("W135");

    [Theory]
    [InlineData("http://a..b/", "W135")]
    [InlineData("http://lake.example:99999/", "W135")]
    [InlineData("http:///lock", "W135")]
    [InlineData("http://la ke.example/", "W135")]
    [InlineData("http://xn--0/", "W136")]
    [InlineData("http://-lake-.example/", "W136")]
    [InlineData("http://lake_wire.example/", "W136")]
    [InlineData("http://see-\u00E4.example/", "W136")]
    public async Task An_odd_name_is_a_fault_and_no_exception(string address, string code) =>
        (await GetAsync(address, new Reach(true) { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) })).Fault!.Code.ShouldBe(code);

    [Fact]
    public async Task Any_pieces_of_an_answer_in_any_order_are_read_or_a_fault_and_never_an_exception()
    {
        string[] pieces = ["HTTP/1.1 302 Found\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "Content-Length: ", "5", "-1", "\r\n", "\r\n\r\n", "\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "Content-Type: ", "text/html\r\n", "Location: ", "://", "http://[", "/lock\r\n",
            "\0", "\u00E9", "Retry-After: soon\r\n", "5\r\nwords\r\n", "0\r\n\r\n", "words", "Set-Cookie: ;;=\r\n", ": \r\n", "ETag: \u00FF\r\n"];
        var chance = new Random(20260302);
        string sent = "";
        bool isRobotsToo = false;
        using var served = new Served((path, stream, cancel) => path == "robots.txt" && !isRobotsToo
            ? Served.SendAsync(stream, "404 Not Found", "Content-Length: 0\r\n", [], cancel)
            : stream.WriteAsync(Encoding.Latin1.GetBytes(sent), cancel).AsTask());
        for (int i = 0; i < 300; i++)
        {
            isRobotsToo = i % 5 == 0;
            sent = (i % 3 > 0 ? "HTTP/1.1 200 OK\r\n" : "") + string.Concat(chance.GetItems(pieces, chance.Next(12)));
            var page = await GetAsync(served.At("lock"), manners: new() { Pace = TimeSpan.Zero, Tries = 1 });
            (page.Fault is null || page.Bytes.IsEmpty).ShouldBeTrue(sent);
        }
    }

    [Fact]
    public async Task A_feed_in_many_states_gives_its_items_and_a_page_stays_a_page()
    {
        const string Item = "<item><title>Orsk opens the lock</title><link>https://lake.example/lock</link><description>Three barges passed the lock before noon on Tuesday.</description></item>";
        await using var server = (await RudeServer.StartAsync())
            .On("/sound.xml", Rude.Bytes("application/rss+xml", Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>Lake</title>{Item}</channel></rss>")))
            .On("/plain", Rude.Bytes("text/plain", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Lake & tolls</title>{Item}</channel></rss>")))
            .On("/page", Rude.Bytes("text/html", Encoding.UTF8.GetBytes($"\n\n<rss><channel><title>Lake</title>{Item}")))
            .On("/atom", Rude.Bytes("application/octet-stream", []))
            .On("/atom.xml", Rude.Bytes("application/octet-stream", Encoding.UTF8.GetBytes("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Lake</title><entry><title>Orsk opens the lock</title><link href=\"https://lake.example/lock\"/><summary>Three barges passed.</summary></entry></feed>")))
            .On("/none", Rude.Page(Words))
            .On("/mine.opml", Rude.Bytes("text/x-opml", Encoding.UTF8.GetBytes("<opml version=\"2.0\"><body><outline text=\"a\" xmlUrl=\"sound.xml\"/><outline text=\"b\" xmlUrl=\"/etc/hostname\"/><outline text=\"c\" xmlUrl=\"file:///etc/hostname\"/></body></opml>")));
        async Task<string> Of(string path)
        {
            using var fetch = Fetch();
            List<string> found = [];
            await foreach (var item in new UnfoldingFetch(fetch).FetchAsync(server.At(path), default)) found.Add(item.Fault?.Code ?? item.Address);
            return string.Join(' ', found);
        }
        (await Of("/sound.xml")).ShouldBe("https://lake.example/lock");
        (await Of("/plain")).ShouldBe("https://lake.example/lock");
        (await Of("/page")).ShouldBe("W121 https://lake.example/lock");
        (await Of("/atom")).ShouldBe("W140");
        (await Of("/atom.xml")).ShouldBe("https://lake.example/lock");
        (await Of("/none")).ShouldBe(server.At("/none"));
        // A list from the web names what lies beside it there, and no file of this machine.
        (await Of("/mine.opml")).ShouldBe("https://lake.example/lock W137 W135");
    }

    [Fact]
    public async Task Who_is_stopped_stops()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await RudeServer.StartAsync();
        server.On("/lock", context =>
        {
            stop.Cancel();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            using var fetch = Fetch();
            await fetch.GetAsync(new(server.At("/lock")), stop.Token);
        });
    }

    internal static WebFetch Fetch(Reach? reach = null, FetchLimits? limits = null, Manners? manners = null, TimeProvider? clock = null) =>
        new(reach ?? new Reach(allowPrivate: true), limits ?? new(), manners ?? new() { Pace = TimeSpan.Zero, BackOff = TimeSpan.Zero }, clock ?? TimeProvider.System, () => 1);

    internal static async Task<Fetched> GetAsync(string address, Reach? reach = null, FetchLimits? limits = null, Manners? manners = null, TimeProvider? clock = null)
    {
        using var fetch = Fetch(reach, limits, manners, clock);
        return await fetch.GetAsync(new(address), default);
    }
}
