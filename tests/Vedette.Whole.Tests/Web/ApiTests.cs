using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Vedette.Whole.Tests.Web;

public class ApiTests(FormBench own) : IClassFixture<FormBench>
{
    private readonly Bench bench = own.Bench;

    public static TheoryData<string> Lists => ["documents", "claims", "origins", "contradictions", "drift", "timeline", "entities", "indicators", "judgements", "forecasts", "sources", "search?q=russia"];

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_comes_in_pages_that_tell_everything_once(string list)
    {
        string Query(int limit, string? cursor) => $"/api/v1/{list}{(list.Contains('?') ? '&' : '?')}limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}";
        var whole = (await JsonAsync(Query(500, null))).GetProperty("items").EnumerateArray().Select(i => i.GetRawText()).ToList();
        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await JsonAsync(Query(Math.Max(1, whole.Count / 4), cursor));
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        paged.ShouldBe(whole);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "W700")]
    [InlineData("GET", "/api/nothing", 404, "W700")]
    [InlineData("GET", "/api/v1/documents/zz", 404, "W700")]
    [InlineData("GET", "/api/v1/claims/00000000000000000000000000000000", 404, "W700")]
    [InlineData("GET", "/api/v1/indicators/nothing", 404, "W700")]
    [InlineData("GET", "/api/v1/claims?certainty=surely", 400, "W701")]
    [InlineData("GET", "/api/v1/claims?limit=501", 400, "W701")]
    [InlineData("GET", "/api/v1/claims?limit=many", 400, "W706")]
    [InlineData("GET", "/api/v1/search", 400, "W701")]
    [InlineData("GET", "/api/v1/timeline?cursor=zz", 400, "W702")]
    [InlineData("POST", "/api/v1/judgements", 400, "W706", "{\"unheard_of\": 1}")]
    [InlineData("POST", "/api/v1/judgements", 400, "W706", "[")]
    [InlineData("POST", "/api/v1/judgements", 422, "W660", "{}")]
    [InlineData("POST", "/api/v1/judgements", 422, "W671", "{\"statement\": \"Russia will perhaps help.\", \"confidence\": {\"level\": \"low\"}}")]
    [InlineData("PUT", "/api/v1/table/nothing/nothing", 404, "W700", "{}")]
    public async Task Every_refusal_has_one_shape(string method, string address, int status, string code, string? body = null)
    {
        using var request = new HttpRequestMessage(new(method), address) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await bench.Client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.EnumerateObject().Select(p => p.Name).Order().ShouldBe(["code", "detail", "faults", "status", "title", "type"]);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var answer = await bench.Client.PostAsync("/api/v1/judgements", new StringContent($"{{\"statement\": \"{new string('x', 1 << 20)}\"}}", System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("W706");
    }

    [Theory]
    [InlineData("/api/v1/claims")]
    [InlineData("/api/v1/table")]
    [InlineData("/api/v1/network")]
    public async Task What_a_client_has_already_is_not_sent_again(string address)
    {
        using var first = await bench.Client.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await bench.Client.SendAsync(request);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_needs_the_tag_of_what_it_was_made_on_and_a_second_one_on_the_same_tag_is_refused()
    {
        string address = $"/api/v1/claims/{(await bench.NowAsync()).Picture.Readings[0].Claims[0].Id}";
        using var read = await bench.Client.GetAsync(address);
        (await PutAsync(null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await PutAsync(read.Headers.ETag)).ShouldBe(HttpStatusCode.OK);
        (await PutAsync(read.Headers.ETag)).ShouldBe(HttpStatusCode.PreconditionFailed);
        var after = await JsonAsync(address);
        after.GetProperty("state").GetString().ShouldBe("accepted");
        after.GetProperty("decisions").GetArrayLength().ShouldBe(1);

        async Task<HttpStatusCode> PutAsync(System.Net.Http.Headers.EntityTagHeaderValue? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{address}/decision") { Content = JsonContent.Create(new { state = "accepted" }) };
            if (tag is not null) request.Headers.IfMatch.Add(tag);
            using var answer = await bench.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_claim_has_the_members_that_extract_prints()
    {
        var claim = (await JsonAsync("/api/v1/claims?limit=1")).GetProperty("items")[0];
        var document = await JsonAsync($"/api/v1/documents/{claim.GetProperty("document").GetString()}");
        var extracted = JsonDocument.Parse(Tool.Run("extract", "samples/taiwan-strait").Output.Split('\n')[0]).RootElement;
        document.EnumerateObject().Select(p => p.Name).ShouldBe(extracted.EnumerateObject().Select(p => p.Name), ignoreOrder: true);
        extracted.GetProperty("claims")[0].EnumerateObject().Select(p => p.Name).Except(claim.EnumerateObject().Select(p => p.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_judgement_is_put_on_record()
    {
        var origin = (await bench.NowAsync()).Picture.Origins[0].Id;
        using var answer = await bench.Client.PostAsJsonAsync("/api/v1/judgements", new { statement = "Russia would likely add help by air.", confidence = new { level = "low", gaps = new[] { "Nothing is known of stocks." } }, on = new[] { $"origin:{origin}" } });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        string id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        (await JsonAsync($"/api/v1/judgements/{id}")).GetProperty("by").GetString().ShouldBe("Ada");
    }

    [Fact]
    public async Task The_description_names_every_resource_with_its_answers()
    {
        var paths = (await JsonAsync("/api/v1/openapi.json")).GetProperty("paths");
        string[] roots = [.. paths.EnumerateObject().Select(p => p.Name.Split('/')[3]).Distinct().Order()];
        roots.ShouldBe(["activity", "brief", "changes", "claims", "collection", "contradictions", "documents", "drift", "entities", "export", "figures", "forecasts", "indicators", "jobs", "judgements", "marks", "network", "origins", "search", "simulation", "sources", "table", "timeline"]);
        foreach (var operation in paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject())) operation.Value.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await bench.Client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
