using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Whole.Tests.Web;

/// <summary>What a person puts in place of the program's reading of a claim.</summary>
public class EditTests(FormBench own) : IClassFixture<FormBench>
{
    private readonly Bench bench = own.Bench;

    [Fact]
    public async Task An_edit_by_form_is_told_with_what_was_there_and_can_be_taken_back()
    {
        var (reading, claim) = await AnyAsync(c => c.SpeakerType is SpeakerType.Named && c.Said.IsKnown && c.Certainty is Certainty.Certain);
        using (var kept = await bench.SendAsync($"/claims/{claim.Id}", "form.edit", Fields(claim, reading.Document.Text, ("Fields.Certainty", "possible"), ("Fields.Said", "2024-05-06"), ("Fields.Note", "Misheard."))))
        {
            kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, await kept.Content.ReadAsStringAsync());
            kept.Headers.Location!.ToString().ShouldEndWith($"/reports/{reading.Document.Id}#c-{claim.Id}");
        }
        var now = (await bench.NowAsync()).Claim(claim.Id)!.Value.Claim;
        (now.Certainty, now.Said.Iso, now.AsFound).ShouldBe((Certainty.Possible, "2024-05-06", claim));
        (await bench.NowAsync()).OriginOf(claim.Id)!.Occasion.Iso.ShouldBe("2024-05-06", "the picture is related over what people decided");
        var card = (await bench.PageAsync($"/reports/{reading.Document.Id}")).GetElementById($"c-{claim.Id}")!;
        card.QuerySelector(".edited")!.TextContent.ShouldContain("Edited by Ada");
        card.QuerySelectorAll(".was del").Select(d => d.TextContent).ShouldBe(["certain", claim.Said.Iso!], ignoreOrder: true);
        PageRules.Broken(await bench.PageAsync($"/claims/{claim.Id}")).ShouldBeEmpty();

        using (var back = await bench.SendAsync($"/reports/{reading.Document.Id}", $"#c-{claim.Id} form", ("State", "proposed"))) back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await bench.NowAsync()).Claim(claim.Id)!.Value.Claim.ShouldBe(claim);
        (await bench.NowAsync()).OriginOf(claim.Id)!.Occasion.ShouldBe(claim.Said);
        (await bench.PageAsync($"/claims/{claim.Id}")).QuerySelectorAll("section[aria-labelledby=history] tbody tr").Length.ShouldBe(2, "both decisions stay on record");
    }

    [Fact]
    public async Task An_edit_that_holds_no_words_of_the_report_is_refused_and_what_was_written_stays_in_the_form()
    {
        var (reading, claim) = await AnyAsync(c => c.SpeakerType is SpeakerType.Named);
        using var answer = await bench.SendAsync($"/claims/{claim.Id}", "form.edit", Fields(claim, reading.Document.Text, ("Fields.Content", "the moon <b>fell</b>")));
        var page = Bench.Parse(await answer.Content.ReadAsStringAsync());
        page.QuerySelector(".faults")!.TextContent.ShouldContain("W744");
        page.QuerySelector("textarea")!.TextContent.ShouldContain("the moon <b>fell</b>");
        (await bench.NowAsync()).EditOf(claim.Id).ShouldBeNull();
    }

    [Fact]
    public async Task The_api_edits_on_the_claims_tag_alone_and_tells_who_changed_what()
    {
        var (_, claim) = await AnyAsync(c => c.SpeakerType is SpeakerType.Organisation);
        string address = $"/api/v1/claims/{claim.Id}";
        using (var blind = await bench.Client.PutAsJsonAsync(address, new { kind = "denial" })) (await CodeAsync(blind)).ShouldBe("W704");
        using var read = await bench.Client.GetAsync(address);
        using (var wrong = await PutAsync(address, read.Headers.ETag!, new { kind = "rumour", said = "soon" })) (await CodeAsync(wrong)).ShouldBe("W743");
        using var kept = await PutAsync(address, read.Headers.ETag!, new { kind = "denial", polarity = "-", note = "It denies." });
        kept.StatusCode.ShouldBe(HttpStatusCode.OK, await kept.Content.ReadAsStringAsync());
        var edited = JsonDocument.Parse(await kept.Content.ReadAsStringAsync()).RootElement.GetProperty("edited");
        edited.GetProperty("by").GetString().ShouldBe("Ada");
        edited.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("part").GetString()).ShouldContain("kind");
        using (var late = await PutAsync(address, read.Headers.ETag!, new { kind = "warning" })) (await CodeAsync(late)).ShouldBe("W705");
        using (var same = await PutAsync(address, kept.Headers.ETag!, new { kind = "denial" })) (await CodeAsync(same)).ShouldBe("W746");
    }

    [Fact]
    public async Task An_accepted_or_rejected_edit_stays_an_edit()
    {
        var (_, claim) = await AnyAsync(c => c.SpeakerType is SpeakerType.Unnamed or SpeakerType.UnnamedOfficial);
        var edit = ClaimEdit.Of(claim) with { Kind = ClaimKind.Warning };
        await bench.Store.DecideAsync(ClaimDecisions.Edit(claim.Id, edit, "Ada", TimeProvider.System.GetUtcNow(), null), default);
        foreach (var state in new[] { ClaimState.Rejected, ClaimState.Accepted })
        {
            await bench.Store.DecideAsync(ClaimDecisions.Decide(claim.Id, state, "Bea", TimeProvider.System.GetUtcNow(), null), default);
            (await bench.NowAsync()).Claim(claim.Id)!.Value.Claim.Kind.ShouldBe(ClaimKind.Warning);
            (await bench.NowAsync()).StateOf(claim.Id).ShouldBe(state);
        }
    }

    [Theory]
    [InlineData("speaker_type=named;speaker=", "W745")]
    [InlineData("speaker_type=author;speaker=Xi", "W745")]
    [InlineData("speaker_type=ghost", "W743")]
    [InlineData("said=tomorrow", "W743")]
    [InlineData("content=", "W744")]
    [InlineData("condition=if pigs fly", "W744")]
    [InlineData("", "W746")]
    public async Task A_bad_value_has_its_number(string draft, string code)
    {
        var (reading, claim) = await AnyAsync(c => c.SpeakerType is SpeakerType.Named);
        var given = draft.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var faults = new List<Fault>();
        new ClaimEditDraft(given.GetValueOrDefault("speaker"), given.GetValueOrDefault("speaker_type"), Said: given.GetValueOrDefault("said"), Condition: given.GetValueOrDefault("condition"),
            Content: given.TryGetValue("content", out string? content) ? [content] : null).Finish(reading, claim, faults).ShouldBeNull();
        faults.Select(f => f.Code).Distinct().ShouldBe([code]);
    }

    [Fact]
    public async Task An_edit_comes_back_from_the_store_as_it_was_made_and_what_is_no_edit_is_none()
    {
        var (_, claim) = await AnyAsync(c => c.Condition is not null);
        var edit = ClaimEdit.Of(claim);
        Vedette.Outside.Json.EditJson.Read(Vedette.Outside.Json.EditJson.Print(edit)).ShouldBe(edit);
        foreach (string text in new[] { "", "{}", "[1]", "{\"content\":[{\"start\":5,\"end\":2}]}" }) Vedette.Outside.Json.EditJson.Read(text).ShouldBeNull();
    }

    private async Task<(Reading Reading, Claim Claim)> AnyAsync(Func<Claim, bool> which) =>
        (await bench.NowAsync()).Related.Readings.SelectMany(r => r.Claims.Select(c => (r, c))).First(p => p.c.AsFound is null && which(p.c));

    /// <summary>The form as the page shows it, with some fields written anew.</summary>
    private static (string, string)[] Fields(Claim claim, string text, params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>
        {
            ["Fields.Speaker"] = claim.Speaker ?? "", ["Fields.SpeakerType"] = Codes.Word(claim.SpeakerType), ["Fields.Kind"] = Codes.Word(claim.Kind), ["Fields.Certainty"] = Codes.Word(claim.Certainty),
            ["Fields.Polarity"] = Codes.Word(claim.Polarity), ["Fields.Said"] = claim.Said.Iso ?? "", ["Fields.Condition"] = claim.Condition?.Of(text) ?? "", ["Fields.Content"] = string.Join('\n', claim.Content.Select(c => c.Of(text).ReplaceLineEndings(" "))),
        };
        foreach (var (name, value) in changed) fields[name] = value;
        return [.. fields.Select(f => (f.Key, f.Value))];
    }

    private async Task<HttpResponseMessage> PutAsync(string address, System.Net.Http.Headers.EntityTagHeaderValue tag, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(tag);
        return await bench.Client.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString();
}
