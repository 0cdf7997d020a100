using System.Runtime.CompilerServices;

namespace Vedette.Tests;

/// <summary>Whole texts held against a file that a person has read. <c>APPROVE=1 dotnet test</c> writes the files anew; the difference then shows in version control.</summary>
internal static class Approvals
{
    /// <param name="name">With its ending: <c>Scene.verified.md</c> stands beside the test as <c>Verify(text, "Scene", "md")</c>.</param>
    public static void Verify(string text, string name, string ending = "txt", [CallerFilePath] string caller = "")
    {
        string folder = Path.GetDirectoryName(caller)!;
        Verify(text, Path.Combine(folder, $"{name}.verified.{ending}"), received: Path.Combine(folder, $"{name}.received.{ending}"));
    }

    /// <summary>The same for a text that is published under its own name.</summary>
    public static void VerifyFile(string text, string file) => Verify(text, file, received: file + ".received");

    private static void Verify(string text, string file, string received)
    {
        string made = text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
        {
            File.WriteAllText(file, made);
            File.Delete(received);
            return;
        }
        string approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (made == approved)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, made);
        int at = made.Zip(approved).TakeWhile(pair => pair.First == pair.Second).Count(), line = made[..at].Count(c => c == '\n') + 1;
        throw new Xunit.Sdk.XunitException($"{file} differs from what was made at line {line}:\napproved: {Excerpt(approved, at)}\nmade:     {Excerpt(made, at)}\nLook at {received}; APPROVE=1 accepts it.");
    }

    private static string Excerpt(string text, int at) => text.Substring(Math.Clamp(at - 40, 0, text.Length), Math.Min(100, text.Length - Math.Clamp(at - 40, 0, text.Length))).Replace("\n", "⏎", StringComparison.Ordinal);
}
