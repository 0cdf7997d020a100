using Vedette.Model;

namespace Vedette.Cli;

/// <summary>A file that is written whole or not at all: a reader of it sees the old one or the new one, never half of one.</summary>
internal static class OutputFile
{
    /// <exception cref="VedetteException">W501: it cannot be written. What was there is as it was, as it is when the writing fails or is stopped.</exception>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        if (IsDevice(path)) return WriteTo(path, write);
        string draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            T written;
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                written = write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: true);
            return written;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W501", $"{path} could not be written: {failure.Message} What was there is as it was.", failure);
        }
        finally
        {
            if (File.Exists(draft)) File.Delete(draft);
        }
    }

    /// <summary>A device is written to; a file put in its place would break the machine for everybody (<c>--out /dev/null</c> as root).</summary>
    internal static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.GetFullPath(path) is var full && full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static T WriteTo<T>(string path, Func<Stream, T> write)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            return write(stream);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W501", $"{path} could not be written: {failure.Message}", failure);
        }
    }
}
