using System.Diagnostics;

namespace Vedette.Whole.Tests;

/// <summary>The tool as a process of its own, as a user runs it.</summary>
internal static class Tool
{
    public static (int Code, string Output, string Error, TimeSpan Time) Run(params string[] arguments) => RunWith([], arguments);

    public static (int Code, string Output, string Error, TimeSpan Time) RunWith(Dictionary<string, string> environment, params string[] arguments) => RunTyping("", environment, arguments);

    /// <param name="typed">What stands on its standard input.</param>
    public static (int Code, string Output, string Error, TimeSpan Time) RunTyping(string typed, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vedette.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start).ShouldNotBeNull();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(typed);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result, watch.Elapsed);
    }
}
