using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Tables;

namespace Vedette.Web.Api;

/// <summary>The evidence table and the network as <c>vedette table --json</c> and <c>vedette network --json</c> print them.</summary>
internal static class WeighingResource
{
    /// <param name="Value">CC, C, N, I, II or NA.</param>
    internal sealed record CellBody(string? Value, string? Reason);

    public static void MapWeighing(this IEndpointRouteBuilder api)
    {
        api.MapGet("/table", Table).WithTags("table").WithSummary("The evidence table: bookkeeping, not proof.");
        api.MapPut("/table/{evidence}/{hypothesis}", SetAsync).WithTags("table").WithSummary("Set a cell, made on the ETag of the table. The proposal and earlier choices stay on record.").WithMetadata(new AddsOnce());
        api.MapGet("/network", Network).WithTags("network").WithSummary("The influence network before and after: see=NODE=STATE takes a state as seen, without=NODE does not hear the indicators on a node; both may be repeated.");
    }

    private static Results<Written, ProblemHttpResult> Table(Snapshot now) => now.Weighing is { } weighing ? Told(weighing.Table) : Answers.Problem(WebFault.NoProblem());

    private static async Task<Results<Written, ProblemHttpResult>> SetAsync(Snapshot now, Desk desk, HttpRequest request, string evidence, string hypothesis, CellBody body, CancellationToken cancel)
    {
        if (now.Weighing is not { Table: var table }) return Answers.Problem(WebFault.NoProblem());
        if (table.Evidence.All(e => e.Key != evidence)) return Answers.Problem(WebFault.NotFound("evidence", evidence));
        if (table.Hypotheses.All(h => h.Key != hypothesis)) return Answers.Problem(WebFault.NotFound("hypothesis", hypothesis));
        if (Matching.Fault(request, Told(table)) is { } fault) return Answers.Problem(fault);
        if (!Enum.TryParse<Consistency>(body.Value, out var value) || !Enum.IsDefined(value))
            return Answers.Problem(WebFault.BadBody("The cell has no value that is known.", $"Write one of {string.Join(", ", Enum.GetNames<Consistency>())}."));
        await desk.SetCellAsync(evidence, hypothesis, value, body.Reason, cancel).ConfigureAwait(false);
        return Told((await desk.NowAsync(cancel).ConfigureAwait(false)).Weighing!.Table);
    }

    private static Results<Written, ProblemHttpResult> Network(Snapshot now, string[]? see, string[]? without)
    {
        if (now.Weighing is not { Network: { } present } weighing) return Answers.Problem(WebFault.NoProblem());
        return WhatIf.Of(weighing, present, see ?? [], without ?? []).Balance is { } balance
            ? Written.Of(json => NetworkJson.Write(json, new NetworkAnswer(balance.Network, balance.Before, balance.After, null, null)))
            : Answers.Problem(new(422, "W635", "What was moved contradicts the network: together it has probability 0.", "Take something away."));
    }

    private static Written Told(EvidenceTable table) => Written.Of(json => WeighingJson.Table(json, table));
}
