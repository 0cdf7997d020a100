using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Vedette.Access;

namespace Vedette.Whole.Tests.Web;

/// <summary>What no proper client sends: other sites' forms, paths that climb, bodies without end, requests without haste.</summary>
[Collection(SampleTeams.Name)]
public class HardeningTests(SampleTeam sample)
{
    private readonly Team team = sample.Team;
    private string Host => team.Address.Authority;

    [Theory]
    [InlineData("/")]
    [InlineData("/judgements")]
    [InlineData("/hypotheses")]
    [InlineData("/sign-out")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        using var edi = await team.SignedInAsync("Edi");
        var before = await team.Store.StampAsync(default);
        using var answer = await edi.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("_handler", "add")]));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("W707");
        (await team.Store.StampAsync(default)).ShouldBe(before);
        (await edi.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_made_for_somebody_else_or_before_the_sign_in_is_refused()
    {
        using var edi = await team.SignedInAsync("Edi");
        using var ana = await team.SignedInAsync("Ana");
        string Token(string page) => Bench.Parse(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        string theirs = Token(await ana.GetStringAsync("/")), early = Token(await team.Browser().GetStringAsync("/sign-in"));
        foreach (string token in new[] { theirs, early, "x" })
        {
            using var answer = await edi.PostAsync("/", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("_handler", "read")]));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task An_edit_that_another_site_sends_is_refused_with_cookie_and_all(string header, string value)
    {
        using var edi = await team.SignedInAsync("Edi");
        foreach (var (address, content) in new (string, HttpContent)[] { ("/", new FormUrlEncodedContent([])), ("/api/v1/judgements", JsonContent.Create(new { })), ("/sign-out", new FormUrlEncodedContent([])), ("/sign-in", new FormUrlEncodedContent([])) })
        {
            using var answer = await edi.SendAsync(new(HttpMethod.Post, address) { Content = content, Headers = { { header, value } } });
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("W703");
        }
        (await edi.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_body_that_a_foreign_form_could_send_is_no_edit_for_the_api(string type)
    {
        using var edi = await team.SignedInAsync("Edi");
        using var content = new StringContent("{\"statement\": \"Russia would likely help.\"}");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        using var answer = await edi.PostAsync("/api/v1/judgements", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("W706");
    }

    [Theory]
    [InlineData("/assets/../../etc/passwd")]
    [InlineData("/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/x/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/x/..%5c..%5cwindows%5cwin.ini")]
    [InlineData("/assets/x/%252e%252e%252fetc%252fpasswd")]
    [InlineData("/assets/x/..;/etc/passwd")]
    [InlineData("/assets/x//etc/passwd")]
    [InlineData("/assets/x/%c0%ae%c0%ae/etc/passwd")]
    [InlineData("/assets/x/css/workbench.css%00.html")]
    [InlineData("/assets/x/file:///etc/passwd")]
    [InlineData("/reports/..%2f..%2fproblem.yaml")]
    [InlineData("/briefing/..%2f..%2fvedette.db")]
    [InlineData("/api/v1/documents/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/indicators/%2e%2e%2fproblem.yaml")]
    [InlineData("/api/..%2fopenapi.json/openapi.json")]
    [InlineData("/problem.yaml")]
    [InlineData("/vedette.db")]
    [InlineData("/.git/config")]
    public async Task A_path_that_climbs_reaches_no_file(string target)
    {
        using var root = await team.WithKeyAsync("Root", Right.Read);
        string answer = await Raw.SendAsync(team.Address, Raw.Get(target, Host, $"Authorization: {root.DefaultRequestHeaders.Authorization}"));
        Raw.StatusOf(answer).ShouldBeOneOf(400, 404);
        answer.ShouldNotContain("root:");
        answer.ShouldNotContain("hypotheses:");
        answer.ShouldNotContain("SQLite format");
    }

    [Theory]
    [InlineData("/api/v1/judgements", "application/json")]
    [InlineData("/", "application/x-www-form-urlencoded")]
    [InlineData("/sign-in", "application/x-www-form-urlencoded")]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_so_or_not(string address, string type)
    {
        using var edi = await team.SignedInAsync("Edi");
        foreach (bool isChunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent([.. Encoding.ASCII.GetBytes("{\"statement\":\""), .. Enumerable.Repeat((byte)'x', 1 << 20)]) };
            request.Content.Headers.ContentType = new(type);
            request.Headers.TransferEncodingChunked = isChunked;
            if (isChunked) request.Content.Headers.ContentLength = null;
            // A client that still sends when it is refused may see the connection end before the answer.
            var status = HttpStatusCode.RequestEntityTooLarge;
            try
            {
                using var answer = await edi.SendAsync(request);
                status = answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                isChunked.ShouldBeTrue();
            }
            status.ShouldBeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
        }
        (await edi.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_line_or_head_that_is_too_long_is_refused()
    {
        Raw.StatusOf(await Raw.SendAsync(team.Address, Raw.Get("/" + new string('a', 10_000), Host))).ShouldBe(414);
        Raw.StatusOf(await Raw.SendAsync(team.Address, Raw.Get("/", Host, $"X-Long: {new string('a', 20_000)}"))).ShouldBe(431);
        Raw.StatusOf(await Raw.SendAsync(team.Address, Raw.Get("/", Host, [.. Enumerable.Range(0, 100).Select(i => $"X-{i}: y")]))).ShouldBe(431);
    }

    [Fact]
    public async Task Clients_that_send_slowly_are_hung_up_on_and_others_are_served_meanwhile()
    {
        using var head = new TcpClient();
        using var body = new TcpClient();
        await head.ConnectAsync(team.Address.Host, team.Address.Port);
        await body.ConnectAsync(team.Address.Host, team.Address.Port);
        await head.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {Host}\r\nX-Slow: "));
        await body.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /sign-in HTTP/1.1\r\nHost: {Host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nName="));
        var ends = Task.WhenAll(Raw.ReadAsync(head.GetStream(), 40), Raw.ReadAsync(body.GetStream(), 40));
        using (var rita = await team.SignedInAsync("Rita")) (await rita.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answers = await ends;
        // A head that never ends is no request: it gets 408 or nothing but the end.
        Raw.StatusOf(answers[0]).ShouldBeOneOf(0, 408);
        Raw.StatusOf(answers[1]).ShouldBeOneOf(0, 400, 408);
        answers[1].ShouldNotContain("Set-Cookie: vedette-session");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("[::2]")]
    [InlineData("")]
    public async Task A_name_that_is_not_the_workbenchs_is_not_answered(string host)
    {
        string answer = await Raw.SendAsync(team.Address, Raw.Get("/sign-in", host));
        Raw.StatusOf(answer).ShouldBe(400);
        answer.ShouldNotContain("Set-Cookie");
    }

    [Fact]
    public async Task Words_about_the_client_are_believed_from_no_one_but_the_proxy()
    {
        using var browser = team.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        using var answer = await browser.GetAsync("/claims");
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/claims?speaker=x%0d%0aSet-Cookie:%20vedette-session=mine")]
    [InlineData("/x%0d%0aX-Mine:%201")]
    [InlineData("/api/v1/search?q=x%0d%0aX-Mine:%201")]
    [InlineData("/sign-in?to=/x%0d%0aX-Mine:%201")]
    public async Task Line_ends_in_an_address_make_no_header(string target)
    {
        string head = (await Raw.SendAsync(team.Address, Raw.Get(target, Host))).Split("\r\n\r\n")[0];
        head.ShouldNotContain("X-Mine: 1\r\n");
        head.Split("\r\n").ShouldAllBe(line => !line.StartsWith("X-Mine", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("Set-Cookie: vedette-session=mine", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: HOST\r\n X-Folded: 1\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: HOST\r\nX-Nul: \0\r\n\r\n")]
    public async Task A_request_that_can_be_read_two_ways_is_refused(string request)
    {
        string answer = await Raw.SendAsync(team.Address, request.Replace("HOST", Host));
        Raw.StatusOf(answer).ShouldBeOneOf(0, 400);
        answer.Split("HTTP/1.1 ").Length.ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/nothing")]
    [InlineData("/api/v1/claims")]
    [InlineData("/api/v1/claims/zz")]
    [InlineData("/briefing/brief.md")]
    [InlineData("/assets/x/y")]
    public async Task Every_answer_carries_the_headers_that_browsers_need(string address)
    {
        foreach (var client in new[] { team.Browser(), await team.SignedInAsync("Edi") })
        {
            using var answer = await client.GetAsync(address);
            foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Content-Security-Policy", Vedette.Web.Hosting.Safety.Policy) })
                answer.Headers.GetValues(name).Single().ShouldBe(value);
            answer.Headers.CacheControl!.ToString().ShouldBeOneOf("no-store", "no-store, no-cache", "no-cache, private", "private, no-cache");
            answer.Headers.Contains("Server").ShouldBeFalse();
            client.Dispose();
        }
    }
}
