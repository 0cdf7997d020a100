using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Relate;
using Vedette.Web.Hosting;
using Vedette.Web.Parts;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>What names name over documents, and names that a person is asked about, as <c>vedette entities</c> shows them.</summary>
internal static class EntityResource
{
    /// <param name="Verdict">one or two.</param>
    internal sealed record VerdictBody(string? Verdict, string? Note);

    public static void MapEntities(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/entities").WithTags("entities");
        group.MapGet("", List).WithSummary("What the names name, over documents.");
        group.MapGet("/candidates", Candidates).WithSummary("Names that may name one thing, and names that may name two, on which nobody decided yet.");
        group.MapGet("/candidates/{id}", Candidate).WithSummary("Two names that a person is asked about.");
        group.MapPut("/candidates/{id}", RuleAsync).WithSummary("Say whether two names name one thing or two, made on the ETag of the candidate. A later word takes it back; it stays on record.").WithMetadata(new AddsOnce());
    }

    private static Results<Written, ProblemHttpResult> List(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "entities", now.Picture.Entities, cursor, limit, PictureParts.ById.Entity);

    private static Results<Written, ProblemHttpResult> Candidates(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "candidates", now.Names.Candidates, cursor, limit, NameRulingJson.Write);

    private static Results<Written, ProblemHttpResult> Candidate(Snapshot now, string id) => Find(now, id) is { } found ? Told(found) : Answers.Problem(WebFault.NotFound("candidate", id));

    private static async Task<Results<Written, ProblemHttpResult>> RuleAsync(Snapshot now, Desk desk, HttpRequest request, string id, VerdictBody body, CancellationToken cancel)
    {
        if (Find(now, id) is not { } candidate) return Answers.Problem(WebFault.NotFound("candidate", id));
        if (Matching.Fault(request, Told(candidate)) is { } stale) return Answers.Problem(stale);
        if (body.Verdict is not ("one" or "two")) return Answers.Problem(WebFault.BadBody("The body has no verdict that is known.", "Write one or two."));
        var faults = await desk.RuleAsync(candidate, body.Verdict is "one" ? NameVerdict.One : NameVerdict.Two, body.Note, cancel).ConfigureAwait(false);
        return faults.IsEmpty ? Told(candidate) : Answers.Problem(new(422, faults[0].Code, "Nothing was decided.", faults[0].Message), faults);
    }

    private static EntityCandidate? Find(Snapshot now, string id) => Ids.TryParse(id, out var hash) ? now.Names.Candidates.FirstOrDefault(c => c.Id == hash) : null;

    private static Written Told(EntityCandidate candidate) => Written.Of(json =>
    {
        json.WriteStartObject();
        NameRulingJson.Write(json, candidate);
        json.WriteEndObject();
    });
}
