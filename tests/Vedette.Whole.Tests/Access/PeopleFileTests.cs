using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Judge;
using Vedette.Whole.Tests.Store;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Access;

/// <summary>People and the audit log in the file: no secret lies in it, nobody changes the log unseen, and an older store is brought to it with all it holds.</summary>
public sealed class PeopleFileTests : IDisposable
{
    private const string Good = "seven quiet herons", Wrong = "eleven loud sparrows";
    private readonly StoreFolder folder = new();
    private readonly RandomNumberGenerator chance = RandomNumberGenerator.Create();

    private async Task<AuditHead> MakeWithLog()
    {
        await using var store = folder.Make();
        for (int n = 1; n <= 6; n++) await store.DecideAsync(new($"claim:{n}", "accepted", n % 2 == 0 ? "Ada" : "Bo", StoreFolder.Now.AddMinutes(n)), default);
        return AuditHead.Of(await store.AuditAsync(default));
    }

    private async Task<AuditFinding[]> Check(AuditHead? head = null)
    {
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        var findings = AuditCheck.Of(await store.AuditAsync(default), head);
        if (findings.Any(f => f.Kind is not (AuditFault.CutOff or AuditFault.Rewritten))) (await Should.ThrowAsync<VedetteException>(() => store.CheckAsync(default))).Code.ShouldBe("W303");
        else await store.CheckAsync(default);
        return [.. findings];
    }

    [Fact]
    public async Task No_password_session_or_key_lies_in_the_file()
    {
        var secrets = new List<string> { Good, Wrong };
        await using (var store = folder.Make())
        {
            var door = new FrontDoor(store, TimeProvider.System, chance, 1000);
            await door.AddAsync("Ada", Role.Administrator, Tlp.Red, Good, "root", default);
            secrets.Add((await door.SignInAsync("Ada", Good, null, default)).Token!.Reveal());
            secrets.Add((await door.AddKeyAsync("Ada", "board", [Right.Read], null, "Ada", default)).Key!.Reveal());
            await door.SignInAsync("Ada", Wrong, null, default);
            await door.SignInAsync(Wrong, Good, null, default);
        }
        string dump = StoreFolder.Dump(folder.Path);
        dump.ShouldContain("sign_in_failed");
        string bytes = string.Concat(Directory.GetFiles(folder.Root).Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        foreach (string secret in secrets)
        {
            dump.ShouldNotContain(secret);
            bytes.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task No_entry_of_the_log_can_be_changed_or_removed()
    {
        await MakeWithLog();
        string before = StoreFolder.Dump(folder.Path);
        Should.Throw<SqliteException>(() => StoreFolder.Run(folder.Path, "UPDATE audit SET by = 'Eve'")).Message.ShouldContain("never");
        Should.Throw<SqliteException>(() => StoreFolder.Run(folder.Path, "DELETE FROM audit")).Message.ShouldContain("never");
        StoreFolder.Dump(folder.Path).ShouldBe(before);
        (await Check()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE audit SET by = 'Eve' WHERE number = 3", AuditFault.Changed, 3)]
    [InlineData("UPDATE audit SET detail = NULL WHERE number = 6", AuditFault.Changed, 6)]
    [InlineData("UPDATE audit SET at = '2026-01-02T04:05:06.0000000Z' WHERE number = 1", AuditFault.Changed, 1)]
    [InlineData("DELETE FROM audit WHERE number = 4", AuditFault.Missing, 5)]
    [InlineData("DELETE FROM audit WHERE number = 1", AuditFault.Missing, 2)]
    [InlineData("DELETE FROM audit WHERE number = 4; UPDATE audit SET number = number - 1 WHERE number > 4", AuditFault.Missing, 4)]
    [InlineData("UPDATE audit SET number = 99 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4; UPDATE audit SET number = 4 WHERE number = 99", AuditFault.Reordered, 3)]
    [InlineData("UPDATE audit SET number = 9 WHERE number = 6", AuditFault.Renumbered, 9)]
    public async Task What_went_round_the_triggers_is_found_and_named(string sql, AuditFault kind, long number)
    {
        await MakeWithLog();
        StoreFolder.Run(folder.Path, $"DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept; {sql}");
        var finding = (await Check()).ShouldHaveSingleItem();
        (finding.Kind, finding.Number).ShouldBe((kind, number));
    }

    [Fact]
    public async Task A_cut_off_end_is_found_with_the_head_that_was_exported()
    {
        var head = await MakeWithLog();
        StoreFolder.Run(folder.Path, "DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE number > 4");
        (await Check()).ShouldBeEmpty();
        (await Check(head)).ShouldHaveSingleItem().Text.ShouldContain("entries 5 to 6");
    }

    [Fact]
    public async Task Stores_on_one_file_write_one_chain()
    {
        await using var one = folder.Make();
        await using var two = SqliteStore.Open(folder.Path, TimeProvider.System);
        await Task.WhenAll(new[] { one, two }.Select((store, s) => Task.Run(async () =>
        {
            for (int n = 0; n < 40; n++) await store.NoteAsync(new(StoreFolder.Now, $"host {s}", Done.Exported, $"table:{n}"), default);
        })));
        var log = await one.AuditAsync(default);
        log.Count.ShouldBe(80);
        AuditCheck.Of(log).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE accounts SET role = 'administrator', ceiling = 'TLP:PURPLE'")]
    [InlineData("UPDATE accounts SET password = 'seven quiet herons'")]
    [InlineData("UPDATE accounts SET added = 'yesterday'")]
    public async Task An_account_that_cannot_be_read_is_told(string sql)
    {
        await using (var store = folder.Make()) await new FrontDoor(store, TimeProvider.System, chance, 1000).AddAsync("Ada", Role.Administrator, Tlp.Red, Good, "root", default);
        StoreFolder.Run(folder.Path, sql);
        await using var again = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await Should.ThrowAsync<VedetteException>(() => again.RosterAsync(default))).Code.ShouldBe("W303");
    }

    [Fact]
    public async Task A_store_of_version_2_is_brought_to_people_with_all_it_holds()
    {
        IReadOnlyList<Migration> two = [.. Migrations.Embedded.Take(2)];
        using (var raw = StoreFolder.Raw(folder.Path)) Migrations.Apply(raw, folder.Path, two, TimeProvider.System).ShouldBe(0);
        var readings = Enumerable.Range(0, 5).Select(n => Readings.At(1, n, 4)).ToList();
        var picture = Readings.Picture(3, [.. readings]);
        await using (var old = SqliteStore.Open(folder.Path, TimeProvider.System, two))
        {
            foreach (var reading in readings) await old.AddAsync(reading, StoreFolder.Now, default);
            picture = await StoreFolder.RelateOldAsync(old, folder.Path, picture);
        }
        using (var raw = StoreFolder.Raw(folder.Path))
        {
            // As version 2 wrote it, which knew no audit log.
            LedgerTables.Append(raw, OnRecord.History);
            raw.Execute($"INSERT INTO decisions (subject, state, by, at) VALUES ('claim:1', 'accepted', 'Ada', '{StoreFolder.Now.UtcDateTime:O}')");
            raw.ExecuteScalar<long>("SELECT max(number) FROM migrations").ShouldBe(2);
        }

        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        Canonical.Of(await store.ReadingsAsync(default)).ShouldBe(Canonical.Of(readings));
        Canonical.Of(await store.PictureAsync(default)).ShouldBe(Canonical.Of(picture));
        (await store.DecisionsAsync(default)).ShouldBe([new Decision("claim:1", "accepted", "Ada", StoreFolder.Now)]);
        Canonical.Of((await store.LedgerAsync(default)).Entries).ShouldBe(Canonical.Of(OnRecord.History));
        (await store.AuditAsync(default)).ShouldBeEmpty();
        (await store.RosterAsync(default)).Accounts.ShouldBeEmpty();
        await store.DecideAsync(new("claim:1", "rejected", "Ada", StoreFolder.Now), default);
        (await store.AuditAsync(default)).Count.ShouldBe(1);
        (await store.StateAsync(default)).Version.ShouldBe(SqliteStore.KnownVersion);
        await store.CheckAsync(default);
    }

    public void Dispose()
    {
        folder.Dispose();
        chance.Dispose();
    }
}
