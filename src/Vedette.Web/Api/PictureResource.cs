using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.Parts;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>What was found over many documents, as <c>vedette relate</c> prints it; documents and claims go by their ids here.</summary>
internal static class PictureResource
{
    public static void MapPicture(this IEndpointRouteBuilder api)
    {
        api.MapGet("/origins", Origins).WithTags("origins").WithSummary("Acts of speech: each counts once, however often it was printed.");
        api.MapGet("/origins/{id}", Origin).WithTags("origins").WithSummary("One act of speech.");
        api.MapGet("/contradictions", Contradictions).WithTags("contradictions").WithSummary("Denials with what they deny, and tellings that cannot both hold.");
        api.MapGet("/drift", Drift).WithTags("drift").WithSummary("What changed between two tellings of one act of speech.");
        api.MapGet("/timeline", Timeline).WithTags("timeline").WithSummary("What is told of each day.");
    }

    private static Results<Written, ProblemHttpResult> Origins(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "origins", now.Picture.Origins, cursor, limit, PictureParts.ById.Origin);

    private static Results<Written, ProblemHttpResult> Origin(Snapshot now, string id)
    {
        if (!Ids.TryParse(id, out var hash) || now.Origin(new(hash)) is not { } origin) return Answers.Problem(WebFault.NotFound("origin", id));
        return Written.Of(json =>
        {
            json.WriteStartObject();
            PictureParts.ById.Origin(json, origin);
            json.WriteEndObject();
        });
    }

    private static Results<Written, ProblemHttpResult> Contradictions(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "contradictions", now.Picture.Contradictions, cursor, limit, PictureParts.ById.Contradiction);

    private static Results<Written, ProblemHttpResult> Drift(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "drift", now.Picture.Drifts, cursor, limit, PictureParts.ById.Drift);

    private static Results<Written, ProblemHttpResult> Timeline(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "timeline", now.Picture.Timeline, cursor, limit, PictureParts.ById.Moment);
}
