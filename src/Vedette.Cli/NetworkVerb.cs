using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Cli;

/// <summary><c>vedette network</c>: what an influence network makes of evidence, and why.</summary>
internal static class NetworkVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A YAML file: a network, or a warning problem with a section 'network'.", HelpName = "FILE.yaml" };
        var set = new Option<string[]>("--set") { HelpName = "NODE=STATE", Description = "Take a state as seen. May be repeated." };
        var weigh = new Option<string[]>("--weigh") { HelpName = "NODE=NATS", Description = "Weigh a node with two states, above 0 for its first state. May be repeated." };
        var without = new Option<string[]>("--without") { HelpName = "NODE", Description = "Leave out what the file has as evidence on a node. May be repeated." };
        var why = new Option<string?>("--why") { HelpName = "NODE", Description = "Tell what moves a node, and by which way: NODE or NODE=STATE." };
        var json = StoreVerb.JsonOption();
        var paths = new Argument<string[]>("paths") { Description = "Files or folders: what they tell moves the network through the problem's indicators.", Arity = ArgumentArity.ZeroOrMore, HelpName = "PATH" };
        var store = new Option<string?>("--store") { Description = "Take what this store keeps, as with PATH.", HelpName = "FILE" };
        set.Validators.Add(result => CheckParts(result, "NODE=STATE", value => value.Length > 0));
        weigh.Validators.Add(result => CheckParts(result, "NODE=NATS", value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));
        var command = new Command("network", "Show what an influence network makes of evidence, before and after, and why.") { file, paths, store, set, weigh, without, why, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var network = await ReadAsync(parse.GetValue(file)!, cancel).ConfigureAwait(false);
            Finding[] added = [.. await ToldAsync(parse.GetValue(file)!, parse.GetValue(paths)!, parse.GetValue(store), cancel).ConfigureAwait(false), .. Parts(parse.GetValue(set)).Select(part => new Seen(part.Node, part.Value)), .. Parts(parse.GetValue(weigh)).Select(part => new Weighed(part.Node, new Weight(double.Parse(part.Value, CultureInfo.InvariantCulture))))];
            var faults = new Faults();
            if (NetworkAnswer.Of(network, added, parse.GetValue(without) ?? [], parse.GetValue(why), faults) is not { } answer)
            {
                foreach (var fault in faults.InOrder) await Console.Error.WriteLineAsync($"vedette: {fault.Code}: {fault.Message}").ConfigureAwait(false);
                return Verb.Failed;
            }
            if (parse.GetValue(json)) PrintJson(answer);
            else NetworkScreen.Print(answer);
            return 0;
        }));
        return command;
    }

    /// <summary>The network at the root of the file, or of its section <c>network</c>. Its faults are told on standard error, all of them.</summary>
    /// <exception cref="VedetteException">W110, W112: the file cannot be read. W611: it has faults.</exception>
    private static async Task<Network> ReadAsync(string path, CancellationToken cancel)
    {
        var faults = new Faults();
        if (Read(await ProblemText.TextAsync(path, cancel).ConfigureAwait(false), faults) is { } network) return network;
        foreach (var fault in faults.InOrder) await Console.Error.WriteLineAsync($"{path}: {fault.Code}: {fault.Message}").ConfigureAwait(false);
        throw new VedetteException("W611", $"{path} has {faults.InOrder.Length} {(faults.InOrder.Length == 1 ? "fault" : "faults")}; nothing was done. Mend the lines named above.");
    }

    /// <summary>What sources tell of the network's nodes, through the indicators of the problem that the file is.</summary>
    private static async Task<ImmutableArray<Finding>> ToldAsync(string file, string[] paths, string? store, CancellationToken cancel)
    {
        if (paths.Length == 0 && store is null) return [];
        var problem = await ProblemText.ReadAsync(file, cancel).ConfigureAwait(false);
        var picture = await Workbench.PictureAsync(paths, store, cancel).ConfigureAwait(false);
        return (await WeighOptions.WeighAsync(problem, picture, store, null, cancel).ConfigureAwait(false)).Findings;
    }

    private static Network? Read(string text, Faults faults)
    {
        if (WrittenYaml.Parse(text, faults) is not { } root) return null;
        bool isSection = root.Has("network");
        if (!isSection && !root.Has("nodes"))
        {
            faults.Add("W636", 0, "The file holds no network.", "A network begins with 'nodes:', or stands under 'network:'.");
            return null;
        }
        var section = isSection ? root.Find("network")! : root;
        return NetworkSection.Shape.Check(section, isSection ? "network" : "", faults) ? NetworkSection.Read((Mapping)section, faults) : null;
    }

    private static void CheckParts(OptionResult result, string form, Func<string, bool> isValue)
    {
        foreach (var token in result.Tokens)
            if (token.Value.Split('=', 2) is not [{ Length: > 0 }, var value] || !isValue(value)) result.AddError($"'{token.Value}' should be {form}.");
    }

    private static IEnumerable<(string Node, string Value)> Parts(string[]? options) => (options ?? []).Select(option => option.Split('=', 2)).Select(parts => (parts[0], parts[1]));

    private static void PrintJson(NetworkAnswer answer)
    {
        using var answers = Answers.OnStandardOutput();
        answers.Write(json => NetworkJson.Write(json, answer));
    }
}
