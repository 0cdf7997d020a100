namespace Vedette.Tests;

/// <summary>Gold cases that a person can read: blocks of a text and a line that begins with an arrow.</summary>
internal static class Cases
{
    public static IEnumerable<(string Text, string Expected)> Arrows(string file)
    {
        string? text = null;
        foreach (string line in File.ReadLines(Repository.At("corpus", file)))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("→ ", StringComparison.Ordinal)) yield return (text!.Replace("\\n", "\n", StringComparison.Ordinal), line[2..]);
            else text = line;
        }
    }
}
