using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Read.Archives;
using Vedette.Read.Feeds;
using Vedette.Relate;
using Vedette.Watching;

namespace Vedette.Outside;

/// <summary>A store that lives as long as its process: for briefing files without keeping them. It keeps the contract of <see cref="SqliteStore"/>.</summary>
public sealed class MemoryStore : IStore
{
    private readonly Lock gate = new();
    private readonly List<ItemId> items = [];
    private readonly Dictionary<ItemId, List<Reading>> versions = [];
    private readonly HashSet<DocumentId> kept = [];
    private readonly List<Decision> decisions = [];
    private readonly List<StoryTurn> turns = [];
    private Picture? picture;
    private DateTimeOffset? related;
    private Ledger ledger = Ledger.Empty;
    private Roster roster = Roster.Empty;
    private readonly List<AuditEntry> audit = [];
    private readonly MemoryReported reported = new();
    private readonly OrderedDictionary<UInt128, (CaptureNote Note, Capture Capture)> captures = [];
    private readonly List<SupersededClaim> superseded = [];
    private readonly MemoryWatching watching = new();

    public Task<bool> AddAsync(Reading reading, DateTimeOffset at, CancellationToken cancel) => AddAsync(new Taken(reading, null), at, cancel);

    public Task<bool> AddAsync(Taken taken, DateTimeOffset at, CancellationToken cancel)
    {
        Coherence.Check(taken.Reading);
        return Locked(() => Add(taken), cancel);
    }

    public Task ReplaceAsync(IReadOnlyList<Reading> readings, Picture picture, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var reading in readings) Coherence.Check(reading);
        return Locked(() =>
        {
            CheckKept([.. readings, .. picture.Readings]);
            foreach (var reading in readings)
            {
                var all = versions[reading.Document.Item];
                int place = all.FindIndex(r => r.Document.Id == reading.Document.Id);
                superseded.AddRange(Superseded.Between(all[place], reading, at));
                all[place] = reading;
            }
            Put(picture, at);
            return true;
        }, cancel);
    }

    public Task<IReadOnlyList<SupersededClaim>> SupersededAsync(CancellationToken cancel) => Locked<IReadOnlyList<SupersededClaim>>(() => [.. superseded], cancel);

    public async IAsyncEnumerable<CaptureNote> CapturesAsync(ItemId? item, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var note in await Locked(() => captures.Values.Select(c => c.Note).Where(n => item is null || n.Item == item).ToArray(), cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            yield return note;
        }
    }

    public Task<Capture?> CaptureAsync(UInt128 id, CancellationToken cancel) => Locked(() => captures.TryGetValue(id, out var found) ? found.Capture : null, cancel);

    public Task<IReadOnlyList<Watched>> WatchedAsync(CancellationToken cancel) => Locked(() => watching.All, cancel);

    public Task<Watched?> ChangeWatchedAsync(string address, Func<Watched?, Watched?> change, CancellationToken cancel) => Locked(() => watching.Change(address, change), cancel);

    public Task<Polled?> PolledAsync(string address, IReadOnlyList<FeedItem> items, Taken? page, Func<Watched, int, Watched> after, DateTimeOffset at, CancellationToken cancel)
    {
        if (page is not null) Coherence.Check(page.Reading);
        return Locked(() =>
        {
            if (watching.Find(address) is not { } watched) return null;
            var fresh = watching.Announce(address, items, at);
            bool isNew = page is not null && Add(page);
            watching.Change(address, _ => after(watched, fresh.Count + (isNew ? 1 : 0)));
            return new Polled(fresh, isNew);
        }, cancel);
    }

    public Task<IReadOnlyList<Announced>> WaitingAsync(CancellationToken cancel) => Locked(() => watching.Waiting, cancel);

    public Task<FeedItem?> ToldAsync(long number, CancellationToken cancel) => Locked(() => watching.Told(number), cancel);

    public Task<bool> SettleAsync(Settled settled, Taken? taken, DateTimeOffset at, CancellationToken cancel)
    {
        if (taken is not null) Coherence.Check(taken.Reading);
        return Locked(() =>
        {
            watching.Settle(settled);
            return taken is not null && Add(taken);
        }, cancel);
    }

    public Task<AnnouncedCount> AnnouncedAsync(CancellationToken cancel) => Locked(() => watching.Count, cancel);

    public Task RelateAsync(Picture picture, DateTimeOffset at, CancellationToken cancel) => Locked(() =>
    {
        CheckKept(picture.Readings);
        Put(picture, at);
        return true;
    }, cancel);

    public Task<IReadOnlyList<Reading>> ReadingsAsync(CancellationToken cancel) => Locked<IReadOnlyList<Reading>>(() => [.. Newest], cancel);

    public Task<IReadOnlyList<Reading>> VersionsAsync(ItemId item, CancellationToken cancel) =>
        Locked<IReadOnlyList<Reading>>(() => [.. versions.GetValueOrDefault(item, [])], cancel);

    public Task<Picture?> PictureAsync(CancellationToken cancel) => Locked(() => picture, cancel);

    public Task<IReadOnlyList<StoryTurn>> StoryTurnsAsync(CancellationToken cancel) => Locked<IReadOnlyList<StoryTurn>>(() => [.. turns], cancel);

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

    private void CheckKept(IEnumerable<Reading> readings)
    {
        foreach (var reading in readings)
            if (!kept.Contains(reading.Document.Id)) throw Coherence.NotKept(reading.Document.Id);
    }

    private void Put(Picture next, DateTimeOffset at)
    {
        var items = versions.SelectMany(v => v.Value.Select(r => (r.Document.Id, Item: v.Key))).ToDictionary(d => d.Id, d => d.Item);
        turns.AddRange(StoryTurns.Between(picture?.Stories ?? [], next.Stories, document => items.TryGetValue(document, out var item) ? item : throw Coherence.NotKept(document), at));
        (picture, related) = (next, at);
    }

    private bool Add(Taken taken)
    {
        var document = taken.Reading.Document;
        if (taken.Capture is { } capture)
        {
            var note = CaptureNote.Of(capture, document);
            captures.TryAdd(note.Id, (note, capture));
        }
        if (!kept.Add(document.Id)) return false;
        if (!versions.TryGetValue(document.Item, out var older))
        {
            items.Add(document.Item);
            versions.Add(document.Item, older = []);
        }
        older.Add(taken.Reading);
        return true;
    }

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
