using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

public class PictureChangesTests
{
    private const string First = """
        # first | 2031-05-03
        Mira Tolvan | assessment | + | possible | Ardania could send fuel convoys to Borland | if the harbour falls | 2031-05-02 | the Harbour Council
        """;

    private const string Second = """
        # second | 2031-05-04
        Mira Tolvan | assessment | + | certain | Ardania will send fuel convoys to Borland || 2031-05-02 | the Harbour Council
        """;

    private const string Denied = """
        # third | 2031-05-05
        @Borland | denial | - | certain | Ardania will send fuel convoys to Borland
        """;

    private static PictureChanges Between(string before, string after) => PictureChanges.Between(Scene.Relate(before), Scene.Relate(after));

    [Fact]
    public void A_second_telling_is_no_new_origin()
    {
        var changes = Between(First, First + "\n" + Second);
        changes.Came.Length.ShouldBe(1);
        changes.Origins.New.ShouldBeEmpty();
        changes.Origins.Grown.ShouldHaveSingleItem().Documents.Length.ShouldBe(2);
        changes.Drifts.Select(d => d.Kind).ShouldContain(DriftKind.Certainty);
    }

    [Fact]
    public void A_denial_that_comes_is_told_and_one_that_goes_lapses()
    {
        string without = First + "\n" + Second, with = without + "\n" + Denied;
        var came = Between(without, with);
        came.Contradictions.ShouldNotBeEmpty();
        came.Lapsed.ShouldBeEmpty();
        var went = Between(with, without);
        went.Lapsed.Length.ShouldBe(came.Contradictions.Length);
        went.Contradictions.ShouldBeEmpty();
        went.Origins.Gone.Length.ShouldBe(came.Origins.New.Length);
    }

    [Fact]
    public void Groups_that_join_and_part_are_told_by_their_members()
    {
        var whole = Scene.Relate(First + "\n" + Second);
        var apart = whole with { Origins = [.. whole.Origins.Single().Claims.Select((claim, i) => whole.Origins.Single() with { Id = new((UInt128)i + 1), Claims = [claim] })] };
        PictureChanges.Between(apart, whole).Origins.Joined.ShouldHaveSingleItem().From.Length.ShouldBe(2);
        PictureChanges.Between(whole, apart).Origins.Parted.ShouldHaveSingleItem().To.Length.ShouldBe(2);
    }

    [Fact]
    public void A_page_that_changed_and_says_the_same_changes_no_origin()
    {
        var before = Scene.Of(First);
        ImmutableArray<Reading> after = [Renewed(before[0])];
        var changes = PictureChanges.Between(new Relater().Relate(before), new Relater().Relate(after));
        (changes.Came.Length, changes.Went.Length).ShouldBe((1, 1));
        changes.Origins.IsEmpty.ShouldBeTrue();
        changes.Stories.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_changes_between_a_set_and_itself_in_any_order()
    {
        var readings = Scene.Of(First + "\n" + Second + "\n" + Denied);
        var picture = new Relater().Relate(readings);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var shuffled = readings.ToArray();
            new Random(seed).Shuffle(shuffled);
            return PictureChanges.Between(picture, new Relater().Relate(shuffled)).IsEmpty;
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Another version of the item, word for word.</summary>
    private static Reading Renewed(Reading reading)
    {
        var id = new DocumentId(reading.Document.Id.Hash + 1);
        return reading with { Document = reading.Document with { Id = id }, Claims = [.. reading.Claims.Select(c => c with { Id = new(c.Id.Hash + 1), Document = id })] };
    }
}
