using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vedette.Whole.Tests.Browser;

/// <summary>An analyst's way through the workbench, in a real browser on <c>vedette serve</c>: what is clicked is what a person would click.</summary>
public class TourTests(RealBrowser browser) : IClassFixture<RealBrowser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_analyst_reads_decides_judges_and_prints(bool script)
    {
        using var folder = new Store.StoreFolder();
        ServedSample.Make(folder);
        using var served = await ServedSample.StartAsync(folder);
        var page = await browser.OpenAsync(served.Address, script);
        var complaints = new List<string>();
        page.Console += (_, line) => { if (line.Type is "error" or "warning") complaints.Add(line.Text); };

        // The situation.
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Russia");
        var board = page.GetByRole(AriaRole.Region, new() { Name = "Indicator board" });
        var logistics = board.GetByRole(AriaRole.Row, new() { Name = "Does Russia carry, store, repair" });
        await Expect(logistics).ToContainTextAsync("asserted");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hypotheses", Exact = true }).ClickAsync();
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Evidence table" });
        await Expect(table.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(12);

        // A report with a claim that is well read: accepted.
        await page.GotoAsync("/");
        await board.GetByRole(AriaRole.Link, new() { Name = "Russia commits to it, 2022-02-04" }).ClickAsync();
        await DecideAsync(page, Target(page), "Accept", "accepted");

        // And one that is not: rejected. The indicator that stood on it alone stands no more, and its evidence has left the table.
        await page.GotoAsync("/");
        await logistics.GetByRole(AriaRole.Link).ClickAsync();
        var claim = Target(page);
        await claim.GetByRole(AriaRole.Textbox).FillAsync("A headline, not what he said.");
        await DecideAsync(page, claim, "Reject", "rejected");
        await Expect(claim).ToContainTextAsync("A headline, not what he said.");
        await page.GotoAsync("/");
        await Expect(logistics).Not.ToContainTextAsync("asserted");
        await Expect(board.GetByRole(AriaRole.Row, new() { Name = "state support for China" })).ToContainTextAsync("Russia commits to it");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hypotheses", Exact = true }).ClickAsync();
        await Expect(table.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(11);

        // A judgement: what is wrong with it is told, and what is right is kept.
        await page.GetByRole(AriaRole.Link, new() { Name = "Judgements", Exact = true }).ClickAsync();
        var statement = page.GetByLabel("Statement");
        await statement.FillAsync("Russia will perhaps help, with high confidence.");
        await page.GetByLabel("Confidence: how well").SelectOptionAsync("low");
        await page.GetByLabel("Because of the evidence").FillAsync("Two origins, of which one is old.");
        await page.GetByLabel("Rests on").FillAsync("indicator:endorses_claim");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check only" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("W67");
        await statement.FillAsync("Russia would likely back China in words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put on record" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Russia would likely back China in words.");

        // The briefing holds it and prints.
        await page.GetByRole(AriaRole.Link, new() { Name = "Briefing", Exact = true }).ClickAsync();
        await Expect(page.FrameLocator("iframe").GetByText("Russia would likely back China in words.").First).ToBeVisibleAsync();
        await page.GotoAsync("/briefing/page");
        byte[] print = await page.PdfAsync(new() { Format = "A4" });
        print.AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue();
        print.Length.ShouldBeGreaterThan(20_000);
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_signs_in_reads_and_is_refused_an_edit(bool script)
    {
        using var folder = new Store.StoreFolder();
        ServedSample.Make(folder);
        foreach (var (name, role) in new[] { ("ada", "administrator"), ("bo", "reader") })
            Tool.RunTyping("a long enough password\n", [], "accounts", "add", name, "--role", role, "--ceiling", "TLP:RED", "--by", "Ada", "--store", folder.Path).Code.ShouldBe(0);
        using var served = await ServedSample.StartAsync(folder);
        var page = await browser.OpenAsync(served.Address, script);
        await page.GotoAsync("/reports");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("bo");
        await page.GetByLabel("Password").FillAsync("a wrong password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("Password").FillAsync("a long enough password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator("main tbody a[href^='/reports/']").First.ClickAsync();

        // What a reader may not do is not offered; sent all the same, it is refused and nothing is kept.
        var claim = page.Locator("article.claim").First;
        await Expect(claim).ToBeVisibleAsync();
        await Expect(claim.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        string address = $"/api/v1/claims/{(await claim.GetAttributeAsync("id"))![2..]}";
        string before = await (await page.APIRequest.GetAsync(address)).TextAsync();
        var refused = await page.APIRequest.PutAsync(address + "/decision", new() { DataObject = new { state = "rejected" }, Headers = new Dictionary<string, string> { ["If-Match"] = "*", ["Origin"] = served.Address, ["Sec-Fetch-Site"] = "same-origin" } });
        refused.Status.ShouldBe(403, await refused.TextAsync());
        (await (await page.APIRequest.GetAsync(address)).TextAsync()).ShouldBe(before);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
    }

    /// <summary>The claim that the address leads to.</summary>
    private static ILocator Target(IPage page) => page.Locator($"[id='{new Uri(page.Url).Fragment[1..]}']");

    private static async Task DecideAsync(IPage page, ILocator claim, string button, string state)
    {
        await Expect(claim).ToBeVisibleAsync();
        await claim.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(claim.Locator(".state")).ToHaveTextAsync(state);
    }
}
