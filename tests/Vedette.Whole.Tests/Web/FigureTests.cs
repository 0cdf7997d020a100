using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Vedette.Web.State;
using Vedette.Weigh.Simulations;

namespace Vedette.Whole.Tests.Web;

/// <summary>Whoever cannot see a figure, or has no scripts, finds all of it in the table beside it.</summary>
[Collection(SampleBenches.Name)]
public class FigureTests(SampleBench sample)
{
    private const int RowsOnOnePage = 50;
    private readonly Bench bench = sample.Bench;

    [Theory]
    [InlineData("/origins", "links", ".beside tbody tr")]
    [InlineData("/actors", "links", ".beside tbody tr")]
    [InlineData("/network", "nodes", "[aria-label='Before and after'] tbody tr")]
    [InlineData("/network?see=distraction%3Dyes&without=public_backing", "nodes", "[aria-label='Before and after'] tbody tr")]
    [InlineData("/timeline", "marks", "[aria-label=Timeline] tbody tr", true)]
    [InlineData("/timeline?from=2025-01-01&what=said", "marks", "[aria-label=Timeline] tbody tr", true)]
    public async Task The_table_has_a_row_for_each_thing_that_the_figure_draws(string address, string list, string rows, bool isPaged = false)
    {
        var page = await bench.PageAsync(address);
        int drawn = (await DataAsync(page)).GetProperty(list).GetArrayLength();
        drawn.ShouldBeGreaterThan(0);
        page.QuerySelectorAll(rows).Length.ShouldBe(isPaged ? Math.Min(drawn, RowsOnOnePage) : drawn);
        page.QuerySelector("figure[data-figure] figcaption")!.TextContent.Trim().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_told_of_an_act_of_speech_that_two_reports_tell_is_drawn_on_its_page()
    {
        var origin = (await bench.NowAsync()).Picture.Origins.First(o => o.Speaker == "Sergey Lavrov" && o.Documents.Length == 2);
        var page = await bench.PageAsync($"/origins/{origin.Id}");
        var links = (await DataAsync(page)).GetProperty("links").EnumerateArray().ToArray();
        links.Count(l => l.GetProperty("kind").GetString() == "tells").ShouldBe(2);
        page.QuerySelectorAll(".beside tbody tr").Length.ShouldBe(links.Length);
    }

    [Fact]
    public async Task An_actors_page_draws_the_actor_with_those_around_it()
    {
        var china = (await bench.NowAsync()).Picture.Entities.Single(e => e is { Kind: global::Vedette.Language.EntityKind.Country, Country: "CHN" });
        var page = await bench.PageAsync($"/actors/{china.Id}");
        var data = await DataAsync(page);
        var links = data.GetProperty("links").EnumerateArray().Select(l => (From: l.GetProperty("from").GetString(), To: l.GetProperty("to").GetString())).ToArray();
        var around = links.Where(l => l.From == $"{china.Id}" || l.To == $"{china.Id}").SelectMany(l => new[] { l.From, l.To }).ToHashSet();
        around.Count.ShouldBeGreaterThan(5);
        links.ShouldAllBe(l => around.Contains(l.From) && around.Contains(l.To));
        page.QuerySelectorAll(".beside tbody tr").Length.ShouldBe(links.Length);
    }

    [Fact]
    public async Task Drift_is_drawn_with_both_wordings()
    {
        var links = (await DataAsync(await bench.PageAsync("/origins"))).GetProperty("links").EnumerateArray().Where(l => l.GetProperty("kind").GetString() == "drift").ToArray();
        links.Length.ShouldBe((await bench.NowAsync()).Picture.Drifts.Length);
        // What was added had no wording before, what was lost has none after.
        links.ShouldAllBe(l => (l.GetProperty("before").GetString()!.Length > 0) != (l.GetProperty("says")[0].GetString() == "added"));
        links.ShouldAllBe(l => (l.GetProperty("after").GetString()!.Length > 0) != l.GetProperty("says")[0].GetString()!.EndsWith("lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_moved_in_the_network_is_marked()
    {
        var nodes = (await DataAsync(await bench.PageAsync("/network?see=distraction%3Dyes&without=public_backing"))).GetProperty("nodes").EnumerateArray().ToDictionary(n => n.GetProperty("id").GetString()!, n => n.GetProperty("moved").GetString());
        nodes["distraction"].ShouldBe("taken as seen: yes");
        nodes["public_backing"].ShouldBe("indicators left out");
        nodes["free_forces"].ShouldBeNull();
    }

    [Fact]
    public async Task An_event_that_is_not_told_as_having_happened_says_so()
    {
        var marks = (await DataAsync(await bench.PageAsync("/timeline"))).GetProperty("marks").EnumerateArray().ToArray();
        marks.Select(m => m.GetProperty("lane").GetString()).Distinct().Order().ShouldBe(["happened", "meant", "said"]);
        marks.ShouldAllBe(m => m.GetProperty("lane").GetString() == "happened" == (m.GetProperty("status").GetString() != null));
    }

    [Fact]
    public async Task A_simulation_runs_in_the_background_and_its_bands_stand_in_tables()
    {
        const string Address = "/simulation?runs=500&seed=1";
        var page = await bench.DrawnAsync(Address);
        using var told = JsonDocument.Parse(await bench.Client.GetStringAsync($"/api/v1{Address}"));
        var outcomes = told.RootElement.GetProperty("outcomes").EnumerateArray().ToArray();
        var figures = page.QuerySelectorAll("figure[data-figure=bands]");
        figures.Select(f => f.GetAttribute("data-part")).ShouldBe(outcomes.Select(o => o.GetProperty("key").GetString()));
        foreach (var (figure, outcome) in figures.Zip(outcomes))
        {
            figure.QuerySelectorAll("tbody tr").Length.ShouldBe(outcome.GetProperty("sets")[0].GetProperty("by_week").GetArrayLength());
            figure.QuerySelectorAll("thead th").Length.ShouldBe(1 + outcome.GetProperty("sets").GetArrayLength());
        }
        PageRules.Broken(page).ShouldBeEmpty();
        page.QuerySelector(".lead")!.TextContent.ShouldContain("says nothing on whether or when");
    }

    [Theory]
    [InlineData("/api/v1/simulation?runs=0", 400, "W701")]
    [InlineData("/api/v1/simulation?runs=1000000000", 400, "W701")]
    [InlineData("/api/v1/figures/lineage?origin=nothing", 404, "W700")]
    [InlineData("/api/v1/figures/actors?about=nothing", 404, "W700")]
    public async Task What_cannot_be_drawn_is_refused_with_its_code(string address, int status, string code)
    {
        using var answer = await bench.Client.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Fact]
    public async Task One_simulation_runs_at_a_time()
    {
        // Ten times as long as a simulation may be, so that it still runs when the next one is asked for, however fast the machine.
        await using var own = await Bench.OpenAsync();
        var room = own.RoomForSimulations;
        var model = (await own.NowAsync()).Problem.ShouldNotBeNull().Simulation.ShouldNotBeNull();
        room.Ask(new(model with { Weeks = Simulation.MostWeeks * 10 }, SimulationRoom.MostRuns, 3)).ShouldNotBeNull().Findings.ShouldBeNull();
        using var second = await own.Client.GetAsync("/api/v1/simulation?runs=10000&seed=4");
        ((int)second.StatusCode).ShouldBe(503);
        (await second.Content.ReadAsStringAsync()).ShouldContain("W741");
        (await own.PageAsync("/simulation?runs=10000&seed=3")).QuerySelector("meta[http-equiv=refresh]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_simulation_that_is_not_done_is_answered_with_the_share_that_is()
    {
        await bench.DrawnAsync("/simulation?runs=500&seed=2");
        using var first = await bench.Client.GetAsync("/api/v1/simulation?runs=10000&seed=3");
        ((int)first.StatusCode).ShouldBe(202);
        await bench.DrawnAsync("/simulation?runs=10000&seed=3");
    }

    private async Task<JsonElement> DataAsync(IHtmlDocument page)
    {
        using var data = JsonDocument.Parse(await bench.Client.GetStringAsync(page.QuerySelector("figure[data-figure]")!.GetAttribute("data-from")!));
        return data.RootElement.Clone();
    }
}
