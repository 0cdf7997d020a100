using System.Diagnostics;

namespace Vedette.Whole.Tests.Browser;

/// <summary>The sample in a store of its own, and <c>vedette serve</c> on it as a user starts it.</summary>
internal sealed class ServedSample : IDisposable
{
    private readonly Store.StoreFolder folder;
    private readonly Process process;

    private ServedSample(Store.StoreFolder folder, Process process, string address) => (this.folder, this.process, Address) = (folder, process, address);

    public string Address { get; }

    public static async Task<ServedSample> StartAsync()
    {
        var folder = new Store.StoreFolder();
        foreach (string[] step in new string[][] { ["init", "--store", folder.Path], ["add", Repository.At("samples/taiwan-strait"), "--store", folder.Path] })
            if (Tool.Run(step) is { Code: not 0 } failed) throw new InvalidOperationException(failed.Error);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "serve", "--store", folder.Path, "--problem", Repository.At("samples/taiwan-strait/problem.yaml"), "--by", "Ada", "--port", "0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Root,
        };
        var process = Process.Start(start)!;
        return new(folder, process, (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull());
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }
}
