using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>With whom things may be shared, as <c>vedette mark</c> says it.</summary>
internal static class MarkResource
{
    /// <param name="Tlp">A label of TLP 2.0.</param>
    internal sealed record MarkBody(string? Tlp, string? Note);

    public static void MapMarks(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/marks").WithTags("marks");
        group.MapGet("", List).WithSummary("Every mark that was made on what you may see; the newest on one thing holds.");
        group.MapGet("/{kind}/{id}", One).WithSummary($"The label of a document, claim, judgement or question, or of all that has none (store/{Marking.Default}).");
        group.MapPut("/{kind}/{id}", MarkAsync).WithSummary("Mark with whom it may be shared (TLP 2.0), made on the ETag of its label. Earlier marks stay on record.").WithMetadata(new AddsOnce());
    }

    private static Results<Written, ProblemHttpResult> List(Snapshot now, string? cursor, int? limit)
    {
        Mark[] marks = [.. now.Decisions.Select(Mark.Of).OfType<Mark>()];
        var holding = marks.GroupBy(m => m.On).Select(of => of.Last()).ToHashSet();
        return Paging.Of(now, "marks", marks, cursor, limit, (json, mark) =>
        {
            json.WriteString("on", mark.On.ToString());
            json.WriteString("tlp", mark.Label.ToString());
            json.WriteBoolean("holds", holding.Contains(mark));
            json.WriteString("by", mark.By);
            json.WriteString("at", mark.At);
            json.WriteString("note", mark.Note);
        });
    }

    private static Results<Written, ProblemHttpResult> One(Snapshot now, string kind, string id) => Marking.Find(now, kind, id) is { } thing ? Told(now, thing) : Unknown(kind, id);

    private static async Task<Results<Written, ProblemHttpResult>> MarkAsync(Snapshot now, Desk desk, HttpRequest request, string kind, string id, MarkBody body, CancellationToken cancel)
    {
        if (Marking.Find(now, kind, id) is not { } thing) return Unknown(kind, id);
        if (Matching.Fault(request, Told(now, thing)) is { } stale) return Answers.Problem(stale);
        if (Tlp.Parse(body.Tlp ?? "") is not { } label) return Answers.Problem(WebFault.BadBody("The mark has no label of TLP 2.0.", $"Write one of {string.Join(", ", Tlp.All)}.") with { Code = "W750" });
        if (Marking.Check(now, thing, label) is { } fault) return Answers.Problem(new(422, fault.Code, "It was not marked.", fault.Message));
        await desk.MarkAsync(thing.On, label, body.Note, cancel).ConfigureAwait(false);
        var after = await desk.NowAsync(cancel).ConfigureAwait(false);
        return Marking.Find(after, kind, id) is { } marked ? Told(after, marked) : Unknown(kind, id);
    }

    private static Written Told(Snapshot now, Markable thing) => Written.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("on", thing.On.ToString());
        json.WriteString("tlp", thing.Label.ToString());
        json.WriteString("own", now.Marks.On(thing.On)?.ToString());
        json.WriteString("meaning", thing.Label.Meaning);
        json.WriteEndObject();
    });

    private static ProblemHttpResult Unknown(string kind, string id) => Answers.Problem(WebFault.NotFound(Marking.Kinds.Contains(kind) ? kind : "thing that can be marked", id));
}
