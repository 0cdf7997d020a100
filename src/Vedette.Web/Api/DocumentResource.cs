using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside.Json;
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
        group.MapGet("/{id}", One).WithSummary("One document with its claims, events, names, times and quantities.");
    }

    private static Results<Written, ProblemHttpResult> List(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "documents", now.Related.Readings, cursor, limit, (json, reading) =>
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
            json.WriteNumber("claims", reading.Claims.Length);
        });

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
