using Vedette.Model;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;

namespace Vedette.Web.State;

/// <summary>What was read of the files that people write.</summary>
/// <param name="Problem">Null when none is watched.</param>
/// <param name="Fault">Why a newer state of a file is not taken in (W749); null when all are.</param>
public sealed record Books(WarningProblem? Problem, SourceRegister Register, Fault? Fault = null);

/// <summary>
/// The problem and the register on the disk. When one of the files changes it is read again; what has faults is not taken in: the faults are shown, and the state before stays.
/// </summary>
public sealed class Shelf : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string[] files;
    private readonly Func<CancellationToken, Task<(WarningProblem?, SourceRegister)>>? read;
    private string stamps;

    private Shelf(string[] files, string? registerPath, Books books, Func<CancellationToken, Task<(WarningProblem?, SourceRegister)>>? read) =>
        (this.files, RegisterPath, Present, this.read, stamps) = (files, registerPath, books, read, Stamps(files));

    /// <summary>Where grades are written; null when there is nowhere.</summary>
    public string? RegisterPath { get; }

    /// <summary>As last read.</summary>
    public Books Present { get; private set; }

    /// <summary>What never changes: read from no file.</summary>
    public static Shelf Of(WarningProblem? problem, SourceRegister register) => new([], null, new(problem, register), null);

    /// <param name="read">Reads all files; a <see cref="VedetteException"/> tells what is wrong with one.</param>
    /// <exception cref="VedetteException">A file is not there or has faults: what is wrong at the start is told at once.</exception>
    public static async Task<Shelf> OpenAsync(string[] files, string? registerPath, Func<CancellationToken, Task<(WarningProblem?, SourceRegister)>> read, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (problem, register) = await read(cancel).ConfigureAwait(false);
        return new(files, registerPath, new(problem, register), read);
    }

    public void Dispose() => gate.Dispose();

    /// <summary>As the files stand now.</summary>
    public async Task<Books> NowAsync(CancellationToken cancel)
    {
        if (read is null || Stamps(files) == Volatile.Read(ref stamps)) return Present;
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            string found = Stamps(files);
            if (found == stamps) return Present;
            try
            {
                var (problem, register) = await read(cancel).ConfigureAwait(false);
                Present = new(problem, register);
            }
            catch (VedetteException failure)
            {
                Present = Present with { Fault = new("W749", $"A file was changed and has faults; what was read before still holds. {failure.Code}: {failure.Message}") };
            }
            // Not before it is read: whoever comes in between waits.
            Volatile.Write(ref stamps, found);
            return Present;
        }
        finally
        {
            gate.Release();
        }
    }

    private static string Stamps(string[] files) => string.Join('|', files.Select(f => new FileInfo(f) is { Exists: true } info ? $"{info.LastWriteTimeUtc.Ticks}:{info.Length}" : "-"));
}
