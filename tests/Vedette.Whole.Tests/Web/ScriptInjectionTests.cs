using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Vedette.Whole.Tests.Web;

/// <summary>Thirty articles that try to run script in the reader's browser, each readable under corpus/hostile/script.</summary>
public class ScriptInjectionTests(HostileBench hostile) : IClassFixture<HostileBench>
{
    private readonly Bench bench = hostile.Bench;

    private static string[] Names => [.. Directory.GetFiles(HostileBench.Folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
    public static TheoryData<string> Articles => [.. Names];

    [Fact]
    public void There_are_thirty_articles_and_each_was_read()
    {
        Names.Length.ShouldBe(30);
        hostile.Now.Related.Readings.Select(r => Path.GetFileName(r.Document.Address)).Order(StringComparer.Ordinal).ShouldBe(Names);
    }

    [Theory, MemberData(nameof(Articles))]
    public async Task An_article_is_shown_as_words_and_runs_nothing(string name)
    {
        var document = hostile.Now.Related.Readings.Single(r => Path.GetFileName(r.Document.Address) == name).Document;
        document.Text.ShouldContain("harbour");
        foreach (string address in new[] { $"/reports/{document.Id}", $"/reports?q={Uri.EscapeDataString(name[..2] + " harbour")}" })
        {
            using var answer = await bench.Client.GetAsync(address);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(Vedette.Web.Hosting.Safety.Policy);
            Dangers(Bench.Parse(await answer.Content.ReadAsStringAsync())).ShouldBeEmpty();
        }
        // To programs it is data that no browser takes for a page.
        using var told = await bench.Client.GetAsync($"/api/v1/documents/{document.Id}");
        told.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        told.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await told.Content.ReadAsStringAsync()).ShouldNotContain("<");
    }

    [Fact]
    public async Task No_page_that_tells_of_them_runs_anything()
    {
        var (pages, dead) = await Crawl.AllAsync(bench);
        dead.ShouldBeEmpty();
        pages.Count.ShouldBeGreaterThan(40);
        pages.SelectMany(page => Dangers(page.Value).Concat(PageRules.Broken(page.Value)).Select(danger => $"{page.Key}: {danger}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/reports?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/claims?about=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")]
    [InlineData("/sign-in?to=javascript%3Aalert(1)")]
    [InlineData("/judgements?on=%27%3Balert(1)%2F%2F")]
    [InlineData("/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task What_an_address_holds_is_shown_as_words(string address)
    {
        using var answer = await bench.Client.GetAsync(address);
        Dangers(Bench.Parse(await answer.Content.ReadAsStringAsync())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_briefs_own_page_holds_no_script_but_its_own()
    {
        var page = Bench.Parse(await bench.Client.GetStringAsync("/briefing/page"));
        page.QuerySelectorAll("script").Length.ShouldBeLessThanOrEqualTo(1);
        Dangers(page).Where(d => !d.StartsWith("script", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Elements and attributes that a text of a source must never become.</summary>
    private static IEnumerable<string> Dangers(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script").Where(s => s.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true)) yield return $"script: {script.OuterHtml}";
        foreach (var element in page.QuerySelectorAll("img, object, embed, base, meta[http-equiv]:not([http-equiv=Content-Security-Policy]):not([http-equiv=refresh][content='2']), math, template, iframe[srcdoc], iframe:not([src^='/'])")) yield return $"element: {element.OuterHtml}";
        foreach (var attribute in page.All.SelectMany(e => e.Attributes))
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.StartsWith("hx-on", StringComparison.OrdinalIgnoreCase)) yield return $"handler: {attribute.Name}";
            string value = new([.. attribute.Value.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))]);
            if (attribute.Name is "href" or "src" or "action" or "formaction" or "data" or "xlink:href" && (value.Contains("script:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || value.Contains("//", StringComparison.Ordinal))) yield return $"link: {attribute.Value}";
        }
    }
}

/// <summary>The hostile articles, read and related.</summary>
public sealed class HostileBench : IAsyncLifetime
{
    public static string Folder => Repository.At("corpus/hostile/script");
    public Bench Bench { get; private set; } = null!;
    internal Vedette.Web.State.Snapshot Now { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Bench = await Bench.OpenAsync(Folder);
        Now = await Bench.NowAsync();
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
