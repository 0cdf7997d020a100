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
        var register = RegisterOption.Create();
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 takes any free one.", HelpName = "N", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port must be from 0 to 65535.");
        });
        var by = Recording.ByOption();
        var command = new Command("serve", "Open the workbench for the browser on this machine. Ctrl-C ends it.") { store, problem, register, port, by };
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string path = parse.GetValue(store)!, folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            string? file = parse.GetValue(problem) ?? ProblemText.Beside([folder]);
            var watched = file is null ? null : await ProblemText.ReadAsync(file, cancel).ConfigureAwait(false);
            var known = RegisterOption.Read(RegisterOption.Path(parse.GetValue(register), [], path), parse.GetValue(register) is not null);
            var opened = StoreVerb.Open(path);
            await using var _ = opened.ConfigureAwait(false);
            using var desk = new Desk(opened, watched, known, parse.GetValue(by)!, TimeProvider.System);
            var server = await WorkbenchServer.StartAsync(desk, parse.GetValue(port), cancel).ConfigureAwait(false);
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
