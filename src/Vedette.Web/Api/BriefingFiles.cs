using System.Text;
using Vedette.Outside;
using Vedette.Tell;
using Vedette.Web.Hosting;
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
        group.MapGet("/page", (HttpContext context, [AsParameters] Asked asked, CancellationToken cancel) => TellAsync(context, asked, briefing =>
        {
            context.Response.Headers.ContentSecurityPolicy = OwnPolicy;
            return Task.FromResult<IResult>(TypedResults.Text(HtmlBrief.Render(briefing), "text/html; charset=utf-8"));
        }, cancel));
        Map(group, "brief.html", "text/html; charset=utf-8", (briefing, _) => Task.FromResult(Encoding.UTF8.GetBytes(HtmlBrief.Render(briefing))));
        Map(group, "brief.pdf", "application/pdf", (briefing, cancel) => ChromiumPdf.PrintAsync(HtmlBrief.Render(briefing), cancel));
        Map(group, "brief.md", "text/markdown; charset=utf-8", (briefing, _) => Task.FromResult(Encoding.UTF8.GetBytes(MarkdownBrief.Render(briefing))));
        Map(group, "brief.json", "application/json; charset=utf-8", (briefing, _) => Task.FromResult(JsonBrief.Render(briefing).ToArray()));
    }

    private static void Map(RouteGroupBuilder group, string name, string type, Func<Briefing, CancellationToken, Task<byte[]>> render) =>
        group.MapGet($"/{name}", (HttpContext context, Desk desk, [AsParameters] Asked asked, CancellationToken cancel) => TellAsync(context, asked, async briefing =>
        {
            byte[] bytes = await render(briefing, cancel).ConfigureAwait(false);
            // Noted before it is sent: nothing leaves unnoticed.
            await desk.NoteExportAsync(name).ConfigureAwait(false);
            return TypedResults.File(bytes, type, name);
        }, cancel));

    private static async Task TellAsync(HttpContext context, [AsParameters] Asked asked, Func<Briefing, Task<IResult>> tell, CancellationToken cancel)
    {
        var choice = BriefChoice.Read(asked.Part, asked.Title, asked.Tlp, asked.Desk.Visitor.Ceiling);
        if (choice.Faults is [var fault, ..])
        {
            await Answers.RefuseAsync(context, WebFault.BadBriefing(fault)).ConfigureAwait(false);
            return;
        }
        var answer = await tell(await choice.MakeAsync(asked.Now, asked.Desk, cancel).ConfigureAwait(false)).ConfigureAwait(false);
        await answer.ExecuteAsync(context).ConfigureAwait(false);
    }

    /// <summary>What is asked for, and by whom.</summary>
    private readonly record struct Asked(Snapshot Now, Desk Desk, string[]? Part, string? Title, string? Tlp);
}
