using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.Hosting;

namespace Vedette.Whole.Tests.Web;

/// <summary>What is above somebody's ceiling is to this one as if it were not there. Two workbenches hold the same reports, one of them a secret more.</summary>
public class WithheldTests(TwoTeams both) : IClassFixture<TwoTeams>
{
    private const string Unknown = "0123456789abcdef0123456789abcdef";

    public static TheoryData<string> Lists =>
    [
        "/api/v1/documents", "/api/v1/claims", "/api/v1/origins", "/api/v1/contradictions", "/api/v1/drift", "/api/v1/timeline", "/api/v1/entities", "/api/v1/indicators", "/api/v1/table", "/api/v1/network",
        "/api/v1/judgements?all=true", "/api/v1/forecasts", "/api/v1/sources", "/api/v1/marks", "/api/v1/brief", "/api/v1/openapi.json", "/api/v1/figures/lineage", "/api/v1/figures/actors", "/api/v1/figures/timeline",
        "/api/v1/figures/network", "/api/v1/search?q=minister", "/api/v1/search?q=xyloquark", "/api/v1/search?q=quenzlamine", "/api/v1/claims?limit=1", "/reports?q=xyloquark", "/reports?q=quenzlamine", "/reports?q=russia",
        "/briefing/page", "/briefing/brief.md", "/briefing/brief.html", "/briefing/brief.json",
    ];

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_is_letter_for_letter_what_it_would_be_without_the_secret(string address)
    {
        var (with, without) = (await ToldAsync(both.With, address), await ToldAsync(both.Without, address));
        with.ShouldBe(without);
        // The words that were looked for stand in the search field again.
        TwoTeams.Secrets.Where(s => with.Contains(s, StringComparison.OrdinalIgnoreCase) && !address.Contains(s, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_is_letter_for_letter_what_it_would_be_without_the_secret()
    {
        using var with = await both.With.SignedInAsync("Ana");
        using var without = await both.Without.SignedInAsync("Ana");
        // A simulation runs in the background: its page tells how far it is.
        static Dictionary<string, string> Words(Dictionary<string, AngleSharp.Html.Dom.IHtmlDocument> pages) => pages.Where(p => !p.Key.StartsWith("/simulation", StringComparison.Ordinal)).ToDictionary(p => p.Key, p => WithoutTokens(p.Value.DocumentElement.OuterHtml));
        var (seen, expected) = (Words((await Crawl.AllAsync(with)).Pages), Words((await Crawl.AllAsync(without)).Pages));
        seen.Count.ShouldBeGreaterThan(20);
        seen.Keys.Order().ShouldBe(expected.Keys.Order());
        foreach (var (address, page) in seen) page.ShouldBe(expected[address], address);
        seen.Values.SelectMany(page => TwoTeams.Secrets.Where(s => page.Contains(s, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_see_the_secret_sees_it()
    {
        using var root = await both.With.SignedInAsync("Root");
        foreach (string address in new[] { $"/reports/{both.Document}", $"/origins/{both.Origin}", $"/judgements/{both.Judgement}", $"/api/v1/documents/{both.Document}", $"/api/v1/claims/{both.Claim}", $"/api/v1/judgements/{both.Judgement}" })
            (await root.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        (await root.GetStringAsync("/reports?q=xyloquark")).ShouldContain(both.Document);
        Bench.Parse(await root.GetStringAsync($"/reports/{both.Document}")).QuerySelector(".eyebrow .tlp")!.TextContent.ShouldBe("TLP:RED");
    }

    [Fact]
    public async Task A_forged_id_is_answered_as_an_unknown_one_by_everything_that_takes_an_id()
    {
        using var ana = await both.With.SignedInAsync("Ana");
        string[] addresses = [.. both.With.Bench.Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Where(p => p.Contains("{id", StringComparison.OrdinalIgnoreCase)).Distinct()
            .SelectMany(pattern => pattern.Contains("{kind}", StringComparison.Ordinal) ? Vedette.Web.State.Marking.Kinds.Select(kind => pattern.Replace("{kind}", kind, StringComparison.Ordinal)) : [pattern])
            .Select(pattern => '/' + pattern.Trim('/')), "/api/v1/figures/lineage?origin={id}", "/origins?speaker={id}", "/actors?name={id}", "/judgements?on=claim:{id}"];
        addresses.Length.ShouldBeGreaterThan(12);
        foreach (string pattern in addresses)
            foreach (string forged in both.Forged)
            {
                string Address(string id) => Regex.Replace(pattern, "\\{[iI]d[^}]*\\}", id);
                var (one, other) = (await AnswerAsync(ana, HttpMethod.Get, Address(forged)), await AnswerAsync(ana, HttpMethod.Get, Address(Unknown)));
                one.Replace(forged, "ID", StringComparison.Ordinal).ShouldBe(other.Replace(Unknown, "ID", StringComparison.Ordinal), $"{Address(forged)}");
            }
    }

    [Fact]
    public async Task An_edit_on_a_forged_id_is_answered_as_on_an_unknown_one_and_changes_nothing()
    {
        using var edi = await both.With.WithKeyAsync("Edi", Right.Read, Right.Decide, Right.Judge, Right.Mark);
        var before = await both.With.Store.StampAsync(default);
        foreach (var (method, pattern, body) in new (HttpMethod, string, Func<string, object>)[]
        {
            (HttpMethod.Put, "/api/v1/claims/{id}/decision", _ => new { state = "rejected" }),
            (HttpMethod.Put, "/api/v1/marks/claim/{id}", _ => new { tlp = "TLP:CLEAR" }),
            (HttpMethod.Put, "/api/v1/marks/document/{id}", _ => new { tlp = "TLP:CLEAR" }),
            (HttpMethod.Put, "/api/v1/marks/judgement/{id}", _ => new { tlp = "TLP:CLEAR" }),
            (HttpMethod.Post, "/api/v1/judgements", id => new { statement = "Russia would likely help.", confidence = new { level = "low", evidence = new[] { "x" } }, on = new[] { $"claim:{id}" } }),
            (HttpMethod.Post, "/api/v1/judgements", id => new { statement = "Russia would likely help.", confidence = new { level = "low", evidence = new[] { "x" } }, on = new[] { $"origin:{id}" } }),
            (HttpMethod.Post, "/api/v1/judgements", id => new { supersedes = id, reason = "x" }),
            (HttpMethod.Post, "/api/v1/forecasts/{id}", _ => new { probabilities = new[] { "0.5" } }),
        })
            foreach (string forged in both.Forged)
            {
                var (one, other) = (await AnswerAsync(edi, method, pattern.Replace("{id}", forged), body(forged)), await AnswerAsync(edi, method, pattern.Replace("{id}", Unknown), body(Unknown)));
                one.Replace(forged, "ID").Replace(forged[..8], "ID").ShouldBe(other.Replace(Unknown, "ID").Replace(Unknown[..8], "ID"), $"{method} {pattern} {forged}");
            }
        (await both.With.Store.StampAsync(default)).ShouldBe(before);
    }

    [Fact]
    public async Task A_claim_that_is_withheld_is_black_in_its_report_and_found_by_no_search()
    {
        using var ana = await both.With.SignedInAsync("Ana");
        string page = WebUtility.HtmlDecode(await ana.GetStringAsync($"/reports/{both.Half}"));
        page.ShouldContain("██████");
        page.ShouldNotContain("Quenzlamine");
        page.ShouldContain("aircraft");
        using var root = await both.With.SignedInAsync("Root");
        (await root.GetStringAsync($"/reports/{both.Half}")).ShouldContain("Quenzlamine");
        (await root.GetStringAsync("/reports?q=quenzlamine")).ShouldContain(both.Half);
    }

    [Fact]
    public async Task What_somebody_judges_is_not_withheld_from_its_own_maker()
    {
        await using var team = await TwoTeams.OpenAsync(hasSecret: true);
        using var ana = await team.WithKeyAsync("Ana", Right.Read, Right.Judge);
        using var answer = await ana.PostAsJsonAsync("/api/v1/judgements", new { statement = "Russia would likely help.", confidence = new { level = "low", evidence = new[] { "One." } }, on = new[] { "indicator:joint_patrols" } });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var id = (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetString();
        (await ana.GetAsync($"/api/v1/judgements/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var rita = await team.WithKeyAsync("Rita", Right.Read);
        (await rita.GetAsync($"/api/v1/judgements/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_one_visitor_read_last_is_no_other_visitors()
    {
        await using var team = await TwoTeams.OpenAsync(hasSecret: false);
        using var ana = await team.SignedInAsync("Ana");
        using var edi = await team.SignedInAsync("Edi");
        (await Bench.SendAsync(ana, "/", "section[aria-labelledby=changed] form")).Dispose();
        (await ana.GetStringAsync("/")).ShouldContain("since 2026-03-09");
        (await edi.GetStringAsync("/")).ShouldContain("You have not noted yet");
        (await ana.GetStringAsync("/")).ShouldContain("since 2026-03-09");
    }

    [Fact]
    public async Task A_mark_holds_from_the_next_request_on_for_pages_and_programs()
    {
        await using var team = await TwoTeams.OpenAsync(hasSecret: false);
        string half = TwoTeams.Named(await team.Bench.NowAsync(), "half.txt").Document.Id.ToString();
        using var edi = await team.WithKeyAsync("Edi", Right.Read, Right.Mark);
        using var ana = await team.SignedInAsync("Ana");
        (await ana.GetAsync($"/reports/{half}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var label = await edi.GetAsync($"/api/v1/marks/document/{half}");
        async Task<HttpResponseMessage> PutAsync(string tlp, EntityTag? tag) => await edi.SendAsync(new(HttpMethod.Put, $"/api/v1/marks/document/{half}") { Content = JsonContent.Create(new { tlp }), Headers = { { "If-Match", tag?.Value ?? "" } } });
        var held = new EntityTag(label.Headers.ETag!.Tag);
        (await PutAsync("TLP:RED", held)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PutAsync("TLP:WHITE", held)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync("TLP:AMBER", new("\"other\""))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await PutAsync("TLP:AMBER", held)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ana.GetAsync($"/reports/{half}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await edi.GetAsync($"/api/v1/documents/{half}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private sealed record EntityTag(string Value);

    private static async Task<string> ToldAsync(Team team, string address)
    {
        using var ana = await team.WithKeyAsync("Ana", Right.Read, Right.Export);
        return (await AnswerAsync(ana, HttpMethod.Get, address)).Replace(team.Address.Authority, "HOST", StringComparison.Ordinal);
    }

    /// <summary>All that can be told from an answer but when it came: status, headers with the tag, and body.</summary>
    private static async Task<string> AnswerAsync(HttpClient client, HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        if (method == HttpMethod.Put) request.Headers.Add("If-Match", "*");
        using var answer = await client.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Set-Cookie" or "Content-Length")).OrderBy(h => h.Key).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{WithoutTokens(await answer.Content.ReadAsStringAsync())}";
    }

    private static string WithoutTokens(string page) => Regex.Replace(page, "name=\"__RequestVerificationToken\"[^>]*>", "");
}

/// <summary>Two workbenches with the same reports. One of them holds a report, a judgement and notes above Ana's ceiling besides.</summary>
public sealed class TwoTeams : IAsyncLifetime
{
    public static string[] Secrets => ["Zorblax", "Vantreel", "Xyloquark", "Plimsoltic", "Wobbleton", "brumfeld", "Quenzlamine", "Grenchy"];

    public Team With { get; private set; } = null!;
    public Team Without { get; private set; } = null!;
    public string Document { get; private set; } = "";
    public string Claim { get; private set; } = "";
    public string Origin { get; private set; } = "";
    public string Judgement { get; private set; } = "";
    public string Half { get; private set; } = "";
    private string Question { get; set; } = "";
    private string HiddenClaim { get; set; } = "";
    public string[] Forged => [Document, Claim, Origin, Judgement, Question, HiddenClaim];

    public static async Task<Team> OpenAsync(bool hasSecret)
    {
        // The same folder for both: a report's item is known by its address.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"vedette-withheld-{Environment.ProcessId}"));
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "open.txt"), "Taiwan reports aircraft\n\nTAIPEI, March 3, 2026 - Taiwan's defence ministry said on Tuesday that twelve Chinese aircraft had crossed the median line of the Taiwan Strait. Defence Minister Wellington Koo said Taiwan would answer any attack.\n");
            File.WriteAllText(Path.Combine(folder.FullName, "half.txt"), "Kremlin on aircraft\n\nMOSCOW, March 4, 2026 - Kremlin spokesman Dmitry Peskov said on Wednesday that Russia would support China. Foreign Minister Sergey Lavrov said on Wednesday that the aircraft had crossed no border.\n\nDefence Minister Andrei Belousov said on Wednesday that Quenzlamine would be sold to China.\n");
            if (hasSecret) File.WriteAllText(Path.Combine(folder.FullName, "brumfeld.txt"), "Grenchy rockets for Moscow\n\nPYONGYANG, March 5, 2026 - Defence Minister Zorblax Vantreel said on Thursday that North Korea would send Xyloquark rockets to Russia. Kremlin spokesman Dmitry Peskov said on Thursday that Russia would support China and take the rockets.\n");
            var team = await Team.OpenAsync(folder.FullName);
            var now = await team.Bench.NowAsync();
            var at = team.Clock.Now;
            var half = Named(now, "half.txt");
            var hidden = half.Claims.First(c => c.Words(half.Document.Text).Contains("Quenzlamine", StringComparison.Ordinal));
            await team.Store.DecideAsync(new Mark(MarkedThing.Of(hidden.Id), Tlp.Red, "Root", at, "Wobbleton").ToDecision(), default);
            var spoken = half.Claims.First(c => c.Id != hidden.Id);
            await team.Store.DecideAsync(ClaimDecisions.Decide(spoken.Id, ClaimState.Accepted, "Edi", at, "seen"), default);
            if (!hasSecret) return team;
            var secret = Named(now, "brumfeld.txt");
            await team.Store.DecideAsync(new Mark(MarkedThing.Of(secret.Document.Item), Tlp.Red, "Root", at, "Wobbleton").ToDecision(), default);
            await team.Store.DecideAsync(ClaimDecisions.Decide(secret.Claims[0].Id, ClaimState.Accepted, "Root", at, "Wobbleton knows"), default);
            var problem = now.Problem!;
            var draft = new JudgementDraft { Problem = problem.Key, Statement = "Russia would likely get Plimsoltic rockets.", Confidence = AnalyticConfidence.Low, ConfidenceReasons = JudgementDraft.Reasons(["One official."], [], []) };
            var judgement = draft.Finish([new(GroundKind.Claim, secret.Claims[0].Id.ToString())], "Root", at, []).ShouldNotBeNull();
            (await team.Store.RecordAsync([
                judgement,
                new Question { By = "Root", At = at, Problem = problem.Key, Text = "Will Plimsoltic rockets come?", Criteria = "Seen.", Source = "Root", Opened = new(2026, 3, 9), Scheduled = new(2026, 4, 9) },
            ], default)).ShouldBeEmpty();
            var asked = (await team.Store.LedgerAsync(default)).Questions.Single();
            await team.Store.DecideAsync(new Mark(new(MarkedKind.Question, asked.Id.ToString()), Tlp.Red, "Root", at).ToDecision(), default);
            return team;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static Reading Named(Vedette.Web.State.Snapshot now, string name) => now.Related.Readings.Single(r => Path.GetFileName(r.Document.Address) == name);

    public async Task InitializeAsync()
    {
        (With, Without) = (await OpenAsync(hasSecret: true), await OpenAsync(hasSecret: false));
        var now = await With.Bench.NowAsync();
        var secret = Named(now, "brumfeld.txt");
        var half = Named(now, "half.txt");
        (Document, Half) = (secret.Document.Id.ToString(), half.Document.Id.ToString());
        var claim = secret.Claims.First(c => c.Words(secret.Document.Text).Contains("Xyloquark", StringComparison.Ordinal));
        (Claim, Origin) = (claim.Id.ToString(), now.OriginOf(claim.Id)!.Id.ToString());
        (Judgement, Question) = (now.Ledger.Judgements.Single().Id.ToString(), now.Ledger.Questions.Single().Id.ToString());
        HiddenClaim = half.Claims.First(c => c.Words(half.Document.Text).Contains("Quenzlamine", StringComparison.Ordinal)).Id.ToString();
    }

    public async Task DisposeAsync()
    {
        await With.DisposeAsync();
        await Without.DisposeAsync();
    }
}
