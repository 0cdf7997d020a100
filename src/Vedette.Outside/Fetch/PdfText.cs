using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>
/// Takes the text and the facts of a paper from its bytes, by the pdftotext and pdfinfo of poppler-utils that are installed. Each runs in a process of its own which reads one
/// file, has a time limit, and may write so much and no more.
/// </summary>
public static class PdfText
{
    private const string TextProgram = "pdftotext", FactsProgram = "pdfinfo";

    /// <summary>Pages that are read, and bytes of text; a report with more is read in its first part.</summary>
    private const int MostPages = 500, MostBytes = 16_000_000, MostSaid = 300;

    /// <summary>How far into a file the mark of a PDF may stand.</summary>
    private const int Head = 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Where pdftotext is; null when it is not installed.</summary>
    public static string? Find() => Find(TextProgram);

    /// <summary>The item as it is when it is no PDF, else with its text, or with the fault that says why there is none: W150 no pdftotext, W151 locked, W152 damaged, W153 it took too long.</summary>
    public static Task<Fetched> WithTextAsync(Fetched item, CancellationToken cancel) => WithTextAsync(item, Find(TextProgram), Limit, cancel);

    internal static async Task<Fetched> WithTextAsync(Fetched item, string? program, TimeSpan limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Fault is not null || item.Paper is not null || !IsPdf(item)) return item;
        if (program is null)
            return item with { Fault = new Fault("W150", $"{item.Address} is a PDF, and pdftotext, which reads it, is not installed. Install poppler-utils (apt-get install poppler-utils, brew install poppler), or give the text.", 0) };
        // A folder of one's own: a paper may be confidential.
        string folder = Directory.CreateTempSubdirectory("vedette-pdf-").FullName, file = Path.Combine(folder, "paper.pdf");
        try
        {
            await File.WriteAllBytesAsync(file, item.Bytes, cancel).ConfigureAwait(false);
            var text = await RunAsync(program, ["-enc", "UTF-8", "-l", $"{MostPages}", file, "-"], limit, cancel).ConfigureAwait(false);
            if (FaultOf(item.Address, text, limit) is { } fault) return item with { Fault = fault };
            var facts = Find(FactsProgram) is { } informer ? await RunAsync(informer, ["-enc", "UTF-8", "-isodates", file], limit, cancel).ConfigureAwait(false) : default;
            return item with { Paper = new PaperText(text.Output, facts.Code == 0 ? facts.Output ?? "" : "") };
        }
        catch (IOException failure)
        {
            return item with { Fault = new Fault("W112", $"{item.Address} could not be read: {failure.Message}") };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsPdf(Fetched item)
    {
        var head = item.Bytes.Span[..Math.Min(item.Bytes.Length, Head)];
        if (head.StartsWith("%PDF-"u8)) return true;
        bool isNamed = item.Address.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || (item.MediaType?.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase) ?? false);
        return isNamed && head.IndexOf("%PDF-"u8) >= 0;
    }

    private static Fault? FaultOf(string address, Told told, TimeSpan limit)
    {
        if (told.IsLate) return new Fault("W153", $"{address} took pdftotext more than {limit.TotalSeconds:0} seconds and was given up. Split it, or give the text.", 0);
        if (told.Code == 0) return null;
        return told.Error.Contains("password", StringComparison.OrdinalIgnoreCase) || told.Error.Contains("encrypt", StringComparison.OrdinalIgnoreCase) || told.Error.Contains("permission", StringComparison.OrdinalIgnoreCase)
            ? new Fault("W151", $"{address} is locked with a password. Save it without one.", 0)
            : new Fault("W152", $"{address} is a damaged PDF; nothing of it could be read. pdftotext said: {told.Error} Get the file again.", 0);
    }

    /// <param name="Code">-1 when it did not start.</param>
    private readonly record struct Told(int Code, string Output, string Error, bool IsLate = false);

    private static async Task<Told> RunAsync(string program, string[] arguments, TimeSpan limit, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(limit);
        Process? process = null;
        try
        {
            process = Process.Start(start);
            if (process is null) return new Told(-1, "", $"{program} did not start.");
            // Its output ends with it, so that no read waits longer.
            using var ending = timed.Token.UnsafeRegister(static p => ((Process)p!).Kill(), process);
            process.StandardInput.Close();
            var said = FirstAsync(process.StandardError.BaseStream, MostSaid, readsOn: true, timed.Token);
            var output = await FirstAsync(process.StandardOutput.BaseStream, MostBytes, readsOn: false, timed.Token).ConfigureAwait(false);
            // What exceeds the limit is not waited for: the program is ended, and what it wrote is a text that is too long.
            bool isCut = output.Length == MostBytes;
            if (!isCut) await process.WaitForExitAsync(timed.Token).ConfigureAwait(false);
            timed.Token.ThrowIfCancellationRequested();
            string error = isCut ? "" : Encoding.UTF8.GetString(await said.ConfigureAwait(false)).Trim().ReplaceLineEndings(" ");
            return new Told(isCut ? 0 : process.ExitCode, Encoding.UTF8.GetString(output), error);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Told(-1, "", "", IsLate: true);
        }
        catch (Win32Exception failure)
        {
            return new Told(-1, "", failure.Message);
        }
        finally
        {
            if (process is { HasExited: false }) process.Kill(entireProcessTree: true);
            process?.Dispose();
        }
    }

    /// <summary>The first bytes of a stream.</summary>
    /// <param name="readsOn">What is beyond them is read, too, so that whoever writes is not held up.</param>
    private static async Task<byte[]> FirstAsync(Stream stream, int most, bool readsOn, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        while ((readsOn || kept.Length < most) && await stream.ReadAsync(buffer, cancel).ConfigureAwait(false) is > 0 and var read)
            kept.Write(buffer, 0, (int)Math.Min(read, most - kept.Length));
        return kept.ToArray();
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)).FirstOrDefault(File.Exists);
}
