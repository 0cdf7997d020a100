using System.Text.Json;

namespace Vedette.Whole.Tests.Web;

/// <summary>Versions of one report beside each other.</summary>
public class VersionTests
{
    [Fact]
    public async Task Words_and_claims_that_went_and_came_are_told_of_two_versions()
    {
        string folder = Directory.CreateTempSubdirectory("vedette-versions").FullName, file = Path.Combine(folder, "report.txt");
        try
        {
            await File.WriteAllTextAsync(file, "Moscow, 3 May 2024. The defence minister said that the fleet will sail on Monday. The ministry denied that troops were moved.");
            await using var bench = await Bench.OpenAsync(file);
            await File.WriteAllTextAsync(file, "Moscow, 3 May 2024. The defence minister said that the fleet may sail <b>on</b> Tuesday. The ministry denied that troops were moved.");
            var maker = new Cli.Workbench();
            await foreach (var reading in maker.ReadAsync([file], default)) await bench.Store.AddAsync(reading, TimeProvider.System.GetUtcNow(), default);
            await bench.Store.RelateAsync(maker.Relate(await bench.Store.ReadingsAsync(default)), TimeProvider.System.GetUtcNow(), default);
            string id = (await bench.NowAsync()).Related.Readings.Single().Document.Id.ToString();
            var page = await bench.PageAsync($"/reports/{id}/versions");
            page.QuerySelectorAll(".diff del").Select(d => d.TextContent.Trim()).ShouldContain("will");
            page.QuerySelectorAll(".diff ins").Select(d => d.TextContent.Trim()).ShouldContain("may");
            page.QuerySelector(".diff b").ShouldBeNull("a report's text is no markup");
            PageRules.Broken(page).ShouldBeEmpty();
            var json = JsonDocument.Parse(await bench.Client.GetStringAsync($"/api/v1/documents/{id}/versions/diff")).RootElement;
            json.GetProperty("vanished").GetArrayLength().ShouldBeGreaterThan(0);
            json.GetProperty("told_new").GetArrayLength().ShouldBeGreaterThan(0);
            using var wrong = await bench.Client.GetAsync($"/api/v1/documents/{id}/versions/diff?from=9");
            (await wrong.Content.ReadAsStringAsync()).ShouldContain("W701");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
