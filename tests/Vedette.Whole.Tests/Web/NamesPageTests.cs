using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Web.Hosting;
using Vedette.Whole.Tests.Relate;

namespace Vedette.Whole.Tests.Web;

/// <summary>Names that a person is asked about, by page and by API.</summary>
public class NamesPageTests
{
    [Fact]
    public async Task A_person_joins_two_names_by_a_form_and_parts_two_by_the_api()
    {
        var store = new MemoryStore();
        await NamedReports.FillAsync(store);
        await using var bench = await Bench.OpenAsync(store, Entrance.Alone("Ada"), TimeProvider.System, Listening.Loopback(0));
        var page = await bench.PageAsync("/actors/names");
        PageRules.Broken(page).ShouldBeEmpty();
        var spelt = (await bench.NowAsync()).Names.Candidates.Single(c => c.A.Use.Written == "Anton Belmak");
        using (var sent = await bench.SendAsync("/actors/names", $"#n-{ContentHash.Print(spelt.Id)} form", ("Verdict", "one"), ("Note", "A <b>slip</b>.")))
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());
        var joined = (await bench.NowAsync()).Picture.Entities.Single(e => e.Aliases.Contains("Anton Belnak"));
        joined.Aliases.ShouldBe(["Anton Belmak", "Anton Belnak"]);
        (await bench.PageAsync($"/actors/{joined.Id}")).QuerySelector("section[aria-labelledby=decided]")!.TextContent.ShouldContain("A <b>slip</b>.");
        (await bench.PageAsync("/actors/names")).Body!.TextContent.ShouldNotContain("Belnak");

        var (id, tag) = await FirstAsync(bench, "Wang");
        using (var early = await bench.Client.PutAsJsonAsync($"/api/v1/entities/candidates/{id}", new { verdict = "two" })) early.StatusCode.ShouldBe((HttpStatusCode)428);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/entities/candidates/{id}") { Content = JsonContent.Create(new { verdict = "two" }), Headers = { { "If-Match", tag } } };
        using (var ruled = await bench.Client.SendAsync(request)) ruled.StatusCode.ShouldBe(HttpStatusCode.OK, await ruled.Content.ReadAsStringAsync());
        using (var gone = await bench.Client.GetAsync($"/api/v1/entities/candidates/{id}")) gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        NameDecisions.All(await store.DecisionsAsync(default)).Select(r => r.Verdict).ShouldBe([NameVerdict.One, NameVerdict.Two]);
    }

    private static async Task<(string Id, string Tag)> FirstAsync(Bench bench, string name)
    {
        var list = JsonElement.Parse(await bench.Client.GetStringAsync("/api/v1/entities/candidates"));
        string id = list.GetProperty("items").EnumerateArray().First(c => c.GetProperty("a").GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
        using var one = await bench.Client.GetAsync($"/api/v1/entities/candidates/{id}");
        return (id, one.Headers.ETag!.ToString());
    }
}
