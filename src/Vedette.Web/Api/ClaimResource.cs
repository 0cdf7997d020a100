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

    /// <param name="Speaker">A part that is not given stays; an empty one is taken away. Content and condition are words of the report.</param>
    /// <param name="Said">2025-12-19, 2025-12 or 2025.</param>
    internal sealed record EditBody(string? Speaker, string? SpeakerType, string? Kind, string? Certainty, string? Polarity, string? Condition, string? Said, string[]? Content, string? Note);

    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/claims").WithTags("claims");
        group.MapGet("", List).WithSummary("Claims by speaker, words, source type, carrier, kind, certainty, polarity, channel, state and day.");
        group.MapGet("/facets", Facets).WithSummary("How many claims there are of each value of each facet, with all other filters as they are.");
        group.MapGet("/{id}", One).WithSummary("One claim with the decisions on it.");
        group.MapPut("/{id}", EditAsync).WithSummary("Edit what a claim says, made on the ETag of the claim. The program's reading stays beside it; the decision proposed takes the edit back.").WithMetadata(new AddsOnce());
        group.MapPut("/{id}/decision", DecideAsync).WithSummary("Accept, reject or note on a claim, made on the ETag of the claim. The newest decision holds; older ones stay on record.").WithMetadata(new AddsOnce());
    }

    /// <summary>What a list of claims is filtered by.</summary>
    /// <param name="From">2025-12-19: said on this day or later.</param>
    internal readonly record struct Filters(string? Speaker, string? About, string? Type, string? Relay, string? Kind, string? Certainty, string? Polarity, string? Channel, string? State, string? From, string? To)
    {
        public ClaimQuery Query => new(Speaker, About, Type, Relay, Kind, Certainty, Polarity, Channel, State, ReportQuery.Day(From), ReportQuery.Day(To));

        public WebFault? Fault => Fault<SpeakerType>("type", Type) ?? Fault<ClaimKind>("kind", Kind) ?? Fault<Certainty>("certainty", Certainty) ?? Fault<Polarity>("polarity", Polarity) ?? Fault<ClaimState>("state", State)
            ?? Day("from", From) ?? Day("to", To);

        private static WebFault? Day(string name, string? day) => string.IsNullOrEmpty(day) || ReportQuery.Day(day) is not null ? null : WebFault.BadQuery(name, day, "a day: 2025-12-19");
    }

    private static Results<Written, ProblemHttpResult> List(Snapshot now, [AsParameters] Filters filters, string? cursor, int? limit) => filters.Fault is { } fault
        ? Answers.Problem(fault)
        : Paging.Of(now, $"claims {filters}", now.Facets.Find(filters.Query).Rows, cursor, limit, (json, found) => Parts(json, now, found.Reading, found.Claim));

    private static Results<Written, ProblemHttpResult> Facets(Snapshot now, [AsParameters] Filters filters) => filters.Fault is { } fault ? Answers.Problem(fault) : Written.Of(json =>
    {
        var found = now.Facets.Find(filters.Query);
        json.WriteStartObject();
        json.WriteNumber("claims", found.Rows.Count);
        foreach (var (name, values) in found.Counts)
            JsonParts.Array(json, name, values, value =>
            {
                json.WriteString("value", value.Value);
                json.WriteNumber("claims", value.Count);
            });
        json.WriteEndObject();
    });

    private static Results<Written, ProblemHttpResult> One(Snapshot now, string id) =>
        Find(now, id) is var (reading, claim) ? Told(now, reading, claim) : Answers.Problem(WebFault.NotFound("claim", id));

    private static async Task<Results<Written, ProblemHttpResult>> DecideAsync(Snapshot now, Desk desk, HttpRequest request, string id, DecisionBody body, CancellationToken cancel)
    {
        if (Find(now, id) is not var (reading, claim)) return Answers.Problem(WebFault.NotFound("claim", id));
        if (Matching.Fault(request, Told(now, reading, claim)) is { } fault) return Answers.Problem(fault);
        if (body.State is null || Fault<ClaimState>("state", body.State) is not null)
            return Answers.Problem(WebFault.BadBody("The decision has no state that is known.", $"Write one of {string.Join(", ", Codes.WordsOf<ClaimState>())}."));
        await desk.DecideAsync(claim.Id, Codes.Value<ClaimState>(body.State), body.Note, cancel).ConfigureAwait(false);
        return One(await desk.NowAsync(cancel).ConfigureAwait(false), id);
    }

    private static async Task<Results<Written, ProblemHttpResult>> EditAsync(Snapshot now, Desk desk, HttpRequest request, string id, EditBody body, CancellationToken cancel)
    {
        if (Find(now, id) is not var (reading, claim)) return Answers.Problem(WebFault.NotFound("claim", id));
        if (Matching.Fault(request, Told(now, reading, claim)) is { } changed) return Answers.Problem(changed);
        var faults = new List<Fault>();
        var draft = new ClaimEditDraft(body.Speaker, body.SpeakerType, body.Kind, body.Certainty, body.Polarity, body.Condition, body.Said, body.Content is null ? null : [.. body.Content]);
        if (draft.Finish(reading, claim, faults) is not { } edit)
            return Answers.Problem(new(422, faults[0].Code, "The claim was not edited.", "Do what the faults say, and send it again."), faults);
        await desk.EditAsync(claim.Id, edit, body.Note, cancel).ConfigureAwait(false);
        return One(await desk.NowAsync(cancel).ConfigureAwait(false), id);
    }

    private static (Reading Reading, Claim Claim)? Find(Snapshot now, string id) => Ids.TryParse(id, out var hash) ? now.Claim(new(hash)) : null;

    private static Written Told(Snapshot now, Reading reading, Claim claim) => Written.Of(json =>
    {
        json.WriteStartObject();
        Parts(json, now, reading, claim);
        JsonParts.Array(json, "decisions", now.DecisionsOn(claim.Id), decision =>
        {
            json.WriteString("state", ClaimDecisions.StateOf(decision) is { } state ? Codes.Word(state) : decision.State);
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
        EditJson.Made(json, claim, now.EditOf(claim.Id), reading.Document.Text);
    }

    private static WebFault? Fault<T>(string name, string? word) where T : struct, Enum =>
        string.IsNullOrEmpty(word) || Codes.TryValue<T>(word, out _) ? null : WebFault.BadQuery(name, word, $"one of {string.Join(", ", Codes.WordsOf<T>())}");
}
