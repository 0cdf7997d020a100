using System.Runtime.CompilerServices;
using Vedette.Model;
using Vedette.Read.Archives;

namespace Vedette.Outside;

/// <summary>
/// Files and folders. A folder gives its texts, pages, papers (PDF), letters, feeds and web archives, also those of the folders below, in the ordinal order of their paths; hidden ones, links to folders (they may lead
/// back) and other kinds of file are passed over. A file that is named is always read, whatever its kind, and so is a pipe. A web archive gives the pages
/// it holds.
/// </summary>
public sealed class FileFetch : IFetch
{
    /// <summary>A larger file is not read: a report of that size is no report.</summary>
    public const int LargestFile = 100_000_000;

    private static readonly string[] Texts = [".txt", ".html", ".htm", ".xhtml", ".md", ".rss", ".atom", ".opml", ".warc", ".pdf", ".eml", ".mbox"];

    public async IAsyncEnumerable<Fetched> FetchAsync(string address, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!Directory.Exists(address))
        {
            await foreach (var item in ItemsAsync(address, cancel).ConfigureAwait(false)) yield return item;
            yield break;
        }
        foreach (var (path, fault) in Below(address, cancel))
        {
            if (fault is not null) yield return new Fetched(path, default, Fault: fault);
            else await foreach (var item in ItemsAsync(path, cancel).ConfigureAwait(false)) yield return item;
        }
    }

    /// <summary>The file, or the items of a web archive, of which one at a time is in memory whatever its size.</summary>
    private static async IAsyncEnumerable<Fetched> ItemsAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        var archive = Archive(path);
        if (archive is null)
        {
            yield return await FileAsync(path, cancel).ConfigureAwait(false);
            yield break;
        }
        await using (archive.ConfigureAwait(false))
            foreach (var capture in WarcReader.Read(archive, path))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var fault in capture.Faults) yield return new Fetched(capture.Target, default, Fault: fault);
                if (capture.Item() is { } item) yield return item;
            }
    }

    /// <summary>The file opened when it is a web archive, else null; also when it cannot be opened, which <see cref="FileAsync"/> tells.</summary>
    private static FileStream? Archive(string path)
    {
        FileStream? file = null;
        try
        {
            // A pipe has no length and can be opened once.
            if (new FileInfo(path) is not { Exists: true, Length: > 0 }) return null;
            file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.SequentialScan });
            Span<byte> head = stackalloc byte[64];
            if (WarcReader.IsArchive(head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)], path))
            {
                file.Seek(0, SeekOrigin.Begin);
                return file;
            }
        }
        catch (Exception failure) when (FaultOf(path, failure) is not null)
        {
            // Reading the file meets the same failure and tells it.
        }
        file?.Dispose();
        return null;
    }

    /// <summary>The files of a folder, and the folders that could not be listed with their faults.</summary>
    private static List<(string Path, Fault? Fault)> Below(string root, CancellationToken cancel)
    {
        List<(string Path, Fault? Fault)> found = [];
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out string? folder))
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                foreach (string file in Directory.GetFiles(folder))
                    if (!IsHidden(file) && (Texts.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) || file.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase))) found.Add((file, null));
                foreach (string below in Directory.GetDirectories(folder))
                    if (!IsHidden(below) && !File.GetAttributes(below).HasFlag(FileAttributes.ReparsePoint)) pending.Push(below);
            }
            catch (Exception failure) when (FaultOf(folder, failure) is { } fault)
            {
                found.Add((folder, fault));
            }
        }
        found.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return found;
    }

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    private static async Task<Fetched> FileAsync(string path, CancellationToken cancel)
    {
        try
        {
            var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });
            await using (file.ConfigureAwait(false))
            {
                long length = file.CanSeek ? file.Length : 0;
                return length > LargestFile ? TooLarge(path, $"{length:N0} bytes") : await AllAsync(path, file, (int)length, cancel).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (FaultOf(path, failure) is { } fault)
        {
            return new Fetched(path, default, Fault: fault);
        }
    }

    /// <summary>Reads to the end, also where the length is not told beforehand (a pipe) or changes while reading.</summary>
    /// <param name="expected">How many bytes to expect; 0 when unknown.</param>
    public static async Task<Fetched> AllAsync(string address, Stream stream, int expected, CancellationToken cancel)
    {
        var bytes = new byte[expected > 0 ? expected + 1 : 1 << 16];
        int count = 0;
        while (true)
        {
            int read = await stream.ReadAsync(bytes.AsMemory(count), cancel).ConfigureAwait(false);
            if (read == 0) return new Fetched(address, bytes.AsMemory(0, count));
            count += read;
            if (count > LargestFile) return TooLarge(address, $"more than {LargestFile:N0} bytes");
            if (count == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, LargestFile + 1L));
        }
    }

    private static Fetched TooLarge(string path, string size) => new(path, default, Fault: new Fault("W113", $"{path} holds {size}; files up to {LargestFile:N0} bytes are read. Split it."));

    /// <summary>The numbered fault of what the world may do to a path; null for what is a mistake of the program.</summary>
    private static Fault? FaultOf(string path, Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException or ArgumentException => new Fault("W110", $"{path} does not exist. Check the path."),
        UnauthorizedAccessException => new Fault("W111", $"{path} may not be read. Give yourself the right to read it, or leave it out."),
        IOException => new Fault("W112", $"{path} could not be read: {failure.Message}"),
        _ => null,
    };
}
