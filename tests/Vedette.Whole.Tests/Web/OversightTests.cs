using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.State;
using Vedette.Weigh.Sources;

namespace Vedette.Whole.Tests.Web;

/// <summary>Collection and activity: what comes in, and who did what.</summary>
public class OversightTests(FormBench own) : IClassFixture<FormBench>
{
    private readonly Bench bench = own.Bench;

    [Fact]
    public async Task Collection_tells_questions_gaps_and_sources_alike_on_page_and_api()
    {
        var json = JsonDocument.Parse(await bench.Client.GetStringAsync("/api/v1/collection")).RootElement;
        var page = await bench.PageAsync("/collection");
        PageRules.Broken(page).ShouldBeEmpty();
        page.QuerySelectorAll("section[aria-labelledby=questions] tbody tr").Length.ShouldBe(json.GetProperty("questions").GetArrayLength());
        json.GetProperty("feeds").EnumerateArray().ShouldAllBe(f => f.GetProperty("retold").GetInt32() <= f.GetProperty("documents").GetInt32());
        var now = await bench.NowAsync();
        now.Collection.Questions.ShouldContain(q => q.IsOpen);
        now.Collection.Questions.Where(q => !q.IsOpen).SelectMany(q => q.Origins).ShouldAllBe(o => now.Origin(o) != null);
    }

    [Fact]
    public async Task Activity_tells_who_did_what_and_that_the_chain_is_sound()
    {
        var claim = (await bench.NowAsync()).Related.Readings.SelectMany(r => r.Claims).First();
        await bench.Store.DecideAsync(ClaimDecisions.Decide(claim.Id, ClaimState.Accepted, "Bea <i>", TimeProvider.System.GetUtcNow(), null), default);
        var page = await bench.PageAsync("/activity?by=Bea%20%3Ci%3E&what=decided");
        page.QuerySelector(".chain-sound").ShouldNotBeNull();
        page.QuerySelectorAll("tbody tr").ShouldAllBe(row => row.TextContent.Contains("Bea <i>"));
        PageRules.Broken(page).ShouldBeEmpty();
        JsonDocument.Parse(await bench.Client.GetStringAsync("/api/v1/activity/check")).RootElement.GetProperty("sound").GetBoolean().ShouldBeTrue();
        JsonDocument.Parse(await bench.Client.GetStringAsync("/api/v1/activity?what=decided")).RootElement.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_file_that_changed_is_read_again_and_one_with_faults_leaves_what_was_there()
    {
        string file = Path.GetTempFileName();
        try
        {
            int reads = 0;
            using var shelf = await Shelf.OpenAsync([file], null, async stop =>
            {
                reads++;
                string text = await File.ReadAllTextAsync(file, stop);
                return text == "bad" ? throw new VedetteException("W611", "Line 1 is bad.") : (null, SourceRegister.Empty);
            }, default);
            (await shelf.NowAsync(default)).Fault.ShouldBeNull();
            reads.ShouldBe(1);
            await File.WriteAllTextAsync(file, "bad");
            (await shelf.NowAsync(default)).Fault!.Code.ShouldBe("W749");
            (await shelf.NowAsync(default)).Register.ShouldBeSameAs(SourceRegister.Empty);
            reads.ShouldBe(2);
            await File.WriteAllTextAsync(file, "good again");
            (await shelf.NowAsync(default)).Fault.ShouldBeNull();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
