using System.Text.Json;
using AngleSharp.Dom;
using Vedette.Model;
using Vedette.Web.Figures;

namespace Vedette.Whole.Tests.Web;

/// <summary>The map draws what has a place that is told, and nothing else.</summary>
[Collection(SampleBenches.Name)]
public class MapTests(SampleBench sample)
{
    private readonly Bench bench = sample.Bench;

    [Fact]
    public async Task Each_telling_stands_at_the_place_that_it_names()
    {
        foreach (var mark in await MarksAsync())
        {
            var names = mark.Place.Name is "Sea of Japan" ? ["Sea of Japan", "East Sea"] : new[] { mark.Place.Name };
            string text = (await bench.NowAsync()).Reading(mark.Report)!.Document.Text;
            names.ShouldContain(name => text.Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_claim_that_tells_an_event_is_no_second_mark_beside_it() =>
        (await MarksAsync()).Where(m => m.Kind is not null).GroupBy(m => (m.Place, m.Address)).ShouldAllBe(g => g.All(m => m.Status == null) || g.All(m => m.Status != null));

    [Theory]
    [InlineData("")]
    [InlineData("?status=said")]
    [InlineData("?status=actual")]
    [InlineData("?place=Ukraine")]
    [InlineData("?place=Rome&place=The%20Hague")]
    [InlineData("?from=2025-01-01")]
    [InlineData("?from=2022-01-01&to=2022-12-31")]
    public async Task The_table_beside_the_map_has_a_row_for_each_mark_of_the_resource(string query)
    {
        var page = await bench.PageAsync($"/map{query}");
        string address = page.QuerySelector("figure[data-figure=map]").ShouldNotBeNull().GetAttribute("data-from")!;
        address.ShouldBe($"/api/v1/figures/map{query}");
        using var told = JsonDocument.Parse(await bench.Client.GetStringAsync(address));
        var marks = told.RootElement.GetProperty("places").EnumerateArray().SelectMany(p => p.GetProperty("marks").EnumerateArray().Select(m => $"{p.GetProperty("name").GetString()}: {m.GetProperty("text").GetString()}, {m.GetProperty("told_as").GetString()}"));
        var rows = page.QuerySelectorAll("[aria-label=Places] tbody tr").Select(row => $"{row.Children[0].TextContent.Split(',')[0].Trim()}: {row.Children[2].TextContent.Trim()}, {row.Children[3].TextContent.Trim()}").ToArray();
        rows.Length.ShouldBeGreaterThan(0);
        rows.Order(StringComparer.Ordinal).ShouldBe(marks.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_chosen_is_all_that_is_shown_and_the_choices_part_the_whole()
    {
        var all = await MarksAsync();
        var now = await bench.NowAsync();
        all.Select(m => m.State).Distinct().Sum(state => MapFigure.Of(now, null, null, state, null).Count).ShouldBe(all.Length);
        var cut = new DateOnly(2025, 1, 1);
        (MapFigure.Of(now, cut, null, null, null).Count + MapFigure.Of(now, null, cut.AddDays(-1), null, null).Count).ShouldBe(all.Count(m => m.Day is not null));
        MapFigure.Of(now, null, null, null, ["nowhere"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_tells_no_day_is_dated_by_its_report_and_says_so()
    {
        foreach (var mark in (await MarksAsync()).Where(m => !m.When.IsKnown)) mark.Dated.ShouldMatch("^(reported \\d{4}-\\d\\d-\\d\\d|not told)$");
    }

    [Fact]
    public async Task Where_nothing_is_told_the_page_says_so_and_draws_no_map()
    {
        var page = await bench.PageAsync("/map?place=nowhere");
        page.QuerySelector("figure").ShouldBeNull();
        page.QuerySelector(".empty").ShouldNotBeNull();
        PageRules.Broken(page).ShouldBeEmpty();
    }

    private async Task<MapMark[]> MarksAsync()
    {
        var marks = (await bench.NowAsync()).Places;
        marks.ShouldNotBeEmpty();
        return [.. marks];
    }
}
