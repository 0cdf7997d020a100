using System.CommandLine;
using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>
/// <c>vedette timeline</c>: what is told of each day, in the order of the days; an event that many texts tell once, with the origins behind it; and what feeds of other coders have for the day.
/// </summary>
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
            using var others = new ReportedBeside(ReportedTimeline.Of(opened.ReportedAsync(cancel).ToBlockingEnumerable(cancel)));
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var (moment, happening) in timeline)
                {
                    foreach (var other in others.Before(moment.When)) answers.Write(line => ReportedBeside.Line(line, other));
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
                        line.WriteNull("transport");
                        line.WriteEndObject();
                    });
                }
                foreach (var other in others.Rest()) answers.Write(line => ReportedBeside.Line(line, other));
                return 0;
            }
            var names = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name);
            var table = Terminal.Table("When", "What is told", "Told by", "Where");
            foreach (var (moment, happening) in timeline)
            {
                others.AddTo(table, others.Before(moment.When));
                table.AddRow(Terminal.Cell(moment.When.ToString()), Terminal.Cell(moment.Text), Terminal.Cell(happening is null ? "" : Tellers(happening)),
                    Terminal.Cell($"{names.GetValueOrDefault(moment.Where.Document, moment.Where.Document.ToString())}:{moment.Where.Span.Start}"));
            }
            others.AddTo(table, others.Rest());
            Terminal.Print(table, "Nothing on the timeline.");
            return 0;
        }));
        return command;
    }

    private static string Tellers(Happening one) =>
        $"{one.Voices.Length} {(one.Voices.Length == 1 ? "origin" : "origins")} in {one.Documents.Length} {(one.Documents.Length == 1 ? "text" : "texts")}{(one.IsDisputed ? ", denied by some" : "")}";
}
