using System.Collections.Immutable;
using System.CommandLine;
using Vedette.Outside.Json;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette events FILE.jsonl</c>: PLOVER events of sentences or passages. <c>vedette events --store FILE</c>: the events that a store keeps.</summary>
internal static class EventsVerb
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "Lines of {\"id\",\"text\",\"date\"}; - reads standard input.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        var store = new Option<string?>("--store") { Description = "Show the events that this store keeps instead, with those that feeds of other coders report.", HelpName = "FILE" };
        var actors = ActorsOption.Create();
        var json = StoreVerb.JsonOption();
        var type = new Option<string?>("--type") { Description = "Of a store: of this type.", HelpName = "TYPE" };
        type.AcceptOnlyFromAmong([.. Codes.WordsOf<EventType>()]);
        var party = new Option<string?>("--party") { Description = "Of a store: with a side whose code begins so, such as RUS or USAMIL.", HelpName = "CODE" };
        var since = new Option<DateOnly?>("--since") { Description = "Of a store: from this day on.", HelpName = "DATE", CustomParser = Days.Parse };
        var until = new Option<DateOnly?>("--until") { Description = "Of a store: up to this day.", HelpName = "DATE", CustomParser = Days.Parse };
        var all = new Option<bool>("--all") { Description = "Print the events of side clauses too, behind the main act of their sentence." };
        var command = new Command("events", "Code events: who did what to whom, as PLOVER types and country codes; the main act of each sentence. Or show those that a store keeps.") { file, all, actors, store, json, type, party, since, until };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == result.GetValue(store) is null) result.AddError("Give a file of sentences, or a store with --store.");
        });
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            if (parse.GetValue(store) is { } kept)
                return KeptEvents.ShowAsync(kept, new(parse.GetValue(type) is { } word ? Codes.Value<EventType>(word) : null, parse.GetValue(party), parse.GetValue(since), parse.GetValue(until)), parse.GetValue(json), cancel);
            var extractor = WeightsFolder.Default().Extractor(ActorsOption.Read(parse.GetValue(actors)));
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
