using Vedette.Outside;
using Vedette.Tell;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>The briefing as files, and as the page that the workbench shows in a frame.</summary>
internal static class BriefingFiles
{
    /// <summary>The brief's page brings its own style and script, held by hashes in the policy that it names itself; the header only keeps other sites from framing it.</summary>
    private const string OwnPolicy = "frame-ancestors 'self'";

    public static void MapBriefing(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/briefing").ExcludeFromDescription();
        group.MapGet("/page", (HttpContext context, Snapshot now) =>
        {
            context.Response.Headers.ContentSecurityPolicy = OwnPolicy;
            return TypedResults.Text(HtmlBrief.Render(now.Briefing), "text/html; charset=utf-8");
        });
        group.MapGet("/brief.html", (Snapshot now) => File(HtmlBrief.Render(now.Briefing), "text/html; charset=utf-8", "brief.html"));
        group.MapGet("/brief.pdf", async (Snapshot now, CancellationToken cancel) => TypedResults.File(await ChromiumPdf.PrintAsync(HtmlBrief.Render(now.Briefing), cancel).ConfigureAwait(false), "application/pdf", "brief.pdf"));
        group.MapGet("/brief.md", (Snapshot now) => File(MarkdownBrief.Render(now.Briefing), "text/markdown; charset=utf-8", "brief.md"));
        group.MapGet("/brief.json", (Snapshot now) => TypedResults.File(JsonBrief.Render(now.Briefing).ToArray(), "application/json; charset=utf-8", "brief.json"));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult File(string text, string type, string name) => TypedResults.File(System.Text.Encoding.UTF8.GetBytes(text), type, name);
}
