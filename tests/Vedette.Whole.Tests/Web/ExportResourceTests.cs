using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Outside;
using Vedette.Tell.Export;

namespace Vedette.Whole.Tests.Web;

[Collection(OpenBenches.Name)]
public class ExportResourceTests(OpenBench own)
{
    private readonly HttpClient client = own.Bench.Client;

    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (var kind in Enum.GetValues<ExportKind>())
                foreach (var form in Exports.FormatsOf(kind)) forms.Add(Codes.Word(kind), Codes.Word(form));
            return forms;
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task An_export_is_what_the_tool_writes(string what, string form)
    {
        using var answer = await client.GetAsync($"/api/v1/export/{what}.{form}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var format = Codes.Value<ExportFormat>(form);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(Exports.MediaType(format));
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{what}.{Exports.Ending(format)}");
        var now = await own.Bench.NowAsync();
        using var written = new MemoryStream();
        Exports.Write(new(now.Picture, now.Weighing, now.Ledger), Codes.Value<ExportKind>(what), format, written);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(written.ToArray());
    }

    [Fact]
    public async Task What_a_client_has_already_is_not_sent_again_until_something_changes()
    {
        const string Address = "/api/v1/export/claims.jsonl";
        using var first = await client.GetAsync(Address);
        (await AgainAsync()).ShouldBe(HttpStatusCode.NotModified);
        var claim = (await own.Bench.NowAsync()).Picture.Readings[^1].Claims[^1].Id;
        await own.Bench.Store.DecideAsync(ClaimDecisions.Decide(claim, ClaimState.Accepted, "Ada", DateTimeOffset.UtcNow, null), default);
        (await AgainAsync()).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_audit_log_tells_who_took_what_out()
    {
        await client.GetAsync("/api/v1/export/origins.jsonl");
        (await own.Bench.Store.AuditAsync(default)).Select(e => e.Deed).Where(d => d.What == Vedette.Access.Done.Exported && d.By == "Ada").Select(d => d.On).ShouldContain("web:/api/v1/export/origins.jsonl");
    }

    [Theory]
    [InlineData("weather.csv", "W700", "claims, origins")]
    [InlineData("claims.pdf", "W700", "csv, jsonl, geojson, jsonld")]
    [InlineData("claims.gdelt", "W780", "Choose")]
    public async Task What_cannot_be_exported_is_refused_with_what_can(string file, string code, string cure)
    {
        using var answer = await client.GetAsync($"/api/v1/export/{file}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("detail").GetString()!.ShouldContain(cure);
    }

    [Fact]
    public async Task The_feed_of_changes_is_shown_in_place()
    {
        using var answer = await client.GetAsync("/feeds/changes.atom");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/atom+xml");
        answer.Content.Headers.ContentDisposition.ShouldBeNull();
        System.Xml.Linq.XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Name.LocalName.ShouldBe("feed");
    }

    [Theory]
    [InlineData("/reports")]
    [InlineData("/claims")]
    [InlineData("/origins")]
    [InlineData("/timeline")]
    [InlineData("/hypotheses")]
    [InlineData("/judgements")]
    [InlineData("/")]
    public async Task A_page_with_a_list_links_to_its_exports_and_each_link_answers(string page)
    {
        var links = (await own.Bench.PageAsync(page)).QuerySelectorAll(".export a").Select(a => a.GetAttribute("href")!).ToArray();
        links.Length.ShouldBeGreaterThanOrEqualTo(2);
        foreach (string link in links)
        {
            using var answer = await client.SendAsync(new(HttpMethod.Head, link));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_leaves_room_for_others()
    {
        for (int i = 0; i < 3 * 8; i++)
        {
            using var gone = new CancellationTokenSource();
            using var answer = await client.GetAsync("/api/v1/export/events.geojson", HttpCompletionOption.ResponseHeadersRead, gone.Token);
            await gone.CancelAsync();
        }
        using var after = await client.GetAsync("/api/v1/export/events.csv");
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
