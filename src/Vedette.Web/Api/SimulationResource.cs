using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>The problem's simulation as <c>vedette simulate --json</c> prints it. It runs in the background: until it is done the answer is 202.</summary>
internal static class SimulationResource
{
    public static void MapSimulation(this IEndpointRouteBuilder api) =>
        api.MapGet("/simulation", Get).WithTags("simulation").WithSummary("What follows from the assumptions of the problem's simulation, set beside set. 202 with the share of the work that is done, until it is done.");

    private static Results<Written, ProblemHttpResult> Get(Snapshot now, SimulationRoom room, int? runs, ulong? seed)
    {
        if (now.Problem?.Simulation is not { } model) return Answers.Problem(SimulationFaults.None);
        if (runs is < 1 or > SimulationRoom.MostRuns) return Answers.Problem(WebFault.BadQuery("runs", $"{runs}", $"a number from 1 to {SimulationRoom.MostRuns}"));
        return room.Ask(new(model, runs ?? SimulationRoom.UsualRuns, seed ?? 1)) switch
        {
            null => Answers.Problem(SimulationFaults.Busy),
            { Findings: { } findings } => Written.Of(json => SimulationJson.Write(json, model, findings)),
            { HasFailed: true } => Answers.Problem(SimulationFaults.Failed),
            { Share: var share } => Written.Of(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("done", Math.Round(share, 2));
                json.WriteEndObject();
            }, StatusCodes.Status202Accepted),
        };
    }
}
