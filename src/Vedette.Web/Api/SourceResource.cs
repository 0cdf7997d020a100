using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside.Json;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Sources as <c>vedette sources --json</c> prints them.</summary>
internal static class SourceResource
{
    public static void MapSources(this IEndpointRouteBuilder api) =>
        api.MapGet("/sources", List).WithTags("sources").WithSummary("Who publishes, is credited, carries and speaks, with the grades of people.");

    private static Results<Written, ProblemHttpResult> List(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "sources", now.Sources, cursor, limit, (json, line) => SourceJson.Parts(json, line, now.Register, DateOnly.FromDateTime(now.At.UtcDateTime)));
}
