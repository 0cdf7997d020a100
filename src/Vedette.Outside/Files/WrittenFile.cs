using System.Text;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>A text file that people write and the program adds to: all of a change or nothing of it, and no change of somebody else lost.</summary>
public static class WrittenFile
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>The text, or null when there is no such file.</summary>
    /// <exception cref="VedetteException">W693: it cannot be read.</exception>
    public static string? Read(string path) => Guarded(path, () => File.Exists(path) ? Text(File.ReadAllBytes(path)) : null);

    /// <summary>Changes the text in one step. A byte order mark, the file's rights and a link that leads to it stay.</summary>
    /// <param name="change">Gets the text, empty for a file that is not there; what it throws leaves the file as it was.</param>
    /// <exception cref="VedetteException">W693: it cannot be written, or another program is writing it.</exception>
    public static void Change(string path, Func<string, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        string file = Guarded(path, () => (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path));
        using var held = Guarded(path, () => new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        byte[] before = Guarded(path, () => File.Exists(file) ? File.ReadAllBytes(file) : []);
        byte[] after = [.. before.AsSpan().StartsWith(Mark) ? Mark : [], .. Encoding.UTF8.GetBytes(change(Text(before)))];
        Guarded(path, () =>
        {
            string draft = $"{file}.{Environment.ProcessId}.tmp";
            try
            {
                using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
                {
                    stream.Write(after);
                    stream.Flush(flushToDisk: true);
                }
                bool isThere = File.Exists(file);
                if (isThere && !OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, File.GetUnixFileMode(file));
                // An editor takes no notice of the lock.
                if (!(isThere ? File.ReadAllBytes(file) : []).AsSpan().SequenceEqual(before)) throw new IOException("it was changed in the meantime.");
                File.Move(draft, file, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }
            return true;
        });
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes.AsSpan(bytes.AsSpan().StartsWith(Mark) ? Mark.Length : 0));

    private static T Guarded<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W693", $"{path}: {failure.Message} What was there is as it was. Wait, or change its rights, and try again.", failure);
        }
    }
}
