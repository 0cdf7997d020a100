using System.CommandLine;
using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary><c>vedette timeline</c>: what is told of each day, in the order of the days; an event that many texts tell once, with the origins behind it.</summary>
internal static class TimelineVerb
{
    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        var json = StoreVerb.JsonOption();
        var command = new Command("timeline", "Show what is told of each day.") { store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var picture = await StoreVerb.PictureAsync(opened, cancel).ConfigureAwait(false);
            var timeline = Happenings.Of(picture).Fold(picture.Timeline);
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var (moment, happening) in timeline)
                    answers.Write(line =>
                    {
                        line.WriteStartObject();
                        line.WriteString("date", moment.When.Iso);
                        line.WriteString("text", moment.Text);
                        line.WriteString("claim", moment.Claim?.ToString());
                        line.WriteString("event", moment.Event?.ToString());
                        if (happening is not null)
                        {
                            line.WriteString("happening", happening.Id.ToString());
                            line.WriteString("status", Codes.Word(happening.Status));
                            line.WriteBoolean("disputed", happening.IsDisputed);
                            line.WriteNumber("origins", happening.Voices.Length);
                            line.WriteNumber("mentions", happening.Mentions.Length);
                        }
                        line.WriteString("document", moment.Where.Document.ToString());
                        line.WriteNumber("start", moment.Where.Span.Start);
                        line.WriteNumber("end", moment.Where.Span.End);
                        line.WriteEndObject();
                    });
                return 0;
            }
            var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name);
            var table = Terminal.Table("When", "What is told", "Told by", "Where");
            foreach (var (moment, happening) in timeline)
                table.AddRow(Terminal.Cell(moment.When.ToString()), Terminal.Cell(moment.Text), Terminal.Cell(happening is null ? "" : Tellers(happening)),
                    Terminal.Cell($"{names.GetValueOrDefault(moment.Where.Document, moment.Where.Document.ToString())}:{moment.Where.Span.Start}"));
            Terminal.Print(table, "Nothing on the timeline.");
            return 0;
        }));
        return command;
    }

    private static string Tellers(Happening one) =>
        $"{one.Voices.Length} {(one.Voices.Length == 1 ? "origin" : "origins")} in {one.Documents.Length} {(one.Documents.Length == 1 ? "text" : "texts")}{(one.IsDisputed ? ", denied by some" : "")}";
}
