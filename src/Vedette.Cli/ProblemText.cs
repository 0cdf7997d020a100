using Vedette.Model;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Simulations;
using Vedette.Weigh.Written;

namespace Vedette.Cli;

/// <summary>Finds and reads the warning problem's file.</summary>
internal static class ProblemText
{
    private const string Name = "problem.yaml";

    /// <summary>The file asked for; else problem.yaml in a folder that is weighed, else in the current folder.</summary>
    /// <exception cref="VedetteException">W610: there is none.</exception>
    public static string Find(string? asked, IEnumerable<string> paths) =>
        asked ?? Beside(paths) ?? (File.Exists(Name) ? Name : throw new VedetteException("W610", $"No warning problem is given and there is no {Name} here. Give one with --problem FILE, or write one: 'vedette init --problem {Name}'."));

    /// <summary>The problem that lies in one of the folders, or null.</summary>
    public static string? Beside(IEnumerable<string> paths) => paths.Where(Directory.Exists).Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    /// <summary>The problem. Its faults are told on standard error, all of them.</summary>
    /// <exception cref="VedetteException">W110, W112: the file cannot be read. W611: it has faults.</exception>
    public static async Task<WarningProblem> ReadAsync(string path, CancellationToken cancel)
    {
        var result = ProblemFile.Read(await TextAsync(path, cancel).ConfigureAwait(false));
        if (result.Problem is { } problem) return problem;
        throw Refused(path, result.Faults);
    }

    /// <summary>A simulation in a file of its own. Its faults are told on standard error, all of them.</summary>
    /// <exception cref="VedetteException">W110, W112: the file cannot be read. W611: it has faults.</exception>
    public static async Task<Simulation> SimulationAsync(string path, CancellationToken cancel)
    {
        var faults = new Faults();
        return SimulationSection.Parse(await TextAsync(path, cancel).ConfigureAwait(false), faults) ?? throw Refused(path, [.. faults.InOrder]);
    }

    private static VedetteException Refused(string path, IReadOnlyCollection<Fault> faults)
    {
        foreach (var fault in faults) Console.Error.WriteLine($"{path}: {fault.Code}: {fault.Message}");
        return new("W611", $"{path} has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; nothing was done. Mend the lines named above.");
    }

    /// <summary>The text of a file that people write. Of one that is far too long only the length is taken, so that the reader of it can say so.</summary>
    public static async Task<string> TextAsync(string path, CancellationToken cancel)
    {
        using var input = Inputs.Open(path);
        char[] buffer = new char[WrittenYaml.LongestFile + 1];
        int length = await input.ReadBlockAsync(buffer, cancel).ConfigureAwait(false);
        return new string(buffer, 0, length);
    }
}
