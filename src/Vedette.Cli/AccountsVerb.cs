using System.CommandLine;
using System.Security.Cryptography;
using Spectre.Console;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette accounts …</c>: who may sign in to the workbench, and with what.</summary>
internal static class AccountsVerb
{
    public static Command Create(TimeProvider clock) => new("accounts", "Say who may sign in to the workbench. Alone on one machine none are needed.")
    {
        Add(clock), List(clock), SetRole(clock), SetPassword(clock),
        Change("lock", "Let a person in no more; sessions end and keys rest.", clock, (door, name, by, cancel) => door.LockAsync(name, by, cancel), "locked"),
        Change("unlock", "Let a locked person in again, and forget failed attempts.", clock, (door, name, by, cancel) => door.UnlockAsync(name, by, cancel), "may sign in again"),
        Change("remove", "Remove an account with its sessions and keys. What the person put on record stays.", clock, (door, name, by, cancel) => door.RemoveAsync(name, by, cancel), "removed"),
        AccountKeys.Create(clock),
    };

    public static Argument<string> NameArgument() => new("name") { Description = "The account's name.", HelpName = "NAME" };

    /// <summary>Runs a change at the store's front door and tells what came of it.</summary>
    /// <exception cref="VedetteException">With the code of the fault, when it was refused.</exception>
    public static Task<int> RunAsync(string path, TimeProvider clock, Func<FrontDoor, Task<Fault?>> change, Func<string> told) => Verb.RunAsync(async () =>
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        using var chance = RandomNumberGenerator.Create();
        if (await change(new FrontDoor(store, clock, chance)).ConfigureAwait(false) is { } fault) throw new VedetteException(fault.Code, Terminal.Plain(fault.Message));
        Console.Out.WriteLine(told());
        return 0;
    });

    private static Option<Role?> RoleOption() => new("--role") { Description = $"{string.Join(", ", Enum.GetValues<Role>().Select(role => $"{Codes.Word(role)} ({string.Join(" ", role.Rights().Select(Codes.Word))})"))}.", HelpName = "ROLE" };
    private static Option<Tlp?> CeilingOption(string otherwise) => TlpOption.Make("--ceiling", $"The person sees nothing above this label. {otherwise}");

    private static Command Add(TimeProvider clock)
    {
        var (name, role, ceiling, by, store) = (NameArgument(), RoleOption(), CeilingOption($"Default: {Tlp.Clear}."), Recording.ByOption(), StoreVerb.StoreOption());
        role.Required = true;
        var command = new Command("add", "Add an account. The password is asked for, or read from standard input.") { name, role, ceiling, by, store };
        command.SetAction((parse, cancel) => RunAsync(parse.GetValue(store)!, clock,
            door => door.AddAsync(parse.GetValue(name)!, parse.GetValue(role)!.Value, parse.GetValue(ceiling) ?? Tlp.Clear, PasswordPrompt.Read(), parse.GetValue(by)!, cancel),
            () => $"{parse.GetValue(name)}: {Codes.Word(parse.GetValue(role)!.Value)}, up to {parse.GetValue(ceiling) ?? Tlp.Clear}."));
        return command;
    }

    private static Command SetRole(TimeProvider clock)
    {
        var name = NameArgument();
        var role = new Argument<Role>("role") { Description = string.Join(", ", Codes.WordsOf<Role>()) + ".", HelpName = "ROLE" };
        var (ceiling, by, store) = (CeilingOption("Default: as it is."), Recording.ByOption(), StoreVerb.StoreOption());
        var command = new Command("role", "Give an account another role or ceiling. Its sessions end.") { name, role, ceiling, by, store };
        command.SetAction((parse, cancel) => RunAsync(parse.GetValue(store)!, clock,
            door => door.SetRoleAsync(parse.GetValue(name)!, parse.GetValue(role), parse.GetValue(ceiling), parse.GetValue(by)!, cancel),
            () => $"{parse.GetValue(name)}: {Codes.Word(parse.GetValue(role))}{(parse.GetValue(ceiling) is { } label ? $", up to {label}" : "")}."));
        return command;
    }

    private static Command SetPassword(TimeProvider clock)
    {
        var (name, by, store) = (NameArgument(), Recording.ByOption(), StoreVerb.StoreOption());
        var command = new Command("password", "Give an account another password, asked for or read from standard input. Its sessions end.") { name, by, store };
        command.SetAction((parse, cancel) => RunAsync(parse.GetValue(store)!, clock,
            door => door.SetPasswordAsync(parse.GetValue(name)!, PasswordPrompt.Read(), parse.GetValue(by)!, cancel),
            () => $"{parse.GetValue(name)}: the password is changed, and all sessions have ended."));
        return command;
    }

    private static Command Change(string verb, string description, TimeProvider clock, Func<FrontDoor, string, string, CancellationToken, Task<Fault?>> change, string told)
    {
        var (name, by, store) = (NameArgument(), Recording.ByOption(), StoreVerb.StoreOption());
        var command = new Command(verb, description) { name, by, store };
        command.SetAction((parse, cancel) => RunAsync(parse.GetValue(store)!, clock, door => change(door, parse.GetValue(name)!, parse.GetValue(by)!, cancel), () => $"{parse.GetValue(name)}: {told}."));
        return command;
    }

    private static Command List(TimeProvider clock)
    {
        var (store, json) = (StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("list", "Show the accounts.") { store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var opened = StoreVerb.Open(parse.GetValue(store)!);
            await using var _ = opened.ConfigureAwait(false);
            var roster = await opened.RosterAsync(cancel).ConfigureAwait(false);
            var now = clock.GetUtcNow();
            if (parse.GetValue(json))
            {
                using var answers = Answers.OnStandardOutput();
                foreach (var account in roster.Accounts.Values)
                    answers.Write(line =>
                    {
                        line.WriteStartObject();
                        line.WriteString("name", account.Name);
                        line.WriteString("role", Codes.Word(account.Role));
                        line.WriteString("ceiling", account.Ceiling.ToString());
                        line.WriteString("state", State(account, now));
                        line.WriteString("added", account.Added);
                        line.WriteNumber("sessions", Sessions(roster, account, now));
                        line.WriteNumber("keys", roster.KeysOf(account.Name).Count(k => k.IsLive(now)));
                        line.WriteEndObject();
                    });
                return 0;
            }
            var table = Terminal.Table("Name", "Role", "Up to", "State", "Added", "Sessions", "Keys");
            foreach (var account in roster.Accounts.Values)
                table.AddRow(Terminal.Cell(account.Name), Terminal.Cell(Codes.Word(account.Role)), Terminal.Cell(account.Ceiling.ToString()), Terminal.Cell(State(account, now)), Terminal.Cell($"{account.Added.UtcDateTime:yyyy-MM-dd}"),
                    Terminal.Cell($"{Sessions(roster, account, now)}"), Terminal.Cell($"{roster.KeysOf(account.Name).Count(k => k.IsLive(now))}"));
            Terminal.Print(table, "No accounts. The workbench can be used on this machine only.");
            return 0;
        }));
        return command;
    }

    private static string State(Account account, DateTimeOffset now) => account.IsLocked ? "locked" : account.ShutUntil(now) is not null ? "shut" : "open";
    private static int Sessions(Roster roster, Account account, DateTimeOffset now) => roster.Sessions.Values.Count(s => s.Account == account.Name && s.IsLive(now));
}
