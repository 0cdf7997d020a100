using Vedette.Model;

namespace Vedette.Outside;

/// <summary>GDELT's list of its latest files, <c>lastupdate.txt</c>: a size, a checksum and a link on each line, made anew every quarter of an hour.</summary>
public static class FeedList
{
    private const int Longest = 100_000;

    public static bool IsNamed(string path) => Path.GetFileName(path) is "lastupdate.txt" or "lastupdate-translation.txt";

    /// <summary>The links of the tables that are read here, in the order of the list.</summary>
    public static IEnumerable<string> TablesIn(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Split('\n').Select(line => line.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length == 3)
            .Select(parts => parts[2]).Where(link => Download.IsWeb(link) && ReportedTable.IsNamed(new Uri(link).AbsolutePath));
    }

    /// <exception cref="VedetteException">As <see cref="Download.ToFileAsync"/>; W260 when it lists no tables.</exception>
    public static async Task<IReadOnlyList<string>> TablesAsync(string address, DownloadLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        string path = await Download.ToFileAsync(address, limits with { Bytes = Longest }, null, cancel).ConfigureAwait(false);
        try
        {
            string[] links = [.. TablesIn(await File.ReadAllTextAsync(path, cancel).ConfigureAwait(false))];
            return links.Length > 0 ? links : throw new VedetteException("W260", $"{address} lists no table of GDELT 2.0; nothing was added. Check the link.");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
