using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside.Json;
using Vedette.Tell;
using Vedette.Web.Hosting;
using Vedette.Web.Parts;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Documents as <c>vedette read</c> and <c>vedette extract</c> print them.</summary>
internal static class DocumentResource
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/documents").WithTags("documents");
        group.MapGet("", List).WithSummary("Every document, without its finds.");
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
