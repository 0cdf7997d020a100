using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Store;

public sealed class MigrationTests : IDisposable
{
    private readonly StoreFolder folder = new();

    private static IReadOnlyList<Migration> WithOneMore(string sql) => [.. Migrations.Embedded, new(Migrations.Known + 1, "more", sql)];

    private VedetteException Refused() => Should.Throw<VedetteException>(() => SqliteStore.Open(folder.Path, TimeProvider.System, TimeSpan.FromMilliseconds(100)));

    private async Task MakeWithReadings()
    {
        await using var store = folder.Make();
        for (int n = 0; n < 5; n++) await store.AddAsync(Readings.At(1, n, 4), StoreFolder.Now, default);
    }

    [Fact]
    public void A_new_store_has_a_history_with_checksums_and_the_mark_of_a_store()
    {
        SqliteStore.Init(folder.Path, TimeProvider.System);
        using var raw = StoreFolder.Raw(folder.Path);
        raw.ExecuteScalar<long>("PRAGMA application_id").ShouldBe(Migrations.ApplicationId);
        raw.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
        raw.Query<string>("SELECT sha256 FROM migrations ORDER BY number").ShouldBe(Migrations.Embedded.Select(m => m.Checksum));
    }

    [Fact]
    public void Init_on_a_store_that_is_there_changes_nothing()
    {
        SqliteStore.Init(folder.Path, TimeProvider.System).ShouldBeTrue();
        string before = StoreFolder.Dump(folder.Path);
        SqliteStore.Init(folder.Path, TimeProvider.System).ShouldBeFalse();
        StoreFolder.Dump(folder.Path).ShouldBe(before);
    }

    [Fact]
    public async Task A_store_of_an_older_version_is_brought_to_the_newer_one_with_all_it_holds()
    {
        await MakeWithReadings();
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System, WithOneMore("CREATE TABLE more (a); INSERT INTO more VALUES (1);"));
        (await store.ReadingsAsync(default)).Count.ShouldBe(5);
        (await store.StateAsync(default)).Version.ShouldBe(Migrations.Known + 1);
        using var raw = StoreFolder.Raw(folder.Path);
        raw.ExecuteScalar<long>("SELECT count(*) FROM more").ShouldBe(1);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_before()
    {
        await MakeWithReadings();
        Should.Throw<Exception>(() => SqliteStore.Open(folder.Path, TimeProvider.System, WithOneMore("CREATE TABLE more (a); INSERT INTO nowhere VALUES (1);")));
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await store.ReadingsAsync(default)).Count.ShouldBe(5);
        using var raw = StoreFolder.Raw(folder.Path);
        raw.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'more'").ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_that_open_an_older_store_at_once_one_brings_it_forward()
    {
        await MakeWithReadings();
        var steps = WithOneMore("CREATE TABLE more (a); INSERT INTO more VALUES (1);");
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SqliteStore.Open(folder.Path, TimeProvider.System, steps))));
        foreach (var store in stores) await store.DisposeAsync();
        using var raw = StoreFolder.Raw(folder.Path);
        raw.ExecuteScalar<long>("SELECT count(*) FROM more").ShouldBe(1);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_with_both_versions()
    {
        await MakeWithReadings();
        StoreFolder.Run(folder.Path, "INSERT INTO migrations VALUES (777, 'later', 'x', 'y')");
        var failure = Refused();
        failure.Code.ShouldBe("W301");
        failure.Message.ShouldContain("777");
        failure.Message.ShouldContain($"up to version {Migrations.Known}");
    }

    [Fact]
    public async Task A_changed_checksum_is_refused()
    {
        await MakeWithReadings();
        StoreFolder.Run(folder.Path, "UPDATE migrations SET sha256 = replace(sha256, substr(sha256, 1, 4), 'ffff') WHERE number = 1");
        Refused().Code.ShouldBe("W302");
    }

    [Fact]
    public void A_missing_store_tells_to_make_one()
    {
        var failure = Refused();
        failure.Code.ShouldBe("W306");
        failure.Message.ShouldContain("vedette init");
        File.Exists(folder.Path).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Just a text that somebody wrote and that is long enough to look like a file header, which it is not. And more.")]
    [InlineData("short")]
    public void A_file_that_is_something_else_is_left_as_it_is(string content)
    {
        File.WriteAllText(folder.Path, content);
        Should.Throw<VedetteException>(() => SqliteStore.Init(folder.Path, TimeProvider.System)).Code.ShouldBe("W307");
        Refused().Code.ShouldBe("W303");
        File.ReadAllText(folder.Path).ShouldBe(content);
        Directory.GetFiles(folder.Root).Length.ShouldBe(1);
    }

    [Fact]
    public void Another_programs_database_is_left_as_it_is()
    {
        StoreFolder.Run(folder.Path, "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
        byte[] before = File.ReadAllBytes(folder.Path);
        Should.Throw<VedetteException>(() => SqliteStore.Init(folder.Path, TimeProvider.System)).Code.ShouldBe("W307");
        Refused().Code.ShouldBe("W303");
        File.ReadAllBytes(folder.Path).ShouldBe(before);
    }

    [Fact]
    public void A_folder_is_no_store()
    {
        Directory.CreateDirectory(folder.Path);
        Should.Throw<VedetteException>(() => SqliteStore.Init(folder.Path, TimeProvider.System)).Code.ShouldBe("W307");
        Refused().Code.ShouldBe("W303");
    }

    [Fact]
    public async Task A_store_that_another_process_writes_for_too_long_is_told_and_can_still_be_read()
    {
        await MakeWithReadings();
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System, TimeSpan.FromMilliseconds(100));
        using (var other = StoreFolder.Raw(folder.Path))
        using (other.BeginTransaction(deferred: false))
        {
            (await Should.ThrowAsync<VedetteException>(() => store.AddAsync(Readings.At(1, 9), StoreFolder.Now, default))).Code.ShouldBe("W304");
            (await store.ReadingsAsync(default)).Count.ShouldBe(5);
        }
        (await store.AddAsync(Readings.At(1, 9), StoreFolder.Now, default)).ShouldBeTrue();
    }

    public void Dispose() => folder.Dispose();
}
