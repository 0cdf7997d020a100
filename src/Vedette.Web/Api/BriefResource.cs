using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Tell;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>The briefing as <c>vedette brief --json</c> prints it.</summary>
internal static class BriefResource
{
    public static void MapBrief(this IEndpointRouteBuilder api) =>
        api.MapGet("/brief", ReadAsync).WithTags("brief").WithSummary("The briefing: every sentence with what it rests on; part, title and tlp choose.");

    private static async Task<Results<Written, ProblemHttpResult>> ReadAsync(Snapshot now, Desk desk, string[]? part, string? title, string? tlp, CancellationToken cancel)
    {
        var choice = BriefChoice.Read(part, title, tlp, desk.Visitor.Ceiling);
        return choice.Faults is [var fault, ..] ? Answers.Problem(WebFault.BadBriefing(fault), choice.Faults) : new Written(JsonBrief.Render(await choice.MakeAsync(now, desk, cancel).ConfigureAwait(false)));
    }
}
