using System.Text.Json;
using Vedette.Web.Hosting;

namespace Vedette.Web.Api;

/// <summary>The resources under <c>/api/v1</c>: a file each.</summary>
internal static class Resources
{
    public static void AddResources(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options => options
            .AddDocumentTransformer((document, _, _) => Described.DocumentAsync(document))
            .AddOperationTransformer((operation, context, _) => Described.OperationAsync(operation, context)));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
        });
        // A body that does not fit is told in the one shape of all faults.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void MapResources(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        routes.MapOpenApi("/api/{documentName}/openapi.json");
        api.MapDocuments();
        api.MapJobs();
        api.MapClaims();
        api.MapPicture();
        api.MapEntities();
        api.MapIndicators();
        api.MapWeighing();
        api.MapLedger();
        api.MapSources();
        api.MapMarks();
        api.MapSearch();
        api.MapFigures();
        api.MapSimulation();
        api.MapBrief();
        api.MapExports();
        api.MapChanges();
        api.MapCollection();
        api.MapActivity();
        routes.MapFeeds();
        routes.MapFallback("/api/{**path}", (HttpContext context) => Methods.FallAsync(context, "resource"));
    }
}
