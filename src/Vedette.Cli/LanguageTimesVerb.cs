using System.CommandLine;
using System.Globalization;
using Vedette.Outside.Json;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette language times FILE.jsonl</c>: time expressions, resolved against each line's reference.</summary>
internal static class LanguageTimesVerb
{
    public static Command Create()
    {
        var file = Inputs.File("Lines of {\"id\",\"text\",\"reference\"}");
        var command = new Command("times", "Find time expressions and their ISO values.") { file };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var finder = new TimeFinder();
            using var input = Inputs.Open(parse.GetValue(file)!);
            Inputs.AnswerLines(input, "id", "times", (json, line) =>
            {
                string reference = Inputs.Text(line, "reference");
                bool known = DateTimeOffset.TryParse(reference, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
                JsonParts.Array(json, "times", finder.Find(Inputs.Text(line, "text"), known ? date.DateTime : null), time =>
                {
                    JsonParts.Offsets(json, time.Span);
                    json.WriteString("kind", Codes.Word(time.Kind));
                    json.WriteString("value", time.Value);
                });
                if (!known && reference.Length > 0) DocumentJson.WriteFaults(json, [new Fault("W222", $"The reference “{reference}” is no ISO date-time; times were found without it.")]);
            }, cancel);
            return Task.FromResult(0);
        }));
        return command;
    }
}
