using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>What becomes of the reports that one sent: nobody sees another's.</summary>
internal static class JobResource
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/jobs").WithTags("jobs");
        group.MapGet("", List).WithSummary("The reports that you sent to this process, newest first.");
        group.MapGet("/{id}", One).WithSummary("How far a report that you sent has come: waiting, reading, relating, done with its document, or failed with its faults.");
    }

    public static Written Told(Intake intake, Job job, int status) => Written.Of(json =>
    {
        json.WriteStartObject();
        Parts(json, intake, job);
        json.WriteEndObject();
    }, status, status == StatusCodes.Status202Accepted ? job.Address : null);

    private static Results<Written, ProblemHttpResult> List(Snapshot now, Desk desk, Intake intake, string? cursor, int? limit)
    {
        var jobs = intake.Of(desk.By);
        return Paging.Of(now, $"jobs {(jobs.Count > 0 ? jobs[0].Id : default)}", jobs, cursor, limit, (json, job) => Parts(json, intake, job));
    }

    private static Results<Written, ProblemHttpResult> One(Desk desk, Intake intake, string id) =>
        Guid.TryParseExact(id, "N", out var known) && intake.Find(known, desk.By) is { } job ? Told(intake, job, StatusCodes.Status200OK) : Answers.Problem(WebFault.NotFound("job", id));

    private static void Parts(System.Text.Json.Utf8JsonWriter json, Intake intake, Job job)
    {
        json.WriteString("id", job.Id.ToString("N", CultureInfo.InvariantCulture));
        json.WriteString("at", job.At);
        json.WriteString("stage", Codes.Word(job.Stage));
        json.WriteNumber("ahead", intake.Ahead(job));
        json.WriteString("document", job.Document?.ToString());
        json.WriteBoolean("added", job.IsNew);
        JsonParts.Faults(json, job.Faults);
    }
}
