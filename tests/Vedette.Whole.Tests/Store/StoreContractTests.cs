using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Relate;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Store;

/// <summary>What every store keeps, whatever it is made of.</summary>
public abstract class StoreContractTests
{
    private static readonly DateTimeOffset Now = StoreFolder.Now;
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IStore Make();

    [Fact]
    public async Task Every_generated_reading_comes_back_as_it_went_in()
    {
        await using var store = Make();
        var readings = Enumerable.Range(0, 150).Select(n => Readings.At(seed: 11, n, claims: n % 12)).ToList();
        foreach (var reading in readings) (await store.AddAsync(reading, Now, None)).ShouldBeTrue();
        var kept = await store.ReadingsAsync(None);
        kept.Count.ShouldBe(readings.Count);
        for (int i = 0; i < readings.Count; i++) Canonical.Of(kept[i]).ShouldBe(Canonical.Of(readings[i]));
    }

    [Fact]
    public async Task Every_generated_picture_comes_back_as_it_went_in_and_replaces_the_one_before()
    {
        await using var store = Make();
        ImmutableArray<Reading> readings = [.. Enumerable.Range(0, 6).Select(n => Readings.At(seed: 12, n, claims: 5))];
        foreach (var reading in readings) await store.AddAsync(reading, Now, None);
        for (int seed = 0; seed < 30; seed++)
        {
            var picture = Readings.Picture(seed, [.. readings.Reverse().Take(1 + (seed % 6))]);
            await store.RelateAsync(picture, Now, None);
            Canonical.Of(await store.PictureAsync(None)).ShouldBe(Canonical.Of(picture));
        }
    }

    [Fact]
    public async Task The_very_same_reading_is_added_once()
    {
        await using var store = Make();
        (await store.AddAsync(Readings.At(1, 1), Now, None)).ShouldBeTrue();
        (await store.AddAsync(Readings.At(1, 1), Now.AddDays(1), None)).ShouldBeFalse();
        (await store.ReadingsAsync(None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_text_at_the_same_address_is_a_new_version_and_overwrites_nothing()
    {
        await using var store = Make();
        var first = Readings.Of(new(1), "page", "one", 4);
        var other = Readings.Of(new(2), "another", "one", 4);
        var second = Readings.Of(new(3), "page", "two", 5);
        foreach (var reading in new[] { first, other, second }) (await store.AddAsync(reading, Now, None)).ShouldBeTrue();
        Canonical.Of(await store.VersionsAsync(first.Document.Item, None)).ShouldBe(Canonical.Of(new[] { first, second }));
        // The order is that of the items' first adding, with the newest version of each.
        Canonical.Of(await store.ReadingsAsync(None)).ShouldBe(Canonical.Of(new[] { second, other }));
    }

    [Fact]
    public async Task An_unknown_item_has_no_versions()
    {
        await using var store = Make();
        (await store.VersionsAsync(new(7), None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_no_picture_before_anything_was_related()
    {
        await using var store = Make();
        await store.AddAsync(Readings.At(1, 1), Now, None);
        (await store.PictureAsync(None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_picture_keeps_the_versions_it_was_made_from_when_newer_ones_come()
    {
        await using var store = Make();
        var first = Readings.Of(new(1), "page", "one", 4);
        await store.AddAsync(first, Now, None);
        var picture = Readings.Picture(5, [first]);
        await store.RelateAsync(picture, Now, None);
        await store.AddAsync(Readings.Of(new(3), "page", "two", 5), Now, None);
        Canonical.Of(await store.PictureAsync(None)).ShouldBe(Canonical.Of(picture));
    }

    [Fact]
    public async Task Stories_that_join_or_part_are_put_on_record_with_what_came_and_nothing_is_taken_from_it()
    {
        await using var store = Make();
        var (one, two, three) = (Readings.Of(new(1), "one", "a", 2), Readings.Of(new(2), "two", "b", 2), Readings.Of(new(3), "three", "c", 2));
        foreach (var reading in new[] { one, two }) await store.AddAsync(reading, Now, None);
        static Story Of(int id, params Reading[] readings) => new(new((UInt128)id), $"story {id}\0", [.. readings.Select(r => r.Document.Id)]);
        var (first, second, both) = (Of(1, one), Of(2, two), Of(1, one, two, three));
        await store.RelateAsync(new() { Readings = [one, two], Stories = [first, second] }, Now, None);
        await store.RelateAsync(new() { Readings = [one, two], Stories = [second, first] }, Now.AddHours(1), None);
        (await store.StoryTurnsAsync(None)).ShouldBeEmpty();
        await store.AddAsync(three, Now, None);
        await store.RelateAsync(new() { Readings = [one, two, three], Stories = [both with { Members = [new(one.Document.Id, [new("story_grouped", "like")])] }] }, Now.AddHours(2), None);
        // Another version of the third page: the same items, and one version for another.
        var changed = Readings.Of(new(4), "three", "d", 2);
        await store.AddAsync(changed, Now, None);
        await store.ReplaceAsync([changed], new() { Readings = [one, two, changed], Stories = [Of(1, one, two), Of(4, changed)] }, Now.AddHours(3), None);
        Canonical.Of(await store.StoryTurnsAsync(None)).ShouldBe(Canonical.Of(new StoryTurn[]
        {
            new(Now.AddHours(2), StoryTurnKind.Joined, [first, second], [both], [three.Document.Id]),
            new(Now.AddHours(3), StoryTurnKind.Parted, [both], [Of(1, one, two), Of(4, changed)], [changed.Document.Id, three.Document.Id]),
        }));
    }

    [Fact]
    public async Task A_picture_of_a_document_that_is_not_kept_is_refused_and_the_one_before_stays()
    {
        await using var store = Make();
        var kept = Readings.At(1, 1);
        await store.AddAsync(kept, Now, None);
        var picture = Readings.Picture(5, [kept]);
        await store.RelateAsync(picture, Now, None);
        await Should.ThrowAsync<ArgumentException>(() => store.RelateAsync(Readings.Picture(6, [Readings.At(1, 2)]), Now, None));
        Canonical.Of(await store.PictureAsync(None)).ShouldBe(Canonical.Of(picture));
    }

    [Fact]
    public async Task A_reading_that_holds_a_claim_twice_or_of_another_document_is_refused()
    {
        await using var store = Make();
        var reading = Readings.At(1, 1, claims: 2);
        await Should.ThrowAsync<ArgumentException>(() => store.AddAsync(reading with { Claims = [reading.Claims[0], reading.Claims[0]] }, Now, None));
        await Should.ThrowAsync<ArgumentException>(() => store.AddAsync(reading with { Claims = Readings.At(1, 2).Claims }, Now, None));
        (await store.ReadingsAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decisions_are_appended_in_order()
    {
        await using var store = Make();
        Decision[] decisions =
        [
            new("claim:1", "accepted", "Ada", Now),
            new("claim:1", "rejected", "Ada", Now.AddTicks(1), "seen the recording\0"),
            new("origin:2", "edited", "Björn", Now.AddHours(2).ToOffset(TimeSpan.FromHours(2))),
        ];
        foreach (var decision in decisions) await store.DecideAsync(decision, None);
        (await store.DecisionsAsync(None)).ShouldBe(decisions);
    }

    [Fact]
    public async Task What_people_say_of_names_comes_back_as_it_was_said_and_relating_holds_to_it()
    {
        await using var store = Make();
        await NamedReports.FillAsync(store);
        NameUse one = new("person:anton belmak", "Anton Belmak"), two = new("person:anton belnak", "Anton Belnak"), there = new("ORG: hnb", "HNB\0", ItemId.Of("wire")), place = new("person:wang", "Wang", null, new(NamedReports.All[3].Document.Id, new(41, 45)));
        NameRuling[] said =
        [
            new(NameVerdict.One, one, two, null, "Ada", Now, "a slip"),
            new(NameVerdict.Two, there, place, null, "Björn", Now.AddHours(1)),
            new(NameVerdict.Told, one, null, new("Antonin", global::Vedette.Language.EntityKind.Person, "ARD"), "Ada", Now.AddHours(2)),
            new(NameVerdict.Open, there, place, null, "Ada", Now.AddHours(3)),
        ];
        foreach (var ruling in said) await store.DecideAsync(NameDecisions.Of(ruling), None);
        NameDecisions.All(await store.DecisionsAsync(None)).ShouldBe(said);
        await RelatedAnew.RelateAsync(store, new Vedette.Relate.Relater().Relate, Now, None);
        var entity = (await store.PictureAsync(None))!.Entities.Single(e => e.Aliases.Contains("Anton Belnak"));
        (entity.Canonical, entity.Aliases.Length, entity.Reasons.Length).ShouldBe(("Antonin", 2, 2));
        ClaimDecisions.Held((await store.PictureAsync(None))!, await store.DecisionsAsync(None)).Rulings.Holding.Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_stamp_changes_in_its_part_with_every_kind_of_write_and_with_nothing_else()
    {
        await using var store = Make();
        var reading = Readings.At(1, 1);
        var empty = await store.StampAsync(None);
        empty.ShouldBe(new(0, null, 0, 0));
        await store.AddAsync(reading, Now, None);
        var added = await store.StampAsync(None);
        added.ShouldBe(empty with { Documents = 1 });
        await store.AddAsync(reading, Now.AddDays(1), None);
        await store.ReadingsAsync(None);
        (await store.StampAsync(None)).ShouldBe(added);
        await store.RelateAsync(Readings.Picture(5, [reading]), Now, None);
        var related = await store.StampAsync(None);
        related.ShouldBe(added with { Related = Now });
        await store.RelateAsync(Readings.Picture(6, [reading]), Now.AddTicks(1), None);
        (await store.StampAsync(None)).Related.ShouldBe(Now.AddTicks(1));
        await store.DecideAsync(new("claim:1", "accepted", "Ada", Now), None);
        (await store.StampAsync(None)).Decisions.ShouldBe(1);
        (await store.RecordAsync([new Vedette.Judge.Question
        {
            By = "Ada", At = Now, Problem = "strait", Text = "Will it rain?", Criteria = "Yes when it rains.", Source = "The gauge", Opened = new(2026, 1, 2), Scheduled = new(2026, 1, 9),
        }], None)).ShouldBeEmpty();
        (await store.StampAsync(None)).Entries.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        await using var store = Make();
        await Should.ThrowAsync<OperationCanceledException>(() => store.AddAsync(Readings.At(1, 1), Now, new CancellationToken(true)));
        (await store.ReadingsAsync(None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("convoy", "a b")]
    [InlineData("CONVOY", "a b")]
    [InlineData("conv*", "a b")]
    [InlineData("conv", "")]
    [InlineData("convoy strait", "a")]
    [InlineData("\"the convoy\"", "a")]
    [InlineData("\"convoy the\"", "")]
    [InlineData("elysee", "c")]
    [InlineData("u.s.", "b")]
    [InlineData("łodz", "c")]
    [InlineData("AND OR NOT NEAR(", "")]
    [InlineData("\" ' ; -- *", "")]
    [InlineData("", "")]
    [InlineData("title:convoy", "")]
    [InlineData("北京", "c")]
    public async Task Search_finds_documents_that_hold_all_the_words(string query, string found)
    {
        await using var store = Make();
        await store.AddAsync(Page("a", "The convoy", "The convoy entered the strait at dawn."), Now, None);
        await store.AddAsync(Page("b", "Budget", "A convoy of U.S. trucks was delayed by snow."), Now, None);
        await store.AddAsync(Page("c", null, "The Élysée in Paris and a plant in Łódź say nothing; 北京 neither."), Now, None);
        var hits = await store.SearchAsync(query, 10, None);
        hits.Select(h => h.Name).Order().ShouldBe(found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Search_puts_a_title_first_marks_the_words_and_keeps_to_the_limit()
    {
        await using var store = Make();
        for (int i = 0; i < 8; i++) await store.AddAsync(Page($"other{i}", "Weather", "Rain fell on the hills all day long."), Now, None);
        await store.AddAsync(Page("body", "Weather", "Ships wait while a blockade is talked about in the harbour."), Now, None);
        await store.AddAsync(Page("title", "A blockade", "Ships wait while a blockade is talked about in the harbour."), Now, None);
        var hits = await store.SearchAsync("blockade", 10, None);
        hits.Select(h => h.Name).ShouldBe(["title", "body"]);
        hits[1].Snippet.ShouldContain("a \u0002blockade\u0003 is");
        (await store.SearchAsync("blockade", 1, None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Search_sees_the_newest_version_only()
    {
        await using var store = Make();
        await store.AddAsync(Page("p", "Old title", "The old wording."), Now, None);
        await store.AddAsync(Page("p", "New title", "The new wording."), Now, None);
        (await store.SearchAsync("old", 10, None)).ShouldBeEmpty();
        (await store.SearchAsync("new", 10, None)).Count.ShouldBe(1);
        (await store.SearchAsync("wording", 10, None)).Count.ShouldBe(1);
    }

    private static Reading Page(string name, string? title, string text) => new()
    {
        Document = new()
        {
            Id = new(ContentHash.Of(name, text)), Item = new(ContentHash.Of(name)), Address = name, Name = name, Title = title, Text = text,
        },
    };
}

public sealed class MemoryStoreTests : StoreContractTests
{
    protected override IStore Make() => new MemoryStore();
}

public sealed class SqliteStoreTests : StoreContractTests, IDisposable
{
    private readonly StoreFolder folder = new();

    protected override IStore Make() => folder.Make();

    [Fact]
    public async Task The_very_same_reading_changes_no_byte_of_content()
    {
        await using (var store = folder.Make()) await store.AddAsync(Readings.At(1, 1), StoreFolder.Now, default);
        string before = StoreFolder.Dump(folder.Path);
        byte[] file = await File.ReadAllBytesAsync(folder.Path);
        await using (var store = SqliteStore.Open(folder.Path, TimeProvider.System)) (await store.AddAsync(Readings.At(1, 1), StoreFolder.Now.AddDays(9), default)).ShouldBeFalse();
        StoreFolder.Dump(folder.Path).ShouldBe(before);
        (await File.ReadAllBytesAsync(folder.Path)).ShouldBe(file);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_comes_back_as_the_replacement_character_of_the_same_length()
    {
        await using var store = folder.Make();
        var reading = Readings.At(1, 1);
        string broken = "a\ud83db";
        await store.AddAsync(reading with { Document = reading.Document with { Text = broken, Title = broken, Authors = [broken] } }, StoreFolder.Now, default);
        var kept = (await store.ReadingsAsync(default))[0].Document;
        kept.Text.ShouldBe("a\ufffdb");
        kept.Title.ShouldBe("a\ufffdb");
        kept.Authors.ShouldBe(["a\ufffdb"]);
    }

    [Fact]
    public async Task Decisions_cannot_be_changed_or_removed_even_by_hand()
    {
        await using (var store = folder.Make()) await store.DecideAsync(new("claim:1", "accepted", "Ada", StoreFolder.Now), default);
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => StoreFolder.Run(folder.Path, "UPDATE decisions SET state = 'rejected'"));
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => StoreFolder.Run(folder.Path, "DELETE FROM decisions"));
    }

    [Fact]
    public async Task Two_stores_on_one_file_take_turns()
    {
        await using var one = folder.Make();
        await using var two = SqliteStore.Open(folder.Path, TimeProvider.System);
        await Task.WhenAll(
            Task.Run(async () => { for (int n = 0; n < 40; n++) await one.AddAsync(Readings.At(1, n, 3), StoreFolder.Now, default); }),
            Task.Run(async () => { for (int n = 0; n < 40; n++) await two.AddAsync(Readings.At(2, n, 3), StoreFolder.Now, default); }));
        (await one.ReadingsAsync(default)).Count.ShouldBe(80);
        await two.CheckAsync(default);
    }

    [Fact]
    public async Task The_whole_check_passes_on_a_store_with_versions_and_a_picture()
    {
        await using var store = folder.Make();
        var reading = Readings.Of(new(1), "page", "one", 4);
        await store.AddAsync(reading, StoreFolder.Now, default);
        await store.AddAsync(Readings.Of(new(2), "page", "two", 4), StoreFolder.Now, default);
        await store.RelateAsync(Readings.Picture(1, [reading]), StoreFolder.Now, default);
        await store.CheckAsync(default);
        var state = await store.StateAsync(default);
        (state.Version, state.Items, state.Documents, state.Claims).ShouldBe((SqliteStore.KnownVersion, 1, 2, 8));
    }

    public void Dispose() => folder.Dispose();
}
