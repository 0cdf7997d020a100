using System.CommandLine;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Cli;

/// <summary><c>vedette serve</c>: the workbench in the browser, on this machine only, over the same store.</summary>
internal static class ServeVerb
{
    private const int UsualPort = 5170;

    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        var problem = new Option<string?>("--problem") { Description = "The warning problem that is watched. Default: problem.yaml beside the store, if there is one.", HelpName = "FILE.yaml" };
        var simulation = new Option<string?>("--simulation") { Description = "A simulation in a file of its own, in place of the problem's.", HelpName = "FILE.yaml" };
        var register = RegisterOption.Create();
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 takes any free one.", HelpName = "N", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port must be from 0 to 65535.");
        });
        var by = Recording.ByOption();
        var command = new Command("serve", "Open the workbench for the browser on this machine. Ctrl-C ends it.") { store, problem, simulation, register, port, by };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string path = parse.GetValue(store)!, folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            string? assumptions = parse.GetValue(simulation), file = parse.GetValue(problem) ?? (assumptions is null ? ProblemText.Beside([folder]) : ProblemText.Find(null, [folder]));
            var watched = file is null ? null : await ProblemText.ReadAsync(file, cancel).ConfigureAwait(false);
            if (assumptions is not null) watched = watched! with { Simulation = await ProblemText.SimulationAsync(assumptions, cancel).ConfigureAwait(false) };
            var known = RegisterOption.Read(RegisterOption.Path(parse.GetValue(register), [], path), parse.GetValue(register) is not null);
            var opened = StoreVerb.Open(path);
            await using var _ = opened.ConfigureAwait(false);
            using var office = new Office(opened, watched, known, TimeProvider.System);
            var server = await WorkbenchServer.StartAsync(office, Entrance.Alone(parse.GetValue(by)!), parse.GetValue(port), cancel).ConfigureAwait(false);
            await using var __ = server.ConfigureAwait(false);
            await Console.Out.WriteLineAsync(WorkbenchServer.AddressOf(server)).ConfigureAwait(false);
            var ended = new TaskCompletionSource();
            await using var ___ = cancel.Register(ended.SetResult).ConfigureAwait(false);
            await ended.Task.ConfigureAwait(false);
            await server.StopAsync(CancellationToken.None).ConfigureAwait(false);
            return 0;
        }));
        return command;
    }
}
