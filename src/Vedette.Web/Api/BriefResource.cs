using Vedette.Tell;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>The briefing as <c>vedette brief --json</c> prints it.</summary>
internal static class BriefResource
{
    public static void MapBrief(this IEndpointRouteBuilder api) =>
        api.MapGet("/brief", (Snapshot now) => new Written(JsonBrief.Render(now.Briefing))).WithTags("brief").WithSummary("The briefing: every sentence with what it rests on.");
}
