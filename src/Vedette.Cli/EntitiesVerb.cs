using System.CommandLine;
using Spectre.Console;
using Vedette.Language;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary><c>vedette entities</c>: which names may name one thing, or one name two; and what people say of them.</summary>
internal static class EntitiesVerb
{
    public static Command Create(TimeProvider clock)
    {
        var limit = new Option<int>("--limit") { Description = "At most so many.", HelpName = "N", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(option => { if (option.GetValueOrDefault<int>() < 1) option.AddError("--limit takes a number from 1."); });
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("entities", "Show names that may name one thing, and names that may name two, for you to decide.") { limit, store, json, List(), Join(clock), Part(clock), Name(clock), Undo(clock) };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var picture = await Workbench.KeptAsync(parse.GetValue(store)!, cancel).ConfigureAwait(false);
            var candidates = EntityReview.Of(picture).Candidates;
            var shown = candidates.Take(parse.GetValue(limit));
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var candidate in shown)
                    answers.Write(line =>
                    {
                        line.WriteStartObject();
                        NameRulingJson.Write(line, candidate);
                        line.WriteEndObject();
                    });
                return 0;
            }
            var reports = picture.Readings.ToDictionary(r => r.Document.Id, r => r.Document.Name);
            var table = Terminal.Table("First", "Second", "Held as", "Why", "Where");
            foreach (var c in shown)
                table.AddRow(Terminal.Cell(EntityLines.Name(c.A)), Terminal.Cell(EntityLines.Name(c.B)), Terminal.Cell(c.AreOne ? "one" : "two"), Terminal.Cell(string.Join(" ", c.Reasons.Select(r => r.Text))), Terminal.Cell(EntityLines.Where(c, reports)));
            Terminal.Print(table, "No names to decide on.");
            if (candidates.Length > parse.GetValue(limit)) Console.Out.WriteLine($"{candidates.Length - parse.GetValue(limit)} more: --limit {candidates.Length}.");
            return 0;
        }));
        return command;
    }

    private static Command List()
    {
        var name = new Argument<string?>("name") { Description = "Only those of which a name holds these letters.", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("list", "Show what the names name, under which names, and what people said of them.") { name, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var picture = await Workbench.KeptAsync(parse.GetValue(store)!, cancel).ConfigureAwait(false);
            string asked = parse.GetValue(name)?.Trim() ?? "";
            var found = picture.Entities.Where(e => e.Aliases.Append(e.Canonical).Any(n => n.Contains(asked, StringComparison.OrdinalIgnoreCase)));
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var entity in found)
                    answers.Write(line =>
                    {
                        line.WriteStartObject();
                        PictureParts.ById.Entity(line, entity);
                        line.WriteEndObject();
                    });
                return 0;
            }
            var table = Terminal.Table("Id", "Name", "Kind", "Country", "Also", "What people said");
            foreach (var e in found)
                table.AddRow(Terminal.Cell(e.Id.ToString()[..8]), Terminal.Cell(e.Canonical), Terminal.Cell(e.Kind.Code()), Terminal.Cell(e.Country), Terminal.Cell(string.Join(", ", e.Aliases.Where(a => a != e.Canonical))), Terminal.Cell(string.Join(" ", e.Reasons.Select(r => r.Text))));
            Terminal.Print(table, "Nothing has such a name.");
            return 0;
        }));
        return command;
    }

    private static Command Join(TimeProvider clock)
    {
        var (a, b, kind) = (NameArgument("a"), NameArgument("b"), KindOption());
        return Deciding(clock, new("join", "Say that two names name one thing. The program holds to it.") { a, b, kind },
            (parse, case_) => case_.Find(parse.GetValue(a)!, Kind(parse, kind)) is { } first && case_.Find(parse.GetValue(b)!, Kind(parse, kind)) is { } second
                ? [.. NameDecisions.Join(first, second, case_.By, case_.At, case_.Note, case_.Faults)] : []);
    }

    private static Command Part(TimeProvider clock)
    {
        var (a, kind) = (NameArgument("a"), KindOption());
        var b = new Argument<string?>("b") { Description = "The other name; left off where one name names two things.", HelpName = "NAME|ID", Arity = ArgumentArity.ZeroOrOne };
        var reports = new Option<string[]>("--in") { Description = "A report in which the first name names the other thing: its name, path, or the first letters of its id. May be given again.", HelpName = "REPORT", DefaultValueFactory = _ => [] };
        return Deciding(clock, new("part", "Say that two names name two things, or that a name names something else in some reports. The program holds to it.") { a, b, reports, kind },
            (parse, case_) =>
            {
                if (case_.Find(parse.GetValue(a)!, Kind(parse, kind)) is not { } first) return [];
                var second = parse.GetValue(b) is { } other ? case_.Find(other, Kind(parse, kind)) : first;
                ItemId[] items = [.. parse.GetValue(reports)!.Select(case_.Report).OfType<ItemId>()];
                return second is null || case_.Faults.Count > 0 ? [] : [.. NameDecisions.Part(first, second, items, case_.By, case_.At, case_.Note, case_.Faults)];
            });
    }

    private static Command Name(TimeProvider clock)
    {
        var a = NameArgument("a");
        var called = new Option<string?>("--as") { Description = "What it is called.", HelpName = "NAME" };
        var kind = new Option<string?>("--kind") { Description = $"What it is: {string.Join(", ", Kinds)}.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. Kinds]);
        var country = new Option<string?>("--country") { Description = "Its country, ISO 3166-1 alpha-3: RUS.", HelpName = "COUNTRY" };
        return Deciding(clock, new("name", "Say what a thing is called, what it is, or which country it has.") { a, called, kind, country },
            (parse, case_) =>
            {
                var facts = new NameFacts(Given(parse.GetValue(called)), parse.GetValue(kind) is { } word ? Codes.Value<EntityKind>(word) : null, Given(parse.GetValue(country))?.ToUpperInvariant());
                if (facts is { Name: null, Kind: null, Country: null }) case_.Faults.Add(new("W384", "Give --as, --kind or --country: what is to be said of it."));
                else if (facts.Country is { } code && !(code.Length == 3 && code.All(char.IsAsciiLetterUpper))) case_.Faults.Add(new("W384", $"'{code}' is no country of ISO 3166-1 alpha-3: RUS, TWN, USA."));
                return case_.Faults.Count == 0 && case_.Find(parse.GetValue(a)!, null) is { } found ? [new(NameVerdict.Told, found.Use, null, facts, case_.By, case_.At, case_.Note)] : [];
            });
    }

    private static Command Undo(TimeProvider clock)
    {
        var a = NameArgument("a");
        var b = new Argument<string?>("b") { Description = "Only what was said of the two together.", HelpName = "NAME|ID", Arity = ArgumentArity.ZeroOrOne };
        return Deciding(clock, new("undo", "Take back what was said of a name, or of two. It stays on record.") { a, b },
            (parse, case_) => case_.Find(parse.GetValue(a)!, null) is { } first && (parse.GetValue(b) is not { } other ? (true, (EntityName?)null) : case_.Find(other, null) is { } found ? (true, found) : (false, null)) is (true, var second)
                ? [.. NameDecisions.Undo(case_.Rulings, first, second, case_.By, case_.At, case_.Note, case_.Faults)] : []);
    }

    private static IEnumerable<string> Kinds => Enum.GetValues<EntityKind>().Where(k => k is not (EntityKind.None or EntityKind.Money)).Select(k => Codes.Word(k));

    private static Argument<string> NameArgument(string name) => new(name) { Description = "A name as reports write it, or the first letters of the id of what it names.", HelpName = "NAME|ID" };

    private static Option<string?> KindOption()
    {
        var kind = new Option<string?>("--kind") { Description = "Which kind of thing is meant, where several are written so.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. Kinds]);
        return kind;
    }

    private static EntityKind? Kind(ParseResult parse, Option<string?> option) => parse.GetValue(option) is { } word ? Codes.Value<EntityKind>(word) : null;
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A verb that puts words on names on record and relates anew.</summary>
    private static Command Deciding(TimeProvider clock, Command command, Func<ParseResult, EntityCase, IReadOnlyList<NameRuling>> make)
    {
        var (note, by, store) = (Recording.Text("--note", "Why."), Recording.ByOption(), StoreVerb.StoreOption());
        command.Add(note);
        command.Add(by);
        command.Add(store);
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var decisions = await opened.DecisionsAsync(cancel).ConfigureAwait(false);
            var picture = ClaimDecisions.Held(await StoreVerb.PictureAsync(opened, cancel).ConfigureAwait(false), decisions);
            var about = new EntityCase(EntityReview.Of(picture), picture, parse.GetValue(by)!, clock.GetUtcNow(), Given(parse.GetValue(note)));
            var rulings = make(parse, about);
            if (about.Faults.Count > 0)
            {
                foreach (var fault in about.Faults) await Console.Error.WriteLineAsync($"vedette: {fault.Code}: {Terminal.Plain(fault.Message)}").ConfigureAwait(false);
                return Verb.Failed;
            }
            foreach (var ruling in rulings) await opened.DecideAsync(NameDecisions.Of(ruling), CancellationToken.None).ConfigureAwait(false);
            var after = await RelatedAnew.RelateAsync(opened, new Relater().Relate, clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            foreach (string line in EntityLines.After(EntityReview.Of(after), rulings)) Console.Out.WriteLine(Terminal.Plain(line));
            return 0;
        }));
        return command;
    }
}
