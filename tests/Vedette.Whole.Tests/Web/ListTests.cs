using System.Text.Json;
using Vedette.Model;

namespace Vedette.Whole.Tests.Web;

/// <summary>What lists are filtered by, and the counts beside it.</summary>
[Collection(SampleBenches.Name)]
public class ListTests(SampleBench sample)
{
    private readonly Bench bench = sample.Bench;

    [Theory]
    [InlineData("type=named")]
    [InlineData("kind=denial&about=russia")]
    [InlineData("certainty=possible&from=2023-01-01&to=2026-01-01")]
    [InlineData("state=proposed&polarity=negative")]
    public async Task A_count_beside_a_value_is_what_that_value_finds(string filters)
    {
        var counts = await JsonAsync($"/api/v1/claims/facets?{filters}");
        foreach (string facet in new[] { "type", "kind", "certainty", "polarity", "channel", "relay" })
        {
            if (filters.Contains(facet + "=", StringComparison.Ordinal)) continue;
            foreach (var value in counts.GetProperty(facet).EnumerateArray().Take(2))
                (await JsonAsync($"/api/v1/claims/facets?{filters}&{facet}={Uri.EscapeDataString(value.GetProperty("value").GetString()!)}")).GetProperty("claims").GetInt32()
                    .ShouldBe(value.GetProperty("claims").GetInt32(), $"{facet} {value}");
        }
        var page = await bench.PageAsync($"/claims?{filters}");
        int found = counts.GetProperty("claims").GetInt32();
        page.Body!.TextContent.ShouldContain(found == 0 ? "No claim is like that" : $"{found} claim");
        PageRules.Broken(page).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reports_are_filtered_by_family_drift_and_open_contradictions_alike_on_page_and_api()
    {
        var now = await bench.NowAsync();
        string family = now.Reports.Families[0].Name;
        foreach (string filter in new[] { $"family={Uri.EscapeDataString(family)}", "drift=true", "opposed=true", "drift=true&opposed=true&from=2020-01-01" })
        {
            int told = (await JsonAsync($"/api/v1/documents?{filter}&limit=500")).GetProperty("items").GetArrayLength();
            told.ShouldBeLessThan(now.Related.Readings.Length + 1);
            (await bench.PageAsync($"/reports?{filter}")).Body!.TextContent.ShouldContain(told == 0 ? "No report is like that" : $"{told} report");
        }
        (await JsonAsync("/api/v1/documents?drift=true")).GetProperty("items").EnumerateArray().ShouldAllBe(d => d.GetProperty("drift").GetBoolean());
    }

    private async Task<JsonElement> JsonAsync(string address) => JsonDocument.Parse(await bench.Client.GetStringAsync(address)).RootElement;
}
