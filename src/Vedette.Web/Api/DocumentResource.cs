using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Tell;
using Vedette.Web.Hosting;
using Vedette.Web.Parts;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Documents as <c>vedette read</c> and <c>vedette extract</c> print them.</summary>
internal static class DocumentResource
{
    /// <param name="Text">The report's text; or else <paramref name="Html"/>.</param>
    /// <param name="Html">The report's page.</param>
    /// <param name="Url">Where it was published: a second report from there is a new version.</param>
    /// <param name="Title">Null: as the text tells.</param>
    /// <param name="Published">A day as 2026-01-31; null: as the text tells.</param>
    internal sealed record DocumentBody(string? Text, string? Html, string? Url, string? Title, string? Published);

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/documents").WithTags("documents");
        group.MapGet("", List).WithSummary("Every document, without its finds.");
        group.MapPost("", AddAsync).WithSummary("Send a report: its text or its page as it is, or JSON with what is known of it. It is read and related beside the requests; the answer tells where to ask how far it is.")
            .Produces<JsonElement>(StatusCodes.Status202Accepted).WithMetadata(new AddsOnce());
        group.MapGet("/{id}/versions", VersionsAsync).WithSummary("The versions kept of a document's item, oldest first.");
        group.MapGet("/{id}/versions/diff", DiffAsync).WithSummary("What changed between two versions: words gone and come, claims gone and come. Numbers from 1; by default the last two.");
        group.MapGet("/{id}", One).WithSummary("One document with its claims, events, names, times and quantities.");
    }

    private static Results<Written, ProblemHttpResult> List(Snapshot now, string? outlet, string? family, string? from, string? to, bool? drift, bool? opposed, string? cursor, int? limit)
    {
        foreach (var (name, day) in new[] { ("from", from), ("to", to) })
            if (!string.IsNullOrEmpty(day) && ReportQuery.Day(day) is null) return Answers.Problem(WebFault.BadQuery(name, day, "a day: 2025-12-19"));
        var query = new ReportQuery(outlet, family, ReportQuery.Day(from), ReportQuery.Day(to), drift == true, opposed == true);
        return Paging.Of(now, $"documents {query}", [.. now.Related.Readings.Where(r => query.Fits(now.Reports, r))], cursor, limit, (json, reading) =>
        {
            var document = reading.Document;
            json.WriteString("id", document.Id.ToString());
            json.WriteString("name", document.Name);
            json.WriteString("file", document.Address);
            json.WriteString("url", document.Url);
            json.WriteString("title", document.Title);
            json.WriteString("outlet", document.Outlet);
            json.WriteString("published", document.Published.Iso);
            json.WriteString("language", document.Language);
            json.WriteString("family", now.Reports.FamilyOf(reading));
            json.WriteNumber("claims", reading.Claims.Length);
            json.WriteBoolean("drift", now.Reports.HasDrift(reading));
            json.WriteBoolean("opposed", now.Reports.IsOpposed(reading));
        });
    }

    private static async Task<Results<Written, ProblemHttpResult>> VersionsAsync(Snapshot now, Desk desk, string id, CancellationToken cancel)
    {
        if (!Ids.TryParse(id, out var hash) || now.Reading(new(hash)) is not { } reading) return Answers.Problem(WebFault.NotFound("document", id));
        var versions = await desk.VersionsAsync(reading.Document.Item, cancel).ConfigureAwait(false);
        return Written.Of(json =>
        {
            json.WriteStartObject();
            JsonParts.Array(json, "items", versions, version =>
            {
                json.WriteString("id", version.Document.Id.ToString());
                json.WriteString("title", version.Document.Title);
                json.WriteString("published", version.Document.Published.Iso);
                json.WriteString("modified", version.Document.Modified.Iso);
                json.WriteNumber("claims", version.Claims.Length);
            });
            json.WriteEndObject();
        });
    }

    private static async Task<Results<Written, ProblemHttpResult>> DiffAsync(Snapshot now, Desk desk, string id, int? from, int? to, CancellationToken cancel)
    {
        if (!Ids.TryParse(id, out var hash) || now.Reading(new(hash)) is not { } reading) return Answers.Problem(WebFault.NotFound("document", id));
        var versions = await desk.VersionsAsync(reading.Document.Item, cancel).ConfigureAwait(false);
        int after = to ?? versions.Count, before = from ?? Math.Max(1, after - 1);
        foreach (var (name, number) in new[] { ("from", before), ("to", after) })
            if (number < 1 || number > versions.Count) return Answers.Problem(WebFault.BadQuery(name, $"{number}", $"a number from 1 to {versions.Count}"));
        return Written.Of(json => DiffJson.Write(json, versions[before - 1], versions[after - 1], VersionDiff.Of(versions[before - 1], versions[after - 1])));
    }

    private static async Task<Results<Written, ProblemHttpResult>> AddAsync(Desk desk, Intake intake, HttpRequest request, string? url, string? title, string? published, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        SentReport? report;
        if (request.HasJsonContentType())
        {
            if (url is not null || title is not null || published is not null) return Answers.Problem(WebFault.NotAReport(400, "What is known of the report stands in the query and in the body.", "With JSON write it into the body alone."));
            DocumentBody body;
            try
            {
                body = await request.ReadFromJsonAsync<DocumentBody>(cancel).ConfigureAwait(false) ?? new(null, null, null, null, null);
            }
            catch (JsonException wrong)
            {
                return Answers.Problem(WebFault.BadBody($"The body is no report: {wrong.Message}", "Send what /api/v1/openapi.json describes."));
            }
            if (body.Text is null == body.Html is null) return Answers.Problem(WebFault.NotAReport(422, "The report has no text, or two.", "Write either 'text' or 'html'."));
            report = SentReport.Make(SentReport.Utf8(body.Text ?? body.Html!), body.Text is null ? "text/html; charset=utf-8" : "text/plain; charset=utf-8", body.Url, body.Title, body.Published, faults);
        }
        else if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Value is "text/plain" or "text/html" or "application/xhtml+xml")
        {
            var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, cancel).ConfigureAwait(false);
            report = SentReport.Make(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), request.ContentType, url, title, published, faults);
        }
        else return Answers.Problem(WebFault.NotAReport(415, $"'{request.ContentType}' is no kind of report that is read.", "Send text/plain, text/html, or application/json with 'text' or 'html'."));
        if (report is null) return Answers.Problem(WebFault.NotAReport(422, "The report was not taken in.", "Do what the faults say, and send it again."), faults);
        return intake.Take(report, desk.By) is { } job ? JobResource.Told(intake, job, StatusCodes.Status202Accepted) : Answers.Problem(WebFault.IntakeIsFull());
    }

    private static Results<Written, ProblemHttpResult> One(Snapshot now, string id)
    {
        if (!Ids.TryParse(id, out var hash) || now.Reading(new(hash)) is not { } reading) return Answers.Problem(WebFault.NotFound("document", id));
        return Written.Of(json =>
        {
            json.WriteStartObject();
            DocumentJson.WriteParts(json, reading.Document);
            ReadingJson.WriteParts(json, reading);
            json.WriteEndObject();
        });
    }
}
