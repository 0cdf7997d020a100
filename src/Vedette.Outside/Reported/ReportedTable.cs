using System.IO.Compression;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Vedette.Extract;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>A table of another coder's feed on the disk: plain, in a ZIP archive of its own, or packed with gzip. It is read as a stream, never as a whole.</summary>
public sealed class ReportedTable
{
    /// <summary>Unpacked. A day of the world's feed has some hundred megabytes.</summary>
    public const long Largest = 4L << 30;

    private readonly string path;
    private readonly GdeltKind kind;

    private ReportedTable(string path, GdeltKind kind, ReportedFile file) => (this.path, this.kind, File) = (path, kind, file);

    public ReportedFile File { get; }

    /// <summary>Whether a name is that of a table of GDELT 2.0: <c>20260101001500.export.CSV.zip</c>.</summary>
    public static bool IsNamed(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = System.IO.Path.GetFileName(path);
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = System.IO.Path.GetFileNameWithoutExtension(name);
        return name.EndsWith(".export.csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".mentions.csv", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file is such a table by what is in it, whatever its name; false when it cannot be read.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            return GdeltTable.KindOf(FirstLine(path) ?? "") is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or VedetteException)
        {
            return false;
        }
    }

    /// <param name="address">Under which it is kept: the path itself, or the link that it came from.</param>
    /// <exception cref="VedetteException">W110 to W112 the file cannot be read, W256 it is no such table, W257 its packing is damaged or holds something else.</exception>
    public static ReportedTable Open(string path, string address) => Guarded(address, () =>
    {
        string? first = FirstLine(path);
        if (first is null || GdeltTable.KindOf(first) is not { } kind)
        {
            var fault = GdeltTable.NoTable(address, first);
            throw new VedetteException(fault.Code, fault.Message);
        }
        using var stream = Unpacked(path, address, out _);
        return new ReportedTable(path, kind, new(IdOf(SHA256.HashData(stream)), GdeltTable.Transport, address));
    });

    /// <summary>Puts it into a store, all of it or nothing.</summary>
    /// <param name="progress">Gets the share of the file that was read, 0 to 1.</param>
    /// <exception cref="VedetteException">As <see cref="Open"/>; W258 when the file changed meanwhile; and those of the store.</exception>
    public async Task<ReportedAdded> AddToAsync(IStore store, DateTimeOffset at, Action<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        try
        {
            return await store.AddReportedAsync(File, Lines(progress), at, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (FailureOf(File.Address, e) is { } failure)
        {
            throw failure;
        }
    }

    private IEnumerable<ReportedLine> Lines(Action<double>? progress)
    {
        using var hash = SHA256.Create();
        using var unpacked = Unpacked(path, File.Address, out var file);
        using var stream = new CryptoStream(unpacked, hash, CryptoStreamMode.Read);
        long number = 0, length = Math.Max(1, file.Length);
        foreach (var line in GdeltTable.Read(stream, kind))
        {
            if ((++number & 4095) == 0) progress?.Invoke(Math.Min(1, (double)file.Position / length));
            yield return line;
        }
        if (hash.Hash is not { } read || IdOf(read) != File.Id) throw new VedetteException("W258", $"{File.Address} changed while it was read. Nothing of it was added; run the same command again.");
    }

    private static string? FirstLine(string path)
    {
        using var stream = Unpacked(path, path, out _);
        return GdeltTable.FirstLine(stream);
    }

    private static BoundedStream Unpacked(string path, string address, out FileStream file)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        try
        {
            Span<byte> head = stackalloc byte[4];
            int read = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
            file.Position = 0;
            if (head[..read].StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return new BoundedStream(new GZipStream(file, CompressionMode.Decompress), address, Largest, LengthInGzip(file));
            if (!head[..read].StartsWith("PK"u8)) return new BoundedStream(file, address, Largest, null);
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            if (archive.Entries.Where(e => !e.FullName.EndsWith('/')).ToArray() is not [var entry])
                throw new VedetteException("W257", $"{address} holds {archive.Entries.Count} files where one table is expected. Unpack it and give the tables one by one.");
            return new BoundedStream(entry.Open(), address, Largest, entry.Length, archive);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The library takes a file that was cut off for one that ends: its last four bytes tell how long it should be (RFC 1952, ISIZE).</summary>
    private static long LengthInGzip(FileStream file)
    {
        Span<byte> tail = stackalloc byte[4];
        file.Seek(-Math.Min(4, file.Length), SeekOrigin.End);
        file.ReadAtLeast(tail, 4, throwOnEndOfStream: false);
        file.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(tail);
    }

    private static UInt128 IdOf(byte[] hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);

    private static T Guarded<T>(string address, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (FailureOf(address, e) is { } failure)
        {
            throw failure;
        }
    }

    private static VedetteException? FailureOf(string address, Exception e) => e switch
    {
        InvalidDataException or EndOfStreamException => new("W257", $"{address} is damaged: {e.Message} Nothing of it was added; get it again.", e),
        FileNotFoundException or DirectoryNotFoundException => new("W110", $"{address} does not exist. Check the path.", e),
        UnauthorizedAccessException => new("W111", $"{address} may not be read. Give yourself the right to read it, or leave it out.", e),
        IOException => new("W112", $"{address} could not be read: {e.Message}", e),
        _ => null,
    };
}
