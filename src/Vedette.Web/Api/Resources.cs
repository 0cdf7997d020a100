using System.Text.Json;
using Vedette.Web.Hosting;

namespace Vedette.Web.Api;

/// <summary>The resources under <c>/api/v1</c>: a file each.</summary>
internal static class Resources
{
    public static void AddResources(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Vedette";
            document.Info.Version = "v1";
            document.Info.Description = "Names are those of the tool's JSON output. Lists come in pages (cursor, limit); reads carry an ETag; edits name the ETag they were made on (If-Match); what is refused tells a code of docs/faults.md and the cure.";
            return Task.CompletedTask;
        }));
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
        api.MapClaims();
        api.MapPicture();
        api.MapIndicators();
        api.MapWeighing();
        api.MapLedger();
        api.MapSources();
        api.MapMarks();
        api.MapSearch();
        api.MapFigures();
        api.MapSimulation();
        api.MapBrief();
        routes.MapFallback("/api/{**path}", (HttpRequest request) => Answers.Problem(request.ContentType is not null && !request.HasJsonContentType() ? WebFault.NotJson() : WebFault.NotFound("resource", request.Path)));
    }
}
