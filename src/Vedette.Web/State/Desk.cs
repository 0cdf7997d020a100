using System.Collections.Immutable;
using Vedette.Access;
using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;
using Vedette.Weigh.Sources;
using Vedette.Weigh.Tables;

namespace Vedette.Web.State;

/// <summary>Where one visitor works: shows what this one may see, does what this one may do, and keeps it in this one's name.</summary>
public sealed class Desk(Office office, Visitor visitor)
{
    private readonly IStore store = office.Store;

    public Visitor Visitor => visitor;

    /// <summary>In whose name is decided and judged.</summary>
    public string By => visitor.Name;

    public bool May(Right right) => visitor.May(right);

    /// <summary>The snapshot of the store's present state, as far as the visitor may see it.</summary>
    /// <exception cref="VedetteException">The store cannot be read.</exception>
    public Task<Snapshot> NowAsync(CancellationToken cancel) => office.NowAsync(visitor, cancel);

    /// <summary>The present state as somebody may see it who may see things up to a label: what a product for them is made of.</summary>
    /// <exception cref="ArgumentException">The visitor may not see so much.</exception>
    /// <exception cref="VedetteException">The store cannot be read.</exception>
    public Task<Snapshot> UpToAsync(Tlp ceiling, CancellationToken cancel)
    {
        if (ceiling > visitor.Ceiling) throw new ArgumentException($"{By} may see things up to {visitor.Ceiling}.", nameof(ceiling));
        return office.NowAsync(visitor with { Ceiling = ceiling }, cancel);
    }

    /// <summary>Reports in which all words occur, best first. Of those that are blacked out in part, what is left is searched.</summary>
    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string query, int limit, CancellationToken cancel)
    {
        var now = await NowAsync(cancel).ConfigureAwait(false);
        if (now.IsWhole) return await store.SearchAsync(query, limit, cancel).ConfigureAwait(false);
        // Rank and number of the store's own hits tell of what is withheld: they only say which reports to look through.
        var hits = (await store.SearchAsync(query, int.MaxValue, cancel).ConfigureAwait(false)).Select(h => h.Document).ToHashSet();
        return MemorySearch.Find([.. now.Related.Readings.Select(r => r.Document).Where(d => hits.Contains(d.Id))], SearchWords.Read(query), limit);
    }

    /// <summary>The versions of the item at one address that may be seen, oldest first.</summary>
    public async Task<IReadOnlyList<Reading>> VersionsAsync(ItemId item, CancellationToken cancel)
    {
        var versions = await store.VersionsAsync(item, cancel).ConfigureAwait(false);
        var now = await NowAsync(cancel).ConfigureAwait(false);
        if (now.IsWhole) return versions;
        Redaction[] cut = [.. versions.Select(v => Redaction.Of(v, now.Marks, visitor.Ceiling))];
        // The words of a claim that is withheld in one version may stand in another under another id.
        return [.. (cut.Any(c => c.Withheld > 0) ? cut.TakeLast(1) : cut).Select(c => c.Reading).OfType<Reading>()];
    }

    /// <summary>Accepts, rejects, notes on or leaves open a claim; leaving it open takes back an edit.</summary>
    public async Task DecideAsync(ClaimId claim, ClaimState state, string? note, CancellationToken cancel)
    {
        bool isEdited = state is ClaimState.Proposed && (await NowAsync(cancel).ConfigureAwait(false)).EditOf(claim) is not null;
        await KeepAsync(Right.Decide, ClaimDecisions.Decide(claim, state, By, office.Clock.GetUtcNow(), Told(note)), cancel).ConfigureAwait(false);
        if (isEdited) await office.Relating.AfterEditAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Decides what a claim says in place of the program's reading.</summary>
    public async Task EditAsync(ClaimId claim, ClaimEdit edit, string? note, CancellationToken cancel)
    {
        await KeepAsync(Right.Decide, ClaimDecisions.Edit(claim, edit, By, office.Clock.GetUtcNow(), Told(note)), cancel).ConfigureAwait(false);
        await office.Relating.AfterEditAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Says of two names whether they name one thing; of one name told apart by place, that it names two. Waits until the store is related anew.</summary>
    /// <returns>What is wrong; empty when it was kept.</returns>
    public async Task<ImmutableArray<Fault>> RuleAsync(EntityCandidate candidate, NameVerdict verdict, string? note, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var faults = new List<Fault>();
        var (a, b, at) = (candidate.A, candidate.B, office.Clock.GetUtcNow());
        // Of one name that two things bear the second stands in some reports: leaving it one says so of each of them.
        var rulings = candidate.AreOne
            ? verdict is NameVerdict.Two ? NameDecisions.Part(a with { Items = [.. a.Items, .. b.Items] }, a, b.Items, By, at, Told(note), faults)
                : [.. b.Items.Select(item => new NameRuling(NameVerdict.One, a.Use, a.Use with { Item = item }, null, By, at, Told(note)))]
            : verdict is NameVerdict.Two ? NameDecisions.Part(a, b, [], By, at, Told(note), faults) : NameDecisions.Join(a, b, By, at, Told(note), faults);
        if (faults.Count > 0) return [.. faults];
        foreach (var ruling in rulings) await KeepAsync(Right.Decide, NameDecisions.Of(ruling), cancel).ConfigureAwait(false);
        await office.Relating.AfterEditAsync(cancel).ConfigureAwait(false);
        return [];
    }

    /// <exception cref="InvalidOperationException">No problem is watched, so there is no table.</exception>
    public Task SetCellAsync(string evidence, string hypothesis, Consistency value, string? reason, CancellationToken cancel) =>
        KeepAsync(Right.Decide, TableChoices.Decide((office.Problem ?? throw new InvalidOperationException("No problem is watched.")).Key, new(evidence, hypothesis, value, By, office.Clock.GetUtcNow(), Told(reason))), cancel);

    /// <summary>Says with whom something may be shared.</summary>
    public Task MarkAsync(MarkedThing on, Tlp label, string? note, CancellationToken cancel) =>
        KeepAsync(Right.Mark, new Mark(on, label, By, office.Clock.GetUtcNow(), Told(note)).ToDecision(), cancel);

    /// <summary>Notes in the audit log that something was taken out.</summary>
    public Task NoteExportAsync(string what) => store.NoteAsync(new(office.Clock.GetUtcNow(), By, Done.Exported, $"export:{what}"), CancellationToken.None);

    /// <summary>Notes that the person is up to date.</summary>
    public Task MarkReadAsync(CancellationToken cancel) => KeepAsync(Right.Read, LastRead.Mark(By, office.Clock.GetUtcNow()), cancel);

    /// <summary>Makes an entry in the person's name and puts it on record.</summary>
    /// <param name="make">The entry by name and moment, or null with the faults that say why there is none.</param>
    /// <returns>What is wrong; empty when the entry was kept.</returns>
    public async Task<ImmutableArray<Fault>> RecordAsync(Func<string, DateTimeOffset, List<Fault>, Entry?> make, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(make);
        Demand(Right.Judge);
        var faults = new List<Fault>();
        var entry = make(By, office.Clock.GetUtcNow(), faults);
        if (entry is null || faults.Count > 0) return [.. faults];
        var wrong = await store.RecordAsync([entry], cancel).ConfigureAwait(false);
        if (wrong.IsEmpty && await LabelAsync(entry, cancel).ConfigureAwait(false) is { } mark) await store.DecideAsync(mark.ToDecision(), cancel).ConfigureAwait(false);
        return wrong;
    }

    /// <summary>
    /// What rests on the whole set counts as restricted as the most restricted thing in it. Who may not see that thing cannot have told of it: what this one wrote is marked with
    /// the own ceiling, or it would be withheld from its own maker.
    /// </summary>
    private async Task<Mark?> LabelAsync(Entry entry, CancellationToken cancel)
    {
        var now = await NowAsync(cancel).ConfigureAwait(false);
        return entry switch
        {
            Judgement judgement when now.Ledger.Find(judgement.Id) is null => new(new(MarkedKind.Judgement, judgement.Id.ToString()), visitor.Ceiling, By, entry.At),
            Question question when now.Ledger.Find(question.Id) is null => new(new(MarkedKind.Question, question.Id.ToString()), visitor.Ceiling, By, entry.At),
            _ => null,
        };
    }

    /// <summary>The audit log as it stands, oldest first; not checked.</summary>
    public Task<IReadOnlyList<AuditEntry>> AuditAsync(CancellationToken cancel)
    {
        Demand(Right.Audit);
        return store.AuditAsync(cancel);
    }

    /// <summary>Writes a grade of a source into the register.</summary>
    /// <exception cref="VedetteException">The register cannot be written, or the grade does not fit it (W680 to W693).</exception>
    public Task GradeSourceAsync(GradeGiven given, Reliability reliability, CancellationToken cancel) => GradeAsync(path => Grading.Source(path, given, reliability, Today), reliability.ToString(), cancel);

    /// <summary>Writes a grade of a piece of information into the register, apart from that of its source.</summary>
    /// <exception cref="VedetteException">The register cannot be written, or the grade does not fit it.</exception>
    public Task GradeItemAsync(GradeGiven given, string item, CredibilityGrade credibility, CancellationToken cancel) => GradeAsync(path => Grading.Item(path, given, item, credibility, Today), credibility.ToString(), cancel);

    private DateOnly Today => DateOnly.FromDateTime(office.Clock.GetUtcNow().UtcDateTime);

    private async Task GradeAsync(Func<string, Graded> write, string grade, CancellationToken cancel)
    {
        Demand(Right.Grade);
        var told = write(office.Shelf.RegisterPath ?? throw new VedetteException("W690", "The workbench was opened without a register. Start with 'vedette serve --register FILE'."));
        await store.NoteAsync(new(office.Clock.GetUtcNow(), By, Done.Graded, $"source:{told.Source}", grade), cancel).ConfigureAwait(false);
    }

    /// <summary>Who decides is shown the state after it: it is made before this ends.</summary>
    private async Task KeepAsync(Right right, Decision decision, CancellationToken cancel)
    {
        Demand(right);
        await store.DecideAsync(decision, cancel).ConfigureAwait(false);
        await NowAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>The doors are checked before a page or resource is reached; this holds where one of them does several things.</summary>
    private void Demand(Right right)
    {
        if (visitor.Refuse(right) is { } fault) throw new VedetteException(fault.Code, fault.Message);
    }

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
