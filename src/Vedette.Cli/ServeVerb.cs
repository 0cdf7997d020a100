using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Vedette.Access;
using Vedette.Model;
using Vedette.Web.Hosting;
using Vedette.Web.State;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;

namespace Vedette.Cli;

/// <summary><c>vedette serve</c>: the workbench in the browser over the same store; alone on this machine, or with accounts for a team.</summary>
internal static class ServeVerb
{
    private const int UsualPort = 5170;

    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        var problem = new Option<string?>("--problem") { Description = "The warning problem that is watched. Default: problem.yaml beside the store, if there is one.", HelpName = "FILE.yaml" };
        var simulation = new Option<string?>("--simulation") { Description = "A simulation in a file of its own, in place of the problem's.", HelpName = "FILE.yaml" };
        var register = RegisterOption.Create();
        var port = new Option<int>("--port") { Description = "The port; 0 takes any free one.", HelpName = "N", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port must be from 0 to 65535.");
        });
        var listen = new Option<IPAddress>("--listen") { Description = "The address it listens on; others than this machine's own need accounts. 0.0.0.0: all.", HelpName = "ADDRESS", DefaultValueFactory = _ => IPAddress.Loopback, CustomParser = ParseAddress };
        var names = Recording.Texts("--name", "A name under which browsers ask for it, besides its address.", "HOST");
        var accounts = new Option<bool>("--accounts") { Description = "Ask for a login. Without it a login is asked as soon as the store has accounts." };
        var certificate = Recording.Text("--certificate", "Serve HTTPS with this certificate: PKCS #12, or PEM with its private key in the same file. VEDETTE_CERTIFICATE_PASSWORD opens it.", "FILE");
        var plain = new Option<bool>("--plain") { Description = "Serve plain HTTP to others than this machine: passwords cross the network in the clear." };
        var proxy = new Option<IPAddress?>("--proxy") { Description = "The address of a reverse proxy, whose X-Forwarded headers are believed.", HelpName = "ADDRESS", CustomParser = ParseAddress };
        var by = Recording.ByOption();
        var log = new Option<string>("--log") { Description = "How the log is written to standard error.", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        log.AcceptOnlyFromAmong("text", "json");
        var level = new Option<LogLevel>("--log-level") { Description = "What is less is not logged; information has a line for every request.", HelpName = "debug|information|warning|error", DefaultValueFactory = _ => LogLevel.Warning };
        by.Description += " With accounts it is the account's name.";
        var command = new Command("serve", "Open the workbench for the browser. Ctrl-C ends it.") { store, problem, simulation, register, listen, port, names, accounts, certificate, plain, proxy, by, log, level };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            using var telemetry = Telemetry.Start();
            string path = parse.GetValue(store)!, folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            string? assumptions = parse.GetValue(simulation), file = parse.GetValue(problem) ?? (assumptions is null ? ProblemText.Beside([folder]) : ProblemText.Find(null, [folder]));
            string written = RegisterOption.Path(parse.GetValue(register), [], path);
            var shelf = await Shelf.OpenAsync([.. new[] { file, assumptions, written }.OfType<string>()], written, ReadAsync, cancel).ConfigureAwait(false);
            var opened = StoreVerb.Open(path);
            await using var _ = opened.ConfigureAwait(false);
            bool hasAccounts = !(await opened.RosterAsync(cancel).ConfigureAwait(false)).Accounts.IsEmpty;
            if (parse.GetValue(accounts) && !hasAccounts) throw new VedetteException("W725", $"{path} has no accounts: nobody could sign in. Add one with 'vedette accounts add NAME --role administrator'.");
            using var shown = parse.GetValue(certificate) is { } shownFile ? CertificateFile.Read(shownFile, Environment.GetEnvironmentVariable("VEDETTE_CERTIFICATE_PASSWORD")) : null;
            var listening = new Listening(parse.GetValue(listen)!, parse.GetValue(port), shown, [.. parse.GetValue(names) ?? []], parse.GetValue(proxy));
            if (listening.Check(hasAccounts, parse.GetValue(plain)) is { } wrong) throw new VedetteException(wrong.Code, wrong.Message);
            using var chance = RandomNumberGenerator.Create();
            var entrance = hasAccounts ? Entrance.WithAccounts(new FrontDoor(opened, TimeProvider.System, chance)) : Entrance.Alone(parse.GetValue(by)!);
            using var office = new Office(opened, shelf, TimeProvider.System);
            var server = await WorkbenchServer.StartAsync(office, entrance, listening, cancel, new(parse.GetValue(log) == "json", parse.GetValue(level))).ConfigureAwait(false);
            await using var __ = server.ConfigureAwait(false);
            await Console.Out.WriteLineAsync(WorkbenchServer.AddressOf(server)).ConfigureAwait(false);
            var ended = new TaskCompletionSource();
            await using var ___ = cancel.Register(ended.SetResult).ConfigureAwait(false);
            await ended.Task.ConfigureAwait(false);
            await server.StopAsync(CancellationToken.None).ConfigureAwait(false);
            return 0;

            async Task<(WarningProblem?, SourceRegister)> ReadAsync(CancellationToken stop)
            {
                var watched = file is null ? null : await ProblemText.ReadAsync(file, stop).ConfigureAwait(false);
                if (assumptions is not null) watched = watched! with { Simulation = await ProblemText.SimulationAsync(assumptions, stop).ConfigureAwait(false) };
                return (watched, RegisterOption.Read(written, parse.GetValue(register) is not null));
            }
        }));
        return command;
    }

    private static IPAddress? ParseAddress(ArgumentResult result)
    {
        string given = result.Tokens[0].Value;
        if (given == "localhost") return IPAddress.Loopback;
        if (IPAddress.TryParse(given, out var address)) return address;
        result.AddError($"'{given}' is no address. Write one in numbers, such as 192.0.2.7 or ::1.");
        return null;
    }
}
