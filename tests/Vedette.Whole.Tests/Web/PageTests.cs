namespace Vedette.Whole.Tests.Web;

[Collection(SampleBenches.Name)]
public class PageTests(SampleBench sample)
{
    private readonly Bench bench = sample.Bench;

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere_and_every_page_keeps_the_rules()
    {
        var (pages, dead) = await Crawl.AllAsync(bench);
        dead.ShouldBeEmpty();
        pages.Count.ShouldBeGreaterThan(100);
        pages.SelectMany(page => PageRules.Broken(page.Value).Select(rule => $"{page.Key}: {rule}")).ShouldBeEmpty();
        pages.Keys.Select(address => address.Split('/', '?')[1]).Distinct().Order().ShouldBe(["", "activity", "actors", "briefing", "claims", "collection", "contradictions", "forecasts", "help", "hypotheses", "judgements", "map", "network", "origins", "reports", "simulation", "sources", "timeline"]);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/reports/00000000000000000000000000000000")]
    [InlineData("/reports/..%2f..%2fetc%2fpasswd")]
    [InlineData("/origins/zz")]
    [InlineData("/actors/-1")]
    [InlineData("/judgements/ffff")]
    public async Task What_is_not_there_is_told_as_a_page_with_404(string address)
    {
        using var answer = await bench.Client.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(404);
        PageRules.Broken(Bench.Parse(await answer.Content.ReadAsStringAsync())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/claims?kind=nonsense&certainty=%00&page=-7&channel=%22")]
    [InlineData("/claims?page=99999999")]
    [InlineData("/claims?speaker=%E2%80%AEnosrep&about=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/reports?q=%22%27%3B--%20*&from=tomorrow&to=0000-00-00")]
    [InlineData("/timeline?from=x&to=2025-12&what=else")]
    [InlineData("/map?from=x&to=%00&status=else&place=%3Cscript%3E&place=%E2%80%AE&page=-1")]
    [InlineData("/network?see=zz%3Dyes&see=%3D&without=zz")]
    [InlineData("/simulation?runs=-5&seed=-1")]
    [InlineData("/actors?name=%E2%80%AE&kind=x")]
    [InlineData("/origins?speaker=%3Cb%3E&type=x&told=x&order=x")]
    [InlineData("/judgements?on=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")]
    public async Task A_query_that_makes_no_sense_asks_for_nothing_and_is_shown_as_words(string address) =>
        PageRules.Broken(await bench.PageAsync(address)).ShouldBeEmpty();

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/api/v1/claims")]
    [InlineData("/api/nothing")]
    [InlineData("/assets/x/y")]
    public async Task Every_answer_carries_the_headers_that_keep_scripts_and_other_sites_out(string address)
    {
        using var answer = await bench.Client.GetAsync(address);
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }

    [Fact]
    public async Task The_briefs_own_page_may_be_framed_by_the_workbench_alone()
    {
        using var answer = await bench.Client.GetAsync("/briefing/page");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["frame-ancestors 'self'"]);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("default-src 'none'; style-src 'sha256-");
    }

    [Fact]
    public async Task A_name_that_points_here_from_elsewhere_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        using var answer = await bench.Client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task An_empty_store_gives_pages_that_say_what_to_do()
    {
        await using var empty = await Bench.OpenAsync();
        foreach (string address in new[] { "/", "/reports", "/claims", "/origins", "/contradictions", "/timeline", "/map", "/actors", "/sources", "/hypotheses", "/network", "/simulation", "/judgements", "/forecasts", "/briefing" })
            PageRules.Broken(await empty.PageAsync(address)).ShouldBeEmpty(address);
        (await empty.PageAsync("/")).QuerySelector(".empty")!.TextContent.ShouldContain("vedette add");
    }

    [Fact]
    public async Task The_reader_shows_the_text_unchanged_and_gives_every_claim_its_card()
    {
        foreach (var reading in (await bench.NowAsync()).Related.Readings)
        {
            var page = await bench.PageAsync($"/reports/{reading.Document.Id}");
            var text = page.QuerySelector(".report-text")!;
            foreach (var number in text.QuerySelectorAll(".ref").ToArray()) number.Remove();
            text.TextContent.ShouldBe(Tell.Escaping.Visible(reading.Document.Text));
            page.QuerySelectorAll("[data-claim]").Select(card => card.GetAttribute("data-claim")).ShouldBe(reading.Claims.Select(c => c.Id.ToString()));
        }
    }
}
