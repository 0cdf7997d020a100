using System.Collections.Immutable;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Weigh.Problems;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Tables;

namespace Vedette.Web.State;

/// <summary>
/// What stands between the store and the pages: it keeps the present <see cref="Snapshot"/> and makes a new one when the store changed, whoever changed it.
/// The picture is loaded again only when sources were added or related; a decision or judgement alone costs a weighing.
/// </summary>
/// <param name="problem">The warning problem; null when none is watched.</param>
/// <param name="by">In whose name is decided and judged.</param>
public sealed class Desk(IStore store, WarningProblem? problem, SourceRegister register, string by, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Relating relating = new(store, clock);
    private Snapshot? present;

    /// <summary>In whose name is decided and judged.</summary>
    public string By => by;

    /// <summary>The snapshot of the store's present state.</summary>
    /// <exception cref="VedetteException">The store cannot be read.</exception>
    public async Task<Snapshot> NowAsync(CancellationToken cancel)
    {
        var stamp = await store.StampAsync(cancel).ConfigureAwait(false);
        if (IsPresent(stamp)) return present!;
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // Whoever waited may find the work done.
            stamp = await store.StampAsync(cancel).ConfigureAwait(false);
            return IsPresent(stamp) ? present! : present = await MakeAsync(stamp, cancel).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string query, int limit, CancellationToken cancel) => store.SearchAsync(query, limit, cancel);
    public Task<IReadOnlyList<Reading>> VersionsAsync(ItemId item, CancellationToken cancel) => store.VersionsAsync(item, cancel);

    /// <summary>Accepts, rejects, notes on or leaves open a claim; leaving it open takes back an edit.</summary>
    public async Task DecideAsync(ClaimId claim, ClaimState state, string? note, CancellationToken cancel)
    {
        bool isEdited = state is ClaimState.Proposed && (await NowAsync(cancel).ConfigureAwait(false)).EditOf(claim) is not null;
        await store.DecideAsync(ClaimDecisions.Decide(claim, state, by, clock.GetUtcNow(), Told(note)), cancel).ConfigureAwait(false);
        if (isEdited) await relating.AfterEditAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Decides what a claim says in place of the program's reading.</summary>
    public async Task EditAsync(ClaimId claim, ClaimEdit edit, string? note, CancellationToken cancel)
    {
        await store.DecideAsync(ClaimDecisions.Edit(claim, edit, by, clock.GetUtcNow(), Told(note)), cancel).ConfigureAwait(false);
        await relating.AfterEditAsync(cancel).ConfigureAwait(false);
    }

    /// <exception cref="InvalidOperationException">No problem is watched, so there is no table.</exception>
    public Task SetCellAsync(string evidence, string hypothesis, Consistency value, string? reason, CancellationToken cancel) =>
        store.DecideAsync(TableChoices.Decide((problem ?? throw new InvalidOperationException("No problem is watched.")).Key, new(evidence, hypothesis, value, by, clock.GetUtcNow(), Told(reason))), cancel);

    /// <summary>Notes that the person is up to date.</summary>
    public Task MarkReadAsync(CancellationToken cancel) => store.DecideAsync(LastRead.Mark(by, clock.GetUtcNow()), cancel);

    /// <summary>Makes an entry in the person's name and puts it on record.</summary>
    /// <param name="make">The entry by name and moment, or null with the faults that say why there is none.</param>
    /// <returns>What is wrong; empty when the entry was kept.</returns>
    public async Task<ImmutableArray<Fault>> RecordAsync(Func<string, DateTimeOffset, List<Fault>, Entry?> make, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(make);
        var faults = new List<Fault>();
        var entry = make(by, clock.GetUtcNow(), faults);
        return entry is null || faults.Count > 0 ? [.. faults] : await store.RecordAsync([entry], cancel).ConfigureAwait(false);
    }

    public void Dispose() => gate.Dispose();

    private bool IsPresent(StoreStamp stamp) => present?.Stamp == stamp;

    private async Task<Snapshot> MakeAsync(StoreStamp stamp, CancellationToken cancel)
    {
        bool isSamePicture = present is { } before && (before.Stamp.Documents, before.Stamp.Related) == (stamp.Documents, stamp.Related);
        var picture = isSamePicture ? present!.IsRelated ? present.Related : null : await store.PictureAsync(cancel).ConfigureAwait(false);
        return new(stamp, picture, await store.DecisionsAsync(cancel).ConfigureAwait(false), await store.LedgerAsync(cancel).ConfigureAwait(false), problem, register, by, clock.GetUtcNow());
    }

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
