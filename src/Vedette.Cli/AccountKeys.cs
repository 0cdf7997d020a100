using System.CommandLine;
using Spectre.Console;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette accounts key …</c>: keys with which programs act for a person.</summary>
internal static class AccountKeys
{
    public static Command Create(TimeProvider clock) => new("key", "Keys with which programs use the API for a person.") { Add(clock), List(clock), Revoke(clock) };

    private static Command Add(TimeProvider clock)
    {
        var (name, by, store) = (AccountsVerb.NameArgument(), Recording.ByOption(), StoreVerb.StoreOption());
        var label = Recording.Needed("--label", "What the key is for.");
        var scope = new Option<Right[]>("--scope") { Description = $"What it may do, no more than its person: {string.Join(", ", Codes.WordsOf<Right>())}. May be given again. Default: read.", HelpName = "RIGHT", DefaultValueFactory = _ => [Right.Read] };
        var expires = new Option<DateOnly?>("--expires") { Description = "The first day, in UTC, on which it holds no more. Default: it holds until it is revoked.", HelpName = "DATE", CustomParser = Days.Parse };
        var command = new Command("add", "Make a key. It is printed once and kept nowhere.") { name, label, scope, expires, by, store };
        command.SetAction((parse, cancel) =>
        {
            Token? made = null;
            return AccountsVerb.RunAsync(parse.GetValue(store)!, clock, async door =>
            {
                DateTimeOffset? end = parse.GetValue(expires) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
                (made, var kept, var fault) = await door.AddKeyAsync(parse.GetValue(name)!, parse.GetValue(label)!, [.. parse.GetValue(scope)!], end, parse.GetValue(by)!, cancel).ConfigureAwait(false);
                if (kept is not null) await Console.Error.WriteLineAsync($"Key {kept.Id} of {parse.GetValue(name)}: {string.Join(" ", kept.Scopes.Select(Codes.Word))}. It stands below and is shown once: put it where only the program reads it.").ConfigureAwait(false);
                return fault;
            }, () => made!.Reveal());
        });
        return command;
    }

    private static Command List(TimeProvider clock)
    {
        var name = new Argument<string?>("name") { Description = "Only of this account.", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("list", "Show the keys, without what they are.") { name, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var roster = await opened.RosterAsync(cancel).ConfigureAwait(false);
            var now = clock.GetUtcNow();
            var keys = (parse.GetValue(name) is { } only ? roster.KeysOf(only) : roster.Keys.Values).OrderBy(k => k.Account, StringComparer.Ordinal).ThenBy(k => k.Made);
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var key in keys)
                    answers.Write(line =>
                    {
                        line.WriteStartObject();
                        line.WriteString("id", key.Id);
                        line.WriteString("account", key.Account);
                        line.WriteString("label", key.Label);
                        line.WriteStartArray("scopes");
                        foreach (var scope in key.Scopes) line.WriteStringValue(Codes.Word(scope));
                        line.WriteEndArray();
                        line.WriteString("state", State(key, now));
                        line.WriteString("made", key.Made);
                        line.WriteString("expires", key.Expires?.ToString("O"));
                        line.WriteString("last_used", key.LastUsed?.ToString("yyyy-MM-dd"));
                        line.WriteEndObject();
                    });
                return 0;
            }
            var table = Terminal.Table("Key", "Account", "For", "May", "State", "Made", "Last used");
            foreach (var key in keys)
                table.AddRow(Terminal.Cell(key.Id), Terminal.Cell(key.Account), Terminal.Cell(key.Label), Terminal.Cell(string.Join(" ", key.Scopes.Select(Codes.Word))), Terminal.Cell(State(key, now)), Terminal.Cell($"{key.Made.UtcDateTime:yyyy-MM-dd}"), Terminal.Cell(key.LastUsed?.ToString("yyyy-MM-dd") ?? "never"));
            Terminal.Print(table, "No keys.");
            return 0;
        }));
        return command;
    }

    private static Command Revoke(TimeProvider clock)
    {
        var id = new Argument<string>("id") { Description = "The first letters of the key's id.", HelpName = "ID" };
        var (by, store) = (Recording.ByOption(), StoreVerb.StoreOption());
        var command = new Command("revoke", "Make a key hold no more. It stays in the list.") { id, by, store };
        command.SetAction((parse, cancel) => AccountsVerb.RunAsync(parse.GetValue(store)!, clock, door => door.RevokeKeyAsync(parse.GetValue(id)!, parse.GetValue(by)!, cancel), () => $"{Terminal.Plain(parse.GetValue(id)!)}: holds no more."));
        return command;
    }

    private static string State(ApiKey key, DateTimeOffset now) => key.Revoked is not null ? "revoked" : key.IsLive(now) ? "holds" : "expired";
}
