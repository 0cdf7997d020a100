using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Vedette.Whole.Tests.Web;

/// <summary><c>vedette serve</c> as a process of its own, over an empty store.</summary>
public sealed class ServeProcess : IAsyncDisposable
{
    private readonly Store.StoreFolder folder;
    private readonly Process process;

    private ServeProcess(Store.StoreFolder folder, Process process, string address) => (this.folder, this.process, Client) = (folder, process, new() { BaseAddress = new(address) });

    public HttpClient Client { get; }

    public static async Task<ServeProcess> StartAsync((string Name, string Value)[] variables, params string[] options)
    {
        var folder = new Store.StoreFolder();
        await folder.Make().DisposeAsync();
        var process = Run(variables, folder.Path, options);
        return new(folder, process, (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull());
    }

    public static Process Run((string Name, string Value)[] variables, string store, params string[] options)
    {
        // A runner that was started in the background ignores the interrupt, and its children would too.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "serve", "--store", store, "--port", "0", .. options]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start).ShouldNotBeNull();
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    /// <returns>What stands on standard error.</returns>
    public async Task<string> EndAsync()
    {
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) kill.WaitForExit();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        process.ExitCode.ShouldBe(0);
        return error;
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited) process.Kill();
        process.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal static class Ports
{
    /// <summary>One that nobody listens on now.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
