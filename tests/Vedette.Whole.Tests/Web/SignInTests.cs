using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Access;

namespace Vedette.Whole.Tests.Web;

/// <summary>Who gets in, how, and for how long.</summary>
[Collection(SampleTeams.Name)]
public class SignInTests(SampleTeam sample)
{
    private readonly Team team = sample.Team;

    [Fact]
    public async Task Who_did_not_sign_in_gets_to_the_sign_in_page_and_from_there_to_where_they_wanted()
    {
        await using var own = await Team.OpenAsync();
        using var browser = own.Browser();
        using (var first = await browser.GetAsync("/claims?kind=assertion"))
        {
            first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            first.Headers.Location!.ToString().ShouldBe("/sign-in?to=%2Fclaims%3Fkind%3Dassertion");
        }
        using var answer = await Bench.SendAsync(browser, "/sign-in?to=%2Fclaims%3Fkind%3Dassertion", "form.sign-in", ("Name", "Rita"), ("Password", Team.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldBe("/claims?kind=assertion");
        PageRules.Broken(Bench.Parse(await browser.GetStringAsync("/claims?kind=assertion"))).ShouldBeEmpty();
        PageRules.Broken(Bench.Parse(await own.Browser().GetStringAsync("/sign-in"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%0d%0aSet-Cookie:%20vedette-session=mine")]
    public async Task A_made_up_address_leads_nowhere_else_after_the_sign_in(string to)
    {
        await using var own = await Team.OpenAsync();
        using var browser = own.Browser();
        using var answer = await Bench.SendAsync(browser, $"/sign-in?to={Uri.EscapeDataString(Uri.UnescapeDataString(to))}", "form.sign-in", ("Name", "Rita"), ("Password", Team.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(own.Address, answer.Headers.Location!).ShouldBe(new Uri(own.Address, "/"));
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(c => !c.Contains("mine", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/api/v1/claims")]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("GET", "/api/v1/openapi.json")]
    [InlineData("PUT", "/api/v1/claims/00000000000000000000000000000000/decision")]
    public async Task A_program_without_a_key_is_told_so_in_the_one_shape(string method, string address)
    {
        using var client = team.Browser();
        using var answer = await client.SendAsync(new(new(method), address));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("W720");
    }

    [Fact]
    public async Task Every_door_but_the_open_ones_is_shut_to_who_did_not_sign_in()
    {
        using var browser = team.Browser();
        foreach (var endpoint in team.Bench.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>())
        {
            string address = '/' + System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), "\\{[^}]*\\}", "0");
            if (Vedette.Web.Hosting.Doors.Of("GET", endpoint.RoutePattern.RawText!) is { Right: null }) continue;
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
            {
                if (address is "/sign-in" or "/sign-out") continue;
                using var answer = await browser.SendAsync(new(method, address));
                ((int)answer.StatusCode).ShouldBeOneOf([302, 401, 400], $"{method} {address}");
                if (answer.StatusCode is HttpStatusCode.Redirect) answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
            }
        }
    }

    [Fact]
    public async Task A_sign_in_makes_a_new_id_and_ends_the_one_that_the_browser_came_with()
    {
        await using var own = await Team.OpenAsync();
        using var browser = own.Browser(out var cookies);
        cookies.Add(own.Address, new Cookie("vedette-session", "an-id-that-an-attacker-set"));
        (await Team.SignInAsync(browser, "Ana")).Dispose();
        string first = cookies.GetCookies(own.Address)["vedette-session"]!.Value;
        first.ShouldNotBe("an-id-that-an-attacker-set");
        using var attacker = own.Browser(out var theirs);
        theirs.Add(own.Address, new Cookie("vedette-session", "an-id-that-an-attacker-set"));
        (await attacker.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        // Again, over the live session: the first id is worth nothing any more.
        using var page = await browser.GetAsync("/sign-in");
        (await Bench.SendAsync(browser, "/sign-in", "form.sign-in", ("Name", "Ana"), ("Password", Team.Password))).Dispose();
        string second = cookies.GetCookies(own.Address)["vedette-session"]!.Value;
        second.ShouldNotBe(first);
        using var old = own.Browser(out var kept);
        kept.Add(own.Address, new Cookie("vedette-session", first));
        (await old.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var own = await Team.OpenAsync();
        using var browser = own.Browser();
        using var answer = await Team.SignInAsync(browser, "Rita");
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("vedette-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("path=/", Case.Insensitive);
        cookie.ShouldNotContain("expires", Case.Insensitive);
    }

    [Fact]
    public async Task After_signing_out_the_cookie_opens_nothing()
    {
        await using var own = await Team.OpenAsync();
        using var browser = own.Browser(out var cookies);
        (await Team.SignInAsync(browser, "Rita")).Dispose();
        string id = cookies.GetCookies(own.Address)["vedette-session"]!.Value;
        using (var answer = await Bench.SendAsync(browser, "/", "form.leave")) answer.Headers.Location!.ToString().ShouldBe("/sign-in");
        using var thief = own.Browser(out var stolen);
        stolen.Add(own.Address, new Cookie("vedette-session", id));
        (await thief.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_session_ends_when_it_is_idle_and_at_the_latest_after_its_longest_life()
    {
        await using var own = await Team.OpenAsync();
        using var idle = await own.SignedInAsync("Rita");
        own.Clock.Now += Session.Idle - TimeSpan.FromMinutes(1);
        (await idle.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Clock.Now += Session.Idle + TimeSpan.FromMinutes(1);
        (await idle.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var busy = await own.SignedInAsync("Rita");
        for (var worked = TimeSpan.Zero; worked < Session.Longest - TimeSpan.FromMinutes(30); worked += TimeSpan.FromMinutes(30))
        {
            (await busy.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
            own.Clock.Now += TimeSpan.FromMinutes(30);
        }
        own.Clock.Now += TimeSpan.FromMinutes(30);
        (await busy.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Guessing_shuts_the_account_for_a_while_even_to_the_right_password()
    {
        await using var own = await Team.OpenAsync();
        using var browser = own.Browser();
        for (int i = 0; i < 5; i++)
        {
            using var wrong = await Team.SignInAsync(browser, "Ana", $"wrong {i}");
            wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await wrong.Content.ReadAsStringAsync()).ShouldContain("W753");
        }
        using (var right = await Team.SignInAsync(browser, "Ana")) right.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        own.Clock.Now += Lockout.After(5) + TimeSpan.FromSeconds(1);
        using (var later = await Team.SignInAsync(browser, "Ana")) later.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await own.Store.AuditAsync(default)).Count(e => e.Deed.What == Done.SignInFailed).ShouldBe(5);
        (await own.Store.AuditAsync(default)).ShouldAllBe(e => !$"{e.Deed}".Contains("wrong", StringComparison.Ordinal) && !$"{e.Deed}".Contains(Team.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_address_may_try_a_few_names_a_minute_and_no_more()
    {
        await using var own = await Team.OpenAsync();
        using var browser = own.Browser();
        var answers = new List<HttpStatusCode>();
        HttpResponseMessage? refused = null;
        for (int i = 0; i < Vedette.Web.Hosting.Rates.SignIns + 3; i++)
        {
            var answer = await Team.SignInAsync(browser, $"nobody{i}", "some password");
            answers.Add(answer.StatusCode);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests) refused = answer;
        }
        answers.Take(Vedette.Web.Hosting.Rates.SignIns).ShouldAllBe(s => s == HttpStatusCode.Unauthorized);
        answers.Skip(Vedette.Web.Hosting.Rates.SignIns).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
        refused!.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("W721");
    }

    [Fact]
    public async Task Edits_and_searches_have_a_rate_for_each_person()
    {
        await using var own = await Team.OpenAsync();
        using var ana = await own.WithKeyAsync("Ana", Right.Read, Right.Judge);
        using var edi = await own.WithKeyAsync("Edi", Right.Read, Right.Judge);
        async Task<List<HttpResponseMessage>> AskAsync(HttpClient client, int times, Func<HttpRequestMessage> request) => [.. await Task.WhenAll(Enumerable.Range(0, times).Select(_ => client.SendAsync(request())))];
        var edits = await AskAsync(ana, Vedette.Web.Hosting.Rates.Edits + 60, () => new(HttpMethod.Post, "/api/v1/judgements") { Content = JsonContent.Create(new { }) });
        var refused = edits.Where(a => a.StatusCode is HttpStatusCode.TooManyRequests).ToArray();
        refused.ShouldNotBeEmpty();
        refused[0].Headers.RetryAfter.ShouldNotBeNull();
        (await refused[0].Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("W721");
        (await edi.PostAsJsonAsync("/api/v1/judgements", new { })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await AskAsync(ana, Vedette.Web.Hosting.Rates.Searches + 30, () => new(HttpMethod.Get, "/api/v1/search?q=russia"))).ShouldContain(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        (await ana.GetAsync("/api/v1/claims")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_name_and_no_more()
    {
        using var reader = await team.WithKeyAsync("Ana", Right.Read);
        (await reader.GetAsync("/api/v1/claims?limit=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await reader.PostAsJsonAsync("/api/v1/judgements", new { statement = "x" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("W761");
        problem.GetProperty("detail").GetString()!.ShouldContain("judge");
        using var wrong = team.Browser();
        wrong.DefaultRequestHeaders.Add("Authorization", "Bearer vedette_0000");
        (await wrong.GetAsync("/api/v1/claims")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_is_locked_out_is_out_at_once()
    {
        await using var own = await Team.OpenAsync();
        using var browser = await own.SignedInAsync("Ana");
        using var key = await own.WithKeyAsync("Ana", Right.Read);
        (await own.Door.LockAsync("Ana", "Root", default)).ShouldBeNull();
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await key.GetAsync("/api/v1/claims")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_reader_sees_no_edit_controls_and_is_refused_every_edit()
    {
        using var rita = await team.SignedInAsync("Rita");
        var (pages, dead) = await Crawl.AllAsync(rita);
        dead.ShouldBeEmpty();
        pages.SelectMany(p => p.Value.QuerySelectorAll("form[method=post]").Where(f => !f.ClassList.Contains("leave") && f.QuerySelector("button")!.TextContent != "I am up to date").Select(f => $"{p.Key}: {f.OuterHtml}")).ShouldBeEmpty();
        pages.SelectMany(page => PageRules.Broken(page.Value).Select(rule => $"{page.Key}: {rule}")).ShouldBeEmpty();
        string token = pages["/"].QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await team.Store.StampAsync(default);
        foreach (string address in pages.Keys.Where(a => a.Length > 1 && !a.Contains('?')))
        {
            using var answer = await rita.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("_handler", "add"), KeyValuePair.Create("State", "rejected")]));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }
        foreach (string address in new[] { "/briefing/brief.html", "/briefing/brief.md", "/briefing/brief.json" })
        {
            using var answer = await rita.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            var page = Bench.Parse(await answer.Content.ReadAsStringAsync());
            page.Body!.TextContent.ShouldContain("export");
            PageRules.Broken(page).ShouldBeEmpty();
        }
        (await team.Store.StampAsync(default)).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_done_in_the_browser_stands_in_the_audit_log_under_the_persons_name()
    {
        await using var own = await Team.OpenAsync(Repository.At("samples/taiwan-strait"));
        using var edi = await own.SignedInAsync("Edi");
        var reading = (await own.Bench.NowAsync()).Related.Readings.First(r => r.Claims.Length > 1);
        (await Bench.SendAsync(edi, $"/reports/{reading.Document.Id}", $"#c-{reading.Claims[0].Id} form", ("State", "accepted"), ("Note", ""))).Dispose();
        (await Bench.SendAsync(edi, $"/reports/{reading.Document.Id}", "details.mark form", ("MarkOn", ""), ("MarkLabel", "TLP:GREEN"), ("MarkNote", "told in confidence"))).Dispose();
        (await Bench.SendAsync(edi, "/judgements", "#add ~ form", ("Fields.Statement", "Russia would likely add help."), ("Fields.Confidence", "low"), ("Fields.Evidence", "One official."), ("Fields.On", $"claim:{reading.Claims[0].Id}"), ("Do", "record"))).Dispose();
        (await edi.GetAsync("/briefing/brief.md")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Bench.SendAsync(edi, "/", "form.leave")).Dispose();
        var log = await own.Store.AuditAsync(default);
        log.Where(e => e.Deed.By == "Edi").Select(e => e.Deed.What).ShouldBe([Done.SignedIn, Done.Decided, Done.Marked, Done.Recorded, Done.Exported, Done.SignedOut]);
        AuditCheck.Of(log).ShouldBeEmpty();
        (await own.Bench.NowAsync()).Marks.Of(reading.Document).ShouldBe(Vedette.Model.Tlp.Green);
    }
}
