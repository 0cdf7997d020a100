using Vedette.Outside.Json;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>What comes in and what is missing, as <c>vedette collection --json</c> prints it.</summary>
internal static class CollectionResource
{
    public static void MapCollection(this IEndpointRouteBuilder api) =>
        api.MapGet("/collection", (Snapshot now) => Written.Of(json => CollectionJson.Write(json, now.Collection))).WithTags("collection").WithSummary("Sources and their health, key questions with what bears on each, and gaps.");
}
