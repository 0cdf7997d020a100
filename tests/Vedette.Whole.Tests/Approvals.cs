using System.Runtime.CompilerServices;

namespace Vedette.Whole.Tests;

/// <summary>Approved outputs lie beside the test. APPROVE=1 rewrites them: then read the diff.</summary>
internal static class Approvals
{
    public static void Verify(string text, string name, [CallerFilePath] string test = "")
    {
        string approved = Path.Combine(Path.GetDirectoryName(test)!, name);
        string lines = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(approved, lines);
        File.Exists(approved).ShouldBeTrue($"{name} was never approved. Run with APPROVE=1 and read it.");
        lines.ShouldBe(File.ReadAllText(approved));
    }
}
