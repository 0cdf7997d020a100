using System.Collections.Immutable;
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
        var all = new Option<bool>("--all") { Description = "Print the events of side clauses too, behind the main act of their sentence." };
        var command = new Command("events", "Code events: who did what to whom, as PLOVER types and country codes; the main act of each sentence.") { file, all };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var extractor = WeightsFolder.Default().Extractor();
            using var input = Inputs.Open(parse.GetValue(file)!);
            Inputs.AnswerLines(input, "id", "events", (json, line) =>
            {
                string text = Inputs.Text(line, "text");
                var id = ContentHash.Of(text);
                var document = new Document { Id = new(id), Item = new(id), Address = "", Name = "", Text = text, Published = When.Parse(Inputs.Text(line, "date")) };
                var reading = extractor.Extract(document, cancel);
                JsonParts.Array(json, "events", parse.GetValue(all) ? reading.Events : MainActs(reading), e => ReadingJson.WriteCode(json, e));
            }, cancel);
            return Task.FromResult(0);
        }));
        return command;
    }

    /// <summary>The first event of each sentence: the reader puts the main act there.</summary>
    private static ImmutableArray<Event> MainActs(Reading reading)
    {
        var acts = ImmutableArray.CreateBuilder<Event>();
        int last = -1;
        foreach (var e in reading.Events)
        {
            int at = e.Reasons[0].Where!.Value.Span.Start, sentence = 0;
            while (sentence < reading.Sentences.Length && reading.Sentences[sentence].End <= at) sentence++;
            if (sentence != last) acts.Add(e);
            last = sentence;
        }
        return acts.ToImmutable();
    }
}
