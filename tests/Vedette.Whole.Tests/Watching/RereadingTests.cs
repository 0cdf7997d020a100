using System.Text;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Watching;
using Vedette.Read;
using Vedette.Read.Archives;
using Vedette.Relate;
using Vedette.Whole.Tests.Judge;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Watching;

/// <summary>An extractor that changes its mind, over kept captures.</summary>
public sealed class RereadingTests : IDisposable
{
    private readonly StoreFolder folder = new();

    private static Capture Page(int number) => new($"https://a.example/{number}", StoreFolder.Now, 200, [("Content-Type", "text/html")],
        Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><head><title>Report {number}</title></head><body><article><h1>Report {number}</h1><p>The minister said on Tuesday that the fleet had left port after talks in the capital, number {number}.</p><p>Officials said that it would come back within the week, and that nothing else was planned.</p></article></body></html>"));

    /// <summary>A claim of each word that is looked for and stands in the text.</summary>
    private static Func<Document, CancellationToken, Reading> Looking(params string[] words) => (document, _) => new Reading
    {
        Document = document,
        Claims = [.. words.Select(w => (Word: w, At: document.Text.IndexOf(w, StringComparison.Ordinal))).Where(w => w.At >= 0).Select(w => new Claim
        {
            Id = new(ContentHash.Of(document.Id.ToString(), w.Word)), Document = document.Id, Content = [new(w.At, w.At + w.Word.Length)], Speaker = "The minister", SpeakerType = SpeakerType.Named, Kind = ClaimKind.Assertion, MadeBy = new("test", "1"),
        })],
    };

    private static async Task AddAsync(IStore store, Func<Document, CancellationToken, Reading> extract, params Capture[] captures)
    {
        foreach (var capture in captures) await store.AddAsync(new Taken(extract(DocumentReader.Read(capture.Again()), default), capture), StoreFolder.Now, default);
    }

    private static Task<Reread> Reread(IStore store, Func<Document, CancellationToken, Reading> extract, params ItemId[] items) =>
        new Rereading(store, extract, new Relater(), new SetClock(StoreFolder.Now.AddDays(1))).RunAsync(items.Length == 0 ? null : items, (_, _) => { }, default);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_reads_otherwise_is_replaced_and_what_came_and_went_is_told(bool isFile)
    {
        await using IStore store = isFile ? folder.Make() : new MemoryStore();
        await AddAsync(store, Looking("fleet", "talks"), Page(1), Page(2));
        var kept = (await store.ReadingsAsync(default))[0].Claims;
        await store.DecideAsync(ClaimDecisions.Decide(kept[1].Id, ClaimState.Accepted, "Ada", StoreFolder.Now, null), default);

        var result = await Reread(store, Looking("fleet", "port"));
        (result.Read, result.Changed.Count).ShouldBe((2, 2));
        result.Changed[0].Came.Single().Words(result.Changed[0].After.Document.Text).ShouldBe("port");
        result.Changed[0].Went.Single().Id.ShouldBe(kept[1].Id);
        var decided = result.Decided.ShouldHaveSingleItem();
        (decided.Claim.Words, decided.Decisions.Single().By).ShouldBe(("talks", "Ada"));
        (await store.ReadingsAsync(default))[0].Claims.Select(c => c.Id).ShouldContain(kept[0].Id, "an unchanged claim keeps its id");
        (await store.PictureAsync(default)).ShouldNotBeNull().Readings.Length.ShouldBe(2);
        (await store.DecisionsAsync(default)).Count.ShouldBe(1);

        var again = await Reread(store, Looking("fleet", "port"));
        (again.Read, again.Changed.Count).ShouldBe((2, 0));
        again.Decided.Count.ShouldBe(1, "it is told each time until it is found again");
        (await Reread(store, Looking("fleet", "talks"))).Decided.ShouldBeEmpty();
        if (store is SqliteStore file) await file.CheckAsync(default);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_read_again_and_what_has_no_capture_never()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, Looking("fleet"), Page(1), Page(2));
        await store.AddAsync(Looking("fleet")(DocumentReader.Read(Page(3).Again()), default), StoreFolder.Now, default);
        var result = await Reread(store, Looking("port"), ItemId.Of("https://a.example/2"));
        result.Changed.Single().After.Document.Address.ShouldBe("https://a.example/2");
        (await store.ReadingsAsync(default))[0].Claims.Single().Words((await store.ReadingsAsync(default))[0].Document.Text).ShouldBe("fleet");
    }

    [Fact]
    public async Task A_kill_between_reading_and_replacing_leaves_the_old_readings_and_the_old_picture()
    {
        await using var store = new MemoryStore();
        await AddAsync(store, Looking("fleet"), Page(1));
        var before = await store.StampAsync(default);
        await Should.ThrowAsync<KilledException>(() => Reread(KilledStore.Over(store, 0, isAfter: false), Looking("port")));
        (await store.StampAsync(default)).ShouldBe(before);
        (await store.SupersededAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_feed_told_is_read_again_with_the_reason_it_was_read_for()
    {
        await using var store = new MemoryStore();
        var capture = Page(1) with { ToldBy = "https://a.example/feed" };
        var document = DocumentReader.Read(capture.Again());
        await store.AddAsync(new Taken(Looking("fleet")(document with { Faults = [.. document.Faults, new("W371", "The page could not be had.")] }, default), capture), StoreFolder.Now, default);
        (await Reread(store, Looking("fleet"))).Changed.ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();
}
