using System.CommandLine;
using Vedette.Extract;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>--actors FILE</c>: the user's own dictionaries of actors and agents.</summary>
internal static class ActorsOption
{
    private const int ShownFaults = 20;

    public static Option<string[]> Create() => new("--actors")
    {
        Description = $"A dictionary of actors or agents of your own (CAMEO, PETRARCH); may be given several times. Default: those that {ActorFiles.Variable} names.", HelpName = "FILE",
    };

    /// <summary>The dictionaries that are given, else those of the environment; null when there are none. What is wrong with their lines goes to standard error.</summary>
    public static OwnActors? Read(IReadOnlyCollection<string>? files)
    {
        if ((files is { Count: > 0 } ? ActorFiles.Read(files) : ActorFiles.Named()) is not { } read) return null;
        foreach (var fault in read.Faults.Take(ShownFaults)) Console.Error.WriteLine($"{fault.Code}: {Terminal.Plain(fault.Message)}");
        if (read.Faults.Length > ShownFaults) Console.Error.WriteLine($"{read.Faults.Length - ShownFaults:N0} more lines of the dictionaries could not be read.");
        return read.Dictionary;
    }
}
