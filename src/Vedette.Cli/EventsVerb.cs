using System.CommandLine;
using Vedette.Outside.Json;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette events FILE.jsonl</c>: PLOVER events of sentences or passages.</summary>
internal static class EventsVerb
{
    public static Command Create()
    {
        var file = Inputs.File("Lines of {\"id\",\"text\",\"date\"}");
        var command = new Command("events", "Code events: who did what to whom, as PLOVER types and country codes.") { file };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var weights = WeightsFolder.Default();
            var extractor = new Extractor(weights.Grammar(), weights.Names());
            using var input = Inputs.Open(parse.GetValue(file)!);
            Inputs.AnswerLines(input, "id", "events", (json, line) =>
            {
                string text = Inputs.Text(line, "text");
                var id = ContentHash.Of(text);
                var document = new Document { Id = new(id), Item = new(id), Address = "", Name = "", Text = text, Published = When.Parse(Inputs.Text(line, "date")) };
                JsonParts.Array(json, "events", extractor.Extract(document, cancel).Events, e =>
                {
                    ReadingJson.WriteCode(json, e);
                    JsonParts.Offsets(json, e.Span);
                });
            }, cancel);
            return Task.FromResult(0);
        }));
        return command;
    }
}
