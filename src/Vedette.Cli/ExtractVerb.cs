using System.CommandLine;
using Vedette.Outside.Json;

namespace Vedette.Cli;

/// <summary><c>vedette extract PATH…</c>: the documents with their claims, events, names, times and quantities, a JSON object a line.</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var paths = Inputs.Paths();
        var actors = ActorsOption.Create();
        var isPrivate = Inputs.AllowPrivate();
        var command = new Command("extract", "Extract claims, events, names, times and quantities.") { paths, actors, isPrivate };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            using var answers = Answers.OnStandardOutput();
            await foreach (var reading in new Workbench(parse.GetValue(actors), parse.GetValue(isPrivate)).ReadAsync(parse.GetValue(paths)!, cancel).ConfigureAwait(false))
            {
                answers.Write(json =>
                {
                    json.WriteStartObject();
                    DocumentJson.WriteParts(json, reading.Document);
                    ReadingJson.WriteParts(json, reading);
                    json.WriteEndObject();
                });
            }
            return 0;
        }));
        return command;
    }
}
