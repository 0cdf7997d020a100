using System.Diagnostics;
using System.Security.Cryptography;

namespace Vedette.Whole.Tests.Web;

/// <summary>The tool as a server of its own.</summary>
public class ServeTests
{
    [Fact]
    public async Task Serve_prints_its_address_alone_answers_from_any_folder_and_ends_with_an_interrupt()
    {
        using var folder = new Store.StoreFolder();
        await folder.Make().DisposeAsync();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), "serve", "--store", folder.Path, "--port", "0"])
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

    [Fact]
    public void What_others_wrote_lies_there_as_its_checksum_says_with_its_licence()
    {
        string lib = Repository.At("src/Vedette.Web/wwwroot/lib");
        var parts = File.ReadAllLines(Repository.At("tools/vendor")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(part => part is [_, _, _, _, { Length: 64 }]).ToArray();
        parts.ShouldNotBeEmpty();
        foreach (string[] part in parts)
        {
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(lib, part[0], Path.GetFileName(part[3]))))).ShouldBe(part[4], part[1]);
            File.Exists(Path.Combine(lib, part[0], "LICENSE")).ShouldBeTrue(part[1]);
        }
        Directory.GetFiles(lib, "*", SearchOption.AllDirectories).Length.ShouldBe(parts.Length * 2);
    }
}
