using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

internal static class IndicatorResource
{
    public static void MapIndicators(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/indicators").WithTags("indicators");
        group.MapGet("", List).WithSummary("The state of every indicator of the warning problem.");
        group.MapGet("/{key}", One).WithSummary("One indicator with its signs, changes and reasons.");
    }

    private static Results<Written, ProblemHttpResult> List(Snapshot now, string? cursor, int? limit)
    {
        if (now.Weighing is not { } weighing) return Answers.Problem(WebFault.NoProblem());
        return Paging.Of(now, "indicators", weighing.Indicators, cursor, limit, (json, reading) => WeighingJson.IndicatorParts(json, weighing, reading));
    }

    private static Results<Written, ProblemHttpResult> One(Snapshot now, string key)
    {
        if (now.Weighing is not { } weighing) return Answers.Problem(WebFault.NoProblem());
        return weighing.Indicators.FirstOrDefault(i => i.Indicator.Key == key) is { } reading
            ? Written.Of(json => WeighingJson.Indicator(json, weighing, reading)) : Answers.Problem(WebFault.NotFound("indicator", key));
    }
}
