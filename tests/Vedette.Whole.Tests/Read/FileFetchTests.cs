using System.Diagnostics;
using System.Text.Json;
using Vedette.Outside;

namespace Vedette.Whole.Tests.Read;

public sealed class FileFetchTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("vedette-read-").FullName;

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            foreach (string folder in Directory.GetDirectories(root)) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_folder_gives_its_texts_and_pages_in_the_order_of_their_paths()
    {
        foreach (string name in new[] { "b.txt", "a.html", "sub/c.md", "sub/deeper/d.HTM", "picture.png", ".hidden.txt", ".git/e.txt", "Z.txt" }) Write(name, "x");
        var found = await Fetch(root);
        found.Select(f => Path.GetRelativePath(root, f.Address)).ShouldBe(["Z.txt", "a.html", "b.txt", "sub/c.md", "sub/deeper/d.HTM"]);
        found.ShouldAllBe(f => f.Fault == null && f.Bytes.Length == 1);
    }

    [Fact]
    public async Task A_link_to_a_folder_above_is_not_followed_round_and_round()
    {
        Write("a.txt", "x");
        Directory.CreateSymbolicLink(Path.Combine(root, "again"), root);
        (await Fetch(root)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_named_is_read_whatever_its_kind()
    {
        Write("notes.log", "Orsk said no.");
        (await Fetch(Path.Combine(root, "notes.log"))).Single().Bytes.Length.ShouldBe(13);
    }

    [Theory]
    [InlineData("lost.txt")]
    [InlineData("lost/file.txt")]
    [InlineData("a\0b.txt")]
    public async Task What_is_not_there_is_a_fault_and_no_exception(string name) => (await Fetch(Path.Combine(root, name))).Single().Fault!.Code.ShouldBe("W110");

    [Fact]
    public async Task A_file_above_the_limit_is_not_read_into_memory()
    {
        string path = Path.Combine(root, "large.txt");
        using (var file = File.Create(path)) file.SetLength(FileFetch.LargestFile + 1L);
        var fetched = (await Fetch(path)).Single();
        fetched.Fault!.Code.ShouldBe("W113");
        fetched.Bytes.Length.ShouldBe(0);
    }

    [Fact]
    public void What_may_not_be_read_is_told_and_the_rest_is_read()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("a.txt", "Orsk said no.");
        Write("closed.txt", "Nobody reads this.");
        Write("locked/b.txt", "Nor this.");
        Write("z.txt", "Arnor said yes.");
        File.SetUnixFileMode(Path.Combine(root, "closed.txt"), UnixFileMode.None);
        File.SetUnixFileMode(Path.Combine(root, "locked"), UnixFileMode.None);
        File.SetUnixFileMode(root, (UnixFileMode)0b111_101_101);
        var (code, lines) = Vedette("read", root, Path.Combine(root, "lost.txt"));
        code.ShouldBe(0);
        lines.Select(l => Path.GetFileName(l.GetProperty("file").GetString())).ShouldBe(["a.txt", "closed.txt", "locked", "z.txt", "lost.txt"]);
        lines.Select(l => l.TryGetProperty("faults", out var faults) ? faults[0].GetProperty("code").GetString() : null).ShouldBe([null, "W111", "W111", null, "W110"]);
    }

    [Fact]
    public void Standard_input_is_read_as_a_dash()
    {
        var (code, lines) = Vedette(["read", "-"], "Orsk said no.\n");
        code.ShouldBe(0);
        lines.Single().GetProperty("text").GetString().ShouldBe("Orsk said no.\n");
        lines.Single().GetProperty("file").GetString().ShouldBe("-");
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static async Task<List<Fetched>> Fetch(string address)
    {
        List<Fetched> found = [];
        await foreach (var fetched in new FileFetch().FetchAsync(address, default)) found.Add(fetched);
        return found;
    }

    private static (int Code, JsonElement[] Lines) Vedette(params string[] arguments) => Vedette(arguments, "");

    /// <summary>Runs the tool. The superuser may read everything, so that a test of rights runs as nobody then.</summary>
    private static (int Code, JsonElement[] Lines) Vedette(string[] arguments, string input)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "vedette.dll"), .. arguments];
        if (Environment.UserName == "root" && File.Exists("/usr/bin/setpriv")) command = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. command];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_CLI_HOME"] = Path.GetTempPath();
        using var process = Process.Start(start).ShouldNotBeNull();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))]);
    }
}
