using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>A store that lives as long as its process: for briefing files without keeping them. It keeps the contract of <see cref="SqliteStore"/>.</summary>
public sealed class MemoryStore : IStore
{
    private readonly Lock gate = new();
    private readonly List<ItemId> items = [];
    private readonly Dictionary<ItemId, List<Reading>> versions = [];
    private readonly HashSet<DocumentId> kept = [];
    private readonly List<Decision> decisions = [];
    private Picture? picture;
    private DateTimeOffset? related;
    private Ledger ledger = Ledger.Empty;

    public Task<bool> AddAsync(Reading reading, DateTimeOffset at, CancellationToken cancel)
    {
        Coherence.Check(reading);
        return Locked(() =>
        {
            if (!kept.Add(reading.Document.Id)) return false;
            if (!versions.TryGetValue(reading.Document.Item, out var older))
            {
                items.Add(reading.Document.Item);
                versions.Add(reading.Document.Item, older = []);
            }
            older.Add(reading);
            return true;
        }, cancel);
    }

    public Task RelateAsync(Picture picture, DateTimeOffset at, CancellationToken cancel) => Locked(() =>
    {
        foreach (var reading in picture.Readings)
            if (!kept.Contains(reading.Document.Id)) throw Coherence.NotKept(reading.Document.Id);
        this.picture = picture;
        related = at;
        return true;
    }, cancel);

    public Task<IReadOnlyList<Reading>> ReadingsAsync(CancellationToken cancel) => Locked<IReadOnlyList<Reading>>(() => [.. Newest], cancel);

    public Task<IReadOnlyList<Reading>> VersionsAsync(ItemId item, CancellationToken cancel) =>
        Locked<IReadOnlyList<Reading>>(() => [.. versions.GetValueOrDefault(item, [])], cancel);

    public Task<Picture?> PictureAsync(CancellationToken cancel) => Locked(() => picture, cancel);

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string query, int limit, CancellationToken cancel) =>
        Locked(() => MemorySearch.Find([.. Newest.Select(r => r.Document)], SearchWords.Read(query), limit), cancel);

    public Task DecideAsync(Decision decision, CancellationToken cancel) => Locked(() =>
    {
        decisions.Add(decision);
        return true;
    }, cancel);

    public Task<IReadOnlyList<Decision>> DecisionsAsync(CancellationToken cancel) => Locked<IReadOnlyList<Decision>>(() => [.. decisions], cancel);

    public Task<ImmutableArray<Fault>> RecordAsync(IReadOnlyList<Entry> entries, CancellationToken cancel) => Locked(() =>
    {
        (ledger, var faults) = ledger.With(entries);
        return faults;
    }, cancel);

    public Task<Ledger> LedgerAsync(CancellationToken cancel) => Locked(() => ledger, cancel);

    public Task<StoreStamp> StampAsync(CancellationToken cancel) => Locked(() => new StoreStamp(kept.Count, related, decisions.Count, ledger.Entries.Length), cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<Reading> Newest => items.Select(item => versions[item][^1]);

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return Task.FromCanceled<T>(cancel);
        try
        {
            lock (gate) return Task.FromResult(work());
        }
        catch (ArgumentException e)
        {
            return Task.FromException<T>(e);
        }
    }
}
