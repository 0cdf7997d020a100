using System.CommandLine;
using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary><c>vedette versions ADDRESS</c>: all versions of an item that are kept, and what changed between each two.</summary>
internal static class VersionsVerb
{
    public static Command Create()
    {
        var address = new Argument<string>("address") { Description = "The path or link of the item, as it was added.", HelpName = "ADDRESS" };
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("versions", "Show the versions of an item and what changed between them.") { address, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            string asked = parse.GetValue(address)!;
            var versions = await opened.VersionsAsync(ItemId.Of(asked), cancel).ConfigureAwait(false);
            if (versions.Count == 0) throw new VedetteException("W158", $"Nothing at {asked} is kept in {opened.Path}. Give the path or link as it was added; 'vedette search' finds it.");
            if (parse.GetValue(json)) PrintJson(versions);
            else PrintText(versions);
            return 0;
        }));
        return command;
    }

    private static void PrintJson(IReadOnlyList<Reading> versions)
    {
        using var answers = Answers.OnStandardOutput();
        for (int i = 0; i < versions.Count; i++)
        {
            int version = i;
            answers.Write(json => Write(json, versions, version));
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Reading> versions, int version)
    {
        var document = versions[version].Document;
        json.WriteStartObject();
        json.WriteNumber("version", version + 1);
        json.WriteString("id", document.Id.ToString());
        json.WriteString("title", document.Title);
        json.WriteString("published", document.Published.Iso);
        json.WriteString("modified", document.Modified.Iso);
        json.WriteNumber("claims", versions[version].Claims.Length);
        if (version > 0)
        {
            json.WritePropertyName("changed");
            DiffJson.Write(json, versions[version - 1], versions[version], VersionDiff.Of(versions[version - 1], versions[version]));
        }
        json.WriteEndObject();
    }

    private static void PrintText(IReadOnlyList<Reading> versions)
    {
        for (int i = 0; i < versions.Count; i++)
        {
            var document = versions[i].Document;
            string day = document.Modified.IsKnown ? $"changed {document.Modified.Iso}" : document.Published.IsKnown ? $"published {document.Published.Iso}" : "day not told";
            Say($"Version {i + 1}  {document.Id}  {day}  {versions[i].Claims.Length} claims  {document.Title ?? document.Name}");
            if (i > 0) PrintChanges(versions[i - 1], versions[i]);
        }
    }

    private static void PrintChanges(Reading before, Reading after)
    {
        var diff = VersionDiff.Of(before, after);
        Say(diff.Summary, 2);
        foreach (var piece in diff.Pieces.Where(p => p.Kind is not PieceKind.Same)) Say($"{(piece.Kind is PieceKind.Removed ? '-' : '+')} {piece.Text}", 2);
        foreach (var claim in diff.Vanished) Say($"vanished: {ClaimWords.Who(claim)}: {claim.Words(before.Document.Text)}", 2);
        foreach (var claim in diff.ToldNew) Say($"told new: {ClaimWords.Who(claim)}: {claim.Words(after.Document.Text)}", 2);
    }

    private static void Say(string line, int indent = 0) => Console.Out.WriteLine(new string(' ', indent) + Terminal.Plain(line).Trim());
}
