using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Vedette.Access;
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
    private Roster roster = Roster.Empty;
    private readonly List<AuditEntry> audit = [];
    private readonly MemoryReported reported = new();

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
        Note([Deeds.Of(decision)]);
        return true;
    }, cancel);

    public Task<IReadOnlyList<Decision>> DecisionsAsync(CancellationToken cancel) => Locked<IReadOnlyList<Decision>>(() => [.. decisions], cancel);

    public Task<ImmutableArray<Fault>> RecordAsync(IReadOnlyList<Entry> entries, CancellationToken cancel) => Locked(() =>
    {
        (ledger, var faults) = ledger.With(entries);
        if (faults.IsEmpty) Note(entries.Select(Deeds.Of));
        return faults;
    }, cancel);

    public Task<Ledger> LedgerAsync(CancellationToken cancel) => Locked(() => ledger, cancel);

    public Task<Roster> RosterAsync(CancellationToken cancel) => Locked(() => roster, cancel);

    public Task<RosterChange> ChangeRosterAsync(Func<Roster, RosterChange> change, CancellationToken cancel) => Locked(() =>
    {
        var result = change(roster);
        if (result.Fault is not null) return result with { After = roster };
        roster = result.After;
        Note(result.Deeds);
        return result;
    }, cancel);

    public Task NoteAsync(Deed deed, CancellationToken cancel) => Locked(() =>
    {
        Note([deed]);
        return true;
    }, cancel);

    public Task<IReadOnlyList<AuditEntry>> AuditAsync(CancellationToken cancel) => Locked<IReadOnlyList<AuditEntry>>(() => [.. audit], cancel);

    private void Note(IEnumerable<Deed> deeds)
    {
        foreach (var deed in deeds) audit.Add(AuditEntry.After(audit.LastOrDefault(), deed));
    }

    public Task<ReportedAdded> AddReportedAsync(ReportedFile file, IEnumerable<ReportedLine> lines, DateTimeOffset at, CancellationToken cancel) => Locked(() =>
    {
        List<ReportedLine> read = [];
        if (reported.Has(file.Id)) return new(false);
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            read.Add(line);
        }
        return reported.Add(file, read);
    }, cancel);

    public async IAsyncEnumerable<KeptReported> ReportedAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var kept in await Locked(reported.InOrder, cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            yield return kept;
        }
    }

    public Task<IReadOnlyList<ReportedFault>> ReportedFaultsAsync(UInt128 file, int limit, CancellationToken cancel) => Locked(() => reported.Faults(file, limit), cancel);

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
        catch (OperationCanceledException e) when (cancel.IsCancellationRequested && e.CancellationToken == cancel)
        {
            return Task.FromCanceled<T>(cancel);
        }
        catch (Exception e) when (e is ArgumentException or VedetteException or IOException)
        {
            return Task.FromException<T>(e);
        }
    }
}
