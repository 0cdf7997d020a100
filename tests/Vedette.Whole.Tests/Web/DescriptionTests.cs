using System.Net.Http.Json;
using System.Text.Json;

namespace Vedette.Whole.Tests.Web;

/// <summary>The API's description tells of every operation what one must know to use it.</summary>
[Collection(OpenBenches.Name)]
public class DescriptionTests(OpenBench own)
{
    private readonly HttpClient client = own.Bench.Client;

    [Fact]
    public async Task Every_operation_tells_what_it_does_and_what_each_parameter_means()
    {
        var lacking = new List<string>();
        foreach (var (name, operation) in await OperationsAsync())
        {
            if (!Has(operation, "summary")) lacking.Add($"{name}: summary");
            foreach (var parameter in Parameters(operation))
                if (!Has(parameter, "description")) lacking.Add($"{name}: {parameter.GetProperty("name").GetString()}");
        }
        lacking.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_tells_how_it_succeeds_and_how_it_is_refused_in_the_one_shape()
    {
        var document = await DocumentAsync();
        document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("required").EnumerateArray().Select(r => r.GetString()).Order().ShouldBe(["code", "detail", "faults", "status", "title", "type"]);
        foreach (var (name, operation) in await OperationsAsync())
        {
            var answers = operation.GetProperty("responses").EnumerateObject().ToArray();
            answers.ShouldContain(a => a.Name[0] == '2', name);
            answers.ShouldContain(a => a.Name[0] >= '4', name);
            foreach (var answer in answers)
            {
                Has(answer.Value, "description").ShouldBeTrue($"{name} {answer.Name}");
                if (answer.Name[0] >= '4') answer.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/Problem");
            }
        }
    }

    [Fact]
    public async Task Every_list_comes_in_pages_every_read_has_an_etag_every_edit_names_one_and_every_add_may_carry_a_key()
    {
        var operations = await OperationsAsync();
        string[] Headers(string name) => [.. Parameters(operations.Single(o => o.Name == name).Operation).Where(p => p.GetProperty("in").GetString() == "header").Select(p => p.GetProperty("name").GetString()!)];
        foreach (var (name, operation) in operations)
        {
            string[] headers = Headers(name);
            if (name.StartsWith("get ", StringComparison.Ordinal) && !name.EndsWith("/changes", StringComparison.Ordinal)) headers.ShouldBe(["If-None-Match"], name);
            if (name.StartsWith("put ", StringComparison.Ordinal)) headers.ShouldBe(["If-Match", "Idempotency-Key"], name);
            if (name.StartsWith("post ", StringComparison.Ordinal)) headers.ShouldContain("Idempotency-Key", name);
            if (!name.StartsWith("get ", StringComparison.Ordinal)) operation.GetProperty("requestBody").GetProperty("content").EnumerateObject().ShouldNotBeEmpty(name);
        }
        foreach (string list in new[] { "claims", "contradictions", "documents", "drift", "entities", "forecasts", "indicators", "jobs", "judgements", "origins", "search", "sources", "timeline" })
            Parameters(operations.Single(o => o.Name == $"get /api/v1/{list}").Operation).Select(p => p.GetProperty("name").GetString()).ShouldContain("cursor", list);
    }

    [Fact]
    public async Task Every_read_without_a_parameter_in_its_path_answers_304_to_its_own_etag()
    {
        foreach (var (name, _) in await OperationsAsync())
        {
            if (!name.StartsWith("get ", StringComparison.Ordinal) || name.Contains('{', StringComparison.Ordinal) || name.EndsWith("/changes", StringComparison.Ordinal) || name.EndsWith("/simulation", StringComparison.Ordinal)) continue;
            string address = name[4..] + (name.EndsWith("/search", StringComparison.Ordinal) ? "?q=china" : "");
            using var first = await client.GetAsync(address);
            first.IsSuccessStatusCode.ShouldBeTrue(address);
            using var second = await client.SendAsync(new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag.ShouldNotBeNull(address) } } });
            ((int)second.StatusCode).ShouldBe(304, address);
        }
    }

    [Fact]
    public async Task A_judgement_in_place_of_another_names_what_it_was_made_on()
    {
        var now = await own.Bench.NowAsync();
        object On(string? supersedes) => new { statement = "Russia would likely add help by rail.", confidence = new { level = "low", gaps = new[] { "Nothing is known of stocks." } }, on = new[] { $"origin:{now.Picture.Origins[0].Id}" }, supersedes, reason = supersedes is null ? null : "New reports." };
        using var first = await client.PostAsJsonAsync("/api/v1/judgements", On(null));
        string id = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var blind = await client.PostAsJsonAsync("/api/v1/judgements", On(id));
        ((int)blind.StatusCode).ShouldBe(428);
        using var read = await client.GetAsync(first.Headers.Location);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/judgements") { Content = JsonContent.Create(On(id)), Headers = { IfMatch = { read.Headers.ETag! } } };
        using var made = await client.SendAsync(request);
        ((int)made.StatusCode).ShouldBe(201, await made.Content.ReadAsStringAsync());
    }

    private static bool Has(JsonElement of, string name) => of.TryGetProperty(name, out var value) && !string.IsNullOrWhiteSpace(value.GetString());
    private static JsonElement[] Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];
    private Task<JsonElement> DocumentAsync() => client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");

    private async Task<(string Name, JsonElement Operation)[]> OperationsAsync() =>
        [.. (await DocumentAsync()).GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => ($"{operation.Name} {path.Name}", operation.Value)))];
}
