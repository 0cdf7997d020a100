using System.CommandLine;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette claims decide ID STATE</c>: accepts or rejects a claim, or leaves it open again.</summary>
internal static class ClaimDecideVerb
{
    public static Command Create()
    {
        var id = Recording.IdArgument("claim");
        var state = new Argument<string>("state") { Description = "accepted, rejected, or proposed: open again, and without an edit that was made.", HelpName = "STATE" };
        state.AcceptOnlyFromAmong(Codes.Word(ClaimState.Accepted), Codes.Word(ClaimState.Rejected), Codes.Word(ClaimState.Proposed));
        var (note, by, store, json) = (Recording.Text("--note", "Why."), Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("decide", "Accept or reject a claim, or leave it open. The newest decision holds; earlier ones stay on record.") { id, state, note, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() => ClaimDeciding.RunAsync(parse.GetValue(store)!, parse.GetValue(id)!, parse.GetValue(json),
            (_, claim, _) => ClaimDecisions.Decide(claim.Id, Codes.Value<ClaimState>(parse.GetValue(state)!), parse.GetValue(by)!, TimeProvider.System.GetUtcNow(), parse.GetValue(note)), cancel)));
        return command;
    }
}
