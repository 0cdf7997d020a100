using System.Diagnostics;
using System.Globalization;

namespace Vedette.Benchmarks;

/// <summary><c>vedette serve</c> in a process of its own, held to one core.</summary>
internal sealed class ServedStore : IDisposable
{
    private readonly Process process;

    private ServedStore(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The most memory it held in physical form at once, in bytes.</summary>
    public double PeakMemory => InKilobytes("VmHWM:") * 1024;

    /// <summary>What it holds now.</summary>
    public double Memory => InKilobytes("VmRSS:") * 1024;

    /// <summary>Processor seconds it used so far.</summary>
    public double Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <param name="core">The processor it may run on.</param>
    public static async Task<ServedStore> StartAsync(string store, string problem, int core)
    {
        var start = new ProcessStartInfo("taskset", ["-c", $"{core}", "dotnet", Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "serve", "--store", store, "--problem", problem, "--port", "0"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        string? address = await process.StandardOutput.ReadLineAsync();
        if (address is null)
        {
            await process.WaitForExitAsync();
            throw new InvalidOperationException($"vedette serve ended with {process.ExitCode}.");
        }
        return new(process, new(address));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private double InKilobytes(string field) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(field, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
