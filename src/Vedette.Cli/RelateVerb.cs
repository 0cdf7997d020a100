using System.CommandLine;
using System.Text;
using System.Text.Json;
using Vedette.Outside.Json;
using Vedette.Model;
using Vedette.Read;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary><c>vedette relate</c>: what a set of documents tells together. One object for the whole set.</summary>
internal static class RelateVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files, folders or links to read.", Arity = ArgumentArity.ZeroOrMore };
        var stories = new Option<FileInfo?>("--stories") { Description = "Only sort texts into stories: a file of JSON lines with id, text and, if known, published." };
        var isPrivate = Inputs.AllowPrivate();
        var command = new Command("relate", "Relate documents: origins, lineage, same claims, contradictions, drift, stories, timeline.") { paths, stories, isPrivate };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(paths)?.Length > 0) == (result.GetValue(stories) is not null)) result.AddError("Give paths to read, or --stories with a file.");
        });
        command.SetAction((result, cancel) => Verb.RunAsync(() => result.GetValue(stories) is { } file ? SortAsync(file, cancel) : RelateAsync(result.GetValue(paths)!, result.GetValue(isPrivate), cancel)));
        return command;
    }

    private static async Task<int> RelateAsync(string[] paths, bool allowPrivate, CancellationToken cancel)
    {
        var bench = new Workbench(allowPrivate: allowPrivate);
        var readings = new List<Reading>();
        await foreach (var reading in bench.ReadAsync(paths, cancel).ConfigureAwait(false)) readings.Add(reading);
        var print = new PictureJson(bench.Relate(readings), readings);
        using var answers = Answers.OnStandardOutput();
        answers.Write(print.Write);
        return 0;
    }

    private static async Task<int> SortAsync(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"W402 {file.FullName} is not there.").ConfigureAwait(false);
            return Verb.Failed;
        }
        var bench = new Workbench();
        var lines = new List<(string? Id, Fault? Fault)>();
        var texts = new List<StoryText>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (string line in File.ReadLinesAsync(file.FullName, cancel).ConfigureAwait(false))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (item, fault) = Parse(line, lines.Count + 1);
            if (item is { } told && !ids.Add(told.Id)) (item, fault) = (null, new("W403", $"Line {lines.Count + 1} has the id {told.Id}, as a line before it."));
            lines.Add((item?.Id, fault));
            if (item is { } text) texts.Add(StoryText.Of(text.Id, bench.Extract(DocumentReader.Read(new(text.Id, Encoding.UTF8.GetBytes(text.Text), "text/plain")), cancel), text.Published));
        }
        int[] story = Stories.Sort(texts);
        using var answers = Answers.OnStandardOutput();
        int next = 0;
        foreach (var (id, fault) in lines)
            answers.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteString("story", fault is null ? texts[story[next++]].Id : null);
                if (fault is not null) JsonParts.Faults(json, [fault]);
                json.WriteEndObject();
            });
        return 0;
    }

    private static ((string Id, string Text, When Published)? Item, Fault? Fault) Parse(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            string? Field(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
            if (json.RootElement.ValueKind is JsonValueKind.Object && Field("id") is { } id && Field("text") is { } text)
                return ((id, text, When.Parse(Field("published"))), null);
            return (null, new("W403", $"Line {number} has no id or no text."));
        }
        catch (JsonException e)
        {
            return (null, new("W403", $"Line {number} is no JSON: {e.Message}", (int)(e.BytePositionInLine ?? -1)));
        }
    }
}
