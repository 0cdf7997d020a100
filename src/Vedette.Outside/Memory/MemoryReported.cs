using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Events of other coders' feeds in memory. Its caller holds the lock.</summary>
internal sealed class MemoryReported
{
    private readonly Dictionary<UInt128, List<ReportedFault>> files = [];
    private readonly Dictionary<(string Transport, long Number), ReportedEvent> events = [];
    private readonly List<ReportedEvent> inOrder = [];
    private readonly Dictionary<(string Transport, long Number), HashSet<string>> reports = [];
    private readonly HashSet<UInt128> mentions = [];

    public bool Has(UInt128 file) => files.ContainsKey(file);

    /// <param name="lines">All of them, read before: nothing can break off in the middle.</param>
    public ReportedAdded Add(ReportedFile file, IReadOnlyList<ReportedLine> lines)
    {
        if (Has(file.Id)) return new(false);
        List<ReportedFault> faults = [];
        long added = 0, mentioned = 0, repeated = 0, unread = 0;
        foreach (var line in lines)
        {
            faults.AddRange(line.Faults.Select(fault => new ReportedFault(line.Line, fault, line.Text)));
            if (line.Event is { } told)
            {
                if (events.TryAdd((file.Transport, told.Number), told))
                {
                    inOrder.Add(told);
                    added++;
                    continue;
                }
                repeated++;
                if (events[(file.Transport, told.Number)].Id != told.Id) faults.Add(new(line.Line, ReportedFaults.Otherwise(told.Number), line.Text));
            }
            else if (line.Mention is { } mention)
            {
                if (!mentions.Add(mention.Id)) repeated++;
                else
                {
                    mentioned++;
                    if (!reports.TryGetValue((file.Transport, mention.Number), out var links)) reports.Add((file.Transport, mention.Number), links = new(StringComparer.Ordinal));
                    if (mention.Report is { } report) links.Add(report);
                }
            }
            else unread++;
        }
        files.Add(file.Id, faults);
        return new(true, lines.Count, added, mentioned, repeated, unread, faults.Count);
    }

    public IReadOnlyList<KeptReported> InOrder() =>
        [.. inOrder.Select((told, place) => (told, place)).OrderBy(e => e.told.When.First ?? DateOnly.MaxValue).ThenBy(e => e.place).Select(e => new KeptReported(e.told, Links(e.told)))];

    public IReadOnlyList<ReportedFault> Faults(UInt128 file, int limit) => [.. files.GetValueOrDefault(file, []).Take(limit)];

    private int Links(ReportedEvent told) => reports.GetValueOrDefault((told.Transport, told.Number), []).Count(report => report != told.Url) + (told.Url is null ? 0 : 1);
}
