using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Vedette.Model;

namespace Vedette.Whole.Tests.Web;

[Collection(OpenBenches.Name)]
public class AddTests(OpenBench own)
{
    private readonly Bench bench = own.Bench;

    [Fact]
    public async Task A_text_is_read_and_related_beside_the_requests()
    {
        int before = (await bench.NowAsync()).Related.Readings.Length;
        var job = await AddAsync(new StringContent("Ferries held in port\n\nThe ferries will stay in port, harbour master Ines Roth said on Monday.", Encoding.UTF8, "text/plain"), "?url=https://courier.example/ferries&published=2026-02-03");
        job.GetProperty("stage").GetString().ShouldBe("done", job.ToString());
        job.GetProperty("added").GetBoolean().ShouldBeTrue();
        var now = await bench.NowAsync();
        now.Related.Readings.Length.ShouldBe(before + 1);
        var document = await bench.Client.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{job.GetProperty("document").GetString()}");
        document.GetProperty("url").GetString().ShouldBe("https://courier.example/ferries");
        document.GetProperty("published").GetString().ShouldBe("2026-02-03");
        document.GetProperty("claims").GetArrayLength().ShouldBeGreaterThan(0);
        (await bench.Client.GetStringAsync("/api/v1/search?q=ferries")).ShouldContain("Ferries held");
    }

    [Fact]
    public async Task What_is_known_of_a_report_comes_before_what_its_page_tells()
    {
        var job = await AddAsync(JsonContent.Create(new { html = "<html><head><title>Home | Courier</title></head><body><article><p>The bridge will open in May, the minister said.</p></article></body></html>", title = "Bridge to open", published = "2026-04-01" }));
        var document = (await bench.NowAsync()).Reading(Id(job))!.Document;
        document.Title.ShouldBe("Bridge to open");
        document.Published.Iso.ShouldBe("2026-04-01");
        document.Text.ShouldContain("The bridge will open");
    }

    [Fact]
    public async Task The_same_report_again_adds_nothing()
    {
        var body = new { text = "Ships turned back, the pilot said on Friday." };
        var first = await AddAsync(JsonContent.Create(body));
        var second = await AddAsync(JsonContent.Create(body));
        Id(second).ShouldBe(Id(first));
        second.GetProperty("added").GetBoolean().ShouldBeFalse();
        second.GetProperty("stage").GetString().ShouldBe("done");
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_fails_with_its_fault_and_the_next_is_read()
    {
        var failed = await AddAsync(new ByteArrayContent([.. "%PDF-1.7\n"u8, 0, 1, 2, 3]) { Headers = { ContentType = new("text/plain") } });
        failed.GetProperty("stage").GetString().ShouldBe("failed");
        failed.GetProperty("faults")[0].GetProperty("code").GetString().ShouldBe("W105");
        (await AddAsync(JsonContent.Create(new { text = "The pilot said so again." }))).GetProperty("stage").GetString().ShouldBe("done");
    }

    [Theory]
    [InlineData("application/json", "{}", 422, "W730")]
    [InlineData("application/json", "{\"text\": \"a\", \"html\": \"b\"}", 422, "W730")]
    [InlineData("application/json", "{\"text\": \"a\", \"source\": \"b\"}", 400, "W706")]
    [InlineData("application/json", "{\"text\": \"a\", \"url\": \"javascript:alert(1)\"}", 422, "W730")]
    [InlineData("application/json", "{\"text\": \"a\", \"url\": \"/etc/passwd\", \"published\": \"soon\"}", 422, "W730")]
    [InlineData("application/json", "[", 400, "W706")]
    [InlineData("application/pdf", "a", 415, "W730")]
    [InlineData("text/plain", " \n", 422, "W730")]
    public async Task A_report_that_is_not_fit_is_refused_before_it_is_taken_in(string type, string body, int status, string code)
    {
        using var answer = await bench.Client.PostAsync("/api/v1/documents", new StringContent(body, Encoding.UTF8, type));
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_report_may_be_larger_than_other_bodies_but_not_without_end()
    {
        using var large = await bench.Client.PostAsync("/api/v1/documents", new StringContent(new string('x', 1 << 20)));
        large.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var larger = await bench.Client.PostAsync("/api/v1/documents", new ByteArrayContent(new byte[9 << 20]) { Headers = { ContentType = new("text/plain") } });
        larger.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_person_sends_a_report_by_a_form_and_sees_it_read()
    {
        using var sent = await bench.SendAsync("/reports", "#send form", ("text", "Mines were seen off the cape, the coast guard said."), ("title", "Mines off the cape"), ("url", ""), ("published", "2026-05-05"));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        string address = sent.Headers.Location!.ToString();
        for (int i = 0; i < 300; i++)
        {
            var page = await bench.PageAsync(address);
            PageRules.Broken(page).ShouldBeEmpty();
            if (page.QuerySelector("#job a")?.TextContent == "Open it.")
            {
                (await bench.PageAsync(page.QuerySelector("#job a")!.GetAttribute("href")!)).QuerySelector("h1")!.TextContent.ShouldContain("Mines off the cape");
                return;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException();
    }

    [Fact]
    public async Task A_form_with_nothing_in_it_is_answered_with_what_is_wrong_and_keeps_what_was_typed()
    {
        using var sent = await bench.SendAsync("/reports", "#send form", ("text", " "), ("title", "Kept"), ("url", "ftp://x"), ("published", ""));
        var page = Bench.Parse(await sent.Content.ReadAsStringAsync());
        page.QuerySelectorAll(".faults li").Length.ShouldBe(2);
        page.QuerySelector("#s-title")!.GetAttribute("value").ShouldBe("Kept");
    }

    [Fact]
    public async Task An_add_with_a_key_is_done_once()
    {
        string key = Guid.NewGuid().ToString();
        object body = new { statement = "Russia would likely add help by sea.", confidence = new { level = "low", gaps = new[] { "Nothing is known of stocks." } }, on = new[] { $"origin:{(await bench.NowAsync()).Picture.Origins[0].Id}" } };
        int before = (await bench.NowAsync()).Ledger.Entries.Length;
        var (first, told) = await JudgeAsync(key, body);
        first.StatusCode.ShouldBe(HttpStatusCode.Created, told);
        first.Headers.Location!.ToString().ShouldStartWith("/api/v1/judgements/");
        var (second, again) = await JudgeAsync(key, body);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.ShouldBe(told);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await bench.NowAsync()).Ledger.Entries.Length.ShouldBe(before + 1);
        var (other, why) = await JudgeAsync(key, new { statement = "Russia would likely stay out." });
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        why.ShouldContain("W733");
    }

    [Fact]
    public async Task A_key_stays_free_when_the_add_was_refused()
    {
        string key = Guid.NewGuid().ToString();
        (await JudgeAsync(key, new { })).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var (_, why) = await JudgeAsync(key, new { statement = "x" });
        why.ShouldNotContain("W733");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var (answer, why) = await JudgeAsync(key, new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        why.ShouldContain("W732");
    }

    private async Task<(HttpResponseMessage Answer, string Told)> JudgeAsync(string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/judgements") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        var answer = await bench.Client.SendAsync(request);
        return (answer, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a report and waits until it is done or failed.</summary>
    private async Task<JsonElement> AddAsync(HttpContent body, string query = "")
    {
        using var answer = await bench.Client.PostAsync("/api/v1/documents" + query, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        for (int i = 0; i < 600; i++)
        {
            var job = await bench.Client.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
            if (job.GetProperty("stage").GetString() is "done" or "failed") return job;
            await Task.Delay(100);
        }
        throw new TimeoutException("The report is not read after a minute.");
    }

    private static DocumentId Id(JsonElement job) => new(UInt128.Parse(job.GetProperty("document").GetString()!, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));
}
