namespace Vedette.Web.Api;

/// <summary>The resources under <c>/api/v1</c>: a file each.</summary>
internal static class Resources
{
    public static void AddResources(this IServiceCollection services) => services.AddOpenApi("v1");

    public static void MapResources(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        routes.MapOpenApi("/api/{documentName}/openapi.json");
        api.MapIndicators();
    }
}
