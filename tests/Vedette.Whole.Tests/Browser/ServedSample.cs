using System.Diagnostics;

namespace Vedette.Whole.Tests.Browser;

/// <summary>The sample in a store of its own, and <c>vedette serve</c> on it as a user starts it.</summary>
internal sealed class ServedSample : IDisposable
{
    private readonly Process process;

    private ServedSample(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static void Make(Store.StoreFolder folder)
    {
        foreach (string[] step in new string[][] { ["init", "--store", folder.Path], ["add", Repository.At("samples/taiwan-strait"), "--store", folder.Path] })
            if (Tool.Run(step) is { Code: not 0 } failed) throw new InvalidOperationException(failed.Error);
    }

    public static async Task<ServedSample> StartAsync(Store.StoreFolder folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "serve", "--store", folder.Path, "--problem", Repository.At("samples/taiwan-strait/problem.yaml"), "--by", "Ada", "--port", "0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Root,
        };
        var process = Process.Start(start)!;
        return new(process, (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull());
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
