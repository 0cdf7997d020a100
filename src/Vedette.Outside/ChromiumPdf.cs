using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>
/// Prints a page that asks for nothing else as PDF, by a Chromium that is installed. It runs in a process of its own with an empty profile that is deleted afterwards, reads one file, reaches no
/// network, and has a time limit; one at a time.
/// </summary>
public static class ChromiumPdf
{
    private const string Named = "VEDETTE_CHROMIUM";
    private const int MostSaid = 400;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>The program that would print; null when none is there.</summary>
    public static string? Find() => Environment.GetEnvironmentVariable(Named) is { Length: > 0 } named
        ? File.Exists(named) ? named : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Programs.Select(p => Path.Combine(folder, OperatingSystem.IsWindows() ? p + ".exe" : p))).FirstOrDefault(File.Exists);

    /// <exception cref="VedetteException">W747: no Chromium is there. W748: it failed or took too long.</exception>
    public static async Task<byte[]> PrintAsync(string html, CancellationToken cancel)
    {
        string program = Find() ?? throw new VedetteException("W747", $"No Chromium is there to print a PDF. Install Chromium or Chrome, or name its program in {Named}; the HTML can be printed from any browser.");
        await One.WaitAsync(cancel).ConfigureAwait(false);
        string folder = Directory.CreateTempSubdirectory("vedette-pdf-").FullName;
        try
        {
            string page = Path.Combine(folder, "brief.html"), output = Path.Combine(folder, "brief.pdf");
            await File.WriteAllTextAsync(page, html, new UTF8Encoding(false), cancel).ConfigureAwait(false);
            string said = await RunAsync(program, folder, page, output, cancel).ConfigureAwait(false);
            return File.Exists(output) && await File.ReadAllBytesAsync(output, cancel).ConfigureAwait(false) is { Length: > 0 } pdf ? pdf
                : throw new VedetteException("W748", $"Chromium made no PDF. It said: {said} Try again, or print the HTML from any browser.");
        }
        finally
        {
            One.Release();
            Delete(folder);
        }
    }

    private static async Task<string> RunAsync(string program, string folder, string page, string output, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (string argument in Arguments(folder, page, output)) start.ArgumentList.Add(argument);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        Process? process = null;
        try
        {
            process = Process.Start(start) ?? throw new VedetteException("W748", $"{program} did not start. Name another one in {Named}.");
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            var printed = process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            _ = await printed.ConfigureAwait(false);
            string told = (await said.ConfigureAwait(false)).Trim().ReplaceLineEndings(" ");
            return told.Length <= MostSaid ? told : told[..MostSaid] + "…";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new VedetteException("W748", $"Chromium took longer than {Limit.TotalSeconds:0} seconds and was ended. Try again, or print the HTML from any browser.");
        }
        catch (Win32Exception failure)
        {
            throw new VedetteException("W748", $"{program} cannot be started: {failure.Message} Name another one in {Named}.", failure);
        }
        finally
        {
            if (process is { HasExited: false }) process.Kill(entireProcessTree: true);
            process?.Dispose();
        }
    }

    private static IEnumerable<string> Arguments(string folder, string page, string output)
    {
        yield return "--headless";
        yield return "--disable-gpu";
        yield return "--disable-extensions";
        yield return "--disable-background-networking";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        // The page asks for nothing; should it, nothing answers.
        yield return "--host-resolver-rules=MAP * ~NOTFOUND";
        yield return "--proxy-server=127.0.0.1:9";
        // Chromium's sandbox refuses to run as root.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) yield return "--no-sandbox";
        yield return $"--user-data-dir={Path.Combine(folder, "profile")}";
        yield return "--no-pdf-header-footer";
        yield return $"--print-to-pdf={output}";
        yield return new Uri(page).AbsoluteUri;
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A child of the browser may still hold a file; the system clears its temporary folder.
            Trace.TraceWarning($"{folder}: {failure.Message}");
        }
    }
}
