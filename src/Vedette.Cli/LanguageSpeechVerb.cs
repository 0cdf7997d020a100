using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Vedette.Outside.Json;
using Vedette.Language;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette language speech FILE.jsonl</c>: attributions as source, cue and content.</summary>
internal static class LanguageSpeechVerb
{
    public static Command Create()
    {
        var file = Inputs.File("Lines of {\"doc\",\"text\"}");
        var command = new Command("speech", "Find who says what: source, cue and content.") { file };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var grammar = WeightsFolder.Default().Grammar();
            var speech = new SpeechReader(new CueLexicon());
            using var input = Inputs.Open(parse.GetValue(file)!);
            Inputs.AnswerLines(input, "doc", "attributions", (json, line) =>
            {
                string text = Inputs.Text(line, "text");
                JsonParts.Array(json, "attributions", Attribution.Of(text, speech.Read(text, grammar.Parse(text))), attribution =>
                {
                    Pairs(json, "source", attribution.Source);
                    Pairs(json, "cue", attribution.Cue);
                    Pairs(json, "content", attribution.Content);
                });
            }, cancel);
            return Task.FromResult(0);
        }));
        return command;
    }

    private static void Pairs(Utf8JsonWriter json, string name, ImmutableArray<TextSpan> spans)
    {
        json.WriteStartArray(name);
        foreach (var span in spans)
        {
            json.WriteStartArray();
            json.WriteNumberValue(span.Start);
            json.WriteNumberValue(span.End);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
