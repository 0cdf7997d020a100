using Dapper;
using Vedette.Extract;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Tests.Extract.Reported;

namespace Vedette.Whole.Tests.Store;

/// <summary>What every store keeps of the events of other coders' feeds.</summary>
public abstract class ReportedContractTests
{
    private static readonly DateTimeOffset Now = StoreFolder.Now;
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IStore Make();

    internal static ReportedFile File(int id) => new((UInt128)id, GdeltTable.Transport, $"feed/{id}.export.CSV");

    internal static IEnumerable<ReportedLine> Lines(GdeltKind kind, params string[] rows) => GdeltTable.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows))), kind);

    [Fact]
    public async Task Events_come_back_as_their_rows_stood_in_the_order_of_their_days()
    {
        await using var store = Make();
        string[] rows = [GdeltRows.Event(3, day: "20310505"), GdeltRows.Event(1, day: "20310503"), "4" + new string('\t', 60), GdeltRows.Event(2, day: "20310503")];
        var added = await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, rows), Now, None);
        added.ShouldBe(new(true, Lines: 4, Events: 4));
        var kept = await store.ReportedAsync(None).ToListAsync();
        kept.Select(k => k.Event.Number).ShouldBe([1, 2, 3, 4]);
        kept.Select(k => k.Event).ShouldBe(new[] { rows[1], rows[3], rows[0], rows[2] }.Select(row => GdeltTable.Event(row)!));
        kept.Select(k => k.Links).ShouldBe([1, 1, 1, 0]);
    }

    [Fact]
    public async Task More_events_than_a_page_come_back_each_once()
    {
        await using var store = Make();
        await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, [.. Enumerable.Range(1, 2500).Select(n => GdeltRows.Event(n, day: $"203105{1 + (n % 3):00}"))]), Now, None);
        var kept = await store.ReportedAsync(None).ToListAsync();
        kept.Select(k => k.Event.Number).Order().ShouldBe(Enumerable.Range(1, 2500).Select(n => (long)n));
        kept.Select(k => k.Event.When.First).ShouldBe(kept.Select(k => k.Event.When.First).Order());
    }

    [Fact]
    public async Task The_very_same_file_is_kept_once_and_its_lines_are_not_even_read()
    {
        await using var store = Make();
        await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, GdeltRows.Event(1), "bad"), Now, None);
        static IEnumerable<ReportedLine> Untouched()
        {
            throw new InvalidOperationException("read");
#pragma warning disable CS0162
            yield break;
#pragma warning restore CS0162
        }
        (await store.AddReportedAsync(File(1), Untouched(), Now.AddDays(1), None)).ShouldBe(new(false));
        (await store.ReportedFaultsAsync(File(1).Id, 10, None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_is_kept_already_adds_nothing_and_another_one_of_its_number_is_told_and_kept_beside()
    {
        await using var store = Make();
        await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, GdeltRows.Event(1), GdeltRows.Event(2)), Now, None);
        string other = GdeltRows.Event(2, code: "190");
        var added = await store.AddReportedAsync(File(2), Lines(GdeltKind.Events, GdeltRows.Event(1), other, GdeltRows.Event(3)), Now, None);
        added.ShouldBe(new(true, Lines: 3, Events: 1, Known: 2, Faults: 1));
        (await store.ReportedAsync(None).ToListAsync()).Select(k => k.Event.Code).ShouldBe(["042", "042", "042"]);
        var fault = (await store.ReportedFaultsAsync(File(2).Id, 10, None)).Single();
        (fault.Line, fault.Fault.Code, fault.Text).ShouldBe((2, "W255", other));
    }

    [Fact]
    public async Task A_bad_line_is_kept_with_its_number_and_its_text()
    {
        await using var store = Make();
        var added = await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, GdeltRows.Event(1), "not\ta\trow\u0000", GdeltRows.With(GdeltRows.Event(2), 29, "7")), Now, None);
        added.ShouldBe(new(true, Lines: 3, Events: 2, Unread: 1, Faults: 2));
        var faults = await store.ReportedFaultsAsync(File(1).Id, 10, None);
        faults.Select(f => (f.Line, f.Fault.Code)).ShouldBe([(2, "W250"), (3, "W252")]);
        faults[0].Text.ShouldBe("not\ta\trow\u0000");
        (await store.ReportedFaultsAsync(File(1).Id, 1, None)).Count.ShouldBe(1);
        (await store.ReportedFaultsAsync(File(9).Id, 10, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Mentions_tell_in_how_many_reports_an_event_was_found_each_report_once()
    {
        await using var store = Make();
        await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, GdeltRows.Event(1), GdeltRows.Event(2)), Now, None);
        string[] mentions = [GdeltRows.Mention(1, "a", "https://a.example"), GdeltRows.Mention(1, "a", "https://a.example"), GdeltRows.Mention(1, "b", "https://a.example"), GdeltRows.Mention(1, "c", "https://courier.example/1"), GdeltRows.Mention(8, "a", "https://a.example")];
        var added = await store.AddReportedAsync(File(2), Lines(GdeltKind.Mentions, mentions), Now, None);
        added.ShouldBe(new(true, Lines: 5, Mentions: 4, Known: 1));
        (await store.ReportedAsync(None).ToListAsync()).Select(k => k.Links).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task A_file_that_breaks_off_or_is_stopped_leaves_nothing()
    {
        await using var store = Make();
        static IEnumerable<ReportedLine> Until(Action end)
        {
            foreach (var line in Lines(GdeltKind.Events, [.. Enumerable.Range(1, 3000).Select(n => GdeltRows.Event(n))])) yield return line;
            end();
            foreach (var line in Lines(GdeltKind.Events, [.. Enumerable.Range(3001, 3000).Select(n => GdeltRows.Event(n))])) yield return line;
        }
        await Should.ThrowAsync<IOException>(() => store.AddReportedAsync(File(1), Until(() => throw new IOException("gone")), Now, None));
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => store.AddReportedAsync(File(1), Until(stop.Cancel), Now, stop.Token));
        (await store.ReportedAsync(None).ToListAsync()).ShouldBeEmpty();
        (await store.AddReportedAsync(File(1), Until(() => { }), Now, None)).Events.ShouldBe(6000);
    }

    [Fact]
    public async Task Reported_events_are_no_documents_and_change_no_picture()
    {
        await using var store = Make();
        await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, GdeltRows.Event(1)), Now, None);
        (await store.ReadingsAsync(None)).ShouldBeEmpty();
        (await store.PictureAsync(None)).ShouldBeNull();
        (await store.StampAsync(None)).ShouldBe(new(0, null, 0, 0));
    }
}

public sealed class MemoryReportedTests : ReportedContractTests
{
    protected override IStore Make() => new MemoryStore();
}

public sealed class SqliteReportedTests : ReportedContractTests, IDisposable
{
    private readonly StoreFolder folder = new();

    protected override IStore Make() => folder.Make();

    [Fact]
    public async Task A_row_that_was_changed_on_the_disk_is_found()
    {
        await using (var store = folder.Make())
        {
            await store.AddReportedAsync(File(1), Lines(GdeltKind.Events, GdeltRows.Event(1)), StoreFolder.Now, default);
            await store.AddReportedAsync(File(2), Lines(GdeltKind.Mentions, GdeltRows.Mention(1, "a", "b")), StoreFolder.Now, default);
            await store.CheckAsync(default);
            (await store.StateAsync(default)).Reported.ShouldBe(1);
        }
        foreach (string table in (string[])["reported_events", "reported_mentions"])
        {
            string before = StoreFolder.Dump(folder.Path);
            StoreFolder.Run(folder.Path, $"UPDATE {table} SET row = replace(row, '2031', '2032')");
            await using (var store = SqliteStore.Open(folder.Path, TimeProvider.System))
                (await Should.ThrowAsync<VedetteException>(() => store.CheckAsync(default))).Code.ShouldBe("W303");
            StoreFolder.Run(folder.Path, $"UPDATE {table} SET row = replace(row, '2032', '2031')");
            StoreFolder.Dump(folder.Path).ShouldBe(before);
        }
    }

    public void Dispose() => folder.Dispose();
}
