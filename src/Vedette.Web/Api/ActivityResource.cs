using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Access;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Who did what, as <c>vedette audit --json</c> prints it.</summary>
internal static class ActivityResource
{
    public static void MapActivity(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/activity").WithTags("activity");
        group.MapGet("", ListAsync).WithSummary("The audit log, newest first, by person and kind.");
        group.MapGet("/check", CheckAsync).WithSummary("Whether the log is what was written, and its head.");
    }

    private static async Task<Results<Written, ProblemHttpResult>> ListAsync(Snapshot now, Desk desk, string? by, string? what, string? cursor, int? limit, CancellationToken cancel)
    {
        var log = await desk.AuditAsync(cancel).ConfigureAwait(false);
        AuditEntry[] found = [.. log.Where(e => (string.IsNullOrEmpty(by) || e.Deed.By == by) && (string.IsNullOrEmpty(what) || e.Deed.What == what)).Reverse()];
        return Paging.Of(now, $"activity {by} {what} {log.Count}", found, cursor, limit, (json, entry) =>
        {
            json.WriteNumber("number", entry.Number);
            json.WriteString("at", entry.Deed.At);
            json.WriteString("by", entry.Deed.By);
            json.WriteString("what", entry.Deed.What);
            json.WriteString("on", entry.Deed.On);
            json.WriteString("detail", entry.Deed.Detail);
            json.WriteString("hash", entry.Hash);
        });
    }

    private static async Task<Written> CheckAsync(Desk desk, CancellationToken cancel)
    {
        var log = await desk.AuditAsync(cancel).ConfigureAwait(false);
        var findings = AuditCheck.Of(log);
        return Written.Of(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("sound", findings.IsEmpty);
            json.WriteString("head", AuditHead.Of(log).ToString());
            JsonParts.Array(json, "findings", findings, finding =>
            {
                json.WriteNumber("number", finding.Number);
                json.WriteString("text", finding.Text);
            });
            json.WriteEndObject();
        });
    }
}
