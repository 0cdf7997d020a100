using Vedette.Read.Feeds;
using Vedette.Watching;

namespace Vedette.Outside;

/// <summary>Watched addresses and what their feeds announced, in memory. Its caller holds the lock.</summary>
internal sealed class MemoryWatching
{
    private readonly List<Watched> watched = [];
    private readonly List<Row> announced = [];
    private readonly Dictionary<string, Row> byAddress = new(StringComparer.Ordinal);

    public IReadOnlyList<Watched> All => [.. watched];

    public Watched? Change(string address, Func<Watched?, Watched?> change)
    {
        int at = watched.FindIndex(w => w.Address == address);
        var after = change(at < 0 ? null : watched[at]);
        if (after is null && at >= 0) watched.RemoveAt(at);
        else if (after is not null && at < 0) watched.Add(after);
        else if (after is not null) watched[at] = after;
        return after;
    }

    public Watched? Find(string address) => watched.Find(w => w.Address == address);

    /// <summary>The items that wait from now on.</summary>
    public List<Announced> Announce(string feed, IReadOnlyList<FeedItem> items, DateTimeOffset at)
    {
        List<Announced> fresh = [];
        foreach (var item in items)
        {
            string address = Announced.AddressOf(item, feed);
            if (!byAddress.TryGetValue(address, out var row))
            {
                byAddress.Add(address, row = new() { Item = new(announced.Count + 1, address, feed, AnnouncedState.Waiting, 0, at, null) });
                announced.Add(row);
            }
            else if (Announced.IsAgain(row.Item.State, row.Changed, item, row.Times)) row.Item = row.Item with { Feed = feed, State = AnnouncedState.Waiting, Tries = 0, Due = at, Fault = null };
            else continue;
            (row.Changed, row.Told) = (item.Modified.Iso, item);
            row.Times++;
            fresh.Add(row.Item);
        }
        return fresh;
    }

    public IReadOnlyList<Announced> Waiting => [.. announced.Where(r => r.Item.State is AnnouncedState.Waiting).Select(r => r.Item)];

    public FeedItem? Told(long number) => At(number) is { Item.State: AnnouncedState.Waiting } row ? row.Told : null;

    public void Settle(Settled settled)
    {
        bool waits = settled.State is AnnouncedState.Waiting;
        if (waits && settled.Due is null) throw new ArgumentException("What still waits needs a time to try again.", nameof(settled));
        if (At(settled.Number) is not { } row) return;
        row.Item = row.Item with { State = settled.State, Fault = settled.Fault, Tries = waits ? settled.Tries : row.Item.Tries, Due = settled.Due ?? row.Item.Due };
        if (!waits) row.Told = null;
    }

    public AnnouncedCount Count => new(Of(AnnouncedState.Waiting), Of(AnnouncedState.Kept), Of(AnnouncedState.GivenUp));

    private int Of(AnnouncedState state) => announced.Count(r => r.Item.State == state);

    private Row? At(long number) => number is > 0 && number <= announced.Count ? announced[(int)number - 1] : null;

    private sealed class Row
    {
        public required Announced Item { get; set; }
        public string? Changed { get; set; }
        public int Times { get; set; }
        public FeedItem? Told { get; set; }
    }
}
