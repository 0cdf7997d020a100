using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Store;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Judge;

/// <summary>The record in the file: nobody changes it unseen, and an older store is brought to it with all it holds.</summary>
public sealed class LedgerFileTests : IDisposable
{
    private readonly StoreFolder folder = new();

    private async Task MakeWithHistory()
    {
        await using var store = folder.Make();
        (await store.RecordAsync(OnRecord.History, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ledger", "by = 'Nobody'")]
    [InlineData("judgements", "likelihood = 'unlikely'")]
    [InlineData("dissents", "text = ''")]
    [InlineData("withdrawals", "reason = ''")]
    [InlineData("forecast_questions", "scheduled = '2040-01-01'")]
    [InlineData("forecasts", "rest = '{}'")]
    [InlineData("resolutions", "outcome = 'yes'")]
    public async Task No_row_can_be_changed_or_removed(string table, string change)
    {
        await MakeWithHistory();
        string before = StoreFolder.Dump(folder.Path);
        Should.Throw<SqliteException>(() => StoreFolder.Run(folder.Path, $"UPDATE {table} SET {change}")).Message.ShouldContain("never");
        Should.Throw<SqliteException>(() => StoreFolder.Run(folder.Path, $"DELETE FROM {table}")).Message.ShouldContain("never");
        StoreFolder.Dump(folder.Path).ShouldBe(before);
    }

    [Theory]
    [InlineData("judgements_stay", "UPDATE judgements SET likelihood = 'unlikely' WHERE seq = 1")]
    [InlineData("judgements_stay", "UPDATE judgements SET likelihood = 'perhaps' WHERE seq = 1")]
    [InlineData("judgements_stay", "UPDATE judgements SET rest = '{' WHERE seq = 1")]
    [InlineData("forecasts_stay", "UPDATE forecasts SET rest = '{\"probabilities\":[7,8]}'")]
    [InlineData("forecasts_stay", "UPDATE forecasts SET rest = '{\"probabilities\":[0.5,0.5]}'")]
    [InlineData("ledger_stays", "UPDATE ledger SET by = 'Nobody' WHERE seq = 2")]
    [InlineData("ledger_stays", "UPDATE ledger SET form = 9 WHERE seq = 2")]
    [InlineData("dissents_are_kept", "DELETE FROM dissents")]
    [InlineData("ledger_is_kept", "PRAGMA foreign_keys = OFF; DELETE FROM ledger WHERE seq = 2")]
    public async Task A_change_that_went_round_the_triggers_is_told(string trigger, string sql)
    {
        await MakeWithHistory();
        StoreFolder.Run(folder.Path, $"DROP TRIGGER {trigger}; {sql}");
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await Should.ThrowAsync<VedetteException>(() => store.LedgerAsync(default))).Code.ShouldBe("W303");
        (await Should.ThrowAsync<VedetteException>(() => store.CheckAsync(default))).Code.ShouldBe("W303");
        (await Should.ThrowAsync<VedetteException>(() => store.RecordAsync([OnRecord.Judgement("Help is likely.", 99)], default))).Code.ShouldBe("W303");
    }

    [Fact]
    public async Task The_whole_check_passes_on_a_record_and_counts_it()
    {
        await MakeWithHistory();
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        await store.CheckAsync(default);
        (await store.StateAsync(default)).Entries.ShouldBe(OnRecord.History.Length);
    }

    [Fact]
    public async Task A_store_of_version_1_is_brought_to_the_record_with_all_it_holds()
    {
        IReadOnlyList<Migration> first = [Migrations.Embedded[0]];
        using (var raw = StoreFolder.Raw(folder.Path)) Migrations.Apply(raw, folder.Path, first, TimeProvider.System).ShouldBe(0);
        var readings = Enumerable.Range(0, 5).Select(n => Readings.At(1, n, 4)).ToList();
        var picture = Readings.Picture(3, [.. readings]);
        var decision = new Decision("claim:1", "accepted", "Ada", StoreFolder.Now, "seen");
        await using (var old = SqliteStore.Open(folder.Path, TimeProvider.System, first))
        {
            foreach (var reading in readings) await old.AddAsync(reading, StoreFolder.Now, default);
            picture = await StoreFolder.RelateOldAsync(old, folder.Path, picture);
        }
        StoreFolder.Run(folder.Path, $"INSERT INTO decisions (subject, state, by, at, note) VALUES ('claim:1', 'accepted', 'Ada', '{StoreFolder.Now.UtcDateTime:O}', 'seen')");
        using (var raw = StoreFolder.Raw(folder.Path)) raw.ExecuteScalar<long>("SELECT max(number) FROM migrations").ShouldBe(1);
        string before = Kept();

        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        Kept().ShouldBe(before);
        Canonical.Of(await store.ReadingsAsync(default)).ShouldBe(Canonical.Of(readings));
        Canonical.Of(await store.PictureAsync(default)).ShouldBe(Canonical.Of(picture));
        (await store.DecisionsAsync(default)).ShouldBe([decision]);
        (await store.LedgerAsync(default)).Entries.ShouldBeEmpty();
        (await store.RecordAsync(OnRecord.History, default)).ShouldBeEmpty();
        await store.CheckAsync(default);
    }

    /// <summary>The rows that version 1 knows.</summary>
    private string Kept()
    {
        using var raw = StoreFolder.Raw(folder.Path);
        return string.Join('\n', new[] { "items", "documents", "claims", "events", "names", "decisions", "origins", "timeline" }
            .Select(table => table + ": " + string.Join('\n', raw.Query($"SELECT * FROM {table} ORDER BY 1, 2").Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values.Select(v => v is byte[] b ? Convert.ToHexString(b) : v?.ToString()))))));
    }

    public void Dispose() => folder.Dispose();
}
