using System.Net;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Whole.Tests.Web;

/// <summary>What a person does by forms, without script.</summary>
public class FormTests(FormBench own) : IClassFixture<FormBench>
{
    private readonly Bench bench = own.Bench;

    [Theory]
    [InlineData("/", "read")]
    [InlineData("/hypotheses", "cell")]
    [InlineData("/judgements", "add")]
    public async Task A_form_without_its_token_is_refused_with_the_cure(string address, string handler)
    {
        var before = await bench.Store.StampAsync(default);
        using var answer = await bench.Client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("_handler", handler)]));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = Bench.Parse(await answer.Content.ReadAsStringAsync());
        page.Body!.TextContent.ShouldContain("W707");
        PageRules.Broken(page).ShouldBeEmpty();
        (await bench.Store.StampAsync(default)).ShouldBe(before);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task An_edit_from_another_site_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([]), Headers = { { header, value } } };
        using var answer = await bench.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("W703");
    }

    [Fact]
    public async Task A_rejected_claim_leaves_the_board_and_an_accepted_one_stays()
    {
        var board = (await bench.NowAsync()).Weighing!.Indicators.First(i => i.Signs.Any(s => s.Statements.Any(t => t.Claim is not null)) && i.State == Vedette.Weigh.Indicators.IndicatorState.Present);
        string before = await RowAsync();
        foreach (var claim in board.Signs.SelectMany(s => s.Statements).Select(s => s.Claim).OfType<ClaimId>().Distinct())
        {
            var report = (await bench.NowAsync()).Claim(claim)!.Value.Reading.Document.Id;
            using var accepted = await bench.SendAsync($"/reports/{report}", $"#c-{claim} form", ("State", "accepted"), ("Note", "heard it myself"));
            accepted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            accepted.Headers.Location!.ToString().ShouldEndWith($"#c-{claim}");
        }
        (await RowAsync()).ShouldBe(before);
        foreach (var claim in board.Signs.SelectMany(s => s.Statements).Select(s => s.Claim).OfType<ClaimId>().Distinct())
        {
            var report = (await bench.NowAsync()).Claim(claim)!.Value.Reading.Document.Id;
            (await bench.SendAsync($"/reports/{report}", $"#c-{claim} form", ("State", "rejected"), ("Note", "<b>misread</b>"))).Dispose();
            var card = (await bench.PageAsync($"/reports/{report}")).GetElementById($"c-{claim}")!;
            card.QuerySelector(".state")!.TextContent.ShouldBe("rejected");
            card.TextContent.ShouldContain("<b>misread</b>");
        }
        (await RowAsync()).ShouldNotBe(before);
        (await bench.NowAsync()).Related.Readings.Sum(r => r.Claims.Length).ShouldBeGreaterThan((await bench.NowAsync()).Picture.Readings.Sum(r => r.Claims.Length));

        async Task<string> RowAsync() => (await bench.PageAsync("/")).GetElementById($"i-{board.Indicator.Key}")!.TextContent;
    }

    [Fact]
    public async Task A_cell_that_is_set_is_marked_and_the_choice_stays_on_record()
    {
        var table = (await bench.NowAsync()).Weighing!.Table;
        (await bench.SendAsync("/hypotheses", "form[method=post]", ("Evidence", table.Evidence[0].Key), ("Hypothesis", table.Hypotheses[0].Key), ("Value", "II"), ("Reason", "seen in person"))).Dispose();
        var page = await bench.PageAsync("/hypotheses");
        page.QuerySelectorAll(".matrix td").ShouldContain(cell => cell.TextContent == "II*");
        page.Body!.TextContent.ShouldContain("seen in person");
    }

    [Fact]
    public async Task The_linters_findings_stand_above_the_form_and_what_was_written_stays_in_it()
    {
        using var answer = await bench.SendAsync("/judgements", "form[method=post]", ("Fields.Statement", "Russia will perhaps <i>help</i>."), ("Fields.Confidence", "low"), ("Do", "record"));
        var page = Bench.Parse(await answer.Content.ReadAsStringAsync());
        page.QuerySelector(".faults")!.TextContent.ShouldContain("W671");
        page.GetElementById("j-statement")!.TextContent.ShouldContain("Russia will perhaps <i>help</i>.");
        PageRules.Broken(page).ShouldBeEmpty();
        (await bench.NowAsync()).Ledger.Judgements.ShouldNotContain(j => j.Statement.Contains("perhaps"));
    }

    [Fact]
    public async Task A_judgement_is_checked_put_on_record_dissented_from_superseded_and_withdrawn()
    {
        var claim = (await bench.NowAsync()).Picture.Readings.SelectMany(r => r.Claims).First(c => !c.IsAuthors).Id;
        (string, string)[] fields = [("Fields.Statement", "Russia would likely add indirect help."), ("Fields.Confidence", "low"), ("Fields.Evidence", "One official.\nAnother."), ("Fields.On", $"claim:{claim.ToString()[..12]}\nindicator:joint_patrols")];
        using (var check = await bench.SendAsync("/judgements", "form[method=post]", [.. fields, ("Do", "check")])) (await check.Content.ReadAsStringAsync()).ShouldContain("Nothing is wrong with it");
        (await bench.NowAsync()).Ledger.Judgements.ShouldNotContain(j => j.Statement.Contains("indirect"));
        using (var kept = await bench.SendAsync("/judgements", "form[method=post]", [.. fields, ("Do", "record")])) kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, await kept.Content.ReadAsStringAsync());
        var judgement = (await bench.NowAsync()).Ledger.Current.Single(j => j.Statement.Contains("indirect"));
        judgement.ConfidenceReasons.Length.ShouldBe(2);
        judgement.Grounds[0].Name.ShouldBe(claim.ToString());

        (await bench.SendAsync($"/judgements/{judgement.Id}", "section[aria-labelledby=dissent] form", ("Text", "He has reason to overstate."))).Dispose();
        (await bench.PageAsync("/")).QuerySelector(".judgement .dissent")!.TextContent.ShouldContain("overstate");
        (await bench.SendAsync($"/judgements/{judgement.Id}", "section[aria-labelledby=supersede] form", ("Fields.Reason", "A second origin."), ("Fields.Statement", "Russia would very likely add indirect help."), ("Fields.Confidence", "low"), ("Fields.Evidence", "Two officials."))).Dispose();
        var next = (await bench.NowAsync()).Ledger.SuccessorOf(judgement.Id).ShouldNotBeNull();
        next.Grounds.ShouldBe(judgement.Grounds);
        var (pages, dead) = await Crawl.AllAsync(bench);
        dead.ShouldBeEmpty();
        pages.Where(p => p.Key.StartsWith("/judgements", StringComparison.Ordinal)).SelectMany(page => PageRules.Broken(page.Value)).ShouldBeEmpty();
        (await bench.SendAsync($"/judgements/{next.Id}", "section[aria-labelledby=withdraw] form", ("Why", "Misnamed."))).Dispose();
        (await bench.NowAsync()).Ledger.IsCurrent(next.Id).ShouldBeFalse();
    }

    [Fact]
    public async Task A_question_takes_a_forecast_by_form_and_refuses_what_is_none()
    {
        var now = TimeProvider.System.GetUtcNow();
        var question = new Vedette.Judge.Question
        {
            By = "Ada", At = now.AddMinutes(-1), Problem = (await bench.NowAsync()).Problem!.Key, Text = "Will a joint patrol enter the strait?", Criteria = "Yes when two ministries say so.", Source = "The ministries",
            Opened = DateOnly.FromDateTime(now.UtcDateTime), Scheduled = DateOnly.FromDateTime(now.UtcDateTime).AddDays(30),
        };
        (await bench.Store.RecordAsync([question], default)).ShouldBeEmpty();
        using (var wrong = await bench.SendAsync("/forecasts", "form[method=post]", ("P", "1.7"))) Bench.Parse(await wrong.Content.ReadAsStringAsync()).QuerySelector(".faults")!.TextContent.ShouldContain("W668");
        (await bench.SendAsync("/forecasts", "form[method=post]", ("P", "0.3"))).Dispose();
        (await bench.NowAsync()).Ledger.ForecastsOn(question.Id).Single().Probabilities[0].Value.ShouldBe(.3);
    }

    [Fact]
    public async Task What_changed_is_told_from_the_moment_of_being_up_to_date()
    {
        (await bench.SendAsync("/", "form[method=post]")).Dispose();
        await bench.Store.DecideAsync(ClaimDecisions.Decide((await bench.NowAsync()).Picture.Readings[0].Claims[0].Id, ClaimState.Accepted, "Bea", TimeProvider.System.GetUtcNow().AddSeconds(1), null), default);
        (await bench.PageAsync("/")).QuerySelector(".news")!.TextContent.ShouldContain("accepted, rejected or noted on");
    }
}

/// <summary>A sample workbench that is written to.</summary>
public sealed class FormBench : IAsyncLifetime
{
    public Bench Bench { get; private set; } = null!;
    public async Task InitializeAsync() => Bench = await Bench.OpenAsync(Repository.At("samples/taiwan-strait"));
    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
