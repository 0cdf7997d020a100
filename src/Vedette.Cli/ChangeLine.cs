using Vedette.Model;
using Vedette.Outside;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>What a version that was just kept changed of the one before, in a line: <c>changed: 12 words removed, 30 added; 1 claim vanished, 0 told new: Lavrov: the fleet left port</c>.</summary>
internal static class ChangeLine
{
    private const int MostWords = 160;

    /// <summary>Null for the first version of an item.</summary>
    public static async Task<string?> OfAsync(SqliteStore store, Reading kept, CancellationToken cancel)
    {
        var versions = await store.VersionsAsync(kept.Document.Item, cancel).ConfigureAwait(false);
        return versions.Count < 2 ? null : Of(versions[^2], kept);
    }

    private static string Of(Reading before, Reading after)
    {
        var diff = VersionDiff.Of(before, after);
        string vanished = string.Join("; ", diff.Vanished.Select(c => $"{ClaimWords.Who(c)}: {c.Words(before.Document.Text)}"));
        string line = Terminal.Plain($"changed: {diff.Summary}{(vanished.Length == 0 ? "" : $": {vanished}")}");
        return line.Length <= MostWords ? line : line[..MostWords] + "…";
    }
}
