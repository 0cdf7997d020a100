using System.Collections.Immutable;
using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Read.Archives;
using Vedette.Read.Feeds;
using Vedette.Watching;

namespace Vedette;

/// <summary>What was fetched: an address and its bytes, or the fault that kept it from being fetched.</summary>
/// <param name="Address">The path or link as asked for.</param>
/// <param name="MediaType">As the outside tells it (<c>text/html</c>), null when only the bytes can tell.</param>
public sealed record Fetched(string Address, ReadOnlyMemory<byte> Bytes, string? MediaType = null, Fault? Fault = null)
{
    /// <summary>When an archive captured it; null for what is as it is now.</summary>
    public DateTimeOffset? Captured { get; init; }

    /// <summary>What the server told beside the bytes; null for what came from no server, or when none answered.</summary>
    public WebAnswer? Answer { get; init; }

    /// <summary>What a feed, a newsletter or an archive tells of an item that it carries; null for what was got from its own place.</summary>
    public Carriage? Carriage { get; init; }

    /// <summary>The text of a paper (PDF), which is taken from its bytes outside; null for anything else.</summary>
    public PaperText? Paper { get; init; }
}

/// <summary>How an item came here.</summary>
/// <param name="Transport">The name of what carried it, or its link where it has no name.</param>
/// <param name="TakenFrom">Where it says the item was taken from; a name or a link.</param>
public sealed record Carriage(string? Transport, string? TakenFrom = null)
{
    /// <summary>When the item was published as far as what carried it tells: it counts for an item that does not tell it.</summary>
    public When Published { get; init; }

    /// <summary>What tells <see cref="Published"/>.</summary>
    public DatedBy By { get; init; }

    /// <summary>What is kept of how a document came, for reading it again; null when nothing is.</summary>
    public static Carriage? Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        bool isDated = document.DatedBy is not DatedBy.Item;
        return document.Transport is null && document.TakenFrom is null && !isDated ? null
            : new(document.Transport, document.TakenFrom) { Published = isDated ? document.Published : When.Unknown, By = document.DatedBy };
    }
}

/// <summary>A paper as a reader of PDF gives it.</summary>
/// <param name="Pages">The lines of all pages in the order of reading, with a form feed (U+000C) after each page.</param>
/// <param name="Facts">What the file tells of itself, a line each: <c>Title: …</c>, <c>Author: …</c>, <c>CreationDate: …</c> in ISO 8601.</param>
public sealed record PaperText(string Pages, string Facts);

/// <summary>What a server told beside the bytes.</summary>
/// <param name="Link">Where the answer came from, after all redirects.</param>
/// <param name="Status">Of HTTP. 304 tells that what was had before still stands: the bytes are empty then, and that is no fault.</param>
/// <param name="Headers">As they were sent, those of the answer before those of its body.</param>
/// <param name="At">When the headers came.</param>
public sealed record WebAnswer(string Link, int Status, ImmutableArray<(string Name, string Value)> Headers, DateTimeOffset At)
{
    /// <summary>The first value of a header, whatever its letter case.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>Gets items from the outside, in the order asked for.</summary>
public interface IFetch
{
    /// <summary>One or more results an address: a folder or an archive holds many. A bad address gives one result with its fault, never an exception.</summary>
    IAsyncEnumerable<Fetched> FetchAsync(string address, CancellationToken cancel);
}

/// <summary>A reading with the answer of a server that it was made from; null when there was none.</summary>
public sealed record Taken(Reading Reading, Capture? Capture);

/// <summary>Keeps readings and what was related. Every write is one transaction: a reader sees all of it or nothing.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Keeps a reading. False when this very version is already kept: nothing changes then.</summary>
    Task<bool> AddAsync(Reading reading, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Keeps a reading together with the answer of a server that it was made from. The answer is kept also when the version is known; the very same answer is kept once.</summary>
    Task<bool> AddAsync(Taken taken, DateTimeOffset at, CancellationToken cancel);

    /// <summary>
    /// Puts what was read anew in the place of the readings of the same versions, and the picture over all in the place of the one before: a reader sees both or neither. Claims that
    /// are no longer found are kept as superseded.
    /// </summary>
    /// <exception cref="ArgumentException">A version is not kept.</exception>
    Task ReplaceAsync(IReadOnlyList<Reading> readings, Picture picture, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Claims that a later reading of the same version no longer found, in the order of being superseded.</summary>
    Task<IReadOnlyList<SupersededClaim>> SupersededAsync(CancellationToken cancel);

    /// <summary>What servers answered, of one item or of all, in the order of being kept.</summary>
    IAsyncEnumerable<CaptureNote> CapturesAsync(ItemId? item, CancellationToken cancel);

    /// <summary>One of them with headers and body; null when it is not kept.</summary>
    Task<Capture?> CaptureAsync(UInt128 id, CancellationToken cancel);

    /// <summary>Replaces all that is derived over documents (origins, lineage, links). Readings and decisions stay as they are.</summary>
    Task RelateAsync(Picture picture, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The newest version of every item, in the order they were first added.</summary>
    Task<IReadOnlyList<Reading>> ReadingsAsync(CancellationToken cancel);

    /// <summary>All versions of the item at one address, oldest first.</summary>
    Task<IReadOnlyList<Reading>> VersionsAsync(ItemId item, CancellationToken cancel);

    /// <summary>What was last related, over the readings it was made from; null when nothing was.</summary>
    Task<Picture?> PictureAsync(CancellationToken cancel);

    /// <summary>Which stories joined and which parted whenever a picture took the place of another, in that order. Appended, never changed.</summary>
    Task<IReadOnlyList<StoryTurn>> StoryTurnsAsync(CancellationToken cancel);

    /// <summary>Full-text search over the newest versions, best first.</summary>
    Task<IReadOnlyList<SearchHit>> SearchAsync(string query, int limit, CancellationToken cancel);

    /// <summary>Records a person's decision on a derived value. Decisions are appended, never changed.</summary>
    Task DecideAsync(Decision decision, CancellationToken cancel);
    Task<IReadOnlyList<Decision>> DecisionsAsync(CancellationToken cancel);

    /// <summary>Puts judgements, forecasts and what belongs to them on record, all of them or, when one is not fit, none. Entries are appended, never changed.</summary>
    /// <returns>What is wrong (W660 to W677); empty when all were kept.</returns>
    Task<ImmutableArray<Fault>> RecordAsync(IReadOnlyList<Entry> entries, CancellationToken cancel);

    /// <summary>All that was put on record, in the order of being kept.</summary>
    Task<Ledger> LedgerAsync(CancellationToken cancel);

    /// <summary>Who may come in.</summary>
    Task<Roster> RosterAsync(CancellationToken cancel);

    /// <summary>Changes who may come in, together with what the audit log tells of it; with a fault neither. Nothing changes in between.</summary>
    /// <param name="change">Pure and quick: the store waits for it.</param>
    Task<RosterChange> ChangeRosterAsync(Func<Roster, RosterChange> change, CancellationToken cancel);

    /// <summary>Writes into the audit log what the store does not see itself: exports, grades, failed attempts. Decisions, records and changes of the roster it writes down by itself.</summary>
    Task NoteAsync(Deed deed, CancellationToken cancel);

    /// <summary>The audit log as it stands, not checked (<see cref="AuditCheck"/>).</summary>
    Task<IReadOnlyList<AuditEntry>> AuditAsync(CancellationToken cancel);

    /// <summary>Keeps a file of another coder's events with all its lines and their faults, or nothing of it. A line that is kept already changes nothing.</summary>
    /// <param name="lines">Pulled one by one, once; what they throw passes through, and nothing is kept then.</param>
    Task<ReportedAdded> AddReportedAsync(ReportedFile file, IEnumerable<ReportedLine> lines, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The events that other coders' feeds report, in the order of their days, those without one last. Read in pages: what is added meanwhile may show.</summary>
    IAsyncEnumerable<KeptReported> ReportedAsync(CancellationToken cancel);

    /// <summary>What was wrong with the lines of such a file, in their order; none when it is not kept.</summary>
    Task<IReadOnlyList<ReportedFault>> ReportedFaultsAsync(UInt128 file, int limit, CancellationToken cancel);

    /// <summary>The addresses that are watched, in the order of being added.</summary>
    Task<IReadOnlyList<Watched>> WatchedAsync(CancellationToken cancel);

    /// <summary>Adds (from null), changes or removes (to null) a watched address; what it told before stays. Nothing changes in between.</summary>
    /// <param name="change">Pure and quick: the store waits for it.</param>
    /// <returns>What stands there now.</returns>
    Task<Watched?> ChangeWatchedAsync(string address, Func<Watched?, Watched?> change, CancellationToken cancel);

    /// <summary>
    /// Moves a watched address on, together with what it told: items that were not announced before, or that tell of a later change, wait from then on; a page that was watched is kept as
    /// <see cref="AddAsync(Taken, DateTimeOffset, CancellationToken)"/> does.
    /// </summary>
    /// <param name="after">From what it was and the number of new things. Pure and quick.</param>
    /// <returns>Null, and nothing is changed, when the address is not watched any more.</returns>
    Task<Polled?> PolledAsync(string address, IReadOnlyList<FeedItem> items, Taken? page, Func<Watched, int, Watched> after, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The announced items that wait, in the order of being announced.</summary>
    Task<IReadOnlyList<Announced>> WaitingAsync(CancellationToken cancel);

    /// <summary>What the feed tells of an item that waits; null when it waits no more.</summary>
    Task<FeedItem?> ToldAsync(long number, CancellationToken cancel);

    /// <summary>Says what became of an announced item, together with what was read of it.</summary>
    /// <returns>Whether what was read is a version that was not kept yet.</returns>
    Task<bool> SettleAsync(Settled settled, Taken? taken, DateTimeOffset at, CancellationToken cancel);

    /// <summary>How many announced items are in each state.</summary>
    Task<AnnouncedCount> AnnouncedAsync(CancellationToken cancel);

    /// <summary>Which state the store is in. Cheap: it reads no texts.</summary>
    Task<StoreStamp> StampAsync(CancellationToken cancel);
}

/// <summary>Tells one state of a store from another: equal parts mean that nothing of that kind was written in between, by this process or another. What is read anew comes with a new picture.</summary>
/// <param name="Documents">Versions kept.</param>
/// <param name="Related">When the picture was made; null when nothing was related yet.</param>
public readonly record struct StoreStamp(long Documents, DateTimeOffset? Related, long Decisions, long Entries);

/// <summary>A claim that was found once and is no longer found in the same version, since reading changed.</summary>
/// <param name="At">When it was superseded.</param>
/// <param name="Words">Its content as it was read.</param>
public sealed record SupersededClaim(ClaimId Claim, DocumentId Document, DateTimeOffset At, string? Speaker, string Words);

/// <summary>Announced items by what became of them.</summary>
public readonly record struct AnnouncedCount(long Waiting, long Kept, long GivenUp);

/// <summary>A place where the words were found.</summary>
/// <param name="Snippet">The words around it; the matches stand between U+0002 and U+0003.</param>
public sealed record SearchHit(DocumentId Document, string Name, string? Title, string Snippet);

/// <summary>What a person holds of a machine's suggestion.</summary>
/// <param name="Subject">Kind and id of what is decided on: <c>claim:…</c>, <c>origin:…</c>.</param>
/// <param name="State">accepted, edited or rejected.</param>
public sealed record Decision(string Subject, string State, string By, DateTimeOffset At, string? Note = null);
