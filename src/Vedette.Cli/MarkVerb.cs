using System.Collections.Immutable;
using System.CommandLine;
using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette mark TARGET TLP</c>: a person's word on with whom something may be shared.</summary>
internal static class MarkVerb
{
    private const string Default = "default";
    private const int ShortestBeginning = 4;

    public static Command Create(TimeProvider clock)
    {
        var target = new Argument<string>("target") { Description = $"The first {ShortestBeginning} or more letters of the id of an item, claim, judgement or question; a document's name or path; or '{Default}' for all that has no mark.", HelpName = "ITEM|CLAIM|JUDGEMENT" };
        var label = new Argument<Tlp?>("tlp") { Description = TlpOption.Labels, HelpName = TlpOption.HelpName, CustomParser = TlpOption.Parse };
        var (by, note, store) = (Recording.ByOption(), Recording.Text("--note", "Why."), StoreVerb.StoreOption());
        var command = new Command("mark", "Mark with whom something may be shared (Traffic Light Protocol 2.0). Earlier marks stay on record.") { target, label, by, note, store, List() };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var marks = Marks.Of(await opened.DecisionsAsync(cancel).ConfigureAwait(false));
            var (on, name, least) = await FindAsync(opened, marks, parse.GetValue(target)!, cancel).ConfigureAwait(false);
            var chosen = parse.GetValue(label)!.Value;
            if (chosen < least) throw new VedetteException("W751", $"The claim stands in a document that is {least}: {chosen} would let nobody see more. Mark the document instead.");
            await opened.DecideAsync(new Mark(on, chosen, parse.GetValue(by)!, clock.GetUtcNow(), parse.GetValue(note)).ToDecision(), cancel).ConfigureAwait(false);
            Console.Out.WriteLine($"{Terminal.Plain(name)}: {chosen}, {chosen.Meaning}; by {Terminal.Plain(parse.GetValue(by)!)}. Before: {marks.On(on)?.ToString() ?? "no mark of its own"}.");
            return 0;
        }));
        return command;
    }

    private static Command List()
    {
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("list", "Show every mark that was made, the newest on one thing holds.") { store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            Mark[] marks = [.. (await opened.DecisionsAsync(cancel).ConfigureAwait(false)).Select(Mark.Of).OfType<Mark>()];
            var holding = marks.GroupBy(m => m.On).Select(of => of.Last()).ToHashSet();
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var mark in marks)
                    answers.Write(line =>
                    {
                        line.WriteStartObject();
                        line.WriteString("on", mark.On.ToString());
                        line.WriteString("tlp", mark.Label.ToString());
                        line.WriteBoolean("holds", holding.Contains(mark));
                        line.WriteString("by", mark.By);
                        line.WriteString("at", mark.At);
                        line.WriteString("note", mark.Note);
                        line.WriteEndObject();
                    });
                return 0;
            }
            var table = Terminal.Table("On", "Mark", "By", "When", "Why");
            foreach (var mark in marks)
                table.AddRow(Terminal.Cell(mark.On == MarkedThing.Store ? Default : mark.On.ToString()), Terminal.Cell(holding.Contains(mark) ? mark.Label.ToString() : $"({mark.Label})"), Terminal.Cell(mark.By), Terminal.Cell($"{mark.At.UtcDateTime:yyyy-MM-dd HH:mm}"), Terminal.Cell(mark.Note));
            Terminal.Print(table, $"Nothing is marked: all is {Tlp.Clear}.");
            return 0;
        }));
        return command;
    }

    /// <param name="Least">No label below this one has an effect on it.</param>
    private sealed record Target(MarkedThing On, string Name, Tlp Least);

    private static async Task<Target> FindAsync(SqliteStore store, Marks marks, string asked, CancellationToken cancel)
    {
        if (asked == Default) return new(MarkedThing.Store, "All that has no mark", Tlp.Clear);
        var readings = await store.ReadingsAsync(cancel).ConfigureAwait(false);
        var ledger = await store.LedgerAsync(cancel).ConfigureAwait(false);
        bool Begins(object id) => asked.Length >= ShortestBeginning && id.ToString()!.StartsWith(asked, StringComparison.OrdinalIgnoreCase);
        ImmutableArray<Target> found =
        [
            .. readings.Select(r => r.Document).Where(d => d.Name == asked || d.Address == asked || Begins(d.Item) || Begins(d.Id)).Select(d => new Target(MarkedThing.Of(d.Item), d.Name, Tlp.Clear)),
            .. readings.SelectMany(r => r.Claims.Where(c => Begins(c.Id)).Select(c => new Target(MarkedThing.Of(c.Id), $"Claim {Recording.Short(c.Id.Hash)} in {r.Document.Name}", marks.Of(r.Document)))),
            .. ledger.Judgements.Where(j => Begins(j.Id)).Select(j => new Target(new(MarkedKind.Judgement, j.Id.ToString()), $"Judgement {Recording.Short(j.Hash)}", Tlp.Clear)),
            .. ledger.Questions.Where(q => Begins(q.Id)).Select(q => new Target(new(MarkedKind.Question, q.Id.ToString()), $"Question {Recording.Short(q.Hash)}", Tlp.Clear)),
        ];
        return found.Select(t => t.On).Distinct().Count() == 1 ? found[0] : throw new VedetteException("W752", found.IsEmpty
            ? $"Nothing kept here is called '{Terminal.Plain(asked)}' or has an id that begins so ({ShortestBeginning} letters at least). 'vedette claims --json', 'vedette judge list --all' and 'vedette forecast list --all' show ids."
            : $"{found.Length} things are called '{Terminal.Plain(asked)}' or have an id that begins so. Give more of the id.");
    }
}
