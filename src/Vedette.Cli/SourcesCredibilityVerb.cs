using System.Collections.Immutable;
using System.CommandLine;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Weigh.Sources;

namespace Vedette.Cli;

/// <summary><c>vedette sources credibility CLAIM</c>: proposes a credibility of information, 1 to 6, from independent origins, denials and the plausibility that a person gives.</summary>
internal static class SourcesCredibilityVerb
{
    private const int FewestDigits = 4;

    public static Command Create()
    {
        var id = new Argument<string>("claim") { Description = $"The first {FewestDigits} or more digits of a claim's id, as 'vedette claims --json' and 'vedette why' show it." };
        var paths = new Argument<string[]>("paths") { Description = "Files or folders to read instead of the store.", Arity = ArgumentArity.ZeroOrMore, HelpName = "PATH" };
        var plausibility = new Option<string?>("--plausibility") { Description = "Your word on the information, without regard to who says it: plausible, doubtful or implausible. Without it nothing is proposed that rests on one origin.", HelpName = "WORD" };
        plausibility.AcceptOnlyFromAmong("plausible", "doubtful", "implausible");
        var register = RegisterOption.Create();
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("credibility", "Propose a credibility of information for a claim and those that say the same. How reliable its sources are does not enter.") { id, paths, plausibility, register, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string[] reports = parse.GetValue(paths)!;
            var picture = await Workbench.PictureAsync(reports, reports.Length > 0 ? null : parse.GetValue(store), cancel).ConfigureAwait(false);
            var claim = Find(picture, parse.GetValue(id)!);
            ImmutableArray<ClaimId> alike = picture.Support.FirstOrDefault(s => s.Claims.Contains(claim))?.Claims ?? [claim];
            var given = parse.GetValue(plausibility) is { } word ? Enum.Parse<Plausibility>(word, ignoreCase: true) : Plausibility.NotGiven;
            var read = RegisterOption.Find(parse.GetValue(register), reports, parse.GetValue(store));
            Print(Credibility.Propose(alike, given, new Independence(picture, read.Kinship)), parse.GetValue(json));
            return 0;
        }));
        return command;
    }

    /// <exception cref="VedetteException">W613: no claim, or several.</exception>
    private static ClaimId Find(Picture picture, string beginning)
    {
        ClaimId[] found = beginning.Length < FewestDigits ? [] : [.. picture.Readings.SelectMany(r => r.Claims).Select(c => c.Id).Where(c => c.ToString().StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Take(2)];
        return found is [var one] ? one
            : throw new VedetteException("W613", found.Length == 0 ? $"No claim has an id that begins with '{Terminal.Plain(beginning)}' ({FewestDigits} digits at least). 'vedette claims --json' shows them." : $"Several claims have ids that begin with '{Terminal.Plain(beginning)}'. Give more digits.");
    }

    private static void Print(CredibilityProposal proposal, bool isJson)
    {
        if (!isJson)
        {
            Console.Out.WriteLine($"{proposal.Grade} ({proposal.Grade.Words}), proposed. 'vedette sources grade NAME --credibility' puts your own grade on record.");
            foreach (var reason in proposal.Reasons) Console.Out.WriteLine($"  {Terminal.Plain(reason.Text)}");
            return;
        }
        using var answers = Answers.OnStandardOutput();
        answers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("credibility", proposal.Grade.ToString());
            json.WriteString("words", proposal.Grade.Words);
            JsonParts.Strings(json, "says", proposal.Says.SelectMany(g => g.Origins).Select(o => o.Id.ToString()));
            JsonParts.Strings(json, "against", proposal.Against.SelectMany(g => g.Origins).Select(o => o.Id.ToString()));
            JsonParts.Strings(json, "reasons", proposal.Reasons.Select(r => r.Text));
            json.WriteEndObject();
        });
    }
}
