using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Vedette.Whole.Tests.Web;

[Collection(OpenBenches.Name)]
public class MethodTests(OpenBench own)
{
    private readonly HttpClient client = own.Bench.Client;

    public static TheoryData<string> Addresses => ["/", "/reports", "/claims", "/briefing/page", "/briefing/brief.md", "/feeds/changes.atom", "/api/v1/claims", "/api/v1/export/claims.csv", "/api/v1/openapi.json", "/health", "/metrics", "/nothing", "/api/v1/nothing"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Head_is_answered_like_get_without_a_body(string address)
    {
        using var whole = await client.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await client.SendAsync(request);
        head.StatusCode.ShouldBe(whole.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(whole.Content.Headers.ContentType);
        head.Headers.ETag.ShouldBe(whole.Headers.ETag);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Head_of_a_style_tells_its_length()
    {
        string style = (await own.Bench.PageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var request = new HttpRequestMessage(HttpMethod.Head, style);
        using var head = await client.SendAsync(request);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe((await client.GetByteArrayAsync(style)).Length);
    }

    [Theory]
    [InlineData("/api/v1/claims", "GET, HEAD, OPTIONS")]
    [InlineData("/api/v1/judgements", "GET, HEAD, OPTIONS, POST")]
    [InlineData("/api/v1/table/a/b", "OPTIONS, PUT")]
    [InlineData("/feeds/changes.atom", "GET, HEAD, OPTIONS")]
    [InlineData("/claims", "GET, HEAD, OPTIONS, POST")]
    public async Task An_address_tells_its_methods_and_refuses_others(string address, string allowed)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Options, address);
        using var told = await client.SendAsync(ask);
        told.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        string.Join(", ", told.Content.Headers.Allow).ShouldBe(allowed);
        using var refused = await client.DeleteAsync(address);
        refused.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        string.Join(", ", refused.Content.Headers.Allow).ShouldBe(allowed);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("W737");
    }

    [Fact]
    public async Task A_body_of_another_kind_is_no_missing_method()
    {
        using var refused = await client.PostAsync("/api/v1/judgements", new StringContent("{}"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Content-Type: application/json");
    }

    [Fact]
    public async Task A_refused_method_is_told_in_the_one_shape()
    {
        using var refused = await client.DeleteAsync("/api/v1/claims");
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe("This address takes GET, HEAD, OPTIONS.");
    }
}
