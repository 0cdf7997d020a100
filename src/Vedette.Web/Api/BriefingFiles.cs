using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
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
        group.MapGet("/brief.html", (Snapshot now, Desk desk) => FileAsync(desk, HtmlBrief.Render(now.Briefing), "text/html; charset=utf-8", "brief.html"));
        group.MapGet("/brief.pdf", async (Snapshot now, Desk desk, CancellationToken cancel) => await FileAsync(desk, await ChromiumPdf.PrintAsync(HtmlBrief.Render(now.Briefing), cancel).ConfigureAwait(false), "application/pdf", "brief.pdf").ConfigureAwait(false));
        group.MapGet("/brief.md", (Snapshot now, Desk desk) => FileAsync(desk, MarkdownBrief.Render(now.Briefing), "text/markdown; charset=utf-8", "brief.md"));
        group.MapGet("/brief.json", (Snapshot now, Desk desk) => FileAsync(desk, JsonBrief.Render(now.Briefing).ToArray(), "application/json; charset=utf-8", "brief.json"));
    }

    private static Task<FileContentHttpResult> FileAsync(Desk desk, string text, string type, string name) => FileAsync(desk, Encoding.UTF8.GetBytes(text), type, name);

    /// <summary>Noted before it is sent: nothing leaves unnoticed.</summary>
    private static async Task<FileContentHttpResult> FileAsync(Desk desk, byte[] bytes, string type, string name)
    {
        await desk.NoteExportAsync(name).ConfigureAwait(false);
        return TypedResults.File(bytes, type, name);
    }
}
