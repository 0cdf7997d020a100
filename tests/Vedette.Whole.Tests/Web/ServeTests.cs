using System.Diagnostics;

namespace Vedette.Whole.Tests.Web;

/// <summary>The tool as a server of its own.</summary>
public class ServeTests
{
    [Fact]
    public async Task Serve_prints_its_address_alone_answers_from_any_folder_and_ends_with_an_interrupt()
    {
        using var folder = new Store.StoreFolder();
        await folder.Make().DisposeAsync();
        using var process = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "serve", "--store", folder.Path, "--port", "0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        }).ShouldNotBeNull();
        try
        {
            string address = (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
            new Uri(address).Host.ShouldBe("127.0.0.1");
            using var client = new HttpClient { BaseAddress = new(address) };
            (await client.GetStringAsync("/")).ShouldContain("vedette add");
            Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
            process.WaitForExit(TimeSpan.FromSeconds(15)).ShouldBeTrue();
            (await process.StandardOutput.ReadToEndAsync()).ShouldBe("");
            (await process.StandardError.ReadToEndAsync()).ShouldBe("");
            process.ExitCode.ShouldBe(0);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        await using var bench = await Bench.OpenAsync();
        using var folder = new Store.StoreFolder();
        await folder.Make().DisposeAsync();
        var (code, output, error, _) = Tool.Run("serve", "--store", folder.Path, "--port", $"{bench.Client.BaseAddress!.Port}");
        code.ShouldBe(1);
        output.ShouldBe("");
        error.ShouldContain("W709");
    }
}
