namespace Vedette.Extract;

/// <summary>Reads the tab-separated tables of this assembly. Lines that begin with # are comments.</summary>
internal static class CoreTable
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(CoreTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
