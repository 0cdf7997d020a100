using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.Parts;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Judgements and forecasts as <c>vedette judge</c> and <c>vedette forecast</c> print them.</summary>
internal static class LedgerResource
{
    internal sealed record ConfidenceBody(string? Level, string[]? Evidence, string[]? Assumptions, string[]? Gaps);

    /// <param name="On">claim:ID, origin:ID or indicator:KEY each.</param>
    /// <param name="Supersedes">The judgement in whose place it stands; what is not given is taken from it.</param>
    internal sealed record JudgementBody(string? Hypothesis, string? Statement, ConfidenceBody? Confidence, string[]? On, string[]? KeyAssumptions, string[]? WouldChange, string? Supersedes, string? Reason);

    /// <param name="Probabilities">One number for a question of yes or no, else NAME=0.2 for each outcome.</param>
    internal sealed record ForecastBody(string[]? Probabilities, string? Word);

    public static void MapLedger(this IEndpointRouteBuilder api)
    {
        var judgements = api.MapGroup("/judgements").WithTags("judgements");
        judgements.MapGet("", Judgements).WithSummary("The judgements that are held; with all=true those too that were superseded or withdrawn.");
        judgements.MapGet("/{id}", Judgement).WithSummary("One judgement with its dissents.");
        judgements.MapPost("", JudgeAsync).WithSummary("Put a judgement on record; one that supersedes another is made on the ETag of that. Its likelihood is the word in its statement; the linter's findings refuse it.").WithMetadata(new AddsOnce());
        var forecasts = api.MapGroup("/forecasts").WithTags("forecasts");
        forecasts.MapGet("", Questions).WithSummary("Questions with their forecasts and how they ended.");
        forecasts.MapPost("/{id}", ForecastAsync).WithSummary("Forecast on a question; it stands until your next one.").WithMetadata(new AddsOnce());
    }

    private static Results<Written, ProblemHttpResult> Judgements(Snapshot now, bool? all, string? cursor, int? limit) =>
        Paging.Of(now, $"judgements {all}", [.. all == true ? now.Ledger.Judgements : now.Ledger.Current], cursor, limit, (json, judgement) => LedgerJson.Parts(json, now.Ledger, judgement));

    private static Results<Written, ProblemHttpResult> Judgement(Snapshot now, string id) =>
        Find(now, id) is { } judgement ? Told(now.Ledger, judgement) : Answers.Problem(WebFault.NotFound("judgement", id));

    private static async Task<Results<Written, ProblemHttpResult>> JudgeAsync(Snapshot now, Desk desk, HttpRequest request, JudgementBody body, CancellationToken cancel)
    {
        if (body.Confidence?.Level is { } level && !Codes.TryValue<AnalyticConfidence>(level, out _))
            return Answers.Problem(WebFault.BadBody($"'{level}' is no confidence.", $"Write one of {string.Join(", ", Codes.WordsOf<AnalyticConfidence>())}."));
        Judgement? earlier = null;
        if (body.Supersedes is { } id)
        {
            if ((earlier = Find(now, id)) is null) return Answers.Problem(WebFault.NotFound("judgement", id));
            if (Matching.Fault(request, Told(now.Ledger, earlier)) is { } fault) return Answers.Problem(fault);
        }
        var draft = new JudgementDraft
        {
            Hypothesis = body.Hypothesis, Statement = body.Statement, Confidence = body.Confidence?.Level is { } word ? Codes.Value<AnalyticConfidence>(word) : null,
            ConfidenceReasons = JudgementDraft.Reasons(body.Confidence?.Evidence ?? [], body.Confidence?.Assumptions ?? [], body.Confidence?.Gaps ?? []),
            Grounds = [.. body.On ?? []], KeyAssumptions = [.. body.KeyAssumptions ?? []], WouldChange = [.. body.WouldChange ?? []],
        };
        Judgement? made = null;
        var faults = await desk.RecordAsync((by, at, wrong) => made = Judging.Make(now, draft, earlier, body.Reason, by, at, wrong), cancel).ConfigureAwait(false);
        if (faults.Length > 0) return Refused("judgement", faults);
        var after = await desk.NowAsync(cancel).ConfigureAwait(false);
        return Written.Of(json => LedgerJson.Write(json, after.Ledger, made!), StatusCodes.Status201Created, $"/api/v1/judgements/{made!.Id}");
    }

    private static Results<Written, ProblemHttpResult> Questions(Snapshot now, string? cursor, int? limit) =>
        Paging.Of(now, "forecasts", [.. now.Ledger.Questions], cursor, limit, (json, question) => LedgerJson.Parts(json, now.Ledger, question));

    private static async Task<Results<Written, ProblemHttpResult>> ForecastAsync(Snapshot now, Desk desk, string id, ForecastBody body, CancellationToken cancel)
    {
        if (!Ids.TryParse(id, out var hash) || now.Ledger.Find(new QuestionId(hash)) is not { } question) return Answers.Problem(WebFault.NotFound("question", id));
        var faults = await desk.RecordAsync((by, at, wrong) => ForecastDraft.Finish(question, body.Probabilities ?? [], body.Word, by, at, wrong), cancel).ConfigureAwait(false);
        if (faults.Length > 0) return Refused("forecast", faults);
        var after = await desk.NowAsync(cancel).ConfigureAwait(false);
        return Written.Of(json => LedgerJson.Write(json, after.Ledger, question), StatusCodes.Status201Created);
    }

    private static Written Told(Ledger ledger, Judgement judgement) => Written.Of(json => LedgerJson.Write(json, ledger, judgement));

    private static Judgement? Find(Snapshot now, string id) => Ids.TryParse(id, out var hash) ? now.Ledger.Find(new JudgementId(hash)) : null;

    private static ProblemHttpResult Refused(string what, ImmutableArray<Fault> faults) =>
        Answers.Problem(new(422, faults[0].Code, $"The {what} was not put on record.", "Do what the faults say, and send it again."), faults);
}
