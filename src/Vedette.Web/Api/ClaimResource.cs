using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.Parts;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Claims as <c>vedette claims</c> prints them, with what people hold of them.</summary>
internal static class ClaimResource
{
    /// <param name="State">proposed, accepted, edited or rejected.</param>
    internal sealed record DecisionBody(string? State, string? Note);

    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/claims").WithTags("claims");
        group.MapGet("", List).WithSummary("Claims by speaker, words, certainty, kind and source type.");
        group.MapGet("/{id}", One).WithSummary("One claim with the decisions on it.");
        group.MapPut("/{id}/decision", DecideAsync).WithSummary("Accept, reject or note on a claim, made on the ETag of the claim. The newest decision holds; older ones stay on record.").WithMetadata(new AddsOnce());
    }

    private static Results<Written, ProblemHttpResult> List(Snapshot now, string? speaker, string? about, string? certainty, string? kind, string? type, string? cursor, int? limit)
    {
        if ((Fault<Certainty>("certainty", certainty) ?? Fault<ClaimKind>("kind", kind) ?? Fault<SpeakerType>("type", type)) is { } fault) return Answers.Problem(fault);
        var choice = new ClaimChoice(speaker, about, Value<Certainty>(certainty), Value<ClaimKind>(kind), Value<SpeakerType>(type));
        return Paging.Of(now, $"claims {choice}", now.Tallies.Like(choice), cursor, limit, (json, found) => Parts(json, now, found.Reading, found.Claim));
    }

    private static Results<Written, ProblemHttpResult> One(Snapshot now, string id) =>
        Find(now, id) is var (reading, claim) ? Told(now, reading, claim) : Answers.Problem(WebFault.NotFound("claim", id));

    private static async Task<Results<Written, ProblemHttpResult>> DecideAsync(Snapshot now, Desk desk, HttpRequest request, string id, DecisionBody body, CancellationToken cancel)
    {
        if (Find(now, id) is not var (reading, claim)) return Answers.Problem(WebFault.NotFound("claim", id));
        if (Matching.Fault(request, Told(now, reading, claim)) is { } fault) return Answers.Problem(fault);
        if (body.State is null || Fault<ClaimState>("state", body.State) is not null)
            return Answers.Problem(WebFault.BadBody("The decision has no state that is known.", $"Write one of {string.Join(", ", Codes.WordsOf<ClaimState>())}."));
        await desk.DecideAsync(claim.Id, Codes.Value<ClaimState>(body.State), body.Note, cancel).ConfigureAwait(false);
        return Told(await desk.NowAsync(cancel).ConfigureAwait(false), reading, claim);
    }

    private static (Reading Reading, Claim Claim)? Find(Snapshot now, string id) => Ids.TryParse(id, out var hash) ? now.Claim(new(hash)) : null;

    private static Written Told(Snapshot now, Reading reading, Claim claim) => Written.Of(json =>
    {
        json.WriteStartObject();
        Parts(json, now, reading, claim);
        JsonParts.Array(json, "decisions", now.DecisionsOn(claim.Id), decision =>
        {
            json.WriteString("state", decision.State);
            json.WriteString("by", decision.By);
            json.WriteString("at", decision.At);
            json.WriteString("note", decision.Note);
        });
        json.WriteEndObject();
    });

    private static void Parts(Utf8JsonWriter json, Snapshot now, Reading reading, Claim claim)
    {
        json.WriteString("document", reading.Document.Id.ToString());
        json.WriteString("file", reading.Document.Address);
        ReadingJson.Write(json, claim, reading.Document.Text);
        json.WriteString("words", claim.Words(reading.Document.Text));
        json.WriteString("origin", now.OriginOf(claim.Id)?.Id.ToString());
        json.WriteString("state", Codes.Word(now.StateOf(claim.Id)));
    }

    private static WebFault? Fault<T>(string name, string? word) where T : struct, Enum =>
        word is null || Codes.TryValue<T>(word, out _) ? null : WebFault.BadQuery(name, word, $"one of {string.Join(", ", Codes.WordsOf<T>())}");

    private static T? Value<T>(string? word) where T : struct, Enum => word is null ? null : Codes.Value<T>(word);
}
