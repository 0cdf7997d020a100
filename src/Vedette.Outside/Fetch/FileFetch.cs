using System.Runtime.CompilerServices;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Files and folders. A folder gives its texts and pages, also in folders below, in ordinal order; hidden ones and other kinds of file are passed over.</summary>
public sealed class FileFetch : IFetch
{
    /// <summary>A larger file is not read: a report of that size is no report.</summary>
    private const long LargestFile = 200_000_000;
    private static readonly string[] Texts = [".txt", ".html", ".htm", ".xhtml", ".md"];

    public async IAsyncEnumerable<Fetched> FetchAsync(string address, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!Directory.Exists(address))
        {
            yield return await FileAsync(address, cancel).ConfigureAwait(false);
            yield break;
        }
        var pending = new Stack<string>([address]);
        while (pending.TryPop(out string? folder))
        {
            var (files, folders, fault) = List(folder);
            if (fault is not null) yield return new Fetched(folder, default, Fault: fault);
            foreach (string file in files) yield return await FileAsync(file, cancel).ConfigureAwait(false);
            foreach (string below in folders.Reverse()) pending.Push(below);
        }
    }

    private static (string[] Files, string[] Folders, Fault? Fault) List(string folder)
    {
        try
        {
            var files = Directory.GetFiles(folder).Where(f => Texts.Contains(Path.GetExtension(f).ToLowerInvariant()) && !IsHidden(f)).Order(StringComparer.Ordinal).ToArray();
            var folders = Directory.GetDirectories(folder).Where(f => !IsHidden(f)).Order(StringComparer.Ordinal).ToArray();
            return (files, folders, null);
        }
        catch (UnauthorizedAccessException)
        {
            return ([], [], new Fault("W111", $"The folder {folder} may not be read. Give yourself the right to read it, or leave it out."));
        }
        catch (IOException failure)
        {
            return ([], [], new Fault("W112", $"The folder {folder} could not be read: {failure.Message}"));
        }
    }

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    private static async Task<Fetched> FileAsync(string path, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
            if (file.Length > LargestFile) return new Fetched(path, default, Fault: new Fault("W113", $"{path} holds {file.Length:N0} bytes; files up to {LargestFile:N0} are read. Split it."));
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancel).ConfigureAwait(false);
            return new Fetched(path, bytes);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Fetched(path, default, Fault: new Fault("W110", $"{path} does not exist. Check the path."));
        }
        catch (UnauthorizedAccessException)
        {
            return new Fetched(path, default, Fault: new Fault("W111", $"{path} may not be read. Give yourself the right to read it, or leave it out."));
        }
        catch (IOException failure)
        {
            return new Fetched(path, default, Fault: new Fault("W112", $"{path} could not be read: {failure.Message}"));
        }
    }
}
