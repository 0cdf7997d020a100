using Vedette.Judge;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Judge;

/// <summary>What every store keeps of what people put on record, whatever it is made of.</summary>
public abstract class LedgerContractTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IStore Make();

    [Fact]
    public async Task A_new_store_has_an_empty_record()
    {
        await using var store = Make();
        (await store.LedgerAsync(None)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_kind_of_entry_comes_back_as_it_went_in_in_its_order()
    {
        await using var store = Make();
        foreach (var entry in OnRecord.History) (await store.RecordAsync([entry], None)).ShouldBeEmpty();
        var kept = await store.LedgerAsync(None);
        Canonical.Of(kept.Entries).ShouldBe(Canonical.Of(OnRecord.History));
        kept.Entries.Select(e => e.Hash).ShouldBe(OnRecord.History.Select(e => e.Hash));
    }

    [Fact]
    public async Task A_whole_history_is_kept_in_one_call()
    {
        await using var store = Make();
        (await store.RecordAsync(OnRecord.History, None)).ShouldBeEmpty();
        Canonical.Of((await store.LedgerAsync(None)).Entries).ShouldBe(Canonical.Of(OnRecord.History));
    }

    [Fact]
    public async Task An_entry_that_is_not_fit_is_refused_with_its_faults_and_nothing_of_the_call_is_kept()
    {
        await using var store = Make();
        var good = OnRecord.Judgement("Help is likely.", 0);
        var faults = await store.RecordAsync([good, OnRecord.Judgement("Help could come.", 1)], None);
        faults.ShouldHaveSingleItem().Code.ShouldBe("W671");
        (await store.LedgerAsync(None)).Entries.ShouldBeEmpty();
        (await store.RecordAsync([good], None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_judgement_is_superseded_once_and_the_second_try_names_the_successor()
    {
        await using var store = Make();
        var first = OnRecord.Judgement("Help is likely.", 0);
        var second = OnRecord.Judgement("Help is very likely.", 1) with { Supersedes = first.Id, ReasonForChange = "A second origin." };
        await store.RecordAsync([first, second], None);
        var fault = (await store.RecordAsync([second with { At = OnRecord.Day(2) }], None)).ShouldHaveSingleItem();
        fault.Code.ShouldBe("W663");
        fault.Message.ShouldContain(second.Id.ToString()[..8]);
        (await store.LedgerAsync(None)).Entries.Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_entry_given_again_changes_nothing()
    {
        await using var store = Make();
        var judgement = OnRecord.Judgement("Help is likely.", 0);
        (await store.RecordAsync([judgement], None)).ShouldBeEmpty();
        (await store.RecordAsync([judgement], None)).ShouldHaveSingleItem().Code.ShouldBe("W677");
        (await store.LedgerAsync(None)).Entries.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_forecast_after_the_scheduled_day_is_refused()
    {
        await using var store = Make();
        var question = OnRecord.Question(0, scheduled: 5);
        await store.RecordAsync([question], None);
        (await store.RecordAsync([OnRecord.Forecast(question, .5, 6)], None)).ShouldHaveSingleItem().Code.ShouldBe("W667");
        (await store.RecordAsync([OnRecord.Forecast(question, .5, 5)], None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_call_keeps_nothing()
    {
        await using var store = Make();
        await Should.ThrowAsync<OperationCanceledException>(() => store.RecordAsync(OnRecord.History, new CancellationToken(true)));
        (await store.LedgerAsync(None)).Entries.ShouldBeEmpty();
    }
}

public sealed class MemoryLedgerTests : LedgerContractTests
{
    protected override IStore Make() => new MemoryStore();
}

public sealed class SqliteLedgerTests : LedgerContractTests, IDisposable
{
    private readonly StoreFolder folder = new();

    protected override IStore Make() => folder.Make();

    [Fact]
    public async Task Of_many_who_supersede_one_judgement_at_once_one_is_kept()
    {
        var first = OnRecord.Judgement("Help is likely.", 0);
        await using (var store = folder.Make()) await store.RecordAsync([first], default);
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(async () =>
        {
            await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
            return await store.RecordAsync([OnRecord.Judgement("Help is very likely.", n) with { By = $"Analyst {n}", Supersedes = first.Id, ReasonForChange = "A second origin." }], default);
        })));
        answers.Count(faults => faults.IsEmpty).ShouldBe(1);
        answers.Where(faults => !faults.IsEmpty).ShouldAllBe(faults => faults.Single().Code == "W663");
        await using var kept = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await kept.LedgerAsync(default)).Current.Count().ShouldBe(1);
    }

    public void Dispose() => folder.Dispose();
}
