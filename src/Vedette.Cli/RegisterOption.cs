using System.CommandLine;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Written;

namespace Vedette.Cli;

/// <summary>Where verbs find the source register, and how they read it.</summary>
internal static class RegisterOption
{
    private const string Usual = "register.yaml";

    public static Option<string?> Create() => new("--register") { Description = "The source register. Default: register.yaml beside the reports given, else beside the store.", HelpName = "FILE" };

    /// <summary>The register's path, whether it is there or not.</summary>
    /// <param name="paths">The reports that the verb reads, if any.</param>
    public static string Path(string? asked, IEnumerable<string> paths, string store)
    {
        if (asked is not null) return asked;
        var beside = paths.Select(path => System.IO.Path.Combine(Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path) ?? "", Usual));
        return beside.FirstOrDefault(File.Exists) ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(store) ?? "", Usual);
    }

    /// <summary>The register that a verb over reports uses.</summary>
    public static SourceRegister Find(string? asked, IEnumerable<string> paths, string? store) => Read(Path(asked, paths, store ?? ""), mustBeThere: asked is not null);

    /// <summary>The register at a path. One that was not asked for by name may be missing: then nobody is entered and nobody graded.</summary>
    /// <exception cref="VedetteException">W690 it is not there, W691 it has faults, W693 it cannot be read.</exception>
    public static SourceRegister Read(string path, bool mustBeThere)
    {
        if (WrittenFile.Read(path) is not { } text)
            return mustBeThere ? throw new VedetteException("W690", $"There is no register {path}. Check the path; 'vedette sources grade' begins one.") : SourceRegister.Empty;
        return Parse(path, text);
    }

    /// <exception cref="VedetteException">W691 it has faults.</exception>
    public static SourceRegister Parse(string path, string text)
    {
        var faults = new Faults();
        return RegisterFile.Read(text, Days.Today, faults)
            ?? throw new VedetteException("W691", $"{path} has {(faults.InOrder.Length == 1 ? "a fault" : $"{faults.InOrder.Length} faults")}:{string.Concat(faults.InOrder.Select(f => $"\n  {f.Code} {f.Message}"))}");
    }
}
