using Microsoft.AspNetCore.Routing;
using Vedette.Access;
using Vedette.Web.Hosting;

namespace Vedette.Whole.Tests.Web;

[Collection(SampleBenches.Name)]
public class DoorTests(SampleBench sample)
{
    /// <summary>Every endpoint with every method it answers; a page answers GET and POST.</summary>
    private IEnumerable<(string Method, string Address)> Endpoints => sample.Bench.Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, e.RoutePattern.RawText ?? "")));

    [Fact]
    public void Every_endpoint_has_its_right_in_the_table()
    {
        var endpoints = Endpoints.ToArray();
        endpoints.Length.ShouldBeGreaterThan(40);
        // A page answers POST whether it has a form or not; one without a row is shut. So is what the framework brings for its own script.
        endpoints.Where(e => e.Method is "GET" || e.Address.StartsWith("/api", StringComparison.Ordinal)).Where(e => Doors.Of(e.Method, e.Address) is null).ShouldAllBe(e => e.Address == "/_framework/opaque-redirect");
    }

    [Fact]
    public void Nothing_but_style_and_the_way_in_is_open_to_all() =>
        Endpoints.Where(e => Doors.Of(e.Method, e.Address) is { Right: null }).Select(e => e.Address.Split('/')[1]).Distinct().Except(["assets", "health", "sign-in", "sign-out"]).ShouldBeEmpty();

    [Fact]
    public void No_reader_may_change_anything_but_the_own_last_visit() =>
        Endpoints.Where(e => e.Method is not ("GET" or "HEAD") && !e.Address.Contains("{*", StringComparison.Ordinal) && Doors.Of(e.Method, e.Address) is { Right: { } right } && Role.Reader.May(right))
            .Select(e => e.Address).Distinct().ShouldBe(["/"]);
}
