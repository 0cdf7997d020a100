using System.Collections.Immutable;
using System.Text;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Read.Archives;
using Vedette.Read.Feeds;
using Vedette.Watching;
using Vedette.Whole.Tests.Store;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Watching;

/// <summary>What every store keeps of captures, of watched addresses and of what they announce.</summary>
public abstract class WatchContractTests
{
    private static readonly DateTimeOffset Now = StoreFolder.Now;
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IStore Make();

    internal static Watched Feed(string address) => new() { Address = address, Kind = WatchedKind.Feed, Added = Now, Due = Now };

    internal static FeedItem Item(string link, string? modified = null) => new() { Id = link, Link = link, Title = "Title", Html = "<p>A text\0</p>", Authors = ["A", "B"], Published = When.Parse("2026-01-01"), Modified = When.Parse(modified), Publisher = new("P", null), Transport = new(null, "http://t") };

    internal static Capture Answer(Reading reading, string body, int minute = 0) => new(reading.Document.Address, Now.AddMinutes(minute), 200, [("Content-Type", "text/html"), ("X", "é")], Encoding.UTF8.GetBytes(body)) { Link = "https://other.example/" };

    [Fact]
    public async Task A_capture_comes_back_as_it_went_in_and_its_body_is_kept_once()
    {
        await using var store = Make();
        var (reading, other) = (Readings.At(1, 1), Readings.At(1, 2));
        var capture = Answer(reading, "body body body");
        (await store.AddAsync(new Taken(reading, capture), Now, None)).ShouldBeTrue();
        (await store.AddAsync(new Taken(reading, capture), Now.AddDays(1), None)).ShouldBeFalse();
        (await store.AddAsync(new Taken(reading, Answer(reading, "body body body", 5)), Now, None)).ShouldBeFalse();
        await store.AddAsync(new Taken(other, Answer(other, "") with { Link = null, ToldBy = "http://feed" }), Now, None);
        await store.AddAsync(new Taken(Readings.At(1, 3), null), Now, None);
        var notes = await store.CapturesAsync(null, None).ToListAsync();
        notes.Select(n => n.Document).ShouldBe([reading.Document.Id, reading.Document.Id, other.Document.Id]);
        notes[0].Body.ShouldBe(notes[1].Body);
        notes.Select(n => n.Length).ShouldBe([14, 14, 0]);
        (await store.CapturesAsync(other.Document.Item, None).ToListAsync()).ShouldBe([notes[2]]);
        var kept = (await store.CaptureAsync(notes[0].Id, None)).ShouldNotBeNull();
        Encoding.UTF8.GetString(kept.Body.Span).ShouldBe("body body body");
        Canonical.Of(kept.Headers).ShouldBe(Canonical.Of(capture.Headers));
        (kept.Target, kept.Time, kept.Status, kept.Link, kept.ToldBy).ShouldBe((capture.Target, capture.Time, 200, "https://other.example/", null));
        (await store.CaptureAsync(notes[2].Id, None)).ShouldNotBeNull().ToldBy.ShouldBe("http://feed");
        (await store.CaptureAsync(7, None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_reading_is_replaced_as_a_whole_and_claims_that_went_are_superseded()
    {
        await using var store = Make();
        var (reading, other) = (Readings.At(1, 1, 5), Readings.At(1, 2, 5));
        await store.AddAsync(reading, Now, None);
        await store.AddAsync(other, Now, None);
        await store.RelateAsync(Readings.Picture(1, [reading, other]), Now, None);
        var anew = reading with
        {
            Document = reading.Document with { Text = "quite another wording", Title = "Another" },
            Claims = [reading.Claims[1] with { Venue = "elsewhere" }, reading.Claims[3]],
            Events = [],
        };
        var picture = Readings.Picture(2, [anew, other]);
        await store.ReplaceAsync([anew], picture, Now.AddDays(1), None);
        Canonical.Of(await store.ReadingsAsync(None)).ShouldBe(Canonical.Of(new[] { anew, other }));
        Canonical.Of(await store.PictureAsync(None)).ShouldBe(Canonical.Of(picture));
        var gone = await store.SupersededAsync(None);
        gone.Select(c => c.Claim).ShouldBe([reading.Claims[0].Id, reading.Claims[2].Id, reading.Claims[4].Id]);
        gone[0].ShouldBe(new(reading.Claims[0].Id, reading.Document.Id, Now.AddDays(1), reading.Claims[0].Speaker, reading.Claims[0].Words(reading.Document.Text)));
        (await store.SearchAsync("wording", 10, None)).Single().Document.ShouldBe(reading.Document.Id);
        (await store.StampAsync(None)).Related.ShouldBe(Now.AddDays(1));
    }

    [Fact]
    public async Task A_replacement_of_what_is_not_kept_is_refused_and_changes_nothing()
    {
        await using var store = Make();
        var reading = Readings.At(1, 1);
        await store.AddAsync(reading, Now, None);
        await Should.ThrowAsync<ArgumentException>(() => store.ReplaceAsync([reading with { Claims = [] }, Readings.At(1, 9)], Readings.Picture(1, [reading]), Now, None));
        Canonical.Of(await store.ReadingsAsync(None)).ShouldBe(Canonical.Of(new[] { reading }));
        (await store.SupersededAsync(None)).ShouldBeEmpty();
        (await store.PictureAsync(None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_watched_address_comes_back_as_it_went_in_and_goes()
    {
        await using var store = Make();
        var feed = Feed("http://a/feed") with
        {
            Title = "A ☂", Site = "http://a", Folder = ["One", "Two"], IsPaused = true, Pace = TimeSpan.FromMinutes(7), ETag = "\"x\"", LastModified = "yesterday", Asked = Now, Good = Now.AddHours(-1), News = Now.AddHours(-2),
            Failures = 3, Fault = new("W1", "told so."), Told = 9, Gaps = [TimeSpan.FromHours(1), TimeSpan.FromTicks(7)],
        };
        await store.ChangeWatchedAsync(feed.Address, before => before is null ? feed : throw new InvalidOperationException(), None);
        await store.ChangeWatchedAsync("http://b", _ => Feed("http://b") with { Kind = WatchedKind.Page }, None);
        Canonical.Of(await store.WatchedAsync(None)).ShouldBe(Canonical.Of(new[] { feed, Feed("http://b") with { Kind = WatchedKind.Page } }));
        (await store.ChangeWatchedAsync("http://b", w => w! with { Title = "B" }, None))!.Title.ShouldBe("B");
        (await store.ChangeWatchedAsync("http://a/feed", _ => null, None)).ShouldBeNull();
        (await store.WatchedAsync(None)).Select(w => (w.Address, w.Title)).ShouldBe([("http://b", "B")]);
    }

    [Fact]
    public async Task Items_wait_once_in_the_same_step_in_which_their_feed_moves_on()
    {
        await using var store = Make();
        await store.ChangeWatchedAsync("http://a", _ => Feed("http://a"), None);
        var first = await store.PolledAsync("http://a", [Item("http://a/1"), Item("http://a/2"), Item("http://a/1")], null, (w, fresh) => w with { Told = w.Told + fresh, ETag = "e" }, Now, None);
        first.ShouldNotBeNull().Fresh.Select(i => (i.Address, i.State, i.Due)).ShouldBe([("http://a/1", AnnouncedState.Waiting, Now), ("http://a/2", AnnouncedState.Waiting, Now)]);
        (await store.PolledAsync("http://a", [Item("http://a/2"), Item("http://a/3")], null, (w, fresh) => w with { Told = w.Told + fresh }, Now.AddHours(1), None))!.Fresh.Select(i => i.Address).ShouldBe(["http://a/3"]);
        (await store.WatchedAsync(None)).Single().ShouldSatisfyAllConditions(w => w.Told.ShouldBe(3), w => w.ETag.ShouldBe("e"));
        var waiting = await store.WaitingAsync(None);
        waiting.Select(i => (i.Number, i.Address, i.Feed)).ShouldBe([(1, "http://a/1", "http://a"), (2, "http://a/2", "http://a"), (3, "http://a/3", "http://a")]);
        Canonical.Of(await store.ToldAsync(1, None)).ShouldBe(Canonical.Of(Item("http://a/1")));
        (await store.PolledAsync("http://gone", [Item("http://a/9")], null, (w, _) => w, Now, None)).ShouldBeNull();
        (await store.WaitingAsync(None)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_step_that_fails_moves_neither_the_feed_nor_its_items()
    {
        await using var store = Make();
        await store.ChangeWatchedAsync("http://a", _ => Feed("http://a"), None);
        await Should.ThrowAsync<ArgumentException>(() => store.SettleAsync(new(1, AnnouncedState.Waiting), new(Readings.At(1, 1), null), Now, None));
        (await store.ReadingsAsync(None)).ShouldBeEmpty();
        (await store.WatchedAsync(None)).Single().Told.ShouldBe(0);
    }

    [Fact]
    public async Task An_item_is_settled_together_with_what_was_read_of_it()
    {
        await using var store = Make();
        await store.ChangeWatchedAsync("http://a", _ => Feed("http://a"), None);
        var fresh = (await store.PolledAsync("http://a", [Item("http://a/1"), Item("http://a/2")], null, (w, _) => w, Now, None))!.Fresh;
        await store.SettleAsync(Settled.Again(fresh[0] with { Tries = 1, Due = Now.AddHours(1), Fault = new("W1", "later.") }), null, Now, None);
        (await store.WaitingAsync(None))[0].ShouldBe(fresh[0] with { Tries = 1, Due = Now.AddHours(1), Fault = new("W1", "later.") });
        var reading = Readings.At(1, 1);
        (await store.SettleAsync(new(1, AnnouncedState.Kept), new(reading, Answer(reading, "b")), Now, None)).ShouldBeTrue();
        (await store.SettleAsync(new(2, AnnouncedState.GivenUp, new("W2", "gone.")), null, Now, None)).ShouldBeFalse();
        (await store.WaitingAsync(None)).ShouldBeEmpty();
        (await store.ToldAsync(1, None)).ShouldBeNull();
        (await store.ReadingsAsync(None)).Count.ShouldBe(1);
        (await store.CapturesAsync(null, None).ToListAsync()).Count.ShouldBe(1);
        (await store.AnnouncedAsync(None)).ShouldBe(new(0, 1, 1));
    }

    [Fact]
    public async Task An_item_that_tells_of_a_later_change_waits_again_a_bounded_number_of_times()
    {
        await using var store = Make();
        await store.ChangeWatchedAsync("http://a", _ => Feed("http://a"), None);
        async Task<int> Told(string? modified) => (await store.PolledAsync("http://a", [Item("http://a/1", modified)], null, (w, _) => w, Now, None))!.Fresh.Count;
        (await Told("2026-01-01")).ShouldBe(1);
        (await Told("2026-01-02")).ShouldBe(0, "it waits already");
        await store.SettleAsync(new(1, AnnouncedState.Kept), null, Now, None);
        (await Told("2026-01-01")).ShouldBe(0);
        (await Told(null)).ShouldBe(0);
        int again = 0;
        for (int day = 3; day < 20; day++)
        {
            again += await Told($"2026-01-{day:00}");
            await store.SettleAsync(new(1, AnnouncedState.Kept), null, Now, None);
        }
        again.ShouldBe(4);
    }

    [Fact]
    public async Task A_watched_page_is_kept_in_the_step_in_which_its_state_moves_on()
    {
        await using var store = Make();
        await store.ChangeWatchedAsync("http://a", _ => Feed("http://a") with { Kind = WatchedKind.Page }, None);
        var reading = Readings.At(1, 1);
        (await store.PolledAsync("http://a", [], new(reading, Answer(reading, "b")), (w, fresh) => w with { Told = w.Told + fresh }, Now, None)).ShouldNotBeNull().IsNew.ShouldBeTrue();
        (await store.PolledAsync("http://a", [], new(reading, Answer(reading, "b", 9)), (w, fresh) => w with { Told = w.Told + fresh }, Now, None)).ShouldNotBeNull().IsNew.ShouldBeFalse();
        (await store.WatchedAsync(None)).Single().Told.ShouldBe(1);
        (await store.CapturesAsync(null, None).ToListAsync()).Count.ShouldBe(2);
    }
}

public sealed class MemoryWatchTests : WatchContractTests
{
    protected override IStore Make() => new MemoryStore();
}

public sealed class SqliteWatchTests : WatchContractTests, IDisposable
{
    private readonly StoreFolder folder = new();

    protected override IStore Make() => folder.Make();

    [Fact]
    public async Task A_body_that_was_changed_on_the_disk_is_found()
    {
        await using var store = folder.Make();
        var reading = Readings.At(1, 1);
        await store.AddAsync(new Taken(reading, Answer(reading, "the body of the page")), StoreFolder.Now, default);
        await store.CheckAsync(default);
        StoreFolder.Run(folder.Path, "UPDATE bodies SET packed = x'0400000000'");
        var note = (await store.CapturesAsync(null, default).ToListAsync()).Single();
        (await Should.ThrowAsync<VedetteException>(() => store.CaptureAsync(note.Id, default))).Code.ShouldBe("W303");
        (await Should.ThrowAsync<VedetteException>(() => store.CheckAsync(default))).Code.ShouldBe("W303");
    }

    [Fact]
    public async Task A_store_whose_readings_were_replaced_passes_the_whole_check()
    {
        await using var store = folder.Make();
        var (one, two) = (Readings.Of(new(1), "page", "one", 4), Readings.Of(new(2), "page", "two", 4));
        await store.AddAsync(one, StoreFolder.Now, default);
        await store.AddAsync(two, StoreFolder.Now, default);
        await store.ReplaceAsync([one with { Claims = [] }, two with { Claims = [two.Claims[0]] }], Readings.Picture(1, [two]), StoreFolder.Now, default);
        await store.CheckAsync(default);
        Canonical.Of(await store.VersionsAsync(one.Document.Item, default)).ShouldBe(Canonical.Of(new[] { one with { Claims = [] }, two with { Claims = [two.Claims[0]] } }));
    }

    public void Dispose() => folder.Dispose();
}
