using System.CommandLine;
using Vedette.Outside.Json;
using Vedette.Outside;
using Vedette.Read;

namespace Vedette.Cli;

/// <summary><c>vedette read PATH…</c>: documents with their page furniture and credits, a JSON object a line.</summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var paths = Inputs.Paths();
        var command = new Command("read", "Read texts and pages: title, date, outlet, language, credits, page furniture.") { paths };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            using var answers = Answers.OnStandardOutput();
            var fetch = new InputFetch(new FileFetch());
            foreach (string path in parse.GetValue(paths)!)
            {
                await foreach (var fetched in fetch.FetchAsync(path, cancel).ConfigureAwait(false))
                {
                    cancel.ThrowIfCancellationRequested();
                    var document = DocumentReader.Read(fetched);
                    answers.Write(json =>
                    {
                        json.WriteStartObject();
                        DocumentJson.WriteParts(json, document);
                        json.WriteEndObject();
                    });
                }
            }
            return 0;
        }));
        return command;
    }
}
