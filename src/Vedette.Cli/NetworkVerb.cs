using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Vedette.Cli.Json;
using Vedette.Model;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Cli;

/// <summary><c>vedette network</c>: what an influence network makes of evidence, and why.</summary>
internal static class NetworkVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A YAML file: a network, or a warning problem with a section 'network'." };
        var set = new Option<string[]>("--set") { Description = "Take a state as seen: NODE=STATE. May be repeated." };
        var weigh = new Option<string[]>("--weigh") { Description = "Weigh a node with two states: NODE=NATS, above 0 for its first state. May be repeated." };
        var without = new Option<string[]>("--without") { Description = "Leave out what the file has as evidence on a node. May be repeated." };
        var why = new Option<string?>("--why") { Description = "Tell what moves a node, and by which way: NODE or NODE=STATE." };
        var json = StoreVerb.JsonOption();
        set.Validators.Add(result => CheckParts(result, "NODE=STATE", value => value.Length > 0));
        weigh.Validators.Add(result => CheckParts(result, "NODE=NATS", value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));
        var command = new Command("network", "Show what an influence network makes of evidence, before and after, and why.") { file, set, weigh, without, why, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var faults = new Faults();
            if (await ReadAsync(parse.GetValue(file)!, faults, cancel).ConfigureAwait(false) is { } network)
            {
                Finding[] added = [.. Parts(parse.GetValue(set)).Select(part => new Seen(part.Node, part.Value)), .. Parts(parse.GetValue(weigh)).Select(part => new Weighed(part.Node, new Weight(double.Parse(part.Value, CultureInfo.InvariantCulture))))];
                if (NetworkAnswer.Of(network, added, parse.GetValue(without) ?? [], parse.GetValue(why), faults) is { } answer)
                {
                    if (parse.GetValue(json)) PrintJson(answer);
                    else NetworkScreen.Print(answer);
                    return 0;
                }
            }
            foreach (var fault in faults.InOrder) await Console.Error.WriteLineAsync($"{fault.Code} {fault.Message}").ConfigureAwait(false);
            return Verb.Failed;
        }));
        return command;
    }

    /// <summary>The network at the root of the file, or of its section <c>network</c>.</summary>
    private static async Task<Network?> ReadAsync(FileInfo file, Faults faults, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            faults.Add("W636", 0, $"{file.FullName} is not there.", "Give the path of a YAML file.");
            return null;
        }
        string text;
        try
        {
            text = await File.ReadAllTextAsync(file.FullName, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W636", $"{file.FullName} could not be read: {e.Message}", e);
        }
        if (WrittenYaml.Parse(text, faults) is not { } root) return null;
        bool isSection = root.Has("network");
        if (!isSection && !root.Has("nodes"))
        {
            faults.Add("W636", 0, $"{file.Name} holds no network.", "A network begins with 'nodes:', or stands under 'network:'.");
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
