using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Model;
using Vedette.Weigh.Indicators;
using static Vedette.Tests.Weigh.Signs;

namespace Vedette.Tests.Weigh.Indicators;

public class IndicatorBoardTests
{
    [Fact]
    public void Without_a_sign_an_indicator_was_never_looked_at_unless_somebody_looked()
    {
        StateOf(Indicator(), null).State.ShouldBe(IndicatorState.NeverLooked);
        var looked = Indicator() with { Looks = [new(Day("2025-01-10"), "Ann", "ports")] };
        StateOf(looked, "2025-02-01").State.ShouldBe(IndicatorState.Quiet);
        StateOf(looked, "2025-01-01").State.ShouldBe(IndicatorState.NeverLooked);
    }

    [Fact]
    public void One_source_asserts_and_two_make_it_present()
    {
        StateOf(Indicator(), "2025-01-01", Testimony("Ann", "2025-01-01")).State.ShouldBe(IndicatorState.Asserted);
        StateOf(Indicator(), "2025-01-01", Testimony("Ann", "2025-01-01"), Testimony("Ben", "2025-01-01")).State.ShouldBe(IndicatorState.Present);
    }

    [Fact]
    public void What_might_be_never_makes_it_present() =>
        StateOf(Indicator(), "2025-01-01", [.. "Ann Ben Cid Dan".Split(' ').Select(who => Testimony(who, "2025-01-01", Statement(isDone: false)))]).State.ShouldBe(IndicatorState.Asserted);

    [Fact]
    public void What_the_party_itself_does_by_saying_it_needs_no_second_witness() =>
        StateOf(Indicator() with { Fires = [Act] }, "2025-01-01", Testimony("Ann", "2025-01-01", Statement(isDone: false))).State.ShouldBe(IndicatorState.Present);

    [Fact]
    public void An_authors_own_voice_is_no_sourced_report()
    {
        var author = new Testimony(Origin("author", SpeakerType.Author), When.Parse("2025-01-01"), [new(ContentHash.Of("d"))], [Statement()]);
        StateOf(Indicator(), "2025-01-01", author).State.ShouldBe(IndicatorState.NoSourcedReport);
        StateOf(Indicator(), "2025-01-01", author with { Origin = null }).State.ShouldBe(IndicatorState.NoSourcedReport);
    }

    [Fact]
    public void What_only_a_retelling_has_is_no_sourced_report()
    {
        var reading = StateOf(Indicator(), "2025-01-01", Testimony("Ann", "2025-01-01", Statement() with { Nearer = new(ContentHash.Of("nearer")) }));
        reading.State.ShouldBe(IndicatorState.NoSourcedReport);
        reading.Signs.Single().Kind.ShouldBe(SignKind.Retold);
    }

    [Fact]
    public void A_source_in_doubt_does_not_count_towards_presence()
    {
        var doubt = new Reason("perhaps_same", "it may be Ann");
        var reading = StateOf(Indicator(), "2025-01-01", Testimony("Ann", "2025-01-01"), Testimony("a spokesman", "2025-01-01") with { Doubt = doubt });
        (reading.State, reading.Least, reading.Most).ShouldBe((IndicatorState.Asserted, 1, 2));
        InWords.Origins(reading).ShouldBe("1 to 2");
    }

    [Fact]
    public void A_denial_is_shown_and_fires_nothing()
    {
        var reading = StateOf(Indicator(), "2025-01-01", Testimony("Ann", "2025-01-01", Statement(polarity: Polarity.Negative)));
        reading.State.ShouldBe(IndicatorState.NeverLooked);
        reading.Of(SignKind.Denied).Count().ShouldBe(1);
        InWords.State(reading).ShouldContain("denied");
    }

    [Fact]
    public void Presence_ends_on_the_day_on_which_its_signs_have_faded_and_not_before()
    {
        // Two signs fall to 0.5 after two half-lives.
        var signs = new[] { Testimony("Ann", "2025-01-01"), Testimony("Ben", "2025-01-01") };
        var end = Day("2025-01-01").AddDays(200);
        StateOf(Indicator(), end.ToString("yyyy-MM-dd"), signs).State.ShouldBe(IndicatorState.Present);
        StateOf(Indicator(), end.AddDays(1).ToString("yyyy-MM-dd"), signs).State.ShouldBe(IndicatorState.Asserted);
        StateOf(Indicator(), end.AddDays(400).ToString("yyyy-MM-dd"), signs).State.ShouldBe(IndicatorState.Faded);
    }

    [Fact]
    public void Between_the_two_thresholds_the_state_stays_as_it_is()
    {
        // One faded sign and a fresh one stand at 1.5: not enough to begin presence, enough to keep it.
        var (old, fresh) = (Testimony("Ann", "2025-01-01"), Testimony("Ben", "2025-04-11"));
        StateOf(Indicator(), "2025-04-11", old, fresh).State.ShouldBe(IndicatorState.Asserted);
        StateOf(Indicator(), "2025-04-11", old, Testimony("Cid", "2025-01-01"), fresh).State.ShouldBe(IndicatorState.Present);
    }

    [Fact]
    public void Each_change_of_state_tells_its_day_and_its_reason()
    {
        var changes = StateOf(Indicator(from: 1.5), "2026-12-01", Testimony("Ann", "2025-01-01"), Testimony("Ben", "2025-02-01")).Changes;
        changes.Select(c => c.To).ShouldBe([IndicatorState.Asserted, IndicatorState.Present, IndicatorState.Asserted, IndicatorState.Faded]);
        changes.ShouldAllBe(c => c.On.IsKnown && c.Why.Length > 0);
        changes[1].Cause!.Origin!.Speaker.ShouldBe("Ben");
        changes[2].Cause.ShouldBeNull();
    }

    [Fact]
    public void An_undated_sign_does_not_fade_and_makes_nothing_stale()
    {
        var reading = StateOf(Indicator(), "2035-01-01", Testimony("Ann", null), Testimony("Ben", null));
        reading.State.ShouldBe(IndicatorState.Present);
        reading.IsStale.ShouldBeFalse();
        StateOf(Indicator(), "2035-01-01", Testimony("Ann", "2025-01-01")).IsStale.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2025-06-01", false)]
    [InlineData("2025-06-02", true)]
    public void Silence_tells_from_the_day_after_it_should_have_shown(string asOf, bool isSilent) =>
        StateOf(Indicator() with { ExpectedBy = Day("2025-06-01") }, asOf).IsSilent.ShouldBe(isSilent);

    [Theory]
    [InlineData(1, 0, Trend.Steady)]
    [InlineData(1, 1, Trend.Steady)]
    [InlineData(1, 4, Trend.Burst)]
    [InlineData(8, 2, Trend.Quiet)]
    [InlineData(8, 8, Trend.Steady)]
    [InlineData(8, 20, Trend.Burst)]
    public void Signs_are_held_against_what_is_usual(double usual, int seen, Trend trend) =>
        StateOf(Indicator() with { Baseline = new(usual, 30) }, "2025-01-20", [.. Enumerable.Range(0, seen).Select(n => Testimony($"s{n}", "2025-01-15"))]).Trend.ShouldBe(trend);

    [Fact]
    public void What_was_told_after_the_cut_off_does_not_count() =>
        StateOf(Indicator(), "2025-01-01", Testimony("Ann", "2025-01-02")).State.ShouldBe(IndicatorState.NeverLooked);

    [Fact]
    public void A_stream_out_of_order_is_refused()
    {
        var board = new IndicatorBoard([Indicator()]);
        board.Take(Testimony("Ann", "2025-02-01"));
        Should.Throw<ArgumentException>(() => board.Take(Testimony("Ben", "2025-01-01")));
        Should.Throw<ArgumentException>(() => board.Take(Testimony("Ben", null)));
    }

    private static readonly Gen<Testimony> AnyTestimony =
        from who in Gen.Choose(1, 6)
        from day in Gen.Choose(0, 400)
        from isDated in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from isDone in Gen.Elements(true, false)
        from doubt in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select Testimony($"speaker {who}", isDated ? Day("2025-01-01").AddDays(who * 13 % 7 + day).ToString("yyyy-MM-dd") : null, Statement(isDone: isDone)) with { Doubt = doubt ? new("perhaps_same", "x") : null };

    private static readonly Arbitrary<Testimony[]> AnySet = AnyTestimony.ArrayOf().Select(all => all.DistinctBy(t => t.Origin!.Id).ToArray()).ToArbitrary();

    private static string Told(IndicatorReading r) => $"{r.State} {r.Least} {r.Most} {r.Standing:R} {r.Trend} {r.IsStale} {string.Join('|', r.Changes.Select(c => $"{c.On} {c.To}"))}";

    [Fact]
    public void The_order_in_which_origins_come_is_irrelevant() => Prop.ForAll(AnySet, set =>
        Told(StateOf(Indicator(), "2026-06-01", set)) == Told(StateOf(Indicator(), "2026-06-01", set.Reverse()))).QuickCheckThrowOnFailure();

    [Fact]
    public void One_origin_told_twice_weighs_as_once() => Prop.ForAll(AnySet, set =>
        Told(StateOf(Indicator(), "2026-06-01", set)) == Told(StateOf(Indicator(), "2026-06-01", set.Concat(set)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_copy_of_a_story_adds_nothing() => Prop.ForAll(AnySet, set =>
    {
        // A copy adds documents and statements to the origins that are there; it makes no origin.
        var copied = set.Select(t => t with
        {
            Origin = t.Origin! with { Documents = t.Documents.Add(new(ContentHash.Of("copy"))) },
            Documents = t.Documents.Add(new(ContentHash.Of("copy"))),
            Statements = [.. t.Statements, .. t.Statements.Select(s => s with { Where = new(new(ContentHash.Of("copy")), s.Where.Span) })],
        });
        return Told(StateOf(Indicator(), "2026-06-01", set)) == Told(StateOf(Indicator(), "2026-06-01", copied));
    }).QuickCheckThrowOnFailure();
}
