using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Web.Watching;

namespace Vedette.Web.State;

/// <summary>
/// What all desks share: the store, and one <see cref="Snapshot"/> for each ceiling in use, made again when the store changed, whoever changed it.
/// The picture is loaded again only when sources were added or related; a decision or judgement alone costs a weighing. Who may not see everything gets a
/// picture that is related anew from what may be seen; that is done again only when sources or marks changed.
/// </summary>
/// <param name="shelf">The warning problem and the register, as they stand written now.</param>
public sealed class Office(IStore store, Shelf shelf, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<Tlp, Floor> floors = Tlp.All.ToDictionary(ceiling => ceiling, _ => new Floor());
    private readonly Relater relater = new();
    private Whole? whole;

    /// <summary>Finds origins anew after an edit of a claim.</summary>
    internal Relating Relating { get; } = new(store, clock);

    public IStore Store => store;
    public TimeProvider Clock => clock;
    public Shelf Shelf => shelf;
    public WarningProblem? Problem => shelf.Present.Problem;

    /// <summary>Hears, each time a snapshot was made, of all that is related and the seconds that it took.</summary>
    internal Action<Picture?, double>? Made { get; set; }

    /// <summary>The present state of the store, as far as a visitor may see it.</summary>
    /// <exception cref="VedetteException">The store cannot be read.</exception>
    public async Task<Snapshot> NowAsync(Visitor visitor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var books = await shelf.NowAsync(cancel).ConfigureAwait(false);
        var stamp = await store.StampAsync(cancel).ConfigureAwait(false);
        var floor = floors[visitor.Ceiling];
        if (floor.Present is { } ready && ready.Stamp == stamp && ready.Books == books) return ready.For(visitor);
        await floor.Gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // Whoever waited may find the work done.
            stamp = await store.StampAsync(cancel).ConfigureAwait(false);
            if (floor.Present is not { } made || made.Stamp != stamp || made.Books != books) floor.Present = await MakeAsync(stamp, books, visitor.Ceiling, floor, cancel).ConfigureAwait(false);
            return floor.Present.For(visitor);
        }
        finally
        {
            floor.Gate.Release();
        }
    }

    /// <summary>
    /// As <see cref="NowAsync"/>, but while one request makes the state after a change, others who may see everything are told the state before it and need not wait.
    /// From those who may not, a mark may have withheld something since: they wait.
    /// </summary>
    /// <exception cref="VedetteException">The store cannot be read.</exception>
    public async Task<Snapshot> ReadAsync(Visitor visitor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Ceiling == Tlp.Red && floors[Tlp.Red] is { Gate.CurrentCount: 0, Present: { } before } ? before.For(visitor) : await NowAsync(visitor, cancel).ConfigureAwait(false);
    }

    public void Dispose()
    {
        gate.Dispose();
        shelf.Dispose();
        foreach (var floor in floors.Values) floor.Gate.Dispose();
    }

    private async Task<Snapshot> MakeAsync(StoreStamp stamp, Books books, Tlp ceiling, Floor floor, CancellationToken cancel)
    {
        using var _ = Tracing.Start("snapshot");
        long start = clock.GetTimestamp();
        var all = await WholeAsync(stamp, books, cancel).ConfigureAwait(false);
        var made = Release(all, ceiling, floor);
        Made?.Invoke(all.Picture, clock.GetElapsedTime(start).TotalSeconds);
        return made;
    }

    private async Task<Whole> WholeAsync(StoreStamp stamp, Books books, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (whole is { } made && made.Stamp == stamp && made.Books == books) return made;
            bool isSamePicture = whole is { } before && (before.Stamp.Documents, before.Stamp.Related) == (stamp.Documents, stamp.Related);
            var kept = isSamePicture ? whole!.Picture : await store.PictureAsync(cancel).ConfigureAwait(false);
            // Loading leaves as much behind as it keeps, in a generation that is looked through seldom.
            if (!isSamePicture) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
            var decisions = await store.DecisionsAsync(cancel).ConfigureAwait(false);
            // Edits before what is withheld: the words that a person counts to a claim are withheld with it.
            var picture = kept is null ? null : NameDecisions.Over(ClaimEdit.Over(kept, ClaimDecisions.Edits(decisions)), decisions);
            var (ledger, marks, at) = (await store.LedgerAsync(cancel).ConfigureAwait(false), Marks.Of(decisions), clock.GetUtcNow());
            var earlier = whole is { Snapshot: { IsValueCreated: true, Value: var last } } ? last : null;
            return whole = new(stamp, picture, decisions, ledger, marks, at, books, new(() => new(stamp, picture, decisions, ledger, books, at, marks, earlier)));
        }
        finally
        {
            gate.Release();
        }
    }

    private Snapshot Release(Whole all, Tlp ceiling, Floor floor)
    {
        if (all.Marks.AllReleasable(ceiling)) return all.Snapshot.Value;
        // Marks are decisions, which are only ever added: as many as before are the same as before.
        var made = (all.Picture, Marks: all.Decisions.Count(d => Mark.IsMark(d.Subject)));
        if (floor.Made != made) (floor.Made, floor.Released) = (made, all.Picture?.For(all.Marks, ceiling, relater).Picture);
        var (ledger, _) = new LedgerRelease(all.Ledger, all.Picture, all.Marks).For(ceiling);
        return new(all.Stamp, floor.Released, new DecisionRelease(floor.Released, ledger).Of(all.Decisions), ledger, all.Books, all.At, all.Marks);
    }

    /// <summary>All that the store keeps, and the snapshot of those who may see all of it.</summary>
    private sealed record Whole(StoreStamp Stamp, Picture? Picture, IReadOnlyList<Decision> Decisions, Ledger Ledger, Marks Marks, DateTimeOffset At, Books Books, Lazy<Snapshot> Snapshot);

    /// <summary>What is kept for one ceiling.</summary>
    private sealed class Floor
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public Snapshot? Present { get; set; }
        public (Picture? Of, int Marks)? Made { get; set; }
        public Picture? Released { get; set; }
    }
}
