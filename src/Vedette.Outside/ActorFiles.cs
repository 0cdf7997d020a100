using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Dictionaries of actors and agents on the disk.</summary>
public static class ActorFiles
{
    /// <summary>Names the files that every reading uses, as PATH names folders.</summary>
    public const string Variable = "VEDETTE_ACTORS";

    /// <summary>Those that the environment names; null when it names none.</summary>
    /// <exception cref="VedetteException">As <see cref="Read"/>.</exception>
    public static (OwnActors Dictionary, ImmutableArray<Fault> Faults)? Named() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } files ? Read(files.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)) : null;

    /// <exception cref="VedetteException">W110 there is no such file, W112 it cannot be read.</exception>
    public static (OwnActors Dictionary, ImmutableArray<Fault> Faults) Read(IEnumerable<string> paths) => OwnActors.Read(paths.Select(path => (path, Text(path))));

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VedetteException("W110", $"{path} does not exist. Check the path.", missing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W112", $"{path} could not be read: {failure.Message}", failure);
        }
    }
}
